import Continuum
import Knowledge
import Reach
import Resilience

/// Turns what would stop each service into the words of a page, in one language. It counts and sorts for showing; it computes nothing.
struct ResilienceWriter {
    let resilience: Resilience
    let language: Language
    let drawings: [String: String]
    let links: FragmentLinks
    let words: ResilienceWords
    let ranking: FailureRanking
    /// By service: its single points of failure with their chains, in the order in which they are told.
    let singles: [[(event: FailureModel.Event, chain: [ChainStep])]]
    let sources: SourceList

    var continuum: Continuum { resilience.continuum }

    init(_ resilience: Resilience, _ language: Language, _ drawings: [String: String], _ links: FragmentLinks) {
        self.resilience = resilience
        self.language = language
        self.drawings = drawings
        self.links = links
        words = ResilienceWords(resilience.continuum)
        let ranking = FailureRanking(resilience)
        self.ranking = ranking
        singles = resilience.services.map { service in
            ranking.singles(service).map { ($0, resilience.models[0].chain(from: service.element, when: [$0]) ?? []) }
        }
        let stopped = resilience.services.filter(\.hasFailedAlready).compactMap { resilience.models[0].chain(from: $0.element, when: []) }
        sources = SourceList(stopped + singles.flatMap { $0.map(\.chain) }, isDated: true)
    }

    func page(title: String, organisation: String) -> ResiliencePage {
        // Of one service alone, the card tells the same.
        let isOne = resilience.services.count == 1
        let top = isOne ? [] : ranking.mostStopping()
        let falses = isOne ? [] : falseSentences()
        let firstFalses = 5
        return ResiliencePage(
            t: ResilienceReportText.table(language), lang: language.rawValue, title: title, dateText: say(TermWords.date(resilience.request.day)),
            dateISO: resilience.request.day.description, organisationName: organisation, serviceCount: resilience.services.count, orderText: order(),
            sentences: sentences(top), bars: bars(), hasTop: !top.isEmpty, top: top.prefix(8).map(topRow), hasFalse: !falses.isEmpty,
            falseSentences: Array(falses.prefix(firstFalses)), hasMoreFalse: falses.count > firstFalses, moreFalse: Array(falses.dropFirst(firstFalses)),
            moreFalseTitle: say(TermWords.count(falses.count - firstFalses, fr: ("autre", "autres"), en: ("more", "more"))),
            hasServices: !resilience.services.isEmpty, groups: groups(), cards: resilience.services.indices.map(card), unknownSentence: unknownSentence(),
            unknownBlocks: unknownBlocks(), hasSources: !sources.all.isEmpty, sources: sources.rows(dated))
    }

    // MARK: Shared words

    func name(_ element: Int32) -> String { Int(element) < continuum.elements.count ? continuum.name(Int(element), language) : say(ChainWords.unknown) }

    func say(_ words: Bilingual) -> String { Typography.set(words[language], language) }

    func say(fr: String, en: String) -> String { Typography.set(language == .french ? fr : en, language) }

    func quoted(_ element: Int32) -> String { say(fr: "« \(name(element)) »", en: "“\(name(element))”") }

    /// Names in a row, at most so many, the rest counted.
    func names(_ elements: [Int32], limit: Int) -> String {
        let rest = elements.count - limit
        guard rest > 0 else { return ResilienceWords.list(elements.map(quoted), say(fr: "et", en: "and")) }
        return elements.prefix(limit).map(quoted).joined(separator: ", ") + say(fr: " et \(rest) de plus", en: " and \(rest) more")
    }

    func services(_ count: Int) -> Bilingual { TermWords.count(count, fr: ("service", "services"), en: ("service", "services")) }

    func anchor(_ service: Int) -> String { "c\(service + 1)" }

    private func order() -> String {
        let n = resilience.request.order
        return n == 1 ? say(fr: "une", en: "one") : say(fr: "jusqu’à \(n)", en: "up to \(n)")
    }

    private func dated(_ text: String, _ day: Day) -> String {
        let date = TermWords.date(day)
        return say(fr: "\(text) – au \(date.fr)", en: "\(text) – as of \(date.en)")
    }

    // MARK: How a service stands

    enum Status {
        case stopped, single, unsaid, none
        /// The room given did not suffice even for single failures.
        case uncomputed

        /// The sign and colours that it shares with the verdicts of the assessment report.
        var sign: String {
            switch self {
            case .stopped, .single: "not-met"
            case .unsaid, .uncomputed: "undetermined"
            case .none: "met"
            }
        }
    }

    func status(_ service: Int) -> Status {
        let found = resilience.services[service]
        if found.hasFailedAlready { return .stopped }
        if !singles[service].isEmpty { return .single }
        if found.things.cuts.order < 1 { return .uncomputed }
        return found.unknownNeeds.isEmpty ? .none : .unsaid
    }

