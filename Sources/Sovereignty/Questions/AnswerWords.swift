package import Continuum
import Knowledge

/// How are answers said and understood, in French and in English?
package enum AnswerWords {
    package static let yes = Bilingual(fr: "oui", en: "yes")
    package static let no = Bilingual(fr: "non", en: "no")
    package static let partly = Bilingual(fr: "en partie", en: "partly")
    package static let notApplicable = Bilingual(fr: "sans objet", en: "not applicable")
    package static let notKnown = Bilingual(fr: "je ne sais pas", en: "I don’t know")
    package static let none = Bilingual(fr: "aucun", en: "none")

    /// What a drop-down list offers; nil for answers that are free.
    package static func choices(_ form: AnswerForm, _ language: Language) -> [String]? {
        switch form {
        case .attest: [yes, no, partly, notApplicable, notKnown].map { $0[language] }
        case .rung(let rungs): rungs.map { "\($0.order) — \(cut($0.name[language]))" } + [notKnown[language]]
        case .boolean: [yes, no, notKnown].map { $0[language] }
        case .word(let key, let words, isList: false): words.map { label($0, key)[language] } + [notKnown[language]]
        default: nil
        }
    }

    /// A list in a spreadsheet shows some 250 characters of each choice.
    private static func cut(_ text: String) -> String { text.count <= 200 ? text : text.prefix(199) + "…" }

    /// What the answer may be, for whoever reads the form: one line each.
    package static func mayBe(_ form: AnswerForm, _ vocabulary: Vocabulary, _ language: Language) -> [String] {
        if case .rung(let rungs) = form { return rungs.map { "\($0.order) — \($0.name[language])" } + [notKnown[language]] }
        if let choices = choices(form, language) { return choices }
        return [expected(form, vocabulary)[language], notKnown[language]]
    }

    /// What is expected, in a few words.
    package static func expected(_ form: AnswerForm, _ vocabulary: Vocabulary) -> Bilingual {
        func both(_ words: (Language) -> String) -> Bilingual { Bilingual(fr: words(.french), en: words(.english)) }
        switch form {
        case .attest, .boolean: return both { (choices(form, $0) ?? []).joined(separator: " · ") }
        case .rung(let rungs): return both { _ in rungs.map { "\($0.order)" }.joined(separator: " · ") }
        case .word(let key, let words, let isList):
            let list = both { language in words.map { label($0, key)[language] }.joined(separator: " · ") }
            return isList ? Bilingual(fr: "un ou plusieurs de : \(list.fr), séparés par des virgules", en: "one or more of: \(list.en), with commas between") : list
        case .number(let key, let range, let isWhole):
            let unit = unit(of: key, vocabulary)
            let low = figure(range.lowerBound), high = figure(range.upperBound)
            return Bilingual(
                fr: (isWhole ? "un nombre entier" : "un nombre") + " de \(low.fr) à \(high.fr)" + (unit.map { ", en \($0.name.fr)" } ?? ""),
                en: (isWhole ? "a whole number" : "a number") + ", \(low.en) to \(high.en)" + (unit.map { ", in \($0.name.en)" } ?? ""))
        case .day: return Bilingual(fr: "une date : 2026-11-24", en: "a date: 2026-11-24")
        case .until: return Bilingual(fr: "la date de fin de validité : 2028-11-24", en: "the day until which it is valid: 2028-11-24")
        case .horizon: return Bilingual(fr: "une durée : 30 jours, 6 mois, 2 ans", en: "a length of time: 30 days, 6 months, 2 years")
        case .text: return Bilingual(fr: "un texte court", en: "a short text")
        case .tag: return Bilingual(fr: "un mot sans espace ni accent", en: "a word without spaces or accents")
        case .elements(let kinds, let isList, let word):
            let names = kinds.map { vocabulary.definition(of: $0).meaning }
            func lowered(_ text: String) -> String { text.prefix(1).lowercased() + (text.split(separator: ":").first.map(String.init) ?? text).dropFirst() }
            let what = names.isEmpty || names.count > 6 ? nil : both { language in names.map { lowered($0[language]).trimmed }.joined(separator: language == .french ? ", ou " : ", or ") }
            var text = Bilingual(
                fr: "le nom ou l’identifiant " + (what.map { "d’un élément (\($0.fr))" } ?? "d’un élément") + (isList ? " ; plusieurs : séparés par des virgules" : ""),
                en: "the name or id of an element" + (what.map { " (\($0.en))" } ?? "") + (isList ? "; several: with commas between" : ""))
            if kinds.first == .state, kinds.count > 1 {
                text = Bilingual(
                    fr: "un pays (FR, Allemagne), ou le nom ou l’identifiant d’un élément" + (isList ? " ; plusieurs : séparés par des virgules" : ""),
                    en: "a country (FR, Germany), or the name or id of an element" + (isList ? "; several: with commas between" : ""))
            }
            if kinds == [.state] {
                text = Bilingual(
                    fr: isList ? "un pays, ou plusieurs séparés par des virgules : FR, Allemagne" : "un pays : FR, Allemagne",
                    en: isList ? "a country, or several with commas between: FR, Germany" : "a country: FR, Germany")
            }
            if let word, case .attribute(.token(let words), _) = vocabulary.definition(of: word).form {
                text = Bilingual(
                    fr: "les noms ou identifiants, avec les parts du capital si elles sont connues : Untel 60 %, Autre SA 40 %",
                    en: "the names or ids, with the shares of capital if they are known: Somebody 60 %, Other plc 40 %")
                let list = both { language in words.filter { $0 != "complete" }.map { label($0, word)[language] }.joined(separator: language == .french ? " ou " : " or ") }
                text = Bilingual(fr: text.fr + " ; ou bien : \(list.fr)", en: text.en + "; or else: \(list.en)")
            }
            return text
        }
    }

    package static func figure(_ value: Double) -> Bilingual {
        let text = value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        return Bilingual(fr: text.replacing(".", with: ","), en: text)
    }

    /// The unit that a key’s name or meaning states, and how people write it.
    package static func unit(of key: Key, _ vocabulary: Vocabulary) -> (name: Bilingual, written: [String])? {
        let definition = vocabulary.definition(of: key)
        if definition.name.hasSuffix("-hours") { return (Bilingual(fr: "heures", en: "hours"), ["heures", "heure", "hours", "hour", "h"]) }
        if definition.name.hasSuffix("-days") { return (Bilingual(fr: "jours", en: "days"), ["jours", "jour", "days", "day", "j", "d"]) }
        if definition.name.hasSuffix("-km") { return (Bilingual(fr: "kilomètres", en: "kilometres"), ["kilometres", "km"]) }
        if definition.meaning.en.contains("%") { return (Bilingual("%"), ["%"]) }
        if key == .waterUse { return (Bilingual(fr: "litres par kWh", en: "litres a kWh"), ["l/kwh"]) }
        return nil
    }

    /// A word of a closed list as people say it; itself where it has no other name.
    package static func label(_ word: String, _ key: Key) -> Bilingual {
        if key == .contentUse { return contentUse[word] ?? Bilingual(word) }
        if key == .exportFormat, word == "none" { return Bilingual(fr: "aucun", en: "none") }
        if key == .access, word == "none" { return Bilingual(fr: "aucun accès", en: "no access") }
        return labels[word] ?? Bilingual(word)
    }

    private static let contentUse: [String: Bilingual] = [
        "none": Bilingual(fr: "aucun usage", en: "no use"), "service": Bilingual(fr: "pour rendre le service seulement", en: "to give the service only"),
        "improve": Bilingual(fr: "pour améliorer ses produits", en: "to improve its products"), "train": Bilingual(fr: "pour entraîner des modèles", en: "to train models"),
    ]

    private static let labels: [String: Bilingual] = [
        "online": Bilingual(fr: "en ligne", en: "online"), "isolated": Bilingual(fr: "isolé du réseau", en: "isolated"),
        "complete": Bilingual(fr: "liste complète", en: "complete"), "dispersed": Bilingual(fr: "dispersée", en: "dispersed"),
        "public": Bilingual(fr: "organisme public", en: "public"), "automatic": Bilingual(fr: "automatiques", en: "automatic"),
        "vetted": Bilingual(fr: "vérifiées avant installation", en: "vetted"), "none": Bilingual(fr: "aucune", en: "none"),
        "subscription": Bilingual(fr: "abonnement", en: "subscription"), "perpetual": Bilingual(fr: "perpétuelle", en: "perpetual"),
        "supervised": Bilingual(fr: "surveillé", en: "supervised"), "remote": Bilingual(fr: "à distance, libre", en: "remote"),
        "attested": Bilingual(fr: "attesté", en: "attested"), "claimed": Bilingual(fr: "annoncé seulement", en: "claimed"),
        "open": Bilingual(fr: "ouvert", en: "open"), "proprietary": Bilingual(fr: "propriétaire", en: "proprietary"),
        "prior": Bilingual(fr: "accord préalable", en: "prior approval"), "notice": Bilingual(fr: "simple annonce", en: "mere notice"),
        "consent": Bilingual(fr: "consentement", en: "consent"), "contract": Bilingual(fr: "contrat", en: "contract"),
        "legal-obligation": Bilingual(fr: "obligation légale", en: "legal obligation"), "vital-interests": Bilingual(fr: "intérêts vitaux", en: "vital interests"),
        "public-task": Bilingual(fr: "mission d’intérêt public", en: "public task"),
        "legitimate-interests": Bilingual(fr: "intérêts légitimes", en: "legitimate interests"), "month": Bilingual(fr: "mois", en: "month"),
        "quarter": Bilingual(fr: "trimestre", en: "quarter"), "year": Bilingual(fr: "année", en: "year"),
        "public-key": Bilingual(fr: "clé publique d’aujourd’hui", en: "today’s public key"), "symmetric": Bilingual(fr: "clés symétriques", en: "symmetric keys"),
        "post-quantum": Bilingual(fr: "post-quantique", en: "post-quantum"), "owned-by": Bilingual(fr: "propriété", en: "ownership"),
        "provided-by": Bilingual(fr: "fourniture", en: "provision"), "operated-by": Bilingual(fr: "exploitation", en: "operation"),
        "administered-by": Bilingual(fr: "administration", en: "administration"), "transported-by": Bilingual(fr: "transport", en: "transport"),
        "supplied-by": Bilingual(fr: "technologie", en: "technology"), "licensed-by": Bilingual(fr: "licence", en: "licence"),
        "supported-by": Bilingual(fr: "support", en: "support"),
    ]
}

extension String {
    var trimmed: String {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }), let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return ""
        }
        return String(scalars[start...end])
    }

    /// For comparing what people write: lower case, no accents, plain apostrophes and spaces, no full stop at the end.
    var plain: String {
        var out = ""
        for character in lowercased() {
            switch character {
            case "à", "â", "ä", "á": out.append("a")
            case "é", "è", "ê", "ë": out.append("e")
            case "î", "ï", "í": out.append("i")
            case "ô", "ö", "ó": out.append("o")
            case "ù", "û", "ü", "ú": out.append("u")
            case "ç": out.append("c")
            case "’", "‘", "`": out.append("'")
            case _ where character.isWhitespace: if out.last != " " { out.append(" ") }
            default: out.append(character)
            }
        }
        out = out.trimmed
        while out.count > 1, out.last == "." { out.removeLast() }
        return out.trimmed
    }
}
