package import Continuum
import Foundation

/// Where on earth is a thing, as far as the chart says?
package struct Coordinates: Sendable, Equatable {
    /// Degrees.
    package var latitude: Double
    package var longitude: Double

    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    package init?(_ continuum: Continuum, of element: Int, on day: Day) {
        guard case .number(let latitude)? = continuum.value(.latitude, of: element, on: day),
            case .number(let longitude)? = continuum.value(.longitude, of: element, on: day)
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Kilometres along the great circle, on a sphere of the mean radius 6 371.0088 km (IUGG 1980).
    package func distance(to other: Coordinates) -> Double {
        let r = Double.pi / 180
        let a = sin((other.latitude - latitude) * r / 2), b = sin((other.longitude - longitude) * r / 2)
        let h = a * a + cos(latitude * r) * cos(other.latitude * r) * b * b
        return 2 * 6_371.0088 * asin(min(1, h.squareRoot()))
    }
}
