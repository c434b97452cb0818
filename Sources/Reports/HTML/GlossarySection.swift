import Continuum

/// The terms of the field at the end of a page: the same words on every page as in the documentation.
struct GlossarySection {
    struct Row {
        var termAnchor: String
        var termText: String
        var termMeaning: String
    }
    var termsTitle: String
    var termsLead: String
    var termsRows: [Row]

    init(_ language: Language) {
        termsTitle = language == .french ? "Glossaire" : "Glossary"
        termsLead = language == .french ? "Les termes du domaine, en une phrase chacun" : "The terms of the field, in a sentence each"
        termsRows = Glossary.sorted(language).map { entry in
            var meaning = entry.meaning[language].replacing("*", with: "")
            if !meaning.hasSuffix(".") { meaning += "." }
            return Row(
                termAnchor: entry.anchor, termText: Typography.set(entry.term[language], language),
                termMeaning: Typography.set(meaning.prefix(1).uppercased() + meaning.dropFirst(), language))
        }
    }
}
