import Continuum
import Reach
import Resilience

extension ResilienceWriter {
    /// Single points told before the rest is folded away.
    private static let firstSingles = 5

    func card(_ number: Int) -> ResiliencePage.Card {
        let service = resilience.services[number]
        let path = FailureDrawing(resilience, service: number, language: language)
        let drawing = drawings[continuum.id(service.element)].flatMap { InlineDrawing($0) }
        let rows = singles[number].map(single)
        let refusals = refusals(service)
        let more = rows.count - Self.firstSingles
        let stopped = service.hasFailedAlready ? resilience.models[0].chain(from: service.element, when: []) : nil
        let id = continuum.id(service.element), link = links.element(id)
        return ResiliencePage.Card(
            cardID: id, anchor: anchor(number), cardHasLink: link != nil, cardLink: link ?? "", cardName: name(Int32(service.element)),
            cardKind: say(ResilienceWords.kind(continuum.elements[service.element].kind)),
            cardStatus: status(number).sign, cardStatusWord: cardStatusWord(number), cardSentences: figures(service), hasDrawing: drawing != nil,
            drawing: drawing?.svg ?? "", drawingLeast: drawing?.leastWidth ?? 0, isDrawingMissing: drawing == nil && !path.isEmpty,
            hasOmitted: path.omitted > 0, omittedText: omitted(path.omitted), isStopped: stopped != nil, runs: runs(stopped ?? []),
            hasSingles: !rows.isEmpty, singles: Array(rows.prefix(Self.firstSingles)), hasMoreSingles: more > 0,
            moreSingles: Array(rows.dropFirst(Self.firstSingles)),
            moreSinglesTitle: say(TermWords.count(more, fr: ("autre", "autres"), en: ("more", "more"))), blocksBefore: redundancies(service) + together(service),
            hasRefusals: !refusals.isEmpty, refusals: refusals, blocksAfter: unknown(service))
    }

    private func cardStatusWord(_ number: Int) -> String {
        switch status(number) {
        case .unsaid: say(fr: "aucun point unique dit, mais tout n’est pas dit", en: "no single point said, but not all is said")
        case .none: say(fr: "aucun point de défaillance unique connu", en: "no single point of failure known")
        case .single:
            say(
                TermWords.count(
                    singles[number].count, fr: ("point de défaillance unique", "points de défaillance uniques"),
                    en: ("single point of failure", "single points of failure")))
        case .stopped, .uncomputed: statusWord(number)
        }
    }

    private func omitted(_ count: Int) -> String {
        say(
            fr: "\(count) \(count < 2 ? "autre point n’a" : "autres points n’ont") pas trouvé place dans le dessin ; les listes disent tout.",
            en: "\(count) more \(count == 1 ? "point" : "points") found no room in the drawing; the lists say all.")
    }

    // MARK: Figures

    private func figures(_ service: ServiceResilience) -> [String] {
        guard !service.hasFailedAlready else { return [] }
        let missing = service.unknownThings.count
        let things = TermWords.count(missing, fr: ("élément", "éléments"), en: ("thing", "things"))
        guard let range = figure(service) else {
            return [
                say(
                    fr: "Disponibilité : aucun chiffre utile (\(things.fr) sans MTBF, promesse ni constat).",
                    en: "Availability: no useful figure (\(things.en) without MTBF, promise or observation).")
            ]
        }
        let value = availability(service, range), down = downtime(service, range)
        var fr = "Disponibilité de bout en bout : \(value), soit \(down) d’arrêt", en = "End-to-end availability: \(value), that is \(down) down"
        if !range.isExact {
            fr += " (bornes : le calcul exact dépasse la place donnée)"
            en += " (bounds: the exact computation exceeds the room given)"
        }
        if missing > 0 {
            if let assumed = resilience.request.assumedAvailability {
                let share = ResilienceWords.percent(assumed, language)
                fr += " ; \(things.fr) sans chiffre, \(missing < 2 ? "supposé" : "supposés") à \(share)"
                en += "; \(things.en) without a figure, assumed at \(share)"
            } else {
                fr += " ; \(things.fr) sans chiffre, \(missing < 2 ? "compté parfait" : "comptés parfaits")"
                en += "; \(things.en) without a figure, counted as perfect"
            }
        }
        return [say(fr: fr + ".", en: en + "."), weights(service)].compactMap { $0 }
    }

    private func weights(_ service: ServiceResilience) -> String? {
        let parts = service.known.filter { $0.importance.fussellVesely >= 0.01 }.prefix(3).map { weight in
            let share = ResilienceWords.rounded(weight.importance.fussellVesely * 100, 0), value = ResilienceWords.percent(weight.availability, language)
            let basis = ResilienceWords.basis(weight.basis), name = quoted(weight.event.element)
            return Bilingual(
                fr: "\(name) (\(value), \(basis.fr)) pour \(share) %", en: "\(name) (\(value), \(basis.en)) for \(share)%")
        }
        guard !parts.isEmpty else { return nil }
        return say(
            fr: "Dans les arrêts chiffrés, pèsent le plus : \(parts.map(\.fr).joined(separator: " ; ")).",
            en: "In the downtime that has figures, these weigh most: \(parts.map(\.en).joined(separator: "; ")).")
    }

