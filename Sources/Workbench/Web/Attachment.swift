import Continuum
import HTTPTypes
import Hummingbird
import NIOCore

/// A file to take away. Its name is made by this server, of letters, digits, points and hyphens.
struct Attachment: Sendable {
    var name: String
    var type: String
    var bytes: ByteBuffer

    init(_ name: String, type: String, _ text: String) { self.init(name, type: type, bytes: Array(text.utf8)) }

    init(_ name: String, type: String, bytes: [UInt8]) {
        self.name = String(name.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": Character(scalar)
            default: "-"
            }
        })
        self.type = type
        self.bytes = ByteBuffer(bytes: bytes)
    }

    var response: Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody(byteBuffer: bytes))
    }

    static let json = "application/json"
    static let sarif = "application/sarif+json"
    static let html = "text/html; charset=utf-8"
    static let csv = "text/csv; charset=utf-8"
    static let yaml = "application/yaml"
    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

/// Rows as a file that spreadsheets open (RFC 4180, with the mark of UTF-8 that they look for).
enum SeparatedValues {
    /// - Parameter language: French spreadsheets expect semicolons, because their decimals have commas.
    static func text(_ rows: [[String]], _ language: Language) -> String {
        let separator = language == .french ? ";" : ","
        return "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: separator) + "\r\n" }.joined()
    }

    /// A cell that a spreadsheet does not take for a formula: what begins like one gets an apostrophe, which shows it as text.
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first(where: { $0 != " " }), ["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains(first) {
            text = "'" + text
        }
        return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }
}
