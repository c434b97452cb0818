import Continuum
import Reach
import Resilience

extension ResilienceWriter {
    // MARK: A few sentences for whoever decides

    func sentences(_ top: [(event: FailureModel.Event, services: [Int])]) -> [String] {
        [stoppedSentence(), singlesSentence(), topSentence(top), falseSentence(), refusalSentence(), openSentence()].compactMap { $0 }
    }

    private var all: Range<Int> { resilience.services.indices }

    private func stoppedSentence() -> String? {
        let stopped = resilience.services.filter(\.hasFailedAlready).map { Int32($0.element) }
        guard !stopped.isEmpty else { return nil }
        return stopped.count == 1
            ? say(fr: "Déjà à l’arrêt, d’après la carte : \(names(stopped, limit: 4)).", en: "Stopped already, by the chart: \(names(stopped, limit: 4)).")
            : say(fr: "\(stopped.count) sont déjà à l’arrêt, d’après la carte : \(names(stopped, limit: 4)).", en: "\(stopped.count) are stopped already, by the chart: \(names(stopped, limit: 4)).")
    }

    private func singlesSentence() -> String? {
        if all.isEmpty { return say(ResilienceReportText.servicesNone.words) }
        let count = all.count { !singles[$0].isEmpty }
        if all.count == 1, let found = singles.first, !found.isEmpty {
            let name = quoted(Int32(resilience.services[0].element))
            let points = TermWords.count(
                found.count, fr: ("point de défaillance unique", "points de défaillance uniques"), en: ("single point of failure", "single points of failure"))
            return say(
                fr: "\(name) a \(points.fr) : une seule panne suffit à l’arrêter.", en: "\(name) has \(points.en): one failure is enough to stop it.")
        }
        let open = all.count { status($0) == .uncomputed }
        if open > 0 {
            return say(
                fr: "La place donnée au calcul n’a pas suffi pour \(services(open).fr) ; parmi les autres, \(count) \(count < 2 ? "a" : "ont") au moins un point de défaillance unique.",
                en: "The room given to the computation did not suffice for \(services(open).en); of the others, \(count) \(count == 1 ? "has" : "have") at least one single point of failure.")
        }
        if count == 0 {
            return say(
                fr: "Aucun point de défaillance unique n’est connu parmi \(services(all.count).fr) : il faut au moins deux pannes pour en arrêter un.",
                en: "No single point of failure is known among \(services(all.count).en): it takes at least two failures to stop one.")
        }
        return say(
            fr: "\(count) des \(services(all.count).fr) et données examinés \(count < 2 ? "a" : "ont") au moins un point de défaillance unique : une seule panne suffit à \(count < 2 ? "l’arrêter" : "les arrêter").",
            en: "\(count) of the \(services(all.count).en) and datasets examined \(count == 1 ? "has" : "have") at least one single point of failure: one failure is enough to stop \(count == 1 ? "it" : "them").")
    }

    private func topSentence(_ top: [(event: FailureModel.Event, services: [Int])]) -> String? {
        guard all.count > 1, !top.isEmpty else { return nil }
        let parts = top.prefix(3).map { "\(quoted($0.event.element)) (\($0.services.count))" }
        let list = ResilienceWords.list(Array(parts), say(fr: "et", en: "and"))
        return say(fr: "Ce qui en arrête le plus à lui seul : \(list).", en: "What stops most of them by itself: \(list).")
    }

    private func falseSentence() -> String? {
        let found = ranking.falseRedundancies(resilience.services.flatMap(\.falseRedundancies))
        guard let first = found.first else { return nil }
        let members = Array(first.members.prefix(2)).map(quoted)
        let cause = first.shared.first.map { words.event($0) } ?? Bilingual("")
        return say(
            fr: "\(found.count) \(found.count < 2 ? "redondance n’en est pas une" : "redondances n’en sont pas") : ce qui devait se remplacer tombe ensemble. Ainsi \(ResilienceWords.list(members, "et")), avec \(cause.fr).",
            en: "\(found.count) \(found.count == 1 ? "redundancy is none" : "redundancies are none"): what was to replace one another falls together. So do \(ResilienceWords.list(members, "and")), with \(cause.en).")
    }

