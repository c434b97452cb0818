import Continuum
import Knowledge
import Reach

extension ReportWriter {
    // MARK: The bars

    func bars() -> [ReportPage.Bar] {
        [Kind.data, .service, .treatment].compactMap { kind in
            let verdicts = assessment.verdicts.filter { continuum.elements[$0.element].kind == kind }
            guard !verdicts.isEmpty else { return nil }
            let segments = [VerdictStatus.notMet, .undetermined, .met].compactMap { status -> ReportPage.Segment? in
                let count = verdicts.count { $0.status == status }
                guard count > 0 else { return nil }
                return ReportPage.Segment(segmentClass: status.rawValue, segmentCount: count, segmentShare: Share.percent(count, of: verdicts.count), segmentWord: statusWords(status, count))
            }
            return ReportPage.Bar(barTitle: say(TermWords.kinds(kind)), barTotal: verdicts.count, segments: segments)
        }
    }

    private func statusWords(_ status: VerdictStatus, _ count: Int) -> String {
        guard language == .french, count > 1 else { return say(Wording.status(status)) }
        return say(Wording.status(status)) + "s"
    }

    // MARK: The sentences

    func sentences(_ measures: [Remedy]) -> [String] {
        [countSentence(), stateSentence(), worstSentence(), measures.first.map(measureSentence), openSentence()].compactMap { $0 }
    }

    private func countSentence() -> String? {
        guard !assessment.verdicts.isEmpty else {
            return say(fr: "La carte ne contient ni donnée ni service à juger.", en: "The chart holds no dataset and no service to judge.")
        }
        func count(_ kind: Kind) -> Int { assessment.verdicts.count { continuum.elements[$0.element].kind == kind } }
        let parts = [
            (count(.data), TermWords.count(count(.data), fr: ("jeu de données", "jeux de données"), en: ("dataset", "datasets"))),
            (count(.service), TermWords.count(count(.service), fr: ("service", "services"), en: ("service", "services"))),
            (count(.treatment), TermWords.count(count(.treatment), fr: ("traitement", "traitements"), en: ("treatment", "treatments"))),
        ].filter { $0.0 > 0 }.map { say($0.1) }
        let head = parts.count > 1 ? parts.dropLast().joined(separator: ", ") + say(fr: " et ", en: " and ") + (parts.last ?? "") : parts.first ?? ""
        func total(_ status: VerdictStatus) -> Int { assessment.verdicts.count { $0.status == status } }
        let (met, notMet, open) = (total(.met), total(.notMet), total(.undetermined))
        let fr = [
            "\(met) \(met < 2 ? "respecte" : "respectent") les limites de \(met < 2 ? "sa" : "leur") classe",
            "\(notMet) ne les \(notMet < 2 ? "respecte" : "respectent") pas",
            "\(open) \(open < 2 ? "reste indéterminé" : "restent indéterminés"), faute de faits ou parce que le droit est débattu",
        ]
        let en = [
            "\(met) \(met == 1 ? "meets" : "meet") the limits of \(met == 1 ? "its" : "their") class",
            "\(notMet) \(notMet == 1 ? "does" : "do") not", "\(open) \(open == 1 ? "is" : "are") undetermined, for want of facts or because the law is debated",
        ]
        return say(fr: "Sur \(head) : \(fr[0]), \(fr[1]), \(fr[2]).", en: "Of \(head): \(en[0]), \(en[1]), \(en[2]).")
    }

