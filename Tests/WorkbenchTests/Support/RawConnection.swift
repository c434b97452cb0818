import Foundation

/// A connection on which a test writes bytes as they are: what no client of HTTP would send.
final class RawConnection: Sendable {
    private let descriptor: Int32

    struct Fault: Error { var text: String }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else {
            close(descriptor)
            throw Fault(text: "connect: \(errno)")
        }
    }

    deinit { close(descriptor) }

    /// - Returns: whether the other side still took it.
    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// What comes until the other side closes or `seconds` have passed; `isClosed` says which.
    func read(seconds: Double, until enough: (String) -> Bool = { _ in false }) -> (text: String, isClosed: Bool) {
        let end = Date().addingTimeInterval(seconds)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let left = end.timeIntervalSinceNow
            guard left > 0 else { return (String(decoding: bytes, as: UTF8.self), false) }
            var time = timeval(tv_sec: Int(left), tv_usec: Int((left - left.rounded(.down)) * 1_000_000))
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { bytes += buffer.prefix(count) }
            if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return (String(decoding: bytes, as: UTF8.self), true) }
            if enough(String(decoding: bytes, as: UTF8.self)) { return (String(decoding: bytes, as: UTF8.self), false) }
        }
    }

    /// The status of each answer in a text of several.
    static func statuses(_ text: String) -> [Int] {
        text.components(separatedBy: "\r\n").filter { $0.hasPrefix("HTTP/1.") }.compactMap { Int($0.split(separator: " ").dropFirst().first ?? "") }
    }
}

/// Blocking work, off the threads that tests share.
@discardableResult
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try work() }) }.start()
    }
}
