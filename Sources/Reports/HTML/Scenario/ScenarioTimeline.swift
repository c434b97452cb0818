import Continuum
import Reach
import Resilience

/// What is lost, and when, as a drawing: a column for each horizon, a lane for each way to lose, a tag for each loss.
struct ScenarioTimeline {
    private let writer: ScenarioWriter
    private let columns: [Int32]
    private static let width = 960.0, gutter = 150.0, tagWidth = 42.0, tagHeight = 20.0, gap = 4.0, mostTags = 40

    init(_ writer: ScenarioWriter) {
        self.writer = writer
        let simulation = writer.simulation
        let steps = Simulation.steps.map(\.days).filter { $0 <= simulation.horizon }
        columns = Set(steps + simulation.losses.map(\.day)).sorted()
    }

    func plot() -> Plot {
        let span = (Self.width - Self.gutter - 20) / Double(columns.count)
        let perRow = max(1, Int((span - 12) / (Self.tagWidth + Self.gap)))
        // How high each lane is: that of its fullest cell.
        let heights = Loss.Aspect.allCases.map { aspect in
            max(52, columns.map { height(cell(aspect, $0), perRow) }.max() ?? 0)
        }
        let top = 44.0, bottom = top + heights.reduce(0, +)
        var plot = Plot(width: Int(Self.width), height: Int(bottom) + 16)
        for (i, day) in columns.enumerated() {
            let x = Self.gutter + Double(i) * span
            plot.line("grid", [(x, top - 8), (x, bottom)])
            plot.circle("dot", x, top - 8, radius: 4)
            plot.text("strong", x + 2, top - 20, writer.phrases.say(ScenarioDocument.day(day)))
        }
        let last = columns.last ?? 0
        plot.line("axis", [(Self.gutter, top - 8), (Self.width - 14, top - 8)])
        plot.line("axis", [(Self.width - 20, top - 13), (Self.width - 12, top - 8), (Self.width - 20, top - 3)])
        if last < writer.simulation.horizon {
            let end = ScenarioDocument.day(writer.simulation.horizon)
            plot.text("quiet", Self.width - 12, top - 20, writer.phrases.say(fr: "fin : \(end.fr.lowercased())", en: "end: \(end.en.lowercased())"), anchor: "end")
        }
        var y = top
        for (lane, aspect) in Loss.Aspect.allCases.enumerated() {
            plot.line("grid", [(0, y + heights[lane]), (Self.width - 12, y + heights[lane])])
            for (i, line) in lines(writer.aspectHead(aspect)).enumerated() { plot.text("strong", 0, y + 24 + Double(i) * 16, line) }
            if !writer.simulation.losses.contains(where: { $0.aspect == aspect }) {
                plot.text("quiet", Self.gutter + 10, y + 24, writer.phrases.say(fr: "rien", en: "nothing"))
            }
            for (i, day) in columns.enumerated() { draw(cell(aspect, day), at: Self.gutter + Double(i) * span + 10, y, perRow, in: &plot) }
            y += heights[lane]
        }
        return plot
    }

    /// The losses of a cell by standing, the most sensitive first.
    private func cell(_ aspect: Loss.Aspect, _ day: Int32) -> [(standing: Bound, losses: [Loss])] {
        Bound.allCases.compactMap { standing in
            let some = writer.simulation.losses.filter { $0.aspect == aspect && $0.day == day && $0.standing == standing }
                .sorted { (writer.rank($0.element), $0.element) < (writer.rank($1.element), $1.element) }
            return some.isEmpty ? nil : (standing, some)
        }
    }

    private func rows(_ count: Int, _ perRow: Int) -> Int { (min(count, Self.mostTags) + perRow - 1) / perRow }

    private func height(_ cell: [(standing: Bound, losses: [Loss])], _ perRow: Int) -> Double {
        cell.reduce(16) { $0 + 22 + Double(rows($1.losses.count, perRow)) * (Self.tagHeight + Self.gap) + ($1.losses.count > Self.mostTags ? 18 : 0) }
    }

    private func draw(_ cell: [(standing: Bound, losses: [Loss])], at x: Double, _ top: Double, _ perRow: Int, in plot: inout Plot) {
        var y = top + 24
        for (standing, losses) in cell {
            let name = standing == .certain ? "certain" : "possible"
            plot.text("strong", x, y, "\(losses.count) \(writer.bound(standing, losses.count))")
            y += 7
            for (i, loss) in losses.prefix(Self.mostTags).enumerated() {
                let left = x + Double(i % perRow) * (Self.tagWidth + Self.gap), up = y + Double(i / perRow) * (Self.tagHeight + Self.gap)
                plot.rectangle(name, left, up, width: Self.tagWidth, height: Self.tagHeight)
                plot.text("in-\(name)", left + Self.tagWidth / 2, up + 14.5, writer.tag(loss.element), anchor: "middle")
            }
            y += Double(rows(losses.count, perRow)) * (Self.tagHeight + Self.gap) + 15
            if losses.count > Self.mostTags {
                plot.text("quiet", x, y - 2, writer.phrases.say(fr: "et \(losses.count - Self.mostTags) de plus", en: "and \(losses.count - Self.mostTags) more"))
                y += 18
            }
        }
    }

    /// Broken where the gutter ends.
    private func lines(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 19 { lines[lines.count - 1] = last + " " + word } else { lines.append(String(word)) }
        }
        return lines
    }
}
