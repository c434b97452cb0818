/// RFC 4648 § 6, without padding: what authenticator apps and people can copy.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var (out, buffer, bits) = ("", 0, 0)
        for byte in bytes {
            buffer = buffer << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(alphabet[buffer >> bits & 31])
                buffer &= 1 << bits - 1
            }
        }
        if bits > 0 { out.append(alphabet[buffer << (5 - bits) & 31]) }
        return out
    }

    /// Case, spaces and hyphens do not count; anything else is refused.
    static func bytes(_ text: String) -> [UInt8]? {
        var (out, buffer, bits) = ([UInt8](), 0, 0)
        for character in text.uppercased() where character != " " && character != "-" {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            buffer = buffer << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(buffer >> bits))
                buffer &= 1 << bits - 1
            }
        }
        return out
    }

    /// In groups of four, for the eye.
    static func grouped(_ text: String) -> String {
        stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
