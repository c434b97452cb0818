package import Continuum
import Knowledge
import Reach
package import Resilience

/// A scenario in words and as JSON: what is lost and when, what still stands, what it costs, what would have helped.
package struct ScenarioDocument {
    private let simulation: Simulation
    private let avoidances: [Avoidance]
    /// Whether measures were tried at all.
    private let isSearched: Bool
    private var continuum: Continuum { simulation.after }

    /// - Parameter avoidances: nil when none was searched.
    package init(_ simulation: Simulation, _ avoidances: [Avoidance]?) {
        self.simulation = simulation
        self.avoidances = avoidances ?? []
        isSearched = avoidances != nil
    }

    package static func day(_ days: Int32) -> Bilingual {
        if days == 0 { return Bilingual(fr: "Le jour même", en: "That very day") }
        if days >= 365, Int32((Double(days) / 365.25).rounded()) * 36_525 / 100 == days {
            let years = Int((Double(days) / 365.25).rounded())
            return Bilingual(fr: years == 1 ? "En un an" : "En \(years) ans", en: years == 1 ? "Within a year" : "Within \(years) years")
        }
        return Bilingual(fr: "En \(days) jours", en: "Within \(days) days")
    }

    package static func aspect(_ aspect: Loss.Aspect) -> Bilingual {
        switch aspect {
        case .availability: Bilingual(fr: "arrêté", en: "stopped")
        case .confidentiality: Bilingual(fr: "lisible", en: "readable")
        case .integrity: Bilingual(fr: "altérable", en: "alterable")
        case .autonomy: Bilingual(fr: "peut désormais être arrêté", en: "can be stopped from now on")
        }
    }

    /// The class, and `essential`.
    func classes(_ element: Int) -> [String] {
        var names: [String] = []
        if let name = continuum.token(continuum.value(.dataClass, of: element, on: simulation.day)) { names.append(name) }
        if continuum.value(.essential, of: element, on: simulation.day) == .boolean(true) { names.append("essential") }
        return names
    }

    func name(_ element: Int) -> Bilingual { Bilingual(fr: continuum.name(element, .french), en: continuum.name(element, .english)) }

    private func name(_ id: String) -> Bilingual { continuum.index(of: id).map { name($0) } ?? Bilingual(id) }

    // MARK: JSON

    package func document() -> Document {
        func text(_ words: Bilingual) -> Document { .mapping([("fr", .string(words.fr)), ("en", .string(words.en))]) }
        func loss(_ loss: Loss) -> Document {
            .mapping([
                ("element", .string(continuum.id(loss.element))),
                ("kind", .string(continuum.vocabulary.name(of: continuum.elements[loss.element].kind))),
                ("classes", .strings(classes(loss.element))), ("aspect", .string(loss.aspect.rawValue)), ("day", .number(Double(loss.day))),
                ("standing", .string(loss.standing.rawValue)),
                ("within", loss.plane.map { .string($0.horizon ?? "now") } ?? .null), ("by", .strings(loss.by)), ("chain", .sequence(loss.chain.map(AssessmentDocument.step))),
            ])
        }
        func key(_ key: Loss.Key) -> Document {
            .mapping([("element", .string(continuum.id(key.element))), ("aspect", .string(key.aspect.rawValue))])
        }
        func cost(_ cost: Change.Cost?) -> Document {
            cost.map { .mapping([("capex", .number($0.capex)), ("opex", .number($0.opex))]) } ?? .null
        }
        return .mapping([
            ("portulan", .number(1)), ("date", .string(simulation.day.description)), ("horizonDays", .number(Double(simulation.horizon))),
            (
                "changes",
                .sequence(
                    simulation.changes.map {
                        .mapping([("id", .string($0.id)), ("name", text($0.name)), ("reason", text($0.reason)), ("after", .number(Double($0.after)))])
                    })
            ),
            ("losses", .sequence(simulation.losses.map(loss))),
            (
                "annualCost",
                .mapping([
                    ("before", .number(simulation.annualCost.before)), ("after", .number(simulation.annualCost.after)),
                    ("unstated", .number(Double(simulation.annualCost.unstated))),
                ])
            ),
            (
                "avoidedBy",
                .sequence(
                    avoidances.map {
                        .mapping([
                            ("title", text($0.title)), ("change", $0.change.map(Document.string) ?? .null), ("cost", cost($0.cost)),
                            ("kept", .sequence($0.kept.map(key))), ("delayed", .sequence($0.delayed.map(key))),
                        ])
                    })
            ),
        ])
    }

    // MARK: Text

    /// - Parameter hasChains: every loss with its whole chain; otherwise in short.
    package func text(_ language: Language, _ style: Style, hasChains: Bool = false) -> String {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func say(_ words: Bilingual) -> String { Style.safe(words[language]) }
        let colon = say(" :", ":")
        var out = ""
        for change in simulation.changes where change.after <= simulation.horizon {
            out += style.bold(say(change.name)) + (change.after > 0 ? " — " + say(Self.day(change.after)).lowercased() : "") + "\n"
            if !say(change.reason).isEmpty { out += Style.wrapped(say(change.reason), indent: "  ") + "\n" }
            if let source = change.source { out += style.dim("  " + Style.safe(source.ref)) + "\n" }
        }
        out += "\n" + timeline(language, style, hasChains)
        out += summary(language, style)
        if !avoidances.isEmpty {
            out += style.bold(say("Ce qui l’aurait évité (chaque mesure a été essayée)", "What would have avoided it (each measure was tried)")) + "\n"
            for avoidance in avoidances.prefix(6) {
                var effects: [String] = []
                let kept = avoidance.kept.count, delayed = avoidance.delayed.count
                if kept > 0 { effects.append(say(kept == 1 ? "une perte évitée" : "\(kept) pertes évitées", kept == 1 ? "one loss avoided" : "\(kept) losses avoided")) }
                if delayed > 0 { effects.append(say(delayed == 1 ? "une perte retardée" : "\(delayed) pertes retardées", delayed == 1 ? "one loss put off" : "\(delayed) losses put off")) }
                if let cost = avoidance.cost {
                    effects.append(say("\(ComparisonDocument.euros(cost.capex)) puis \(ComparisonDocument.euros(cost.opex)) par an", "\(ComparisonDocument.euros(cost.capex)), then \(ComparisonDocument.euros(cost.opex)) a year"))
                }
                out += Style.wrapped("\(style.green("→")) \(say(avoidance.title))\(colon) \(effects.joined(separator: ", "))", indent: "  ") + "\n"
            }
        } else if !simulation.losses.isEmpty, isSearched {
            out += style.dim(say("Aucune des mesures essayées ne l’aurait évité.", "None of the measures tried would have avoided it.")) + "\n"
        }
        return out
    }

    private func timeline(_ language: Language, _ style: Style, _ hasChains: Bool) -> String {
        func say(_ words: Bilingual) -> String { Style.safe(words[language]) }
        let colon = language == .french ? " :" : ":"
        var out = ""
        for day in Set(simulation.losses.map(\.day)).sorted() {
            out += style.bold(say(Self.day(day))) + "\n"
            for loss in simulation.losses where loss.day == day {
                let classes = classes(loss.element).map { say(TermWords.className($0)) }.joined(separator: ", ")
                let might = loss.standing == .certain ? "" : (language == .french ? " (possible)" : " (possible)")
                let verb = say(Self.aspect(loss.aspect)) + might
                let by = loss.by.isEmpty ? "" : (language == .french ? " par " : " by ") + who(loss, language)
                let within = loss.plane.map { " " + say(ResilienceWords.within($0)) } ?? ""
                out += "  \(loss.standing == .certain ? style.red("✗") : style.yellow("?")) \(say(name(loss.element))) \(classes.isEmpty ? "" : style.dim("[\(classes)]"))\(colon) \(verb)\(by)\(within)\n"
                if hasChains {
                    out += StepsText(continuum, language, style).render(loss.chain, indent: "      ")
                } else if !loss.chain.isEmpty {
                    out += style.dim(Style.wrapped("← " + short(loss.chain, language), indent: "      ", width: 110)) + "\n"
                }
            }
        }
        return out
    }

    /// Those who read, alter or may stop it, at most four by name; empty for what simply stops.
    func who(_ loss: Loss, _ language: Language) -> String {
        if loss.by.count > 30 { return language == .french ? "n’importe quel État, ou presque" : "almost any state" }
        let names = loss.by.prefix(4).map { Style.safe(name($0)[language]) }.joined(separator: ", ")
        return names + (loss.by.count > 4 ? "… (\(loss.by.count))" : "")
    }

    /// The names along the first branch, from the element down.
    func short(_ chain: [ChainStep], _ language: Language) -> String {
        var names: [String] = []
        var seen: Set<Int> = []
        for step in chain {
            // The second of several alternatives: the first one says enough.
            if step.note == .alternative, !seen.insert(step.depth).inserted { break }
            let name = switch step.to {
            case "": ChainWords.relation(step.relation)[language]
            case "unknown": ChainWords.unknown[language]
            case "unreviewed": ChainWords.unreviewed[language]
            default: self.name(step.to)[language]
            }
            if step.relation == "withdraws", let last = names.popLast() { names.append(last + " (\(ChainWords.relation(step.relation)[language]))") } else if names.last != name { names.append(Style.safe(name)) }
        }
        let hasMore = chain.contains { $0.note == .alternative }
        return names.joined(separator: " ← ") + (hasMore ? (language == .french ? " (et toutes ses alternatives)" : " (and all its alternatives)") : "")
    }

    private func summary(_ language: Language, _ style: Style) -> String {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let losses = simulation.losses
        var out = losses.isEmpty
            ? style.green(say("Rien n’est perdu", "Nothing is lost")) + say(" d’ici à l’horizon (\(simulation.horizon) jours).", " up to the horizon (\(simulation.horizon) days).") + "\n"
            : ""
        if !losses.isEmpty {
            out += "\n" + style.bold(say("Bilan", "In sum")) + "\n"
            for aspect in Loss.Aspect.allCases {
                let some = losses.filter { $0.aspect == aspect }
                guard let first = some.map(\.day).min() else { continue }
                var counts: [(String, Int)] = []
                for name in ["C4", "C3", "C2", "C1", "essential"] {
                    let n = some.count { classes($0.element).contains(name) }
                    if n > 0 { counts.append((TermWords.className(name)[language], n)) }
                }
                let byClass = counts.map { "\($0.0) × \($0.1)" }.joined(separator: ", ")
                let what = switch aspect {
                case .availability: say("à l’arrêt", "stopped")
                case .confidentiality: say("lisibles par d’autres", "readable by others")
                case .integrity: say("altérables par d’autres", "alterable by others")
                case .autonomy: say("à la merci d’un État de plus", "at the mercy of one more state")
                }
                out += "  \(some.count) \(what), \(say("d’abord", "first")) \(Self.day(first)[language].lowercased())\(byClass.isEmpty ? "" : " (\(byClass))")\n"
            }
        }
        let (before, after, unstated) = simulation.annualCost
        if before != after {
            out += "  " + say(
                "Coût annuel connu : \(ComparisonDocument.euros(before)) → \(ComparisonDocument.euros(after)) ; \(unstated) relations sans coût déclaré.",
                "Known yearly cost: \(ComparisonDocument.euros(before)) → \(ComparisonDocument.euros(after)); \(unstated) relations without a stated cost.") + "\n"
        } else if simulation.changes.contains(where: { $0.id.hasPrefix("price") }) {
            out += "  " + say("Aucun coût annuel n’est déclaré pour ce fournisseur (annual-cost).", "No yearly cost is stated for this supplier (annual-cost).") + "\n"
        }
        return out + "\n"
    }
}
