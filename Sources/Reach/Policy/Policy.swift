package import Continuum
import Knowledge

/// What may each class of data or service bear? Highest risks tolerated, from the `class` elements of the knowledge in force.
package struct Policy: Sendable {
    package struct Limits: Sendable {
        package var name: String
        /// The element that states them.
        package var element: Int32
        package var order: Int
        /// Highest risk of a state that may hold the power; nil: no limit.
        package var obtain: Int?
        package var alter: Int?
        package var cut: Int?
        package var starve: Int?
        /// The horizon within which being starved counts.
        package var starvePlane: Plane
        package var allowsContentUse: Bool
    }

    /// By class name: C1…C4 and `essential`.
    package private(set) var limits: [String: Limits] = [:]

    /// A profile is named in `portulan.yaml` without the prefix of its element.
    package static func profileName(_ id: String) -> String { id.hasPrefix(profilePrefix) ? String(id.dropFirst(profilePrefix.count)) : id }
    private static let profilePrefix = "profile."

    /// - Parameter profile: whose limits lie over the built-in ones, under the organisation’s own.
    package init(_ continuum: Continuum, profile: String? = nil) {
        var overlays: [String: Int] = [:]
        for i in continuum.elements.indices where profile != nil && continuum.elements[i].kind == .classLimit {
            let isOurs = continuum.relations(of: i).contains { $0.key == .ofProfile && Self.profileName(continuum.strings[$0.target]) == profile }
            if isOurs, let name = continuum.token(continuum.value(.forClass, of: i)) { overlays[name] = i }
        }
        for i in continuum.elements.indices where continuum.elements[i].kind == .dataClass {
            // What the organisation states of a class itself goes before its profile.
            let overlay = continuum.elements[i].layer == .base ? overlays[continuum.id(i)] : nil
            func value(_ key: Key) -> Value? { overlay.flatMap { continuum.value(key, of: $0) } ?? continuum.value(key, of: i) }
            func integer(_ key: Key) -> Int? { if case .number(let value)? = value(key) { Int(value) } else { nil } }
            var plane = Plane.starve1y
            if case .horizon(let days)? = value(.within) {
                plane = days <= 31 ? .starve30d : days <= 366 ? .starve1y : .starve5y
            }
            let name = continuum.id(i)
            limits[name] = Limits(
                name: name, element: Int32(overlay ?? i), order: integer(.order) ?? 0, obtain: integer(.maxObtain), alter: integer(.maxAlter),
                cut: integer(.maxCut), starve: integer(.maxStarve), starvePlane: plane,
                allowsContentUse: value(.contentUseAllowed) != .boolean(false))
        }
    }
}

extension Policy.Limits {
    /// The planes that are limited, with the highest risk tolerated.
    package var planes: [(plane: Plane, risk: Int)] {
        [(Plane.obtain, obtain), (.alter, alter), (.cut, cut), (starvePlane, starve)].compactMap { plane, risk in risk.map { (plane, $0) } }
    }
}
