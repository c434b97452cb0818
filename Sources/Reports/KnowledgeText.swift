package import Continuum
import Foundation
import Knowledge
package import Reach

/// The knowledge base on a terminal: every fact with its source, date and rank.
package struct KnowledgeText {
    private let continuum: Continuum
    private let language: Language
    private let style: Style

    package init(_ continuum: Continuum, _ language: Language, _ style: Style) {
        self.continuum = continuum
        self.language = language
        self.style = style
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    package func counts() -> String {
        var out = ""
        for definition in continuum.vocabulary.kinds {
            let count = continuum.elements.count { $0.kind == definition.kind }
            if count > 0 { out += "\(String(count).padded(to: 6)) \(style.bold(definition.name)) — \(definition.meaning[language])\n" }
        }
        return out
    }

    package func list(_ kind: Kind) -> String {
        line(continuum.elements.indices.filter { continuum.elements[$0].kind == kind })
    }

    private func line(_ elements: [Int]) -> String {
        elements.map { (continuum.id($0), $0) }.sorted { $0.0 < $1.0 }.map { id, element in
            "\(style.bold(id))  \(Style.safe(continuum.name(element, language)))\n"
        }.joined()
    }

    /// Elements whose id, names, aliases or identifiers hold the text, accents and case aside.
    package func search(_ text: String) -> (String, Int) {
        let wanted = Self.folded(text)
        let found = continuum.elements.indices.filter { element in
            guard continuum.elements[element].kind.rawValue != 0 else { return false }
            var words = [continuum.id(element), continuum.name(element, .french), continuum.name(element, .english)]
            for key in [Key.aliases, .identifiers] { words += continuum.values(key, of: element).compactMap { continuum.text($0, language) } }
            return words.contains { Self.folded($0).contains(wanted) }
        }
        if found.isEmpty { return (say("Rien pour « \(Style.safe(text)) ».\n", "Nothing for “\(Style.safe(text))”.\n"), 0) }
        var out = ""
        for element in found.sorted(by: { continuum.id($0) < continuum.id($1) }) {
            let kind = continuum.vocabulary.name(of: continuum.elements[element].kind)
            out += "\(style.bold(continuum.id(element)))  \(style.dim(kind))  \(Style.safe(continuum.name(element, language)))\n"
        }
        return (out, found.count)
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    // MARK: One element

    package func show(_ element: Int, on day: Day, model: ReachModel, gradient: Gradient) -> String {
        let row = continuum.elements[element]
        var out = style.bold(Style.safe(continuum.name(element, language))) + style.dim("  \(continuum.id(element)) — \(continuum.vocabulary.name(of: row.kind))") + "\n"
        if row.validity != 0 { out += "  " + validity(continuum.validities[Int(row.validity)], day) + "\n" }
        for i in continuum.factRange(of: element) {
            let fact = continuum.facts[i]
            guard fact.key != .name else { continue }
            out += self.fact(continuum.vocabulary.name(of: fact.key), value(fact.value), fact.provenance, continuum.validities[Int(fact.validity)], day)
        }
        for relation in continuum.relations(of: element) {
            let target = relation.target.isUnknown
                ? say("inconnu", "unknown")
                : relation.element >= 0 ? "\(continuum.strings[relation.target]) (\(Style.safe(continuum.name(Int(relation.element), language))))" : continuum.strings[relation.target]
            let attributes = continuum.factRange(of: relation).map { i in
                "\(continuum.vocabulary.name(of: continuum.facts[i].key)): \(value(continuum.facts[i].value))"
            }
            out += fact(
                continuum.vocabulary.name(of: relation.key), ([target] + attributes).joined(separator: ", "), relation.provenance,
                continuum.validities[Int(relation.validity)], day)
        }
        switch row.kind {
        case .state: out += state(element, model, gradient)
        case .organisation: out += organisation(element, day, model)
        default: break
        }
        return out
    }

    private func value(_ value: Value) -> String {
        switch value {
        case .unknown: say("inconnu", "unknown")
        case .boolean(let flag): flag ? say("oui", "yes") : say("non", "no")
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .day(let day): day.description
        case .horizon(let days): Horizon.text(days)
        default: Style.safe(continuum.text(value, language) ?? "")
        }
    }

    private func fact(_ key: String, _ text: String, _ provenance: Int32, _ validity: Validity, _ day: Day) -> String {
        var out = "  \(style.blue(key)) \(text)"
        if validity != .always { out += " " + self.validity(validity, day) }
        out += "\n"
        if let source = continuum.source(provenance) {
            var parts = [Style.safe(source.ref)]
            if let date = source.date { parts.append(say("au \(date)", "as of \(date)")) }
            if let rank = source.rank { parts.append(say("rang", "rank") + " \(rank.rawValue)") }
            if let standing = source.standing { parts.append(ChainWords.standing(standing)[language]) }
            out += style.dim(Style.wrapped(parts.joined(separator: ", "), indent: "      ", width: 110)) + "\n"
        }
        return out
    }

    private func validity(_ validity: Validity, _ day: Day) -> String {
        let from = validity.from.map { say("depuis le \($0)", "from \($0)") }, to = validity.to.map { say("jusqu’au \($0)", "to \($0)") }
        let span = [from, to].compactMap { $0 }.joined(separator: " ")
        return validity.holds(on: day) ? style.dim("[\(span)]") : style.yellow("[\(span) : \(say("ne vaut pas au", "does not hold on")) \(day)]")
    }

    private func state(_ element: Int, _ model: ReachModel, _ gradient: Gradient) -> String {
        guard let subject = model.subjects.index(ofElement: Int32(element)) else { return "" }
        let level = gradient.levels[subject]
        var out = "\n\(style.bold(say("Gradient de risque", "Gradient of risk"))) : \(level.risk) (\(TermWords.risk(level.risk)[language]))\n"
        for rule in level.rules {
            out += "  \(continuum.id(Int(rule))) — \(Style.safe(continuum.text(continuum.value(.reason, of: Int(rule)), language) ?? ""))\n"
        }
        let laws = Set(Nexus.allCases.flatMap { model.book.rule(subject, $0).laws.map(\.law) }).sorted()
        out += "\(style.bold(say("Lois en vigueur", "Laws in force")))\n"
        if laws.isEmpty {
            out += model.book.unreviewed.contains(bit: subject)
                ? say("  Jamais revues : tout pouvoir est tenu pour possible.\n", "  Never reviewed: every power is held possible.\n")
                : say("  Aucune connue.\n", "  None known.\n")
        }
        for law in laws { out += "  \(continuum.id(Int(law))) — \(Style.safe(continuum.name(Int(law), language)))\n" }
        return out
    }

    private func organisation(_ element: Int, _ day: Day, _ model: ReachModel) -> String {
        var out = ""
        let entity = Int(model.entities.entity[element])
        let controllers = model.entities.certain.allControllers(of: entity).map { Int(model.entities.elements[Int($0)]) }
        out += "\n\(style.bold(say("Contrôlée par", "Controlled by"))) : "
        if controllers.isEmpty {
            out += model.entities.isOwnerUnknown[entity] ? style.yellow(say("on ne sait pas", "nobody knows")) : say("personne", "nobody")
        } else {
            out += controllers.map { Style.safe(continuum.name($0, language)) }.joined(separator: " ← ")
        }
        out += "\n"
        let influence = Influence.on(element, in: continuum, on: day)
        if !influence.isEmpty {
            out += style.bold(say("Influence, directe et par chaînes (capital, votes)", "Influence, direct and through chains (capital, votes)")) + "\n"
            for holder in influence.prefix(12) {
                let capital = (holder.capital * 100).rounded() / 100, votes = (holder.votes * 100).rounded() / 100
                out += "  \(Style.safe(continuum.name(Int(holder.holder), language))) : \(capital) %, \(votes) %\n"
            }
        }
        return out
    }
}

extension String {
    func padded(to width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
}
