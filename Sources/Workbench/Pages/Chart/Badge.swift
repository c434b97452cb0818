import Continuum
import Knowledge
import Reach
import Reports

/// A verdict as a page shows it: `badge.mustache`. Nothing where nothing is judged.
struct Badge: PageValue, Sendable {
    var hasBadge: Bool
    var badgeStatus: String
    var badgeWord: String
    /// It is that of what depends on the element.
    var badgeIsCarried: Bool

    init(_ element: Int, _ snapshot: Snapshot, _ language: Language) {
        self.init(snapshot.table.standing[element], isCarried: snapshot.table.verdict[element] < 0 && ![.state, .bloc, .law].contains(snapshot.continuum.elements[element].kind), language)
    }

    init(_ standing: ChartTable.Standing, isCarried: Bool, _ language: Language) {
        hasBadge = standing != .none
        badgeStatus = standing.status?.rawValue ?? ""
        badgeWord = standing.status.map { Wording.status($0)[language] } ?? ""
        badgeIsCarried = isCarried
    }
}
