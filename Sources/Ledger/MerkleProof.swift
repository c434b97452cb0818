/// Is this leaf in the tree with this root? The siblings on the way from the leaf to the root: RFC 9162 § 2.1.3.
package struct InclusionProof: Hashable, Sendable {
    package let index: Int
    package let size: Int
    package let path: [MerkleHash]

    package init(index: Int, size: Int, path: [MerkleHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Makes the proof from nodes that were kept.
    package init(index: Int, size: Int, node: (MerklePosition) throws -> MerkleHash?) throws {
        self.init(index: index, size: size, path: try Self.plan(index: index, size: size).hashes(node))
    }

    /// Which nodes does the proof need? To fetch them all at once.
    package static func positions(index: Int, size: Int) throws -> [MerklePosition] { try plan(index: index, size: size).subtrees.flatMap { $0 } }

    /// § 2.1.3.1, from the root downwards and then turned over.
    private static func plan(index: Int, size: Int) throws -> ProofPlan {
        guard index >= 0, index < size, size <= MerkleFrontier.largestSize else { throw MerkleError.outOfRange }
        var plan = ProofPlan()
        var (start, count, leaf) = (0, size, index)
        while count > 1 {
            let left = count.largestPowerOfTwoBelow
            if leaf < left {
                plan.add(start: start + left, count: count - left)
                count = left
            } else {
                plan.add(start: start, count: left)
                (start, leaf, count) = (start + left, leaf - left, count - left)
            }
        }
        return plan.reversed()
    }

    /// Does the proof show that `leaf` stands at `index` in the tree of `size` leaves with this root? § 2.1.3.2.
    package func verifies(_ leaf: MerkleHash, in root: MerkleHash) -> Bool {
        guard index >= 0, index < size else { return false }
        var (first, second) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            guard second != 0 else { return false }
            if first & 1 == 1 || first == second {
                hash = .node(sibling, hash)
                while first & 1 == 0, first != 0 { (first, second) = (first >> 1, second >> 1) }
            } else {
                hash = .node(hash, sibling)
            }
            (first, second) = (first >> 1, second >> 1)
        }
        return second == 0 && hash == root
    }
}

/// Is the tree of `first` leaves the beginning of the tree of `second` leaves? RFC 9162 § 2.1.4.
package struct ConsistencyProof: Hashable, Sendable {
    package let first: Int
    package let second: Int
    package let path: [MerkleHash]

    package init(first: Int, second: Int, path: [MerkleHash]) {
        self.first = first
        self.second = second
        self.path = path
    }

    /// Makes the proof from nodes that were kept.
    package init(first: Int, second: Int, node: (MerklePosition) throws -> MerkleHash?) throws {
        self.init(first: first, second: second, path: try Self.plan(first: first, second: second).hashes(node))
    }

    /// Which nodes does the proof need? To fetch them all at once.
    package static func positions(first: Int, second: Int) throws -> [MerklePosition] {
        try plan(first: first, second: second).subtrees.flatMap { $0 }
    }

    /// § 2.1.4.1. The empty tree is the beginning of every tree, and every tree of itself: nothing to show.
    private static func plan(first: Int, second: Int) throws -> ProofPlan {
        guard first >= 0, first <= second, second <= MerkleFrontier.largestSize else { throw MerkleError.outOfRange }
        var plan = ProofPlan()
        guard first > 0 else { return plan }
        var (start, old, count, isWholeOld) = (0, first, second, true)
        while old != count {
            let left = count.largestPowerOfTwoBelow
            if old <= left {
                plan.add(start: start + left, count: count - left)
                count = left
            } else {
                plan.add(start: start, count: left)
                (start, old, count, isWholeOld) = (start + left, old - left, count - left, false)
            }
        }
        if !isWholeOld { plan.add(start: start, count: count) }
        return plan.reversed()
    }

    /// Does the proof show that the tree with the first root is the beginning of the one with the second? § 2.1.4.2.
    package func verifies(from firstRoot: MerkleHash, to secondRoot: MerkleHash) -> Bool {
        guard first >= 0, first <= second else { return false }
        guard first != second else { return path.isEmpty && firstRoot == secondRoot }
        guard first != 0 else { return path.isEmpty && firstRoot == .empty }
        // A first tree that is perfect is itself the node where the path begins.
        let path = first.nonzeroBitCount == 1 ? [firstRoot] + path : path
        guard let start = path.first else { return false }
        var (old, new) = (first - 1, second - 1)
        while old & 1 == 1 { (old, new) = (old >> 1, new >> 1) }
        var (oldHash, newHash) = (start, start)
        for hash in path.dropFirst() {
            guard new != 0 else { return false }
            if old & 1 == 1 || old == new {
                (oldHash, newHash) = (.node(hash, oldHash), .node(hash, newHash))
                while old & 1 == 0, old != 0 { (old, new) = (old >> 1, new >> 1) }
            } else {
                newHash = .node(newHash, hash)
            }
            (old, new) = (old >> 1, new >> 1)
        }
        return new == 0 && oldHash == firstRoot && newHash == secondRoot
    }
}

/// Of which subtrees is a proof made, each as the perfect subtrees that it consists of?
private struct ProofPlan {
    var subtrees: [[MerklePosition]] = []

    mutating func add(start: Int, count: Int) { subtrees.append(MerklePosition.peaks(start: start, count: count)) }

    func reversed() -> ProofPlan { ProofPlan(subtrees: subtrees.reversed()) }

    func hashes(_ node: (MerklePosition) throws -> MerkleHash?) throws -> [MerkleHash] {
        try subtrees.map { positions in
            MerkleFrontier.root(
                of: try positions.map { position in
                    guard let hash = try node(position) else { throw MerkleError.missingNode(position) }
                    return hash
                })
        }
    }
}

extension Int {
    /// Where a tree of this many leaves, two or more, is split: k of RFC 9162 § 2.1.1.
    fileprivate var largestPowerOfTwoBelow: Int { 1 << (Int.bitWidth - 1 - (self - 1).leadingZeroBitCount) }
}