    func statusWord(_ service: Int) -> String {
        switch status(service) {
        case .stopped: say(fr: "arrêté", en: "stopped")
        case .single: say(TermWords.count(singles[service].count, fr: ("point unique", "points uniques"), en: ("single point", "single points")))
        case .unsaid: say(fr: "aucun dit, mais tout n’est pas dit", en: "none said, but not all is said")
        case .uncomputed: say(ResilienceWords.uncomputed)
        case .none: say(fr: "aucun connu", en: "none known")
        }
    }

    /// Whether the figures tell anything: where things without a figure stand in for those that have one, they do not.
    func figure(_ service: ServiceResilience) -> Interval? {
        guard !service.hasFailedAlready, let range = service.availability, range.upper < 1 else { return nil }
        return range
    }

    /// Nothing was taken for perfect.
    func isWhole(_ service: ServiceResilience) -> Bool { service.unknownThings.isEmpty || resilience.request.assumedAvailability != nil }

    // MARK: The table

    private func groups() -> [ResiliencePage.Group] {
        func group(_ title: Bilingual, _ isMember: (Kind) -> Bool) -> ResiliencePage.Group? {
            let members = resilience.services.indices.filter { isMember(continuum.elements[resilience.services[$0].element].kind) }
            let ranked = members.sorted { a, b in
                let (left, right) = (weight(a), weight(b))
                return left != right ? left > right : a < b
            }
            return ranked.isEmpty ? nil : ResiliencePage.Group(groupTitle: say(title), rows: ranked.map(row))
        }
        return [
            group(TermWords.kinds(.service)) { $0 == .service }, group(Bilingual(fr: "Données essentielles", en: "Essential data")) { $0 == .data },
            group(Bilingual(fr: "Traitements essentiels", en: "Essential treatments")) { $0 == .treatment },
            group(Bilingual(fr: "Autres éléments demandés", en: "Other elements asked about")) { ![.service, .data, .treatment].contains($0) },
        ].compactMap { $0 }
    }

    /// Stopped first, then those with most single points.
    private func weight(_ service: Int) -> Int { resilience.services[service].hasFailedAlready ? .max : singles[service].count }

    private func row(_ service: Int) -> ResiliencePage.Row {
        let found = resilience.services[service]
        let range = figure(found)
        let missing = found.unknownThings.count
        let who = ranking.firstRefusals(found).filter { !$0.alone.isEmpty }.map { refusal in
            ResiliencePage.Line(lineHead: say(ResilienceWords.within(refusal.plane)), lineText: refusers(refusal.alone, limit: 3))
        }
        return ResiliencePage.Row(
            rowName: name(Int32(found.element)), rowLink: links.element(continuum.id(found.element)) ?? "#\(anchor(service))", rowStatus: status(service).sign,
            rowStatusWord: statusWord(service), rowHasFigure: range != nil, rowAvailability: range.map { availability(found, $0) } ?? noFigure(found),
            rowDowntime: range.map { downtime(found, $0) } ?? "–",
            rowWithoutFigure: range != nil && missing > 0 && !isWhole(found)
                ? say(TermWords.count(missing, fr: ("élément sans chiffre", "éléments sans chiffre"), en: ("thing without a figure", "things without a figure"))) : "",
            rowHasWho: !who.isEmpty, rowWho: who,
            rowNobody: ranking.areRefusalsKnown(found) ? say(ResilienceReportText.servicesNobody.words) : say(ResilienceWords.uncomputed))
    }

    /// Names with what they are: « États-Unis (État) ».
    func refusers(_ events: [FailureModel.Event], limit: Int) -> String {
        let shown = events.prefix(limit).map { event in
            switch event.sort {
            case .state: say(fr: "\(name(event.element)) (État)", en: "\(name(event.element)) (state)")
            case .group: say(fr: "\(name(event.element)) (groupe)", en: "\(name(event.element)) (group)")
            default: name(event.element)
            }
        }
        let rest = events.count - limit
        return shown.joined(separator: ", ") + (rest > 0 ? say(fr: " et \(rest) de plus", en: " and \(rest) more") : "")
    }

    func noFigure(_ service: ServiceResilience) -> String {
        service.hasFailedAlready ? "–" : say(fr: "aucun chiffre utile", en: "no useful figure")
    }

    func availability(_ service: ServiceResilience, _ range: Interval) -> String {
        let upper = ResilienceWords.percent(range.upper, language)
        if !range.isExact {
            let lower = ResilienceWords.percent(range.lower, language)
            return say(fr: "entre \(lower) et \(upper)", en: "between \(lower) and \(upper)")
        }
        return isWhole(service) ? say(fr: upper, en: upper) : say(fr: "au mieux \(upper)", en: "at best \(upper)")
    }

    func downtime(_ service: ServiceResilience, _ range: Interval) -> String {
        let down = ResilienceWords.downtime(1 - range.upper)
        return isWhole(service) && range.isExact ? say(down) : say(fr: "au moins \(down.fr)", en: "at least \(down.en)")
    }
}
