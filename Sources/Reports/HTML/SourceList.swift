import Continuum
import Reach

/// The sources that chains cite, numbered in the order in which the cards cite them.
struct SourceList {
    /// A source, and the day as of which it speaks where the page does not say that beside each step.
    struct Entry: Hashable {
        var source: String
        var asOf: Day?
    }

    private(set) var all: [Entry] = []
    private var numbers: [Entry: Int] = [:]

    init(_ chains: some Sequence<[ChainStep]>, isDated: Bool = false) {
        for step in chains.joined() {
            guard let source = step.source, !source.isEmpty else { continue }
            add(Entry(source: source, asOf: isDated ? step.asOf : nil))
        }
    }

    /// The number of a source, a new one when it was not cited before.
    @discardableResult
    mutating func add(_ entry: Entry) -> Int {
        if let number = numbers[entry] { return number }
        all.append(entry)
        numbers[entry] = all.count
        return all.count
    }

    init(_ assessment: Assessment, _ elements: [Int]) {
        self.init(elements.flatMap { element in assessment.findings.filter { $0.element == element }.map(\.chain) })
    }

    func number(_ source: String?, asOf: Day? = nil) -> Int? { source.flatMap { numbers[Entry(source: $0, asOf: asOf)] } }

    /// - Parameter dated: a source with its day, in words.
    func rows(_ dated: (String, Day) -> String = { source, _ in source }) -> [ReportPage.SourceRow] {
        all.enumerated().map { i, entry in
            let source = entry.source
            func row(_ text: String, link: String? = nil, host: String = "") -> ReportPage.SourceRow {
                ReportPage.SourceRow(
                    number: i + 1, sourceText: entry.asOf.map { dated(text, $0) } ?? text, hasLink: link != nil, link: link ?? "", linkHost: host)
            }
            guard let match = source.firstMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(?::[0-9]+)?(?:[\/?#][A-Za-z0-9\-._~:\/?#\[\]@!$&()*+,;=%]*)?/) else {
                return row(source)
            }
            var link = String(match.0)
            while let last = link.last, ".,;:)".contains(last) { link.removeLast() }
            let text = source.replacing(link, with: "")
            let host = link.split(separator: "/").dropFirst().first.map(String.init) ?? link
            return row(trimmed(text), link: link, host: host.hasPrefix("www.") ? String(host.dropFirst(4)) : host)
        }
    }

    private func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace || "—–-;:,(".contains(last) { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return String(text)
    }
}
