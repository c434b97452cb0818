package import Continuum
import Reach
package import Resilience

/// What would stop each service, as JSON: `Schemas/resilience.schema.json` states its form.
package struct ResilienceDocument {
    private let resilience: Resilience
    private let words: ResilienceWords
    private var continuum: Continuum { resilience.continuum }

    package init(_ resilience: Resilience) {
        self.resilience = resilience
        words = ResilienceWords(resilience.continuum)
    }

    package func document() -> Document {
        .mapping([
            ("portulan", .number(1)),
            ("date", .string(resilience.request.day.description)),
            ("order", .number(Double(resilience.request.order))),
            ("assumedAvailability", resilience.request.assumedAvailability.map(Document.number) ?? .null),
            ("services", .sequence(resilience.services.map(service))),
            ("looseLinks", .sequence(resilience.looseLinks.map { .string(continuum.id(Int($0))) })),
        ])
    }

    private func text(_ words: Bilingual) -> Document { .mapping([("fr", .string(words.fr)), ("en", .string(words.en))]) }

    private func event(_ event: FailureModel.Event) -> Document {
        .mapping([("sort", .string(event.sort.rawValue)), ("element", .string(continuum.id(Int(event.element))))])
    }

    private func service(_ service: ServiceResilience) -> Document {
        .mapping([
            ("element", .string(continuum.id(service.element))),
            ("name", text(words.name(Int32(service.element)))),
            ("failed", .boolean(service.hasFailedAlready)),
            ("availability", service.availability.map { range(service, $0) } ?? .null),
            ("cutSets", cutSets(service.things, service, model: 0)),
            ("falseRedundancies", .sequence(service.falseRedundancies.map(falseRedundancy))),
            ("refusals", .sequence(service.refusals.enumerated().map { refusal($1, service, model: $0) })),
            (
                "unknown",
                .sequence(
                    service.unknownNeeds.map {
                        .mapping([("element", .string(continuum.id(Int($0.element)))), ("key", .string(continuum.vocabulary.name(of: $0.key)))])
                    })
            ),
        ])
    }

    private func range(_ service: ServiceResilience, _ range: Interval) -> Document {
        .mapping([
            ("lower", .number(service.unknownThings.isEmpty || resilience.request.assumedAvailability != nil ? range.lower : 0)),
            ("upper", .number(range.upper)),
            ("exact", .boolean(range.isExact)),
            ("downtimeHoursPerYear", .number((1 - range.upper) * Dependability.hoursPerYear)),
            ("weights", .sequence(service.known.map(weight))),
            (
                "withoutFigure",
                .sequence(
                    service.unknownThings.map {
                        .mapping([("element", .string(continuum.id(Int($0.element)))), ("why", .string($0.doubt.rawValue))])
                    })
            ),
        ])
    }

    private func weight(_ weight: ServiceResilience.Weight) -> Document {
        .mapping([
            ("element", .string(continuum.id(Int(weight.event.element)))),
            ("availability", .number(weight.availability)),
            ("basis", .string(weight.basis?.rawValue ?? "assumed")),
            ("birnbaum", .number(weight.importance.birnbaum)),
            ("fussellVesely", .number(weight.importance.fussellVesely)),
            ("riskReduction", weight.importance.riskReduction.isFinite ? .number(weight.importance.riskReduction) : .null),
        ])
    }

    private func cutSets(_ list: ServiceResilience.CutSetList, _ service: ServiceResilience, model: Int) -> Document {
        .mapping([
            ("order", .number(Double(list.cuts.order))),
            ("orderCut", .boolean(list.cuts.isOrderCut)),
            ("counts", .sequence(list.cuts.counts.map(Document.number))),
            ("listCut", .boolean(list.cuts.isListCut)),
            ("sets", .sequence(list.sets.map { cutSet($0, service, model: model) })),
        ])
    }

    private func cutSet(_ set: [FailureModel.Event], _ service: ServiceResilience, model: Int) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("events", .sequence(set.map(event))), ("sentence", text(words.sentence(set, stops: service.element))),
        ]
        if set.count <= 1, let chain = resilience.models[model].chain(from: service.element, when: set) {
            pairs.append(("chain", .sequence(chain.map(AssessmentDocument.step))))
        }
        return .mapping(pairs)
    }

    private func falseRedundancy(_ found: ServiceResilience.FalseRedundancy) -> Document {
        .mapping([
            ("element", .string(continuum.id(Int(found.element)))),
            ("relation", .string(continuum.vocabulary.name(of: found.key))),
            ("members", .sequence(found.members.map { .string(Int($0) < continuum.elements.count ? continuum.id(Int($0)) : "unknown") })),
            ("shared", .sequence(found.shared.map(event))),
            ("sentence", text(words.falseRedundancy(found))),
        ])
    }

    private func refusal(_ refusal: ServiceResilience.Refusals, _ service: ServiceResilience, model: Int) -> Document {
        .mapping([
            ("horizon", .string(refusal.plane.horizon ?? "now")),
            ("states", cutSets(refusal.states, service, model: model)),
            ("groups", cutSets(refusal.groups, service, model: model)),
            ("suppliers", cutSets(refusal.suppliers, service, model: model)),
        ])
    }
}
