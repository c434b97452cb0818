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
    package static let version = "0.1.0"

    let bench: Bench
    private let setUp: SetUpKey
    private let certificate: CertificateHolder?
    /// How long requests under way may take once the server was told to stop.
    static let patience = Duration.seconds(30)

    /// Opens the store (and migrates it), reads the journal's key, compiles the templates.
    /// - Throws: a `StoreError`, or a `StartProblem` in words.
    package init(_ configuration: WorkbenchConfiguration, clock: WorkbenchClock, logger: Logger) async throws {
        do { self = try await WorkbenchServer(opening: configuration, clock: clock, logger: logger) } catch let refusal as Refusal { throw StartProblem(refusal) }
    }

    /// Whether a certificate and a key can be served with.
    /// - Throws: a `StartProblem` in words.
    package static func checkCertificate(_ certificate: String, key: String) throws {
        do { _ = try CertificateHolder(certificate: certificate, key: key) } catch let refusal as Refusal { throw StartProblem(refusal) }
    }

    private init(opening configuration: WorkbenchConfiguration, clock: WorkbenchClock, logger: Logger) async throws {
        setUp = SetUpKey()
        certificate = if let file = configuration.certificate, let key = configuration.privateKey { try CertificateHolder(certificate: file, key: key) } else { nil }
        let store = try await Store.open(configuration.database, now: clock.now())
        let key = try JournalKey.signing(for: configuration)
        let journal = Journal(store: store, clock: clock, key: key)
        let chronicle = Chronicle(store: store, journal: journal, clock: clock, logger: logger)
        bench = Bench(
            configuration: configuration, clock: clock, store: store,
            hall: Hall(folder: configuration.folder, clock: clock, limits: configuration.limits, chronicle: chronicle),
            pages: try PageRenderer(assets: try AssetShelf()), journal: journal, metrics: Metrics(),
            passwords: PasswordHasher(ln: configuration.limits.passwordCost), secrets: try SecretBox(for: configuration),
            provider: configuration.identityProvider.map { IdentityProvider($0, base: configuration.base, clock: clock) }, jobs: JobBoard(clock: clock), logger: logger)
    }

    /// The address that sets the installation up; nil when it has accounts.
    package func setUpAddress() async throws -> String? {
        guard try await bench.store.userCount() == 0, let key = setUp.text else { return nil }
        return "\(base)/setup?key=\(key)"
    }

    package var base: String { bench.base }

    /// Serves until SIGTERM or SIGINT: requests under way are answered, then the port closes.
    /// - Parameter onReady: called with the port once it listens (a port of 0 is chosen by the system).
    package func run(onReady: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let configuration = bench.configuration
        let application = Application(
            router: router(),
            server: channel(),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                availableConnectionsDelegate: ConnectionLimit(bench.metrics)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? configuration.port) },
            logger: bench.logger)
        try await bench.journal.record(.started, by: .system, details: ["version": Self.version])
        var group = ServiceGroupConfiguration(
            services: [
                ServiceGroupConfiguration.ServiceConfiguration(service: Upkeep(bench: bench), successTerminationBehavior: .ignore),
                ServiceGroupConfiguration.ServiceConfiguration(service: application, successTerminationBehavior: .gracefullyShutdownGroup),
                ServiceGroupConfiguration.ServiceConfiguration(service: HangUp(certificate: certificate, logger: bench.logger), successTerminationBehavior: .ignore),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: bench.logger)
        group.maximumGracefulShutdownDuration = Self.patience
        let result: Result<Void, any Error>
        do { result = .success(try await ServiceGroup(configuration: group).run()) } catch { result = .failure(error) }
        // In a task of its own: whoever cancels the server must not lose its last word.
        let bench = bench
        try await Task {
            try await bench.journal.record(.stopped, by: .system)
            try await JournalExport(store: bench.store, key: bench.journal.key).checkpoint(now: bench.clock.now())
        }.value
        await bench.store.close()
        try result.get()
    }

    private func channel() -> HTTPServerBuilder {
        let seconds = bench.configuration.limits.requestSeconds
        let holder = certificate
        return HTTPServerBuilder { responder in
            let plain = HTTP1Channel(
                responder: responder,
                configuration: HTTP1Channel.Configuration(additionalChannelHandlers: [SlowRequestHandler(seconds: seconds)], idleTimeout: .seconds(60)))
            return if let holder { ReloadableTLSChannel(base: plain, holder: holder) } else { plain }
        }
    }

    func router() -> Router<WorkbenchContext> {
        let router = Router(context: WorkbenchContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: FrontDesk(bench: bench))
        AssetRoutes(bench: bench).add(to: router)
        router.add(middleware: SessionMiddleware(bench: bench))
        router.add(middleware: APIMethods(operations: APIOperation.all))
        APIRoutes(bench: bench).add(to: router)
        APIPageRoutes(bench: bench).add(to: router)
        JobRoutes(bench: bench).add(to: router)
        SignInRoutes(bench: bench, setUp: setUp).add(to: router)
        SecondStepRoutes(bench: bench).add(to: router)
        ProviderRoutes(bench: bench).add(to: router)
        InvitationRoutes(bench: bench).add(to: router)
        AccountRoutes(bench: bench).add(to: router)
        SecurityRoutes(bench: bench).add(to: router)
        TokenRoutes(bench: bench).add(to: router)
        AdminRoutes(bench: bench).add(to: router)
        UserRoutes(bench: bench).add(to: router)
        MemberRoutes(bench: bench).add(to: router)
        JournalRoutes(bench: bench).add(to: router)
        HomeRoutes(bench: bench).add(to: router)
        OverviewRoutes(bench: bench).add(to: router)
        ChartRoutes(bench: bench).add(to: router)
        ElementRoutes(bench: bench).add(to: router)
        MapRoutes(bench: bench).add(to: router)
        LevelsRoutes(bench: bench).add(to: router)
        DecideRoutes(bench: bench).add(to: router)
        HistoryRoutes(bench: bench).add(to: router)
        QuestionsRoutes(bench: bench).add(to: router)
        FilledFormRoutes(bench: bench).add(to: router)
        EditRoutes(bench: bench).add(to: router)
        ReachRoutes(bench: bench).add(to: router)
        ResilienceRoutes(bench: bench).add(to: router)
        ScenarioRoutes(bench: bench).add(to: router)
        KeepRoutes(bench: bench).add(to: router)
        ImportRoutes(bench: bench).add(to: router)
        return router
    }
}
