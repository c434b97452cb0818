import Continuum
import Reach
import Reports
import Workspace

/// What `finding.mustache` names: one finding, its chain, what was decided, and the form to decide.
struct FindingPage: PageValue, Sendable {
    struct Past: PageValue, Sendable {
        var pastTitle: String
        var pastDay: String
        var pastISO: String
        var pastAuthor: String
        var pastReason: String
        var pastOwner: String
        var hasPastReview: Bool
        var pastReview: String
        var pastCost: String
        var pastMeasures: [String]
        var pastFile: String
    }

    struct Fact: PageValue, Sendable {
        var factName: String
        var factText: String
        var factIsUnknown = false
        var factURL = ""
        var derived: [String: Any] { ["hasFactLink": !factURL.isEmpty] }
        var hasFactSource = false
        var factSource = ""
        var factStanding = ""
        var factStandingWord = ""
    }

    var t: [String: String]
    var csrf: String
    var action: String
    var facts: [Fact]
    var meaning: String
    /// HTML: the chain and the remedies that were tried, in the words of the report.
    var chain: String
    var past: [Past]
    var mayDecide: Bool
    var isDecidable: Bool
    var fields: [Field] = []
    var problemList: [ProblemList] = []
    /// The latest decision that the form was made with: another one meanwhile is told.
    var seen: String

    init(_ row: Register.Row, _ register: Register, in room: Room, csrf: String, _ language: Language) {
        t = LayoutWords.words(language).merging(DecideText.words(language)) { $1 }
        self.csrf = csrf
        action = room.url("decide/\(HTML.urlPart(row.id))")
        mayDecide = room.may(.decide)
        isDecidable = row.finding != nil
        chain = ""
        meaning = row.finding.map { RuleWords.meaning($0.rule)[language] } ?? ""
        seen = Self.seen(row)
        facts = []
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        if let finding = row.finding {
            let continuum = register.snapshot.continuum
            facts = [
                Fact(factName: t["severity"] ?? "", factText: Wording.severity(finding.severity)[language]),
                Fact(factName: t["cause"] ?? "", factText: finding.cause.words[language]),
                Fact(factName: t["element"] ?? "", factText: continuum.name(finding.element, language), factURL: room.elementURL(continuum.id(finding.element))),
                Fact(factName: say("Classe dépassée", "Class exceeded"), factText: finding.className == "essential" ? say("essentiel", "essential") : finding.className),
                Fact(
                    factName: say("Par qui", "By whom"), factText: ResilienceWords.list(register.subjects(finding, language), say("et", "and"))),
            ]
        }
        let all = row.entry.map { [$0.change] + $0.earlier } ?? []
        let names = Dictionary(register.snapshot.changes.map { ($0.id, $0.name[language]) }) { first, _ in first }
        past = all.compactMap { change in change.decides.map { Self.past(change, $0, names, register, language) } }
    }

    static func seen(_ row: Register.Row) -> String { row.entry?.change.id ?? "none" }

    private static func past(
        _ change: Change, _ decision: Change.Decision, _ names: [String: String], _ register: Register, _ language: Language
    ) -> Past {
        func euros(_ value: Double) -> String { Words.number(Int(value.rounded()), language) + "\u{A0}€" }
        let cost = change.cost.map { cost in
            Bilingual(fr: "\(euros(cost.capex)) d’investissement, \(euros(cost.opex)) par an", en: "\(euros(cost.capex)) once, \(euros(cost.opex)) a year")[language]
        }
        return Past(
            pastTitle: DecisionWords.done(decision.treatment)[language], pastDay: change.date.map { Words.day($0, language) } ?? "–",
            pastISO: change.date?.description ?? "", pastAuthor: change.author.isEmpty ? "–" : change.author, pastReason: change.reason[language],
            pastOwner: decision.owner.isEmpty ? "–" : decision.owner, hasPastReview: decision.review != nil,
            pastReview: decision.review.map { Words.day($0, language) } ?? "", pastCost: cost ?? "", pastMeasures: decision.measures.map { names[$0] ?? $0 },
            pastFile: change.file.split(separator: "/").suffix(3).joined(separator: "/"))
    }

    mutating func ask(_ form: DecisionForm, _ language: Language) {
        fields = form.fields
        problemList = ProblemList(form.fields, language).map { [$0] } ?? []
    }
}
