import Dispatch
import Synchronization

/// Evaluates one thing for each of a number of candidates, on every core.
///
/// Results come back in order whatever the number of cores, so that what is made of them is the same everywhere
/// (benchmark `assess`: judging candidates is most of an assessment).
/// - Complexity: one call of `evaluate` an index; `evaluate` must not depend on the others.
package func inParallel<Result: Sendable>(_ count: Int, _ evaluate: @escaping @Sendable (Int) -> Result) -> [Result] {
    if count < 4 { return (0..<count).map(evaluate) }
    let chunks = min(count, 32)
    let parts = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        let part = (chunk * count / chunks..<(chunk + 1) * count / chunks).map(evaluate)
        parts.withLock { $0[chunk] = part }
    }
    return parts.withLock { found in (0..<chunks).flatMap { found[$0] ?? [] } }
}
