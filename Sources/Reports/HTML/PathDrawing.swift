package import Continuum
import Knowledge
package import Reach

/// What does an element stand on, layer by layer, and along which lines do the states of its findings reach it?
///
/// The dependency cone of one dataset, service or treatment: chart relations followed down to suppliers, up to their ultimate owners, and
/// to the states that matter. The chains of its findings are always whole; of the rest at most a few elements a layer are kept, nearest
/// first, and what is left out is counted. It draws nothing itself: `dot()` is text for Graphviz, `layers` is the same as a list.
package struct PathDrawing: Sendable {
    /// From data at the top to law at the bottom.
    package enum Level: Int, Sendable, CaseIterable, Comparable {
        case data, treatment, application, software, platform, device, link, site, offer, supplier, owner, state, law
        package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

        /// Where a kind of thing stands; nil for what is no thing of a chart (checks, rules, answers).
        /// - Parameter isOwner: for an organisation, whether it is there because it owns another one.
        package init?(_ kind: Kind, isOwner: Bool = false) {
            switch kind {
            case .data: self = .data
            case .treatment, .service: self = .treatment
            case .application: self = .application
            case .software: self = .software
            case .platform: self = .platform
            case .device: self = .device
            case .link: self = .link
            case .site, .failureDomain: self = .site
            case .offer: self = .offer
            case .organisation: self = isOwner ? .owner : .supplier
            case .person: self = .owner
            case .state, .bloc: self = .state
            case .law: self = .law
            default: return nil
            }
        }
    }

    /// How sure is the reach that passes here?
    enum Mark: Int, Sendable, Comparable {
        case none, possible, certain
        static func < (a: Mark, b: Mark) -> Bool { a.rawValue < b.rawValue }
    }

    struct Node: Sendable {
        enum Content: Sendable, Hashable { case element(Int), unknown(Int), more }
        var content: Content
        var level: Level
        var label: String
        var mark: Mark
    }

    struct Edge: Sendable {
        var from: Int
        var to: Int
        var mark: Mark
    }

    /// The element's id.
    package let element: String
    let language: Language
    /// Distinguishes the drawings of one page in the ids of their shapes.
    let number: Int
    let root: Int
    var nodes: [Node] = []
    var edges: [Edge] = []

    /// How much is kept of what no chain goes through.
    package struct Extent: Sendable {
        var perLevel: Int
        var inAll: Int
        /// What a drawing can show and still be read.
        package static let drawing = Extent(perLevel: 3, inAll: 24)
        /// What a list can: the whole path, but for monsters.
        package static let list = Extent(perLevel: 200, inAll: 600)
    }

    package init(_ assessment: Assessment, element: Int, language: Language, number: Int, extent: Extent = .drawing) {
        self.element = assessment.continuum.id(element)
        self.language = language
        self.number = number
        root = element
        var cone = Cone(assessment, root: element, language)
        cone.mark(assessment.findings.filter { $0.element == element }.map { (chain: $0.chain, bound: $0.bound) })
        cone.grow()
        (nodes, edges) = cone.kept(extent)
    }

    /// The chains alone, without what else the element stands on.
    package init(_ assessment: Assessment, element: Int, along chains: [(chain: [ChainStep], bound: Bound)], language: Language, number: Int) {
        self.element = assessment.continuum.id(element)
        self.language = language
        self.number = number
        root = element
        var cone = Cone(assessment, root: element, language)
        cone.mark(chains)
        cone.growAlongChains()
        (nodes, edges) = cone.kept(.drawing)
    }

    /// One drawing for each element that has findings, gravest first.
    package static func all(_ assessment: Assessment, _ language: Language) -> [PathDrawing] {
        concerned(assessment).enumerated().map { PathDrawing(assessment, element: $1, language: language, number: $0) }
    }

    /// The elements that have findings, in the order of their worst one.
    static func concerned(_ assessment: Assessment) -> [Int] {
        var seen: Set<Int> = []
        return assessment.findings.map(\.element).filter { seen.insert($0).inserted }
    }

    /// The same as a list, for those who do not see the drawing.
    var layers: [(level: Level, names: [(label: String, mark: Mark)])] {
        var layers: [(level: Level, names: [(label: String, mark: Mark)])] = []
        for level in Level.allCases {
            let members = nodes.filter { $0.level == level }
            if !members.isEmpty { layers.append((level, members.map { (label: $0.label, mark: $0.mark) })) }
        }
        return layers
    }
}

