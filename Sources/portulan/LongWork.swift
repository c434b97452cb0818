import Continuum
import Foundation
import Synchronization

/// Says on a terminal that long work goes on, and how to stop it. The clock is read here, and only for that.
final class LongWork: Sendable {
    private let started = ContinuousClock.now
    private let said = Mutex(0)
    private let language: Language
    private let isTerminal = isatty(2) == 1

    init(_ language: Language) { self.language = language }

    /// Never cancels: an interrupt ends the program, which has written nothing yet.
    func isCancelled() -> Bool {
        guard isTerminal else { return false }
        let seconds = Int((ContinuousClock.now - started).components.seconds)
        let isDue = said.withLock { last in
            guard seconds >= last + 5 else { return false }
            last = seconds
            return true
        }
        if isDue {
            OutputOptions.complain(
                language == .french ? "… le calcul dure depuis \(seconds) s (Ctrl-C l’arrête)" : "… computing for \(seconds) s (Ctrl-C stops it)")
        }
        return false
    }
}
