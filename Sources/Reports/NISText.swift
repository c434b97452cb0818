package import Continuum
package import Sovereignty

/// A classification under NIS 2 on a terminal: the answer first, then why, on what it depends, what was presumed, and what follows.
package struct NISText {
    private let language: Language
    private let style: Style

    package init(_ language: Language, _ style: Style) { (self.language, self.style) = (language, style) }

    private func say(_ fr: String, _ en: String) -> String { say(Bilingual(fr: fr, en: en)) }
    private func say(_ words: Bilingual) -> String { Typography.set(words[language], language) }
    private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    // MARK: One entity

    package func render(_ classification: NISClassification) -> String {
        let entity = classification.entity
        var out = ""
        let name = entity.name.isEmpty ? entity.id : entity.name
        if !name.isEmpty { out += style.bold(Style.safe(name)) + "\n" }
        out += answer(classification) + "\n"
        if let draft = classification.draft {
            out += style.dim(say("→ selon le projet de loi français, non promulgué : ", "→ by the French draft law, not promulgated: ")) + short(draft.decision) + "\n"
        }
        if classification.category != nil, let outcome = classification.outcomes.first {
            out += heading("Pourquoi", "Why") + steps(outcome.reasons, classification.size)
        } else {
            out += heading("La réponse dépend de ce qui manque", "The answer depends on what is missing")
            out += dependence(classification.decision)
            out += reasons(classification.outcomes, classification.size)
        }
        out += jurisdictions(classification)
        for remark in classification.remarks { out += wrapped("! ", say(NISWords.remark(remark))) }
        out += draft(classification)
        out += exceptions(classification)
        out += duties(classification)
        return out
    }

    private func answer(_ classification: NISClassification) -> String {
        guard let category = classification.category else {
            let names = classification.decision.categories.sorted(by: >).map { say(NISWords.shortCategory($0)) }
            let last = names.last ?? ""
            let all = names.dropLast().joined(separator: ", ") + (language == .french ? " ou " : " or ") + last
            return style.yellow("? " + capital(all)) + say(" : à préciser", ": to be settled")
        }
        let words = capital(say(NISWords.category(category)))
        let coloured = switch category {
        case .essential: style.red("● " + words)
        case .important: style.yellow("● " + words)
        case .registrationOnly: style.blue("○ " + words)
        case .outOfScope: style.green("– " + words)
        }
        let from = classification.draft != nil ? say(" selon la directive (UE) 2022/2555", " by directive (EU) 2022/2555") : " — NIS 2, " + say(NISWords.directive)
        return coloured + from
    }

    private func heading(_ fr: String, _ en: String) -> String { heading(Bilingual(fr: fr, en: en)) }
    private func heading(_ words: Bilingual) -> String { style.bold(say(words)) + "\n" }

    private func wrapped(_ sign: String, _ text: String, indent: String = "  ") -> String {
        let next = indent + String(repeating: " ", count: sign.count)
        let lines = Style.wrapped(text, indent: next)
        return indent + sign + lines.dropFirst(next.count) + "\n"
    }

    private func steps(_ reasons: [NISReason], _ size: NISSizeReading, indent: String = "  ") -> String {
        var out = ""
        for reason in reasons {
            let place = say(NISWords.place(reason))
            out += wrapped("• ", say(NISWords.reason(reason, size)) + (place.isEmpty ? "" : " [\(place)]"), indent: indent)
        }
        return out
    }

    /// The steps that all outcomes share, then what tells each of them.
    private func reasons(_ outcomes: [NISOutcome], _ size: NISSizeReading) -> String {
        let shared = outcomes.first?.reasons.filter { reason in outcomes.allSatisfy { $0.reasons.contains(reason) } } ?? []
        var out = heading("Pourquoi", "Why") + steps(shared, size)
        for outcome in outcomes.reversed() {
            out += "  " + capital(say(NISWords.category(outcome.category))) + say(" si :", " if:") + "\n"
            out += steps(outcome.reasons.filter { !shared.contains($0) }, size, indent: "    ")
        }
        return out
    }

    // MARK: What it depends on

    /// The missing fact, then each of its values and what it would be; equal values stand together.
    private func tree(_ decision: NISDecision, indent: String) -> String {
        guard case .ask(let fact, let branches) = decision else { return "" }
        var out = indent + style.bold(say(NISWords.fact(fact))) + style.dim(" (\(fact.key.rawValue))") + "\n"
        for branch in branches {
            let values = self.values(fact, branch.codes)
            if case .answer(let category) = branch.then {
                out += indent + "  \(values) → \(say(NISWords.shortCategory(category)))\n"
            } else {
                out += indent + "  \(values) →\n" + tree(branch.then, indent: indent + "    ")
            }
        }
        return out
    }

    private static let longestTree = 24

    /// The whole tree where it is short; otherwise the first fact, and for each of its values what else it depends on.
    private func dependence(_ decision: NISDecision) -> String {
        let whole = tree(decision, indent: "  ")
        guard case .ask(let fact, let branches) = decision, whole.utf8.count(where: { $0 == 0x0A }) > Self.longestTree else { return whole }
        var out = "  " + style.bold(say(NISWords.fact(fact))) + style.dim(" (\(fact.key.rawValue))") + "\n"
        for branch in branches {
            let facts = branch.then.facts
            var text = "\(values(fact, branch.codes)) → \(short(branch.then))"
            if !facts.isEmpty {
                let more = facts.count > 3 ? say(" et \(facts.count - 3) autres", " and \(facts.count - 3) others") : ""
                text += say(" ; selon ", "; by ") + facts.prefix(3).map { say(NISWords.fact($0)) }.joined(separator: ", ") + more
            }
            out += wrapped("", text, indent: "    ")
        }
        return out + style.dim(say("  Tous les cas, un par un : --format json", "  All cases, one by one: --format json")) + "\n"
    }

    private func values(_ fact: NISFact, _ codes: [Int]) -> String {
        let names = NISWords.values(fact, codes).map { say($0) }
        if names.count <= 3 { return names.joined(separator: language == .french ? " ou " : " or ") }
        let more = names.count - 2
        return names.prefix(2).joined(separator: ", ") + (language == .french ? " et \(more) autres" : " and \(more) others")
    }

    /// A decision in a few words: its category, or those that are possible.
    private func short(_ decision: NISDecision) -> String {
        decision.categories.sorted(by: >).map { say(NISWords.shortCategory($0)) }.joined(separator: language == .french ? " ou " : " or ")
    }

    private func exceptions(_ classification: NISClassification) -> String {
        guard !classification.exceptions.isEmpty else { return "" }
        var out = heading("Supposé, faute d’indication ; sinon", "Presumed, since nothing was said; otherwise")
        for exception in classification.exceptions {
            let isPlain = exception.fact.count == 2
            let values = isPlain ? "" : say(" : ", ": ") + self.values(exception.fact, exception.codes)
            out += wrapped("· ", style.dim(capital(say(NISWords.fact(exception.fact)))) + values + " → " + short(exception.then))
        }
        return out
    }

    // MARK: What follows

    private func jurisdictions(_ classification: NISClassification) -> String {
        guard !classification.jurisdictions.isEmpty else { return "" }
        var out = heading("De quel État membre", "Of which member state")
        for jurisdiction in classification.jurisdictions {
            let states = jurisdiction.states.map(\.code).joined(separator: ", ")
            let rule = capital(say(NISWords.jurisdiction(jurisdiction.rule)))
            let known = jurisdiction.rule == .none ? "" : states.isEmpty ? say(" : non indiqué", ": not said") : say(" : ", ": ") + states
            let concurrent = jurisdiction.isConcurrent ? say(", chacun pour ce qui le concerne", ", each for what is its own") : ""
            out += wrapped("• ", rule + known + concurrent + " [\(NISWords.articles([jurisdiction.article], language))]")
        }
        return out
    }

    private func draft(_ classification: NISClassification) -> String {
        guard let draft = classification.draft else { return "" }
        var out = heading("Selon le projet de loi français, qui n’est pas le droit en vigueur", "By the French draft law, which is not the law in force")
        if draft.outcomes.count == 1, let outcome = draft.outcomes.first {
            out += steps(outcome.reasons.filter { $0.basis == .frenchDraft }, classification.size)
        } else {
            out += dependence(draft.decision)
        }
        return out + style.dim(wrapped("", say(NISWords.draft)))
    }

    private func duties(_ classification: NISClassification) -> String {
        let duties = NISDuty.all(classification)
        let category = say(NISWords.category(classification.highest))
        var out = classification.category == nil
            ? heading(Bilingual(fr: "Ce qui suivrait au plus (\(category))", en: "What would follow at most (\(category))")) : heading("Ce qui suit", "What follows")
        for duty in duties { out += wrapped("• ", say(NISWords.duty(duty)) + " [\(NISWords.articles(duty.articles, language))]") }
        return out
    }

    // MARK: Many entities

    /// One line each, then how many of each; the whole reasoning is for one entity, or for JSON.
    package func table(_ classifications: [NISClassification]) -> String {
        var out = ""
        var counts: [String: Int] = [:]
        for (i, classification) in classifications.enumerated() {
            let entity = classification.entity
            let name = entity.name.isEmpty ? (entity.id.isEmpty ? say("n° \(i + 1)", "no. \(i + 1)") : entity.id) : entity.name
            out += line(name, classification)
            counts[classification.category?.rawValue ?? "depends", default: 0] += 1
        }
        var sums: [String] = []
        for category in NISCategory.allCases.reversed() {
            if let n = counts[category.rawValue] { sums.append("\(say(NISWords.shortCategory(category))) × \(n)") }
        }
        if let n = counts["depends"] { sums.append(say("à préciser × \(n)", "to be settled × \(n)")) }
        return out + style.bold(say("En tout : ", "In all: ")) + sums.joined(separator: ", ") + "\n"
    }

    private func line(_ name: String, _ classification: NISClassification) -> String {
        let articles = classification.category == nil ? [] : classification.outcomes.first?.reasons.last?.articles ?? []
        let cited = articles.isEmpty ? "" : " [\(NISWords.articles(articles, language))]"
        let missing = classification.missing.isEmpty
            ? "" : say(" ; il manque ", "; missing: ") + classification.missing.prefix(3).map { say(NISWords.fact($0)) }.joined(separator: ", ")
        return "\(style.bold(Style.safe(name)))\(say(" : ", ": "))\(short(classification.decision))\(cited)\(missing)\n"
    }

    // MARK: Sectors

    package func sectors() -> String {
        var out = ""
        var annex: NISAnnex?
        for (index, sector) in NISSector.all.enumerated() {
            if annex != sector.annex {
                annex = sector.annex
                let title = switch sector.annex {
                case .one: say("Annexe I — secteurs hautement critiques", "Annex I — sectors of high criticality")
                case .two: say("Annexe II — autres secteurs critiques", "Annex II — other critical sectors")
                case .none: say("Hors des annexes", "Outside the annexes")
                }
                out += (out.isEmpty ? "" : "\n") + style.bold(title) + "\n"
            }
            let point = sector.point > 0 ? "\(sector.point). " : ""
            out += "  \(style.bold(point + say(sector.name)))  \(style.dim(sector.id))\n"
            var letter: String?
            for activity in NISSector.activities(of: index).map({ NISActivity.all[$0] }) {
                if let own = activity.letter, own != letter {
                    letter = own
                    out += "    (\(own)) \(say(activity.subsector ?? Bilingual("")))\n"
                }
                let pad = String(repeating: " ", count: max(1, 32 - activity.id.count))
                out += "      \(style.blue(activity.id))\(pad)\(say(activity.name))\n"
            }
        }
        return out
    }
}