    // MARK: Single points and their chains

    private func single(_ single: (event: FailureModel.Event, chain: [ChainStep])) -> ResiliencePage.Single {
        ResiliencePage.Single(singleName: name(single.event.element), singleKind: say(ranking.kind(single.event)), runs: runs(single.chain))
    }

    private func runs(_ chain: [ChainStep]) -> [ResiliencePage.Run] { ChainRuns(Phrases(continuum, language), sources).runs(chain) }

    // MARK: Lists

    private func redundancies(_ service: ServiceResilience) -> [ResiliencePage.Block] {
        let found = ranking.falseRedundancies(service.falseRedundancies)
        guard !found.isEmpty else { return [] }
        return [ResiliencePage.Block(blockTitle: say(ResilienceReportText.falseTitle.words), blockItems: found.map { say(words.falseRedundancy($0)) + "." })]
    }

    private func together(_ service: ServiceResilience) -> [ResiliencePage.Block] {
        let cuts = service.things.cuts
        var items: [String] = []
        for order in stride(from: 2, through: cuts.order, by: 1) where order < cuts.counts.count && cuts.counts[order] > 0 {
            let count = FailureRanking.count(cuts.counts[order])
            let examples = ranking.examples(service, order: order).prefix(3).map { set in set.map { name($0.element) }.joined(separator: " + ") }
            let isOne = cuts.counts[order] == 1
            items.append(
                say(
                    fr: "\(count) \(isOne ? "façon" : "façons") de l’arrêter par \(order) pannes\(isOne ? " :" : ", par exemple :") \(examples.joined(separator: " ; ")).",
                    en: "\(count) \(isOne ? "way" : "ways") to stop it with \(order) failures\(isOne ? ":" : ", for instance:") \(examples.joined(separator: "; "))."))
        }
        if cuts.isOrderCut {
            items.append(
                say(
                    fr: "Au-delà de \(cuts.order) \(cuts.order < 2 ? "panne" : "pannes") à la fois, la place donnée ne suffit pas.",
                    en: "Beyond \(cuts.order) \(cuts.order == 1 ? "failure" : "failures") at a time, the room given does not suffice."))
        }
        return items.isEmpty ? [] : [ResiliencePage.Block(blockTitle: say(ResilienceReportText.togetherTitle.words), blockItems: items)]
    }

    private func refusals(_ service: ServiceResilience) -> [ResiliencePage.Refusal] {
        ranking.firstRefusals(service).map { refusal in
            func line(_ fr: String, _ en: String, _ events: [FailureModel.Event]) -> ResiliencePage.Line? {
                guard !events.isEmpty else { return nil }
                let rest = events.count - 8
                let text = events.prefix(8).map { name($0.element) }.joined(separator: ", ") + (rest > 0 ? say(fr: " et \(rest) de plus", en: " and \(rest) more") : "")
                return ResiliencePage.Line(lineHead: say(fr: fr, en: en), lineText: text)
            }
            var lines = [
                line("un État seul", "one state alone", refusal.states), line("un groupe seul", "one group alone", refusal.groups),
                line("un fournisseur seul", "one supplier alone", refusal.suppliers),
            ].compactMap { $0 }
            let pairs = refusal.statePairs
            if !pairs.isEmpty {
                let rest = pairs.count - 3
                let text = pairs.prefix(3).map { $0.map { name($0.element) }.joined(separator: " + ") }.joined(separator: say(fr: " ; ", en: "; "))
                lines.append(
                    ResiliencePage.Line(
                        lineHead: say(fr: "deux États ensemble", en: "two states together"),
                        lineText: text + (rest > 0 ? say(fr: " et \(rest) de plus", en: " and \(rest) more") : "")))
            }
            return ResiliencePage.Refusal(refusalWhen: say(ResilienceWords.within(refusal.plane)), refusalLines: lines)
        }
    }

    private func unknown(_ service: ServiceResilience) -> [ResiliencePage.Block] {
        var things: [Dependability.Doubt: [Int32]] = [:]
        for (element, doubt) in service.unknownThings { things[doubt, default: []].append(element) }
        let unsaid = unsaid(service.unknownNeeds, limit: 8)
        let items = unsaid + withoutFigure(things, limit: 5)
        return items.isEmpty ? [] : [ResiliencePage.Block(blockTitle: say(ReportText.unknownTitle.words), blockItems: items)]
    }
}
