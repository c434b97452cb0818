import Foundation
import Resilience

extension Bench {
    // MARK: network

    /// Reliability of a network in a file of `edges.py`: `nodes links`, then `tail head probability` a line, then `pair s t` and `five …`.
    ///
    /// Prints, on one line: file, question, best milliseconds, and the answer (`network_peer.py` reads it).
    /// - Parameter question: `pair`, `five`, `all`, `source` (the first of the pair to every node) or `source=N`.
    static func network(_ path: String, _ question: String, states: Int, runs: Int) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            print("cannot read \(path)")
            return
        }
        var tails: ContiguousArray<Int32> = [], heads: ContiguousArray<Int32> = [], up: ContiguousArray<Double> = []
        var named: [String: [Int32]] = [:]
        var nodes = 0
        for (number, line) in text.split(separator: "\n").enumerated() {
            let words = line.split(separator: " ")
            if number == 0 {
                nodes = words.first.flatMap { Int($0) } ?? 0
            } else if words.count == 3, let tail = Int32(words[0]), let head = Int32(words[1]), let p = Double(words[2]) {
                tails.append(tail)
                heads.append(head)
                up.append(p)
            } else if let name = words.first {
                named[String(name)] = words.dropFirst().compactMap { Int32($0) }
            }
        }
        guard let network = try? Network(nodeCount: nodes, tails: tails, heads: heads, linkUp: up) else {
            print("no network in \(path)")
            return
        }
        let limits = NetworkLimits(maximumStates: states)
        var result = "no answer"
        let seconds = Measure.best(of: runs) {
            if question.hasPrefix("source") {
                let source = Int32(question.dropFirst(7)) ?? named["pair"]?.first ?? 0
                if let answer = try? network.reliabilityFromSource(source, limits: limits) {
                    result = "source \(source) sum \(answer.reduce(0) { $0 + $1.lower }) widest \(answer.map { $0.upper - $0.lower }.max() ?? 0)"
                }
            } else {
                let terminals = question == "all" ? Array(0..<Int32(nodes)) : named[question] ?? []
                if let answer = try? network.reliability(terminals: terminals, limits: limits) {
                    result = "\(answer.reliability.lower) \(answer.reliability.upper) \(answer.unreliability.lower) peak \(answer.peakStates) width \(answer.width)"
                }
            }
        }
        print(path.split(separator: "/").last.map(String.init) ?? path, question, seconds * 1e3, result, Measure.megabytes(Measure.peakMemory))
    }
}
