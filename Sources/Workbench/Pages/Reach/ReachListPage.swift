import Continuum
import Reach
import Reports

/// What `reach-list.mustache` names: what one state has within reach, element by element, each with the way to its explanation.
struct ReachListPage: PageValue, Sendable {
    struct Chip: Sendable {
        var chipURL: String
        var chipText: String
        var chipIsCurrent: Bool
    }

    struct Row: Sendable {
        var rowName: String
        var rowURL: String
        var rowKind: String
        var rowClass: String
        var rowStatus: String
        var rowStatusWord: String
        var rowPowers: [PowerTag]
    }

    struct PowerTag: Sendable {
        var powerURL: String
        var powerText: String
        var powerBound: String
        var powerBoundWord: String
    }

    var t: [String: String]
    var tabs: [ReachTab]
    var filters: ReachFilterForm
    var powers: [Chip]
    var bounds: [Chip]
    var rows: [Row] = []
    var nothing: String
    var pagers: [Pager]

    /// - Parameters:
    ///   - subject: −1: any state.
    ///   - plane: nil: whatever the power.
    ///   - bound: nil: certain or possible.
    init(
        _ assessment: Assessment, _ filter: ReachFilter, subject: Int, plane: Plane?, bound: Bound?, _ query: PageQuery, page: Int, _ snapshot: Snapshot, _ room: Room,
        _ language: Language
    ) {
        let continuum = assessment.continuum, state = query["state"] ?? ""
        let address = room.url("reach")
        let t = ReachWords.words(language)
        self.t = t
        tabs = ReachTab.all(nil, room, query, language)
        filters = ReachFilterForm(
            filter, snapshot, address, kept: [("state", state), ("power", query["power"]), ("bound", query["bound"])], language)
        powers = ([nil] + Plane.allCases.map { Plane?.some($0) }).map { choice in
            Chip(
                chipURL: query.address(address, changing: ["power": choice.map { PlaneWord($0).rawValue }, "page": nil]),
                chipText: choice.map { PlaneWord.title($0, language) } ?? t["allOf"] ?? "", chipIsCurrent: choice == plane)
        }
        bounds = ([nil] + Bound.allCases.map { Bound?.some($0) }).map { choice in
            Chip(
                chipURL: query.address(address, changing: ["bound": choice?.rawValue, "page": nil]),
                chipText: choice.map { TermWords.bound($0)[language] } ?? t["allOf"] ?? "", chipIsCurrent: choice == bound)
        }
        let found = Self.found(assessment, filter, subject, plane, bound)
        let pager = Pager(page, of: found.count, language) { query.address(address, changing: ["page": "\($0)"]) }
        pagers = pager.isNeeded ? [pager] : []
        nothing = Bilingual(fr: "Rien de tel n’est à sa portée.", en: "Nothing of the kind is within its reach.")[language]
        let verdicts = Dictionary(assessment.verdicts.map { ($0.element, $0) }) { first, _ in first }
        rows = found[pager.range].compactMap { element, entries in
            guard let verdict = verdicts[element] else { return nil }
            return Row(
                rowName: continuum.name(element, language), rowURL: room.url("reach/\(HTML.urlPart(continuum.id(element)))"),
                rowKind: TermWords.kind(continuum.elements[element].kind)[language],
                rowClass: verdict.classNames.map { TermWords.className($0)[language] }.joined(separator: ", "), rowStatus: verdict.status.rawValue,
                rowStatusWord: Wording.status(verdict.status)[language],
                rowPowers: entries.map { plane, bound in
                    PowerTag(
                        powerURL: ReachLinks.explanation(room, continuum.id(element), state, plane, together: filter.bloc), powerText: PlaneWord.title(plane, language),
                        powerBound: bound.rawValue, powerBoundWord: TermWords.bound(bound)[language])
                })
        }
    }

    /// What the subject has within reach, by element: the power asked for, or each power at the shortest horizon at which it holds.
    private static func found(
        _ assessment: Assessment, _ filter: ReachFilter, _ subject: Int, _ plane: Plane?, _ bound: Bound?
    ) -> [(element: Int, entries: [(Plane, Bound)])] {
        let elements = filter.elements(assessment)
        let matrix = ReachMatrix(assessment, elements: elements)
        guard let cells = subject < 0 ? matrix.anyone : matrix.rows.first(where: { $0.subject == subject })?.cells else { return [] }
        var entries: [Int: [(Plane, Bound)]] = [:]
        for (number, cell) in cells.enumerated() {
            guard let here = Plane(rawValue: number), plane == nil || plane == here else { continue }
            for standing in Bound.allCases where bound == nil || bound == standing {
                for element in cell.elements(standing) {
                    // A longer horizon that is no surer says nothing new.
                    if plane == nil, entries[element]?.contains(where: { $0.0.power == here.power && ($0.1 == .certain || standing == .possible) }) == true { continue }
                    entries[element, default: []].append((here, standing))
                }
            }
        }
        return elements.compactMap { element in entries[element].map { (element, $0) } }
    }
}

/// The addresses of the pages of reach.
enum ReachLinks {
    /// - Parameter state: the id of a state, a bloc or a supplier; `any`.
    static func explanation(_ room: Room, _ element: String, _ state: String, _ plane: Plane?, together: String? = nil) -> String {
        // Nobody in particular has no chain of its own: the page of the element tells.
        if state == "any" { return room.url("reach/\(HTML.urlPart(element))") }
        return PageQuery.address(
            room.url("reach/\(HTML.urlPart(element))/\(HTML.urlPart(state))"), [("power", plane?.power.rawValue), ("together", together)])
    }
}
