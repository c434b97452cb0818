/// Streams elements from NDJSON, chunk by chunk: memory is the chart's, not the file's.
package struct NDJSONReader {
    /// A longer line is refused: it is no list of elements.
    package static let lineLimit = 4 << 20

    private var pending: ContiguousArray<UInt8> = []
    private var tape = Tape()
    /// The lines that lie on the tape and wait to be read, by their first token.
    private var roots: ContiguousArray<Int> = []
    private var lookups: ContiguousArray<StringPool.Lookup> = []
    /// So many tokens, and so many bytes, wait at most before the last line: their slots in the pool of strings fit into the nearest cache
    /// (benchmark `ndjson`), and long lines are not kept.
    private static let tokenLimit = 400, byteLimit = 64 << 10
    private var line = 1
    private var isSkipping = false
    private let context: ContinuumBuilder.Context
    private let file: String

    /// - Parameter expectedBytes: how long the file is, where that is known: room is then made once.
    package init(file: String, layer: Layer, into builder: inout ContinuumBuilder, expectedBytes: Int = 0) {
        self.file = file
        builder.reserve(text: expectedBytes)
        context = ContinuumBuilder.Context(file: builder.register(file: file), layer: layer, provenance: 0)
    }

    /// Reads the next bytes of the file; lines may be cut anywhere.
    package mutating func read(_ chunk: UnsafeBufferPointer<UInt8>, into builder: inout ContinuumBuilder) {
        defer { settle(into: &builder) }
        var start = 0
        while start < chunk.count {
            let newline = nextNewline(chunk, from: start)
            let piece = UnsafeBufferPointer(rebasing: chunk[start..<(newline ?? chunk.count)])
            if !isSkipping, pending.count + piece.count > Self.lineLimit {
                settle(into: &builder)
                builder.diagnostics.add(.lineTooLong(limit: Self.lineLimit), at: Place(file: file, line: line))
                isSkipping = true
                pending.removeAll()
            }
            if !isSkipping {
                if newline != nil, pending.isEmpty {
                    readLine(piece, into: &builder)
                } else {
                    pending.append(contentsOf: piece)
                    if newline != nil { flush(into: &builder) }
                }
            }
            guard let newline else { return }
            isSkipping = false
            line += 1
            start = newline + 1
        }
    }

    /// Reads what is left when the file does not end with a newline.
    package mutating func finish(into builder: inout ContinuumBuilder) {
        if !isSkipping, !pending.isEmpty { flush(into: &builder) }
        settle(into: &builder)
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
        // Some editors put a byte order mark before the first line.
        let mark = line == 1 && end >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
        guard end > mark else { return }
        let text = UnsafeBufferPointer(rebasing: text[mark..<end])
        let isPlain = isASCII(text)
        if !isPlain, String(validating: text, as: UTF8.self) == nil {
            settle(into: &builder)
            let offset = YAMLDocument.firstInvalidByte(Array(text))
            builder.diagnostics.add(
                .invalidUTF8(byteOffset: offset), at: Place(file: file, line: line, column: column(ofByte: offset, in: text)))
            return
        }
        let root = tape.tokens.count, start = tape.bytes.count
        do {
            try JSONScanner.scan(text, line: line, onto: &tape)
        } catch {
            tape.tokens.removeLast(tape.tokens.count - root)
            tape.bytes.removeLast(tape.bytes.count - start)
            settle(into: &builder)
            let place = Place(file: file, line: line, column: column(ofByte: error.offset, in: text))
            builder.diagnostics.add(error.isDepth ? .tooDeep(limit: JSONScanner.maximumDepth) : .syntax(error.message), at: place)
            return
        }
        if !isPlain { countScalars(in: text, from: root) }
        roots.append(root)
        if tape.tokens.count >= Self.tokenLimit || tape.bytes.count >= Self.byteLimit { settle(into: &builder) }
    }

    /// Reads the lines that wait. Their strings are looked up together, so that the memory is waited for once and not for each
    /// (benchmark `ndjson`); whatever is reported of a line comes after what is reported of those before it.
    private mutating func settle(into builder: inout ContinuumBuilder) {
        if roots.isEmpty { return }
        builder.strings.find(&tape, scratch: &lookups)
        for root in roots { builder.readElement(tape, at: root, context) }
        roots.removeAll(keepingCapacity: true)
        tape.removeAll()
    }

    private func column(ofByte offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        text.prefix(offset).reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    /// The scanner counts bytes; places count scalars. Tokens lie on the tape in the order of the line.
    private mutating func countScalars(in text: UnsafeBufferPointer<UInt8>, from root: Int) {
        var at = 0
        var continuation: UInt32 = 0
        for i in root..<tape.tokens.count {
            let end = min(Int(tape.tokens[i].column) - 1, text.count)
            while at < end {
                if text[at] & 0xC0 == 0x80 { continuation += 1 }
                at += 1
            }
            tape.tokens[i].column -= continuation
        }
    }

    private func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = text.baseAddress else { return true }
        let raw = UnsafeRawPointer(base)
        var i = 0
        var high: UInt64 = 0
        while i + 8 <= text.count {
            high |= raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            i += 8
        }
        while i < text.count {
            high |= UInt64(text[i])
            i += 1
        }
        return high & 0x8080_8080_8080_8080 == 0
    }
}
