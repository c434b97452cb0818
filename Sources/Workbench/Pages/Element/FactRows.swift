import Continuum
import Reach
import Reports

/// A fact as `facts.mustache` names it.
struct FactRow: Sendable {
    var factName: String
    var factText: String
    var factIsUnknown: Bool
    var hasFactLink: Bool
    var factURL: String
    var hasFactSource: Bool
    var factSource: String
    var factStanding: String
    var factStandingWord: String
}

/// What an element stands in relation to, one row a relation.
struct RelationRow: PageValue, Sendable {
    var relationVerb: String
    var relationTarget: String
    var relationURL: String
    var relationIsKnown: Bool
    /// Attributes in words, alternatives, validity.
    var relationDetails: [String]
    var relationIsPast: Bool
    var relationSource: String
    var relationStanding: String
    var relationStandingWord: String
    var derived: [String: Any] { ["hasRelationSource": !relationSource.isEmpty, "hasRelationStanding": !relationStanding.isEmpty] }
}

/// Turns what a continuum says of an element into rows for people.
struct FactRows {
    let snapshot: Snapshot
    let room: Room
    let language: Language
    private let words: FactText
    private var continuum: Continuum { snapshot.continuum }

    init(_ snapshot: Snapshot, _ room: Room, _ language: Language) {
        self.snapshot = snapshot
        self.room = room
        self.language = language
        words = FactText(snapshot.continuum, language)
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    /// Facts in the order of the files; values of a list that have one source are one row.
    func facts(of element: Int) -> [FactRow] {
        var rows: [FactRow] = []
        var last: Fact?
        for i in continuum.factRange(of: element) {
            let fact = continuum.facts[i]
            // The page is headed by them.
            if [.name, .description].contains(fact.key) { continue }
            if let before = last, before.key == fact.key, before.provenance == fact.provenance, before.validity == fact.validity, !fact.value.isUnknown {
                rows[rows.count - 1].factText += ", " + words.value(fact.value, of: fact.key)
                rows[rows.count - 1].hasFactLink = false
            } else {
                rows.append(row(fact, of: element))
            }
            last = fact
        }
        return rows
    }

    private func row(_ fact: Fact, of element: Int) -> FactRow {
        let (source, standing) = source(fact.provenance, of: element)
        let validity = continuum.validities[Int(fact.validity)]
        let said = [source, words.validity(validity), validity.holds(on: snapshot.day) ? "" : say("ne vaut pas à ce jour", "does not hold on this day")].filter { !$0.isEmpty }
        var target: Int?
        if case .reference(let symbol) = fact.value { target = continuum.index(of: symbol) }
        return FactRow(
            factName: words.label(fact.key), factText: words.value(fact.value, of: fact.key), factIsUnknown: fact.value.isUnknown, hasFactLink: target != nil,
            factURL: target.map { room.elementURL(continuum.id($0)) } ?? "", hasFactSource: !said.isEmpty || standing != nil, factSource: said.joined(separator: " · "),
            factStanding: standing?.rawValue ?? "none", factStandingWord: standing.map { ChainWords.standing($0)[language] } ?? "")
    }

    /// Who says it; what an element says by itself speaks for those of its facts that name nobody.
    private func source(_ provenance: Int32, of element: Int) -> (String, Standing?) {
        let source = continuum.source(provenance) ?? continuum.source(continuum.elements[element].provenance)
        return (words.source(source), source?.standing)
    }

    func relations(of element: Int) -> [RelationRow] { continuum.relations(of: element).map { relation($0, of: element) } }

    private func relation(_ relation: Relation, of element: Int) -> RelationRow {
        let (source, standing) = source(relation.provenance, of: element)
        let validity = continuum.validities[Int(relation.validity)]
        var details = continuum.factRange(of: relation).map { i in
            let fact = continuum.facts[i]
            return say("\(words.label(fact.key)) : \(words.value(fact.value, of: fact.key))", "\(words.label(fact.key)): \(words.value(fact.value, of: fact.key))")
        }
        if relation.group != 0 {
            let group = continuum.groups[Int(relation.group) - 1]
            details.insert(
                say("l’une de \(group.members) possibilités, dont \(group.needed) \(group.needed < 2 ? "suffit" : "suffisent")", "one of \(group.members) alternatives, of which \(group.needed) \(group.needed == 1 ? "is" : "are") enough"),
                at: 0)
        }
        if validity != .always { details.append(words.validity(validity)) }
        let name = continuum.vocabulary.name(of: relation.key)
        let target = Int(relation.element)
        return RelationRow(
            relationVerb: ChainWords.relation(name)[language], relationTarget: target >= 0 ? continuum.name(target, language) : ChainWords.unknown[language],
            relationURL: target >= 0 ? room.elementURL(continuum.id(target)) : "", relationIsKnown: target >= 0, relationDetails: details,
            relationIsPast: !validity.holds(on: snapshot.day), relationSource: source, relationStanding: standing?.rawValue ?? "",
            relationStandingWord: standing.map { ChainWords.standing($0)[language] } ?? "")
    }

    /// What matters and nobody says, as questions.
    func missing(of element: Int) -> [String] {
        let wording = Wording(snapshot.assessment)
        var seen: Set<MissingFact> = []
        return snapshot.assessment.model.graph.missing.filter { Int($0.element) == element && seen.insert($0).inserted }.map { wording.question($0)[language] }
    }
}
