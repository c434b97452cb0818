import Crypto
import Foundation
import Ledger
import Testing

/// The tree against its definition, written as slowly as RFC 9162 § 2.1 has it, and against published vectors.
@Suite struct MerkleTests {
    /// MTH, PATH and SUBPROOF of the standard, word for word, over ranges of a list. Roots are worked out once for each range.
    struct Reference {
        /// By first leaf, then by number of leaves.
        private var roots: [[[UInt8]]] = []

        init(_ list: [[UInt8]]) {
            for start in list.indices {
                roots.append([Self.hash([]), Self.hash([0], list[start])])
            }
            for count in 2...list.count {
                let k = Self.split(count)
                for start in 0...(list.count - count) { roots[start].append(Self.hash([1], roots[start][k], roots[start + k][count - k])) }
            }
        }

        static func hash(_ parts: [UInt8]...) -> [UInt8] { Array(SHA256.hash(data: Data(parts.joined()))) }

        static func split(_ count: Int) -> Int {
            var k = 1
            while k * 2 < count { k *= 2 }
            return k
        }

        func root(from start: Int = 0, _ count: Int) -> [UInt8] { roots[start][count] }

        func path(_ index: Int, from start: Int = 0, _ count: Int) -> [[UInt8]] {
            if count == 1 { return [] }
            let k = Self.split(count)
            return index < k
                ? path(index, from: start, k) + [root(from: start + k, count - k)] : path(index - k, from: start + k, count - k) + [root(from: start, k)]
        }

        func subproof(_ old: Int, from start: Int = 0, _ count: Int, _ isWhole: Bool = true) -> [[UInt8]] {
            if old == count { return isWhole ? [] : [root(from: start, count)] }
            let k = Self.split(count)
            return old <= k
                ? subproof(old, from: start, k, isWhole) + [root(from: start + k, count - k)]
                : subproof(old - k, from: start + k, count - k, false) + [root(from: start, k)]
        }
    }

    /// A tree with all nodes that were told complete, as a store keeps them.
    struct Tree {
        var frontier = MerkleFrontier()
        var nodes: [MerklePosition: MerkleHash] = [:]
        var roots = [MerkleHash.empty]

        init(_ leaves: [[UInt8]]) {
            for leaf in leaves {
                for node in frontier.append(.leaf(leaf)) { nodes[node.position] = node.hash }
                roots.append(frontier.root)
            }
        }

        func node(_ position: MerklePosition) -> MerkleHash? { nodes[position] }
    }

    static let count = 130
    static let leaves = (0..<count).map { Array("entry \($0)".utf8) }
    static let tree = Tree(leaves)
    static let reference = Reference(leaves)

    @Test func rootsAreThoseOfTheDefinition() throws {
        for size in 0...Self.count {
            #expect(Self.tree.roots[size].bytes == Self.reference.root(size), "size \(size)")
            // What was kept is enough to go on.
            let again = try MerkleFrontier(size: size, node: Self.tree.node)
            #expect(again.root == Self.tree.roots[size])
            #expect(MerkleFrontier(size: size, peaks: again.peaks) == again)
        }
        #expect(Self.tree.nodes.count == 2 * Self.count - Self.count.nonzeroBitCount, "each perfect subtree is told once")
    }

    @Test func inclusionProofsAreThoseOfTheDefinitionAndHold() throws {
        for size in 1...Self.count {
            for index in 0..<size {
                let proof = try InclusionProof(index: index, size: size, node: Self.tree.node)
                let root = Self.tree.roots[size]
                let isRight = proof.path.map(\.bytes) == Self.reference.path(index, size) && proof.verifies(.leaf(Self.leaves[index]), in: root)
                #expect(isRight, "leaf \(index) of \(size)")
                // Another leaf, another place, another tree, a hash more or less: none of them passes.
                let other = InclusionProof(index: (index + 1) % size, size: size, path: proof.path)
                let longer = InclusionProof(index: index, size: size, path: proof.path + [root])
                let shorter = InclusionProof(index: index, size: size, path: Array(proof.path.dropLast()))
                let isFooled =
                    proof.verifies(.leaf([0xFF]), in: root) || (size > 1 && other.verifies(.leaf(Self.leaves[index]), in: root))
                    || longer.verifies(.leaf(Self.leaves[index]), in: root) || (size > 1 && shorter.verifies(.leaf(Self.leaves[index]), in: root))
                    || proof.verifies(.leaf(Self.leaves[index]), in: Self.tree.roots[size - 1])
                #expect(!isFooled, "leaf \(index) of \(size)")
            }
        }
    }

    @Test func consistencyProofsAreThoseOfTheDefinitionAndHold() throws {
        for second in 0...Self.count {
            for first in 0...second {
                let proof = try ConsistencyProof(first: first, second: second, node: Self.tree.node)
                let (old, new) = (Self.tree.roots[first], Self.tree.roots[second])
                let expected = first == 0 ? [] : Self.reference.subproof(first, second)
                let isRight = proof.path.map(\.bytes) == expected && proof.verifies(from: old, to: new)
                #expect(isRight, "\(first) to \(second)")
                let longer = ConsistencyProof(first: first, second: second, path: proof.path + [new])
                let shorter = ConsistencyProof(first: first, second: second, path: Array(proof.path.dropLast()))
                let wrong = MerkleHash.leaf([0xFF])
                let isFooled =
                    proof.verifies(from: wrong, to: new) || longer.verifies(from: old, to: new)
                    || (first != 0 && proof.verifies(from: old, to: wrong))
                    || (!proof.path.isEmpty && shorter.verifies(from: old, to: new))
                #expect(!isFooled, "\(first) to \(second)")
            }
        }
    }

