import Continuum

/// What a GraphML file says, before anybody gives it a meaning: nodes, edges, and the texts under the names of their keys.
struct GraphMLDocument {
    /// A `<key>`: what the ids of `<data>` stand for. The ids differ from file to file, so that only `name` means something.
    struct DataKey {
        var name: String
        /// Of another tool’s drawing: it has a type of that tool in the place of a name.
        var isForeign = false
        /// What it is for: `node`, `edge`, `graph`, `all`.
        var owner = "all"
        /// Its `<default>`, and where.
        var initial: (value: String, place: Int)?
    }

    enum Owner: String, CaseIterable { case graph, node, edge }

    struct Datum {
        var key: String
        var value: String
        var place: Int
    }

    struct Node {
        var id: String
        var data: [Datum] = []
        /// The offset of its tag.
        var place: Int
    }

    struct Edge {
        var source: String
        var target: String
        var isDirected: Bool?
        var data: [Datum] = []
        var place: Int
    }

    var keys: [String: DataKey] = [:]
    var isDirected: Bool?
    var data: [Datum] = []
    var nodes: [Node] = []
    var edges: [Edge] = []
    var hasGraph = false
    /// `<node>` and `<edge>` that lack an id or an end, and so are none.
    var nodesWithoutID = 0
    var edgesWithoutEnds = 0
    /// What was met besides: elements and attributes of XML, by name, with the offset of the first.
    var met: [Met: (count: Int, place: Int)] = [:]

    struct Met: Hashable {
        var name: String
        var treatment: ImportReport.Treatment
        var reason: Bilingual?
    }

    /// The values that keys give to those that say nothing, in the order of their ids.
    var initials: [(key: String, owner: String, value: String, place: Int)] {
        keys.compactMap { id, key in key.initial.map { (id, key.owner, $0.value, $0.place) } }.sorted { $0.0 < $1.0 }
    }

    mutating func meet(_ name: String, _ treatment: ImportReport.Treatment, _ reason: Bilingual? = nil, at place: Int) {
        met[Met(name: name, treatment: treatment, reason: reason), default: (0, place)].count += 1
    }
}
