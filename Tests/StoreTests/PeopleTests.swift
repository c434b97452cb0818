import Store
import Testing

/// Accounts, on both databases.
@Suite struct PeopleTests {
    static let ada = UserRecord(
        id: "u-ada", name: "Ada « l’Éclair » O'Neil", email: "Ada.Émilie@Example.FR", isAdministrator: true, language: "en", passwordHash: "scrypt$…",
        totpSecret: "c2VjcmV0", recoveryHashes: ["a", "b\"c"], oidcIssuer: "https://id.example/", oidcSubject: "42", created: 1_000)
    static let bob = UserRecord(id: "u-bob", name: "Bob", email: "bob@example.fr", created: 2_000)

    @Test(arguments: Backend.all) func accountsComeBackAsTheyWere(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(Self.ada)
            try await store.createUser(Self.bob)
            #expect(try await store.user(id: "u-ada") == Self.ada)
            #expect(try await store.user(email: "ADA.ÉMILIE@example.fr") == Self.ada)
            // The same address, its accent written as two characters.
            #expect(try await store.user(email: "ada.e\u{301}milie@example.fr")?.id == "u-ada")
            #expect(try await store.user(issuer: "https://id.example/", subject: "42") == Self.ada)
            #expect(try await store.user(issuer: "https://id.example/", subject: "43") == nil)
            #expect(try await store.user(id: "nobody") == nil)
            #expect(try await store.users().map(\.id) == ["u-ada", "u-bob"])
            #expect(try await store.users(after: 1, limit: 5).map(\.id) == ["u-bob"])
            #expect(try await store.users(after: -5, limit: 1).map(\.id) == ["u-ada"])
            #expect(try await store.users(limit: -1).isEmpty)
            #expect(try await store.userCount() == 2)
            #expect(try await store.names(of: ["u-bob", "nobody"]) == ["u-bob": "Bob"])
        }
    }

    @Test(arguments: Backend.all) func whatIsTakenIsRefused(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(Self.ada)
            var other = UserRecord(id: "u-2", name: "Other", email: "ADA.ÉMILIE@EXAMPLE.FR", created: 0)
            await #expect(throws: StoreError.conflict(.email)) { try await store.createUser(other) }
            other.email = nil
            other.oidcIssuer = "https://id.example/"
            other.oidcSubject = "42"
            await #expect(throws: StoreError.conflict(.identity)) { try await store.createUser(other) }
            other.oidcSubject = "43"
            try await store.createUser(other)
            await #expect(throws: StoreError.conflict(.identifier)) { try await store.createUser(UserRecord(id: "u-2", name: "Again", created: 0)) }
            await #expect(throws: StoreError.conflict(.email)) { try await store.updateUser(id: "u-2") { $0.email = "ada.émilie@example.fr" } }
            #expect(try await store.user(id: "u-2")?.email == nil)
            // Without an address, two do not clash.
            try await store.createUser(UserRecord(id: "u-3", name: "Third", created: 0))
        }
    }

    @Test(arguments: Backend.all) func theFirstAccountIsMadeOnce(_ backend: Backend) async throws {
        try await backend.withStore { store in
            // All connections are there already, so that they really ask at once.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<16 { group.addTask { try await store.ping() } }
                try await group.waitForAll()
            }
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<40 { group.addTask { try await store.createFirstUser(UserRecord(id: "u-\(number)", name: "N", created: 0)) } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(made == 1)
            let users = try await store.users()
            #expect(users.count == 1 && users.first?.isAdministrator == true)
        }
    }

    @Test(arguments: Backend.all) func theLastAdministratorStays(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(Self.ada)
            try await store.createUser(Self.bob)
            await #expect(throws: StoreError.conflict(.lastAdministrator)) { try await store.setDisabled(true, user: "u-ada") }
            await #expect(throws: StoreError.conflict(.lastAdministrator)) { try await store.eraseUser(id: "u-ada", now: 5) }
            await #expect(throws: StoreError.conflict(.lastAdministrator)) { try await store.updateUser(id: "u-ada") { $0.isAdministrator = false } }
            #expect(try await store.user(id: "u-ada") == Self.ada)
            try await store.updateUser(id: "u-bob") { $0.isAdministrator = true }
            // Both leave at once, again and again: one of them may not.
            for _ in 0..<20 {
                let left = await withTaskGroup(of: Bool.self) { group in
                    for id in ["u-ada", "u-bob"] {
                        group.addTask {
                            do {
                                try await store.setDisabled(true, user: id)
                                return true
                            } catch { return false }
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(left == 1)
                for id in ["u-ada", "u-bob"] { try await store.setDisabled(false, user: id) }
            }
        }
    }

    @Test(arguments: Backend.all) func anErasedAccountKeepsItsIdAlone(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(Self.bob)
            try await store.createUser(Self.ada)
            try await store.createSession(SessionRecord(tokenHash: "h", userID: "u-bob", created: 0, expires: 100, csrf: "c"))
            try await store.setRoles([.editor], user: "u-bob", workspace: "w")
            try await store.createToken(TokenRecord(id: "t", hash: "th", userID: "u-bob", name: "Script of Bob", scopes: ["read"], created: 0))
            try await store.createInvitation(InvitationRecord(hash: "i", roles: [], email: "Bob@example.fr", expires: 100, invitedBy: "u-ada"))
            try await store.eraseUser(id: "u-bob", now: 50)
            let user = try #require(try await store.user(id: "u-bob"))
            #expect(user.erased == 50 && user.name == "" && user.email == nil && user.isDisabled)
            #expect(try await store.names(of: ["u-bob"]) == ["u-bob": ""])
            #expect(try await store.session(tokenHash: "h", now: 1) == nil)
            #expect(try await store.roles(ofUser: "u-bob", workspace: "w").isEmpty)
            #expect(try await store.tokens(ofUser: "u-bob").isEmpty)
            #expect(try await store.invitation(hash: "i", now: 1) == nil)
            #expect(try await store.users().map(\.id) == ["u-ada"])
            await #expect(throws: StoreError.notFound) { try await store.eraseUser(id: "u-bob", now: 51) }
            await #expect(throws: StoreError.notFound) { try await store.updateUser(id: "u-bob") { $0.name = "Bob" } }
            await #expect(throws: StoreError.notFound) { try await store.setRoles([.reader], user: "u-bob", workspace: "w") }
            // The address is free again.
            try await store.createUser(UserRecord(id: "u-bob2", name: "Bob", email: "bob@example.fr", created: 60))
        }
    }

    @Test(arguments: Backend.all) func lastSeenNeverGoesBack(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(Self.bob)
            try await store.recordSeen(Self.bob, now: 100_000)
            try await store.recordSeen(Self.bob, now: 50_000)
            #expect(try await store.user(id: "u-bob")?.lastSeen == 100_000)
        }
    }

    @Test(arguments: Backend.all) func membersHaveSeveralRoles(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.createUser(Self.ada)
            try await store.createUser(Self.bob)
            try await store.setRoles([.riskOwner, .editor], user: "u-ada", workspace: "métropole")
            try await store.setRoles([.reader], user: "u-bob", workspace: "métropole")
            try await store.setRoles(Set(WorkspaceRole.allCases), user: "u-ada", workspace: "autre")
            #expect(try await store.roles(ofUser: "u-ada", workspace: "métropole") == [.editor, .riskOwner])
            #expect(try await store.memberships(ofWorkspace: "métropole").map(\.userID) == ["u-ada", "u-ada", "u-bob"])
            #expect(try await store.memberships(ofUser: "u-ada").count == 2 + WorkspaceRole.allCases.count)
            try await store.setRoles([.dpo], user: "u-ada", workspace: "métropole")
            #expect(try await store.roles(ofUser: "u-ada", workspace: "métropole") == [.dpo])
            try await store.setRoles([], user: "u-ada", workspace: "métropole")
            #expect(try await store.memberships(ofWorkspace: "métropole") == [MembershipRecord(workspace: "métropole", userID: "u-bob", role: .reader)])
            await #expect(throws: StoreError.notFound) { try await store.setRoles([.reader], user: "nobody", workspace: "métropole") }
        }
    }
}
