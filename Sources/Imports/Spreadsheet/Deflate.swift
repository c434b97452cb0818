import CZlib

/// zlib, in the three functions that an archive needs: the only file that calls it.
///
/// **Source**: RFC 1951 (deflate), without the wrapping of RFC 1950; CRC-32 as in ISO 3309.
enum Deflate {
    /// The bytes that come out, at most `size` and one more; nil when the data are no deflate, or end before their end.
    static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        // zlib does not write to its input; the C interface only does not say so.
        var input = Array(packed)
        let isWhole = input.withUnsafeMutableBufferPointer { input -> Bool in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (status, count) = chunk.withUnsafeMutableBufferPointer { chunk -> (Int32, Int) in
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(clamping: chunk.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, chunk.count - Int(stream.avail_out))
                }
                guard status == Z_OK || status == Z_STREAM_END else { return false }
                out.append(contentsOf: chunk[..<count])
                if status == Z_STREAM_END { return stream.avail_in == 0 }
                // More than was announced: what is too long is refused by whoever compares.
                if out.count > size { return true }
            }
        }
        return isWhole ? out : nil
    }

    /// nil only when zlib has no memory.
    static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard deflateInit2_(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let isWhole = input.withUnsafeMutableBufferPointer { input in
            out.withUnsafeMutableBufferPointer { out in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(clamping: input.count)
                stream.next_out = out.baseAddress
                stream.avail_out = UInt32(clamping: out.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0
            }
        }
        guard isWhole else { return nil }
        out.removeLast(Int(stream.avail_out))
        return out
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(crc32(0, nil, 0), $0.baseAddress, $0.count)) }
    }
}
