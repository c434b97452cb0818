import Continuum
import Reach
import Reports
import Resilience

/// What `weak-points.mustache` names: what stops services alone, thing by thing and refusal by refusal, in the course of time.
struct WeakPointsPage: PageValue, Sendable {
    struct Chip: Sendable {
        var chipURL: String
        var chipText: String
        var chipIsCurrent: Bool
    }

    struct Cell: Sendable {
        var cellHead: String
        var cellCount: Int
        var isNone: Bool
        var cellShare: Int
    }

    struct Row: Sendable {
        var rowName: String
        var rowURL: String
        var rowKind: String
        var cells: [Cell]
        var rowServices: [Link]
        var more: String
    }

    struct Link: Sendable {
        var serviceName: String
        var serviceURL: String
        /// What stands before the next one.
        var serviceJoin: String
    }

    var t: [String: String]
    var tabs: [FailureTab]
    var kinds: [Chip]
    var heads: [String]
    var total: Int
    var rows: [Row]
    var pagers: [Pager]

    init(_ resilience: Resilience, sort: FailureModel.Sort?, _ query: PageQuery, page: Int, _ room: Room, _ language: Language) {
        let continuum = resilience.continuum, address = room.url("resilience")
        let t = FailureWords.words(language)
        self.t = t
        tabs = FailureTab.all(.weak, room, language)
        total = resilience.services.count
        let points = WeakPoints(resilience).points
        kinds = ([nil] + FailureModel.Sort.allCases.map { FailureModel.Sort?.some($0) }).map { choice in
            let count = points.count { choice == nil || $0.event.sort == choice }
            return Chip(
                chipURL: query.address(address, changing: ["kind": choice?.rawValue, "page": nil]), chipText: "\(t[choice?.rawValue ?? "allKinds"] ?? "") (\(Words.number(count, language)))",
                chipIsCurrent: choice == sort)
        }
        let heads = WeakPoints.horizons.map { FailureWords.horizon($0, language) }
        self.heads = heads
        let chosen = points.filter { sort == nil || $0.event.sort == sort }
        let pager = Pager(page, of: chosen.count, language) { query.address(address, changing: ["page": "\($0)"]) }
        pagers = pager.isNeeded ? [pager] : []
        let services = resilience.services
        rows = chosen[pager.range].map { point in
            let stopped = point.stops.last ?? [], more = stopped.count - 3
            return Row(
                rowName: continuum.name(Int(point.event.element), language), rowURL: room.elementURL(continuum.id(Int(point.event.element))), rowKind: point.kind[language],
                cells: zip(heads, point.stops).map { head, stops in
                    Cell(cellHead: head, cellCount: stops.count, isNone: stops.isEmpty, cellShare: ReachMatrixPage.share(stops.count, of: services.count))
                },
                rowServices: stopped.prefix(3).enumerated().map { place, i in
                    let id = continuum.id(services[i].element), isLast = place == min(3, stopped.count) - 1
                    return Link(
                        serviceName: continuum.name(services[i].element, language), serviceURL: room.url("resilience/\(HTML.urlPart(id))"), serviceJoin: isLast ? "" : ",")
                }, more: more > 0 ? Bilingual(fr: "et \(more) de plus", en: "and \(more) more")[language] : "")
        }
    }
}

/// The views of failures, as tabs.
struct FailureTab: Sendable {
    enum View: Sendable { case services, weak, ways }

    var tabURL: String
    var tabText: String
    var tabIsCurrent: Bool

    static func all(_ current: View?, _ room: Room, _ language: Language) -> [FailureTab] {
        let t = FailureWords.words(language)
        return [
            FailureTab(tabURL: room.url("resilience"), tabText: t["weak"] ?? "", tabIsCurrent: current == .weak),
            FailureTab(tabURL: room.url("resilience?view=services"), tabText: t["services"] ?? "", tabIsCurrent: current == .services),
            FailureTab(tabURL: room.url("resilience/ways"), tabText: t["ways"] ?? "", tabIsCurrent: current == .ways),
        ]
    }
}

/// What `failure-sections.mustache` names: sections of a report under the tabs.
struct FailureSectionsPage: Sendable {
    var t: [String: String]
    var tabs: [FailureTab]
    /// HTML.
    var sections: String
}
