import Store
import Testing

/// Whatever people write comes back as it was, or is refused in words.
@Suite struct HostileTextTests {
    static let texts: [String] = [
        "", " ", "'; DROP TABLE users; --", "\" OR 1=1", "\\", "\\'", "%_", "?", "$1", "$$", ":a @b", "a\nb\r\n\tc", "\u{202E}txt.exe\u{202C}", "مرحبا", "👩🏽‍🚀🇫🇷",
        "e\u{301}", "é", "\u{FEFF}bom", "\u{FFFD}", "\u{1}\u{1F}\u{7F}", "\u{10FFFF}", "NULL", "{\"a\":[1,\"]\"]}", "<script>alert(1)</script>",
        String(repeating: "é'\"\\", count: 180_000),
    ]

    @Test(arguments: Backend.all) func textsComeBackAsTheyWere(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(PeopleTests.ada)
            for (number, text) in Self.texts.enumerated() {
                let id = "u-\(number)"
                // What something is found by has a limit; see below.
                let key = String(text.prefix(60))
                let made = UserRecord(
                    id: id, name: text, language: text, passwordHash: text, recoveryHashes: [text, "", text], oidcIssuer: "i\(number)", oidcSubject: key,
                    created: .min)
                try await store.createUser(made)
                // As bytes: to `String`, two ways of writing an accent are equal.
                let read = try #require(try await store.user(id: id))
                #expect(read == made && Array(read.name.utf8) == Array(text.utf8) && read.recoveryHashes.map { Array($0.utf8) } == made.recoveryHashes.map { Array($0.utf8) })
                #expect(try await store.user(issuer: "i\(number)", subject: key)?.id == id)
                try await store.setSetting(key, text)
                #expect(try await store.setting(key).map { Array($0.utf8) } == Array(text.utf8))
                let history = HistoryRecord(workspace: "w", time: .max, revision: "", day: "", summary: text, fingerprint: "\(number)")
                #expect(try await store.appendHistory(history)?.summary == text)
            }
            #expect(try await store.userCount() == Self.texts.count + 1)
        }
    }

    @Test(arguments: Backend.all) func nulIsRefusedEverywhere(_ backend: Backend) async throws {
        try await backend.withStore { store in
            await #expect(throws: StoreError.unstorable) { try await store.createUser(UserRecord(id: "u", name: "a\0b", created: 0)) }
            await #expect(throws: StoreError.unstorable) { try await store.setSetting("a\0", "b") }
            await #expect(throws: StoreError.unstorable) { try await store.session(tokenHash: "\0", now: 0) }
            #expect(try await store.userCount() == 0)
            // Within JSON it is escaped, and comes back.
            try await store.createUser(UserRecord(id: "u", name: "", recoveryHashes: ["a\0b"], created: 0))
            #expect(try await store.user(id: "u")?.recoveryHashes == ["a\0b"])
        }
    }

    @Test(arguments: Backend.all) func keysThatAreTooLongAreRefused(_ backend: Backend) async throws {
        try await backend.withStore { store in
            // Of letters that do not compress, so that no database makes them fit.
            var state: UInt32 = 1
            let long = String((0..<1001).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return Character(Unicode.Scalar(UInt8(97 + (state >> 24) % 26)))
            })
            await #expect(throws: StoreError.tooLong) { try await store.createUser(UserRecord(id: "u", name: "", email: long, created: 0)) }
            let subject = String(long.dropLast())
            try await store.createUser(UserRecord(id: "u", name: long, email: subject, oidcIssuer: subject, oidcSubject: subject, created: 0))
            #expect(try await store.user(issuer: subject, subject: subject)?.email == subject)
        }
    }

    @Test func addressesHideTheirPasswords() throws {
        let location = try StoreLocation(parsing: "postgres://ada:s3cret%21@db.example:5433/atelier?sslmode=require")
        #expect(location.description == "postgres://ada@db.example:5433/atelier")
        for text in ["\(location)", String(reflecting: location), String(describing: [location]), "\(Mirror(reflecting: location).children.count)"] {
            #expect(!text.contains("s3cret"))
        }
        for text in ["", "mysql://root:s3cret@db/x", "postgres://ada:s3cret@db:not-a-port:5/x?nonsense=1", "a\0b", "file://x"] {
            #expect { try StoreLocation(parsing: text) } throws: { !"\($0)".contains("s3cret") }
        }
        #expect(try StoreLocation(parsing: "a b/ç.sqlite") == .sqlite(path: "a b/ç.sqlite"))
    }
}
