#if canImport(Glibc)
private import Glibc
#endif

extension ContiguousArray {
    /// Makes room for more, once, on large pages where the system offers them.
    ///
    /// A page that was never touched is no memory, but touching it costs: 425 MB in pages of 4 KB are a hundred thousand interruptions, a
    /// fifth of reading a million elements, and far loads miss their addresses as well (benchmark `ndjson`).
    mutating func makeRoom(for more: Int) {
        let wanted = count + more
        // Never less than double, or many files would each copy what is there.
        if wanted > capacity { self = Self.onLargePages(capacity: Swift.max(wanted, 2 * capacity), self) }
    }

    /// These elements, with room for `capacity`.
    private static func onLargePages(capacity: Int, _ elements: Self) -> Self {
        Self(unsafeUninitializedCapacity: capacity) { buffer, count in
            LargePages.advise(UnsafeMutableRawBufferPointer(buffer))
            count = buffer.initialize(fromContentsOf: elements)
        }
    }

    /// `count` times the same value, on large pages where the system offers them.
    init(onLargePages value: Element, count: Int) {
        self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
            LargePages.advise(UnsafeMutableRawBufferPointer(buffer))
            buffer.initialize(repeating: value)
            initialized = count
        }
    }
}

/// A wish to the system about memory; it changes no contents, and nothing depends on whether it is granted.
private enum LargePages {
    static let size = 2 << 20

    /// Of the memory, only the large pages that lie within it.
    static func advise(_ memory: UnsafeMutableRawBufferPointer) {
        #if canImport(Glibc)
        guard let base = memory.baseAddress, memory.count >= 2 * size else { return }
        let skipped = (size - Int(bitPattern: base) % size) % size
        let length = (memory.count - skipped) / size * size
        if length > 0 { _ = madvise(base + skipped, length, Int32(MADV_HUGEPAGE)) }
        #endif
    }
}
