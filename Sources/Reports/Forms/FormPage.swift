package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// A form in the words of one language, before it becomes YAML or a workbook.
package struct FormPage: Sendable {
    package struct Row: Sendable {
        package var id: String
        package var askedOf: String
        package var about: String
        package var question: String
        package var mayBe: [String]
        /// What a drop-down list offers; nil for answers that are free.
        package var choices: [String]?
        package var evidenceExpected: String
        package var settles: Int
        package var touches: Int
    }

    package let language: Language
    package let organisation: String?
    package let organisationName: String?
    package let day: Day
    package let askedOf: Respondent?
    package let about: String?
    package let rows: [Row]

    package init(_ form: Form, _ levels: Levels, organisation: String?, day: Day, _ language: Language) {
        let words = LevelWords(levels)
        let continuum = levels.continuum
        self.language = language
        self.organisation = organisation
        self.day = day
        organisationName = organisation.flatMap { continuum.index(of: $0) }.map { continuum.name($0, language) }
        askedOf = form.askedOf
        about = form.about
        rows = form.questions.map { question in
            Row(
                id: question.id.description, askedOf: LevelWords.respondent(question.askedOf)[language], about: words.name(question.about)[language],
                question: Self.question(question, words, continuum)[language], mayBe: AnswerWords.mayBe(question.answer, continuum.vocabulary, language),
                choices: AnswerWords.choices(question.answer, language), evidenceExpected: question.evidence?[language] ?? "", settles: question.settles,
                touches: question.touches)
        }
    }

    /// “Until when is it valid?” is no question of the chart’s own words.
    private static func question(_ question: Form.Question, _ words: LevelWords, _ continuum: Continuum) -> Bilingual {
        guard question.answer == .until, case .fact(let fact) = question.item, fact.relation >= 0 else { return words.question(question.item) }
        let what = words.name(fact.element), to = words.name(continuum.relations[Int(fact.relation)].element)
        return Bilingual(
            fr: "Jusqu’à quel jour « \(what.fr) » est-il certifié « \(to.fr) » ?", en: "Until which day is “\(what.en)” certified under “\(to.en)”?")
    }

    func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    var title: String {
        let who = organisationName ?? organisation ?? ""
        return say("Questions", "Questions") + (who.isEmpty ? "" : " — \(who)")
    }

    /// What it is for, and how to answer: a few plain lines.
    var explanation: [String] {
        if language == .french {
            return [
                "À quoi il sert : dire ce dont dépendent des services et des données, et ce que valent les protections. Vos réponses remplacent des « on ne sait pas ».",
                "Comment répondre : une ligne par question, dans les cases jaunes. Là où une liste se déroule, choisissez un mot ; ailleurs, suivez « Réponses possibles ».",
                "Vous ne savez pas ? Écrivez « je ne sais pas », ou laissez vide : rien n’est supposé à votre place. Une réponse prudente vaut mieux qu’une réponse flatteuse.",
                "La preuve : un document et sa page, ou une adresse, avec sa date (2026-11-24). Sans preuve, la réponse compte comme déclarée, et chaque rapport le dit.",
                "Portulan n’envoie rien nulle part : ce fichier reste là où vous le mettez. Rendez-le, rempli, à qui vous l’a remis.",
                "Ne renommez pas les colonnes et n’ajoutez pas de lignes : la colonne cachée relie chaque réponse à sa question.",
            ]
        }
        return [
            "What it is for: saying what services and data depend on, and what their protection is worth. Your answers take the place of “nobody knows”.",
            "How to answer: one row a question, in the yellow cells. Where a list drops down, choose a word; elsewhere follow “The answer may be”.",
            "You do not know? Write “I don’t know”, or leave it empty: nothing is assumed for you. A careful answer is worth more than a flattering one.",
            "The evidence: a document and its page, or an address, with its date (2026-11-24). Without evidence an answer counts as declared, and every report says so.",
            "Portulan sends nothing anywhere: this file stays where you put it. Give it back, filled in, to whoever gave it to you.",
            "Do not rename columns and do not add rows: the hidden column ties each answer to its question.",
        ]
    }

    func worth(_ row: Row) -> String {
        row.settles > 0
            ? say("tranche \(row.settles) verdict\(row.settles > 1 ? "s" : "")", "settles \(row.settles) verdict\(row.settles > 1 ? "s" : "")")
            : say("compte pour \(row.touches) verdict\(row.touches > 1 ? "s" : "")", "bears on \(row.touches) verdict\(row.touches > 1 ? "s" : "")")
    }

    /// What the form says of itself.
    var head: [(key: String, label: String, value: String)] {
        var head: [(key: String, label: String, value: String)] = [("portulan", say("Version du formulaire", "Version of the form"), "1")]
        if let organisation { head.append(("organisation", say("Organisation", "Organisation"), organisation)) }
        head.append(("date", say("Date", "Date"), day.description))
        head.append(("language", say("Langue", "Language"), language.rawValue))
        if let askedOf { head.append(("asked-of", say("À qui", "Who is asked"), askedOf.rawValue)) }
        if let about { head.append(("about", say("De quoi", "About what"), about)) }
        return head
    }
}
