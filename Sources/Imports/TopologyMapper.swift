import Continuum
import Foundation

/// Turns the nodes and edges of a GraphML file into sites and links.
struct TopologyMapper {
    let document: GraphMLDocument
    let text: XMLText
    let options: GraphMLReader.Options
    var diagnostics = Diagnostics()
    var figures: [ImportReport.Figure: Int] = [:]
    private var counts: [Attribute: (count: Int, place: Int)] = [:]
    private var unknownStates: [String: (count: Int, place: Int)] = [:]
    private var identifiers = Identifiers()
    /// Computed once: keys are few, nodes many.
    private let initials: [(key: String, owner: String, value: String, place: Int)]

    private struct Attribute: Hashable {
        var owner: GraphMLDocument.Owner
        var name: String
        var isForeign: Bool
    }

    typealias Words = [GraphMLWord: (value: String, place: Int)]

    init(_ document: GraphMLDocument, _ text: XMLText, _ options: GraphMLReader.Options) {
        self.document = document
        initials = document.initials
        self.text = text
        self.options = options
    }

    // MARK: Words

    /// The texts of an owner by what they mean; every one is counted.
    private mutating func words(_ data: [GraphMLDocument.Datum], _ owner: GraphMLDocument.Owner) -> Words {
        var words: Words = [:]
        for datum in data {
            let key = document.keys[datum.key]
            let attribute = Attribute(owner: owner, name: key?.name ?? "data key=\(datum.key)", isForeign: key?.isForeign ?? false)
            counts[attribute, default: (0, datum.place)].count += 1
            guard !attribute.isForeign, case .word(let word)? = GraphMLWord.meaning(of: attribute.name, on: owner),
                let value = Self.meaningful(datum.value)
            else { continue }
            if words[word] == nil { words[word] = (value, datum.place) }
        }
        return words
    }

    /// Texts with their spaces put in order; nil when nothing is said. “None” is what Python wrote for nothing.
    private static func meaningful(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        let value = words.joined(separator: " ")
        return value.isEmpty || value == "None" ? nil : value
    }

    private mutating func bad(_ key: String, _ found: (value: String, place: Int)) {
        diagnostics.add(.importBadValue(found.value, key: key), at: text.place(found.place, length: 5))
    }

    // MARK: The network

    private struct Network {
        var slug: String
        var name: String
        var file: String
        var operatorID: String
        var source: Element.Source
        var reason: Bilingual
        var page: String?
    }

    private mutating func network() -> Network {
        let words = words(document.data, .graph)
        let file = text.file.split(separator: "/").last.map(String.init) ?? text.file
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        let name = words[.network]?.value ?? words[.networkLabel]?.value ?? stem
        let slug = [words[.networkLabel]?.value, words[.network]?.value, stem].compactMap { $0.map { Identifiers.slug($0, limit: 40) } }.first { !$0.isEmpty } ?? "graphml"
        let date = day(words)
        let isZoo = words[.creator]?.value.lowercased().contains("topology zoo") == true
        let page = words[.source]?.value
        let ref = file + (isZoo ? ", Internet Topology Zoo" : "") + (page.map { " — \($0)" } ?? "")
        func sentence(_ word: GraphMLWord, _ fr: String, _ en: String) -> Bilingual? {
            words[word].map { Bilingual(fr: " \(fr) : \($0.value).", en: " \(en): \($0.value).") }
        }
        var reason = Bilingual(fr: "Import de \(file) : réseau « \(name) »", en: "Import of \(file): network “\(name)”")
        if let date { reason = Bilingual(fr: "\(reason.fr), état du \(date)", en: "\(reason.en), as of \(date)") }
        reason = Bilingual(fr: reason.fr + ".", en: reason.en + ".")
        let zoo = isZoo
            ? Bilingual(
                fr: " Internet Topology Zoo (Knight et al., IEEE JSAC 29(9), 2011), licence CC BY 4.0.",
                en: " Internet Topology Zoo (Knight et al., IEEE JSAC 29(9), 2011), licence CC BY 4.0.") : nil
        for more in [
            zoo, sentence(.licence, "Licence", "Licence"), sentence(.source, "Source", "Source"), sentence(.layer, "Couche", "Layer"),
            sentence(.provenance, "Provenance", "Provenance"), sentence(.note, "Note", "Note"),
        ] {
            if let more { reason = Bilingual(fr: reason.fr + more.fr, en: reason.en + more.en) }
        }
        return Network(
            slug: slug, name: name, file: file, operatorID: options.operatorID ?? "\(slug)-operator",
            source: Element.Source(ref: ref, date: date, standing: .declared), reason: reason, page: page)
    }

