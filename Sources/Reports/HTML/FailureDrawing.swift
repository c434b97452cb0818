package import Continuum
import Reach
package import Resilience

/// What does a service stand on, down to what stops it alone, and where does what was meant as redundancy meet again?
///
/// Only what is on the chains of its single points of failure and of its false redundancies, up to a limit; what is left out is counted. It
/// draws nothing itself: `dot()` is text for Graphviz.
package struct FailureDrawing: Sendable {
    /// How weak is the point?
    enum Mark: Int, Sendable, Comparable {
        case none, shared, single, stopped
        static func < (a: Mark, b: Mark) -> Bool { a.rawValue < b.rawValue }
    }

    struct Node: Sendable {
        var element: Int
        var label: String
        var kind: String
        var mark: Mark
    }

    struct Edge: Sendable {
        var from: Int
        var to: Int
        var mark: Mark
        /// Leaves out what lies between.
        var isShortcut: Bool
    }

    /// The service’s id.
    package let element: String
    let language: Language
    /// Distinguishes the drawings of one page in the ids of their shapes.
    let number: Int
    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    /// Single points and common causes that found no room.
    private(set) var omitted = 0

    static let nodeLimit = 30
    /// Room kept for false redundancies.
    static let singlesLimit = 25

    private var place: [Int: Int] = [:]
    private let resilience: Resilience
    private let ranking: FailureRanking

    package init(_ resilience: Resilience, service: Int, language: Language) {
        let assessed = resilience.services[service]
        self.resilience = resilience
        self.language = language
        number = service
        element = resilience.continuum.id(assessed.element)
        ranking = FailureRanking(resilience)
        _ = node(assessed.element)
        draw(assessed)
    }

    /// One drawing for each service of which there is something to show.
    package static func all(_ resilience: Resilience, _ language: Language) -> [FailureDrawing] {
        resilience.services.indices.map { FailureDrawing(resilience, service: $0, language: language) }.filter { !$0.isEmpty }
    }

    package var isEmpty: Bool { edges.isEmpty }

    private mutating func draw(_ service: ServiceResilience) {
        let model = resilience.models[0]
        if service.hasFailedAlready {
            if let chain = model.chain(from: service.element, when: []) { add(chain, from: service.element, .stopped, limit: Self.nodeLimit) }
            return
        }
        for event in ranking.singles(service) {
            guard let chain = model.chain(from: service.element, when: [event]) else { continue }
            if add(chain, from: service.element, .single, limit: Self.singlesLimit) { mark(event, .single) } else { omitted += 1 }
        }
        for found in ranking.falseRedundancies(service.falseRedundancies) {
            for event in found.shared where ranking.isShown(event) {
                guard let chain = ranking.chain(found, event) else { continue }
                if add(chain, from: Int(found.element), .shared, limit: Self.nodeLimit) { mark(event, .shared) } else { omitted += 1 }
            }
        }
        joinLoose()
    }

    private mutating func mark(_ event: FailureModel.Event, _ mark: Mark) {
        guard let i = place[Int(event.element)] else { return }
        nodes[i].mark = max(nodes[i].mark, mark)
        nodes[i].kind = ranking.kind(event)[language]
    }

    private mutating func node(_ element: Int) -> Int {
        if let known = place[element] { return known }
        place[element] = nodes.count
        let kind = ranking.kind(of: element)[language]
        nodes.append(Node(element: element, label: resilience.continuum.name(element, language), kind: kind, mark: .none))
        return nodes.count - 1
    }

    /// Adds a chain whole, or not at all when there is no room for it.
    @discardableResult
    private mutating func add(_ chain: [ChainStep], from start: Int, _ mark: Mark, limit: Int) -> Bool {
        let continuum = resilience.continuum
        let ends = chain.map { (from: continuum.index(of: $0.from), to: continuum.index(of: $0.to)) }
        let new = Set(([start] + ends.flatMap { [$0.from, $0.to].compactMap { $0 } }).filter { place[$0] == nil })
        guard nodes.count + new.count <= limit else { return false }
        _ = node(start)
        for (step, end) in zip(chain, ends) {
            guard let from = end.from else { continue }
            let i = node(from)
            if step.relation == "out-of-service" { nodes[i].mark = .stopped }
            guard let to = end.to, to != from else { continue }
            let j = node(to)
            if let known = edges.firstIndex(where: { $0.from == i && $0.to == j }) {
                edges[known].mark = max(edges[known].mark, mark)
            } else {
                edges.append(Edge(from: i, to: j, mark: mark, isShortcut: false))
            }
        }
        return true
    }

    /// What hangs in the air lies below the service all the same: a dotted line says so.
    private mutating func joinLoose() {
        for i in nodes.indices.dropFirst() where !edges.contains(where: { $0.to == i }) {
            edges.append(Edge(from: 0, to: i, mark: .none, isShortcut: true))
        }
    }
}

