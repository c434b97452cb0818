import Continuum
import Workspace

/// A service described from its data to its suppliers, in one form: what is there already is chosen, what is missing is made.
struct ServicePath: Sendable {
    /// One thing on the way. Its name in the form is that of its case.
    enum Slot: String, Sendable, CaseIterable {
        case service, data, application, platform, supplier, `operator`

        var kind: Kind {
            switch self {
            case .service: .service
            case .data: .data
            case .application: .application
            case .platform: .platform
            case .supplier, .operator: .organisation
            }
        }

        var title: Bilingual {
            switch self {
            case .service: Bilingual(fr: "Le service", en: "The service")
            case .data: Bilingual(fr: "Ses données", en: "Its data")
            case .application: Bilingual(fr: "L’application qui les traite", en: "The application that handles them")
            case .platform: Bilingual(fr: "Où elle tourne, où les données sont conservées", en: "Where it runs and the data are kept")
            case .supplier: Bilingual(fr: "Qui fournit l’application", en: "Who supplies the application")
            case .operator: Bilingual(fr: "Qui exploite la plateforme", en: "Who operates the platform")
            }
        }

        /// What is asked of it beside its name.
        var keys: [Key] {
            switch self {
            case .service: [.dataClass, .essential]
            case .data: [.dataClass, .personal]
            case .application, .platform, .supplier, .operator: []
            }
        }

        /// The state that is asked for.
        var state: Key? {
            switch self {
            case .platform: .locatedIn
            case .supplier, .operator: .seat
            default: nil
            }
        }

        /// What it leads to: the first of these that is answered.
        var leads: [(key: Key, to: [Slot])] {
            switch self {
            case .service: [(.uses, [.data]), (.runsOn, [.application, .platform])]
            case .data: [(.storedOn, [.platform]), (.processedBy, [.application])]
            case .application: [(.runsOn, [.platform]), (.suppliedBy, [.supplier])]
            case .platform: [(.operatedBy, [.operator])]
            case .supplier, .operator: []
            }
        }

        /// What is led to comes first, so that it is there.
        static let inOrderOfMaking: [Slot] = [.operator, .supplier, .platform, .application, .data, .service]
    }

    private(set) var faults: [String: String] = [:]
    private(set) var steps: [Change.Step] = []
    /// The name that the change gets.
    private(set) var name = ""

    init(_ form: FormBody, _ snapshot: Snapshot, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        name = form.text("service") ?? ""
        if name.isEmpty { faults["service"] = say("Donnez un nom au service.", "Give the service a name.") }
        let first = snapshot.continuum
        var continuum = first
        var ids: [Slot: String] = [:]
        // Made twice under one name, it is the same: a supplier that operates too.
        var made: [String: String] = [:]
        for slot in Slot.inOrderOfMaking {
            guard let text = form.text(slot.rawValue) else { continue }
            let kindWord = snapshot.continuum.vocabulary.name(of: slot.kind)
            var id: String?
            if let index = continuum.index(of: text), continuum.elements[index].kind == slot.kind {
                id = text
            } else if let own = made["\(kindWord) \(ElementIndex.fold(text))"] {
                id = own
            } else {
                let found = EditInput.elements(named: text, [slot.kind], first, snapshot.index)
                if found.count > 1 {
                    let list = found.prefix(5).map { first.id($0) }.joined(separator: ", ")
                    faults[slot.rawValue] = say("Plusieurs éléments portent ce nom : donnez l’identifiant (\(list)).", "Several elements have this name: give the id (\(list)).")
                    continue
                }
                id = found.first.map { first.id($0) }
            }
            let before = id.flatMap { continuum.element(named: $0) }
            let own = id ?? ElementForm.suggestedID(for: text) { [continuum] in continuum.index(of: $0) != nil }
            var pairs: [(name: String, value: String)] = before == nil ? [("id", own), ("f.name.fr", text), ("f.name.en", text)] : []
            let vocabulary = continuum.vocabulary
            for key in slot.keys {
                let word = vocabulary.name(of: key)
                if let value = form.text("\(slot.rawValue).\(word)") { pairs.append(("f.\(word)", value)) }
            }
            func lead(_ key: Key, to target: String) {
                let word = vocabulary.name(of: key), links = before?.part(key).links ?? []
                if !links.contains(where: { $0.to == target }) { pairs.append(("r.\(word).\(links.count).to", target)) }
            }
            for (key, targets) in slot.leads { if let target = targets.lazy.compactMap({ ids[$0] }).first, target != own { lead(key, to: target) } }
            if let key = slot.state, let state = form.text("\(slot.rawValue).state") { lead(key, to: Self.state(state, first, snapshot.index)) }
            pairs += ["source.ref", "source.date", "source.standing"].map { ($0, form.text($0) ?? "") }
            if before != nil, !pairs.contains(where: { $0.name.hasPrefix("f.") || $0.name.hasPrefix("r.") }) {
                ids[slot] = own
                continue
            }
            let reading = SubmissionReader.read(FormSubmission(pairs), slot.kind, before: before, over: continuum)
            for problem in reading.problems {
                let field = problem.field.hasPrefix("source.") ? problem.field
                    : problem.field.hasPrefix("f.") && !problem.field.hasPrefix("f.name") ? "\(slot.rawValue).\(problem.field.dropFirst(2))"
                    : problem.field.contains(".seat.") || problem.field.contains(".located-in.") ? "\(slot.rawValue).state" : slot.rawValue
                if faults[field] == nil { faults[field] = EditDraft.sentence(problem.problem, language) }
            }
            guard reading.problems.isEmpty else { continue }
            steps += reading.steps
            let place = Place(file: "")
            let change = Change(id: "step", sort: .edit, name: Bilingual("step"), steps: reading.steps.map { ($0, place) }, file: "")
            continuum = continuum.applying(change.patch(over: continuum).0).0
            ids[slot] = own
            made["\(kindWord) \(ElementIndex.fold(text))"] = own
        }
    }

