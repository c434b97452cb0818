package import Continuum
import Reach

/// A subject as it stands at the head of a sentence: « les États-Unis », “the United States”.
struct Nominative {
    var words: Bilingual
    /// Whether the French verb takes the plural.
    var isPlural: Bool

    init(state name: Bilingual) {
        let (article, isPlural) = Self.frenchArticle(name.fr)
        words = Bilingual(fr: article + name.fr, en: Self.englishArticle(name.en) + name.en)
        self.isPlural = isPlural
    }

    init(plain name: Bilingual) {
        words = name
        isPlural = false
    }

    private static let bare: Set<String> = [
        "Israël", "Cuba", "Chypre", "Malte", "Singapour", "Monaco", "Taïwan", "Oman", "Bahreïn", "Djibouti", "Haïti", "Madagascar", "Maurice",
        "Andorre", "Hong", "Macao", "Nauru", "Niue", "Tuvalu", "Vanuatu", "Guernesey", "Jersey", "Gibraltar", "Guam", "Mayotte", "Antigua-et-Barbuda",
        "Sao", "Sainte-Lucie", "Anguilla", "Aruba", "Curaçao", "Montserrat", "Porto", "Wallis-et-Futuna", "Trinité-et-Tobago",
    ]
    private static let plural: Set<String> = [
        "États-Unis", "Pays-Bas", "Émirats", "Philippines", "Maldives", "Seychelles", "Bahamas", "Comores", "Fidji", "Samoa", "Tonga", "Îles",
        "Kiribati", "Palaos", "Bermudes", "Îles-Marshall", "Terres",
    ]
    private static let masculine: Set<String> = ["Mexique", "Cambodge", "Mozambique", "Zimbabwe", "Belize", "Suriname", "Saint-Siège"]
    private static let feminine: Set<String> = ["Guinée-Bissau", "Sierra"]

    /// French names of states take an article by rule: gender by the final e, elision before a vowel; the exceptions are few and closed.
    private static func frenchArticle(_ name: String) -> (String, Bool) {
        let first = name.split(separator: " ").first.map(String.init) ?? name
        if plural.contains(first) { return ("les ", true) }
        if bare.contains(first) || (first.hasPrefix("Saint-") && !masculine.contains(first)) { return ("", false) }
        if masculine.contains(first) { return ("le ", false) }
        if let letter = first.first, "AEIOUÉÈÊÂÎÔ".contains(letter) { return ("l’", false) }
        if first.hasSuffix("e") || feminine.contains(first), first != "Royaume-Uni" { return ("la ", false) }
        return ("le ", false)
    }

    private static func englishArticle(_ name: String) -> String {
        let plural: Set<String> = ["Netherlands", "Philippines", "Maldives", "Seychelles", "Bahamas", "Comoros", "Gambia", "European Union"]
        return name.hasPrefix("United ") || plural.contains(name) || name.hasSuffix(" Islands") || name.hasSuffix(" Republic") ? "the " : ""
    }
}

extension Wording {
    /// The subject with its article, at the head of a sentence.
    func nominative(_ index: Int, _ assessment: Assessment) -> Nominative {
        guard index >= 0, assessment.model.subjects.list[index].sort != .supplier else { return Nominative(plain: subject(index)) }
        return Nominative(state: subject(index))
    }

    /// What it is that a page about one subject and one element tells: « Ce que les États-Unis peuvent sur « Paie » ».
    package func powers(of subject: Int, over element: Int) -> Bilingual {
        let who = nominative(subject, assessment), what = name(element)
        return Bilingual(
            fr: "Ce que \(who.words.fr) \(who.isPlural ? "peuvent" : "peut") sur « \(what.fr) »", en: "What \(who.words.en) can do to “\(what.en)”")
    }

    /// Who, as it stands at the head of a sentence: « les États-Unis ».
    package func actor(_ subject: Int) -> Bilingual { nominative(subject, assessment).words }
}
