import Foundation
import Sovereignty

/// The share of its points that each objective reaches, as a radar: an axis each, one polygon for what is sure and one for what is possible.
struct LevelsRadar {
    private let writer: LevelsWriter
    private let objectives: [ObjectiveResult]
    private static let width = 540.0, radius = 125.0, margin = 62.0

    init(_ writer: LevelsWriter, _ result: FrameworkResult) {
        self.writer = writer
        objectives = result.objectives
    }

    func plot() -> Plot {
        let step = 2 * Double.pi / Double(objectives.count)
        func angle(_ i: Int) -> Double { step * Double(i) - Double.pi / 2 }
        let lowest = objectives.indices.map { sin(angle($0)) }.max() ?? 1
        let centre = (x: Self.width / 2, y: Self.margin + Self.radius)
        var plot = Plot(width: Int(Self.width), height: Int(centre.y + lowest * Self.radius + Self.margin))
        func point(_ i: Int, _ share: Double) -> (x: Double, y: Double) {
            let reach = share * Self.radius
            return (centre.x + cos(angle(i)) * reach, centre.y + sin(angle(i)) * reach)
        }
        func ring(_ kind: String, _ shares: [Double]) {
            let points = shares.enumerated().map { point($0, $1) }
            plot.line(kind, points + points.prefix(1))
        }
        for share in [0.25, 0.5, 0.75, 1] { ring(share == 1 ? "rim" : "grid", objectives.map { _ in share }) }
        for i in objectives.indices { plot.line("grid", [centre, point(i, 1)]) }
        let best = objectives.map { share($0.points.high, $0.mostPoints) }, sure = objectives.map { share($0.points.low, $0.mostPoints) }
        ring("area-maybe", best)
        ring("area-sure", sure)
        for i in objectives.indices {
            let p = point(i, best[i]), q = point(i, sure[i])
            plot.circle("dot-maybe", p.x, p.y, radius: 4)
            plot.circle("dot-sure", q.x, q.y, radius: 3.5)
        }
        for half in [50, 100] { plot.text("quiet", centre.x + 5, centre.y - Self.radius * Double(half) / 100 + 12, writer.say(fr: "\(half) %", en: "\(half)%")) }
        for (i, objective) in objectives.enumerated() {
            let p = point(i, 1.09), lines = broken(writer.name(objective.objective.element))
            let dx = (p.x - centre.x) / Self.radius, dy = (p.y - centre.y) / Self.radius
            let anchor = dx > 0.2 ? "start" : dx < -0.2 ? "end" : "middle"
            let height = 15 * Double(lines.count)
            let top = dy < -0.5 ? p.y - height + 12 : dy > 0.5 ? p.y + 10 : p.y - height / 2 + 11
            for (j, line) in lines.enumerated() { plot.text("", p.x, top + 15 * Double(j), line, anchor: anchor) }
        }
        return plot
    }

    private func share(_ points: Double, _ most: Double) -> Double { most > 0 ? min(1, max(0, points / most)) : 0 }

    /// In at most three lines that fit beside the drawing.
    private func broken(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 19 { lines[lines.count - 1] = last + " " + word } else { lines.append(String(word)) }
        }
        if lines.count > 3 { lines = Array(lines.prefix(3)) ; lines[2] += "…" }
        return lines.map { $0.count > 24 ? $0.prefix(23) + "…" : $0 }
    }
}
