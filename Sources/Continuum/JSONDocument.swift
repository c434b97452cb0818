/// A whole JSON document, and where in the file each of its values stands: for inputs that are no list of elements.
package struct JSONDocument {
    /// A larger file is refused: positions on the tape are 32 bits wide.
    package static let limit = 256 << 20

    package enum Value: Sendable {
        case mapping, list
        case text(String)
        case number(Double)
        case boolean(Bool)
        case null
        /// A number that no `Double` can hold, as it was written.
        case outOfReach(String)
    }

    package let file: String
    private let bytes: [UInt8]
    private let tape: Tape
    /// Where each line starts, and how many continuation bytes come before each block: columns count scalars.
    private let lineStarts: [Int]
    private let continuations: [Int]
    private static let block = 1 << 8

    /// nil when it cannot be read, after a diagnostic with its place and its line.
    package init?(_ bytes: [UInt8], file: String, diagnostics: inout Diagnostics) {
        self.file = file
        guard bytes.count <= Self.limit else {
            diagnostics.add(.fileTooLarge(bytes: bytes.count, limit: Self.limit), at: Place(file: file))
            return nil
        }
        // Some editors put a byte order mark before the first line; blanks keep the positions.
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(repeating: 0x20, count: 3) + bytes.dropFirst(3) : bytes
        var starts = [0], counts = [0], count = 0
        for (i, byte) in self.bytes.enumerated() {
            if byte == 0x0A { starts.append(i + 1) }
            if byte & 0xC0 == 0x80 { count += 1 }
            if (i + 1) % Self.block == 0 { counts.append(count) }
        }
        (lineStarts, continuations) = (starts, counts)
        var tape = Tape()
        var failure: JSONFailure?
        if String(validating: self.bytes, as: UTF8.self) != nil {
            self.bytes.withUnsafeBufferPointer { text in
                do throws(JSONFailure) { try JSONScanner.scan(text, line: 1, onto: &tape) } catch { failure = error }
            }
        }
        self.tape = tape
        if String(validating: self.bytes, as: UTF8.self) == nil {
            let offset = YAMLDocument.firstInvalidByte(self.bytes)
            add(.invalidUTF8(byteOffset: offset), at: place(ofByte: offset), to: &diagnostics)
            return nil
        }
        if let failure {
            let problem: Problem = failure.isDepth ? .tooDeep(limit: JSONScanner.maximumDepth) : .syntax("document: " + failure.message)
            add(problem, at: place(ofByte: failure.offset), to: &diagnostics)
            return nil
        }
    }

    /// Adds a problem with the line that it is on.
    package func add(_ problem: Problem, at place: Place, related: Place? = nil, to diagnostics: inout Diagnostics) {
        var diagnostic = Diagnostic(problem, at: place, related: related)
        // Lines are copied for what is shown only.
        if !diagnostics.isFull { diagnostic.excerpt = line(place) }
        diagnostics.add(diagnostic)
    }

    // MARK: Values

    package static let root = 0

    package func value(_ node: Int) -> Value {
        switch tape.tokens[node].kind {
        case .mapping: .mapping
        case .sequence: .list
        case .string: .text(tape.text(node))
        case .plain:
            switch tape.plain(node) {
            case .null: .null
            case .boolean(let flag): .boolean(flag)
            case .number(let number): .number(number)
            case .string: .outOfReach(tape.text(node))
            }
        }
    }

    /// The keys and values of a mapping, in order; duplicates are kept.
    package func members(_ node: Int) -> [(key: String, at: Int, value: Int)] {
        guard tape.tokens[node].kind == .mapping else { return [] }
        var list: [(key: String, at: Int, value: Int)] = []
        var cursor = node + 1
        while cursor < Int(tape.tokens[node].next) {
            list.append((tape.text(cursor), cursor, cursor + 1))
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        return list
    }

    package func items(_ node: Int) -> [Int] {
        guard tape.tokens[node].kind == .sequence else { return [] }
        var list: [Int] = []
        var cursor = node + 1
        while cursor < Int(tape.tokens[node].next) {
            list.append(cursor)
            cursor = Int(tape.tokens[cursor].next)
        }
        return list
    }

    // MARK: Places

    /// What the value spans, its quotation marks included; a container, its opening bracket.
    package func place(_ node: Int) -> Place {
        let token = tape.tokens[node]
        var place = place(ofByte: Int(token.column) - 1)
        place.length = switch token.kind {
        case .mapping, .sequence: 1
        case .string: min(200, tape.text(node).unicodeScalars.count + 2)
        case .plain: max(1, Int(token.count))
        }
        return place
    }

    private func place(ofByte offset: Int) -> Place {
        let offset = max(0, min(offset, bytes.count))
        var low = 0, high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        let start = lineStarts[low]
        return Place(file: file, line: low + 1, column: 1 + (offset - start) - (continuations(before: offset) - continuations(before: start)))
    }

    private func continuations(before offset: Int) -> Int {
        let first = offset / Self.block * Self.block
        return bytes[first..<offset].reduce(continuations[offset / Self.block]) { $1 & 0xC0 == 0x80 ? $0 + 1 : $0 }
    }

    /// The line at a place; nil when it is too long to be shown.
    private func line(_ place: Place) -> String? {
        guard place.line >= 1, place.line <= lineStarts.count else { return nil }
        let start = lineStarts[place.line - 1]
        var end = place.line < lineStarts.count ? lineStarts[place.line] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return end - start > 20_000 ? nil : String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
