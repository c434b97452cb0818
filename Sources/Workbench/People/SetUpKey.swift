private import Synchronization

/// The word that the terminal shows and the first visitor brings: who sees the server's output sets it up, not who is fastest.
final class SetUpKey: Sendable {
    private let key: Mutex<String?>

    init() { key = Mutex(Secrets.token()) }

    var text: String? { key.withLock { $0 } }
    func matches(_ text: String) -> Bool { key.withLock { $0 }.map { Secrets.equal($0, text) } ?? false }
    func use() { key.withLock { $0 = nil } }
}
