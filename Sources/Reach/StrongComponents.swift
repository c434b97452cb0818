/// In which order can nodes be evaluated so that each comes after what it depends on?
///
/// Tarjan's strongly connected components (SIAM J. Comput. 1(2), 1972, doi:10.1137/0201010) in Pearce's form with one number a node
/// (Inf. Process. Lett. 116(1), 2016, doi:10.1016/j.ipl.2015.08.010), iterative, over compressed sparse rows.
/// `order` lists the nodes component by component, dependencies first; component c is `order[starts[c] ..< starts[c + 1]]`.
/// - Complexity: O(nodes + edges) time, 16 bytes a node.
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
        var cursor = ContiguousArray<Int32>(repeating: 0, count: count)
        var path: ContiguousArray<Int32> = []
        var open: ContiguousArray<Int32> = []
        var next: Int32 = 1
        offsets.withUnsafeBufferPointer { offsets in
            targets.withUnsafeBufferPointer { targets in
                low.withUnsafeMutableBufferPointer { low in
                    cursor.withUnsafeMutableBufferPointer { cursor in
                        for root in 0..<count where low[root] == 0 {
                            path.append(Int32(root))
                            low[root] = next
                            next += 1
                            cursor[root] = offsets[root]
                            while let top = path.last {
                                let node = Int(top)
                                if cursor[node] < offsets[node + 1] {
                                    let child = Int(targets[Int(cursor[node])])
                                    cursor[node] += 1
                                    if low[child] == 0 {
                                        low[child] = next
                                        next += 1
                                        cursor[child] = offsets[child]
                                        path.append(Int32(child))
                                    }
                                    continue
                                }
                                // All children are done: is this node the root of a component?
                                path.removeLast()
                                let own = low[node]
                                var lowest = own
                                for edge in Int(offsets[node])..<Int(offsets[node + 1]) {
                                    lowest = min(lowest, low[Int(targets[edge])])
                                }
                                if lowest < own {
                                    low[node] = lowest
                                    open.append(top)
                                    continue
                                }
                                while let other = open.last, low[Int(other)] >= own {
                                    open.removeLast()
                                    low[Int(other)] = .max
                                    order.append(other)
                                }
                                low[node] = .max
                                order.append(top)
                                starts.append(Int32(order.count))
                            }
                        }
                    }
                }
            }
        }
    }

    package var count: Int { starts.count - 1 }

    package func component(_ index: Int) -> ArraySlice<Int32> { ArraySlice(order[Int(starts[index])..<Int(starts[index + 1])]) }
}
