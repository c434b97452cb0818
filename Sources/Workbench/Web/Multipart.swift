import Continuum
import Hummingbird
import NIOCore
import Store

/// What did a form with files post (multipart/form-data, RFC 7578)? Small forms only, held in memory: fields, and at most a few files.
///
/// Strict: every part has a name, lines end as they should, and nothing stands outside the parts. Names of files are words of the sender: shown, never used.
struct Multipart: Sendable {
    struct Part: Sendable {
        var name: String
        /// nil for a field that is no file.
        var file: String?
        var bytes: [UInt8]
    }

    private(set) var parts: [Part] = []

    static let mostParts = 64
    private static let longestHeader = 4_096

    /// - Throws: a `Refusal` when it is none, or larger than `limit`.
    init(_ request: Request, limit: Int) async throws {
        guard let boundary = Self.boundary(request.headers[.contentType] ?? "") else { throw Self.unreadable }
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError { throw Refusal.tooLarge(limit: limit) }
        try self.init(Array(buffer.readableBytesView), boundary: boundary)
    }

    init(_ bytes: [UInt8], boundary: String) throws {
        let mark = Array("--\(boundary)".utf8), line = Array("\r\n".utf8)
        guard bytes.starts(with: mark) else { throw Self.unreadable }
        var cursor = mark.count
        while true {
            if bytes[cursor...].starts(with: Array("--".utf8)) {
                // Nothing but a line end may follow.
                guard bytes.count - cursor - 2 <= 2 else { throw Self.unreadable }
                return
            }
            guard bytes[cursor...].starts(with: line), parts.count < Self.mostParts else { throw Self.unreadable }
            cursor += 2
            guard let end = Self.find(line + line, in: bytes, from: cursor), end - cursor <= Self.longestHeader,
                let next = Self.find(line + mark, in: bytes, from: end + 2)
            else { throw Self.unreadable }
            let head = try Self.head(bytes[cursor..<end])
            parts.append(Part(name: head.name, file: head.file, bytes: next >= end + 4 ? Array(bytes[(end + 4)..<next]) : []))
            cursor = next + 2 + mark.count
        }
    }

    /// The first field of a name, as text; nil when there is none or when it is no UTF-8.
    subscript(name: String) -> String? {
        parts.first { $0.name == name && $0.file == nil }.flatMap { String(validating: $0.bytes, as: UTF8.self) }
    }

    /// The file that was chosen; nil when none was.
    func file(_ name: String) -> Part? { parts.first { $0.name == name && $0.file?.isEmpty == false } }

    // MARK: Pieces

    private static let unreadable = Refusal.badRequest("form", Bilingual(fr: "Ce formulaire n’est pas lisible.", en: "This form cannot be read."))

    /// 1 to 70 characters of those that RFC 2046 allows without a space.
    static func boundary(_ type: String) -> String? {
        let parts = type.split(separator: ";").map { $0.trimmingSpaces() }
        guard parts.first?.lowercased() == "multipart/form-data", let part = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        var value = String(part.dropFirst("boundary=".count))
        if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = String(value.dropFirst().dropLast()) }
        let allowed = Set("'()+_,-./:=?".utf8)
        guard (1...70).contains(value.utf8.count), value.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || allowed.contains($0) })
        else { return nil }
        return value
    }

    private static func head(_ bytes: ArraySlice<UInt8>) throws -> (name: String, file: String?) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable }
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
            let values = parameters(line[line.index(after: colon)...])
            guard values.first?.name == "form-data", let name = values.first(where: { $0.name == "name" })?.value, !name.isEmpty else { throw unreadable }
            return (name, values.first { $0.name == "filename" }?.value)
        }
        throw unreadable
    }

    /// `form-data; name="a"; filename="b;c.xlsx"`: semicolons within quotes are part of the value.
    private static func parameters(_ text: Substring) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        var name = "", value = "", isValue = false, isQuoted = false, isEscaped = false
        func close() { if !name.trimmingSpaces().isEmpty { found.append((name.trimmingSpaces().lowercased(), value)) } }
        for scalar in text.unicodeScalars {
            if isEscaped {
                value.unicodeScalars.append(scalar)
                isEscaped = false
            } else if isQuoted {
                // Browsers write %22 for a quote; a backslash escapes only a quote or itself in older ones.
                if scalar == "\"" { isQuoted = false } else if scalar == "\\" { isEscaped = true } else { value.unicodeScalars.append(scalar) }
            } else if scalar == ";" {
                close()
                (name, value, isValue) = ("", "", false)
            } else if scalar == "=", !isValue {
                isValue = true
            } else if scalar == "\"", isValue {
                isQuoted = true
            } else if isValue {
                value.unicodeScalars.append(scalar)
            } else {
                name.unicodeScalars.append(scalar)
            }
        }
        close()
        return found
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, start >= 0, bytes.count >= pattern.count else { return nil }
        var i = start
        while i <= bytes.count - pattern.count {
            if bytes[i] == first {
                var k = 1
                while k < pattern.count, bytes[i + k] == pattern[k] { k += 1 }
                if k == pattern.count { return i }
            }
            i += 1
        }
        return nil
    }
}

extension String {
    func trimmingSpaces() -> String { self[...].trimmingSpaces() }
}

extension WorkbenchContext {
    /// A form with files of a page of this session; another one is refused.
    func multipart(_ request: Request, limit: Int) async throws -> Multipart {
        guard let session else { throw Refusal.signedOut }
        let form = try await Multipart(request, limit: limit)
        guard let sent = form["csrf"], Secrets.equal(sent, session.csrf) else { throw Refusal.forgedForm }
        return form
    }
}
