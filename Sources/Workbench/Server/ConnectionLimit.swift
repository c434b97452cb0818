private import Foundation
import HummingbirdCore

/// How many connections at once? Fewer than the system lets this process have files: who opens them all must not keep the server from its folder and its
/// database. More wait until one closes.
struct ConnectionLimit: AvailableConnectionsDelegate {
    private let most: Int
    private let metrics: Metrics
    private var count = 0

    init(_ metrics: Metrics) {
        self.metrics = metrics
        var limit = rlimit()
        let files = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 ? Int(clamping: limit.rlim_cur) : 1_024
        most = max(16, min(files - 128, 16_384))
    }

    mutating func connectionOpened() {
        count += 1
        metrics.set("connections", Double(count))
    }

    mutating func connectionClosed() {
        count -= 1
        metrics.set("connections", Double(count))
    }

    func isAcceptingNewConnections() -> Bool { count < most }
}