    private func refusalSentence() -> String? {
        let refusals = resilience.services.map { ranking.firstRefusals($0).filter { !$0.alone.isEmpty } }
        if all.count == 1 {
            let parts = refusals[0].map { refusal in
                let within = ResilienceWords.within(refusal.plane), who = refusers(refusal.alone, limit: 4)
                return Bilingual(fr: "\(within.fr), \(who)", en: "\(within.en), \(who)")
            }
            guard !parts.isEmpty else { return nil }
            return say(
                fr: "Qui l’arrête sans aucune panne, en refusant seul : \(parts.map(\.fr).joined(separator: " ; ")).",
                en: "Who stops it without any failure, by refusing alone: \(parts.map(\.en).joined(separator: "; ")).")
        }
        func count(_ isMeant: (FailureRanking.FirstRefusals) -> Bool) -> Int { refusals.count { $0.contains(where: isMeant) } }
        let states = (now: count { $0.plane == .cut && !$0.states.isEmpty }, ever: count { !$0.states.isEmpty })
        let others = count { $0.plane == .cut && !($0.suppliers.isEmpty && $0.groups.isEmpty) }
        var parts: [Bilingual] = []
        if states.ever > 0 {
            let now = states.now > 0 ? Bilingual(fr: "\(states.now) tout de suite et ", en: "\(states.now) at once and ") : Bilingual("")
            parts.append(
                Bilingual(
                    fr: "le refus d’un seul État en arrête \(now.fr)\(states.ever) en un an", en: "the refusal of one state alone stops \(now.en)\(states.ever) within a year"))
        }
        if others > 0 {
            parts.append(
                Bilingual(
                    fr: "le retrait d’un seul fournisseur ou groupe en arrête \(others) tout de suite",
                    en: "one supplier or group alone pulling out stops \(others) at once"))
        }
        guard !parts.isEmpty else { return nil }
        return say(
            fr: "Sans aucune panne, \(parts.map(\.fr).joined(separator: " ; ")).", en: "Without any failure, \(parts.map(\.en).joined(separator: "; ")).")
    }

    private func openSentence() -> String? {
        let missing = Set(resilience.services.flatMap { $0.unknownThings.map(\.element) }).count
        let unsaid = all.count { !resilience.services[$0].unknownNeeds.isEmpty }
        guard missing + unsaid > 0 else { return nil }
        let assumed = resilience.request.assumedAvailability.map { ResilienceWords.percent($0, language) }
        var parts: [Bilingual] = []
        if missing > 0 {
            let count = TermWords.count(missing, fr: ("élément n’a", "éléments n’ont"), en: ("thing has", "things have"))
            parts.append(
                assumed.map { Bilingual(fr: "\(count.fr) aucun chiffre, et \(missing < 2 ? "est supposé" : "sont supposés") à \($0)", en: "\(count.en) no figure, and \(missing == 1 ? "is" : "are") assumed at \($0)") }
                    ?? Bilingual(fr: "\(count.fr) aucun chiffre : les disponibilités sont données au mieux", en: "\(count.en) no figure: availabilities are given at best"))
        }
        if unsaid > 0 {
            parts.append(
                Bilingual(
                    fr: "\(services(unsaid).fr) \(unsaid < 2 ? "dépend" : "dépendent") de choses dont personne ne dit rien",
                    en: "\(services(unsaid).en) \(unsaid == 1 ? "depends" : "depend") on things of which nobody says anything"))
        }
        return say(fr: parts.map(\.fr).joined(separator: " ; ") + ".", en: parts.map(\.en).joined(separator: "; ") + ".")
    }

    // MARK: Bars and the first table

    func bars() -> [ReportPage.Bar] {
        let kinds: [(Bilingual, (Kind) -> Bool)] = [
            (TermWords.kinds(.service), { $0 == .service }), (Bilingual(fr: "Données et traitements essentiels", en: "Essential data and treatments"), { $0 == .data || $0 == .treatment }),
        ]
        return kinds.compactMap { title, isMember in
            let members = all.filter { isMember(continuum.elements[resilience.services[$0].element].kind) }
            guard !members.isEmpty else { return nil }
            let words: [(Status, Bilingual)] = [
                (.single, Bilingual(fr: "une panne suffit", en: "one failure is enough")),
                (.unsaid, Bilingual(fr: "tout n’est pas dit", en: "not all is said")),
                (.uncomputed, Bilingual(fr: "non calculé", en: "not computed")),
                (.none, Bilingual(fr: "aucun point unique connu", en: "no single point known")),
            ]
            let segments = words.compactMap { status, word -> ReportPage.Segment? in
                let count = members.count { self.status($0) == status || (status == .single && self.status($0) == .stopped) }
                return count == 0 ? nil : ReportPage.Segment(segmentClass: status.sign, segmentCount: count, segmentShare: Share.percent(count, of: members.count), segmentWord: say(word))
            }
            return ReportPage.Bar(barTitle: say(title), barTotal: members.count, segments: segments)
        }
    }

    func topRow(_ top: (event: FailureModel.Event, services: [Int])) -> ResiliencePage.TopRow {
        // Services say more to people than the data behind them.
        let elements = top.services.map { Int32(resilience.services[$0].element) }
        func isService(_ element: Int32) -> Bool { continuum.elements[Int(element)].kind == .service }
        return ResiliencePage.TopRow(
            topName: name(top.event.element), topKind: say(ranking.kind(top.event)), topCount: top.services.count,
            topServices: names(elements.filter(isService) + elements.filter { !isService($0) }, limit: 3))
    }

