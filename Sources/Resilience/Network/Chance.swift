/// With what probability does a thing work, and with what does it fail – each to full relative precision?
///
/// One number cannot say both: near 1, the distance to 1 is lost.
struct Chance: Sendable, Equatable {
    var up: Double
    var down: Double

    static let certain = Chance(up: 1, down: 0)
    static let never = Chance(up: 0, down: 1)

    init(up: Double, down: Double) {
        self.up = up
        self.down = down
    }

    init(_ up: Double) { self.init(up: up, down: 1 - up) }

    /// Both must work.
    func and(_ other: Chance) -> Chance { Chance(up: up * other.up, down: down + up * other.down) }

    /// One is enough.
    func or(_ other: Chance) -> Chance { Chance(up: up + down * other.up, down: down * other.down) }
}

/// What is certain, what is excluded, and what was left undecided? The three add up to 1.
struct Verdict: Sendable, Equatable {
    var connected: Double
    var failed: Double
    var undecided: Double

    static let certain = Verdict(connected: 1, failed: 0, undecided: 0)

    init(connected: Double, failed: Double, undecided: Double) {
        self.connected = connected
        self.failed = failed
        self.undecided = undecided
    }

    init(_ chance: Chance) { self.init(connected: chance.up, failed: chance.down, undecided: 0) }

    /// Both must hold, and are independent.
    func and(_ other: Verdict) -> Verdict {
        Verdict(
            connected: connected * other.connected,
            failed: failed + (connected + undecided) * other.failed,
            undecided: undecided * (other.connected + other.undecided) + connected * other.undecided
        )
    }

    /// Both are true of the same thing.
    func narrowed(by other: Verdict) -> Verdict {
        let connected = max(connected, other.connected)
        let failed = max(failed, other.failed)
        return Verdict(connected: connected, failed: failed, undecided: max(0, min(undecided, 1 - connected - failed)))
    }

    var reliability: Interval { Interval(lower: min(1, connected), upper: min(1, connected + undecided)) }
    var unreliability: Interval { Interval(lower: min(1, failed), upper: min(1, failed + undecided)) }
}
