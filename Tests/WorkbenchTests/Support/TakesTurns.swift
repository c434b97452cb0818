import Testing

/// Tests that start servers, browsers and databases take turns, two at a time: all at once they would measure only how busy the machine is.
struct TakesTurns: SuiteTrait, TestScoping, TestTrait {
    let isRecursive = true

    func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    func provideScope(for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void) async throws {
        await Turnstile.shared.enter()
        do { try await function() } catch {
            await Turnstile.shared.leave()
            throw error
        }
        await Turnstile.shared.leave()
    }
}

extension Trait where Self == TakesTurns {
    static var takesTurns: TakesTurns { TakesTurns() }
}

/// Lets a few in at a time, in the order in which they came.
private actor Turnstile {
    static let shared = Turnstile()

    private var free = 2
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