    /// `2010_08`, `2008`: the first day of what is said.
    private mutating func day(_ words: Words) -> Day? {
        for (key, word) in [("NetworkDate", GraphMLWord.networkDate), ("DateYear", .dateYear)] {
            guard let found = words[word] else { continue }
            var parts = found.value.split(whereSeparator: { "_-/.".contains($0) }).map { Int($0) }
            // The year alone may have its month beside it; month 0 is none.
            if word == .dateYear, parts.count == 1, let month = words[.dateMonth].flatMap({ Int($0.value) }), month > 0 { parts.append(month) }
            if (1...3).contains(parts.count), let year = parts[0], year >= 1900, let month = parts.count > 1 ? parts[1] : 1, let day = parts.count > 2 ? parts[2] : 1,
                let first = Day(year: year, month: month, day: day)
            {
                return first
            }
            bad(key, found)
        }
        return nil
    }

    // MARK: Sites

    private struct Site {
        var id: String
        var name: String
        var isExternal: Bool
        var coordinates: (latitude: Double, longitude: Double)?
    }

    private mutating func coordinate(_ word: GraphMLWord, _ key: String, _ range: ClosedRange<Double>, _ words: Words) -> Double? {
        guard let found = words[word] else { return nil }
        let isPlain = found.value.utf8.allSatisfy { (48...57).contains($0) || ".+-eE".utf8.contains($0) }
        if isPlain, let value = Double(found.value), range.contains(value) { return value == 0 ? 0 : value }
        bad(key, found)
        return nil
    }

    private mutating func isExternal(_ words: Words) -> Bool {
        guard let found = words[.isInternal] else { return false }
        switch found.value.lowercased() {
        case "1", "true", "1.0": return false
        case "0", "false", "0.0": return true
        default:
            bad("Internal", found)
            return false
        }
    }

    private mutating func state(_ words: Words) -> String? {
        guard let found = words[.country] else {
            figures[.sitesWithoutState, default: 0] += 1
            return nil
        }
        if let id = options.states.id(found.value) { return id }
        figures[.sitesOfUnknownState, default: 0] += 1
        unknownStates[found.value, default: (0, found.place)].count += 1
        return nil
    }

    private mutating func site(_ node: GraphMLDocument.Node, _ words: Words, id: String, _ network: Network) -> (Site, Element) {
        var element = Element(id: id, kind: .site, source: network.source)
        func state(_ key: Key, _ value: Element.Literal) { element.statements.append(Element.Statement(key, value, source: network.source)) }
        let name = words[.label]?.value
        let isExternal = isExternal(words), isMultipoint = ["1", "true"].contains(words[.hyperedge]?.value.lowercased())
        let latitude = coordinate(.latitude, "Latitude", -90...90, words), longitude = coordinate(.longitude, "Longitude", -180...180, words)
        let shown = name ?? "\(network.name), \(node.id)"
        state(.name, .bilingual(Bilingual(shown)))
        if let type = words[.type]?.value { state(.description, .bilingual(Bilingual(type))) }
        let tags = (isExternal ? ["external"] : []) + (isMultipoint ? ["multipoint"] : [])
        for tag in tags { state(.tags, .token(tag)) }
        if let number = words[.geonames]?.value { state(.identifiers, .text("geonames:\(number)")) }
        var site = Site(id: id, name: shown, isExternal: isExternal)
        if let latitude, let longitude {
            state(.latitude, .number(latitude))
            state(.longitude, .number(longitude))
            site.coordinates = (latitude, longitude)
        } else {
            figures[.sitesWithoutCoordinates, default: 0] += 1
        }
        let operatorID = isExternal ? nil : network.operatorID
        element.links = [
            Element.Link(.locatedIn, to: self.state(words), source: network.source), Element.Link(.operatedBy, to: operatorID, source: network.source),
        ]
        figures[.sites, default: 0] += 1
        if isExternal { figures[.externalSites, default: 0] += 1 }
        if isMultipoint { figures[.multipointSites, default: 0] += 1 }
        return (site, element)
    }

