package import Continuum
import Knowledge
package import Reach

/// An explanation in words and as JSON.
package struct ExplanationDocument {
    private let explanation: Explanation
    private let continuum: Continuum

    package init(_ explanation: Explanation, _ continuum: Continuum) {
        self.explanation = explanation
        self.continuum = continuum
    }

    package func text(_ language: Language, _ style: Style) -> String {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        var out = ""
        for line in explanation.lines {
            let power = Wording.power(line.plane.power)[language]
            let horizon = line.bound == nil ? "" : Wording.horizon(line.plane)[language]
            let head = horizon.isEmpty ? power : "\(power) \(horizon)"
            switch line.bound {
            case nil: out += "\(style.green("✓")) \(style.bold(head))\(language == .french ? " :" : ":") \(say("hors de portée, même au pire", "out of reach, even at worst"))\n"
            case .certain?: out += "\(style.red("✗")) \(style.bold(head))\(language == .french ? " :" : ":") \(say("certain", "certain"))\n"
            case .possible?:
                out += "\(style.yellow("?")) \(style.bold(head))\(language == .french ? " :" : ":") \(say("possible, mais contesté ou inconnu", "possible, but contested or unknown"))\n"
            }
            out += StepsText(continuum, language, style).render(line.steps, indent: "    ")
        }
        return out
    }

    package func document(state: String) -> Document {
        .mapping([
            ("element", .string(continuum.id(explanation.element))),
            ("state", .string(state)),
            (
                "powers",
                .sequence(explanation.lines.map { line in
                    var pairs: [(key: String, value: Document)] = [("power", .string(line.plane.power.rawValue))]
                    if let horizon = line.plane.horizon, line.bound != nil { pairs.append(("horizon", .string(horizon))) }
                    pairs.append(("standing", .string(line.bound?.rawValue ?? "none")))
                    pairs.append(("chain", .sequence(line.steps.map(AssessmentDocument.step))))
                    return .mapping(pairs)
                })
            ),
        ])
    }
}
