package import Continuum

/// What does a change do, in words? Before and after, element by element and key by key, for the one who is about to save it.
package struct ChangePreview: Sendable {
    package enum Sort: String, Sendable { case added, removed, changed }

    /// One key of one element; an empty side says nothing.
    package struct Line: Sendable, Hashable {
        package var key: String
        package var meaning: String
        package var sort: Sort
        package var before: [String]
        package var after: [String]
    }

    package struct Entry: Sendable {
        package var id: String
        package var name: String
        package var kind: String
        package var sort: Sort
        package var lines: [Line]
    }

    /// In the order in which the change names them.
    package private(set) var entries: [Entry] = []
    /// What would be wrong with it applied.
    package let problems: Diagnostics

    package init(_ change: Change, over continuum: Continuum, _ language: Language) {
        let (patch, problems) = change.patch(over: continuum)
        let (next, more) = continuum.applying(patch)
        var all = problems
        all.add(contentsOf: more)
        self.problems = all
        let words = FactWords(before: continuum, after: next, language)
        var done: Set<String> = []
        for (step, _) in change.steps where done.insert(step.id).inserted {
            guard let wanted = patch.replacements[step.id] else { continue }
            if let entry = Self.entry(step.id, continuum.element(named: step.id), wanted, words) { entries.append(entry) }
        }
    }

    /// What differs between two states of one element: a conflict, or an entry of the history. nil when nothing does.
    package static func entry(_ id: String, _ before: Element?, _ after: Element?, _ words: FactWords) -> Entry? {
        guard let kind = (after ?? before)?.kind else { return nil }
        let vocabulary = words.vocabulary
        let keys = EditConflict.keys(before, after)
        // In the order of the vocabulary, as in a form.
        var lines = vocabulary.definition(of: kind).keys.filter(keys.contains).map { key in
            let pair = words.lines(key, before, after)
            let definition = vocabulary.definition(of: key)
            return Line(
                key: definition.name, meaning: definition.meaning[words.language], sort: pair.before.isEmpty ? .added : pair.after.isEmpty ? .removed : .changed,
                before: pair.before, after: pair.after)
        }
        if before?.validity ?? .always != after?.validity ?? .always {
            let french = words.language == .french
            lines.append(
                Line(
                    key: "valid", meaning: french ? "Quand c’est vrai." : "When it holds.", sort: .changed,
                    before: before.map { [words.period($0.validity)] } ?? [], after: after.map { [words.period($0.validity)] } ?? []))
        }
        let sort: Sort = before == nil ? .added : after == nil ? .removed : .changed
        if sort == .changed, lines.isEmpty { return nil }
        return Entry(
            id: id, name: words.name(id), kind: vocabulary.definition(of: kind).meaning[words.language], sort: sort, lines: lines)
    }

    /// Plain text, for terminals and messages.
    package func text(_ language: Language) -> String {
        let colon = language == .french ? " : " : ": "
        func side(_ values: [String]) -> String { values.isEmpty ? "—" : values.joined(separator: " ; ") }
        var out = ""
        for entry in entries {
            let mark = switch entry.sort {
            case .added: "+"
            case .removed: "−"
            case .changed: "~"
            }
            out += "\(mark) \(entry.name == entry.id ? entry.id : "\(entry.name) (\(entry.id))")\n"
            for line in entry.lines {
                out += entry.sort == .changed ? "    \(line.key)\(colon)\(side(line.before)) → \(side(line.after))\n" : "    \(line.key)\(colon)\(side(entry.sort == .added ? line.after : line.before))\n"
            }
        }
        return out
    }
}