    @Test func everyHashOfAProofCounts() throws {
        for (first, second) in [(3, 7), (64, 130), (81, 95), (129, 130)] {
            let proof = try ConsistencyProof(first: first, second: second, node: Self.tree.node)
            for place in proof.path.indices {
                var path = proof.path
                path[place] = .leaf(path[place].bytes)
                #expect(!ConsistencyProof(first: first, second: second, path: path).verifies(from: Self.tree.roots[first], to: Self.tree.roots[second]))
            }
        }
    }

    @Test func whatCannotBeProvedIsSaid() {
        #expect(throws: MerkleError.outOfRange) { try InclusionProof.positions(index: 0, size: 0) }
        #expect(throws: MerkleError.outOfRange) { try InclusionProof.positions(index: 7, size: 7) }
        #expect(throws: MerkleError.outOfRange) { try InclusionProof.positions(index: -1, size: 7) }
        #expect(throws: MerkleError.outOfRange) { try InclusionProof.positions(index: 0, size: .max) }
        #expect(throws: MerkleError.outOfRange) { try ConsistencyProof.positions(first: 9, second: 8) }
        #expect(throws: MerkleError.outOfRange) { try MerkleFrontier(size: -1) { _ in nil } }
        let lost = MerklePosition(level: 1, index: 1)
        #expect(throws: MerkleError.missingNode(lost)) {
            try InclusionProof(index: 0, size: 4) { $0 == lost ? nil : .empty }
        }
        #expect(MerkleFrontier(size: 3, peaks: [.empty]) == nil)
        #expect(!InclusionProof(index: 5, size: 3, path: []).verifies(.empty, in: .empty))
        #expect(!InclusionProof(index: 0, size: .max, path: [.empty]).verifies(.empty, in: .empty))
        #expect(!ConsistencyProof(first: 3, second: 2, path: []).verifies(from: .empty, to: .empty))
        #expect(!ConsistencyProof(first: .max - 1, second: .max, path: [.empty]).verifies(from: .empty, to: .empty))
    }

    @Test func positionsAreThoseThatAProofAsksFor() throws {
        let positions = try InclusionProof.positions(index: 81, size: 95)
        var asked: [MerklePosition] = []
        _ = try InclusionProof(index: 81, size: 95) { asked.append($0); return Self.tree.node($0) }
        #expect(asked == positions)
    }
}

/// Vectors of the tests of Certificate Transparency, as kept by transparency-dev/merkle (Apache-2.0): `testonly/constants.go` (leaves, roots) and
/// `proof/proof_test.go` (which nodes each proof is made of).
@Suite struct CertificateTransparencyVectorTests {
    static let leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map { hex in
        stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
    }
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    static let tree = MerkleTests.Tree(leaves)

    @Test func roots() {
        #expect(Self.tree.roots.map(\.description) == Self.roots)
        let nodes = [
            MerklePosition(level: 0, index: 7): "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
            MerklePosition(level: 1, index: 1): "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            MerklePosition(level: 1, index: 3): "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            MerklePosition(level: 2, index: 1): "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
        for (position, hash) in nodes { #expect(Self.tree.nodes[position]?.description == hash) }
    }

    /// Size, leaf, then level and index of each node; the vectors tell those of a ragged subtree from right to left, we from left to right.
    @Test(arguments: [
        (1, 0, []), (2, 0, [[0, 1]]), (2, 1, [[0, 0]]), (3, 1, [[0, 0], [0, 2]]), (7, 0, [[0, 1], [1, 1], [1, 2], [0, 6]]),
        (7, 3, [[0, 2], [1, 0], [1, 2], [0, 6]]), (7, 4, [[0, 5], [0, 6], [2, 0]]), (7, 6, [[1, 2], [2, 0]]), (6, 4, [[0, 5], [2, 0]]),
        (15, 10, [[0, 11], [1, 4], [1, 6], [0, 14], [3, 0]]), (31, 24, [[0, 25], [1, 13], [1, 14], [0, 30], [3, 2], [4, 0]]),
        (95, 81, [[0, 80], [1, 41], [2, 21], [2, 22], [1, 46], [0, 94], [4, 4], [6, 0]]),
    ])
    func inclusion(size: Int, leaf: Int, nodes: [[Int]]) throws {
        #expect(try InclusionProof.positions(index: leaf, size: size).map { [$0.level, $0.index] } == nodes)
    }

    @Test(arguments: [
        (1, 2, [[0, 1]]), (1, 6, [[0, 1], [1, 1], [1, 2]]), (2, 8, [[1, 1], [2, 1]]), (3, 7, [[0, 2], [0, 3], [1, 0], [1, 2], [0, 6]]),
        (4, 7, [[1, 2], [0, 6]]), (5, 7, [[0, 4], [0, 5], [0, 6], [2, 0]]), (6, 7, [[1, 2], [0, 6], [2, 0]]), (7, 8, [[0, 6], [0, 7], [1, 2], [2, 0]]),
        (7, 7, []), (10, 15, [[1, 4], [1, 5], [1, 6], [0, 14], [3, 0]]), (24, 31, [[3, 2], [2, 6], [1, 14], [0, 30], [4, 0]]),
        (81, 95, [[0, 80], [0, 81], [1, 41], [2, 21], [2, 22], [1, 46], [0, 94], [4, 4], [6, 0]]),
    ])
    func consistency(first: Int, second: Int, nodes: [[Int]]) throws {
        #expect(try ConsistencyProof.positions(first: first, second: second).map { [$0.level, $0.index] } == nodes)
    }
}
