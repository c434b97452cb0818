/// Advice that looks at what was written.
extension Problem {
    static func didYouMean(_ name: String) -> Sentence { Sentence("Vouliez-vous dire \(quoted: name) ?", "Did you mean \(quoted: name)?") }

    /// The id that a name could become: lower case, without accents, hyphens for the rest; nil when nothing is left.
    package static func identifier(from name: String) -> String? {
        let plain: [Character: String] = [
            "à": "a", "â": "a", "ä": "a", "á": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "í": "i", "ô": "o", "ö": "o",
            "ó": "o", "ù": "u", "û": "u", "ü": "u", "ú": "u", "ÿ": "y", "ñ": "n", "œ": "oe", "æ": "ae", "ß": "ss",
        ]
        var out = ""
        for character in name.prefix(120).lowercased() {
            let piece = plain[character] ?? String(character)
            if piece.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }) {
                if !out.isEmpty || (piece != "." && piece != "_") { out += piece }
            } else if !out.isEmpty, out.last != "-" {
                out += "-"
            }
        }
        while out.last == "-" { out.removeLast() }
        return out.isEmpty || out == "unknown" ? nil : out
    }

    static func idAdvice(_ id: String) -> Sentence {
        if id == "unknown" {
            return Sentence("« unknown » est réservé à ce qu’on ne sait pas ; choisissez un autre mot.", "“unknown” is kept for what is not known; choose another word.")
        }
        if id.utf8.count > 200 { return Sentence("Choisissez un mot d’au plus 200 caractères.", "Choose a word of at most 200 characters.") }
        if id != "…", isWritten(asIdentifier: id) {
            return Sentence("Mettez-le entre guillemets pour qu’il soit lu comme un mot : \"\(plain: id)\".", "Put it in quotation marks so that it is read as a word: \"\(plain: id)\".")
        }
        if let better = identifier(from: id) {
            return Sentence(
                "Employez des lettres sans accent, des chiffres, « . », « _ » et « - », par exemple \(quoted: better) ; le nom complet va dans « name ».",
                "Use letters without accents, digits, “.”, “_” and “-”, for example \(quoted: better); the full name goes under “name”.")
        }
        return Sentence(
            "Employez des lettres sans accent, des chiffres, « . », « _ » et « - », en commençant par une lettre ou un chiffre.",
            "Use letters without accents, digits, “.”, “_” and “-”, starting with a letter or a digit.")
    }

    /// Would it be an id if it were text? (An id may not be read as a number, `true` or `null`.)
    private static func isWritten(asIdentifier text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "_"), first != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || ".-_".utf8.contains($0)
        }
    }

    /// Which keys are there under a kind of element or under another key? `Vocabulary.chart` may be widened: hence “among them”.
    static func keyAdvice(under name: String) -> Sentence {
        let vocabulary = Vocabulary.chart
        let dates = ["source", "valid-from", "valid-to"]
        if let kind = vocabulary.kind(named: name) {
            let own = vocabulary.definition(of: kind).keys.filter { !Key.common.contains($0) }.map { vocabulary.name(of: $0) }
            if !own.isEmpty {
                return Sentence(
                    "Les clés de \(quoted: name) comprennent \(list: own) ; une remarque libre va dans « note ».",
                    "The keys of \(quoted: name) include \(list: own); a free remark goes under “note”.")
            }
        }
        if name == "source" { return Sentence("Une source se décrit par \(list: sourceKeys).", "A source is described by \(list: sourceKeys).") }
        if let key = vocabulary.key(named: name) {
            switch vocabulary.definition(of: key).form {
            case .attribute(.bilingual, _): return Sentence("Un texte se donne par langue : « fr » et « en ».", "A text is given per language: “fr” and “en”.")
            case .attribute: return Sentence("À ce niveau, les clés sont \(list: ["value"] + dates).", "At this level, the keys are \(list: ["value"] + dates).")
            case .relation(_, let attributes, let needs):
                let own = ["to"] + attributes.map { vocabulary.name(of: $0) } + dates
                return needs
                    ? Sentence(
                        "Sous \(quoted: name), les clés sont \(list: own), ou « any », « all », « at-least » et « of » pour des alternatives.",
                        "Under \(quoted: name), the keys are \(list: own), or “any”, “all”, “at-least” and “of” for alternatives.")
                    : Sentence("Sous \(quoted: name), les clés sont \(list: own).", "Under \(quoted: name), the keys are \(list: own).")
            }
        }
        return Sentence("Retirez cette clé ; une remarque libre va dans « note ».", "Remove this key; a free remark goes under “note”.")
    }

    private static let sourceKeys = ["ref", "date", "standing", "rank"]

    /// Where a key belongs: on which kinds, or on which relations.
    static func homeAdvice(of name: String) -> Sentence {
        let vocabulary = Vocabulary.chart
        guard let key = vocabulary.key(named: name) else {
            return Sentence("Retirez cette clé ; une remarque libre va dans « note ».", "Remove this key; a free remark goes under “note”.")
        }
        let kinds = vocabulary.kinds.filter { $0.keys.contains(key) }.map(\.name)
        if !kinds.isEmpty {
            return Sentence("Dans une carte, \(quoted: name) se dit de \(list: kinds).", "In a chart, \(quoted: name) is said of \(list: kinds).")
        }
        let relations = vocabulary.keys.filter {
            if case .relation(_, let attributes, _) = $0.form { return attributes.contains(key) }
            return false
        }.map(\.name)
        guard let first = relations.first else {
            return Sentence("Retirez cette clé ; une remarque libre va dans « note ».", "Remove this key; a free remark goes under “note”.")
        }
        return Sentence(
            "\(quoted: name) se précise sur une relation (\(anyOf: relations)) : \(plain: first): { to: identifiant, \(plain: name): … }.",
            "\(quoted: name) is said on a relation (\(anyOf: relations)): \(plain: first): { to: id, \(plain: name): … }.")
    }

    static func dayAdvice(_ text: String) -> Sentence {
        let parts = text.split { "/.- ".contains($0) }.map { Int($0) }
        if parts.count == 3, let a = parts[0], let b = parts[1], let c = parts[2] {
            // Year first or last; where day and month could be either, as Europeans write them.
            let day = a > 31 ? Day(year: a, month: b, day: c) ?? Day(year: a, month: c, day: b) : Day(year: c, month: b, day: a) ?? Day(year: c, month: a, day: b)
            if let day, c > 31 || a > 31 { return didYouMean(day.description) }
            if let last = (28...31).last(where: { Day(year: a, month: b, day: $0) != nil }), a > 31 {
                return Sentence("Ce mois-là compte \(count: last) jours.", "That month has \(count: last) days.")
            }
        }
        return Sentence("Écrivez l’année, le mois et le jour, comme 2026-03-01.", "Write the year, the month and the day, such as 2026-03-01.")
    }

    static func typeAdvice(_ key: String, _ expected: String, _ found: String) -> Sentence? {
        let text = unquoted(found)
        switch expected {
        case "true | false":
            if let text, ["true", "false"].contains(text) { return Sentence("Retirez les guillemets : \(plain: text).", "Remove the quotation marks: \(plain: text).") }
            switch (text ?? found).lowercased() {
            case "yes", "oui", "vrai", "on", "y", "o", "1": return didYouMean("true")
            case "no", "non", "faux", "off", "n", "0": return didYouMean("false")
            default:
                guard let own = Vocabulary.chart.key(named: key), Vocabulary.chart.definition(of: own).mayBeUnknown else {
                    return Sentence("Écrivez « true » ou « false ».", "Write “true” or “false”.")
                }
                return Sentence("Écrivez « true », « false », ou « unknown » si vous ne le savez pas.", "Write “true”, “false”, or “unknown” if you do not know.")
            }
        case "number", "integer":
            if let number = number(in: text ?? found), number != found, expected == "number" || Int(number) != nil { return Sentence("Écrivez le nombre seul : \(plain: number).", "Write the number alone: \(plain: number).") }
            if expected == "integer" { return Sentence("Écrivez le nombre en chiffres, sans décimales ni unité.", "Write the number in digits, without decimals or a unit.") }
            return Sentence("Écrivez le nombre en chiffres, sans unité et avec un point pour les décimales.", "Write the number in digits, without a unit and with a point for decimals.")
        case "integer ≥ 1": return Sentence("Écrivez combien suffisent, par exemple at-least: 2.", "Write how many are enough, for example at-least: 2.")
        case "a-word":
            if ["mapping", "list", "nothing", "…"].contains(found) { return Sentence("Écrivez un seul mot, comme « achats ».", "Write a single word, such as “purchasing”.") }
            if isWritten(asIdentifier: text ?? found) { return inQuotes(text ?? found) }
            return identifier(from: text ?? found).map(didYouMean)
        case "id":
            if found == "mapping" || found == "list" || found == "nothing" || found == "…" {
                return Sentence("Écrivez l’identifiant d’un élément, ou « unknown » si vous ne le savez pas.", "Write the id of an element, or “unknown” if you do not know.")
            }
            if isWritten(asIdentifier: text ?? found) { return inQuotes(text ?? found) }
            return identifier(from: text ?? found).map {
                Sentence("Écrivez l’identifiant plutôt que le nom, par exemple \(quoted: $0).", "Write the id rather than the name, for example \(quoted: $0).")
            } ?? Sentence("Écrivez l’identifiant d’un élément.", "Write the id of an element.")
        case "text": return Sentence("Écrivez quelques mots, ou retirez la clé \(quoted: key).", "Write a few words, or remove the key \(quoted: key).")
        case "text | { fr: …, en: … }":
            return Sentence("Écrivez un texte, ou { fr: \"…\", en: \"…\" }.", "Write a text, or { fr: \"…\", en: \"…\" }.")
        case "text | { ref: …, date: …, standing: …, rank: … }", "{ ref: … }":
            return Sentence("Par exemple : source: { ref: \"contrat 2026-12, article 4\", date: 2026-03-01 }.", "For example: source: { ref: \"contract 2026-12, article 4\", date: 2026-03-01 }.")
        case "30d | 6m | 1y | 5y":
            return Sentence("Écrivez un nombre suivi de d (jours), m (mois) ou y (années).", "Write a number followed by d (days), m (months) or y (years).")
        case "id | { to: id, … }":
            return Sentence("Par exemple : \(plain: shown(key)): [a, { to: b, source: \"…\" }].", "For example: \(plain: shown(key)): [a, { to: b, source: \"…\" }].")
        case "{ at-least: k, of: […] }": return Sentence("Par exemple : { at-least: 2, of: [a, b, c] }.", "For example: { at-least: 2, of: [a, b, c] }.")
        case "[…]" where key == "elements": return Sentence("Placez un tiret devant chaque élément.", "Put a dash before each element.")
        case "[…]": return Sentence("Écrivez la liste entre crochets : [a, b].", "Write the list in brackets: [a, b].")
        case "value": return Sentence("Un seul bloc « value » suffit : écrivez-y la valeur elle-même.", "A single “value” block is enough: write the value itself in it.")
        default:
            return Sentence("Écrivez un seul de ces mots.", "Write just one of these words.")
        }
    }

    private static func inQuotes(_ text: String) -> Sentence {
        Sentence("Mettez-le entre guillemets pour qu’il soit lu comme un mot : \"\(plain: text)\".", "Put it in quotation marks so that it is read as a word: \"\(plain: text)\".")
    }

    /// 50.5 from “50,5 %”; nil when more than a figure and a sign was written.
    private static func number(in text: String) -> String? {
        let kept = text.filter { !"% \u{A0}\u{202F}€".contains($0) }.map { $0 == "," ? "." : $0 }
        let number = String(kept)
        guard number.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }), Double(number) != nil else { return nil }
        return number
    }
}
