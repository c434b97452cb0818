import Foundation
import Testing
@testable import Workbench

@Suite("Forms with files", .takesTurns)
struct MultipartTests {
    private static func body(_ parts: [(head: String, body: String)], end: String = "--\r\n") -> [UInt8] {
        Array((parts.map { "--B\r\n\($0.head)\r\n\r\n\($0.body)\r\n" }.joined() + "--B" + end).utf8)
    }

    @Test("Fields and a file are read, with bytes as they came")
    func reads() throws {
        var bytes = Self.body([("Content-Disposition: form-data; name=\"csrf\"", "abc")], end: "\r\n")
        bytes += Array("Content-Disposition: form-data; name=\"form\"; filename=\"a;b \\\"c\\\".xlsx\"\r\nContent-Type: application/zip\r\n\r\n".utf8) + [0, 13, 10, 255] + Array("\r\n--B--\r\n".utf8)
        let form = try Multipart(bytes, boundary: "B")
        #expect(form["csrf"] == "abc")
        #expect(form["form"] == nil)
        #expect(form.file("form")?.bytes == [0, 13, 10, 255])
        #expect(form.file("form")?.file == "a;b \"c\".xlsx")
    }

    @Test("An empty choice is no file")
    func empty() throws {
        let form = try Multipart(Self.body([("Content-Disposition: form-data; name=\"form\"; filename=\"\"", "")]), boundary: "B")
        #expect(form.file("form") == nil)
    }

    @Test("What is no such form is refused", arguments: [
        "", "--B", "--B\r\n", "--B--junk after", "x--B--\r\n", "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--", "--B\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B--", "--B\r\nX: y\r\n\r\nx\r\n--B--", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--Bgarbage",
    ])
    func refused(_ text: String) { #expect(throws: Refusal.self) { try Multipart(Array(text.utf8), boundary: "B") } }

    @Test("Too many parts are refused")
    func many() {
        let parts = (0...Multipart.mostParts).map { ("Content-Disposition: form-data; name=\"f\($0)\"", "x") }
        #expect(throws: Refusal.self) { try Multipart(Self.body(parts), boundary: "B") }
    }

    @Test("Rubbish never traps, and what is read is within what was sent")
    func rubbish() {
        var generator = SystemRandomNumberGenerator()
        let seeds = Self.body([("Content-Disposition: form-data; name=\"a\"; filename=\"b\"", "content"), ("Content-Disposition: form-data; name=\"c\"", "d")])
        for _ in 0..<2_000 {
            var bytes = seeds
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let i = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[i] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: i)
                default: bytes.insert([13, 10, 45, 66, 34, 59].randomElement(using: &generator) ?? 0, at: i)
                }
            }
            if let form = try? Multipart(bytes, boundary: "B") { #expect(form.parts.reduce(0) { $0 + $1.bytes.count } <= bytes.count) }
        }
    }

    @Test("Only boundaries of RFC 2046", arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data; charset=utf-8; boundary=\"a.b:c\"", "a.b:c"), ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
        ("text/plain; boundary=abc", nil), ("multipart/form-data; boundary=a b", nil), ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), nil),
    ] as [(String, String?)])
    func boundary(_ type: String, _ expected: String?) { #expect(Multipart.boundary(type) == expected) }
}
