import Foundation
import Store

/// One PostgreSQL for the tests of this process; its own, on a free port.
enum SharedPostgreSQL {
    static let isWanted = ProcessInfo.processInfo.environment["PORTULAN_WITHOUT_POSTGRESQL"] != "1"

    static func server() throws -> PostgreSQLServer { try shared.get() }

    /// The address of a new, empty database.
    static func url() throws -> String { try server().url(try server().makeDatabase()) }

    private static let shared: Result<PostgreSQLServer, any Error> = Result {
        let server = try PostgreSQLServer()
        atexit { SharedPostgreSQL.end() }
        return server
    }

    private static func end() {
        guard let server = try? shared.get() else { return }
        try? server.stop(SIGQUIT)
        server.remove()
    }
}
