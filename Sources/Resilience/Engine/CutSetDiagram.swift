/// Which sets of events, each with nothing to spare, bring a thing down? Families of minimal cut sets as a zero-suppressed decision diagram,
/// cut off at an order: sets of more events than that are left out, and nothing else is.
///
/// Node n > 1: the sets without its variable are those of `lows[n]`, those with it are `{variable} ∪` those of `highs[n]`. 0 is no set, 1 the empty
/// set alone. Sources: S. Minato, DAC 1993, doi:10.1145/157485.164890; A. Rauzy, Reliab. Eng. Syst. Saf. 40(3), 1993,
/// doi:10.1016/0951-8320(93)90060-C.
/// - Complexity: bound by the nodes met, themselves by `maximumNodes`.
struct CutSetDiagram: FailureAlgebra {
    private(set) var variables: ContiguousArray<Int32> = [.max, .max]
    private(set) var lows: ContiguousArray<Int32> = [0, 1]
    private(set) var highs: ContiguousArray<Int32> = [0, 1]
    private var table = NodeTable()
    private var cache: OperationCache
    let order: [Int32]
    private let variableOfEvent: [Int32: Int32]
    private let maximumOrder: Int32
    private let maximumNodes: Int
    private(set) var isExhausted = false

    private enum Operation { static let union: Int32 = 1, without: Int32 = 2, truncate: Int32 = 3, product: Int32 = 16 }

