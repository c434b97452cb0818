private import Foundation

/// What do the states of the world look like on a flat picture, and where on it is a place?
///
/// The outlines are those of `world-paths.json`, which `Scripts/make-world.py` writes from Natural Earth, in the Natural Earth projection: polynomials of
/// B. Šavrič, B. Jenny, T. Patterson, D. Petrovič and L. Hurni (2011), doi:10.1559/15230406384363.
package struct WorldOutlines: Sendable, Decodable {
    package let width: Double
    package let height: Double
    private let scale: Double
    /// The edge of the world, and a net of meridians and parallels every 30 degrees: path data of SVG.
    package let sphere: String
    package let graticule: String
    /// Ground that no state of ISO 3166 counts as its own.
    package let noState: String
    /// Path data by ISO 3166-1 code.
    package let states: [String: String]
    /// Where states stand that are too small to be seen, or that have no outline.
    package let smallStates: [String: [Double]]

    private static let all = Result {
        let url = Bundle.module.bundleURL.appendingPathComponent("Assets/world-paths.json")
        return try JSONDecoder().decode(WorldOutlines.self, from: try Data(contentsOf: url))
    }

    /// Read once in the life of the process.
    package static func shared() throws -> WorldOutlines { try all.get() }

    /// In pixels of the picture. Degrees beyond the earth are taken to its edge.
    package func point(latitude: Double, longitude: Double) -> (x: Double, y: Double) {
        let lambda = min(180, max(-180, longitude)) * .pi / 180, phi = min(90, max(-90, latitude)) * .pi / 180
        let p2 = phi * phi, p4 = p2 * p2
        let x = lambda * (0.8707 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))))
        let y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
        return (width / 2 + scale * x, height / 2 - scale * y)
    }
}
