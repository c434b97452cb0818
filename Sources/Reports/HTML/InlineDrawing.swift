private import Foundation

/// A drawing that may stand in the page as it is: SVG from Graphviz, without its prologue, that runs nothing and fetches nothing.
struct InlineDrawing {
    let svg: String
    /// In points, as Graphviz states it.
    let width: Int

    /// Nil when the text is not SVG or holds anything that a drawing by `dot` never has: scripts, handlers, styles, images, links outwards.
    init?(_ text: String) {
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
        width = svg.firstMatch(of: /^<svg width="([0-9]{1,5})/).flatMap { Int($0.1) } ?? 0
    }

    private static func isPrologue(_ text: Substring) -> Bool {
        text.replacing(/<\?xml[^<>]*\?>/, with: "").replacing(/<!DOCTYPE svg[^<>]*>/, with: "").replacing(/<!--(?s:.*?)-->/, with: "")
            .allSatisfy(\.isWhitespace)
    }

    private static func isDangerous(_ svg: String) -> Bool {
        let allowed: Set<String> = ["svg", "g", "path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text", "tspan"]
        for match in svg.matches(of: /<\/?([^\s>\/]*)([^>]*)/) {
            guard allowed.contains(String(match.1)) else { return true }
            let attributes = match.2
            if attributes.contains(/(?i)\bon[a-z]+\s*=/) || attributes.contains(/(?i)\b(xlink:)?href\s*=/) { return true }
            if attributes.contains(/(?i)url\s*\(/) || attributes.contains(/(?i)(https?|javascript|data):/) { return true }
        }
        return false
    }
}
