import Foundation
@testable import Workbench

/// What a form of a page would post if nobody touched it.
struct PageForm {
    private(set) var pairs: [(String, String)] = []

    /// - Parameter marker: stands in the tag of the form.
    init(_ html: String, _ marker: String) {
        guard let start = html.range(of: marker), let end = html.range(of: "</form>", range: start.upperBound..<html.endIndex) else { return }
        var text = String(html[start.upperBound..<end.lowerBound])
        // What scripts copy is no part of the form.
        while let from = text.range(of: "<template>"), let to = text.range(of: "</template>", range: from.upperBound..<text.endIndex) { text.removeSubrange(from.lowerBound..<to.upperBound) }
        var cursor = text.startIndex
        while let open = text.range(of: "<", range: cursor..<text.endIndex), let close = text.range(of: ">", range: open.upperBound..<text.endIndex) {
            let tag = String(text[open.upperBound..<close.lowerBound])
            cursor = close.upperBound
            guard let name = Self.attribute("name", tag) else { continue }
            if tag.hasPrefix("input") {
                let type = Self.attribute("type", tag) ?? "text"
                if ["radio", "checkbox"].contains(type), !tag.contains(" checked") { continue }
                if type != "file" { pairs.append((name, Self.attribute("value", tag) ?? "")) }
            } else if tag.hasPrefix("textarea"), let stop = text.range(of: "</textarea>", range: cursor..<text.endIndex) {
                let content = text[cursor..<stop.lowerBound]
                pairs.append((name, Self.plain(String(content.hasPrefix("\n") ? content.dropFirst() : content))))
            } else if tag.hasPrefix("select"), let stop = text.range(of: "</select>", range: cursor..<text.endIndex) {
                let options = text[cursor..<stop.lowerBound].components(separatedBy: "<option").dropFirst()
                let chosen = options.first { $0.prefix { $0 != ">" }.contains(" selected") } ?? options.first
                pairs.append((name, chosen.flatMap { Self.attribute("value", String($0.prefix { $0 != ">" })) } ?? ""))
            }
        }
    }

    subscript(name: String) -> String? {
        get { pairs.first { $0.0 == name }?.1 }
        set {
            if let i = pairs.firstIndex(where: { $0.0 == name }) {
                if let newValue { pairs[i].1 = newValue } else { pairs.remove(at: i) }
            } else if let newValue {
                pairs.append((name, newValue))
            }
        }
    }

    func doing(_ wish: String, _ changes: [String: String] = [:]) -> [(String, String)] {
        var copy = self
        for (name, value) in changes { copy[name] = value }
        return copy.pairs + [("do", wish)]
    }

    private static func attribute(_ name: String, _ tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return plain(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func plain(_ text: String) -> String {
        // Scalar by scalar: to Swift, the end of `&quot;` and an accent that follows it are one character.
        [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].reduce(text) { text, pair in
            text.replacingOccurrences(of: pair.0, with: pair.1, options: .literal)
        }
    }
}
