/// Streams elements from NDJSON, chunk by chunk: memory is the chart's, not the file's.
package struct NDJSONReader {
    /// A longer line is refused: it is no list of elements.
    package static let lineLimit = 4 << 20

    private var pending: ContiguousArray<UInt8> = []
    private var tape = Tape()
    private var line = 1
    private var isSkipping = false
    private let context: ContinuumBuilder.Context
    private let file: String

    package init(file: String, layer: Layer, into builder: inout ContinuumBuilder) {
        self.file = file
        context = ContinuumBuilder.Context(file: builder.register(file: file), layer: layer, provenance: 0)
    }

    /// Reads the next bytes of the file; lines may be cut anywhere.
    package mutating func read(_ chunk: UnsafeBufferPointer<UInt8>, into builder: inout ContinuumBuilder) {
        var start = 0
        while start < chunk.count {
            guard let newline = nextNewline(chunk, from: start) else {
                if pending.count + chunk.count - start > Self.lineLimit {
                    if !isSkipping { builder.diagnostics.add(.lineTooLong(limit: Self.lineLimit), at: Place(file: file, line: line)) }
                    isSkipping = true
                    pending.removeAll(keepingCapacity: true)
                } else {
                    pending.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[start...]))
                }
                return
            }
            if isSkipping {
                isSkipping = false
                pending.removeAll(keepingCapacity: true)
            } else if pending.isEmpty {
                readLine(UnsafeBufferPointer(rebasing: chunk[start..<newline]), into: &builder)
            } else {
                pending.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[start..<newline]))
                flush(into: &builder)
            }
            line += 1
            start = newline + 1
        }
    }

    /// Reads what is left when the file does not end with a newline.
    package mutating func finish(into builder: inout ContinuumBuilder) {
        if !isSkipping, !pending.isEmpty { flush(into: &builder) }
    }

    private mutating func flush(into builder: inout ContinuumBuilder) {
        let text = pending
        text.withUnsafeBufferPointer { readLine($0, into: &builder) }
        pending.removeAll(keepingCapacity: true)
    }

    private func nextNewline(_ chunk: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var i = start
        guard let base = chunk.baseAddress else { return nil }
        let raw = UnsafeRawPointer(base)
        // Eight bytes at a time: a zero byte of `word ^ 0x0A0A…` marks a newline.
        while i + 8 <= chunk.count {
            let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if found != 0 { return i + found.trailingZeroBitCount / 8 }
            i += 8
        }
        while i < chunk.count {
            if chunk[i] == 0x0A { return i }
            i += 1
        }
        return nil
    }

    private mutating func readLine(_ text: UnsafeBufferPointer<UInt8>, into builder: inout ContinuumBuilder) {
        var end = text.count
        while end > 0, text[end - 1] == 0x0D || text[end - 1] == 0x20 { end -= 1 }
        guard end > 0 else { return }
        let text = UnsafeBufferPointer(rebasing: text[0..<end])
        if let offset = firstInvalidByte(text) {
            builder.diagnostics.add(.invalidUTF8(byteOffset: offset), at: Place(file: file, line: line, column: offset + 1))
            return
        }
        tape.removeAll()
        do {
            try JSONScanner.scan(text, line: line, onto: &tape)
        } catch {
            let place = Place(file: file, line: line, column: error.offset + 1)
            builder.diagnostics.add(error.isDepth ? .tooDeep(limit: JSONScanner.maximumDepth) : .syntax(error.message), at: place)
            return
        }
        builder.readElement(tape, at: 0, context)
    }

    private func firstInvalidByte(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let raw = UnsafeRawPointer(base)
        var i = 0
        var high: UInt64 = 0
        while i + 8 <= text.count {
            high |= raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            i += 8
        }
        var isPlain = high & 0x8080_8080_8080_8080 == 0
        while i < text.count {
            if text[i] >= 0x80 { isPlain = false }
            i += 1
        }
        if isPlain { return nil }
        if String(validating: text, as: UTF8.self) != nil { return nil }
        return YAMLDocument.firstInvalidByte(Array(text))
    }
}
