import Foundation
import Ledger
@testable import Store
import Testing

/// A backup is what can be restored: each is, here.
@Suite struct BackupTests {
    private func isBackupError(_ error: any Error) -> Bool { if case StoreError.backup = error { true } else { false } }

    private func fill(_ store: Store) async throws {
        try await store.createUser(PeopleTests.ada)
        try await store.createUser(PeopleTests.bob)
        try await store.setRoles([.editor, .dpo], user: "u-bob", workspace: "w")
        try await store.setSetting("k", "é\n\t\\N'\"")
        _ = try await store.appendHistory(HistoryRecord(workspace: "w", time: 1, revision: "r", day: "d", summary: "{}", fingerprint: "f"))
        try await store.createSession(SessionRecord(tokenHash: "h", userID: "u-ada", created: 0, expires: 1000, csrf: "c"))
        _ = try await store.append(try (0..<1500).map { try JournalTests.draft($0) })
    }

    @Test(arguments: Backend.all) func whatWasSavedComesBack(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        let store = try await Store.open(location, now: 0)
        try await fill(store)
        let file = try TemporaryFolder.make() + "/backup"
        // While others write.
        let writer = Task {
            var count = 0
            while !Task.isCancelled {
                _ = try await store.append([try JournalTests.draft(count)])
                count += 1
            }
            return count
        }
        let saved = try await store.backup(to: file)
        writer.cancel()
        let written = try await writer.value
        #expect(saved.users == 2 && saved.journalSize >= 1500 && saved.journalSize <= 1500 + written)
        let root = try await store.journalFrontier(size: saved.journalSize).root
        #expect(saved.journalRoot == root)
        #expect((try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: URL(fileURLWithPath: file).deletingLastPathComponent().path) == ["backup"])

        // To an empty place.
        let other = try backend.makeLocation()
        #expect(try await Store.restore(file, to: other, force: false, now: 5) == saved)
        let restored = try await Store.open(other, now: 5)
        #expect(try await restored.user(email: "ada.émilie@example.fr") == PeopleTests.ada)
        #expect(try await restored.roles(ofUser: "u-bob", workspace: "w") == [.editor, .dpo])
        // Whoever had signed out since must not be signed in again.
        #expect(try await restored.session(tokenHash: "h", now: 1) == nil)
        #expect(try await store.session(tokenHash: "h", now: 1) != nil)
        #expect(try await restored.setting("k") == "é\n\t\\N'\"")
        #expect(try await restored.history(workspace: "w").map(\.fingerprint) == ["f"])
        #expect(try await restored.append([try JournalTests.draft(0)]).map(\.sequence) == [saved.journalSize])
        // A second time it would lose what came since.
        await #expect(throws: StoreError.notEmpty) { try await Store.restore(file, to: other, force: false, now: 5) }
        #expect(try await restored.journalFrontier().size == saved.journalSize + 1)
        // When asked, it does; a server that runs sees it.
        #expect(try await Store.restore(file, to: other, force: true, now: 5) == saved)
        #expect(try await restored.journalFrontier().size == saved.journalSize)
        #expect(try await restored.append([try JournalTests.draft(0)]).map(\.sequence) == [saved.journalSize])
        await restored.close()
        await store.close()
    }

