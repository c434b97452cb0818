import Continuum
import Reach
import Store

/// What `history-chart.mustache` names: verdicts over time, a column for each assessment, drawn on the server.
struct HistoryChart: PageValue, Sendable {
    struct Block: PageValue, Sendable {
        var blockClass: String
        var x: String
        var y: String
        var width: String
        var height: String
    }

    struct Line: PageValue, Sendable {
        var lineY: String
        var lineText: String
    }

    static let width = 720.0, height = 220.0
    private static let left = 44.0, top = 8.0, bottom = 26.0

    var chartTitle: String
    var chartWords: String
    var blocks: [Block] = []
    var lines: [Line] = []
    var firstDay: String
    var lastDay: String
    struct Legend: PageValue, Sendable {
        var legendClass: String
        var legendText: String
    }

    var legend: [Legend]

    /// nil when there is nothing to compare yet.
    /// - Parameter entries: the newest first.
    init?(_ entries: [HistoryEntry], _ language: Language) {
        guard entries.count > 1, let last = entries.first, let first = entries.last else { return nil }
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func day(_ entry: HistoryEntry) -> String { Day(entry.record.day).map { Words.day($0, language) } ?? entry.record.day }
        let order: [VerdictStatus] = [.notMet, .undetermined, .met]
        let most = max(1, entries.map { entry in order.reduce(0) { $0 + entry.count($1) } }.max() ?? 1)
        let room = Self.height - Self.top - Self.bottom
        let step = (Self.width - Self.left) / Double(entries.count)
        let wide = max(1, min(36, step - 2))
        for (i, entry) in entries.reversed().enumerated() {
            var base = Self.top + room
            for status in order {
                let height = room * Double(entry.count(status)) / Double(most)
                base -= height
                guard height > 0 else { continue }
                blocks.append(
                    Block(
                        blockClass: status.rawValue, x: Self.figure(Self.left + Double(i) * step + (step - wide) / 2), y: Self.figure(base), width: Self.figure(wide),
                        height: Self.figure(height)))
            }
        }
        for share in [0.0, 0.5, 1.0] {
            lines.append(Line(lineY: Self.figure(Self.top + room * (1 - share)), lineText: Words.number(Int((Double(most) * share).rounded()), language)))
        }
        (firstDay, lastDay) = (day(first), day(last))
        chartTitle = say("Verdicts au fil des évaluations", "Verdicts over the assessments")
        func sentence(_ entry: HistoryEntry) -> String {
            say(
                "\(day(entry)) : \(entry.count(.notMet)) non respectés, \(entry.count(.undetermined)) indéterminés, \(entry.count(.met)) respectés",
                "\(day(entry)): \(entry.count(.notMet)) not met, \(entry.count(.undetermined)) undetermined, \(entry.count(.met)) met")
        }
        chartWords = sentence(first) + " ; " + sentence(last) + "."
        legend = [
            Legend(legendClass: "not-met", legendText: say("non respecté (en bas)", "not met (at the bottom)")),
            Legend(legendClass: "undetermined", legendText: say("indéterminé", "undetermined")),
            Legend(legendClass: "met", legendText: say("respecté (en haut)", "met (at the top)")),
        ]
    }

    private static func figure(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }
}
