/// A failure as a function of its events, every probability of which can be read off exactly: a reduced ordered binary decision diagram.
///
/// Node n > 1 tests variable `variables[n]` and goes to `lows[n]` or `highs[n]`, which are smaller numbers; 0 is “holds”, 1 is “fails”.
/// Source: R. E. Bryant, *Graph-Based Algorithms for Boolean Function Manipulation*, IEEE Trans. Computers 35(8), 1986,
/// doi:10.1109/TC.1986.1676819; for fault trees, A. Rauzy, Reliab. Eng. Syst. Saf. 40(3), 1993, doi:10.1016/0951-8320(93)90060-C.
/// - Complexity: `either` and `both` are O(|a| × |b|); memory is bounded by `maximumNodes` (about 40 bytes each).
struct DecisionDiagram: FailureAlgebra {
    private(set) var variables: ContiguousArray<Int32> = [.max, .max]
    private(set) var lows: ContiguousArray<Int32> = [0, 1]
    private(set) var highs: ContiguousArray<Int32> = [0, 1]
    private var table = NodeTable()
    private var cache: OperationCache
    /// By event: its place in the order.
    private let variableOfEvent: [Int32: Int32]
    private let maximumNodes: Int
    private(set) var isExhausted = false

    init(order: [Int32], maximumNodes: Int) {
        variableOfEvent = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Int32($0)) })
        self.maximumNodes = maximumNodes
        cache = OperationCache(logarithm: 16)
    }

    var never: Int32 { 0 }
    var always: Int32 { 1 }
    var nodeCount: Int { variables.count }

    mutating func event(_ event: Int32) -> Int32 { variableOfEvent[event].map { node($0, 0, 1) } ?? 0 }
    mutating func either(_ a: Int32, _ b: Int32) -> Int32 { apply(a, b, isBoth: false) }
    mutating func both(_ a: Int32, _ b: Int32) -> Int32 { apply(a, b, isBoth: true) }

    private mutating func node(_ variable: Int32, _ low: Int32, _ high: Int32) -> Int32 {
        if low == high { return low }
        if let known = table.find(variable, low, high, variables, lows, highs) { return known }
        if variables.count >= maximumNodes {
            isExhausted = true
            return 1
        }
        variables.append(variable)
        lows.append(low)
        highs.append(high)
        let number = Int32(variables.count - 1)
        table.insert(number, variables, lows, highs)
        cache.grow(for: variables.count)
        return number
    }

    private mutating func apply(_ a: Int32, _ b: Int32, isBoth: Bool) -> Int32 {
        let (absorbing, neutral): (Int32, Int32) = isBoth ? (0, 1) : (1, 0)
        if a == absorbing || b == absorbing { return absorbing }
        if a == neutral || a == b { return b }
        if b == neutral { return a }
        if isExhausted { return 1 }
        let (first, second) = a < b ? (a, b) : (b, a)
        let operation: Int32 = isBoth ? 1 : 2
        if let known = cache.find(operation, first, second) { return known }
        let va = variables[Int(first)], vb = variables[Int(second)]
        let top = min(va, vb)
        let low = apply(va == top ? lows[Int(first)] : first, vb == top ? lows[Int(second)] : second, isBoth: isBoth)
        let high = apply(va == top ? highs[Int(first)] : first, vb == top ? highs[Int(second)] : second, isBoth: isBoth)
        let result = node(top, low, high)
        cache.insert(operation, first, second, result)
        return result
    }

    // MARK: Probabilities

    /// P(root) when the events of the order fail with these probabilities, and the derivative of it in each (Birnbaum’s importance).
    /// - Complexity: O(nodes).
    func probability(_ root: Int32, _ p: [Double]) -> (probability: Double, derivatives: [Double]) {
        var up = [Double](repeating: 0, count: Int(root) + 1)
        if root >= 1 { up[1] = 1 }
        if root > 1 {
            for n in 2...Int(root) {
                let q = p[Int(variables[n])]
                up[n] = (1 - q) * up[Int(lows[n])] + q * up[Int(highs[n])]
            }
        }
        var derivatives = [Double](repeating: 0, count: p.count)
        if root > 1 {
            var weight = [Double](repeating: 0, count: Int(root) + 1)
            weight[Int(root)] = 1
            for n in stride(from: Int(root), through: 2, by: -1) where weight[n] != 0 {
                let v = Int(variables[n])
                derivatives[v] += weight[n] * (up[Int(highs[n])] - up[Int(lows[n])])
                weight[Int(lows[n])] += weight[n] * (1 - p[v])
                weight[Int(highs[n])] += weight[n] * p[v]
            }
        }
        return (root == 1 ? 1 : up[Int(root)], derivatives)
    }
}

