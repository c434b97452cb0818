private import Foundation

/// A drawing that may stand in the page as it is: SVG from Graphviz, without its prologue, that runs nothing and fetches nothing.
package struct InlineDrawing: Sendable {
    package let svg: String
    /// In pixels: below it, the page scrolls the drawing rather than shrink it further. A point of Graphviz is 4/3 of a pixel.
    package let leastWidth: Int

    /// Nil when the text is not SVG or holds anything that a drawing by `dot` never has: scripts, handlers, styles, images, links outwards.
    package init?(_ text: String) {
        guard let start = text.range(of: "<svg"), let end = text.range(of: "</svg>", options: .backwards), start.lowerBound < end.lowerBound else {
            return nil
        }
        let prologue = text[..<start.lowerBound]
        let rest = text[end.upperBound...]
        guard rest.allSatisfy(\.isWhitespace), Self.isPrologue(prologue) else { return nil }
        var svg = String(text[start.lowerBound..<end.upperBound])
        // Needed by an SVG file, not in a page.
        for name in ["xmlns=\"http://www.w3.org/2000/svg\"", "xmlns:xlink=\"http://www.w3.org/1999/xlink\""] {
            svg = svg.replacingOccurrences(of: name, with: "")
        }
        // Tooltips with the names of DOT nodes, and the generator's remarks, help nobody.
        svg = svg.replacing(/<title>[^<]*<\/title>\n?/, with: "").replacing(/<!--(?s:.*?)-->\n?/, with: "")
        guard !Self.isDangerous(svg) else { return nil }
        self.svg = svg
        leastWidth = (svg.firstMatch(of: /^<svg width="([0-9]{1,5})/).flatMap { Int($0.1) } ?? 0) * 95 / 100
    }

    private static func isPrologue(_ text: Substring) -> Bool {
        text.replacing(/<\?xml[^<>]*\?>/, with: "").replacing(/<!DOCTYPE svg[^<>]*>/, with: "").replacing(/<!--(?s:.*?)-->/, with: "")
            .allSatisfy(\.isWhitespace)
    }

    /// Tags are read byte by byte: regular expressions over every attribute cost most of the report's time (benchmark `assess`).
    private static func isDangerous(_ svg: String) -> Bool {
        let allowed: Set<String> = ["svg", "g", "path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text", "tspan"]
        let forbidden = ["href", "url(", "http:", "https:", "javascript:", "data:", "style="]
        var bytes = Array(svg.utf8)
        // The namespaces are the one place where a drawing names an address.
        for i in bytes.indices where bytes[i] >= UInt8(ascii: "A") && bytes[i] <= UInt8(ascii: "Z") { bytes[i] |= 0x20 }
        var i = 0
        while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
            guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return true }
            let tag = String(decoding: bytes[open + 1..<close], as: UTF8.self)
            let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
            guard allowed.contains(String(name)) else { return true }
            if tag.utf8.count > name.utf8.count + 1 {
                if forbidden.contains(where: { tag.contains($0) }) { return true }
                let isHandler = tag.split(whereSeparator: { $0.isWhitespace || $0 == "\"" || $0 == "'" || $0 == "/" }).contains { $0.hasPrefix("on") && $0.contains("=") }
                if isHandler { return true }
            }
            i = close + 1
        }
        return false
    }
}