    init(order: [Int32], maximumOrder: Int, maximumNodes: Int) {
        self.order = order
        variableOfEvent = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Int32($0)) })
        self.maximumOrder = Int32(maximumOrder)
        self.maximumNodes = maximumNodes
        cache = OperationCache(logarithm: 16)
    }

    var never: Int32 { 0 }
    var always: Int32 { 1 }
    var nodeCount: Int { variables.count }

    mutating func event(_ event: Int32) -> Int32 { maximumOrder > 0 ? variableOfEvent[event].map { node($0, 0, 1) } ?? 0 : 0 }
    mutating func either(_ a: Int32, _ b: Int32) -> Int32 { union(a, b) }
    mutating func both(_ a: Int32, _ b: Int32) -> Int32 { product(a, b, maximumOrder) }

    private mutating func node(_ variable: Int32, _ low: Int32, _ high: Int32) -> Int32 {
        if high == 0 { return low }
        if let known = table.find(variable, low, high, variables, lows, highs) { return known }
        if variables.count >= maximumNodes {
            isExhausted = true
            return 0
        }
        variables.append(variable)
        lows.append(low)
        highs.append(high)
        let number = Int32(variables.count - 1)
        table.insert(number, variables, lows, highs)
        cache.grow(for: variables.count)
        return number
    }

    /// The minimal sets of both.
    private mutating func union(_ a: Int32, _ b: Int32) -> Int32 {
        if a == 0 || a == b { return b }
        if b == 0 { return a }
        if a == 1 || b == 1 { return 1 }
        if isExhausted { return 0 }
        let (a, b) = a < b ? (a, b) : (b, a)
        if let known = cache.find(Operation.union, a, b) { return known }
        let va = variables[Int(a)], vb = variables[Int(b)]
        let top = min(va, vb)
        let low = union(va == top ? lows[Int(a)] : a, vb == top ? lows[Int(b)] : b)
        let both = union(va == top ? highs[Int(a)] : 0, vb == top ? highs[Int(b)] : 0)
        let result = node(top, low, without(both, low))
        cache.insert(Operation.union, a, b, result)
        return result
    }

    /// The sets of a that hold no set of b.
    private mutating func without(_ a: Int32, _ b: Int32) -> Int32 {
        if a == 0 || b == 1 || a == b { return 0 }
        if b == 0 || a == 1 { return a }
        if isExhausted { return 0 }
        if let known = cache.find(Operation.without, a, b) { return known }
        let va = variables[Int(a)], vb = variables[Int(b)]
        let result: Int32
        if va < vb {
            result = node(va, without(lows[Int(a)], b), without(highs[Int(a)], b))
        } else if vb < va {
            result = without(a, lows[Int(b)])
        } else {
            let high = without(without(highs[Int(a)], highs[Int(b)]), lows[Int(b)])
            result = node(va, without(lows[Int(a)], lows[Int(b)]), high)
        }
        cache.insert(Operation.without, a, b, result)
        return result
    }

    /// The sets of at most so many events.
    private mutating func truncate(_ a: Int32, _ room: Int32) -> Int32 {
        if a <= 1 { return a }
        if room <= 0 { return hasEmpty(a) ? 1 : 0 }
        if room >= maximumOrder { return a }
        if let known = cache.find(Operation.truncate, a, room) { return known }
        let result = node(variables[Int(a)], truncate(lows[Int(a)], room), truncate(highs[Int(a)], room - 1))
        cache.insert(Operation.truncate, a, room, result)
        return result
    }

    private func hasEmpty(_ a: Int32) -> Bool {
        var a = a
        while a > 1 { a = lows[Int(a)] }
        return a == 1
    }

    /// The minimal unions of a set of each, of at most `room` events.
    private mutating func product(_ a: Int32, _ b: Int32, _ room: Int32) -> Int32 {
        if a == 0 || b == 0 || room < 0 { return 0 }
        if a == 1 { return truncate(b, room) }
        if b == 1 { return truncate(a, room) }
        if room == 0 || isExhausted { return 0 }
        if a == b { return truncate(a, room) }
        let (a, b) = a < b ? (a, b) : (b, a)
        if let known = cache.find(Operation.product + room, a, b) { return known }
        let va = variables[Int(a)], vb = variables[Int(b)]
        let top = min(va, vb)
        let (a0, a1) = va == top ? (lows[Int(a)], highs[Int(a)]) : (a, 0)
        let (b0, b1) = vb == top ? (lows[Int(b)], highs[Int(b)]) : (b, 0)
        let low = product(a0, b0, room)
        var high = product(a1, b1, room - 1)
        high = union(high, product(a1, b0, room - 1))
        high = union(high, product(a0, b1, room - 1))
        let result = node(top, low, without(high, low))
        cache.insert(Operation.product + room, a, b, result)
        return result
    }

    // MARK: Reading

    /// How many sets of each order (`counts[k]` of k events); Double, as they may be very many.
    func counts(_ root: Int32) -> [Double] {
        let width = Int(maximumOrder) + 1
        var rows = [Double](repeating: 0, count: (Int(root) + 1) * width)
        if root >= 1 { rows[width] = 1 }
        if root > 1 {
            for n in 2...Int(root) {
                for k in 0..<width {
                    rows[n * width + k] = rows[Int(lows[n]) * width + k] + (k > 0 ? rows[Int(highs[n]) * width + k - 1] : 0)
                }
            }
        }
        return Array(rows[Int(root) * width..<(Int(root) + 1) * width])
    }

    /// The sets of exactly so many events, up to a limit, in the order of the diagram.
    func sets(_ root: Int32, order size: Int, limit: Int) -> [[Int32]] {
        // Which sizes occur under each node, as bits, so that no walk is in vain.
        var sizes = [UInt64](repeating: 0, count: Int(root) + 1)
        if root >= 1 { sizes[1] = 1 }
        if root > 1 { for n in 2...Int(root) { sizes[n] = sizes[Int(lows[n])] | sizes[Int(highs[n])] << 1 } }
        var found: [[Int32]] = []
        var chosen: [Int32] = []
        func visit(_ n: Int32, _ left: Int) {
            if found.count >= limit || left < 0 || sizes[Int(n)] & 1 << UInt64(left) == 0 { return }
            if n == 1 {
                found.append(chosen)
                return
            }
            chosen.append(order[Int(variables[Int(n)])])
            visit(highs[Int(n)], left - 1)
            chosen.removeLast()
            visit(lows[Int(n)], left)
        }
        visit(root, size)
        return found
    }
}
