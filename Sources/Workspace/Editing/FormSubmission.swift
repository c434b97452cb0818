/// What a form posted: names, each with its values in order.
package struct FormSubmission: Sendable, Hashable {
    package private(set) var values: [String: [String]] = [:]

    package init(_ pairs: some Sequence<(name: String, value: String)>) {
        for (name, value) in pairs { values[name, default: []].append(value) }
    }

    /// nil where nothing was posted under the name: the form did not show it.
    package subscript(name: String) -> [String]? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The first value under a name, without space around it.
    package func text(_ name: String) -> String { Self.plain(values[name]?.first ?? "") }

    /// The numbers of the rows posted of a relation, in order.
    func rows(of relation: String) -> [Int] {
        let start = relation + "."
        return Set(
            values.keys.lazy.filter { $0.hasPrefix(start) }.compactMap { name in
                name.dropFirst(start.count).split(separator: ".", maxSplits: 1).first.flatMap { $0.utf8.count <= 4 ? Int($0) : nil }
            }.filter { $0 >= 0 }
        ).sorted()
    }

    /// How many members of each set of alternatives are enough, as posted.
    func needed(of relation: String) -> [Int: String] {
        let start = relation + ".needed."
        var result: [Int: String] = [:]
        for name in values.keys where name.hasPrefix(start) { if let group = Int(name.dropFirst(start.count)) { result[group] = text(name) } }
        return result
    }

    /// Text as people mean it: no space around it, and the line ends that files have rather than those that browsers post.
    static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar != "\n" || !isAfterReturn {
                scalars.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[first...last])
    }
}
