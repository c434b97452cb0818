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
        router.get("health") { _, _ in
            let isUp = (try? await bench.store.ping()) != nil
            return Self.text(isUp ? "ok\n" : "store unreachable\n", status: isUp ? .ok : .serviceUnavailable)
        }
        router.get("metrics") { _, context in
            // Figures are for the machine itself or its own network's monitor, behind the proxy; never through the proxy.
            guard context.address == "127.0.0.1" || context.address == "::1" else { throw Refusal.unknownPage }
            return Self.text(bench.metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