    /// The ids of nodes: of the label alone where no other node shares it, with the node’s own id otherwise.
    private mutating func siteIDs(_ nodes: [(node: GraphMLDocument.Node, words: Words)], _ slug: String) -> [String] {
        let labels = nodes.map { Identifiers.slug($0.words[.label]?.value ?? "", limit: 36) }
        var uses: [String: Int] = [:]
        for label in labels { uses[label, default: 0] += 1 }
        return nodes.indices.map { i in
            let own = Identifiers.slug(nodes[i].node.id, limit: 24)
            let parts = [slug, labels[i], labels[i].isEmpty || uses[labels[i], default: 0] > 1 ? "n\(own)" : ""]
            if uses[labels[i], default: 0] > 1, !labels[i].isEmpty { figures[.sitesWithSharedName, default: 0] += 1 }
            return identifiers.take(parts.filter { !$0.isEmpty }.joined(separator: "-"))
        }
    }

    // MARK: Links

    private mutating func link(_ edge: GraphMLDocument.Edge, _ a: Site, _ b: Site, _ network: Network, _ lengthSource: Element.Source) -> Element {
        let words = words(edge.data, .edge)
        let stem = "\(a.id)--\(Self.tail(of: b.id, network.slug))"
        var element = Element(id: identifiers.take(stem), kind: .link, source: network.source)
        func state(_ key: Key, _ value: Element.Literal, source: Element.Source? = nil) {
            element.statements.append(Element.Statement(key, value, source: source ?? network.source))
        }
        state(.name, .bilingual(Bilingual("\(a.name) – \(b.name)")))
        if let description = Self.description(words) { state(.description, .bilingual(description)) }
        if let note = words[.linkNote]?.value { state(.note, .bilingual(Bilingual(note))) }
        if let first = a.coordinates, let second = b.coordinates {
            state(.length, .number(GreatCircle.kilometres(first, second)), source: lengthSource)
        } else {
            figures[.linksWithoutLength, default: 0] += 1
        }
        if edge.isDirected ?? document.isDirected ?? false {
            state(.oneWay, .boolean(true))
            figures[.oneWayLinks, default: 0] += 1
        }
        // A link to somebody else’s node may be theirs.
        let operatorID = a.isExternal || b.isExternal ? nil : network.operatorID
        if operatorID == nil { figures[.linksOfUnknownOperator, default: 0] += 1 }
        element.links = [
            Element.Link(.connects, to: a.id, source: network.source), Element.Link(.connects, to: b.id, source: network.source),
            Element.Link(.operatedBy, to: operatorID, source: network.source),
        ]
        figures[.links, default: 0] += 1
        return element
    }

    private static func tail(of id: String, _ slug: String) -> String { id.hasPrefix(slug + "-") ? String(id.dropFirst(slug.count + 1)) : id }

    /// Label, type, speed and description, each once.
    private static func description(_ words: Words) -> Bilingual? {
        var parts: [Bilingual] = []
        for word in [GraphMLWord.linkLabel, .linkType, .description] {
            if let text = words[word]?.value, !parts.contains(where: { $0.en.contains(text) }) { parts.append(Bilingual(text)) }
        }
        if let speed = speed(words), !parts.contains(where: { $0.en.contains(speed.digits) }) { parts.append(speed.text) }
        return parts.isEmpty ? nil : Bilingual(fr: parts.map(\.fr).joined(separator: " ; "), en: parts.map(\.en).joined(separator: "; "))
    }

