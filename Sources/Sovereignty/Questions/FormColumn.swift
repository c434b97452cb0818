package import Continuum

/// What stands in a form, column by column; the raw value is its key in YAML, and columns of a spreadsheet are known by their titles.
package enum FormColumn: String, Sendable, CaseIterable {
    case id, askedOf = "asked-of", about, question, mayBe = "may-be", evidenceExpected = "evidence-expected", settles
    case answer, evidence, date, by, remark

    /// Those that whoever answers fills in.
    package static let filled: [FormColumn] = [.answer, .evidence, .date, .by, .remark]

    package var title: Bilingual {
        switch self {
        case .id: Bilingual("id")
        case .askedOf: Bilingual(fr: "À qui", en: "Who is asked")
        case .about: Bilingual(fr: "De quoi", en: "About what")
        case .question: Bilingual(fr: "Question", en: "Question")
        case .mayBe: Bilingual(fr: "Réponses possibles", en: "The answer may be")
        case .evidenceExpected: Bilingual(fr: "Preuve attendue", en: "Evidence expected")
        case .settles: Bilingual(fr: "Verdicts tranchés", en: "Verdicts settled")
        case .answer: Bilingual(fr: "Réponse", en: "Answer")
        case .evidence: Bilingual(fr: "Preuve (document, adresse)", en: "Evidence (document, address)")
        case .date: Bilingual(fr: "Date de la preuve", en: "Date of the evidence")
        case .by: Bilingual(fr: "Qui répond", en: "Answered by")
        case .remark: Bilingual(fr: "Remarque", en: "Remark")
        }
    }

    /// What a form says of itself.
    package static let head = ["portulan", "organisation", "date", "language", "asked-of", "about"]

    /// Titles in both languages and keys, in lower case, → key.
    package static var keys: [String: String] {
        var keys: [String: String] = [:]
        for column in allCases {
            for title in [column.title.fr, column.title.en, column.rawValue] { keys[title.lowercased()] = column.rawValue }
        }
        return keys
    }
}
