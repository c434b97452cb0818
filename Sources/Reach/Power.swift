/// What can a state do to a thing?
public enum Power: String, Sendable, CaseIterable, Codable, Hashable, Comparable {
    /// Read or seize the data.
    case obtain
    /// Change the data or the software silently.
    case alter
    /// Stop it at once.
    case cut
    /// Withhold updates, parts, licences, support: it stops within a horizon.
    case starve

    public static func < (a: Power, b: Power) -> Bool { (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0) }
}

/// A power with its horizon: one plane of bits in a reach row. `cut ⊆ starve30d ⊆ starve1y ⊆ starve5y` always holds.
package enum Plane: Int, Sendable, CaseIterable {
    case obtain, alter, cut, starve30d, starve1y, starve5y

    package static let count = 6

    package var power: Power {
        switch self {
        case .obtain: .obtain
        case .alter: .alter
        case .cut: .cut
        case .starve30d, .starve1y, .starve5y: .starve
        }
    }

    /// The horizon as it is written, for `starve`.
    package var horizon: String? {
        switch self {
        case .starve30d: "30d"
        case .starve1y: "1y"
        case .starve5y: "5y"
        default: nil
        }
    }
}

/// A set of planes.
package struct Planes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let obtain = Planes(rawValue: 1)
    package static let alter = Planes(rawValue: 2)
    package static let cut = Planes(rawValue: 4)
    package static let starve30d = Planes(rawValue: 8)
    package static let starve1y = Planes(rawValue: 16)
    package static let starve5y = Planes(rawValue: 32)
    package static let starve: Planes = [.starve30d, .starve1y, .starve5y]
    /// What stops a thing, at once or in time: the planes that alternatives protect.
    package static let stopping: Planes = [.cut, .starve30d, .starve1y, .starve5y]
    package static let all: Planes = [.obtain, .alter, .cut, .starve30d, .starve1y, .starve5y]

    package init(_ plane: Plane) { rawValue = 1 << UInt8(plane.rawValue) }

    /// The planes of a refusal that bites within so many days: that horizon and the longer ones.
    package static func starve(within days: Int32) -> Planes {
        if days <= 31 { return .starve }
        if days <= 366 { return [.starve1y, .starve5y] }
        if days <= 1827 { return .starve5y }
        return []
    }
}

/// How sure is it? `certain ⊆ possible`, always.
public enum Bound: String, Sendable, CaseIterable, Codable, Hashable {
    /// Unknown facts and contested nexus give nothing.
    case certain
    /// They give what they could at worst.
    case possible
}