    /// The state with the most, and gravest, certain findings; failing that, that nobody certainly has one.
    private func stateSentence() -> String? {
        var weights: [Int: Int] = [:]
        var things: [Int: [Finding.Rule: Set<Int>]] = [:]
        for finding in assessment.findings where finding.bound == .certain && finding.rule != .technical {
            for subject in finding.subjects where subjects[subject].sort != .supplier {
                weights[subject, default: 0] += 1 + (Severity.allCases.firstIndex(of: finding.severity) ?? 0) * 2
                things[subject, default: [:]][finding.rule, default: []].insert(finding.element)
            }
        }
        guard let most = weights.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
            return say(
                fr: "Aucun État n’a, de façon certaine, un pouvoir au-delà de ce que les classes tolèrent.",
                en: "No state certainly has a power beyond what the classes tolerate.")
        }
        let who = wording.nominative(most, assessment).words
        let risk = assessment.gradient.levels[most].risk
        let powers = [Finding.Rule.obtain, .alter, .cut, .starve].compactMap { rule -> String? in
            guard let n = things[most]?[rule]?.count else { return nil }
            switch rule {
            case .obtain: return say(fr: "en obtenir \(n)", en: "obtain \(n)")
            case .alter: return say(fr: "en altérer \(n) en silence", en: "silently alter \(n)")
            case .cut: return say(fr: "en couper \(n) du jour au lendemain", en: "cut \(n) off overnight")
            default: return say(fr: "en affamer \(n) à terme", en: "starve \(n) in time")
            }
        }
        let elements = Set(things[most]?.values.flatMap { $0 } ?? []).count
        return say(
            fr: "L’État qui compte le plus : \(who.fr) (risque \(risk) sur 4, \(TermWords.risk(risk).fr)). De façon certaine, et au-delà de ce qui est toléré, il a prise sur \(elements) données ou services : il peut \(powers.joined(separator: ", ")).",
            en: "The state that matters most: \(who.en) (risk \(risk) of 4, \(TermWords.risk(risk).en)). Certainly, and beyond what is tolerated, it has a hold on \(elements) datasets or services: it can \(powers.joined(separator: ", ")).")
    }

    private func worstSentence() -> String? {
        guard let worst = assessment.findings.first, worst.severity > .note else { return nil }
        return say(fr: "Le constat le plus grave : \(lowered(wording.message(worst).fr)).", en: "The gravest finding: \(lowered(wording.message(worst).en)).")
    }

    private func measureSentence(_ remedy: Remedy) -> String {
        let effort = TermWords.effort(remedy.effort), removed = remedy.findingsRemoved
        return say(
            fr: "Ce qui aide le plus pour son effort : \(lowered(remedy.title.fr)) (\(effort.fr)) ; \(removed < 2 ? "\(removed) constat disparaît" : "\(removed) constats disparaissent").",
            en: "What helps most for its effort: \(lowered(remedy.title.en)) (\(effort.en)); \(removed == 1 ? "1 finding goes" : "\(removed) findings go") away.")
    }

    private func openSentence() -> String? {
        let coverage = assessment.coverage
        guard coverage.unknownFacts > 0 || !assessment.questions.isEmpty else { return nil }
        var fr = "\(coverage.unknownFacts) des \(coverage.expectedFacts) faits attendus ne sont pas connus."
        var en = "\(coverage.unknownFacts) of the \(coverage.expectedFacts) expected facts are not known."
        if let first = assessment.questions.first {
            let words = wording.question(first), n = first.settles.count
            fr += " La question à poser d’abord : \(words.fr)" + (n > 0 ? " Sa réponse pourrait trancher \(n) \(n < 2 ? "verdict" : "verdicts")." : "")
            en += " The question to ask first: \(words.en)" + (n > 0 ? " Its answer could settle \(n) \(n == 1 ? "verdict" : "verdicts")." : "")
        }
        return say(fr: fr, en: en)
    }

    /// Inside a sentence: a small first letter, but for a word that is all capitals.
    private func lowered(_ text: String) -> String {
        let second = text.dropFirst().first
        return second?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    // MARK: What to do first

    /// Remedies by findings removed for their effort; of those that change the same things, the best.
    func firstMeasures() -> [Remedy] {
        var all: [String: Remedy] = [:]
        for finding in assessment.findings {
            for remedy in finding.remedies where remedy.findingsRemoved > remedy.findingsAdded { all[remedy.title.fr] = remedy }
        }
        let ranked = all.values.sorted { a, b in
            let left = (a.findingsRemoved - a.findingsAdded) * b.effort, right = (b.findingsRemoved - b.findingsAdded) * a.effort
            if left != right { return left > right }
            return a.effort != b.effort ? a.effort < b.effort : a.title.fr < b.title.fr
        }
        var changed: Set<String> = []
        var first: [Remedy] = []
        for remedy in ranked where first.count < 6 {
            let things = remedy.patch.replacements.keys.filter { continuum.index(of: $0) != nil }
            if things.contains(where: changed.contains) { continue }
            changed.formUnion(things)
            first.append(remedy)
        }
        return first
    }

    func firstMeasure(_ remedy: Remedy) -> ReportPage.FirstMeasure {
        ReportPage.FirstMeasure(
            measureTitle: say(remedy.title), measureEffort: say(TermWords.effort(remedy.effort)), measureRemoved: remedy.findingsRemoved,
            measureAdded: remedy.findingsAdded)
    }
}
