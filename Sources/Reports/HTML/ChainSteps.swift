import Continuum
import Reach

/// A chain as numbered steps of a page: who, by which tie, to whom, with the source, its date and its standing.
struct ChainSteps {
    private let phrases: Phrases
    private let sources: SourceList

    init(_ phrases: Phrases, _ sources: SourceList) {
        self.phrases = phrases
        self.sources = sources
    }

    func rows(_ chain: [ChainStep]) -> [ReportPage.Step] { chain.map(row) }

    private func row(_ step: ChainStep) -> ReportPage.Step {
        let number = sources.number(step.source)
        return ReportPage.Step(
            stepClass: "depth\(min(3, max(0, step.depth)))", fromName: from(step), verb: phrases.say(ChainWords.relation(step.relation)), toName: target(step),
            notes: note(step).map { [$0] } ?? [], hasSource: number != nil, sourceNumber: number ?? 0, hasDate: step.asOf != nil,
            sourceDate: step.asOf.map { phrases.say(TermWords.date($0)) } ?? "", hasStanding: step.standing != nil && step.standing != .unconfirmed,
            standingWord: step.standing.map { phrases.say(ChainWords.standing($0)) } ?? "", isUnconfirmed: step.standing == .unconfirmed)
    }

    private func name(_ id: String) -> String {
        guard let element = phrases.continuum.index(of: id) else { return id == "unknown" ? phrases.say(ChainWords.unknown) : id }
        return phrases.name(element)
    }

    private func from(_ step: ChainStep) -> String { name(step.from) }

    private func target(_ step: ChainStep) -> String {
        if step.relation == "content-use" { return phrases.say(ChainWords.contentUse(step.to)) }
        if step.to == "unreviewed" { return phrases.say(ChainWords.unreviewed) }
        if step.relation == "unknown" { return phrases.say(fr: "personne n’a encore donné", en: "nobody has given yet") }
        return name(step.to)
    }

    private func note(_ step: ChainStep) -> String? {
        guard let note = step.note, note != .unreviewed, !(note == .unknown && step.to == "unknown") else { return nil }
        return phrases.say(ChainWords.note(note))
    }

    /// The step as a sentence, when it is not a settled fact: what is argued, what nobody knows, what no source read establishes.
    func doubt(_ step: ChainStep) -> String? {
        let sentence = "\(phrases.quoted(from(step))) \(phrases.say(ChainWords.relation(step.relation))) \(target(step))"
        var doubts: [String] = []
        switch step.note {
        case .contested?, .unknown?, .joint?, .presumed?: doubts.append(phrases.say(ChainWords.note(step.note ?? .unknown)))
        case .unreviewed?: doubts.append(phrases.say(ChainWords.note(.unreviewed)))
        default: break
        }
        if step.standing == .unconfirmed { doubts.append(phrases.say(ChainWords.standing(.unconfirmed))) }
        return doubts.isEmpty ? nil : phrases.say(fr: "\(sentence) : \(doubts.joined(separator: ", ")).", en: "\(sentence): \(doubts.joined(separator: ", ")).")
    }
}
