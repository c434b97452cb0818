import Continuum
import Reach
import Reports

/// What `reach-element.mustache` names: everyone who has a power over one element, and how sure that is.
struct ReachElementPage: PageValue, Sendable {
    struct Cell: Sendable {
        var cellHead: String
        var isReached: Bool
        var cellURL: String
        var cellText: String
        var cellBound: String
        var cellBoundWord: String
    }

    struct Row: Sendable {
        var rowName: String
        var rowURL: String
        var hasRisk: Bool
        var riskNumber: Int
        var riskWord: String
        var cells: [Cell]
    }

    var t: [String: String]
    var tabs: [ReachTab]
    var sentences: [String]
    var heads: [String]
    var groups: [Group]
    var derived: [String: Any] { ["isNobody": groups.isEmpty] }
    var findings: [Told]

    /// A finding about the element, with the way to its explanation.
    struct Told: Sendable {
        var toldText: String
        var toldURL: String
        var toldSeverity: String
        var toldSeverityWord: String
        var toldBound: String
        var toldBoundWord: String
    }

    struct Group: Sendable {
        var groupTitle: String
        var rows: [Row]
    }

    init(_ assessment: Assessment, element: Int, _ query: PageQuery, _ room: Room, _ language: Language) {
        let continuum = assessment.continuum, id = continuum.id(element)
        t = ReachWords.words(language)
        tabs = ReachTab.all(nil, room, query, language)
        let heads = ["obtain", "alter", "cut", "starve"].map { ReachWords.words(language)[$0] ?? "" }
        self.heads = heads
        let entries = ReachTable(assessment).entries(of: element), words = Wording(assessment)
        let together = query["together"]
        sentences = Self.sentences(entries, assessment, language)
        findings = assessment.findings.filter { $0.element == element }.map { finding in
            let first = finding.subjects.first.map { continuum.id(Int(assessment.model.subjects.list[$0].element)) } ?? "any"
            return Told(
                toldText: words.message(finding)[language] + ".",
                toldURL: ReachLinks.explanation(room, id, words.isAnyState(finding) ? "any" : first, finding.plane, together: together), toldSeverity: finding.severity.rawValue,
                toldSeverityWord: Wording.severity(finding.severity)[language], toldBound: finding.bound.rawValue, toldBoundWord: TermWords.bound(finding.bound)[language])
        }
        let subjects = Set(entries.map(\.subject)).sorted { a, b in
            let left = a < 0 ? -1 : assessment.gradient.levels[a].risk, right = b < 0 ? -1 : assessment.gradient.levels[b].risk
            return left != right ? left > right : a < b
        }
        let rows = subjects.map { subject in
            let state = subject < 0 ? "any" : continuum.id(Int(assessment.model.subjects.list[subject].element))
            let isSupplier = subject >= 0 && assessment.model.subjects.list[subject].sort == .supplier
            let risk = subject < 0 ? 0 : assessment.gradient.levels[subject].risk
            let cells = zip(heads, ReachElementsPage.powers).map { head, planes in
                let own = entries.filter { $0.subject == subject && planes.contains($0.plane) }
                // The surest; of those, the soonest.
                let best = own.first { $0.bound == .certain } ?? own.first
                return Cell(
                    cellHead: head, isReached: best != nil,
                    cellURL: best.map { ReachLinks.explanation(room, id, state, $0.plane, together: together) } ?? "",
                    cellText: best.map { Self.cellText($0.plane, language) } ?? "", cellBound: best?.bound.rawValue ?? "",
                    cellBoundWord: best.map { TermWords.bound($0.bound)[language] } ?? "")
            }
            let row = Row(
                rowName: words.subject(subject)[language], rowURL: ReachLinks.explanation(room, id, state, nil, together: together),
                hasRisk: subject >= 0 && !isSupplier, riskNumber: risk, riskWord: TermWords.risk(risk)[language], cells: cells)
            return (row: row, isSupplier: isSupplier, isHome: subject >= 0 && !isSupplier && risk == 0)
        }
        let titles = t
        func group(_ title: String, _ isMember: ((row: Row, isSupplier: Bool, isHome: Bool)) -> Bool) -> Group? {
            let members = rows.filter(isMember).map(\.row)
            return members.isEmpty ? nil : Group(groupTitle: titles[title] ?? "", rows: members)
        }
        groups = [group("abroad") { !$0.isSupplier && !$0.isHome }, group("suppliers") { $0.isSupplier }, group("home") { $0.isHome }].compactMap { $0 }
    }

    /// Under the head of its column: « oui », « en un an ».
    private static func cellText(_ plane: Plane, _ language: Language) -> String {
        let horizon = Wording.horizon(plane)[language]
        return horizon.isEmpty ? Bilingual(fr: "oui", en: "yes")[language] : horizon
    }

    /// Who reads it, in a sentence each: certainly, and possibly.
    private static func sentences(_ entries: [ReachEntry], _ assessment: Assessment, _ language: Language) -> [String] {
        let words = Wording(assessment)
        let readers = ReachElementsPage.abroad(entries.filter { $0.plane == .obtain }, assessment)
        func names(_ bound: Bound) -> String {
            let named = readers.filter { $0.bound == bound }
            let shown = named.prefix(6).map { words.subject($0.subject)[language] }.joined(separator: ", ")
            return named.count > 6 ? shown + Bilingual(fr: " et \(named.count - 6) de plus", en: " and \(named.count - 6) more")[language] : shown
        }
        let certain = names(.certain), possible = names(.possible)
        return [
            certain.isEmpty
                ? Bilingual(fr: "Personne au dehors ne peut l’obtenir de façon certaine.", en: "Nobody abroad can certainly obtain it.")[language]
                : Bilingual(fr: "Peuvent l’obtenir, de façon certaine : \(certain).", en: "Can certainly obtain it: \(certain).")[language],
            possible.isEmpty ? "" : Bilingual(fr: "Pourraient l’obtenir, ce qui est contesté ou inconnu : \(possible).", en: "Might obtain it, which is argued or unknown: \(possible).")[language],
        ].filter { !$0.isEmpty }
    }
}
