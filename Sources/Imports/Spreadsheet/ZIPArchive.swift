import Continuum

/// What is in a ZIP archive, as far as workbooks need it: stored and deflated entries, found by the central directory.
///
/// Nothing is unpacked to anywhere: names are looked up, never followed, so that `../` in one means nothing. What an entry says of its size is not
/// believed before it is within the limits, and never allocated ahead of the bytes that come.
///
/// **Source**: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end). ZIP64, encryption, and archives in
/// several volumes are refused by name.
struct ZIPArchive {
    struct Entry: Sendable {
        /// With `/` between folders; ill-formed UTF-8 is shown with U+FFFD, and then never looked up.
        var name: String
        var isEncrypted: Bool
        var method: Int
        var checksum: UInt32
        var compressedSize: Int
        var size: Int
        /// Where its local header starts.
        var offset: Int
    }

    let entries: [Entry]
    private let bytes: [UInt8]
    private let limits: SpreadsheetLimits
    /// Where the central directory starts: the data of entries ends before it.
    private let dataEnd: Int
    private let index: [String: Int]
    /// What has been uncompressed so far.
    private var total = 0

    static let fixedDate: UInt16 = 0x21, localHeader: UInt32 = 0x0403_4B50, directoryHeader: UInt32 = 0x0201_4B50, endHeader: UInt32 = 0x0605_4B50

