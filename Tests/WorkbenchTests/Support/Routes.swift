import HTTPTypes
import Hummingbird
@testable import Workbench

/// Addresses made from the router's own list, so that a new page is attacked as soon as it exists.
enum Routes {
    struct Route: Sendable, Hashable {
        var method: HTTPRequest.Method
        var pattern: String
        var isOfWorkspace: Bool { pattern.hasPrefix("/w/") || pattern.contains("/workspaces/") }
    }

    static func all(_ server: WorkbenchServer) -> [Route] {
        server.router().routes.map { Route(method: $0.method, pattern: $0.path.description.hasPrefix("/") ? $0.path.description : "/" + $0.path.description) }
            .sorted { ($0.pattern, $0.method.rawValue) < ($1.pattern, $1.method.rawValue) }
    }

    /// A path of a pattern: the workspace is `slug`, other parameters are `other`.
    static func path(_ pattern: String, slug: String, other: String = "x") -> String {
        let parts = pattern.split(separator: "/").map { part in
            let text = String(part)
            let isParameter = text.hasPrefix(":") || text.hasPrefix("{") || text.hasPrefix("*") || text.hasPrefix("${")
            guard isParameter else { return text }
            return text.contains("workspace") ? slug : other
        }
        return "/" + parts.joined(separator: "/")
    }
}
