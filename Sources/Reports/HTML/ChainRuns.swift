import Continuum
import Reach

/// A chain as sentences of a page: a new one where it branches, each step with the number of its source.
struct ChainRuns {
    private let phrases: Phrases
    private let sources: SourceList

    init(_ phrases: Phrases, _ sources: SourceList) {
        self.phrases = phrases
        self.sources = sources
    }

    func runs(_ chain: [ChainStep]) -> [ResiliencePage.Run] {
        var runs: [ResiliencePage.Run] = []
        var last: ChainStep?
        for step in chain {
            let isBranch = step.note == .alternative
            if isBranch || last == nil || last?.to != step.from || last?.depth != step.depth {
                runs.append(ResiliencePage.Run(runClass: "depth\(min(3, max(0, step.depth)))", isBranch: isBranch, runStart: label(step.from), steps: []))
            }
            runs[runs.count - 1].steps.append(self.step(step))
            last = step
        }
        return runs
    }

    private func step(_ step: ChainStep) -> ResiliencePage.Step {
        let number = sources.number(step.source, asOf: step.asOf)
        let note = step.note.flatMap { $0 == .alternative ? nil : phrases.say(ChainWords.note($0)) }
        let caveat = step.standing == .unconfirmed ? phrases.say(ChainWords.standing(.unconfirmed)) : note
        return ResiliencePage.Step(
            verb: phrases.say(ChainWords.relation(step.relation)), toName: step.to.isEmpty ? "" : label(step.to), hasSource: number != nil,
            sourceNumber: number ?? 0, hasCaveat: caveat != nil, caveat: caveat ?? "")
    }

    private func label(_ id: String) -> String {
        guard let element = phrases.continuum.index(of: id) else {
            switch id {
            case "unknown": return phrases.say(ChainWords.unknown)
            case "unreviewed": return phrases.say(ChainWords.unreviewed)
            default: return id
            }
        }
        return phrases.name(element)
    }
}
