private import Dispatch

/// Where long computations run: threads of their own, so that an assessment of a large chart never holds up who only reads a page.
struct Workshop: Sendable {
    private let queue: DispatchQueue

    /// - Parameter isSerial: one work at a time, in the order in which they came.
    init(label: String, isSerial: Bool = false) { queue = DispatchQueue(label: label, qos: .userInitiated, attributes: isSerial ? [] : .concurrent) }

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }

    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
