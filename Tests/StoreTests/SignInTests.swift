import Store
import Testing

/// Sessions, tokens, invitations, attempts and flows, on both databases.
@Suite struct SignInTests {
    private func people(_ store: Store) async throws {
        try await store.createUser(PeopleTests.ada)
        try await store.createUser(PeopleTests.bob)
    }

    @Test(arguments: Backend.all) func aSessionCountsUntilItExpires(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await people(store)
            let session = SessionRecord(
                tokenHash: "h1", userID: "u-ada", created: 1_000, expires: 500_000, csrf: "c", secondFactorDone: true, language: "fr")
            try await store.createSession(session)
            let live = try #require(try await store.session(tokenHash: "h1", now: 1_000))
            #expect(live.session == session && live.user == PeopleTests.ada)
            #expect(try await store.session(tokenHash: "h1", now: 499_999) != nil)
            #expect(try await store.session(tokenHash: "h1", now: 500_000) == nil)
            #expect(try await store.session(tokenHash: "H1", now: 1_000) == nil)
            // Made by a clock that ran ahead: it would last too long.
            #expect(try await store.session(tokenHash: "h1", now: 1_000 - 300_001) == nil)
            #expect(try await store.deleteExpiredSessions(now: 499_999) == 0)
            #expect(try await store.deleteExpiredSessions(now: 500_000) == 1)
            await #expect(throws: StoreError.conflict(.missingReference)) {
                try await store.createSession(SessionRecord(tokenHash: "h2", userID: "nobody", created: 0, expires: 1, csrf: "c"))
            }
        }
    }

    @Test(arguments: Backend.all) func aSessionIsKeptGoingAndChangesItsCookie(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await people(store)
            let session = SessionRecord(tokenHash: "old", userID: "u-bob", created: 0, expires: 100_000, csrf: "c")
            try await store.createSession(session)
            try await store.touchSession(session, now: 59_999, expires: 200_000)
            #expect(try await store.session(tokenHash: "old", now: 0)?.session == session)
            try await store.touchSession(session, now: 70_000, expires: 300_000)
            try await store.touchSession(session, now: 65_000, expires: 10)
            #expect(try await store.session(tokenHash: "old", now: 250_000)?.session.lastUsed == 70_000)
            try await store.rotateSession(tokenHash: "old", to: "new", csrf: "c2", secondFactorDone: true)
            #expect(try await store.session(tokenHash: "old", now: 0) == nil)
            let live = try #require(try await store.session(tokenHash: "new", now: 0)).session
            #expect(live.csrf == "c2" && live.secondFactorDone && live.expires == 300_000)
            await #expect(throws: StoreError.notFound) { try await store.rotateSession(tokenHash: "old", to: "x", csrf: "c", secondFactorDone: false) }
            try await store.setLanguage("en", session: "new")
            #expect(try await store.session(tokenHash: "new", now: 0)?.session.language == "en")
        }
    }

    @Test(arguments: Backend.all) func sessionsEndTogether(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await people(store)
            for (hash, user) in [("a1", "u-ada"), ("a2", "u-ada"), ("b1", "u-bob"), ("b2", "u-bob"), ("b3", "u-bob")] {
                try await store.createSession(SessionRecord(tokenHash: hash, userID: user, created: 0, expires: 100, csrf: "c"))
            }
            try await store.deleteSessions(ofUser: "u-ada", except: "a2")
            #expect(try await store.sessions(ofUser: "u-ada", now: 1).map(\.tokenHash) == ["a2"])
            try await store.deleteSession(tokenHash: "b1")
            #expect(try await store.sessions(ofUser: "u-bob", now: 1).map(\.tokenHash) == ["b2", "b3"])
            try await store.setDisabled(true, user: "u-bob")
            #expect(try await store.session(tokenHash: "b2", now: 1) == nil)
            try await store.setDisabled(false, user: "u-bob")
            // It was ended, not suspended.
            #expect(try await store.session(tokenHash: "b2", now: 1) == nil)
        }
    }

    @Test(arguments: Backend.all) func tokensWorkUntilTheyAreRevoked(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await people(store)
            let token = TokenRecord(
                id: "t1", hash: "hash", userID: "u-bob", name: "CI", workspace: "w", scopes: ["read", "write"], created: 10, expires: 100)
            try await store.createToken(token)
            try await store.createToken(TokenRecord(id: "t2", hash: "hash2", userID: "u-bob", name: "", scopes: [], created: 20))
            let live = try #require(try await store.token(hash: "hash", now: 99))
            #expect(live.token == token && live.user == PeopleTests.bob)
            #expect(try await store.token(hash: "hash", now: 100) == nil)
            #expect(try await store.token(hash: "hash2", now: .max - 1) != nil)
            try await store.touchToken(token, now: 77)
            #expect(try await store.tokens(ofUser: "u-bob").map(\.lastUsed) == [nil, 77])
            // Of somebody else: not hers to end.
            #expect(try await store.revokeToken(id: "t1", user: "u-ada", now: 50) == false)
            #expect(try await store.revokeToken(id: "t1", user: "u-bob", now: 50))
            #expect(try await store.revokeToken(id: "t1", user: "u-bob", now: 51) == false)
            #expect(try await store.token(hash: "hash", now: 60) == nil)
            try await store.setDisabled(true, user: "u-bob")
            #expect(try await store.token(hash: "hash2", now: 60) == nil)
            await #expect(throws: StoreError.conflict(.identifier)) {
                try await store.createToken(TokenRecord(id: "t3", hash: "hash2", userID: "u-ada", name: "", scopes: [], created: 0))
            }
        }
    }

    @Test(arguments: Backend.all) func anInvitationIsTakenUpOnce(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await people(store)
            let invitation = InvitationRecord(
                hash: "i", workspace: "w", roles: [.buyer, .dpo], email: "new@example.fr", expires: 100, invitedBy: "u-ada")
            try await store.createInvitation(invitation)
            #expect(try await store.invitation(hash: "i", now: 99) == invitation)
            #expect(try await store.invitations(workspace: "w", now: 0) == [invitation])
            #expect(try await store.invitations(workspace: nil, now: 0).isEmpty)
            #expect(try await store.useInvitation(hash: "i", now: 100) == nil)
            let taken = try await withThrowingTaskGroup(of: InvitationRecord?.self) { group in
                for _ in 0..<6 { group.addTask { try await store.useInvitation(hash: "i", now: 50) } }
                return try await group.reduce(into: [InvitationRecord]()) { if let taken = $1 { $0.append(taken) } }
            }
            #expect(taken.map(\.used) == [50] && taken.first?.roles == [.buyer, .dpo])
            #expect(try await store.invitation(hash: "i", now: 51) == nil)
            try await store.createInvitation(InvitationRecord(hash: "j", roles: [], expires: 100, invitedBy: "u-bob"))
            #expect(try await store.invitations(workspace: nil, now: 0).map(\.hash) == ["j"])
            try await store.setDisabled(true, user: "u-bob")
            // Who was shut out lets nobody in.
            #expect(try await store.useInvitation(hash: "j", now: 50) == nil)
            try await store.deleteInvitation(hash: "j")
            try await store.deleteSpentInvitations(now: 0)
            #expect(try await store.invitations(workspace: nil, now: 0).isEmpty)
        }
    }

    @Test(arguments: Backend.all) func attemptsAreCountedAcrossServers(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        let one = try await Store.open(location, now: 0)
        let two = try await Store.open(location, now: 0)
        try await one.recordAttempt(key: "k", now: 10, succeeded: false)
        try await two.recordAttempt(key: "k", now: 20, succeeded: false)
        try await two.recordAttempt(key: "other", now: 20, succeeded: false)
        #expect(try await one.failures(key: "k", since: 0) == 2)
        #expect(try await two.failures(key: "k", since: 11) == 1)
        // The clock was set back: what is in the future still counts.
        #expect(try await two.failures(key: "k", since: -100) == 2)
        try await one.recordAttempt(key: "k", now: 30, succeeded: true)
        #expect(try await two.failures(key: "k", since: 0) == 0)
        try await one.pruneAttempts(before: 21)
        #expect(try await two.failures(key: "other", since: 0) == 0)
        // Forty at once on two servers: five are let through, no more.
        let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                let store = number.isMultiple(of: 2) ? one : two
                group.addTask { try await store.admitAttempt(key: "k", now: 100, since: 0, limit: 5) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(admitted == 5)
        await one.close()
        await two.close()
    }

    @Test(arguments: Backend.all) func aFlowIsTakenOnce(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let flow = FlowRecord(stateHash: "s", nonce: "n", verifier: "v", returnPath: "/w/é/?a=b&c", expires: 100)
            try await store.createFlow(flow)
            await #expect(throws: StoreError.conflict(.identifier)) { try await store.createFlow(flow) }
            let taken = try await withThrowingTaskGroup(of: FlowRecord?.self) { group in
                for _ in 0..<6 { group.addTask { try await store.takeFlow(stateHash: "s", now: 50) } }
                return try await group.reduce(into: [FlowRecord]()) { if let taken = $1 { $0.append(taken) } }
            }
            #expect(taken == [flow])
            try await store.createFlow(flow)
            #expect(try await store.takeFlow(stateHash: "s", now: 100) == nil)
            // Too late, and gone nonetheless.
            #expect(try await store.takeFlow(stateHash: "s", now: 50) == nil)
            try await store.createFlow(flow)
            try await store.deleteExpiredFlows(now: 100)
            #expect(try await store.takeFlow(stateHash: "s", now: 50) == nil)
        }
    }
}