/// The nodes of a diagram by what they say: open addressing, numbers only.
struct NodeTable {
    private var slots = ContiguousArray<Int32>(repeating: 0, count: 1 << 12)
    private var mask = 1 << 12 - 1
    private var count = 0

    @inline(__always)
    private static func hash(_ a: Int32, _ b: Int32, _ c: Int32) -> Int {
        var h = UInt64(UInt32(bitPattern: a)) &* 0x9E37_79B9_7F4A_7C15
        h = (h ^ UInt64(UInt32(bitPattern: b))) &* 0xC2B2_AE3D_27D4_EB4F
        h = (h ^ h >> 31 ^ UInt64(UInt32(bitPattern: c))) &* 0xFF51_AFD7_ED55_8CCD
        return Int(truncatingIfNeeded: h ^ h >> 32)
    }

    @inline(__always)
    func find(
        _ variable: Int32, _ low: Int32, _ high: Int32, _ variables: borrowing ContiguousArray<Int32>, _ lows: borrowing ContiguousArray<Int32>,
        _ highs: borrowing ContiguousArray<Int32>
    ) -> Int32? {
        var slot = Self.hash(variable, low, high) & mask
        while slots[slot] != 0 {
            let n = Int(slots[slot])
            if lows[n] == low, highs[n] == high, variables[n] == variable { return Int32(n) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    mutating func insert(
        _ number: Int32, _ variables: borrowing ContiguousArray<Int32>, _ lows: borrowing ContiguousArray<Int32>,
        _ highs: borrowing ContiguousArray<Int32>
    ) {
        count += 1
        if count * 2 > slots.count {
            let capacity = slots.count * 4
            mask = capacity - 1
            let old = slots
            slots = ContiguousArray(repeating: 0, count: capacity)
            for n in old where n != 0 { place(n, variables, lows, highs) }
        }
        place(number, variables, lows, highs)
    }

    private mutating func place(
        _ number: Int32, _ variables: borrowing ContiguousArray<Int32>, _ lows: borrowing ContiguousArray<Int32>,
        _ highs: borrowing ContiguousArray<Int32>
    ) {
        let n = Int(number)
        var slot = Self.hash(variables[n], lows[n], highs[n]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = number
    }
}

/// Results of operations already done; one that is forgotten is only done again.
struct OperationCache {
    private var entries: ContiguousArray<(operation: Int32, a: Int32, b: Int32, result: Int32)>
    private var mask: Int

    init(logarithm: Int) {
        entries = ContiguousArray(repeating: (0, 0, 0, 0), count: 1 << logarithm)
        mask = entries.count - 1
    }

    /// Keeps room for about one result a node.
    mutating func grow(for nodes: Int) {
        guard nodes > entries.count, entries.count < 1 << 24 else { return }
        self = OperationCache(logarithm: entries.count.trailingZeroBitCount + 2)
    }

    @inline(__always)
    private func slot(_ operation: Int32, _ a: Int32, _ b: Int32) -> Int {
        var h = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
        h = (h ^ UInt64(UInt32(bitPattern: operation)) &* 0x9E37_79B9) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: h ^ h >> 29) & mask
    }

    @inline(__always)
    func find(_ operation: Int32, _ a: Int32, _ b: Int32) -> Int32? {
        let entry = entries[slot(operation, a, b)]
        return entry.operation == operation && entry.a == a && entry.b == b ? entry.result : nil
    }

    @inline(__always)
    mutating func insert(_ operation: Int32, _ a: Int32, _ b: Int32, _ result: Int32) {
        entries[slot(operation, a, b)] = (operation, a, b, result)
    }
}
