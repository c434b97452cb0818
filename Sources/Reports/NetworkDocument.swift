package import Continuum
import Reach
package import Resilience

/// The way between places in words and as JSON: how sure it is, what cuts it, which two ways are really different.
package struct NetworkDocument {
    private let network: NetworkResilience
    private let words: ResilienceWords
    private var continuum: Continuum { network.continuum }

    package init(_ network: NetworkResilience) {
        self.network = network
        words = ResilienceWords(network.continuum)
    }

    private func id(_ element: Int32) -> Document { .string(continuum.id(Int(element))) }

    package func document() -> Document {
        func range(_ interval: Interval?) -> Document {
            interval.map { .mapping([("lower", .number($0.lower)), ("upper", .number($0.upper)), ("exact", .boolean($0.isExact))]) } ?? .null
        }
        func event(_ event: FailureModel.Event) -> Document {
            .mapping([("sort", .string(event.sort.rawValue)), ("element", id(event.element))])
        }
        func everywhere(_ entry: (place: Int32, availability: Interval)) -> Document {
            .mapping([("place", id(entry.place)), ("availability", range(entry.availability))])
        }
        func way(_ way: NetworkResilience.Way) -> Document {
            .mapping([
                ("places", .sequence(way.places.map(id))), ("links", .sequence(way.links.map(id))),
                ("kilometres", way.kilometres.map(Document.number) ?? .null),
            ])
        }
        func proposal(_ proposal: NetworkResilience.Proposal) -> Document {
            .mapping([("from", id(proposal.from)), ("to", id(proposal.to)), ("kilometres", .number(proposal.kilometres))])
        }
        let sets: [Document] = network.cuts?.sets.map { .sequence($0.map(event)) } ?? []
        let counts: [Document] = network.cuts?.cuts.counts.map(Document.number) ?? []
        var pairs: [(key: String, value: Document)] = [("portulan", .number(1)), ("from", id(network.from)), ("to", .sequence(network.to.map(id)))]
        pairs.append(("links", .number(Double(network.linkCount))))
        pairs.append(("places", .number(Double(network.placeCount))))
        pairs.append(("method", .string(network.method.rawValue)))
        pairs.append(("availability", range(network.availability)))
        pairs.append(("unavailability", range(network.unavailability)))
        pairs.append(("everywhere", .sequence(network.everywhere.map(everywhere))))
        pairs.append(("withoutFigure", .sequence(network.unknown.map(id))))
        pairs.append(("cutSets", .sequence(sets)))
        pairs.append(("counts", .sequence(counts)))
        pairs.append(("ways", .sequence(network.ways.map(way))))
        pairs.append(("shared", .sequence(network.shared.map(event))))
        pairs.append(("proposals", .sequence(network.proposals.map(proposal))))
        return .mapping(pairs)
    }

    // MARK: Text

    package func text(_ language: Language, _ style: Style) -> String {
        var out = style.bold(Style.safe(title(language))) + " — " + extent(language) + "\n"
        for sentence in sentences(language) {
            let head = switch sentence.tone {
            case .good: style.green(Style.safe(sentence.head))
            case .bad: style.red(Style.safe(sentence.head))
            case .open: style.yellow(Style.safe(sentence.head))
            case .plain: Style.safe(sentence.head)
            }
            out += Style.wrapped(head + Style.safe(sentence.rest), indent: "  ") + "\n"
        }
        return out
    }

    enum Tone: String { case plain, good, bad, open }

    /// What is said of the way: the head bears the tone.
    struct Sentence {
        var tone = Tone.plain
        var head = ""
        var rest = ""
    }

    private func name(_ element: Int32, _ language: Language) -> String { continuum.name(Int(element), language) }

    func title(_ language: Language) -> String {
        let start = name(network.from, language)
        if network.to.isEmpty { return language == .french ? "Depuis \(start)" : "From \(start)" }
        return "\(start) → " + network.to.map { name($0, language) }.joined(separator: " · ")
    }

    func extent(_ language: Language) -> String {
        language == .french
            ? "\(network.placeCount) lieux joignables, \(network.linkCount) liaisons" : "\(network.placeCount) places within reach, \(network.linkCount) links"
    }

    func sentences(_ language: Language) -> [Sentence] { figures(language) + singlePoints(language) + ways(language) }

    private func isExact(_ range: Interval) -> Bool { range.isExact || range.lower > 1 - 1e-8 || range.upper - range.lower < 1e-12 }

    private func share(_ range: Interval, _ language: Language) -> String {
        let upper = ResilienceWords.percent(range.upper, language)
        return isExact(range) ? upper : "\(ResilienceWords.percent(range.lower, language)) – \(upper)"
    }

    private func figures(_ language: Language) -> [Sentence] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        var out: [Sentence] = []
        let isAtBest = !network.unknown.isEmpty && !network.isAssumed, unknown = network.unknown.count
        if let availability = network.availability, let unavailability = network.unavailability {
            let down = ResilienceWords.downtime(unavailability.lower)[language], upper = ResilienceWords.percent(1 - unavailability.lower, language)
            var text = isExact(availability)
                ? say("Disponibilité \(isAtBest ? "au mieux " : "")\(upper), soit \(down) d’arrêt", "Availability \(isAtBest ? "at best " : "")\(upper), that is \(down) down")
                : say(
                    "Disponibilité entre \(ResilienceWords.percent(availability.lower, language)) et \(upper) : la place donnée ne suffit pas pour mieux",
                    "Availability between \(ResilienceWords.percent(availability.lower, language)) and \(upper): the room given does not suffice for better")
            if unknown > 0 {
                text += network.isAssumed
                    ? say(" ; \(unknown) éléments au chiffre supposé", "; \(unknown) things at the assumed figure")
                    : say(" ; \(unknown) éléments sans chiffre, comptés parfaits", "; \(unknown) things without a figure, counted as perfect")
            }
            out.append(Sentence(rest: text + "."))
        }
        let most = 25
        for entry in network.everywhere.sorted(by: { ($0.availability.upper, $0.place) < ($1.availability.upper, $1.place) }).prefix(most) {
            out.append(Sentence(rest: "\(share(entry.availability, language))  \(name(entry.place, language))"))
        }
        let more = network.everywhere.count - most
        if more > 0 { out.append(Sentence(rest: say("… et \(more) lieux mieux joints (--format json les donne tous).", "… and \(more) places better joined (--format json has them all)."))) }
        return out
    }

    private func singlePoints(_ language: Language) -> [Sentence] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        guard let cuts = network.cuts else { return [] }
        var out: [Sentence] = []
        let singles = cuts.sets.filter { $0.count == 1 }.map { name($0[0].element, language) }
        if cuts.cuts.hasFailedAlready {
            out.append(Sentence(tone: .bad, head: say("Aucun chemin ne mène de l’un à l’autre.", "No path leads from one to the other.")))
        } else if singles.isEmpty {
            out.append(Sentence(tone: .good, head: say("Aucun point de défaillance unique sur le chemin.", "No single point of failure on the way.")))
        } else {
            let list = singles.prefix(12).joined(separator: " · ") + (singles.count > 12 ? " … (\(singles.count))" : "")
            out.append(Sentence(tone: .bad, head: say("Points de défaillance uniques", "Single points of failure"), rest: say(" : ", ": ") + list))
        }
        for order in 2...max(2, cuts.cuts.order) where order < cuts.cuts.counts.count && cuts.cuts.counts[order] > 0 {
            let example = cuts.sets.first { $0.count == order }.map { ResilienceWords.list($0.map { name($0.element, language) }, say("et", "and")) } ?? ""
            let count = Int(cuts.cuts.counts[order])
            out.append(Sentence(rest: say("\(count) coupures par \(order) pannes, par exemple \(example)", "\(count) cuts by \(order) failures, for instance \(example)")))
        }
        return out
    }

    private func ways(_ language: Language) -> [Sentence] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        var out: [Sentence] = []
        for (i, way) in network.ways.enumerated() {
            let km = way.kilometres.map { " (\(ResilienceWords.rounded($0, 0)) km)" } ?? ""
            let places = way.places.map { name($0, language) }.joined(separator: " → ")
            out.append(Sentence(rest: "\(say("Chemin", "Way")) \(i + 1)\(km)\(say(" :", ":")) \(places)"))
        }
        if network.ways.count == 2 {
            out.append(
                network.shared.isEmpty
                    ? Sentence(tone: .good, head: say("Ces deux chemins ne partagent rien de ce que dit la carte.", "These two ways share nothing that the chart tells."))
                    : Sentence(tone: .bad, head: say("Ces deux chemins tombent pourtant ensemble avec ", "These two ways yet fall together with "), rest: words.events(network.shared)[language]))
        } else if network.ways.count == 1 {
            out.append(Sentence(tone: .open, head: say("Il n’y a pas de second chemin qui ne partage ni lieu ni liaison.", "There is no second way that shares neither place nor link.")))
            for proposal in network.proposals {
                let ends = "\(name(proposal.from, language)) – \(name(proposal.to, language))", km = ResilienceWords.rounded(proposal.kilometres, 0)
                out.append(
                    Sentence(tone: .good, head: "→", rest: say(" Une liaison \(ends) (\(km) km à vol d’oiseau) en ferait un.", " A link \(ends) (\(km) km as the crow flies) would make one.")))
            }
        }
        return out
    }
}
