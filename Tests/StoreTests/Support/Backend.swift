import Foundation
import Store
import Testing

/// On which databases does the contract hold? On both, or on SQLite alone when whoever runs the tests asks for that.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgresql

    static let all: [Backend] = ProcessInfo.processInfo.environment["PORTULAN_WITHOUT_POSTGRESQL"] == "1" ? [.sqlite] : allCases

    var testDescription: String { rawValue }

    /// A new, empty database.
    func makeLocation() throws -> StoreLocation {
        switch self {
        case .sqlite:
            try StoreLocation(parsing: try TemporaryFolder.make() + "/.portulan/workbench.sqlite")
        case .postgresql:
            try StoreLocation(parsing: try Self.server().url(try Self.server().makeDatabase()))
        }
    }

    /// Opens a new store, lets the test use it, closes it.
    func withStore<Value>(_ body: (Store) async throws -> Value) async throws -> Value {
        let store = try await Store.open(try makeLocation(), now: 0)
        do {
            let value = try await body(store)
            await store.close()
            return value
        } catch {
            await store.close()
            throw error
        }
    }

    /// One server for all tests of this process; it is stopped and its folder removed when the process ends.
    static func server() throws -> PostgreSQLServer { try shared.get() }

    private static let shared: Result<PostgreSQLServer, any Error> = Result {
        let server = try PostgreSQLServer()
        atexit { Backend.stopShared() }
        return server
    }

    private static func stopShared() {
        guard let server = try? shared.get() else { return }
        try? server.stop(SIGQUIT)
        server.remove()
    }
}

/// Folders for one run, removed when the process ends.
enum TemporaryFolder {
    private static let root: Result<String, any Error> = Result {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        atexit { TemporaryFolder.remove() }
        return path
    }

    static func make() throws -> String {
        let path = try root.get() + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private static func remove() {
        if let path = try? root.get() { try? FileManager.default.removeItem(atPath: path) }
    }
}
