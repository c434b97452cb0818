private import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Ledger
package import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Store
import UnixSignals

/// The web application on its port: everything joined, until it is told to stop.
package struct WorkbenchServer: Sendable {
    static let version = "0.2.0"

    let bench: Bench
    private let setUp = SetUpKey()

    /// Opens the store (and migrates it), reads the journal's key, compiles the templates.
    package init(_ configuration: WorkbenchConfiguration, clock: WorkbenchClock, logger: Logger) async throws {
        let store = try await Store.open(configuration.database, now: clock.now())
        let key = try JournalKey.signing(for: configuration)
        let journal = Journal(store: store, clock: clock, key: key)
        let chronicle = Chronicle(store: store, journal: journal, clock: clock, logger: logger)
        bench = Bench(
            configuration: configuration, clock: clock, store: store,
            hall: Hall(folder: configuration.folder, clock: clock, limits: configuration.limits, chronicle: chronicle),
            pages: try PageRenderer(assets: try AssetShelf()), journal: journal, metrics: Metrics(),
            passwords: PasswordHasher(ln: configuration.limits.passwordCost), logger: logger)
    }

    /// The address that sets the installation up; nil when it has accounts.
    package func setUpAddress() async throws -> String? {
        guard try await bench.store.userCount() == 0, let key = setUp.text else { return nil }
        return "\(base)/setup?key=\(key)"
    }

    package var base: String {
        let configuration = bench.configuration
        if let url = configuration.publicURL { return url.hasSuffix("/") ? String(url.dropLast()) : url }
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        return "\(configuration.certificate == nil ? "http" : "https")://\(host):\(configuration.port)"
    }

    /// Serves until SIGTERM or SIGINT: requests under way are answered, then the port closes.
    /// - Parameter onReady: called with the port once it listens (a port of 0 is chosen by the system).
    package func run(onReady: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let configuration = bench.configuration
        let application = Application(
            router: router(),
            server: try Self.channel(configuration),
            configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? configuration.port) },
            logger: bench.logger)
        try await bench.journal.record(.started, by: .system, details: ["version": Self.version])
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [ServiceGroupConfiguration.ServiceConfiguration(service: application, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: bench.logger)
        ).run()
        try await bench.journal.record(.stopped, by: .system)
        await bench.store.close()
    }

    private static func channel(_ configuration: WorkbenchConfiguration) throws -> HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [SlowRequestHandler(seconds: configuration.limits.requestSeconds)],
                idleTimeout: .seconds(60)))
    }

    private func router() -> Router<WorkbenchContext> {
        let router = Router(context: WorkbenchContext.self)
        router.add(middleware: FrontDesk(bench: bench))
        AssetRoutes(bench: bench).add(to: router)
        router.add(middleware: SessionMiddleware(bench: bench))
        SignInRoutes(bench: bench, setUp: setUp).add(to: router)
        HomeRoutes(bench: bench).add(to: router)
        OverviewRoutes(bench: bench).add(to: router)
        LevelsRoutes(bench: bench).add(to: router)
        DecideRoutes(bench: bench).add(to: router)
        HistoryRoutes(bench: bench).add(to: router)
        QuestionsRoutes(bench: bench).add(to: router)
        FilledFormRoutes(bench: bench).add(to: router)
        EditRoutes(bench: bench).add(to: router)
        return router
    }
}