    private static func speed(_ words: Words) -> (digits: String, text: Bilingual)? {
        func said(_ digits: String, _ unit: String) -> (String, Bilingual) {
            (digits, Bilingual(fr: "\(digits.replacingOccurrences(of: ".", with: ",")) \(unit)", en: "\(digits) \(unit)"))
        }
        if let digits = words[.linkSpeed]?.value {
            let unit = words[.linkSpeedUnits]?.value ?? ""
            return said(digits, ["K": "kbit/s", "M": "Mbit/s", "G": "Gbit/s", "T": "Tbit/s"][unit.uppercased()] ?? (unit.isEmpty ? "bit/s" : unit))
        }
        guard let raw = words[.linkSpeedRaw].flatMap({ Double($0.value) }), raw.isFinite, raw > 0, raw < 1e18 else { return nil }
        for (factor, unit) in [(1e12, "Tbit/s"), (1e9, "Gbit/s"), (1e6, "Mbit/s"), (1e3, "kbit/s")] where raw >= factor {
            let value = (raw / factor * 1_000).rounded() / 1_000
            return said(value == value.rounded() ? String(Int(value)) : String(value), unit)
        }
        return said(String(Int(raw)), "bit/s")
    }

    // MARK: All of it

    mutating func imported() -> Imported {
        let network = network()
        var steps: [(step: Change.Step, place: Place)] = []
        if !options.isKnown(network.operatorID, network.slug) {
            let organisation = Element(
                id: network.operatorID, kind: .organisation, source: network.source,
                statements: [Element.Statement(.name, .bilingual(Bilingual(network.name)), source: network.source)],
                links: [Element.Link(.seat, to: nil, source: network.source), Element.Link(.owners, to: nil, source: network.source)])
            steps.append((.add(organisation), Place(file: text.file)))
        }
        _ = identifiers.take(network.operatorID)

        var described: [(node: GraphMLDocument.Node, words: Words)] = []
        var rows: [String: Int] = [:]
        for node in document.nodes {
            let words = words(withDefaults(node.data, .node), .node)
            if rows[node.id] != nil {
                figures[.duplicateNodes, default: 0] += 1
                diagnostics.add(.importDuplicateNode(node.id), at: text.place(node.place, length: 5))
            } else {
                rows[node.id] = described.count
                described.append((node, words))
            }
        }
        let ids = siteIDs(described, network.slug)
        var sites: [Site] = []
        for (i, entry) in described.enumerated() {
            let (site, element) = site(entry.node, entry.words, id: ids[i], network)
            sites.append(site)
            steps.append((.add(element), text.place(entry.node.place, length: 5)))
        }

        let lengthSource = Element.Source(
            ref: "\(network.file), great-circle distance between the ends (haversine, mean earth radius \(GreatCircle.radius) km)", date: network.source.date,
            standing: .inferred)
        var ends = Components(sites.count)
        var pairs: [[Int]: Int] = [:]
        var loops = 0, firstLoop = 0
        for edge in document.edges {
            guard let a = rows[edge.source], let b = rows[edge.target] else {
                figures[.edgesWithoutNode, default: 0] += 1
                diagnostics.add(.importMissingEnd(rows[edge.source] == nil ? edge.source : edge.target), at: text.place(edge.place, length: 5))
                _ = words(edge.data, .edge)
                continue
            }
            guard a != b else {
                if loops == 0 { firstLoop = edge.place }
                loops += 1
                _ = words(edge.data, .edge)
                continue
            }
            ends.join(a, b)
            if pairs.updateValue(1, forKey: [min(a, b), max(a, b)]) != nil { figures[.parallelLinks, default: 0] += 1 }
            var full = edge
            full.data = withDefaults(edge.data, .edge)
            steps.append((.add(link(full, sites[a], sites[b], network, lengthSource)), text.place(edge.place, length: 5)))
        }
        if loops > 0 { diagnostics.add(.importSelfLoops(count: loops), at: text.place(firstLoop, length: 5)) }
        figures[.selfLoops] = loops
        figures[.nodes] = document.nodes.count + document.nodesWithoutID
        figures[.nodesWithoutID] = document.nodesWithoutID
        figures[.edges] = document.edges.count + document.edgesWithoutEnds
        figures[.edgesWithoutEnds] = document.edgesWithoutEnds
        figures[.components] = ends.count
        if sites.isEmpty { diagnostics.add(.noElements, at: Place(file: text.file)) }

        let report = ImportReport(
            file: text.file, network: network.slug, name: network.name, operatorID: network.operatorID, source: network.page, date: network.source.date,
            figures: figures.filter { $0.value != 0 }, entries: entries())
        let change = Change(
            id: "import-\(network.slug)", sort: .import, name: Bilingual(fr: "Import du réseau \(network.name)", en: "Import of the network \(network.name)"),
            author: options.author, date: options.date, reason: network.reason, source: network.source, steps: steps, file: text.file)
        return Imported(change: change, report: report)
    }

