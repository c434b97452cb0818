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

    package init(_ continuum: Continuum) {
        for i in continuum.elements.indices where continuum.elements[i].kind == .dataClass {
            func integer(_ key: Key) -> Int? { if case .number(let value)? = continuum.value(key, of: i) { Int(value) } else { nil } }
            var plane = Plane.starve1y
            if case .horizon(let days)? = continuum.value(.within, of: i) {
                plane = days <= 31 ? .starve30d : days <= 366 ? .starve1y : .starve5y
            }
            let name = continuum.id(i)
            limits[name] = Limits(
                name: name, element: Int32(i), order: integer(.order) ?? 0, obtain: integer(.maxObtain), alter: integer(.maxAlter),
                cut: integer(.maxCut), starve: integer(.maxStarve), starvePlane: plane,
                allowsContentUse: continuum.value(.contentUseAllowed, of: i) != .boolean(false))
        }
    }
}

extension Policy.Limits {
    /// The planes that are limited, with the highest risk tolerated.
    package var planes: [(plane: Plane, risk: Int)] {
        [(Plane.obtain, obtain), (.alter, alter), (.cut, cut), (starvePlane, starve)].compactMap { plane, risk in risk.map { (plane, $0) } }
    }
}