    /// A state by its id or its name.
    private static func state(_ text: String, _ continuum: Continuum, _ index: ElementIndex) -> String {
        if continuum.index(of: text) != nil { return text }
        if let index = continuum.index(of: text.uppercased()), continuum.elements[index].kind == .state { return text.uppercased() }
        let found = EditInput.elements(named: text, [.state], continuum, index)
        return found.count == 1 ? continuum.id(found[0]) : text
    }
}

/// What `edit-path.mustache` names.
struct ServicePathPage: PageValue, Sendable {
    struct Part: Sendable {
        var partID: String
        var partTitle: String
        var partFields: [EditField]
    }

    var t: [String: String]
    var csrf: String
    var action: String
    var problemList: [ProblemList]
    var parts: [Part]
    var sourceFields: [Field]
    var lists: [EditFields.List]
    var cancelURL: String

    init(_ form: FormBody, faults: [String: String], _ snapshot: Snapshot, in room: Room, csrf: String, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = EditWords.words(language)
        self.csrf = csrf
        action = room.url("edit/path/service")
        cancelURL = room.url("edit")
        let continuum = snapshot.continuum
        var fields = EditFields(continuum, faults: faults, language)
        parts = ServicePath.Slot.allCases.map { slot in
            var own = [
                fields.pick(
                    slot.rawValue,
                    Field(.line, slot.rawValue, label: say("Nom, nouveau ou existant", "Name, new or existing"), isRequired: slot == .service), form[slot.rawValue] ?? "", [slot.kind],
                    mayBeUnknown: false)
            ]
            let questions = ElementForm(slot.kind, continuum.vocabulary).fields
            for key in slot.keys {
                guard var question = questions.first(where: { $0.key == key }) else { continue }
                question.name = "\(slot.rawValue).\(continuum.vocabulary.name(of: key))"
                question.values = form.text(question.name).map { [$0] } ?? []
                own.append(fields.control(question))
            }
            if slot.state != nil {
                let name = "\(slot.rawValue).state"
                let label = slot == .platform ? say("Dans quel État", "In which state") : say("État de son siège", "State of its seat")
                own.append(fields.pick(name, Field(.line, name, label: label), form[name] ?? "", [.state], mayBeUnknown: false))
            }
            return Part(partID: "part-\(slot.rawValue)", partTitle: slot.title[language], partFields: own)
        }
        let posted = FormSubmission(form.pairs.filter { $0.name.hasPrefix("source.") })
        let source = ElementForm(.service, continuum.vocabulary).filled(with: posted)
        sourceFields = EditFormPage.around(source, &fields, language).source
        lists = fields.lists
        problemList = ProblemList(fields.wrong, language).map { [$0] } ?? []
    }
}
