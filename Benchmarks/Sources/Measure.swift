import Foundation

/// How long does it take? The best of some runs, since other work on the machine only ever adds time.
enum Measure {
    static func seconds(_ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        let duration = clock.measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    static func best(of runs: Int, _ body: () -> Void) -> Double {
        (0..<max(1, runs)).map { _ in seconds(body) }.min() ?? 0
    }

    /// The most memory that the process has had resident, in bytes (Linux: `VmHWM`); 0 where that is not told.
    static var peakMemory: Int { status("VmHWM:") }
    static var memory: Int { status("VmRSS:") }

    /// Starts the peak again from what is resident now.
    static func resetPeak() {
        guard let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
        try? handle.write(contentsOf: Data("5".utf8))
        try? handle.close()
    }

    private static func status(_ key: String) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
        for line in text.split(separator: "\n") where line.hasPrefix(key) {
            return (line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
        }
        return 0
    }

    static func text(_ seconds: Double) -> String { String(format: "%.3f s", seconds) }
    static func megabytes(_ bytes: Int) -> String { String(format: "%.0f MB", Double(bytes) / 1e6) }
}

/// Splitmix64 (Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195): the same estate for the same seed, on every machine.
struct Random: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `bound`.
    mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() >> 33) % bound }
    mutating func chance(_ percent: Double) -> Bool { Double(next() >> 11) / 9_007_199_254_740_992 * 100 < percent }

    /// A number below `bound`, low ones far more often: a few suppliers stand behind many things.
    mutating func skewed(_ bound: Int) -> Int {
        let u = Double(next() >> 11) / 9_007_199_254_740_992
        return min(bound - 1, Int(Double(bound) * u * u * u))
    }
}
