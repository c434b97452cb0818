import Store
import Testing

/// Settings and the history of assessments, on both databases.
@Suite struct KeptTests {
    @Test(arguments: Backend.all) func settingsAreReplaced(_ backend: Backend) async throws {
        try await backend.withStore { store in
            #expect(try await store.setting("smtp") == nil)
            try await store.setSetting("smtp", "a")
            try await store.setSetting("smtp", "b")
            try await store.setSetting("empty", "")
            #expect(try await store.setting("smtp") == "b")
            #expect(try await store.setting("empty") == "")
            try await store.setSetting("smtp", nil)
            #expect(try await store.setting("smtp") == nil)
        }
    }

    @Test(arguments: Backend.all) func historyKeepsWhatChanged(_ backend: Backend) async throws {
        try await backend.withStore { store in
            func record(_ workspace: String, _ time: Int64, _ fingerprint: String) -> HistoryRecord {
                HistoryRecord(workspace: workspace, time: time, revision: "r\(time)", day: "2026-11-24", summary: "{\"é\":\(time)}", fingerprint: fingerprint)
            }
            #expect(try await store.appendHistory(record("w", 1, "a"))?.number == 1)
            #expect(try await store.appendHistory(record("w", 2, "a")) == nil)
            #expect(try await store.appendHistory(record("x", 3, "a"))?.number == 1)
            // The clock went back: the order is that of writing.
            #expect(try await store.appendHistory(record("w", 0, "b"))?.number == 2)
            #expect(try await store.appendHistory(record("w", 5, "a"))?.number == 3)
            #expect(try await store.history(workspace: "w").map(\.number) == [3, 2, 1])
            #expect(try await store.history(workspace: "w", before: 3, limit: 1).map(\.fingerprint) == ["b"])
            #expect(try await store.history(workspace: "w", number: 1)?.summary == "{\"é\":1}")
            #expect(try await store.history(workspace: "w", number: 4) == nil)
            let kept = try await withThrowingTaskGroup(of: HistoryRecord?.self) { group in
                for number in 0..<10 { group.addTask { try await store.appendHistory(record("y", 1, "f\(number)")) } }
                return try await group.reduce(into: [Int64]()) { if let kept = $1 { $0.append(kept.number) } }
            }
            #expect(kept.sorted() == Array(1...10))
        }
    }
}
