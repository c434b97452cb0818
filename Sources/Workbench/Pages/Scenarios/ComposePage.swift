import Continuum
import Reports
import Resilience

/// What `compose.mustache` names: what happens so far, what may be added, with which measures, until when. All of it stands in the address.
struct ComposePage: PageValue, Sendable {
    struct Part: Sendable {
        var partTitle: String
        var partWhen: String
        var removeURL: String
        var partText: TypedText
    }

    struct Kept: Sendable { var measureID: TypedText }

    struct Offer: Sendable {
        var offerURL: String
        var offerTitle: String
    }

    var t: [String: String]
    var composeURL: String
    var runURL: String
    var compareURL: String
    var parts: [Part]
    var measures: [Kept]
    var horizon: TypedText
    /// The event that is being described, with a field for each of its places.
    var adding: [Adding] = []
    var offers: [Offer]
    var options: [Field]
    var problemList: [ProblemList] = []

    struct Adding: Sendable {
        var addName: TypedText
        var addTitle: String
        var addMeaning: String
        var addSource: String
        var addFields: [Field]
        var otherURL: String
    }

    var derived: [String: Any] { ["hasParts": !parts.isEmpty, "isAdding": !adding.isEmpty, "canRun": !parts.isEmpty] }

    init(_ scenario: ScenarioQuery, adding ready: ReadyScenario?, typed: [String], after: String, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let t = ScenarioWords.words(language)
        self.t = t
        composeURL = room.url("scenarios/compose")
        runURL = room.url("scenarios/run")
        compareURL = room.url("scenarios/compare")
        let compose = composeURL
        parts = scenario.plan.parts.enumerated().map { i, part in
            Part(
                partTitle: ScenarioQuery.title(part, snapshot, language), partWhen: ScenarioQuery.delay(part, language), removeURL: scenario.address(compose, without: i),
                partText: TypedText(part.text))
        }
        measures = scenario.measures.map { Kept(measureID: TypedText($0.id)) }
        horizon = TypedText(scenario.horizon)
        let own = snapshot.changes.filter { change in change.sort == .scenario && !scenario.plan.parts.contains { $0.name == change.id } }
        offers = ReadyScenario.catalogue.map { Offer(offerURL: scenario.address(compose, extra: [("add", $0.name.rawValue)]), offerTitle: $0.title[language]) }
            + own.map { Offer(offerURL: scenario.address(compose, extra: [("s", $0.id)]), offerTitle: $0.name[language]) }
        var choice = Field(.checks, "m", label: t["with"] ?? "", hint: t["withHint"] ?? "")
        choice.options = snapshot.changes.filter { change in
            change.sort == .measure || change.sort == .bid || scenario.measures.contains { $0.id == change.id }
        }.enumerated().map { i, change in
            Field.Option(
                optionID: "m\(i)", optionValue: TypedText(change.id), optionText: change.name[language], optionIsChosen: scenario.measures.contains { $0.id == change.id },
                optionHint: change.cost == nil ? "" : ScenarioWords.cost(change.cost, language))
        }
        var until = Field(.select, "horizon", label: t["horizon"] ?? "")
        let horizons = ScenarioQuery.horizons + (ScenarioQuery.horizons.contains(scenario.horizon) ? [] : [scenario.horizon])
        until.options = horizons.map { Field.Option(optionValue: TypedText($0), optionText: Self.words($0, language), optionIsChosen: $0 == scenario.horizon) }
        options = (choice.options.isEmpty ? [] : [choice]) + [until]
        guard let ready else { return }
        let choices = ScenarioChoices(snapshot.continuum, on: snapshot.day)
        var fields = ready.arguments.enumerated().map { i, argument in
            var field = Field(argument == .number ? .number : .reference, "a\(i + 1)", label: ScenarioWords.argument(argument)[language], value: i < typed.count ? typed[i] : "")
            field.hasOptionalMark = i >= ready.arguments.count - ready.optional
            field.isRequired = !field.hasOptionalMark
            field.listOptions = choices.elements(ready, i).map { element in
                Field.Option(optionValue: TypedText(snapshot.continuum.name(element, language)), optionText: snapshot.continuum.id(element))
            }.sorted { ElementIndex.fold($0.optionValue.text) < ElementIndex.fold($1.optionValue.text) }
            return field
        }
        var delay = Field(.number, "after", label: t["after"] ?? "", value: after)
        delay.fieldUnit = t["days"] ?? ""
        delay.inputMode = "numeric"
        fields.append(delay)
        adding = [
            Adding(
                addName: TypedText(ready.name.rawValue), addTitle: ready.title[language], addMeaning: Typography.set(ready.meaning[language], language), addSource: Typography.set(ready.source, language), addFields: fields,
                otherURL: scenario.address(compose))
        ]
    }

