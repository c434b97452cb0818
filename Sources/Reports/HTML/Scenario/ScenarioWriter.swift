import Continuum
import Knowledge
import Reach
import Resilience

/// Turns a scenario that was played into the words of a page, in one language. It counts and sorts for showing; it computes nothing.
struct ScenarioWriter {
    let simulation: Simulation
    let avoidances: [Avoidance]
    /// Whether measures were tried at all.
    let isSearched: Bool
    let phrases: Phrases
    let document: ScenarioDocument
    let sources: SourceList
    var language: Language { phrases.language }
    var continuum: Continuum { simulation.after }

    init(_ simulation: Simulation, _ avoidances: [Avoidance]?, _ language: Language) {
        self.simulation = simulation
        self.avoidances = avoidances ?? []
        isSearched = avoidances != nil
        phrases = Phrases(simulation.after, language)
        document = ScenarioDocument(simulation, avoidances)
        sources = SourceList(simulation.losses.map(\.chain), isDated: true)
    }

    func page(organisation: String) -> ScenarioPage {
        let losses = simulation.losses
        let names = simulation.changes.filter { $0.after <= simulation.horizon }.map { phrases.say($0.name) }
        let days = Set(losses.map(\.day)).sorted()
        let classes = classRows()
        return ScenarioPage(
            t: ScenarioReportText.table(language), lang: language.rawValue, title: Array(names.uniqued()).joined(separator: " + "),
            dateText: phrases.say(TermWords.date(simulation.day)), dateISO: simulation.day.description, organisationName: organisation,
            horizonText: phrases.say(ScenarioDocument.day(simulation.horizon)).lowercased(),
            examinedText: phrases.count(simulation.examinedCount, fr: ("jeu de données, service ou traitement", "jeux de données, services et traitements"), en: ("dataset, service or treatment", "datasets, services and treatments")),
            events: simulation.changes.map(event), sentences: sentences(), bars: bars(), hasLosses: !losses.isEmpty,
            plots: losses.isEmpty ? [] : [ScenarioTimeline(self).plot()], lanes: lanes(days),
            days: days.enumerated().map { i, day in
                ScenarioPage.Day(dayTitle: phrases.say(ScenarioDocument.day(day)), dayAnchor: "d\(i + 1)", losses: losses.filter { $0.day == day }.map(row))
            },
            hasClasses: !classes.isEmpty, classHeads: Loss.Aspect.allCases.map { aspectHead($0) }, classRows: classes, costSentences: costs(),
            hasMeasures: !avoidances.isEmpty, measures: avoidances.prefix(12).map(measure), noMeasure: noMeasure(),
            hasSources: !sources.all.isEmpty, sources: sources.rows(phrases.dated))
    }

    // MARK: What happens

    private func event(_ change: Change) -> ScenarioPage.Event {
        let reason = phrases.say(change.reason)
        let when = change.after > simulation.horizon
            ? phrases.say(fr: "après l’horizon : n’est pas joué", en: "after the horizon: not played") : phrases.say(ScenarioDocument.day(change.after))
        var ids = change.steps.map(\.step.id)
        ids = Array(ids.uniqued())
        return ScenarioPage.Event(
            eventName: phrases.say(change.name), eventWhen: when, hasReason: !reason.isEmpty, eventReason: reason, hasEventSource: change.source != nil,
            eventSource: change.source.map { $0.ref } ?? "", hasTouched: !ids.isEmpty,
            eventTouched: phrases.list(ids.map { phrases.quoted(phrases.name($0)) }, limit: 6) + ".")
    }

    // MARK: In short

    /// What is lost, as a mayor would ask it: « 13 s’arrêtent ».
    private func many(_ aspect: Loss.Aspect, _ n: Int) -> Bilingual {
        let one = n < 2
        return switch aspect {
        case .availability: Bilingual(fr: one ? "s’arrête" : "s’arrêtent", en: n == 1 ? "stops" : "stop")
        case .confidentiality: Bilingual(fr: one ? "peut être lu par d’autres" : "peuvent être lus par d’autres", en: "can be read by others")
        case .integrity: Bilingual(fr: one ? "peut être altéré par d’autres" : "peuvent être altérés par d’autres", en: "can be altered by others")
        case .autonomy:
            Bilingual(
                fr: one ? "tombe à la merci d’un État de plus, sans s’arrêter" : "tombent à la merci d’un État de plus, sans s’arrêter",
                en: n == 1 ? "falls at the mercy of one more state, without stopping" : "fall at the mercy of one more state, without stopping")
        }
    }

