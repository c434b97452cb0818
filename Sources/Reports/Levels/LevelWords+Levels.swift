package import Continuum
import Knowledge
package import Sovereignty

/// Short names of levels and frameworks, what a framework is worth in law, and what holds a floor down.
extension LevelWords {
    /// `SEAL-2`: the name of a level up to its colon.
    package func short(_ order: Int, of framework: Framework) -> Bilingual {
        let whole = level(order, of: framework)
        return Bilingual(fr: Self.head(whole.fr) ?? String(order), en: Self.head(whole.en) ?? String(order))
    }

    /// `SEAL-1 à 3`: what two names have in common is said once.
    package func levels(_ range: Bounds<Int>, of framework: Framework) -> Bilingual {
        let low = short(range.low, of: framework), high = short(range.high, of: framework)
        if range.isSettled { return low }
        func joined(_ low: String, _ high: String, _ to: String) -> String {
            if let dash = low.lastIndex(of: "-"), let other = high.lastIndex(of: "-"), low[...dash] == high[...other] {
                return "\(low) \(to) \(high[high.index(after: other)...])"
            }
            return "\(low) \(to) \(high)"
        }
        return Bilingual(fr: joined(low.fr, high.fr, "à"), en: joined(low.en, high.en, "to"))
    }

    /// A framework as a table head names it: what stands before the colon.
    package func short(_ framework: Framework) -> Bilingual {
        let whole = name(framework.element)
        // « Profil : collectivité »: there the name is what comes after.
        guard framework.profile == nil else { return whole }
        return Bilingual(fr: Self.head(whole.fr) ?? whole.fr, en: Self.head(whole.en) ?? whole.en)
    }

    private static func head(_ text: String) -> String? {
        let head = text.split(separator: ":", maxSplits: 1).first?.trimmingSpaces() ?? ""
        return head.isEmpty ? nil : head
    }

    /// What it is worth in law; said even when nobody says it.
    package static func status(_ framework: Framework) -> Bilingual {
        switch framework.status {
        case "in-force": Bilingual(fr: "en vigueur", en: "in force")
        case "voluntary": Bilingual(fr: "volontaire", en: "voluntary")
        case "proposal": Bilingual(fr: "proposition, jamais adoptée", en: "a proposal, never adopted")
        case "draft": Bilingual(fr: "projet", en: "a draft")
        case "guide": Bilingual(fr: "guide, sans force obligatoire", en: "guidance, not binding")
        case "superseded": Bilingual(fr: "remplacé", en: "superseded")
        default: Bilingual(fr: "valeur en droit non dite", en: "worth in law not stated")
        }
    }

    /// How sure a source is of what it says.
    package static func standing(_ standing: Standing) -> Bilingual {
        switch standing {
        case .declared: Bilingual(fr: "déclaré", en: "declared")
        case .attested: Bilingual(fr: "attesté", en: "attested")
        case .observed: Bilingual(fr: "constaté", en: "observed")
        case .inferred: Bilingual(fr: "déduit", en: "inferred")
        case .unconfirmed: Bilingual(fr: "non confirmé", en: "unconfirmed")
        }
    }
}

extension FrameworkResult {
    /// What holds the floor down, or is not met though it must be.
    package var capping: [RequirementResult] {
        if let level { return results.filter { ($0.level?.high ?? 0) == level.high && $0.answered != .met && !$0.isUntouched } }
        return results.filter { $0.answered == .notMet && $0.requirement.isMandatory }
    }

    /// Where it stands among others, shortest of what is asked first.
    package var rank: [Double] {
        if let level, let score { return [Double(level.low), Double(level.high), score.low, score.high] }
        let order: [Answered: Double] = [.notMet: 0, .undetermined: 1, .met: 2, .notApplicable: 3]
        return [order[answered] ?? 0, -Double(notMet), -Double(open)]
    }

    /// In three words: surely short of it, open, or surely there. On a ladder: the lowest level whatever is learnt, perhaps, a step at least.
    package var outlook: Answered {
        guard let level else { return answered }
        let lowest = framework.levels.first?.order ?? 0
        return level.high <= lowest ? .notMet : level.low > lowest ? .met : .undetermined
    }
}
