/// Which two ways share no place and no link?
///
/// The cheapest pair between two places: two units of flow over places and links that carry one (J. W. Suurballe, Networks 4, 1974,
/// doi:10.1002/net.3230040204), by successive shortest paths with negative steps back (Bellman–Ford over a queue).
/// - Complexity: O(places × links) at worst.
struct DisjointPaths {
    struct Arc {
        var from: Int
        var to: Int
        /// −1 for no link.
        var link: Int32
        var cost: Double
    }

    /// - Parameters:
    ///   - arcs: both directions of a link that goes both ways, with the same link.
    ///   - count: how many ways are wanted.
    /// - Returns: the ways found, each as places and links; fewer than `count` when there are no more.
    static func find(places: Int, arcs: [Arc], from start: Int, to end: Int, count: Int = 2) -> [(places: [Int], links: [Int32])] {
        // Place v is entered at 2v and left at 2v + 1.
        var heads: [Int] = [], costs: [Double] = [], room: [Int] = [], links: [Int32] = []
        var out = [[Int]](repeating: [], count: 2 * places)
        func add(_ a: Int, _ b: Int, _ cost: Double, _ capacity: Int, _ link: Int32) {
            out[a].append(heads.count)
            heads.append(b); costs.append(cost); room.append(capacity); links.append(link)
            out[b].append(heads.count)
            heads.append(a); costs.append(-cost); room.append(0); links.append(link)
        }
        for v in 0..<places { add(2 * v, 2 * v + 1, 0, v == start || v == end ? count : 1, -1) }
        for arc in arcs where arc.from != arc.to { add(2 * arc.from + 1, 2 * arc.to, arc.cost, 1, arc.link) }
        for _ in 0..<count {
            var cost = [Double](repeating: .infinity, count: 2 * places)
            var by = [Int](repeating: -1, count: 2 * places)
            var isQueued = [Bool](repeating: false, count: 2 * places)
            cost[2 * start] = 0
            var queue = [2 * start], next = 0
            while next < queue.count {
                let v = queue[next]
                next += 1
                isQueued[v] = false
                for e in out[v] where room[e] > 0 && cost[v] + costs[e] < cost[heads[e]] - 1e-9 {
                    cost[heads[e]] = cost[v] + costs[e]
                    by[heads[e]] = e
                    if !isQueued[heads[e]] {
                        isQueued[heads[e]] = true
                        queue.append(heads[e])
                    }
                }
            }
            guard cost[2 * end + 1].isFinite else { break }
            var v = 2 * end + 1
            while v != 2 * start {
                let e = by[v]
                room[e] -= 1
                room[e ^ 1] += 1
                v = heads[e ^ 1]
            }
        }
        // What flows, way by way.
        var ways: [(places: [Int], links: [Int32])] = []
        var left = room
        while true {
            var places = [start], through: [Int32] = []
            var v = 2 * start + 1
            while v != 2 * end {
                guard let e = out[v].first(where: { $0 & 1 == 0 && left[$0 ^ 1] > 0 }) else { return ways }
                left[e ^ 1] -= 1
                if heads[e] & 1 == 0 {
                    places.append(heads[e] / 2)
                    through.append(links[e])
                }
                v = heads[e]
            }
            ways.append((places, through))
            if ways.count == count { return ways }
        }
    }
}
