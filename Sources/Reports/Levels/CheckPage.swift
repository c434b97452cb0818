package import Continuum
import Knowledge
package import Sovereignty

/// What one check asks, why, and how to verify it: on a terminal, and as a page of the reference.
package struct CheckPage {
    private let language: Language
    private let style: Style

    package init(_ language: Language, _ style: Style) {
        self.language = language
        self.style = style
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
    private func words(_ bilingual: Bilingual) -> String { Typography.set(bilingual[language], language) }

    /// The parts of a check’s page, in order.
    private func parts(_ check: Check) -> [(title: String, text: String)] {
        [
            (say("Pourquoi", "Why"), words(check.why)), (say("Que faire", "What to do"), words(check.remedy)),
            (say("Vérifier à la main", "Verify by hand"), words(check.verify)), (say("Limites connues", "Known limits"), words(check.limits)),
        ]
    }

    package func text(_ check: Check, usedBy frameworks: [(name: Bilingual, article: String)]) -> String {
        var out = style.bold(words(check.title)) + style.dim("  [\(check.id)]") + "\n"
        for part in parts(check) { out += "\n" + style.bold(part.title) + "\n" + Style.wrapped(part.text, indent: "  ") + "\n" }
        out += "\n" + style.bold(say("Sources", "Sources")) + "\n"
        for source in check.sources { out += Style.wrapped("\(source.text), \(source.clause)", indent: "  ") + "\n" }
        if !frameworks.isEmpty {
            out += "\n" + style.bold(say("Compte dans", "Counts in")) + "\n"
            for use in frameworks { out += Style.wrapped("\(words(use.name)) — \(use.article)", indent: "  ") + "\n" }
        }
        out += "\n" + style.dim(say("Depuis la version \(check.since)", "Since version \(check.since)")) + "\n"
        return out
    }

    /// All checks, one a line.
    package func list() -> String {
        var out = ""
        var area = ""
        for check in CheckCatalogue.all {
            let here = String(check.id.prefix { $0 != "-" })
            if here != area {
                out += (out.isEmpty ? "" : "\n") + style.bold(Self.area(here)[language]) + "\n"
                area = here
            }
            out += "  \(check.id)\(String(repeating: " ", count: max(1, 38 - check.id.count)))\(words(check.title))\n"
        }
        return out
    }

    package static func area(_ prefix: String) -> Bilingual {
        switch prefix {
        case "control": Bilingual(fr: "Contrôle et actionnariat", en: "Control and ownership")
        case "law": Bilingual(fr: "Droit", en: "Law")
        case "place": Bilingual(fr: "Lieux", en: "Places")
        case "keys": Bilingual(fr: "Chiffrement et clés", en: "Encryption and keys")
        case "cert": Bilingual(fr: "Certifications", en: "Certificates")
        case "ops": Bilingual(fr: "Exploitation et autonomie", en: "Operation and autonomy")
        case "tech": Bilingual(fr: "Technologie", en: "Technology")
        case "supply": Bilingual(fr: "Chaîne d’approvisionnement", en: "Supply chain")
        case "resilience": Bilingual(fr: "Résilience", en: "Resilience")
        case "exit": Bilingual(fr: "Réversibilité", en: "Reversibility")
        case "contract": Bilingual(fr: "Contrat", en: "Contract")
        case "privacy": Bilingual(fr: "Vie privée", en: "Privacy")
        case "env": Bilingual(fr: "Environnement", en: "Environment")
        default: Bilingual(fr: "Intelligence artificielle", en: "Artificial intelligence")
        }
    }

    /// The reference of all checks, as Markdown.
    package func markdown(_ library: FrameworkLibrary, _ continuum: Continuum) -> String {
        let uses = FrameworkUses(library, continuum)
        var out = say(
            "# Les contrôles\n\n*Page faite par le programme (`Scripts/make-schemas.sh`)\u{A0}: ne la modifiez pas à la main. `portulan explain ID` dit la même chose.*\n\n",
            "# The checks\n\n*Made by the program (`Scripts/make-schemas.sh`): do not edit by hand. `portulan explain ID` says the same.*\n\n")
        out += say(
            "Un contrôle est une question à laquelle la carte répond, pour un sujet et tout ce dont il dépend. Il répond satisfait, non satisfait, indéterminé (un fait manque, ou le droit se discute) ou sans objet. « L’Union » est l’Union européenne, sans l’Espace économique européen.\n",
            "A check is a question that the chart answers, for a subject and all that it depends on. It answers met, not met, undetermined (a fact is missing, or the law is argued) or not applicable. “The Union” is the European Union, without the European Economic Area.\n")
        var area = ""
        for check in CheckCatalogue.all {
            let here = String(check.id.prefix { $0 != "-" })
            if here != area {
                out += "\n## \(Self.area(here)[language])\n"
                area = here
            }
            out += "\n### `\(check.id)`\n\n**\(words(check.title)).**\n"
            for part in parts(check) { out += "\n**\(part.title).** \(part.text)\n" }
            out += "\n**\(say("Sources", "Sources")).** " + check.sources.map { "\($0.text), \($0.clause)" }.joined(separator: say("\u{A0}; ", "; ")) + ".\n"
            let users = uses.of(check.id)
            if !users.isEmpty { out += "\n**\(say("Compte dans", "Counts in")).** " + users.map { "\(words($0.name)) (\($0.article))" }.joined(separator: say("\u{A0}; ", "; ")) + ".\n" }
        }
        return out
    }
}

/// Which requirements name a check?
package struct FrameworkUses {
    private var uses: [String: [(name: Bilingual, article: String)]] = [:]

    package init(_ library: FrameworkLibrary, _ continuum: Continuum) {
        for framework in library.frameworks {
            let name = Bilingual(fr: continuum.name(Int(framework.element), .french), en: continuum.name(Int(framework.element), .english))
            var articles: [String: [String]] = [:]
            for requirement in framework.requirements {
                let checks = Set(requirement.needs.checks + requirement.rungs.flatMap(\.needs.checks))
                for check in checks {
                    let article = requirement.article ?? requirement.id
                    if articles[CheckCatalogue.all[check].id]?.contains(article) != true { articles[CheckCatalogue.all[check].id, default: []].append(article) }
                }
            }
            for (check, list) in articles { uses[check, default: []].append((name, list.joined(separator: ", "))) }
        }
    }

    package func of(_ check: String) -> [(name: Bilingual, article: String)] { uses[check] ?? [] }
}