extension FailureDrawing.Mark {
    /// The word that stands in the drawing itself, for whoever does not see colours or shapes.
    var word: Bilingual? {
        switch self {
        case .none: nil
        case .shared: Bilingual(fr: "cause commune", en: "common cause")
        case .single: Bilingual(fr: "point unique", en: "single point")
        case .stopped: Bilingual(fr: "hors service", en: "out of service")
        }
    }
}

extension FailureDrawing {
    /// The drawing as text for Graphviz `dot`. Weak points tell by shape, line and word as well as by colour; the classes are those of
    /// `PathDrawing`, so that one style sheet serves both.
    package func dot() -> String {
        var lines: [String] = [
            "digraph failures {",
            "graph [id=\"d\(number)\", rankdir=TB, bgcolor=transparent, nodesep=0.14, ranksep=0.34, splines=spline, pad=0.1];",
            "node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, margin=\"0.09,0.06\", height=0.36, color=\"#8a94a0\", fillcolor=\"#ffffff\", style=filled, shape=box];",
            "edge [color=\"#a3abb5\", arrowsize=0.6, penwidth=1];",
        ]
        for (i, node) in nodes.enumerated() { lines.append(statement(i, node)) }
        for (i, edge) in edges.enumerated() { lines.append(statement(i, edge)) }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private func statement(_ i: Int, _ node: Node) -> String {
        var label = PathDrawing.wrapped(node.label, 18)
        var attributes = ["id=\"d\(number)n\(i)\""]
        var classes = ["mark-\(node.mark)"]
        if i == 0 {
            classes.append("root")
            attributes.append("fontsize=12, style=\"filled,rounded\"")
        } else {
            label.append(node.mark.word.map { "\(node.kind)\(language == .french ? "\u{A0}:" : ":") \($0[language])" } ?? "(\(node.kind))")
        }
        switch node.mark {
        case .single: attributes.append("style=\"filled,diagonals\", color=\"#b3261e\", penwidth=2.2, margin=\"0.16,0.07\"")
        case .stopped: attributes.append("style=\"filled,diagonals\", peripheries=2, color=\"#b3261e\", penwidth=2, margin=\"0.16,0.07\"")
        case .shared: attributes.append("color=\"#a85b00\", penwidth=1.8, style=\"filled,dashed,rounded\", margin=\"0.14,0.07\"")
        case .none: break
        }
        switch node.mark {
        case .single, .stopped: classes.append("certain")
        case .shared: classes.append("possible")
        case .none: break
        }
        attributes.append("class=\"\(classes.joined(separator: " "))\"")
        attributes.append("label=\(PathDrawing.quoted(label))")
        return "n\(i) [\(attributes.joined(separator: ", "))];"
    }

    private func statement(_ i: Int, _ edge: Edge) -> String {
        var attributes = ["id=\"d\(number)e\(i)\""]
        switch edge.mark {
        case .single, .stopped: attributes.append("class=\"certain\", color=\"#b3261e\", penwidth=1.8")
        case .shared: attributes.append("class=\"possible\", color=\"#a85b00\", penwidth=1.6, style=dashed")
        case .none: attributes.append("class=\"none\"")
        }
        if edge.isShortcut { attributes.append("style=dotted") }
        return "n\(edge.from) -> n\(edge.to) [\(attributes.joined(separator: ", "))];"
    }
}