    /// Each redundancy that is none, as a sentence or two.
    func falseSentences() -> [String] {
        ranking.groupedFalseRedundancies(resilience.services.flatMap(\.falseRedundancies)).map { found, others in
            let sentence = say(words.falseRedundancy(found)) + "."
            return others.isEmpty ? sentence : sentence + say(fr: " De même pour \(names(others, limit: 4)).", en: " The same goes for \(names(others, limit: 4)).")
        }
    }

    // MARK: What is unknown, over the whole chart

    func unknownSentence() -> String {
        let missing = Set(resilience.services.flatMap { $0.unknownThings.map(\.element) }).count
        guard missing > 0 || !resilience.services.allSatisfy(\.unknownNeeds.isEmpty) || !resilience.looseLinks.isEmpty else {
            return say(fr: "Tout ce dont les services dépendent est dit, et chaque chose a son chiffre.", en: "All that the services depend on is said, and each thing has its figure.")
        }
        return say(
            fr: "Une dépendance que personne ne dit n’est pas comptée : elle peut cacher un point de défaillance unique. Une chose sans chiffre est comptée parfaite, sauf si une valeur a été supposée.",
            en: "A dependency that nobody states is not counted: it may hide a single point of failure. A thing without a figure is counted as perfect, unless a value was assumed.")
    }

    func unknownBlocks() -> [ResiliencePage.Block] {
        var things: [Dependability.Doubt: [Int32]] = [:]
        var seen: Set<Int32> = []
        var needs: [(element: Int32, key: Key)] = []
        for service in resilience.services {
            for (element, doubt) in service.unknownThings where seen.insert(element).inserted { things[doubt, default: []].append(element) }
            for need in service.unknownNeeds where !needs.contains(where: { $0 == need }) { needs.append(need) }
        }
        var blocks: [ResiliencePage.Block] = []
        func add(_ fr: String, _ en: String, _ items: [String]) {
            if !items.isEmpty { blocks.append(ResiliencePage.Block(blockTitle: say(fr: fr, en: en), blockItems: items)) }
        }
        add("Dépendances dont personne ne dit rien", "Dependencies of which nobody says anything", unsaid(needs, limit: 20))
        add(
            "Promesses de 100 %", "Promises of 100%",
            (things[.wholePromise] ?? []).map { say(words.doubt(.wholePromise, of: $0)) + "." })
        add(
            "Liaisons qui ne disent pas leurs deux extrémités : aucun chemin n’y passe", "Links that do not say both their ends: no path goes over them",
            resilience.looseLinks.map(quoted))
        add("Sans chiffre de disponibilité", "Without a figure of availability", withoutFigure(things, limit: 12))
        return blocks
    }

    /// « X » est exploité par : on ne sait pas.
    func unsaid(_ needs: [(element: Int32, key: Key)], limit: Int) -> [String] {
        let items = needs.prefix(limit).map { need in
            // Some verbs end with the colon before a name; there is none here.
            let verb = ChainWords.relation(continuum.vocabulary.name(of: need.key)).trimmingColons
            return say(
                fr: "\(quoted(need.element)) \(verb.fr)… \(ChainWords.unknown.fr).",
                en: "\(quoted(need.element)) \(verb.en)… \(ChainWords.unknown.en).")
        }
        let rest = needs.count - limit
        return rest > 0 ? items + [say(fr: "… et \(rest) de plus.", en: "… and \(rest) more.")] : items
    }

    /// One line a reason: how many, and the first of them.
    func withoutFigure(_ things: [Dependability.Doubt: [Int32]], limit: Int) -> [String] {
        [Dependability.Doubt.wholePromise, .unknown, .halfMeanTimes, .nothingSaid].compactMap { doubt in
            guard let elements = things[doubt], !elements.isEmpty else { return nil }
            let why: Bilingual =
                switch doubt {
                case .wholePromise: Bilingual(fr: "une promesse de 100 % n’en est pas un", en: "a promise of 100% is none")
                default: ResilienceWords.doubt(doubt)
                }
            return say(
                fr: "\(elements.count) sans chiffre de disponibilité (\(why.fr)) : \(names(elements, limit: limit)).",
                en: "\(elements.count) without a figure of availability (\(why.en)): \(names(elements, limit: limit)).")
        }
    }
}

extension Bilingual {
    fileprivate var trimmingColons: Bilingual {
        func trimmed(_ text: String) -> String { text.hasSuffix(" :") ? String(text.dropLast(2)) : text.hasSuffix(":") ? String(text.dropLast()) : text }
        return Bilingual(fr: trimmed(fr), en: trimmed(en))
    }
}
