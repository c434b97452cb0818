import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Files, health and figures: what is answered without knowing who asks.
struct AssetRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("assets/**") { request, context in
            try bench.pages.assets.response(context.parameters.getCatchAll().joined(separator: "/"), request)
        }
        router.get("favicon.ico") { request, _ in try bench.pages.assets.response("icon.svg", request) }
        router.get("robots.txt") { _, _ in Self.text("User-agent: *\nDisallow: /\n") }
        router.get("health", use: health)
        router.get("metrics", use: metrics)
    }

    /// Is this process alive? With `?ready`: can it serve, that is, do the store and the folder answer?
    @Sendable private func health(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        guard request.uri.queryParameters["ready"] != nil else { return Self.text("ok\n") }
        let store = bench.store
        // A database that does not answer at all is one that does not answer.
        guard (try? await Self.within(.seconds(5), { try await store.ping() })) != nil else { return Self.text("store unreachable\n", status: .serviceUnavailable) }
        guard await !bench.hall.slugs().isEmpty else { return Self.text("no workspace can be read\n", status: .serviceUnavailable) }
        return Self.text("ready\n")
    }

    private static func within(_ limit: Duration, _ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: limit)
                throw CancellationError()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    @Sendable private func metrics(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        guard mayReadFigures(request, context) else { throw Refusal.unknownPage }
        await bench.gauge()
        return Self.text(bench.metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// A proxy on the same machine comes from the loopback too: what it passes on is somebody else's.
    private func mayReadFigures(_ request: Request, _ context: WorkbenchContext) -> Bool {
        switch bench.configuration.metrics {
        case .off: return false
        case .token(let word):
            guard let sent = request.headers[.authorization], sent.lowercased().hasPrefix("bearer ") else { return false }
            return Secrets.equal(String(sent.dropFirst(7)), word)
        case .loopback:
            let passedOn: [HTTPField.Name] = [.forwarded, .forwardedFor, .realIP, .via]
            return ["127.0.0.1", "::1"].contains(context.address) && passedOn.allSatisfy { request.headers[$0] == nil }
        }
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