/// Facts in words: names of elements rather than ids, with the ids beside them.
package struct FactWords: Sendable {
    package let language: Language
    let vocabulary: Vocabulary
    private let before: Continuum
    private let after: Continuum

    /// - Parameter after: where names are looked for that `before` does not know.
    package init(before: Continuum, after: Continuum? = nil, _ language: Language) {
        self.before = before
        self.after = after ?? before
        vocabulary = before.vocabulary
        self.language = language
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    func name(_ id: String) -> String {
        for continuum in [after, before] { if let index = continuum.index(of: id) { return continuum.name(index, language) } }
        return id
    }

    /// “Hébergeur (hebergeur)”.
    private func reference(_ id: String) -> String {
        let name = name(id)
        return name == id ? id : "\(name) (\(id))"
    }

    /// What two states of an element say under a key; with the sources where the words alone do not differ.
    func lines(_ key: Key, _ before: Element?, _ after: Element?) -> (before: [String], after: [String]) {
        let plain = (facts(key, before, hasSources: false), facts(key, after, hasSources: false))
        return plain.0 == plain.1 ? (facts(key, before, hasSources: true), facts(key, after, hasSources: true)) : plain
    }

    private func facts(_ key: Key, _ element: Element?, hasSources: Bool) -> [String] {
        guard let part = element?.part(key) else { return [] }
        func sourced(_ text: String, _ source: Element.Source?, _ validity: Validity) -> String {
            var text = text
            if validity != .always { text += " (\(period(validity)))" }
            if hasSources { text += " — " + (source.map(self.source) ?? say("sans source", "no source")) }
            return text
        }
        return part.statements.map { sourced(value($0.value), $0.source, $0.validity) }
            + part.links.map { link in
                var text = link.to.map(reference) ?? say("on ne sait pas lequel", "not known which")
                if !link.attributes.isEmpty { text += " [" + attributes(link.attributes) + "]" }
                if link.group > 0 {
                    let count = part.links.count { $0.group == link.group }, needed = part.needed[link.group - 1]
                    text += " " + say(
                        "(groupe \(link.group) : \(needed) sur \(count) \(needed == 1 ? "suffit" : "suffisent"))",
                        "(set \(link.group): \(needed) of \(count) \(needed == 1 ? "is" : "are") enough)")
                }
                return sourced(text, link.source, link.validity)
            }
    }

    private func attributes(_ statements: [Element.Statement]) -> String {
        var keys: [Key] = []
        for statement in statements where !keys.contains(statement.key) { keys.append(statement.key) }
        return keys.map { key in
            let values = statements.filter { $0.key == key }.map { value($0.value) }
            return vocabulary.name(of: key) + say(" : ", ": ") + values.joined(separator: ", ")
        }.joined(separator: " ; ")
    }

    private func value(_ literal: Element.Literal) -> String {
        switch literal {
        case .unknown: say("inconnu", "unknown")
        case .boolean(let flag): flag ? say("oui", "yes") : say("non", "no")
        case .number: language == .french ? Element.document(of: literal).json.replacing(".", with: ",") : Element.document(of: literal).json
        case .token(let text), .text(let text): text
        case .bilingual(let words): words.fr == words.en ? words.fr : "\(words[language]) / \(words[language == .french ? .english : .french])"
        case .day(let day): day.description
        case .horizon(let days): duration(days)
        case .reference(let id): reference(id)
        }
    }

    private func duration(_ days: Int32) -> String {
        let text = Horizon.text(days)
        guard let unit = text.last, let count = Int(text.dropLast()) else { return text }
        return switch unit {
        case "y": "\(count) " + (count == 1 ? say("an", "year") : say("ans", "years"))
        case "m": "\(count) " + say("mois", count == 1 ? "month" : "months")
        default: "\(count) " + (count == 1 ? say("jour", "day") : say("jours", "days"))
        }
    }

    func period(_ validity: Validity) -> String {
        switch (validity.from, validity.to) {
        case (let from?, let to?): say("du \(from) au \(to)", "from \(from) to \(to)")
        case (let from?, nil): say("depuis le \(from)", "since \(from)")
        case (nil, let to?): say("jusqu’au \(to)", "until \(to)")
        case (nil, nil): say("toujours", "always")
        }
    }

    private func source(_ source: Element.Source) -> String {
        [source.ref, source.date?.description, source.standing?.rawValue].compactMap { $0 }.joined(separator: ", ")
    }
}
