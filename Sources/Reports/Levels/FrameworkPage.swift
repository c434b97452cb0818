package import Continuum
import Knowledge
package import Sovereignty

/// The reference of frameworks: each requirement in plain words, with the checks and statements that answer it; made from the data.
package struct FrameworkPage {
    private let library: FrameworkLibrary
    private let continuum: Continuum
    private let language: Language

    package init(_ library: FrameworkLibrary, _ continuum: Continuum, _ language: Language) {
        self.library = library
        self.continuum = continuum
        self.language = language
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
    private func name(_ element: Int32) -> String { Typography.set(continuum.name(Int(element), language), language) }
    private func text(_ key: Key, _ element: Int32) -> String? {
        continuum.text(continuum.value(key, of: Int(element)), language).map { Typography.set($0, language) }
    }

    package func markdown() -> String {
        var out = say(
            "# Les référentiels\n\n*Page faite par le programme (`Scripts/make-schemas.sh`)\u{A0}: ne la modifiez pas à la main. Les mots sont de Portulan\u{A0}; les chiffres et les articles, des sources.*\n",
            "# The frameworks\n\n*Made by the program (`Scripts/make-schemas.sh`): do not edit by hand. The words are Portulan’s; figures and articles are the sources’.*\n")
        for framework in library.frameworks {
            out += "\n## \(name(framework.element))\n\n`\(framework.id)`"
            if let version = text(.version, framework.element) { out += say(" · version ", " · version ") + version }
            if let status = framework.status { out += " · " + Self.status(status)[language] }
            out += "\n"
            if let description = text(.description, framework.element) { out += "\n\(description)\n" }
            if let note = text(.note, framework.element) { out += "\n\(note)\n" }
            if let source = continuum.source(continuum.elements[Int(framework.element)].provenance) {
                out += "\n" + say("Source\u{A0}: ", "Source: ") + source.ref + (source.date.map { " (\($0))" } ?? "") + ".\n"
            }
            for objective in framework.objectives {
                out += "\n### \(name(objective.element))" + (objective.weight > 0 ? " (\(LevelWords.figure(objective.weight)[language])\u{A0}%)" : "") + "\n\n"
                for requirement in objective.requirements { out += self.requirement(requirement) }
            }
        }
        return out + statements()
    }

    private func requirement(_ requirement: Requirement) -> String {
        var out = "- **" + (requirement.article.map { $0 + say("\u{A0}: ", ": ") } ?? "") + name(requirement.element) + "**"
        if !requirement.isMandatory { out += say(" (ne décide pas)", " (does not decide)") }
        if let question = text(.question, requirement.element) { out += " — \(question)" }
        out += needs(requirement.needs) + "\n"
        for rung in requirement.rungs {
            out += "  - \(rung.order). \(name(rung.element)) *(\(LevelWords.figure(rung.points)[language]) points, \(say("niveau", "level")) \(rung.level)"
            if rung.levelOtherwise != rung.level { out += say(" ou ", " or ") + "\(rung.levelOtherwise)" }
            out += ")*" + needs(rung.needs) + "\n"
        }
        return out
    }

    private func needs(_ needs: Needs) -> String {
        var parts = needs.checks.map { "`\(CheckCatalogue.all[$0].id)`" } + needs.statements.map { "«\u{A0}\(name($0))\u{A0}»" }
        if needs.needsAnswer { parts.append(say("réponse avec preuve", "an answer with evidence")) }
        return parts.isEmpty ? "" : " → " + parts.joined(separator: ", ")
    }

    private func statements() -> String {
        var out = "\n## " + say("Ce que seules des personnes attestent", "What only people attest") + "\n\n"
        for (element, statement) in library.statements.sorted(by: { $0.value.id < $1.value.id }) {
            out += "- **\(name(element))** (`\(statement.id)`) — \(text(.question, element) ?? "")"
            if let evidence = text(.evidence, element) { out += say(" Preuve\u{A0}: ", " Evidence: ") + evidence + "." }
            if let days = statement.validFor { out += say(" Vaut ", " Good for ") + Horizon.text(Int32(days)) + "." }
            out += "\n"
        }
        return out
    }

    package static func status(_ status: String) -> Bilingual {
        switch status {
        case "in-force": Bilingual(fr: "en vigueur", en: "in force")
        case "voluntary": Bilingual(fr: "volontaire", en: "voluntary")
        case "proposal": Bilingual(fr: "proposition, non adoptée", en: "a proposal, not adopted")
        case "draft": Bilingual(fr: "projet", en: "a draft")
        case "superseded": Bilingual(fr: "remplacé", en: "superseded")
        default: Bilingual(fr: "guide", en: "guidance")
        }
    }
}
