/// Which blocks (biconnected components) does a network fall into, seen from one node?
///
/// Hopcroft and Tarjan (Commun. ACM 16(6), 1973, doi:10.1145/362248.362272), iterative. Only the component of the root is looked at; links that
/// never work and loops are left out. Blocks come so that the one through which another is reached comes before it.
/// - Complexity: O(nodes + links).
struct BlockTree: Sendable {
    /// Block b has the links `links[starts[b] ..< starts[b + 1]]`, by their numbers in the network.
    private(set) var links: ContiguousArray<Int32> = []
    private(set) var starts: ContiguousArray<Int32> = [0]
    /// The node through which each block is reached from the root.
    private(set) var gates: ContiguousArray<Int32> = []
    /// Which nodes can be reached at all.
    private(set) var isReached: ContiguousArray<Bool>

    var count: Int { gates.count }

    func members(_ block: Int) -> ArraySlice<Int32> { ArraySlice(links[Int(starts[block])..<Int(starts[block + 1])]) }

    init(network: Network, root: Int) {
        let count = network.nodeCount
        var offsets = ContiguousArray<Int32>(repeating: 0, count: count + 1)
        func isUseful(_ link: Int) -> Bool { network.linkUp[link] > 0 && network.tails[link] != network.heads[link] }
        for link in network.tails.indices where isUseful(link) {
            offsets[Int(network.tails[link]) + 1] += 1
            offsets[Int(network.heads[link]) + 1] += 1
        }
        for node in 0..<count { offsets[node + 1] += offsets[node] }
        var next = offsets
        var incident = ContiguousArray<Int32>(repeating: 0, count: Int(offsets[count]))
        for link in network.tails.indices where isUseful(link) {
            for end in [Int(network.tails[link]), Int(network.heads[link])] {
                incident[Int(next[end])] = Int32(link)
                next[end] += 1
            }
        }
        isReached = ContiguousArray(repeating: false, count: count)
        guard count > 0 else { return }

        var depth = ContiguousArray<Int32>(repeating: 0, count: count)
        var low = depth
        var cursor = offsets
        var stack: ContiguousArray<Int32> = []
        var path: ContiguousArray<(node: Int, by: Int32)> = [(root, -1)]
        // Collected from the leaves up, turned round at the end.
        var found: ContiguousArray<(gate: Int32, links: ContiguousArray<Int32>)> = []
        isReached[root] = true
        depth[root] = 1
        low[root] = 1
        while let top = path.last {
            let node = top.node
            if cursor[node] < offsets[node + 1] {
                let link = incident[Int(cursor[node])]
                cursor[node] += 1
                if link == top.by { continue }
                let tail = Int(network.tails[Int(link)])
                let other = tail == node ? Int(network.heads[Int(link)]) : tail
                if depth[other] == 0 {
                    stack.append(link)
                    isReached[other] = true
                    depth[other] = depth[node] + 1
                    low[other] = depth[other]
                    path.append((other, link))
                } else if depth[other] < depth[node] {
                    stack.append(link)
                    low[node] = min(low[node], depth[other])
                }
                continue
            }
            path.removeLast()
            guard let above = path.last else { break }
            low[above.node] = min(low[above.node], low[node])
            if low[node] >= depth[above.node] {
                var members: ContiguousArray<Int32> = []
                while let link = stack.popLast() {
                    members.append(link)
                    if link == top.by { break }
                }
                members.sort()
                found.append((Int32(above.node), members))
            }
        }
        for block in found.reversed() {
            links.append(contentsOf: block.links)
            starts.append(Int32(links.count))
            gates.append(block.gate)
        }
    }
}