    init(_ bytes: [UInt8], _ limits: SpreadsheetLimits) throws(SpreadsheetFault) {
        guard bytes.count <= limits.bytes else { throw SpreadsheetFault(.spreadsheetLimit("bytes", limit: limits.bytes)) }
        try Self.checkStart(bytes)
        let data = ZIPBytes(bytes)
        guard let end = Self.end(data) else { throw SpreadsheetFault(.spreadsheetDamaged(part: "", "truncated")) }
        let disk = data.short(end + 4), firstDisk = data.short(end + 6), here = data.short(end + 8), count = data.short(end + 10)
        let directorySize = data.long(end + 12), start = data.long(end + 16)
        if here == 0xFFFF || count == 0xFFFF || directorySize == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
            throw SpreadsheetFault(.spreadsheetZIPFeature("zip64"))
        }
        guard disk == 0, firstDisk == 0, here == count else { throw SpreadsheetFault(.spreadsheetZIPFeature("disks")) }
        guard count <= limits.parts else { throw SpreadsheetFault(.spreadsheetLimit("parts", limit: limits.parts)) }
        guard start + directorySize <= end else { throw SpreadsheetFault(.spreadsheetDamaged(part: "", "directory")) }
        (entries, index) = try Self.directory(data, start, end: start + directorySize, count)
        dataEnd = start
        self.bytes = bytes
        self.limits = limits
    }

    private static func checkStart(_ bytes: [UInt8]) throws(SpreadsheetFault) {
        if bytes.isEmpty { throw SpreadsheetFault(.spreadsheetNotZIP(looksLike: "empty")) }
        // The compound files of old Office formats, which also hold encrypted new ones (MS-CFB 2.2, MS-OFFCRYPTO 2.3.4.4).
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw SpreadsheetFault(.spreadsheetCompound(isEncrypted: contains(Array("EncryptedPackage".utf8).flatMap { [$0, 0] }, in: bytes)))
        }
        guard bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) else {
            let isText = bytes.prefix(1_024).allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            throw SpreadsheetFault(.spreadsheetNotZIP(looksLike: isText ? "text" : "other"))
        }
    }

    private static func contains(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
        var start = 0
        while let found = bytes[start...].firstIndex(of: wanted[0]) {
            if bytes[found...].starts(with: wanted) { return true }
            start = found + 1
        }
        return false
    }

    /// The last end record whose comment fits; what follows it is of no account.
    private static func end(_ data: ZIPBytes) -> Int? {
        var i = data.count - 22
        let last = max(0, i - 0xFFFF)
        while i >= last {
            if data.long(i) == Int(endHeader), i + 22 + data.short(i + 20) <= data.count { return i }
            i -= 1
        }
        return nil
    }

    private static func directory(_ data: ZIPBytes, _ start: Int, end: Int, _ count: Int) throws(SpreadsheetFault) -> ([Entry], [String: Int]) {
        var entries: [Entry] = [], index: [String: Int] = [:], i = start
        for _ in 0..<count {
            guard i + 46 <= end, data.long(i) == Int(directoryHeader) else { throw SpreadsheetFault(.spreadsheetDamaged(part: "", "directory")) }
            let nameEnd = i + 46 + data.short(i + 28), next = nameEnd + data.short(i + 30) + data.short(i + 32)
            guard next <= end else { throw SpreadsheetFault(.spreadsheetDamaged(part: "", "directory")) }
            let raw = data[i + 46..<nameEnd]
            let entry = Entry(
                name: String(decoding: raw, as: UTF8.self).replacing("\\", with: "/"), isEncrypted: data.short(i + 8) & 1 != 0, method: data.short(i + 10),
                checksum: UInt32(data.long(i + 16)), compressedSize: data.long(i + 20), size: data.long(i + 24), offset: data.long(i + 42))
            if entry.compressedSize == 0xFFFF_FFFF || entry.size == 0xFFFF_FFFF || entry.offset == 0xFFFF_FFFF {
                throw SpreadsheetFault(.spreadsheetZIPFeature("zip64"))
            }
            if String(validating: raw, as: UTF8.self) != nil, index.updateValue(entries.count, forKey: key(entry.name)) != nil {
                // Which of the two a reader takes is anybody’s guess: two programs would see two workbooks.
                throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "twice"))
            }
            entries.append(entry)
            i = next
        }
        return (entries, index)
    }

    /// Names of parts are compared without regard to case (ISO/IEC 29500-2, 6.3.5).
    private static func key(_ name: String) -> String { (name.hasPrefix("/") ? String(name.dropFirst()) : name).lowercased() }

    func contains(_ name: String) -> Bool { index[Self.key(name)] != nil }

    /// The bytes of an entry, checked against its size and checksum; nil when there is none of this name.
    /// - Complexity: linear in what comes out, which is within the limits.
    mutating func contents(of name: String) throws(SpreadsheetFault) -> [UInt8]? {
        guard let entry = index[Self.key(name)].map({ entries[$0] }) else { return nil }
        if entry.isEncrypted { throw SpreadsheetFault(.spreadsheetZIPFeature("encryption")) }
        guard entry.method == 0 || entry.method == 8 else { throw SpreadsheetFault(.spreadsheetZIPFeature(String(entry.method))) }
        if entry.size > 1 << 20, entry.size / max(1, entry.compressedSize) >= limits.ratio {
            throw SpreadsheetFault(.spreadsheetLimit("ratio", limit: limits.ratio))
        }
        guard entry.size <= limits.size - total else { throw SpreadsheetFault(.spreadsheetLimit("size", limit: limits.size)) }
        total += entry.size
        let data = ZIPBytes(bytes)
        guard entry.offset + 30 <= dataEnd, data.long(entry.offset) == Int(Self.localHeader) else {
            throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "header"))
        }
        let nameStart = entry.offset + 30, nameEnd = nameStart + data.short(entry.offset + 26), start = nameEnd + data.short(entry.offset + 28)
        guard start + entry.compressedSize <= dataEnd else { throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "truncated")) }
        guard data.short(entry.offset + 8) == entry.method, String(decoding: data[nameStart..<nameEnd], as: UTF8.self).replacing("\\", with: "/") == entry.name else {
            throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "header"))
        }
        let packed = bytes[start..<start + entry.compressedSize]
        let content: [UInt8]
        if entry.method == 0 {
            guard entry.size == entry.compressedSize else { throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "size")) }
            content = Array(packed)
        } else {
            guard let inflated = Deflate.inflated(packed, size: entry.size) else { throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "compression")) }
            content = inflated
        }
        guard content.count == entry.size else { throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "size")) }
        guard Deflate.checksum(content) == entry.checksum else { throw SpreadsheetFault(.spreadsheetDamaged(part: entry.name, "checksum")) }
        return content
    }
}

/// Little-endian numbers of an archive. Beyond the end they are 0, which is no signature.
struct ZIPBytes {
    private let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }
    /// Within the bytes only.
    subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range.clamped(to: 0..<bytes.count)] }

    func short(_ i: Int) -> Int { i >= 0 && i + 2 <= bytes.count ? Int(bytes[i]) | Int(bytes[i + 1]) << 8 : 0 }
    func long(_ i: Int) -> Int { i >= 0 && i + 4 <= bytes.count ? short(i) | short(i + 2) << 16 : 0 }
}
