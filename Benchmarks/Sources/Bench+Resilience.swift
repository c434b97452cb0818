import Foundation
import Resilience
import Workspace

import struct Continuum.Day

extension Bench {
    // MARK: cutsets

    /// A made-up service: two hundred things in series, the rest in pairs, threes and two out of three, each on one of three hundred shared domains,
    /// which hang on sixty sites.
    static func cutSets(events: Int, runs: Int) {
        var random = Random(seed: 11)
        var tree = FaultTree()
        let sites = (0..<60).map { _ in tree.event().gate }
        let domains = (0..<300).map { _ in
            let own = tree.event().gate
            return tree.any([own, sites[random.below(sites.count)]])
        }
        var left = events - 360
        func thing() -> FaultTree.Gate {
            left -= 1
            let own = tree.event().gate
            return tree.any([own, domains[random.below(domains.count)]])
        }
        var parts: [FaultTree.Gate] = []
        for _ in 0..<200 where left > 0 { parts.append(thing()) }
        while left > 0 {
            switch random.below(4) {
            case 0: parts.append(tree.atLeast(2, of: [thing(), thing(), thing()]))
            case 1: parts.append(tree.all([thing(), thing(), thing()]))
            default: parts.append(tree.all([thing(), thing()]))
            }
        }
        let top = tree.any(parts)
        var found: CutSets?
        let time = Measure.best(of: runs) { found = tree.cutSets(of: top, upTo: 3) }
        let q = [Double](repeating: 1e-4, count: tree.eventCount)
        var probability: FailureProbability?
        let exact = Measure.seconds { probability = tree.probability(of: top, q) }
        row(
            "cutsets", "\(tree.eventCount) events", "order 3 \(Measure.text(time))", "by order \((found?.counts ?? []).map { Int($0) })",
            "probability \(Measure.text(exact)): \(probability.map { "\($0.range)" } ?? "cancelled")", "peak \(Measure.megabytes(Measure.peakMemory))")
    }

    // MARK: faulttree

    /// A tree as lines: `event ID q`, `gate ID or|and|K CHILD…`, `top ID`; see `Benchmarks/aralia.py`.
    static func faultTree(_ path: String, order: Int) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            print("cannot read \(path)")
            return
        }
        var tree = FaultTree()
        var gates: [String: FaultTree.Gate] = [:]
        var q: [Double] = []
        var top: FaultTree.Gate?
        func gate(_ id: String) -> FaultTree.Gate {
            if let known = gates[id] { return known }
            let made = tree.placeholder()
            gates[id] = made
            return made
        }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "event":
                gates[words[1]] = tree.event().gate
                q.append(Double(words[2]) ?? 0)
            case "gate":
                let children = words[3...].map { gate($0) }
                let needed = words[2] == "or" ? 1 : words[2] == "and" ? children.count : Int(words[2]) ?? 1
                tree.define(gate(words[1]), needed: needed, children)
            case "top": top = gate(words[1])
            default: break
            }
        }
        guard let top else { return }
        var cuts: CutSets?
        var probability: FailureProbability?
        let first = Measure.seconds { cuts = tree.cutSets(of: top, upTo: order, limits: FailureLimits(maximumNodes: 30_000_000)) }
        let second = Measure.seconds { probability = tree.probability(of: top, q, limits: FailureLimits(maximumNodes: 30_000_000)) }
        row(
            "faulttree", path.split(separator: "/").last.map(String.init) ?? path, "\(tree.eventCount) events", "by order \((cuts?.counts ?? []).map { Int($0) })",
            Measure.text(first), "P \(probability.map { "\($0.range.lower)…\($0.range.upper)" } ?? "–")", Measure.text(second))
    }

    // MARK: resilience

    static func resilience(folder: String, runs: Int) {
        let workspace = Workspace(reading: folder)
        guard let day = Day("2026-11-22") else { return }
        var found: Resilience?
        let time = Measure.best(of: runs) {
            found = Resilience(workspace.continuum, ResilienceRequest(day: day, order: 3, organisation: workspace.settings.organisation))
        }
        row("resilience", "\(found?.services.count ?? 0) services, order 3", Measure.text(time))
    }
}
