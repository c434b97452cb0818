package import Continuum
import Reach
package import Resilience

/// What would stop each service as SARIF 2.1.0, for the tools that read static analysis results.
///
/// A result stands at the place of the service that would stop, or of the element whose redundancy is none.
package struct ResilienceSARIF {
    enum Rule: String, CaseIterable {
        case stopped
        case singlePoint = "single-point-of-failure"
        case falseRedundancy = "false-redundancy"
        case refusal
        case wholePromise = "promise-of-100-percent"
    }

    private let resilience: Resilience
    private let language: Language
    private let words: ResilienceWords
    private let ranking: FailureRanking
    private var continuum: Continuum { resilience.continuum }

    package init(_ resilience: Resilience, _ language: Language) {
        self.resilience = resilience
        self.language = language
        words = ResilienceWords(resilience.continuum)
        ranking = FailureRanking(resilience)
    }

    package func document() -> Document {
        let rules = Rule.allCases.map { SARIFLog.Rule(id: $0.rawValue, title: Self.title($0), meaning: Self.meaning($0)) }
        let results = resilience.services.flatMap { stopped($0) + singles($0) } + falseRedundancies() + resilience.services.flatMap(refusals) + promises()
        // What was not computed must not look as if nothing had been found.
        let open = resilience.services.filter { $0.things.cuts.order < 1 || !ranking.areRefusalsKnown($0) }
        let warnings = open.map { "\(words.name(Int32($0.element))[language]) – \(ResilienceWords.uncomputed[language])." }
        return SARIFLog(language: language, rules: rules, results: results, warnings: warnings).document(continuum)
    }

    private func id(_ element: Int) -> String { continuum.id(element) }
    private func id(_ event: FailureModel.Event) -> String { "\(event.sort.rawValue):\(id(Int(event.element)))" }

    private func result(
        _ rule: Rule, _ level: SARIFLog.Level, _ message: Bilingual, at element: Int, _ parts: [String],
        _ properties: [(key: String, value: Document)] = [], chain: [ChainStep]? = nil
    ) -> SARIFLog.Result {
        let fingerprint = ([rule.rawValue, id(element)] + parts).joined(separator: " ")
        return SARIFLog.Result(
            rule: rule.rawValue, level: level, message: message[language] + ".", element: element, fingerprint: fingerprint, properties: properties,
            chain: chain ?? [])
    }

    private func properties(_ event: FailureModel.Event) -> [(key: String, value: Document)] {
        [("sort", .string(event.sort.rawValue)), ("event", .string(id(Int(event.element))))]
    }

    private func stopped(_ service: ServiceResilience) -> [SARIFLog.Result] {
        guard service.hasFailedAlready else { return [] }
        let chain = resilience.models[0].chain(from: service.element, when: [])
        return [result(.stopped, .error, words.stopped(service.element), at: service.element, [], chain: chain)]
    }

    private func singles(_ service: ServiceResilience) -> [SARIFLog.Result] {
        ranking.singles(service).map { event in
            result(
                .singlePoint, .warning, words.sentence([event], stops: service.element), at: service.element, [id(event)], properties(event),
                chain: resilience.models[0].chain(from: service.element, when: [event]))
        }
    }

    private func falseRedundancies() -> [SARIFLog.Result] {
        var users: [ServiceResilience.FalseRedundancy: [Int]] = [:]
        for service in resilience.services {
            for found in service.falseRedundancies { users[found, default: []].append(service.element) }
        }
        return ranking.falseRedundancies(resilience.services.flatMap(\.falseRedundancies)).map { found in
            let services = users[found] ?? []
            let isCharted = continuum.elements[Int(found.element)].layer == .chart
            let place = isCharted ? Int(found.element) : services.first ?? Int(found.element)
            let members = found.members.map { Int($0) < continuum.elements.count ? id(Int($0)) : "unknown" }
            return result(
                .falseRedundancy, .warning, words.falseRedundancy(found), at: place, [id(Int(found.element))] + members + found.shared.map(id),
                [("shared", .sequence(found.shared.map { .string(id($0)) })), ("services", .sequence(services.map { .string(id($0)) }))],
                chain: found.shared.first.flatMap { ranking.chain(found, $0) })
        }
    }

    private func refusals(_ service: ServiceResilience) -> [SARIFLog.Result] {
        ranking.firstRefusals(service).flatMap { refusal in
            (refusal.states + refusal.groups + refusal.suppliers).map { event in
                result(
                    .refusal, refusal.plane == .cut ? .warning : .note, words.sentence([event], stops: service.element, within: refusal.plane),
                    at: service.element, [id(event)], properties(event) + [("horizon", .string(refusal.plane.horizon ?? "now"))],
                    chain: resilience.models[refusal.model].chain(from: service.element, when: [event]))
            }
        }
    }

    /// Each promise once: at the element that makes it, or at the first service that rests on it when the element is not of the chart.
    private func promises() -> [SARIFLog.Result] {
        var seen: Set<Int32> = []
        return resilience.services.flatMap { service in
            service.unknownThings.filter { $0.doubt == .wholePromise && seen.insert($0.element).inserted }.map { thing in
                let isCharted = continuum.elements[Int(thing.element)].layer == .chart
                return result(
                    .wholePromise, .note, words.doubt(thing.doubt, of: thing.element), at: isCharted ? Int(thing.element) : service.element,
                    [id(Int(thing.element))])
            }
        }
    }

    static func title(_ rule: Rule) -> Bilingual {
        switch rule {
        case .stopped: Bilingual(fr: "Le service est arrêté", en: "The service is stopped")
        case .singlePoint: Bilingual(fr: "Point de défaillance unique", en: "Single point of failure")
        case .falseRedundancy: Bilingual(fr: "Redondance qui n’en est pas une", en: "Redundancy that is none")
        case .refusal: Bilingual(fr: "Un refus suffit à arrêter", en: "One refusal is enough to stop it")
        case .wholePromise: Bilingual(fr: "Promesse de 100 %", en: "Promise of 100%")
        }
    }

    static func meaning(_ rule: Rule) -> Bilingual {
        switch rule {
        case .stopped: Bilingual(fr: "Ce dont le service a besoin est hors service, ou rien ne peut le fournir.", en: "What the service needs is out of service, or nothing can meet it.")
        case .singlePoint: Bilingual(fr: "La panne d’une seule chose – carte, tranchée, lieu, plateforme, logiciel – suffit à arrêter le service.", en: "The failure of one thing alone – a card, a trench, a site, a platform, software – is enough to stop the service.")
        case .falseRedundancy: Bilingual(fr: "Des choses prévues pour se remplacer tombent ensemble avec une même cause.", en: "Things meant to replace one another fall together with one cause.")
        case .refusal: Bilingual(fr: "Qu’un seul État, un seul groupe ou un seul fournisseur refuse, et le service s’arrête, tout de suite ou dans le délai dit.", en: "If one state, one group or one supplier alone refuses, the service stops, at once or within the horizon said.")
        case .wholePromise: Bilingual(fr: "Un engagement de 100 % dit ce qu’on rembourse, pas ce qui tient : il ne compte pas comme un chiffre.", en: "A promise of 100% says what is paid back, not what stays up: it does not count as a figure.")
        }
    }
}
