import Continuum
import Reach
import Reports

/// What `reach-elements.mustache` names: dataset by dataset, who can do what. One look answers “which states can read the social files?”.
struct ReachElementsPage: PageValue, Sendable {
    struct Who: Sendable {
        var whoName: String
        var whoURL: String
        var whoBound: String
        var whoBoundWord: String
    }

    struct Cell: PageValue, Sendable {
        var cellHead: String
        var who: [Who]
        var more: String
        var derived: [String: Any] { ["isNobody": who.isEmpty] }
    }

    struct Row: Sendable {
        var rowName: String
        var rowURL: String
        var rowKind: String
        var rowClass: String
        var rowStatus: String
        var rowStatusWord: String
        var cells: [Cell]
    }

    static let powers: [[Plane]] = [[.obtain], [.alter], [.cut], [.starve30d, .starve1y, .starve5y]]
    /// Names in a cell before the rest is counted.
    private static let mostNames = 3

    var t: [String: String]
    var tabs: [ReachTab]
    var filters: ReachFilterForm
    var heads: [String]
    var rows: [Row]
    var pagers: [Pager]

    init(_ assessment: Assessment, _ filter: ReachFilter, _ query: PageQuery, page: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let continuum = assessment.continuum
        t = ReachWords.words(language)
        tabs = ReachTab.all(.elements, room, query, language)
        filters = ReachFilterForm(filter, snapshot, room.url("reach"), kept: [("view", "elements")], language)
        let heads = ["obtain", "alter", "cut", "starve"].map { ReachWords.words(language)[$0] ?? "" }
        self.heads = heads
        // The strictest class first: what matters most is read first.
        let order = assessment.policy.limits.mapValues(\.order)
        let verdicts = Dictionary(assessment.verdicts.map { ($0.element, $0) }) { first, _ in first }
        func rank(_ element: Int) -> Int { verdicts[element]?.classNames.compactMap { order[$0] }.max() ?? -1 }
        let elements = filter.elements(assessment).map { (element: $0, rank: rank($0), isData: continuum.elements[$0].kind == .data, name: ElementIndex.fold(continuum.name($0, language))) }
            .sorted { a, b in
                if a.isData != b.isData { return a.isData }
                return a.rank != b.rank ? a.rank > b.rank : (a.name, a.element) < (b.name, b.element)
            }.map(\.element)
        let pager = Pager(page, of: elements.count, language) { query.address(room.url("reach"), changing: ["page": "\($0)"]) }
        pagers = pager.isNeeded ? [pager] : []
        let table = ReachTable(assessment), words = Wording(assessment)
        rows = elements[pager.range].compactMap { element in
            guard let verdict = verdicts[element] else { return nil }
            let id = continuum.id(element), url = room.url("reach/\(HTML.urlPart(id))")
            let entries = table.entries(of: element)
            let cells = zip(heads, Self.powers).map { head, planes in
                let named = Self.abroad(entries.filter { planes.contains($0.plane) }, assessment)
                let more = named.count - Self.mostNames
                return Cell(
                    cellHead: head,
                    who: named.prefix(Self.mostNames).map { entry in
                        let state = entry.subject < 0 ? "any" : continuum.id(Int(assessment.model.subjects.list[entry.subject].element))
                        return Who(
                            whoName: words.subject(entry.subject)[language], whoURL: ReachLinks.explanation(room, id, state, entry.plane, together: filter.bloc),
                            whoBound: entry.bound.rawValue, whoBoundWord: TermWords.bound(entry.bound)[language])
                    },
                    more: more > 0 ? Bilingual(fr: "et \(more) de plus", en: "and \(more) more")[language] : "")
            }
            return Row(
                rowName: continuum.name(element, language), rowURL: url, rowKind: TermWords.kind(continuum.elements[element].kind)[language],
                rowClass: verdict.classNames.map { TermWords.className($0)[language] }.joined(separator: ", "), rowStatus: verdict.status.rawValue,
                rowStatusWord: Wording.status(verdict.status)[language], cells: cells)
        }
    }

    /// Each subject once, at its surest and soonest; certain before possible, then riskiest first. States without any risk are left out.
    static func abroad(_ entries: [ReachEntry], _ assessment: Assessment) -> [ReachEntry] {
        func risk(_ subject: Int) -> Int { subject < 0 ? 0 : assessment.gradient.levels[subject].risk }
        var seen: Set<Int> = []
        return entries.filter { $0.subject < 0 || risk($0.subject) > 0 }.enumerated().sorted { a, b in
            let left = (a.element.bound == .certain ? 0 : 1, -risk(a.element.subject), a.element.plane.rawValue, a.offset)
            let right = (b.element.bound == .certain ? 0 : 1, -risk(b.element.subject), b.element.plane.rawValue, b.offset)
            return left < right
        }.map(\.element).filter { seen.insert($0.subject).inserted }
    }
}
