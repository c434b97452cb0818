private import Synchronization

/// How fast may one token or account ask? A bucket each, which fills at a rate; in this process alone.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Int64
    }

    private let rate: Double
    private let burst: Double
    private let buckets = Mutex<[String: Bucket]>([:])
    /// Above this many, those that are full again are forgotten.
    private static let most = 10_000

    /// - Parameters:
    ///   - rate: requests a second.
    ///   - burst: requests at once after a pause.
    init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = burst
    }

    /// nil when it may go on, otherwise how many seconds to wait. A clock that went back costs nobody anything.
    func wait(_ key: String, now: Int64) -> Int? {
        buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(tokens: burst, at: now)
            bucket.tokens = min(burst, bucket.tokens + Double(max(0, now - bucket.at)) / 1_000 * rate)
            bucket.at = now
            defer { buckets[key] = bucket }
            if buckets.count > Self.most { buckets = buckets.filter { $0.value.tokens + Double(now - $0.value.at) / 1_000 * rate < burst } }
            guard bucket.tokens >= 1 else { return max(1, Int(((1 - bucket.tokens) / rate).rounded(.up))) }
            bucket.tokens -= 1
            return nil
        }
    }
}