    mutating func problem(_ field: String, _ text: String, _ language: Language) {
        guard !adding.isEmpty else { return }
        for i in adding[0].addFields.indices where adding[0].addFields[i].fieldName == field { adding[0].addFields[i].fieldError = text }
        problemList = ProblemList(adding[0].addFields, language).map { [$0] } ?? []
    }

    static func words(_ horizon: String, _ language: Language) -> String {
        guard let unit = horizon.last, let count = Int(horizon.dropLast()) else { return horizon }
        let words: Bilingual = switch unit {
        case "y": Bilingual(fr: count == 1 ? "an" : "ans", en: count == 1 ? "year" : "years")
        case "m": Bilingual(fr: "mois", en: count == 1 ? "month" : "months")
        default: Bilingual(fr: count == 1 ? "jour" : "jours", en: count == 1 ? "day" : "days")
        }
        return "\(count) \(words[language])"
    }
}

/// What was typed for the places of a ready scenario, made into an event. A name does as well as an id.
struct TypedEvent: Sendable {
    var part: ScenarioPlan.Part
    /// By field, what is wrong.
    var faults: [(field: String, text: Bilingual)]

    init(_ ready: ReadyScenario, typed: [String], after: String, _ snapshot: Snapshot) {
        let continuum = snapshot.continuum, choices = ScenarioChoices(continuum, on: snapshot.day)
        var words: [String] = []
        faults = []
        for (i, argument) in ready.arguments.enumerated() {
            let text = i < typed.count ? typed[i] : "", isOptional = i >= ready.arguments.count - ready.optional
            if text.isEmpty {
                if !isOptional { faults.append(("a\(i + 1)", Bilingual(fr: "À dire.", en: "To be said."))) }
                continue
            }
            if argument == .number {
                words.append(text.replacing(",", with: "."))
                continue
            }
            let fit = choices.elements(ready, i)
            if let element = continuum.index(of: text), fit.contains(element) {
                words.append(text)
                continue
            }
            let folded = ElementIndex.fold(text)
            let named = fit.filter { element in [Language.french, .english].contains { ElementIndex.fold(continuum.name(element, $0)) == folded } }
            words += named.prefix(1).map { continuum.id($0) }
            if named.isEmpty {
                let near = nearest(to: text, among: fit.map { continuum.name($0, .french) } + fit.map { continuum.name($0, .english) })
                faults.append((
                    "a\(i + 1)", Bilingual(
                        fr: "Rien de tel ici.\(near.map { " Vouliez-vous dire « \($0) » ?" } ?? " Choisissez dans la liste.")",
                        en: "There is nothing of the kind here.\(near.map { " Did you mean “\($0)”?" } ?? " Choose from the list.")")))
            }
        }
        var days: Int32 = 0
        if !after.isEmpty {
            if let count = Int32(after), (0...3_650).contains(count) { days = count } else {
                faults.append(("after", Bilingual(fr: "Un nombre de jours, de 0 à 3650.", en: "A number of days, from 0 to 3650.")))
            }
        }
        part = ScenarioPlan.Part(ready.name.rawValue + (words.isEmpty ? "" : ":" + words.joined(separator: ",")), after: days)
    }
}
