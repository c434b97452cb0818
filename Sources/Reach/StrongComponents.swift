/// In which order can nodes be evaluated so that each comes after what it depends on?
///
/// Tarjan's strongly connected components (SIAM J. Comput. 1(2), 1972, doi:10.1137/0201010) in Pearce's form with one number a node
/// (Inf. Process. Lett. 116(1), 2016, doi:10.1016/j.ipl.2015.08.010), iterative, over compressed sparse rows.
/// `order` lists the nodes component by component, dependencies first; component c is `order[starts[c] ..< starts[c + 1]]`.
/// - Complexity: O(nodes + edges) time, 8 bytes a node, and 16 more for each on the deepest path.
package struct StrongComponents: Sendable {
    package private(set) var order: ContiguousArray<Int32>
    package private(set) var starts: ContiguousArray<Int32> = [0]

    package init(offsets: ContiguousArray<Int32>, targets: ContiguousArray<Int32>) {
        let count = offsets.count - 1
        order = []
        order.reserveCapacity(count)
        starts.reserveCapacity(count + 1)
        // low[v] = 0: not seen; after its component is closed: Int32.max.
        var low = ContiguousArray<Int32>(repeating: 0, count: count)
        // The nodes being visited, with the next edge and the number that each was given. `low` of the parent is lowered as children end,
        // so that edges are read once (benchmark `control`).
        var path: ContiguousArray<(node: Int32, edge: Int32, own: Int32)> = []
        var open: ContiguousArray<Int32> = []
        var next: Int32 = 1
        offsets.withUnsafeBufferPointer { offsets in
            targets.withUnsafeBufferPointer { targets in
                low.withUnsafeMutableBufferPointer { low in
                    for root in 0..<count where low[root] == 0 {
                        low[root] = next
                        var top = (node: Int32(truncatingIfNeeded: root), edge: offsets[root], own: next)
                        next += 1
                        while true {
                            let node = Int(top.node)
                            let last = offsets[node + 1]
                            var lowest = low[node]
                            var child = -1
                            while top.edge < last {
                                let target = Int(targets[Int(top.edge)])
                                top.edge += 1
                                let seen = low[target]
                                if seen == 0 {
                                    child = target
                                    break
                                }
                                lowest = min(lowest, seen)
                            }
                            low[node] = lowest
                            if child >= 0 {
                                path.append(top)
                                low[child] = next
                                top = (node: Int32(truncatingIfNeeded: child), edge: offsets[child], own: next)
                                next += 1
                                continue
                            }
                            // All children are done: is this node the root of a component?
                            if lowest < top.own {
                                open.append(top.node)
                            } else {
                                while let other = open.last, low[Int(other)] >= top.own {
                                    open.removeLast()
                                    low[Int(other)] = .max
                                    order.append(other)
                                }
                                low[node] = .max
                                order.append(top.node)
                                starts.append(Int32(truncatingIfNeeded: order.count))
                                lowest = .max
                            }
                            guard let parent = path.popLast() else { break }
                            top = parent
                            low[Int(top.node)] = min(low[Int(top.node)], lowest)
                        }
                    }
                }
            }
        }
    }

    package var count: Int { starts.count - 1 }

    package func component(_ index: Int) -> ArraySlice<Int32> { ArraySlice(order[Int(starts[index])..<Int(starts[index + 1])]) }
}
