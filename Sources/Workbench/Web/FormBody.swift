import Continuum
private import Foundation
import Hummingbird
import NIOCore

/// What did an HTML form post? Names with their values, in the order in which they stand in the form (application/x-www-form-urlencoded).
struct FormBody: Sendable {
    private(set) var pairs: [(name: String, value: String)] = []

    init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// - Throws: a `Refusal` when the text is no form.
    init(urlEncoded text: String) throws {
        guard !text.isEmpty else { return }
        for part in text.split(separator: "&", omittingEmptySubsequences: true) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(sides[0]), let value = Self.decoded(sides.count > 1 ? sides[1] : "") else {
                throw Refusal.badRequest("form", Bilingual(fr: "Ce formulaire n’est pas lisible.", en: "This form cannot be read."))
            }
            pairs.append((name, value))
        }
    }

    /// Reads a request's body, up to a size.
    init(_ request: Request, limit: Int) async throws {
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError { throw Refusal.tooLarge(limit: limit) }
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw Refusal.badRequest("form", Bilingual(fr: "Ce formulaire n’est pas en UTF-8.", en: "This form is not UTF-8."))
        }
        try self.init(urlEncoded: text)
    }

    /// The first value; a form's text with the line ends of HTML as plain ones.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
    /// The value without spaces around it; nil when nothing is left.
    func text(_ name: String) -> String? {
        guard let value = self[name]?.trimmingCharacters(in: .whitespacesAndNewlines), !value.isEmpty else { return nil }
        return value
    }

    /// A part of a path as it was meant; nil when it is not UTF-8.
    static func plain(_ text: some StringProtocol) -> String? { text.removingPercentEncoding }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding?.replacing("\r\n", with: "\n")
    }
}
