package import Continuum

extension PathDrawing.Level {
    package var title: Bilingual {
        switch self {
        case .data: Bilingual(fr: "Données", en: "Data")
        case .treatment: Bilingual(fr: "Service, traitement", en: "Service, treatment")
        case .application: Bilingual(fr: "Application", en: "Application")
        case .software: Bilingual(fr: "Logiciel", en: "Software")
        case .platform: Bilingual(fr: "Plateforme", en: "Platform")
        case .device: Bilingual(fr: "Équipement", en: "Device")
        case .link: Bilingual(fr: "Liaison", en: "Link")
        case .site: Bilingual(fr: "Lieu", en: "Site")
        case .offer: Bilingual(fr: "Offre du commerce", en: "Commercial offer")
        case .supplier: Bilingual(fr: "Organisation", en: "Organisation")
        case .owner: Bilingual(fr: "Propriétaire", en: "Owner")
        case .state: Bilingual(fr: "État", en: "State")
        case .law: Bilingual(fr: "Loi", en: "Law")
        }
    }
}

extension PathDrawing {
    /// The drawing as text for Graphviz `dot`: one rank a layer, its title on the left; red and thick for certain reach, orange and dashed
    /// for possible, so that lines tell without colour. Classes let the page's style sheet take over the colours.
    package func dot() -> String {
        var lines: [String] = [
            "digraph path {",
            "graph [id=\"d\(number)\", rankdir=TB, bgcolor=transparent, nodesep=0.22, ranksep=0.42, splines=spline, pad=0.1];",
            "node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, margin=\"0.14,0.07\", height=0.36, color=\"#8a94a0\", fillcolor=\"#ffffff\", style=filled];",
            "edge [color=\"#a3abb5\", arrowsize=0.55, penwidth=0.8];",
        ]
        let used = Level.allCases.filter { level in nodes.contains { $0.level == level } }
        for level in used {
            let more = nodes.first { $0.level == level && $0.content == .more }
            let title = Self.wrapped(level.title[language], 14) + (more.map { [$0.label] } ?? [])
            lines.append(
                "t\(level.rawValue) [id=\"d\(number)t\(level.rawValue)\", class=\"title\", shape=plaintext, style=\"\", fontsize=10, fontcolor=\"#5a6572\", label=\(Self.quoted(title))];")
        }
        for (a, b) in zip(used, used.dropFirst()) { lines.append("t\(a.rawValue) -> t\(b.rawValue) [style=invis, weight=8];") }
        for level in used {
            var members = ["t\(level.rawValue)"]
            for (i, node) in nodes.enumerated() where node.level == level && node.content != .more {
                lines.append(statement(i, node))
                members.append("n\(i)")
            }
            lines.append("{ rank=same; \(members.joined(separator: "; ")); }")
        }
        for (i, edge) in edges.enumerated() { lines.append(statement(i, edge)) }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private func statement(_ i: Int, _ node: Node) -> String {
        var classes = ["\(node.mark)"], style = ["filled"]
        var attributes = ["shape=\(shape(node))"]
        switch node.content {
        case .element(let element) where element == root:
            classes.append("root")
            attributes.append("fontsize=12")
        case .unknown: style.append("dashed")
        default: break
        }
        if node.level == .treatment || node.level == .supplier || node.level == .owner, case .element = node.content { style.append("rounded") }
        switch node.mark {
        case .certain: attributes.append("color=\"#b3261e\", penwidth=2.2")
        case .possible:
            attributes.append("color=\"#a85b00\", penwidth=1.6")
            if !style.contains("dashed") { style.append("dashed") }
        case .none: break
        }
        attributes.append("style=\"\(style.joined(separator: ","))\"")
        attributes.append("class=\"\(classes.joined(separator: " "))\"")
        attributes.append("id=\"d\(number)n\(i)\"")
        attributes.append("label=\(Self.quoted(Self.wrapped(node.label, 18)))")
        return "n\(i) [\(attributes.joined(separator: ", "))];"
    }

    private func shape(_ node: Node) -> String {
        switch node.content {
        case .unknown: return "diamond, margin=\"0.04,0.04\""
        case .element, .more:
            switch node.level {
            case .data: return "cylinder"
            case .site: return "box3d"
            case .offer: return "note"
            case .software: return "component"
            case .state: return "hexagon"
            case .law: return "folder"
            default: return "box"
            }
        }
    }

    private func statement(_ i: Int, _ edge: Edge) -> String {
        var attributes = ["id=\"d\(number)e\(i)\"", "class=\"\(edge.mark)\""]
        switch edge.mark {
        case .certain: attributes.append("color=\"#b3261e\", penwidth=2.6, arrowsize=0.8, weight=6")
        case .possible: attributes.append("color=\"#a85b00\", penwidth=1.8, style=dashed, arrowsize=0.7, weight=4")
        case .none: break
        }
        // A line that goes back up must not turn the layers over.
        if nodes[edge.to].level < nodes[edge.from].level { attributes.append("constraint=false") }
        return "n\(edge.from) -> n\(edge.to) [\(attributes.joined(separator: ", "))];"
    }

    /// At most three lines of about so many characters, cut with an ellipsis.
    static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = [], line = ""
        for word in text.split(whereSeparator: \.isWhitespace).map({ $0.count > width * 2 ? String($0.prefix(width * 2 - 1)) + "…" : String($0) }) {
            if line.isEmpty {
                line = word
            } else if line.count + word.count + 1 <= width || word.count == 1 && !(word.first?.isLetter ?? true) {
                line += " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > 3 else { return lines }
        return Array(lines.prefix(2)) + [lines[2] + " …"]
    }

    /// A DOT string: quotes, backslashes (dot has escapes of its own) and ampersands (it reads entities) lose their meaning; no control
    /// characters pass.
    static func quoted(_ lines: [String]) -> String {
        let escaped = lines.map { line in
            var text = ""
            for scalar in line.unicodeScalars {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "&": text += "&amp;"
                default: if scalar.value >= 32, scalar.value != 127 { text.unicodeScalars.append(scalar) }
                }
            }
            return text
        }
        return "\"" + escaped.joined(separator: "\\n") + "\""
    }
}
