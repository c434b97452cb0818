import Foundation

/// How are bytes written as text, so that they have one text only? Base 64 of RFC 4648 § 4, with padding.
///
/// A text with other characters, without its padding, or whose unused bits are not zero is refused: two texts for one hash would let a file be altered
/// without a trace.
enum StrictBase64 {
    static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    static func bytes(of text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString().utf8.elementsEqual(text.utf8) else { return nil }
        return Array(data)
    }
}

extension UInt8 {
    /// Two hexadecimal digits, in lower case.
    var hexadecimal: String { self < 16 ? "0" + String(self, radix: 16) : String(self, radix: 16) }
}
