/// Where does a perfect subtree stand? It holds the leaves from `index << level` up to, without it, `(index + 1) << level`.
package struct MerklePosition: Hashable, Sendable {
    package let level: Int
    package let index: Int

    package init(level: Int, index: Int) {
        self.level = level
        self.index = index
    }

    /// Which perfect subtrees, from left to right, make up the tree of `count` leaves that begins at leaf `start`?
    ///
    /// One for each bit that is set in `count`. `start` is a multiple of the largest of them, as in all subtrees of RFC 9162.
    static func peaks(start: Int = 0, count: Int) -> [MerklePosition] {
        var positions: [MerklePosition] = []
        var leaf = start
        for level in stride(from: Int.bitWidth - 2, through: 0, by: -1) where count >> level & 1 == 1 {
            positions.append(MerklePosition(level: level, index: leaf >> level))
            leaf += 1 << level
        }
        return positions
    }
}

/// What is the hash of the perfect subtree at this position? Once complete, it never changes: it is written once and kept.
package struct MerkleNode: Hashable, Sendable {
    package let position: MerklePosition
    package let hash: MerkleHash

    package init(position: MerklePosition, hash: MerkleHash) {
        self.position = position
        self.hash = hash
    }
}

/// Why can no proof be made?
package enum MerkleError: Error, Hashable, Sendable {
    /// A node that is complete is not there: the store has lost something.
    case missingNode(MerklePosition)
    /// A leaf or a size that the tree does not have.
    case outOfRange
}

/// What must be remembered of a tree so that leaves can be appended to it and its root told?
///
/// The right edge: the roots of its perfect subtrees, at most one for each bit of its size. Appending costs O(log n) hashes at worst and two on average.
/// Source: RFC 9162 § 2.1.1 for the tree; the form is the “compact range” of Trillian.
package struct MerkleFrontier: Hashable, Sendable {
    /// The most leaves that a tree may have here, so that no sum of sizes overflows.
    package static let largestSize = 1 << 53

    package private(set) var size = 0
    /// The roots of the perfect subtrees, from left to right, the largest first.
    package private(set) var peaks: [MerkleHash] = []

    package init() {}

    package init?(size: Int, peaks: [MerkleHash]) {
        guard (0...Self.largestSize).contains(size), peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// The frontier of the first `size` leaves, from nodes that were kept.
    package init(size: Int, node: (MerklePosition) throws -> MerkleHash?) throws {
        guard (0...Self.largestSize).contains(size) else { throw MerkleError.outOfRange }
        self.size = size
        peaks = try Self.positions(size: size).map { position in
            guard let hash = try node(position) else { throw MerkleError.missingNode(position) }
            return hash
        }
    }

    /// Which nodes does the frontier of a tree of this size consist of?
    package static func positions(size: Int) -> [MerklePosition] { MerklePosition.peaks(count: size) }

    /// Appends a leaf; gives the nodes that are complete from now on, the leaf first, to be kept.
    @discardableResult
    package mutating func append(_ leaf: MerkleHash) -> [MerkleNode] {
        var hash = leaf
        var level = 0
        var nodes = [MerkleNode(position: MerklePosition(level: 0, index: size), hash: leaf)]
        while size >> level & 1 == 1 {
            hash = .node(peaks.removeLast(), hash)
            level += 1
            nodes.append(MerkleNode(position: MerklePosition(level: level, index: size >> level), hash: hash))
        }
        peaks.append(hash)
        size += 1
        return nodes
    }

    /// The hash that stands for all leaves and their order.
    package var root: MerkleHash { Self.root(of: peaks) }

    /// The root over perfect subtrees, from left to right.
    static func root(of peaks: [MerkleHash]) -> MerkleHash {
        guard let last = peaks.last else { return .empty }
        return peaks.dropLast().reversed().reduce(last) { .node($1, $0) }
    }
}
