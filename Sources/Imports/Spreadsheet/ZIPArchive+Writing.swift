/// Archives as we write them: the same entries give the same bytes, as long as zlib is the same.
extension ZIPArchive {
    /// Every entry carries the first day that a ZIP can say, 1980-01-01, and no attribute of a file.
    static func bytes(of entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = [], directory: [UInt8] = []
        for (name, bytes) in entries {
            let deflated = Deflate.deflated(bytes).flatMap { $0.count < bytes.count ? $0 : nil }
            let packed = deflated ?? bytes
            // Version 2.0; names are UTF-8 (bit 11).
            var common: [UInt8] = []
            common.append(short: 20)
            common.append(short: 0x800)
            common.append(short: deflated == nil ? 0 : 8)
            common.append(short: 0)
            common.append(short: fixedDate)
            common.append(long: Deflate.checksum(bytes))
            common.append(long: UInt32(clamping: packed.count))
            common.append(long: UInt32(clamping: bytes.count))
            common.append(short: UInt16(clamping: name.utf8.count))
            common.append(short: 0)
            directory.append(long: directoryHeader)
            directory.append(short: 20)
            directory += common
            directory += [UInt8](repeating: 0, count: 10)
            directory.append(long: UInt32(clamping: out.count))
            directory += name.utf8
            out.append(long: localHeader)
            out += common
            out += name.utf8
            out += packed
        }
        let start = out.count
        out += directory
        out.append(long: endHeader)
        out.append(long: 0)
        out.append(short: UInt16(clamping: entries.count))
        out.append(short: UInt16(clamping: entries.count))
        out.append(long: UInt32(clamping: directory.count))
        out.append(long: UInt32(clamping: start))
        out.append(short: 0)
        return out
    }
}

extension [UInt8] {
    fileprivate mutating func append(short: UInt16) {
        append(UInt8(truncatingIfNeeded: short))
        append(UInt8(truncatingIfNeeded: short >> 8))
    }

    fileprivate mutating func append(long: UInt32) {
        append(short: UInt16(truncatingIfNeeded: long))
        append(short: UInt16(truncatingIfNeeded: long >> 16))
    }
}
