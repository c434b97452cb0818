package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// How are levels, checks and what decides them put into words?
package struct LevelWords: Sendable {
    package let continuum: Continuum
    private let wording: Wording
    let model: ReachModel
    var day: Day { model.options.day }

    package init(_ levels: Levels) { self.init(levels.facts) }

    package init(_ facts: ChartFacts) {
        continuum = facts.continuum
        model = facts.model
        wording = Wording(facts.assessment)
    }

    package func name(_ element: Int32) -> Bilingual {
        element < 0 ? Bilingual(fr: "on ne sait qui", en: "nobody knows whom") : wording.name(Int(element))
    }

    func subjectElement(_ index: Int32) -> Int32 { model.subjects.list[Int(index)].element }

    package static func answered(_ answered: Answered) -> Bilingual {
        switch answered {
        case .met: Bilingual(fr: "satisfait", en: "met")
        case .notMet: Bilingual(fr: "non satisfait", en: "not met")
        case .undetermined: Bilingual(fr: "indéterminé", en: "undetermined")
        case .notApplicable: Bilingual(fr: "sans objet", en: "not applicable")
        }
    }

    package static func respondent(_ respondent: Respondent) -> Bilingual {
        switch respondent {
        case .management: Bilingual(fr: "La direction", en: "Management")
        case .legal: Bilingual(fr: "Le service juridique", en: "Legal")
        case .security: Bilingual(fr: "La sécurité (RSSI)", en: "Security (CISO)")
        case .operations: Bilingual(fr: "L’exploitation", en: "Operations")
        case .architecture: Bilingual(fr: "L’architecture et les réseaux", en: "Architecture and networks")
        case .procurement: Bilingual(fr: "Les achats", en: "Procurement")
        case .supplier: Bilingual(fr: "Les fournisseurs", en: "Suppliers")
        case .privacy: Bilingual(fr: "La protection des données (DPO)", en: "Data protection (DPO)")
        }
    }

    /// The words of a level of a framework: `SEAL-2` and what it means.
    package func level(_ order: Int, of framework: Framework) -> Bilingual {
        framework.level(order).map { name($0.element) } ?? Bilingual("\(order)")
    }

    package func question(_ item: OpenItem) -> Bilingual {
        switch item {
        case .fact(let fact): return factQuestion(fact)
        case .statement(let statement, let about):
            let words = text(.question, statement) ?? name(statement)
            let who = name(about)
            return Bilingual(fr: "\(who.fr)\u{A0}: \(words.fr)", en: "\(who.en): \(words.en)")
        case .requirement(let requirement, let about):
            let words = text(.question, requirement) ?? name(requirement)
            let who = name(about)
            return Bilingual(fr: "\(who.fr)\u{A0}: \(words.fr)", en: "\(who.en): \(words.en)")
        }
    }

    /// A bilingual attribute; nil when it is not stated.
    package func text(_ key: Key, _ element: Int32) -> Bilingual? {
        guard let fr = continuum.text(continuum.value(key, of: Int(element)), .french) else { return nil }
        return Bilingual(fr: fr, en: continuum.text(continuum.value(key, of: Int(element)), .english) ?? fr)
    }

    /// The plain question of a key that has none of its own in `Wording`: its meaning in the vocabulary.
    private func factQuestion(_ fact: MissingFact) -> Bilingual {
        let special = wording.question(fact)
        let key = continuum.vocabulary.name(of: fact.keys[0])
        guard special.en.hasSuffix("what is “\(key)”?") else { return special }
        let meaning = continuum.vocabulary.definition(of: fact.keys[0]).meaning
        let what = name(fact.element)
        var target = Bilingual("")
        if fact.relation >= 0 {
            let to = name(continuum.relations[Int(fact.relation)].element)
            target = Bilingual(fr: " (pour «\u{A0}\(to.fr)\u{A0}»)", en: " (for “\(to.en)”)")
        }
        func bare(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
        return Bilingual(
            fr: "«\u{A0}\(what.fr)\u{A0}»\(target.fr)\u{A0}: \(lowered(bare(meaning.fr)))\u{A0}?", en: "“\(what.en)”\(target.en): \(lowered(bare(meaning.en)))?")
    }

    private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

    /// A figure with at most two decimals, as each language writes it.
    package static func figure(_ value: Double) -> Bilingual {
        let hundredths = (value * 100).rounded()
        var text = hundredths.truncatingRemainder(dividingBy: 100) == 0 ? String(Int(hundredths / 100)) : String(hundredths / 100)
        if abs(value) >= 1e12 { text = String(value) }
        return Bilingual(fr: text.replacing(".", with: ","), en: text)
    }

    package static func percent(_ value: Double) -> Bilingual {
        let figure = figure(value)
        return Bilingual(fr: "\(figure.fr)\u{A0}%", en: "\(figure.en) %")
    }

    package static func range(_ low: Double, _ high: Double, unit: String = "") -> Bilingual {
        let a = figure(low), b = figure(high)
        let suffix = unit.isEmpty ? Bilingual("") : Bilingual(fr: "\u{A0}\(unit)", en: " \(unit)")
        if low == high { return Bilingual(fr: a.fr + suffix.fr, en: a.en + suffix.en) }
        return Bilingual(fr: "\(a.fr) à \(b.fr)\(suffix.fr)", en: "\(a.en) to \(b.en)\(suffix.en)")
    }
}
