package import Continuum
package import Sovereignty

/// Which question comes next, and what does an answer say? Only what can still change the classification is asked; any question may go unanswered.
///
/// A value that knows no terminal: lines in, questions out.
package struct NISQuestionnaire {
    package private(set) var entity: NISEntity
    private var classifier = NISClassifier()
    private var skipped: Set<NISFact> = []
    private let language: Language

    /// What is presumed of the entity is asked for as if nothing were known.
    package init(_ entity: NISEntity, _ language: Language) {
        self.entity = entity.withoutPresumptions
        self.language = language
        // Without a word on its activities, they are asked for.
        if entity.activities.isPresumed { self.entity.activities = .unknown }
    }

    package struct Question {
        package var fact: NISFact
        package var text: String
        /// Numbered from 1; empty where a figure or codes are asked for.
        package var choices: [String]
        fileprivate var step: Step
    }

    fileprivate enum Step { case sector, activity([Int]), established, serves, number, choice([Int]) }

    private func say(_ fr: String, _ en: String) -> String { Typography.set(language == .french ? fr : en, language) }
    private func say(_ words: Bilingual) -> String { Typography.set(words[language], language) }

    package static func doNotKnow(_ language: Language) -> String { language == .french ? "je ne sais pas" : "I do not know" }

    /// nil when nothing that is left to ask could change the answer.
    package mutating func next() -> Question? {
        let result = classifier.classify(entity)
        let options = Set(NISFact.allCases.filter(\.isOption))
        let fact = result.decision.firstFact(besides: skipped.union(options))
            ?? result.draft?.decision.firstFact(besides: skipped.union(options))
            ?? result.decision.firstFact(besides: skipped)
        return fact.map(question)
    }

    private func question(_ fact: NISFact) -> Question {
        func ask(_ fr: String, _ en: String, _ step: Step, _ choices: [String] = []) -> Question { Question(fact: fact, text: say(fr, en), choices: choices, step: step) }
        func choose(_ fr: String, _ en: String, _ codes: [Int]) -> Question { ask(fr, en, .choice(codes), codes.map { say(NISWords.value(fact, $0)) }) }
        let yesNo = [1, 0]
        switch fact {
        case .union:
            if entity.established.isEmpty {
                return ask("Dans quels États êtes-vous établi ? (codes à deux lettres, par exemple : FR)", "In which states are you established? (two-letter codes, for example: FR)", .established)
            }
            return ask("Dans quels États servez-vous des clients ? (codes ; par exemple : FR DE)", "In which states do you serve customers? (codes; for example: FR DE)", .serves)
        case .activity:
            if let candidates = entity.candidates {
                // Annex I, 10 names central and regional administrations alone: a town would not find itself.
                let local = candidates.contains { NISActivity.all[$0].traits.contains(.central) }
                    ? [say("Administration locale : commune, groupement, département", "Local administration: commune, community, department")] : []
                return ask("Laquelle de ces activités ?", "Which of these activities?", .activity(candidates), candidates.map { say(NISActivity.all[$0].name) } + local)
            }
            return ask("Dans quel secteur ?", "In which sector?", .sector, NISSector.all.map { say($0.name) } + [say("aucun de ceux-ci", "none of these")])
        case .education: return choose("Est-ce un établissement d’enseignement ?", "Is it an education institution?", yesNo)
        case .tier: return choose("Est-ce une administration publique, et de quel échelon ?", "Is it a public administration, and of which tier?", Array(0..<fact.count))
        case .security:
            return choose("Agit-elle dans la sécurité nationale ou publique, la défense ou la répression ?", "Does it act in national or public security, defence or law enforcement?", [0, 1, 2])
        case .doraExemption: return choose("Votre État vous a-t-il dispensé du règlement DORA ?", "Has your state exempted you from DORA?", yesNo)
        case .criticalEntity: return choose("Avez-vous été désignée entité critique (directive 2022/2557) ?", "Have you been designated a critical entity (directive 2022/2557)?", yesNo)
        case .formerOperator: return choose("Étiez-vous opérateur de services essentiels avant le 16 janvier 2023 ?", "Were you an operator of essential services before 16 January 2023?", yesNo)
        case .formerOperatorOption: return choose("Votre État maintient-il ces opérateurs comme entités essentielles ?", "Does your state keep these operators as essential entities?", yesNo)
        case .identification: return choose("Votre État vous a-t-il identifiée, et comment ?", "Has your state identified you, and how?", [0, 1, 2])
        case .special: return choose("L’un de ces cas est-il le vôtre ?", "Is one of these cases yours?", Array(0..<fact.count))
        case .localKind: return choose("De quel type de collectivité s’agit-il ?", "Which kind of local body is it?", Array(0..<fact.count))
        case .population:
            return ask("Combien d’habitants ? (commune la plus peuplée, pour un groupement)", "How many inhabitants? (of the most populous commune, for a community)", .number)
        case .localOption: return choose("Votre État étend-il la directive à l’échelon local ?", "Does your state extend the directive to the local tier?", [0, 1, 2])
        case .educationOption: return choose("Votre État étend-il la directive à l’enseignement ?", "Does your state extend the directive to education?", [0, 1, 2])
        case .regionalRisk: return choose("Une perturbation de vos services aurait-elle des effets importants ?", "Could disruption of your services have a significant impact?", yesNo)
        case .headcount: return ask("Combien de personnes ? (unités de travail par an, groupe compris)", "How many persons? (annual work units, group included)", .number)
        case .turnover: return ask("Quel chiffre d’affaires annuel, en euros ? (groupe compris ; 12M pour 12 millions)", "What yearly turnover, in euros? (group included; 12M for 12 million)", .number)
        case .balance: return ask("Quel total de bilan, en euros ? (groupe compris ; 12M pour 12 millions)", "What balance sheet total, in euros? (group included; 12M for 12 million)", .number)
        }
    }

    /// Takes an answer; the complaint when it is none.
    package mutating func answer(_ question: Question, _ line: String) -> String? {
        let line = String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        let isUnknown = line.isEmpty || line == "?" || line.lowercased() == "unknown" || line.lowercased() == Self.doNotKnow(language).lowercased()
        if isUnknown || (!question.choices.isEmpty && line == "\(question.choices.count + 1)") {
            skipped.insert(question.fact)
            return nil
        }
        switch question.step {
        case .established, .serves: return states(question, line)
        case .number: return number(question.fact, line)
        case .sector, .activity, .choice: break
        }
        guard let index = choice(question, line) else {
            let text = say("Répondez par un nombre de 1 à \(question.choices.count + 1).", "Answer with a number from 1 to \(question.choices.count + 1).")
            let near = nearest(to: line, among: question.choices)
            return text + (near.map { say(" Vouliez-vous dire « \($0) » ?", " Did you mean “\($0)”?") } ?? "")
        }
        switch question.step {
        case .sector:
            if index == NISSector.all.count {
                entity.activities = .known([])
            } else {
                let activities = NISSector.activities(of: index)
                entity.candidates = activities
                if activities.count == 1 { entity.activities = .known(activities) }
            }
        case .activity(let candidates) where index == candidates.count:
            entity.activities = .known([])
            entity.tier = .known(.local)
        case .activity(let candidates): entity.activities = .known([candidates[index]])
        case .choice(let codes): set(question.fact, codes[index])
        case .established, .serves, .number: break
        }
        return nil
    }

    /// By number, or by the words of the choice.
    private func choice(_ question: Question, _ line: String) -> Int? {
        if let number = Int(line) { return number >= 1 && number <= question.choices.count ? number - 1 : nil }
        if let index = question.choices.firstIndex(where: { $0.lowercased() == line.lowercased() }) { return index }
        switch question.step {
        case .sector: return NISSector.named(line)
        case .activity(let candidates): return NISActivity.named(line).flatMap(candidates.firstIndex)
        case .choice(let codes): return codes.firstIndex { NISWords.token(question.fact, $0) == line }
        case .established, .serves, .number: return nil
        }
    }

    private mutating func states(_ question: Question, _ line: String) -> String? {
        var codes: [StateCode] = []
        for word in line.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
            guard let code = StateCode(String(word)) else {
                return say("« \(Style.safe(String(word.prefix(20)))) » n’est pas un code d’État à deux lettres.", "“\(Style.safe(String(word.prefix(20))))” is no two-letter code of a state.")
            }
            if !codes.contains(code) { codes.append(code) }
        }
        if codes.isEmpty { return say("Écrivez des codes à deux lettres.", "Write two-letter codes.") }
        if case .serves = question.step { entity.serves = codes } else { entity.established = codes }
        return nil
    }

    private mutating func number(_ fact: NISFact, _ line: String) -> String? {
        guard let value = Self.number(line) else { return say("Écrivez un nombre : 250, ou 12M pour 12 millions.", "Write a number: 250, or 12M for 12 million.") }
        if value < 0 { return say("Ce nombre ne peut pas être négatif.", "This number cannot be negative.") }
        if value > Double(NISKey.highest[fact.key] ?? Int.max) { return say("Ce nombre est trop grand.", "This number is too large.") }
        if fact == .population { entity.population = .known(Int(value.rounded(.down))) }
        if let figure = NISFigure.allCases.first(where: { $0.fact == fact }) {
            // The group is included in the answer: its enterprises add nothing more.
            entity.figures[figure] = value
            for i in entity.relatives.indices { entity.relatives[i].figures[figure] = 0 }
        }
        return nil
    }

    /// 250 · 1 200,5 · 12M · 850k · 1.5 M€; nil for what is no number.
    package static func number(_ text: String) -> Double? {
        var digits = ""
        var scale = 1.0
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{202F}", "€", "_": continue
            case ",": digits.append(".")
            case "k" where scale == 1: scale = 1_000
            case "M" where scale == 1: scale = 1_000_000
            case "0"..."9", "-", ".", "e", "E", "+":
                if scale != 1 { return nil }
                digits.unicodeScalars.append(scalar)
            default: return nil
            }
        }
        guard let value = Double(digits), value.isFinite else { return nil }
        return value * scale
    }

    private mutating func set(_ fact: NISFact, _ code: Int) {
        func pick<Answer: NISAnswer>(_: Answer.Type) -> NISKnowledge<Answer> { .known(Array(Answer.allCases)[min(code, Answer.allCases.count - 1)]) }
        switch fact {
        case .education: entity.education = .known(code == 1)
        case .tier: entity.tier = pick(NISTier.self)
        case .security: entity.security = pick(NISSecurity.self)
        case .doraExemption: entity.doraExemption = .known(code == 1)
        case .criticalEntity: entity.criticalEntity = .known(code == 1)
        case .formerOperator: entity.formerOperator = .known(code == 1)
        case .formerOperatorOption: entity.formerOperatorOption = .known(code == 1)
        case .identification: entity.identification = pick(NISIdentification.self)
        case .special: entity.special = pick(NISSpecialRole.self)
        case .localKind: entity.localKind = pick(NISLocalKind.self)
        case .localOption: entity.localOption = pick(NISOption.self)
        case .educationOption: entity.educationOption = pick(NISOption.self)
        case .regionalRisk: entity.regionalRisk = .known(code == 1)
        case .union, .activity, .population, .headcount, .turnover, .balance: break
        }
    }
}