    private func sentences() -> [String] {
        let losses = simulation.losses
        let end = ScenarioDocument.day(simulation.horizon)
        guard !losses.isEmpty else {
            return [
                phrases.say(
                    fr: "Rien n’est perdu \(end.fr.lowercased()) : aucun arrêt, aucune lecture, aucune altération, aucune dépendance de plus.",
                    en: "Nothing is lost \(end.en.lowercased()): nothing stops, is read, altered or gains a dependence.")
            ] + costs()
        }
        var out: [String] = []
        for aspect in Loss.Aspect.allCases {
            let some = losses.filter { $0.aspect == aspect }
            guard let first = some.map(\.day).min() else { continue }
            let n = some.count, possible = some.count { $0.standing == .possible }
            let worst = some.sorted { (rank($0.element), $0.element) < (rank($1.element), $1.element) }.map { phrases.quoted(phrases.name($0.element)) }
            let what = many(aspect, n)
            let which = n <= 3 ? ResilienceWords.list(worst, language == .french ? "et" : "and") : worst.prefix(3).joined(separator: ", ")
            let maybe = possible == 0
                ? Bilingual("") : Bilingual(fr: " (dont \(possible) \(possible < 2 ? "possible" : "possibles"))", en: " (\(possible) of them possible)")
            let day = days(first, some)
            out.append(
                n <= 3
                    ? phrases.say(fr: "\(which) \(what.fr)\(maybe.fr), \(day.fr).", en: "\(which) \(what.en)\(maybe.en), \(day.en).")
                    : phrases.say(
                        fr: "\(n) sur \(simulation.examinedCount) \(what.fr)\(maybe.fr), \(day.fr) : d’abord les plus sensibles, \(which)…",
                        en: "\(n) of \(simulation.examinedCount) \(what.en)\(maybe.en), \(day.en): the most sensitive first, \(which)…"))
        }
        let essential = Set(losses.filter { $0.aspect == .availability && document.classes($0.element).contains("essential") }.map(\.element)).count
        if essential > 0 {
            out.append(
                phrases.say(
                    fr: essential < 2 ? "Un de ceux qui s’arrêtent est essentiel." : "\(essential) de ceux qui s’arrêtent sont essentiels.",
                    en: essential == 1 ? "One of those that stop is essential." : "\(essential) of those that stop are essential."))
        }
        if let best = avoidances.first, !best.kept.isEmpty {
            let n = best.kept.count, all = losses.count
            out.append(
                phrases.say(
                    fr: "La mesure qui aide le plus éviterait \(n == all ? "tout" : "\(n) \(n < 2 ? "perte" : "pertes") sur \(all)") : \(best.title.fr).",
                    en: "The measure that helps most would avoid \(n == all ? "all of it" : "\(n) of \(all) losses"): \(best.title.en)."))
        }
        return out + costs()
    }

    /// On which days, in a sentence.
    private func days(_ first: Int32, _ losses: [Loss]) -> Bilingual {
        let when = ScenarioDocument.day(first)
        let isOnce = Set(losses.map(\.day)).count == 1
        return Bilingual(
            fr: isOnce ? when.fr.lowercased() : "les premiers \(when.fr.lowercased())", en: isOnce ? when.en.lowercased() : "the first \(when.en.lowercased())")
    }

    /// The most sensitive first.
    func rank(_ element: Int) -> Int {
        let classes = document.classes(element)
        let order = ["C4", "C3", "C2", "C1"].firstIndex { classes.contains($0) } ?? 4
        return 2 * order + (classes.contains("essential") ? 0 : 1)
    }

    private func bars() -> [ReportPage.Bar] {
        Loss.Aspect.allCases.compactMap { aspect -> ReportPage.Bar? in
            let some = simulation.losses.filter { $0.aspect == aspect }
            guard !some.isEmpty else { return nil }
            let examined = simulation.examinedCount, rest = examined - some.count
            let certain = some.count { $0.standing == .certain }
            let spared = Bilingual(fr: rest < 2 ? "épargné" : "épargnés", en: "spared")
            let words: [(sign: String, count: Int, word: Bilingual)] = [
                ("not-met", certain, Bilingual(fr: certain < 2 ? "certain" : "certains", en: "certain")),
                ("undetermined", some.count - certain, Bilingual(fr: some.count - certain < 2 ? "possible" : "possibles", en: "possible")), ("met", rest, spared),
            ]
            return ReportPage.Bar(
                barTitle: aspectHead(aspect), barTotal: examined,
                segments: words.filter { $0.count > 0 }.map { segment in
                    ReportPage.Segment(
                        segmentClass: segment.sign, segmentCount: segment.count, segmentShare: Share.percent(segment.count, of: examined), segmentWord: phrases.say(segment.word))
                })
        }
    }

    func aspectHead(_ aspect: Loss.Aspect) -> String {
        switch aspect {
        case .availability: phrases.say(fr: "Arrêté", en: "Stopped")
        case .confidentiality: phrases.say(fr: "Lu", en: "Read")
        case .integrity: phrases.say(fr: "Altérable", en: "Alterable")
        case .autonomy: phrases.say(fr: "À la merci d’un État de plus", en: "At one more state’s mercy")
        }
    }

    func costs() -> [String] {
        let (before, after, unstated) = simulation.annualCost
        if before != after {
            return [
                phrases.say(
                    fr: "Le coût annuel connu passe de \(ComparisonDocument.euros(before)) à \(ComparisonDocument.euros(after)) ; \(unstated) relations avec des fournisseurs n’ont pas de coût déclaré.",
                    en: "The known yearly cost goes from \(ComparisonDocument.euros(before)) to \(ComparisonDocument.euros(after)); \(unstated) relations with suppliers have no stated cost.")
            ]
        }
        guard simulation.changes.contains(where: { $0.id.hasPrefix("price") }) else { return [] }
        return [phrases.say(fr: "Aucun coût annuel n’est déclaré pour ce fournisseur (annual-cost).", en: "No yearly cost is stated for this supplier (annual-cost).")]
    }
}

extension Sequence where Element: Hashable {
    /// Each once, in the order in which it first comes.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
