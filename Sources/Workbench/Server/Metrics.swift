import HTTPTypes
private import Synchronization

/// What does this process do, in figures? Counters and histograms in the text format of Prometheus (version 0.0.4): routes and counts, never content.
final class Metrics: Sendable {
    /// Upper bounds of the buckets, in seconds.
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10]

    private struct Series {
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var sum = 0.0
        var count = 0
    }

    private struct State {
        var requests: [String: Int] = [:]
        var durations: [String: Series] = [:]
        var counters: [String: Int] = [:]
        var gauges: [String: Double] = [:]
    }

    private let state = Mutex(State())

    func note(_ method: HTTPRequest.Method, route: String, status: Int, _ elapsed: Duration) {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        // Only known methods and routes: a label must not grow with what strangers send.
        let method = HTTPRequest.Method.common.contains(method) ? method.rawValue : "other"
        state.withLock { state in
            state.requests["method=\"\(method)\",route=\"\(Self.escape(route))\",status=\"\(status)\"", default: 0] += 1
            let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
            state.durations[route, default: Series()].buckets[bucket] += 1
            state.durations[route]?.sum += seconds
            state.durations[route]?.count += 1
        }
    }

    func count(_ name: String) { state.withLock { $0.counters[name, default: 0] += 1 } }
    func set(_ name: String, _ value: Double) { state.withLock { $0.gauges[name] = value } }

    func text() -> String {
        let state = state.withLock { $0 }
        var out = "# HELP portulan_http_requests_total Requests answered.\n# TYPE portulan_http_requests_total counter\n"
        for (labels, count) in state.requests.sorted(by: { $0.key < $1.key }) { out += "portulan_http_requests_total{\(labels)} \(count)\n" }
        out += "# HELP portulan_http_request_seconds Time to answer.\n# TYPE portulan_http_request_seconds histogram\n"
        for (route, series) in state.durations.sorted(by: { $0.key < $1.key }) {
            let label = "route=\"\(Self.escape(route))\""
            var sum = 0
            for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], series.buckets) {
                sum += count
                out += "portulan_http_request_seconds_bucket{\(label),le=\"\(bound)\"} \(sum)\n"
            }
            out += "portulan_http_request_seconds_sum{\(label)} \(series.sum)\nportulan_http_request_seconds_count{\(label)} \(series.count)\n"
        }
        for (name, count) in state.counters.sorted(by: { $0.key < $1.key }) { out += "# TYPE portulan_\(name)_total counter\nportulan_\(name)_total \(count)\n" }
        for (name, value) in state.gauges.sorted(by: { $0.key < $1.key }) { out += "# TYPE portulan_\(name) gauge\nportulan_\(name) \(value)\n" }
        return out
    }

    private static func escape(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

extension HTTPRequest.Method {
    static let common: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
