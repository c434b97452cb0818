/// What can be wrong in forms that people have filled in, in words.
extension Problem {
    private static let rowLeft = Sentence("Cette ligne n’est pas reprise ; les autres le sont.", "This row is not taken over; the others are.")
    private static let askAgain = Sentence("Corrigez la réponse dans le formulaire, ou reposez la question, puis relisez-le.", "Mend the answer in the form, or ask again, then read it once more.")

    /// “Feuille « Questions », cellule H7 : ”, or nothing where the line says it.
    private static func at(_ cell: String) -> Sentence {
        guard let bar = cell.lastIndex(of: "!") else { return Sentence("", "") }
        let sheet = String(cell[..<bar]), reference = String(cell[cell.index(after: bar)...])
        return Sentence(
            "feuille \(quoted: sheet), cellule \(plain: shown(reference)) : ", "sheet \(quoted: sheet), cell \(plain: shown(reference)): ")
    }

    private static func said(_ cell: String, _ fr: French, _ en: English) -> Sentence {
        let place = at(cell)
        func start(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
        let french = Sentence(fr, "")[.french], english = Sentence("", en)[.english]
        return Sentence("\(plain: start(place[.french] + french))", "\(plain: start(place[.english] + english))")
    }

    var formWords: ImportWords {
        switch self {
        case .notAForm("yaml"):
            ImportWords(
                Sentence("Ce fichier n’est pas un formulaire de Portulan : il ne commence pas par « form »", "This file is not a form of Portulan: it does not start with “form”"),
                Sentence("Rien n’en est repris.", "Nothing of it is taken over."), Self.make)
        case .notAForm("questions"):
            ImportWords(
                Sentence("Le formulaire n’a pas de liste « questions »", "The form has no list “questions”"),
                Sentence("Rien n’en est repris.", "Nothing of it is taken over."), Self.make)
        case .notAForm:
            ImportWords(
                Sentence("Ce classeur n’est pas un formulaire de Portulan : aucune feuille n’a de colonnes de questions", "This workbook is not a form of Portulan: no sheet has columns of questions"),
                Sentence("Les colonnes se reconnaissent à leur titre ; rien n’est repris.", "Columns are known by their titles; nothing is taken over."), Self.make)
        case .formColumn(let name, let sheet, "missing"):
            ImportWords(
                Sentence("Il manque la colonne \(quoted: name) à la feuille \(quoted: sheet)", "The sheet \(quoted: sheet) lacks the column \(quoted: name)"),
                Sentence("Les colonnes se reconnaissent à leur titre ; une colonne renommée ou supprimée ne peut pas être lue.",
                         "Columns are known by their titles; one that was renamed or deleted cannot be read."),
                Sentence("Rétablissez le titre de la colonne (la première, cachée, porte l’identifiant des questions).",
                         "Put the title of the column back (the first one, hidden, holds the ids of questions)."))
        case .formColumn(let name, let sheet, "twice"):
            ImportWords(
                Sentence("La feuille \(quoted: sheet) a deux colonnes \(quoted: name)", "The sheet \(quoted: sheet) has two columns \(quoted: name)"),
                Sentence("Seule la première est lue.", "Only the first is read."),
                Sentence("Réunissez-les, ou donnez un autre titre à la seconde.", "Join them, or give the second another title."))
        case .formColumn(let name, _, _):
            ImportWords(
                Sentence("\(quoted: name) n’est pas une colonne du formulaire : elle n’est pas reprise", "\(quoted: name) is no column of the form: it is not taken over"),
                Sentence("Elle a été ajoutée ou renommée depuis l’envoi.", "It was added or renamed since the form was sent."),
                Sentence("Si elle dit quelque chose d’utile, recopiez-le sous « remarque ».", "If it says something useful, copy it under “remark”."))
        case .formOtherOrganisation(let found, let expected):
            ImportWords(
                Sentence("Ce formulaire vient de \(quoted: found), et le dossier est celui de \(quoted: expected)", "This form comes from \(quoted: found), and the folder is that of \(quoted: expected)"),
                Sentence("Les questions dont l’élément n’existe pas ici sont écartées ; les autres sont reprises.", "Questions about elements that are not here are left out; the others are taken over."),
                Sentence("Vérifiez que c’est le bon fichier avant de garder le changement.", "Check that it is the right file before you keep the change."))
        default: formRowWords
        }
    }

    private static let make = Sentence("« portulan questions … --format xlsx -o fichier.xlsx » en fait un.", "“portulan questions … --format xlsx -o file.xlsx” makes one.")

    private var formRowWords: ImportWords {
        switch self {
        case .formUnknownQuestion("", let cell, _):
            ImportWords(
                Self.said(cell, "cette ligne n’a pas d’identifiant de question", "this row has no id of a question"),
                Sentence("Une ligne ajoutée à la main ne dit pas à quoi elle répond ; elle n’est pas reprise.", "A row added by hand does not say what it answers; it is not taken over."),
                Sentence("Écrivez ce qu’elle apprend dans un élément du dossier, ou sous « remarque ».", "Write what it tells into an element of the folder, or under “remark”."))
        case .formUnknownQuestion(let id, let cell, let near):
            ImportWords(
                Self.said(cell, "aucune question ne s’appelle \(quoted: id)", "there is no question \(quoted: id)"), Self.rowLeft,
                near.map { near in Sentence("Vouliez-vous dire \(quoted: near) ?", "Did you mean \(quoted: near)?") }
                    ?? Sentence("L’identifiant, dans la colonne cachée, ne se modifie pas.", "The id, in the hidden column, is not to be changed."))
        case .formElementGone(let id, let cell, let near):
            ImportWords(
                Self.said(cell, "la question porte sur \(quoted: id), qui n’est plus dans la carte", "the question is about \(quoted: id), which is no longer in the chart"),
                Sentence("La carte a changé depuis l’envoi du formulaire ; cette ligne n’est pas reprise.", "The chart has changed since the form was sent; this row is not taken over."),
                near.map { near in Sentence("S’il a été renommé \(quoted: near), corrigez l’identifiant de la ligne.", "If it was renamed \(quoted: near), mend the id of the row.") })
        case .formAnswer(let found, let cell, let expected, let near):
            ImportWords(
                Self.said(cell, "la réponse \(quoted: found) n’est pas comprise", "the answer \(quoted: found) is not understood"),
                Sentence("Il est attendu : \(plain: expected[.french])", "What is expected: \(plain: expected[.english])"),
                near.map { near in Sentence("Vouliez-vous dire \(quoted: near) ?", "Did you mean \(quoted: near)?") } ?? Self.askAgain)
        case .formReplaces(let fact, let cell, let was):
            ImportWords(
                Self.said(cell, "\(quoted: fact) était déjà dit, et vaut \(quoted: was)", "\(quoted: fact) was stated already, and is \(quoted: was)"),
                Sentence("Le changement le remplacerait par la réponse du formulaire.", "The change would replace it with the answer of the form."),
                Sentence("Gardez la meilleure source des deux : retirez la ligne du changement si c’est l’ancienne.", "Keep the better source of the two: take the line out of the change if it is the old one."))
        case .formUnknownElement(let id, let cell, let kind?, _):
            ImportWords(
                Self.said(cell, "\(quoted: id) est de sorte \(quoted: kind), ce qui ne convient pas ici", "\(quoted: id) is of kind \(quoted: kind), which does not fit here"),
                Self.rowLeft, Self.askAgain)
        case .formUnknownElement(let id, let cell, nil, let near):
            ImportWords(
                Self.said(cell, "aucun élément ne s’appelle \(quoted: id)", "no element is called \(quoted: id)"), Self.rowLeft,
                near.map { near in Sentence("Vouliez-vous dire \(quoted: near) ?", "Did you mean \(quoted: near)?") }
                    ?? Sentence("Décrivez-le d’abord dans le dossier, puis relisez le formulaire.", "Describe it in the folder first, then read the form again."))
        default: formOtherWords
        }
    }

    private var formOtherWords: ImportWords {
        switch self {
        case .formDate(let found, let cell, isFuture: true):
            ImportWords(
                Self.said(cell, "la date \(quoted: found) est dans l’avenir", "the date \(quoted: found) is in the future"),
                Sentence("Une preuve ou un essai ne peut pas dater de demain ; cette ligne n’est pas reprise.", "Evidence or a trial cannot be of tomorrow; this row is not taken over."), Self.askAgain)
        case .formDate(let found, let cell, isFuture: false):
            ImportWords(
                Self.said(cell, "\(quoted: found) n’est pas une date", "\(quoted: found) is not a date"), Self.rowLeft,
                Sentence("Écrivez l’année, le mois et le jour : 2026-11-24 (ou 24/11/2026).", "Write year, month and day: 2026-11-24 (or 24/11/2026)."))
        case .formDisagreement(let question, let cell, let other, isKept: true):
            ImportWords(
                Self.said(cell, "deux lignes répondent autrement à \(quoted: question) (l’autre : \(plain: shown(other)))", "two rows answer \(quoted: question) differently (the other: \(plain: shown(other)))"),
                Sentence("Les deux réponses sont gardées ; le verdict reste ouvert entre elles.", "Both answers are kept; the verdict stays open between them."),
                Sentence("Voyez avec ceux qui ont répondu laquelle est la bonne.", "Find out from those who answered which one is right."))
        case .formDisagreement(let question, let cell, let other, isKept: false):
            ImportWords(
                Self.said(cell, "deux lignes répondent autrement à \(quoted: question) (l’autre : \(plain: shown(other)))", "two rows answer \(quoted: question) differently (the other: \(plain: shown(other)))"),
                Sentence("Un fait n’a qu’une valeur : aucune des deux n’est reprise.", "A fact has one value: neither is taken over."),
                Sentence("Gardez la bonne ligne, effacez l’autre, puis relisez le formulaire.", "Keep the right row, clear the other, then read the form again."))
        case .formNoAnswer(let text, let cell):
            ImportWords(
                Self.said(cell, "\(quoted: text) est écrit, mais la réponse est vide", "\(quoted: text) is written, but the answer is empty"),
                Sentence("Sans réponse, rien n’est repris de cette ligne.", "Without an answer, nothing of this row is taken over."),
                Sentence("Demandez la réponse, ou tirez-la du document indiqué.", "Ask for the answer, or take it from the document that is named."))
        case .formFormula(let cell, isKnown: true):
            ImportWords(
                Self.said(cell, "c’est une formule ; la valeur calculée par le tableur est reprise", "this is a formula; the value that the spreadsheet worked out is taken over"),
                Sentence("Une formule peut changer de valeur sans que personne n’ait répondu.", "A formula can change its value without anybody having answered."),
                Sentence("Remplacez-la par la réponse elle-même.", "Replace it with the answer itself."))
        case .formFormula(let cell, isKnown: false):
            ImportWords(
                Self.said(cell, "une formule n’a pas de valeur", "a formula has no value"), Self.rowLeft,
                Sentence("Remplacez-la par la réponse elle-même.", "Replace it with the answer itself."))
        default: ImportWords(Sentence("Problème de formulaire", "Problem of a form"))
        }
    }
}
