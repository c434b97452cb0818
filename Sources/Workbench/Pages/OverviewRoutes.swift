import Continuum
import Hummingbird
import Ledger
import Reach

/// What matters today, on one screen.
struct OverviewRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace", use: overview)
    }

    @Sendable private func overview(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        try await bench.record(.viewed, context, in: room.slug, object: "overview")
        return try await bench.page(context, room, .overview, heading: "x", body: "<p>hello</p>", snapshot: snapshot)
    }
}
