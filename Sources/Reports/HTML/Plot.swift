private import Foundation

/// A drawing of a page as paths and texts that the template writes: lengths are pixels of the view box, names are escaped like any text.
struct Plot {
    struct Path {
        var pathClass: String
        var d: String
    }
    struct Label {
        var labelClass: String
        var labelX: String
        var labelY: String
        /// `start`, `middle` or `end`.
        var anchor: String
        var label: String
    }

    private(set) var plotWidth: Int
    private(set) var plotHeight: Int
    private(set) var paths: [Path] = []
    private(set) var labels: [Label] = []
    /// Boxes that no label may cover.
    private var taken: [Box] = []

    struct Box {
        var x: Double, y: Double, width: Double, height: Double
        func meets(_ other: Box) -> Bool { x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height }
    }

    init(width: Int, height: Int) {
        plotWidth = width
        plotHeight = height
    }

    static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    mutating func line(_ kind: String, _ points: [(x: Double, y: Double)]) {
        let d = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(Self.number($1.x)) \(Self.number($1.y))" }.joined()
        paths.append(Path(pathClass: kind, d: d))
    }

    mutating func circle(_ kind: String, _ x: Double, _ y: Double, radius r: Double) {
        let n = Self.number
        paths.append(Path(pathClass: kind, d: "M\(n(x - r)) \(n(y))a\(n(r)) \(n(r)) 0 1 0 \(n(2 * r)) 0a\(n(r)) \(n(r)) 0 1 0 \(n(-2 * r)) 0z"))
        take(Box(x: x - r, y: y - r, width: 2 * r, height: 2 * r))
    }

    mutating func rectangle(_ kind: String, _ x: Double, _ y: Double, width: Double, height: Double) {
        let n = Self.number
        paths.append(Path(pathClass: kind, d: "M\(n(x)) \(n(y))h\(n(width))v\(n(height))h\(n(-width))z"))
    }

    mutating func text(_ kind: String, _ x: Double, _ y: Double, _ text: String, anchor: String = "start") {
        labels.append(Label(labelClass: kind, labelX: Self.number(x), labelY: Self.number(y), anchor: anchor, label: text))
    }

    mutating func take(_ box: Box) { taken.append(box) }

    /// About how wide a text is, at 13 pixels.
    static func width(of text: String) -> Double { Double(text.count) * 7 + 4 }

    /// Writes a name near a point where it covers nothing: beside it, or farther off with a line to it.
    /// - Returns: false when there was no room.
    @discardableResult
    mutating func name(_ kind: String, at x: Double, _ y: Double, _ text: String) -> Bool {
        let width = Self.width(of: text), height = 16.0
        for distance in [10.0, 26, 44, 64, 88] {
            for (dx, dy) in [(1.0, 0.0), (-1, 0), (0, -1), (0, 1), (0.8, -0.7), (0.8, 0.7), (-0.8, -0.7), (-0.8, 0.7)] {
                let px = x + dx * distance, py = y + dy * (distance + 2)
                let left = dx > 0 ? px : dx < 0 ? px - width : px - width / 2
                let box = Box(x: left, y: py - height / 2, width: width, height: height)
                guard box.x >= 2, box.y >= 2, box.x + box.width <= Double(plotWidth) - 2, box.y + box.height <= Double(plotHeight) - 2,
                    !taken.contains(where: { $0.meets(box) })
                else { continue }
                if distance > 10 { line("leader", [(x, y), (px, py)]) }
                take(box)
                self.text(kind, dx > 0 ? left + 2 : dx < 0 ? left + width - 2 : px, py + 4.5, text, anchor: dx > 0 ? "start" : dx < 0 ? "end" : "middle")
                return true
            }
        }
        return false
    }
}
