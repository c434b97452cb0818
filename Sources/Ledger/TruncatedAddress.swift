import Foundation

/// From where, as roughly as serves to recognise an attack? The network of an address: /24 of IPv4, /48 of IPv6; the rest is never kept.
///
/// This type is the only way into the journal, so that no whole address can come there by mistake.
package struct TruncatedAddress: Hashable, Sendable {
    /// `192.0.2.0/24` or `2001:db8:1::/48` (RFC 5952).
    package let text: String

    /// Truncates an address as a socket tells it. A zone (`%eth0`) is dropped; IPv4 within IPv6 (`::ffff:192.0.2.7`) is IPv4. Anything else gives nil.
    package init?(_ address: String) {
        let bare = address.prefix { $0 != "%" }
        if let bytes = Self.parse(String(bare), AF_INET, count: 4) {
            self.init(version4: bytes[0...])
        } else if let bytes = Self.parse(String(bare), AF_INET6, count: 16) {
            if bytes.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
                self.init(version4: bytes[12...])
            } else {
                self.init(version6: bytes)
            }
        } else {
            return nil
        }
    }

    /// Reads what was truncated before, and nothing else.
    package init?(truncated text: String) {
        guard let slash = text.lastIndex(of: "/"), let again = TruncatedAddress(String(text[..<slash])), again.text.utf8.elementsEqual(text.utf8) else { return nil }
        self = again
    }

    private init(version4 bytes: ArraySlice<UInt8>) { text = bytes.prefix(3).map { "\($0)." }.joined() + "0/24" }

    private init(version6 bytes: [UInt8]) {
        var groups = (0..<3).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
        // The longest run of zeros is always the one at the end, which `::` stands for.
        while groups.last == 0 { groups.removeLast() }
        text = groups.map { String($0, radix: 16) }.joined(separator: ":") + "::/48"
    }

    private static func parse(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