    @Test(arguments: Backend.all) func whatIsNoBackupChangesNothing(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        let store = try await Store.open(location, now: 0)
        try await fill(store)
        let before = try await store.check()
        let folder = try TemporaryFolder.make()
        _ = try await store.backup(to: folder + "/whole")
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/whole"))
        try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
        try Data("-- a script".utf8).write(to: URL(fileURLWithPath: folder + "/text"))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: folder + "/half"))
        try (whole.prefix(200) + Data(repeating: 0, count: whole.count - 200)).write(to: URL(fileURLWithPath: folder + "/zeros"))
        for name in ["empty", "text", "nothing-there"] {
            await #expect { try await Store.restore(folder + "/" + name, to: location, force: true, now: 0) } throws: { isBackupError($0) }
        }
        for name in ["half", "zeros"] {
            // PostgreSQL cannot tell half an archive from its list of contents: then it is psql that refuses, and nothing has changed either.
            await #expect(throws: StoreError.self) { try await Store.restore(folder + "/" + name, to: location, force: true, now: 0) }
        }
        await #expect { try await store.backup(to: folder + "/no/such/folder") } throws: { isBackupError($0) }
        if case .sqlite(let path) = location {
            try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
            for own in [path, folder + "/link"] { await #expect { try await store.backup(to: own) } throws: { isBackupError($0) } }
        }
        #expect(try await store.check() == before)
        await store.close()
    }

    @Test func aTamperedBackupIsRefused() async throws {
        let folder = try TemporaryFolder.make()
        try await Backend.sqlite.withStore { store in
            try await fill(store)
            _ = try await store.backup(to: folder + "/backup")
        }
        let tampered = try await Store.open(.sqlite(path: folder + "/backup"), now: 0)
        try await tampered.database.write { try $0.execute("UPDATE journal SET line = REPLACE(line, 'u-1', 'u-9') WHERE sequence = 700") }
        await tampered.close()
        let target = try Backend.sqlite.makeLocation()
        await #expect(throws: StoreError.backup("journal: entry 700")) { try await Store.restore(folder + "/backup", to: target, force: true, now: 0) }
    }

    /// A server was killed: what it had acknowledged is in the log beside the file, and no less saved.
    @Test func aFileWithItsLogIsReadWithIt() async throws {
        let location = try Backend.sqlite.makeLocation()
        let store = try await Store.open(location, now: 0)
        try await fill(store)
        let folder = try TemporaryFolder.make()
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: location.description + suffix, toPath: folder + "/copy" + suffix) }
        let before = try await store.check()
        await store.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/copy-wal")).count > 0)
        #expect(try await Store.restore(folder + "/copy", to: try Backend.sqlite.makeLocation(), force: false, now: 0) == before)
    }

    @Test func aClosedStoreIsOneFile() async throws {
        let location = try Backend.sqlite.makeLocation()
        let store = try await Store.open(location, now: 0)
        try await fill(store)
        let before = try await store.check()
        await store.close()
        let copy = try TemporaryFolder.make() + "/copy"
        try FileManager.default.copyItem(atPath: location.description, toPath: copy)
        let again = try await Store.open(.sqlite(path: copy), now: 0)
        #expect(try await again.check() == before)
        await again.close()
    }

    @Test func aDamagedFileIsPutAside() async throws {
        let folder = try TemporaryFolder.make()
        try await Backend.sqlite.withStore { store in
            try await fill(store)
            _ = try await store.backup(to: folder + "/backup")
        }
        let rubbish = Data(repeating: 66, count: 9000)
        try rubbish.write(to: URL(fileURLWithPath: folder + "/db"))
        await #expect { try await Store.restore(folder + "/backup", to: .sqlite(path: folder + "/db"), force: false, now: 0) } throws: {
            if case StoreError.corrupt = $0 { true } else { false }
        }
        #expect(try await Store.restore(folder + "/backup", to: .sqlite(path: folder + "/db"), force: true, now: 0).users == 2)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/db.damaged")) == rubbish)
    }

    @Test(.enabled(if: Backend.all.contains(.postgresql))) func oneKindIsNotRestoredIntoTheOther() async throws {
        let folder = try TemporaryFolder.make()
        for backend in Backend.allCases { try await backend.withStore { _ = try await $0.backup(to: folder + "/" + backend.rawValue) } }
        for (from, to) in [(Backend.sqlite, Backend.postgresql), (.postgresql, .sqlite)] {
            let target = try to.makeLocation()
            await #expect { try await Store.restore(folder + "/" + from.rawValue, to: target, force: true, now: 0) } throws: { isBackupError($0) }
        }
    }
}