/// The growing of a cone, over indices of elements.
private struct Cone {
    let assessment: Assessment
    let language: Language
    let root: Int
    private var continuum: Continuum { assessment.continuum }
    private var reached: [Int: (depth: Int, level: PathDrawing.Level)] = [:]
    private var order: [Int] = []
    private var links: [(from: Int, to: Int)] = []
    private var marks: [Int: PathDrawing.Mark] = [:]
    private var lines: [Pair: PathDrawing.Mark] = [:]
    private var lineOrder: [Pair] = []
    private var unknowns: [(from: Int, level: PathDrawing.Level, mark: PathDrawing.Mark)] = []
    /// Those that a chain reaches as owners.
    private var owners: Set<Int> = []

    private struct Pair: Hashable {
        var from: Int
        var to: Int
    }

    init(_ assessment: Assessment, root: Int, _ language: Language) {
        self.assessment = assessment
        self.language = language
        self.root = root
    }

    // MARK: The chains

    mutating func mark(_ chains: [(chain: [ChainStep], bound: Bound)]) {
        marks[root] = PathDrawing.Mark.none
        for (chain, bound) in chains {
            let mark: PathDrawing.Mark = bound == .certain ? .certain : .possible
            for step in chain {
                guard let from = continuum.index(of: step.from) else { continue }
                raise(from, mark)
                if let to = continuum.index(of: step.to), step.relation != "content-use" {
                    raise(to, mark)
                    let pair = Pair(from: from, to: to)
                    if step.relation == "owners" { owners.insert(to) }
                    if lines[pair] == nil { lineOrder.append(pair) }
                    lines[pair] = max(lines[pair] ?? .none, mark)
                } else if step.to == "unknown" {
                    let level = Self.levelOfUnknown(step.relation)
                    if let i = unknowns.firstIndex(where: { $0.from == from && $0.level == level }) {
                        unknowns[i].mark = max(unknowns[i].mark, mark)
                    } else {
                        unknowns.append((from, level, mark))
                    }
                }
            }
        }
    }

    private mutating func raise(_ element: Int, _ mark: PathDrawing.Mark) { marks[element] = max(marks[element] ?? .none, mark) }

    private static func levelOfUnknown(_ relation: String) -> PathDrawing.Level {
        switch relation {
        case "owners": .owner
        case "seat", "staff-in", "located-in", "nationality", "presence": .state
        case "stored-on", "runs-on", "processed-by": .platform
        case "housed-at": .site
        case "instance-of": .offer
        default: .supplier
        }
    }

    // MARK: The cone

    mutating func grow() {
        visit(root, depth: 0, isOwner: false)
        var next = 0
        while next < order.count {
            let element = order[next]
            next += 1
            guard let here = reached[element] else { continue }
            for relation in continuum.relations(of: element) where relation.element >= 0 && continuum.holds(relation, on: assessment.model.options.day) {
                let target = Int(relation.element)
                guard isFollowed(relation.key, from: element, to: target) else { continue }
                links.append((element, target))
                visit(target, depth: here.depth + 1, isOwner: relation.key == .owners)
            }
        }
        followChains()
    }

    mutating func growAlongChains() {
        visit(root, depth: 0, isOwner: false)
        for element in owners.sorted() { visit(element, depth: 90, isOwner: true) }
        followChains()
    }

    /// What only a chain knows (laws, presence, what a controller holds elsewhere).
    private mutating func followChains() {
        for pair in lineOrder {
            visit(pair.from, depth: (reached[pair.from]?.depth ?? 90), isOwner: false)
            visit(pair.to, depth: (reached[pair.from]?.depth ?? 90) + 1, isOwner: false)
            links.append((pair.from, pair.to))
        }
        for element in marks.keys.sorted() where reached[element] == nil { visit(element, depth: 90, isOwner: false) }
    }

