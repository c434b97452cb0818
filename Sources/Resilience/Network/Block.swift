/// What is left to compute once all that is easy has been done? A network without parallel links or loops, nodes 0 ..< `nodeCount`.
struct Block: Sendable {
    struct Link: Sendable {
        var tail: Int32
        var head: Int32
        var chance: Chance
    }

    var nodeCount: Int
    var links: ContiguousArray<Link>
    /// One probability a node.
    var nodes: ContiguousArray<Chance>
    var isTerminal: ContiguousArray<Bool>
    /// Row v of the adjacency is `offsets[v] ..< offsets[v + 1]` of `neighbours` and `incident`.
    private(set) var offsets: ContiguousArray<Int32>
    private(set) var neighbours: ContiguousArray<Int32>
    /// The numbers of the links.
    private(set) var incident: ContiguousArray<Int32>

    init(links: ContiguousArray<Link>, nodes: ContiguousArray<Chance>, isTerminal: ContiguousArray<Bool>) {
        nodeCount = nodes.count
        self.links = links
        self.nodes = nodes
        self.isTerminal = isTerminal
        offsets = ContiguousArray(repeating: 0, count: nodes.count + 1)
        for link in links {
            offsets[Int(link.tail) + 1] += 1
            offsets[Int(link.head) + 1] += 1
        }
        for node in 0..<nodes.count { offsets[node + 1] += offsets[node] }
        var next = offsets
        neighbours = ContiguousArray(repeating: 0, count: links.count * 2)
        incident = neighbours
        for (number, link) in links.enumerated() {
            for (from, to) in [(Int(link.tail), link.head), (Int(link.head), link.tail)] {
                neighbours[Int(next[from])] = to
                incident[Int(next[from])] = Int32(number)
                next[from] += 1
            }
        }
    }

    func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
}
