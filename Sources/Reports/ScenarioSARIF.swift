package import Continuum
import Reach
package import Resilience

/// What a scenario loses as SARIF 2.1.0: a result for each loss, at the place of what is lost, with its chain as a code flow.
package struct ScenarioSARIF {
    private let simulation: Simulation
    private let language: Language
    private let document: ScenarioDocument
    private var continuum: Continuum { simulation.after }

    package init(_ simulation: Simulation, _ language: Language) {
        self.simulation = simulation
        self.language = language
        document = ScenarioDocument(simulation, nil)
    }

    package func log() -> Document {
        let rules = Loss.Aspect.allCases.map { SARIFLog.Rule(id: $0.rawValue, title: Self.title($0), meaning: Self.meaning($0)) }
        return SARIFLog(language: language, rules: rules, results: simulation.losses.map(result)).document(continuum)
    }

    private func result(_ loss: Loss) -> SARIFLog.Result {
        let scenario = simulation.changes.filter { $0.after <= simulation.horizon }.map(\.id)
        let id = continuum.id(loss.element)
        return SARIFLog.Result(
            rule: loss.aspect.rawValue, level: level(loss), message: sentence(loss), element: loss.element,
            fingerprint: ([loss.aspect.rawValue, id] + scenario).joined(separator: " "),
            properties: [
                ("scenario", .strings(scenario)), ("day", .number(Double(loss.day))), ("standing", .string(loss.standing.rawValue)), ("by", .strings(loss.by)),
                ("classes", .strings(document.classes(loss.element))),
            ], chain: loss.chain)
    }

    /// What certainly happens that day is an error, what comes later a warning; what may happen, and what only makes dependent, a note.
    private func level(_ loss: Loss) -> SARIFLog.Level {
        if loss.standing == .possible || loss.aspect == .autonomy { return .note }
        return loss.day == 0 ? .error : .warning
    }

    private func sentence(_ loss: Loss) -> String {
        let name = document.name(loss.element), aspect = ScenarioDocument.aspect(loss.aspect), when = ScenarioDocument.day(loss.day)
        let who = document.who(loss, language)
        if language == .french {
            let by = who.isEmpty ? "" : " par \(who)"
            return "« \(name.fr) » : \(aspect.fr)\(loss.standing == .possible ? " (possible)" : "")\(by), \(when.fr.lowercased())."
        }
        let by = who.isEmpty ? "" : " by \(who)"
        return "“\(name.en)”: \(aspect.en)\(loss.standing == .possible ? " (possible)" : "")\(by), \(when.en.lowercased())."
    }

    static func title(_ aspect: Loss.Aspect) -> Bilingual {
        switch aspect {
        case .availability: Bilingual(fr: "Arrêté par le scénario", en: "Stopped by the scenario")
        case .confidentiality: Bilingual(fr: "Lu par d’autres", en: "Read by others")
        case .integrity: Bilingual(fr: "Altérable par d’autres", en: "Alterable by others")
        case .autonomy: Bilingual(fr: "À la merci d’un État de plus", en: "At the mercy of one more state")
        }
    }

    static func meaning(_ aspect: Loss.Aspect) -> Bilingual {
        switch aspect {
        case .availability: Bilingual(fr: "Ce dont il a besoin n’est plus là, et rien ne le remplace.", en: "What it needs is gone, and nothing replaces it.")
        case .confidentiality: Bilingual(fr: "Quelqu’un use de son pouvoir de lire, ou l’acquiert par ce qui arrive.", en: "Somebody uses a power to read, or gains it by what happens.")
        case .integrity: Bilingual(fr: "Quelqu’un peut changer les données ou le logiciel sans que cela se voie.", en: "Somebody can change the data or the software unseen.")
        case .autonomy: Bilingual(fr: "Rien n’est arrêté, mais un État qui ne le pouvait pas peut désormais l’arrêter.", en: "Nothing is stopped, but a state that could not stop it now can.")
        }
    }
}