    private mutating func visit(_ element: Int, depth: Int, isOwner: Bool) {
        guard reached[element] == nil else { return }
        reached[element] = (depth, level(of: element, isOwner: isOwner))
        order.append(element)
    }

    private func isFollowed(_ key: Key, from element: Int, to target: Int) -> Bool {
        switch key {
        // Presence everywhere would hide what matters; where it matters a chain says so.
        case .presence, .memberOf, .certified: return false
        case .seat, .nationality, .locatedIn: return marks[target] != nil || risk(of: target) > 0
        default:
            // One's own organisation stands behind nearly everything: it is drawn where a chain goes through it.
            if target == assessment.organisation, marks[target] == nil { return false }
            switch continuum.elements[target].kind {
            case .data, .treatment, .service, .application, .software, .platform, .device, .link, .site, .offer, .organisation, .person, .state:
                return true
            default: return false
            }
        }
    }

    private func risk(of state: Int) -> Int {
        assessment.model.subjects.index(ofElement: Int32(state)).map { assessment.gradient.levels[$0].risk } ?? 0
    }

    private func level(of element: Int, isOwner: Bool) -> PathDrawing.Level {
        PathDrawing.Level(continuum.elements[element].kind, isOwner: isOwner) ?? .law
    }

    // MARK: What is kept

    func kept(_ extent: PathDrawing.Extent) -> ([PathDrawing.Node], [PathDrawing.Edge]) {
        var parents: [Int: [Int]] = [:]
        for link in links { parents[link.to, default: []].append(link.from) }
        let ranked = order.enumerated().sorted { a, b in
            (reached[a.element]?.depth ?? 0, a.offset) < (reached[b.element]?.depth ?? 0, b.offset)
        }.map(\.element)
        var chosen = Set(ranked.filter { marks[$0] != nil })
        var perLevel: [PathDrawing.Level: Int] = [:]
        for element in chosen { perLevel[reached[element]?.level ?? .law, default: 0] += 1 }
        var dropped: [PathDrawing.Level: Int] = [:]
        for element in ranked where !chosen.contains(element) {
            guard let level = reached[element]?.level else { continue }
            let hangs = parents[element]?.contains(where: chosen.contains) ?? false
            if hangs, chosen.count < extent.inAll, perLevel[level, default: 0] < extent.perLevel {
                chosen.insert(element)
                perLevel[level, default: 0] += 1
            } else {
                dropped[level, default: 0] += 1
            }
        }
        return assemble(order.filter(chosen.contains), dropped)
    }

    private func assemble(
        _ chosen: [Int], _ dropped: [PathDrawing.Level: Int]
    ) -> ([PathDrawing.Node], [PathDrawing.Edge]) {
        var nodes: [PathDrawing.Node] = [], edges: [PathDrawing.Edge] = []
        var place: [Int: Int] = [:]
        for element in chosen {
            place[element] = nodes.count
            nodes.append(
                PathDrawing.Node(
                    content: .element(element), level: reached[element]?.level ?? .law, label: continuum.name(element, language),
                    mark: marks[element] ?? .none))
        }
        var seen: Set<Pair> = []
        for link in links where seen.insert(Pair(from: link.from, to: link.to)).inserted {
            guard let from = place[link.from], let to = place[link.to], from != to else { continue }
            edges.append(PathDrawing.Edge(from: from, to: to, mark: lines[Pair(from: link.from, to: link.to)] ?? .none))
        }
        for unknown in unknowns {
            guard let from = place[unknown.from] else { continue }
            edges.append(PathDrawing.Edge(from: from, to: nodes.count, mark: unknown.mark))
            nodes.append(
                PathDrawing.Node(content: .unknown(unknown.from), level: unknown.level, label: ChainWords.unknown[language], mark: unknown.mark))
        }
        // Counted beside the title of the layer, without a line of their own.
        for (level, count) in dropped.sorted(by: { $0.key < $1.key }) {
            nodes.append(PathDrawing.Node(content: .more, level: level, label: "+ \(count)", mark: .none))
        }
        return (nodes, edges)
    }
}
