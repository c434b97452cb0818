private import Foundation
import Resilience

/// Where things on earth stand in a drawing: degrees as they are, those of longitude shortened as at the middle latitude (plate carrée).
struct MapFrame {
    private let scale: Double
    private let shrink: Double
    private let centre: Coordinates
    private let width: Double
    private let height: Double

    /// - Parameter places: what must be seen; there is at least one.
    init(_ places: [Coordinates], width: Int, height: Int, margin: Double = 34) {
        let south = places.map(\.latitude).min() ?? 0, north = places.map(\.latitude).max() ?? 0
        let west = places.map(\.longitude).min() ?? 0, east = places.map(\.longitude).max() ?? 0
        centre = Coordinates(latitude: (south + north) / 2, longitude: (west + east) / 2)
        shrink = max(0.05, cos(centre.latitude * .pi / 180))
        let wide = max(1e-6, (east - west) * shrink), high = max(1e-6, north - south)
        scale = min((Double(width) - 2 * margin) / wide, (Double(height) - 2 * margin) / high)
        self.width = Double(width)
        self.height = Double(height)
    }

    func point(_ place: Coordinates) -> (x: Double, y: Double) {
        (width / 2 + (place.longitude - centre.longitude) * shrink * scale, height / 2 - (place.latitude - centre.latitude) * scale)
    }

    func isInside(_ place: Coordinates) -> Bool {
        let p = point(place)
        return p.x >= 0 && p.y >= 0 && p.x <= width && p.y <= height
    }

    /// The places that lie so close together that a drawing of all would pile them up: at least three, and not all.
    static func crowd(_ places: [Coordinates]) -> [Int]? {
        let frame = MapFrame(places, width: 100, height: 100, margin: 0)
        let points = places.map(frame.point)
        let near = points.map { a in points.indices.filter { hypot(points[$0].x - a.x, points[$0].y - a.y) < 12 } }
        guard let most = near.max(by: { $0.count < $1.count }), most.count >= 3, most.count < places.count else { return nil }
        return most
    }
}
