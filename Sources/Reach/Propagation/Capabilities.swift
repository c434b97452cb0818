package import Continuum
import Knowledge

/// What does a role make possible on a kind of element? The table of the knowledge base, looked up once.
package struct Capabilities: Sendable {
    package struct Line: Sendable {
        package var planes: Planes
        /// Days within which `starve` bites.
        package var within: Int32
        package var isRemote: Bool
        /// The element of the knowledge base that says so.
        package var element: Int32
    }

    /// By role and kind, the general line where the kind has none: `table[role × 32 + kind]`
    /// (benchmark `reach`: asked for every role of every element).
    private var table: ContiguousArray<Line?>
    private var byCategory: [Key: [String: Line]] = [:]

    package init(_ continuum: Continuum) {
        let vocabulary = continuum.vocabulary
        var lines: [Key: [UInt8: Line]] = [:]
        var general: [Key: Line] = [:]
        table = []
        for i in continuum.elements.indices where continuum.elements[i].kind == .capability {
            guard let word = continuum.token(continuum.value(.capabilityOf, of: i)), let role = vocabulary.key(named: word) else { continue }
            var within: Int32 = 30
            if case .horizon(let days)? = continuum.value(.within, of: i) { within = days }
            var planes: Planes = []
            for word in continuum.values(.powers, of: i).compactMap({ continuum.token($0) }) {
                switch Power(rawValue: word) {
                case .obtain: planes.insert(.obtain)
                case .alter: planes.insert(.alter)
                case .cut: planes.formUnion(.stopping)
                case .starve: planes.formUnion(.starve(within: within))
                case nil: break
                }
            }
            let line = Line(planes: planes, within: within, isRemote: continuum.value(.remote, of: i) == .boolean(true), element: Int32(i))
            let kinds = continuum.values(.onKinds, of: i).compactMap { continuum.token($0) }.compactMap { vocabulary.kind(named: $0) }
            let categories = continuum.values(.onCategories, of: i).compactMap { continuum.token($0) }
            if !categories.isEmpty {
                for category in categories { byCategory[role, default: [:]][category] = line }
                continue
            }
            if kinds.isEmpty { general[role] = line }
            for kind in kinds { lines[role, default: [:]][kind.rawValue] = line }
        }
        table = ContiguousArray(repeating: nil, count: 256 * Self.kinds)
        for definition in vocabulary.keys {
            let role = definition.key
            for kind in 0..<Self.kinds { table[Int(role.rawValue) * Self.kinds + kind] = lines[role]?[UInt8(kind)] ?? general[role] }
        }
    }

    private static let kinds = 32

    /// The narrowest line: of the offer's category, of the kind, or the general one.
    package func line(_ role: Key, on kind: Kind, category: String? = nil) -> Line? {
        if let category, let line = byCategory[role]?[category] { return line }
        return Int(kind.rawValue) < Self.kinds ? table[Int(role.rawValue) * Self.kinds + Int(kind.rawValue)] : nil
    }
}
