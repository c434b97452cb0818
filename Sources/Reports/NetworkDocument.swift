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

    package func text(_ language: Language, _ style: Style) -> String {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func name(_ element: Int32) -> String { Style.safe(continuum.name(Int(element), language)) }
        func list(_ elements: [Int32]) -> String { elements.map(name).joined(separator: " · ") }
        let colon = say(" :", ":")
        var out = style.bold(network.to.isEmpty ? say("Depuis \(name(network.from))", "From \(name(network.from))") : "\(name(network.from)) → \(list(network.to))")
        out += " — " + say("\(network.placeCount) lieux joignables, \(network.linkCount) liaisons", "\(network.placeCount) places within reach, \(network.linkCount) links") + "\n"
        let isAtBest = !network.unknown.isEmpty && !network.isAssumed
        if let availability = network.availability, let unavailability = network.unavailability {
            let down = ResilienceWords.downtime(unavailability.lower)[language]
            let upper = ResilienceWords.percent(1 - unavailability.lower, language)
            if availability.isExact || availability.lower > 1 - 1e-8 || abs(availability.upper - availability.lower) < 1e-12 {
                out += "  " + say("Disponibilité \(isAtBest ? "au mieux " : "")\(upper), soit \(down) d’arrêt", "Availability \(isAtBest ? "at best " : "")\(upper), that is \(down) down")
            } else {
                out += "  " + say("Disponibilité entre \(ResilienceWords.percent(availability.lower, language)) et \(upper) : la place donnée ne suffit pas pour mieux", "Availability between \(ResilienceWords.percent(availability.lower, language)) and \(upper): the room given does not suffice for better")
            }
            if !network.unknown.isEmpty {
                out += network.isAssumed
                    ? say(" ; \(network.unknown.count) éléments au chiffre supposé", "; \(network.unknown.count) things at the assumed figure")
                    : say(" ; \(network.unknown.count) éléments sans chiffre, comptés parfaits", "; \(network.unknown.count) things without a figure, counted as perfect")
            }
            out += ".\n"
        }
        if !network.everywhere.isEmpty {
            for entry in network.everywhere.sorted(by: { ($0.availability.upper, $0.place) < ($1.availability.upper, $1.place) }).prefix(25) {
                let exact = entry.availability.upper - entry.availability.lower < 1e-12
                out += "  " + (exact ? ResilienceWords.percent(entry.availability.upper, language) : "\(ResilienceWords.percent(entry.availability.lower, language)) – \(ResilienceWords.percent(entry.availability.upper, language))") + "  \(name(entry.place))\n"
            }
            if network.everywhere.count > 25 { out += "  " + style.dim(say("… et \(network.everywhere.count - 25) lieux mieux joints (--format json les donne tous).", "… and \(network.everywhere.count - 25) places better joined (--format json has them all).")) + "\n" }
        }
        if let cuts = network.cuts {
            let singles = cuts.sets.filter { $0.count == 1 }.map { $0[0].element }
            if cuts.cuts.hasFailedAlready {
                out += "  " + style.red(say("Aucun chemin ne mène de l’un à l’autre.", "No path leads from one to the other.")) + "\n"
            } else if singles.isEmpty {
                out += "  " + style.green(say("Aucun point de défaillance unique sur le chemin.", "No single point of failure on the way.")) + "\n"
            } else {
                out += Style.wrapped(style.red(say("Points de défaillance uniques", "Single points of failure")) + "\(colon) \(list(Array(singles.prefix(12))))" + (singles.count > 12 ? " … (\(singles.count))" : ""), indent: "  ") + "\n"
            }
            for order in 2...max(2, cuts.cuts.order) where order < cuts.cuts.counts.count && cuts.cuts.counts[order] > 0 {
                let example = cuts.sets.first { $0.count == order }.map { ResilienceWords.list($0.map { name($0.element) }, say("et", "and")) } ?? ""
                out += Style.wrapped(say("\(Int(cuts.cuts.counts[order])) coupures par \(order) pannes, par exemple \(example)", "\(Int(cuts.cuts.counts[order])) cuts by \(order) failures, for instance \(example)"), indent: "  ") + "\n"
            }
        }
        for (i, way) in network.ways.enumerated() {
            let km = way.kilometres.map { " (\(ResilienceWords.rounded($0, 0)) km)" } ?? ""
            out += Style.wrapped("\(say("Chemin", "Way")) \(i + 1)\(km)\(colon) \(way.places.map(name).joined(separator: " → "))", indent: "  ") + "\n"
        }
        if network.ways.count == 2 {
            out += network.shared.isEmpty
                ? "  " + style.green(say("Ces deux chemins ne partagent rien de ce que dit la carte.", "These two ways share nothing that the chart tells.")) + "\n"
                : Style.wrapped(style.red(say("Ces deux chemins tombent pourtant ensemble avec ", "These two ways yet fall together with ")) + words.events(network.shared)[language], indent: "  ") + "\n"
        } else if network.ways.count == 1 {
            out += "  " + style.yellow(say("Il n’y a pas de second chemin qui ne partage ni lieu ni liaison.", "There is no second way that shares neither place nor link.")) + "\n"
            for proposal in network.proposals {
                out += "  " + style.green("→") + " " + say("Une liaison \(name(proposal.from)) – \(name(proposal.to)) (\(ResilienceWords.rounded(proposal.kilometres, 0)) km à vol d’oiseau) en ferait un.", "A link \(name(proposal.from)) – \(name(proposal.to)) (\(ResilienceWords.rounded(proposal.kilometres, 0)) km as the crow flies) would make one.") + "\n"
            }
        }
        return out
    }
}
