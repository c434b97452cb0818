import Foundation

/// How far is it between two places, over the surface?
///
/// Haversine formula over a sphere of the mean earth radius, 6371.0088 km (IUGG, R₁; Moritz, “Geodetic Reference System 1980”, Journal of Geodesy 74,
/// 2000, DOI 10.1007/s001900050278). Against the ellipsoid it is off by at most 0.6 %. A cable is never shorter, and mostly longer.
enum GreatCircle {
    static let radius = 6_371.0088

    /// In kilometres, to the metre; coordinates in degrees.
    static func kilometres(_ a: (latitude: Double, longitude: Double), _ b: (latitude: Double, longitude: Double)) -> Double {
        let degree = Double.pi / 180
        let first = sin((b.latitude - a.latitude) * degree / 2), second = sin((b.longitude - a.longitude) * degree / 2)
        let h = first * first + cos(a.latitude * degree) * cos(b.latitude * degree) * second * second
        return (2 * radius * asin(min(1, h.squareRoot())) * 1_000).rounded() / 1_000
    }
}
