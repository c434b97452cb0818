import Crypto

/// What are the 32 bytes that stand for an entry, or for all entries of a subtree?
///
/// SHA-256 with the domains of RFC 9162 § 2.1.1: a leaf is hashed behind 0x00, a node behind 0x01, so that neither passes for the other.
package struct MerkleHash: Hashable, Sendable {
    /// The bytes in their order in memory: a value without a heap, for a tree has millions of them.
    private let words: SIMD4<UInt64>

    package static let byteCount = 32

    /// The root of a journal without entries: SHA-256 of nothing.
    package static let empty = MerkleHash(SHA256().finalize())

    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var words = SIMD4<UInt64>()
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    private init(_ digest: SHA256Digest) {
        var words = SIMD4<UInt64>()
        withUnsafeMutableBytes(of: &words) { target in digest.withUnsafeBytes { target.copyMemory(from: $0) } }
        self.words = words
    }

    /// The hash of a leaf whose content is these bytes.
    package static func leaf(_ content: some Collection<UInt8>) -> MerkleHash {
        var hash = SHA256()
        withUnsafeBytes(of: UInt8(0x00)) { hash.update(bufferPointer: $0) }
        if content.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
            Array(content).withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        return MerkleHash(hash.finalize())
    }

    /// The hash of a node from those of its two children.
    package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var hash = SHA256()
        withUnsafeBytes(of: UInt8(0x01)) { hash.update(bufferPointer: $0) }
        withUnsafeBytes(of: left.words) { hash.update(bufferPointer: $0) }
        withUnsafeBytes(of: right.words) { hash.update(bufferPointer: $0) }
        return MerkleHash(hash.finalize())
    }

    package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }
}

extension MerkleHash {
    package init?(base64 text: String) {
        guard let bytes = StrictBase64.bytes(of: text) else { return nil }
        self.init(bytes)
    }

    package var base64: String { StrictBase64.text(of: bytes) }
}

extension MerkleHash: CustomStringConvertible {
    package var description: String { bytes.map(\.hexadecimal).joined() }
}
