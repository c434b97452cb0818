/// What can be wrong in the description of an entity for NIS 2, in words.
extension Problem {
    private static let notClassified = Sentence("Rien n’est classé tant que cela n’est pas corrigé.", "Nothing is classified until this is put right.")
    private static let list = Sentence("portulan nis2 sectors donne la liste.", "portulan nis2 sectors gives the list.")

    var nisWords: ImportWords {
        switch self {
        case .nisUnknownActivity(let name, let near):
            ImportWords(
                Sentence("\(quoted: name) n’est pas une activité des annexes de NIS 2", "\(quoted: name) is not an activity of the annexes of NIS 2"), Self.notClassified,
                near.map(Self.didYouMean) ?? Self.list)
        case .nisUnknownSector(let name, let near):
            ImportWords(
                Sentence("\(quoted: name) n’est pas un secteur des annexes de NIS 2", "\(quoted: name) is not a sector of the annexes of NIS 2"), Self.notClassified,
                near.map(Self.didYouMean) ?? Self.list)
        case .nisUnknownKey(let key, let of, let near):
            ImportWords(
                Sentence("La clé \(quoted: key) n’existe pas pour \(quoted: of)", "There is no key \(quoted: key) for \(quoted: of)"),
                Sentence("Ce qui est écrit sous une clé inconnue n’est pas pris en compte.", "What is written under an unknown key is not taken into account."),
                near.map(Self.didYouMean) ?? Sentence("Schemas/nis2-entities.schema.json dit toutes les clés.", "Schemas/nis2-entities.schema.json tells all keys."))
        case .nisNegative(let key, let found):
            ImportWords(
                Sentence("\(quoted: key) ne peut pas être négatif : \(quoted: found)", "\(quoted: key) cannot be negative: \(quoted: found)"), Self.notClassified,
                Sentence("Écrivez zéro ou plus, ou « unknown » si vous ne le savez pas.", "Write zero or more, or “unknown” if you do not know."))
        case .nisTooHigh(let key, let found, let limit):
            ImportWords(
                Sentence(
                    "\(quoted: key) est trop grand : \(quoted: found) (au plus \(count: limit))", "\(quoted: key) is too large: \(quoted: found) (at most \(count: limit))"),
                Self.notClassified,
                Sentence("Les montants sont en euros, les effectifs en unités de travail par an.", "Amounts are in euros, headcounts in annual work units."))
        case .nisShare("…"):
            ImportWords(
                Sentence("La part de cette entreprise partenaire manque (« share »)", "The share of this partner enterprise is missing (“share”)"),
                Sentence("Ses chiffres comptent en proportion de cette part.", "Its figures count in proportion to this share."),
                Sentence("Écrivez un pourcentage de 25 à 50 : share: 30.", "Write a percentage from 25 to 50: share: 30."))
        case .nisShare(let found):
            ImportWords(
                Sentence("La part \(quoted: found) n’est pas celle d’une entreprise partenaire", "The share \(quoted: found) is not that of a partner enterprise"),
                Sentence(
                    "Recommandation 2003/361/CE, annexe, art. 3 : partenaire de 25 % à 50 % ; liée au-delà ; sans effet en deçà.",
                    "Recommendation 2003/361/EC, Annex, art. 3: partner from 25% to 50%; linked above; of no effect below."),
                Sentence("Au-delà de 50 %, écrivez-la sous « linked » ; en deçà de 25 %, retirez-la.", "Above 50%, write it under “linked”; below 25%, leave it out."))
        case .nisContradiction(let one, let other):
            ImportWords(
                Sentence("\(quoted: one) contredit \(quoted: other)", "\(quoted: one) contradicts \(quoted: other)"),
                Sentence("Portulan ne choisit pas à votre place laquelle croire.", "Portulan does not choose for you which to believe."),
                Sentence("Gardez celle des deux qui est vraie.", "Keep the one that is true."))
        case .nisUnknownState(let code, let near):
            ImportWords(
                Sentence("\(quoted: code) n’est pas un code d’État", "\(quoted: code) is not the code of a state"), Self.notClassified,
                near.map(Self.didYouMean) ?? Sentence("Écrivez le code ISO 3166 à deux lettres : FR, DE, US.", "Write the two-letter ISO 3166 code: FR, DE, US."))
        case .nisNotMember(let key, let code):
            ImportWords(
                Sentence("\(quoted: key) attend un État membre de l’Union, et non \(quoted: code)", "\(quoted: key) expects a member state of the Union, not \(quoted: code)"),
                Sentence("Directive (UE) 2022/2555, art. 26, paragraphes 2 et 3.", "Directive (EU) 2022/2555, Art. 26(2) and (3)."),
                Sentence("Retirez la clé s’il n’y en a pas dans l’Union.", "Leave the key out if there is none in the Union."))
        case .nisNoEntity:
            ImportWords(
                Sentence("La liste « entities » est vide", "The list “entities” is empty"), Sentence("Il n’y a rien à classer.", "There is nothing to classify."),
                Sentence("Ajoutez-y un bloc par entité.", "Add one block per entity to it."))
        default: ImportWords(Sentence("Problème de classement NIS 2", "Problem of NIS 2 classification"))
        }
    }
}
