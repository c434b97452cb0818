import Foundation
@testable import Workbench

/// All that a request might change: the files of the workspaces, and the tables but for those that merely looking writes to.
struct Contents: Equatable {
    var files: [String: Data] = [:]
    var tables: String

    init(_ fixture: WorkbenchFixture) throws {
        let root = URL(fileURLWithPath: fixture.folder)
        for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init() where !name.contains(".portulan") {
            files[name] = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) ?? Data()
        }
        let script = """
            import sqlite3, sys
            db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
            for table in ['users', 'memberships', 'tokens', 'invitations', 'settings']:
                columns = [c[1] for c in db.execute(f'PRAGMA table_info({table})') if c[1] not in ('last_seen', 'last_used')]
                for row in sorted(map(repr, db.execute(f"SELECT {', '.join(columns)} FROM {table}"))): print(table, row)
            print(db.execute('SELECT COUNT(*) FROM sessions').fetchone()[0])
            """
        tables = try Python.run(["-c", script, fixture.folder + "/.portulan/workbench.sqlite"], needing: "sqlite3")
    }
}
