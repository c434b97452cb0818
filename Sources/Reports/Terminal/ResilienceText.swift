package import Continuum
import Reach
package import Resilience

/// What would stop each service, on a terminal: how sure it is, what alone stops it, what was meant as redundancy and is none.
package struct ResilienceText {
    private let resilience: Resilience
    private let language: Language
    private let style: Style
    private let words: ResilienceWords
    private let ranking: FailureRanking
    private var continuum: Continuum { resilience.continuum }

    package init(_ resilience: Resilience, _ language: Language, _ style: Style) {
        self.resilience = resilience
        self.language = language
        self.style = style
        words = ResilienceWords(resilience.continuum)
        ranking = FailureRanking(resilience)
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
    private func say(_ text: Bilingual) -> String { Style.safe(text[language]) }
    private var colon: String { say(" :", ":") }

    /// Every service in a few lines; those that were asked about in full.
    package func render() -> String {
        var out = overview()
        let isWhole = !resilience.request.elements.isEmpty
        if !isWhole { out += falseRedundancies(resilience.services.flatMap(\.falseRedundancies), indent: "") }
        for service in resilience.services { out += isWhole ? whole(service) : brief(service) }
        if !isWhole, let first = resilience.services.first {
            out += "\n" + style.dim(
                say(
                    "Le détail d’un service, pas à pas : portulan resilience DOSSIER \(continuum.id(first.element))",
                    "One service in detail, step by step: portulan resilience FOLDER \(continuum.id(first.element))")) + "\n"
        }
        return out + notes()
    }

    private func brief(_ service: ServiceResilience) -> String {
        var out = style.bold(say(words.name(Int32(service.element))))
        if service.hasFailedAlready { return out + " — " + style.red(say("arrêté : ce dont il a besoin est hors service", "stopped: what it needs is out of service")) + "\n" }
        // Of things that hardly ever fail together, with others of which nothing is known, no figure says anything.
        if let range = service.availability, range.upper < 1 - 1e-8 || service.unknownThings.isEmpty {
            let isWhole = service.unknownThings.isEmpty || resilience.request.assumedAvailability != nil
            out += " — " + say(isWhole ? "" : "au mieux ", isWhole ? "" : "at best ") + ResilienceWords.percent(range.upper, language)
                + " (\(say(ResilienceWords.downtime(1 - range.upper))))"
        }
        out += "\n"
        let shown = ranking.singles(service)
        if shown.isEmpty, service.things.cuts.order < 1 {
            out += "    " + style.yellow(say(ResilienceWords.uncomputed))
        } else if shown.isEmpty, !service.unknownNeeds.isEmpty {
            out += "    " + style.yellow(say("aucun point de défaillance unique connu, mais tout n’est pas dit", "no single point of failure known, but not all is said"))
        } else if shown.isEmpty {
            out += "    " + style.green(say("aucun point de défaillance unique connu", "no single point of failure known"))
        } else {
            let names = shown.prefix(3).map { say(words.name($0.element)) }.joined(separator: " · ")
            out += "    " + style.red(say("\(shown.count) points uniques", "\(shown.count) single points")) + colon + " " + names + (shown.count > 3 ? "…" : "")
        }
        let counts = service.things.cuts.counts
        if counts.count > 2, counts[2] > 0 { out += say(" ; \(Int(counts[2])) paire\(counts[2] > 1 ? "s" : "")", "; \(Int(counts[2])) pair\(counts[2] > 1 ? "s" : "")") }
        out += "\n"
        let lines = refusals(service)
        if !lines.isEmpty { out += lines.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") + "\n" }
        return out
    }

    /// Which single things stop most services: what to mend first.
    private func overview() -> String {
        guard resilience.services.count > 1 else { return "" }
        let ranked = ranking.mostStopping()
        guard !ranked.isEmpty else { return "" }
        var out = style.bold(say("Points de défaillance uniques qui arrêtent le plus de services", "Single points of failure that stop most services")) + "\n"
        for (event, stopped) in ranked.prefix(8) {
            let count = stopped.count
            let services = say(count == 1 ? "1 service" : "\(count) services", count == 1 ? "1 service" : "\(count) services")
            out += "  \(services)\(colon) \(say(words.name(event.element))) \(style.dim("(" + say(ranking.kind(event)) + ")"))\n"
        }
        return out + "\n"
    }

    private func whole(_ service: ServiceResilience) -> String {
        var out = style.bold(say(words.name(Int32(service.element)))) + "\n"
        if service.hasFailedAlready {
            out += "  " + style.red(say("Arrêté : ce dont il a besoin est hors service, ou rien ne peut le fournir.", "Stopped: what it needs is out of service, or nothing can meet it.")) + "\n"
            if let chain = resilience.models[0].chain(from: service.element, when: []) { out += StepsText(continuum, language, style).render(chain, indent: "      ") }
            return out + "\n"
        }
        out += availability(service)
        out += singles(service)
        out += falseRedundancies(service.falseRedundancies, indent: "  ")
        out += pairs(service)
        out += refusals(service)
        if !service.unknownNeeds.isEmpty {
            out += "  " + style.yellow(say("Non dit", "Not said")) + colon + " "
                + say(
                    "\(service.unknownNeeds.count) dépendance\(service.unknownNeeds.count > 1 ? "s" : "") dont personne ne dit rien, non comptée\(service.unknownNeeds.count > 1 ? "s" : "") ci-dessus.",
                    "\(service.unknownNeeds.count) \(service.unknownNeeds.count > 1 ? "dependencies" : "dependency") of which nobody says anything, not counted above.") + "\n"
            let names = service.unknownNeeds.prefix(5).map { "\(say(words.name($0.element))) (\(continuum.vocabulary.name(of: $0.key)))" }.joined(separator: " · ")
            out += "    " + style.dim(names + (service.unknownNeeds.count > 5 ? "…" : "")) + "\n"
        }
        return out + "\n"
    }

    private func availability(_ service: ServiceResilience) -> String {
        let missing = service.unknownThings.count
        guard let range = service.availability else {
            return "  " + style.dim(say("Disponibilité : aucun chiffre (\(missing) éléments sans MTBF, SLA ni constat).", "Availability: no figure (\(missing) things without MTBF, SLA or observation).")) + "\n"
        }
        let upper = ResilienceWords.percent(range.upper, language), down = say(ResilienceWords.downtime(1 - range.upper))
        var out = "  "
        let isWhole = missing == 0 || resilience.request.assumedAvailability != nil
        if range.isExact {
            out += isWhole
                ? say("Disponibilité de bout en bout : \(upper), soit \(down) d’arrêt", "End-to-end availability: \(upper), that is \(down) down")
                : say("Disponibilité de bout en bout : au mieux \(upper), soit au moins \(down) d’arrêt", "End-to-end availability: at best \(upper), that is at least \(down) down")
        } else {
            let lower = ResilienceWords.percent(range.lower, language)
            out += say("Disponibilité : entre \(lower) et \(upper) (bornes : le calcul exact dépasse la place donnée)", "Availability: between \(lower) and \(upper) (bounds: the exact computation exceeds the room given)")
        }
        if missing > 0 {
            out += resilience.request.assumedAvailability == nil
                ? say(" ; \(missing) éléments sans chiffre, comptés parfaits", "; \(missing) things without a figure, counted as perfect")
                : say(" ; \(missing) éléments supposés à \(ResilienceWords.percent(resilience.request.assumedAvailability ?? 1, language))", "; \(missing) things assumed at \(ResilienceWords.percent(resilience.request.assumedAvailability ?? 1, language))")
        }
        out += ".\n"
        for weight in service.known.prefix(3) {
            let share = ResilienceWords.rounded(weight.importance.fussellVesely * 100, 0)
            out += style.dim("    \(say(words.name(weight.event.element)))\(colon) \(ResilienceWords.percent(weight.availability, language)) \(say(ResilienceWords.basis(weight.basis))), ")
                + style.dim(say("\(share) % de l’indisponibilité", "\(share) % of the unavailability")) + "\n"
        }
        return out
    }

    private func singles(_ service: ServiceResilience) -> String {
        let ranked = ranking.singles(service)
        guard !ranked.isEmpty else {
            if service.things.cuts.order < 1 { return "  " + style.yellow(say(ResilienceWords.uncomputed)) + "\n" }
            return "  " + style.green(say("Aucun point de défaillance unique parmi les choses connues.", "No single point of failure among the things known.")) + "\n"
        }
        var out = "  " + style.red(say("Points de défaillance uniques", "Single points of failure")) + colon + "\n"
        for event in ranked.prefix(4) {
            out += "    • \(say(words.name(event.element))) \(style.dim("(" + say(ranking.kind(event)) + ")"))\n"
            if let chain = resilience.models[0].chain(from: service.element, when: [event]) {
                out += StepsText(continuum, language, style).render(chain, indent: "        ")
            }
        }
        if ranked.count > 4 {
            out += "    " + style.dim(say("… et \(ranked.count - 4) autres : ", "… and \(ranked.count - 4) more: ") + ranked.dropFirst(4).prefix(8).map { say(words.name($0.element)) }.joined(separator: " ; ")) + "\n"
        }
        return out
    }

    private func falseRedundancies(_ found: [ServiceResilience.FalseRedundancy], indent: String) -> String {
        guard !found.isEmpty else { return "" }
        let ranked = ranking.falseRedundancies(found)
        var out = indent + style.red(say("Redondances qui n’en sont pas", "Redundancy that is none")) + colon + "\n"
        let limit = 10
        for found in ranked.prefix(limit) { out += Style.wrapped("• \(say(words.falseRedundancy(found))).", indent: indent + "  ") + "\n" }
        if ranked.count > limit { out += indent + "  " + style.dim(say("… et \(ranked.count - limit) autres.", "… and \(ranked.count - limit) more.")) + "\n" }
        return out + "\n"
    }

    private func pairs(_ service: ServiceResilience) -> String {
        let cuts = service.things.cuts
        var out = ""
        for order in 2...max(2, cuts.order) where order < cuts.counts.count && cuts.counts[order] > 0 {
            let count = FailureRanking.count(cuts.counts[order])
            let example = ranking.examples(service, order: order).first
            out += "  " + say("\(count) façons de l’arrêter par \(order) pannes", "\(count) ways to stop it with \(order) failures")
            if let example {
                out += say(", par exemple ", ", for instance ") + ResilienceWords.list(example.map { say(words.name($0.element)) }, say("et", "and"))
            }
            out += ".\n"
        }
        if cuts.isOrderCut { out += "  " + style.yellow(say("Au-delà de \(cuts.order) pannes à la fois, la place donnée ne suffit pas.", "Beyond \(cuts.order) failures at a time, the room given does not suffice.")) + "\n" }
        return out
    }

    private func refusals(_ service: ServiceResilience) -> String {
        var out = ""
        for refusal in ranking.firstRefusals(service) {
            var parts: [String] = []
            for (label, events) in [(say("un État seul", "one state alone"), refusal.states), (say("un groupe seul", "one group alone"), refusal.groups), (say("un fournisseur seul", "one supplier alone"), refusal.suppliers)]
            where !events.isEmpty {
                let names = events.prefix(6).map { say(words.name($0.element)) }.joined(separator: ", ")
                parts.append("\(label)\(colon) \(names)" + (events.count > 6 ? " … (\(events.count))" : ""))
            }
            let pairs = refusal.statePairs
            if !pairs.isEmpty {
                let shown = pairs.prefix(2).map { $0.map { say(words.name($0.element)) }.joined(separator: " + ") }.joined(separator: " ; ")
                parts.append(say("deux États ensemble", "two states together") + "\(colon) \(shown)" + (pairs.count > 2 ? " … (\(pairs.count))" : ""))
            }
            out += Style.wrapped("\(say("Qui l’arrête en refusant, ", "Who stops it by refusing, "))\(say(ResilienceWords.within(refusal.plane)))\(colon) \(parts.joined(separator: " ; ")).", indent: "  ") + "\n"
        }
        return out
    }

    private func notes() -> String {
        var out = ""
        for link in resilience.looseLinks {
            out += style.yellow(say("« \(say(words.name(link))) » ne dit pas ses deux extrémités : aucun chemin n’y passe.", "“\(say(words.name(link)))” does not say both its ends: no path goes over it.")) + "\n"
        }
        var promised: Set<Int32> = []
        for service in resilience.services {
            for (element, doubt) in service.unknownThings where doubt == .wholePromise && promised.insert(element).inserted {
                out += Style.wrapped(style.yellow("« \(say(words.name(element))) » \(say(ResilienceWords.doubt(doubt)))."), indent: "") + "\n"
            }
        }
        return out
    }
}