    /// The values that `<key>` gives to those that say nothing.
    private func withDefaults(_ data: [GraphMLDocument.Datum], _ owner: GraphMLDocument.Owner) -> [GraphMLDocument.Datum] {
        guard !initials.isEmpty else { return data }
        let said = Set(data.map(\.key))
        return data + initials.filter { !said.contains($0.key) && ($0.owner == owner.rawValue || $0.owner == "all") }.map {
            GraphMLDocument.Datum(key: $0.key, value: $0.value, place: $0.place)
        }
    }

    // MARK: What was met

    /// Every sort of thing met with its count, and a diagnostic for each that is not taken over.
    private mutating func entries() -> [ImportReport.Entry] {
        var entries: [ImportReport.Entry] = []
        var warnings: [(problem: Problem, place: Int)] = []
        for (attribute, met) in counts {
            let what = "\(attribute.owner.rawValue) \(attribute.name)"
            switch GraphMLWord.meaning(of: attribute.name, on: attribute.owner) {
            case _ where attribute.isForeign:
                entries.append(ImportReport.Entry(what: what, treatment: .unsupported, count: met.count, reason: Bilingual(fr: "dessin d’un autre outil", en: "a drawing of another tool")))
                warnings.append((.importNotSupported(what, count: met.count), met.place))
            case .word: entries.append(ImportReport.Entry(what: what, treatment: .understood, count: met.count))
            case .ignored(let reason): entries.append(ImportReport.Entry(what: what, treatment: .ignored, count: met.count, reason: reason))
            case nil:
                entries.append(ImportReport.Entry(what: what, treatment: .unknown, count: met.count))
                let near = nearest(to: attribute.name, among: GraphMLWord.names(on: attribute.owner))
                warnings.append((.importUnknownWord(what, count: met.count, nearest: near), met.place))
            }
        }
        for (thing, met) in document.met {
            entries.append(ImportReport.Entry(what: thing.name, treatment: thing.treatment, count: met.count, reason: thing.reason))
            switch thing.treatment {
            case .understood, .ignored: break
            case .unsupported: warnings.append((.importNotSupported(thing.name, count: met.count), met.place))
            case .unknown: warnings.append((.importUnknownWord(thing.name, count: met.count, nearest: nil), met.place))
            }
        }
        // Dictionaries have no order of their own.
        for warning in warnings.sorted(by: { ($0.place, $0.problem.message(.english)) < ($1.place, $1.problem.message(.english)) }) {
            diagnostics.add(warning.problem, at: text.place(warning.place))
        }
        for (name, met) in unknownStates.sorted(by: { ($0.value.place, $0.key) < ($1.value.place, $1.key) }) {
            diagnostics.add(.importUnknownState(name, count: met.count, nearest: options.states.suggestion(for: name)), at: text.place(met.place, length: 5))
        }
        let order = ImportReport.Treatment.allCases
        return entries.sorted { a, b in
            (order.firstIndex(of: a.treatment) ?? 0, a.what, a.reason?.en ?? "") < (order.firstIndex(of: b.treatment) ?? 0, b.what, b.reason?.en ?? "")
        }
    }
}

/// Into how many pieces does the network fall? Union-find with path halving.
private struct Components {
    private var parent: [Int]
    private(set) var count: Int

    init(_ size: Int) {
        parent = Array(0..<size)
        count = size
    }

    private mutating func root(_ i: Int) -> Int {
        var i = i
        while parent[i] != i {
            parent[i] = parent[parent[i]]
            i = parent[i]
        }
        return i
    }

    mutating func join(_ a: Int, _ b: Int) {
        let a = root(a), b = root(b)
        guard a != b else { return }
        parent[max(a, b)] = min(a, b)
        count -= 1
    }
}
