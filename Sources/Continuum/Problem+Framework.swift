/// What can be wrong in frameworks, profiles and answers, in words.
extension Problem {
    var frameworkWords: ImportWords? {
        switch self {
        case .unknownCheck(let name, let requirement, let near):
            ImportWords(
                Sentence("Aucun contrôle ne s’appelle \(quoted: name) (dans \(quoted: requirement))", "There is no check called \(quoted: name) (in \(quoted: requirement))"),
                Sentence("Une exigence dont un contrôle manque serait jugée sans lui.", "A requirement that lacks one of its checks would be judged without it."),
                near.map { near in
                    Sentence("Vouliez-vous dire \(quoted: near) ?", "Did you mean \(quoted: near)?")
                } ?? Sentence("« portulan explain » sans nom liste les contrôles.", "“portulan explain” without a name lists the checks."))
        case .frameworkPartMissing(let id, let what):
            ImportWords(
                Sentence("\(quoted: id) ne dit pas son \(quoted: what)", "\(quoted: id) does not say its \(quoted: what)"),
                Sentence("Sans cela, il ne compte nulle part.", "Without it, it counts nowhere."),
                Sentence("Ajoutez \(quoted: what).", "Add \(quoted: what)."))
        case .ladderDoesNotRise(let requirement, let rung):
            ImportWords(
                Sentence("L’échelle de \(quoted: requirement) ne monte pas : \(quoted: rung) vaut moins que l’échelon d’avant, ou a le même rang",
                         "The ladder of \(quoted: requirement) does not rise: \(quoted: rung) is worth less than the rung before it, or has the same order"),
                Sentence("Un échelon plus haut doit valoir au moins autant de points et donner un niveau au moins égal.",
                         "A higher rung must be worth at least as many points and give at least as high a level."),
                Sentence("Vérifiez « order », « points » et « gives-level ».", "Check “order”, “points” and “gives-level”."))
        case .weightsDoNotSum(let framework, let total):
            ImportWords(
                Sentence("Les poids des objectifs de \(quoted: framework) font \(plain: total), et non 100", "The weights of the objectives of \(quoted: framework) make \(plain: total), not 100"),
                Sentence("Une note se lit sur 100 : sans cela, elle ne se compare à rien.", "A score is read out of 100: otherwise it compares with nothing."),
                Sentence("Corrigez les « weight » de ses objectifs.", "Mend the “weight” of its objectives."))
        case .noSuchRung(let answer, let rung, let top):
            ImportWords(
                top > 0
                    ? Sentence("La réponse \(quoted: answer) dit l’échelon \(count: rung) ; il n’y en a que jusqu’à \(count: top)",
                               "The answer \(quoted: answer) says rung \(count: rung); there are none above \(count: top)")
                    : Sentence("La réponse \(quoted: answer) dit un échelon, et ce à quoi elle répond n’en a pas",
                               "The answer \(quoted: answer) says a rung, and what it answers has none"),
                Sentence("Cette réponse ne peut pas compter.", "This answer cannot count."),
                Sentence("« portulan levels » montre les échelons ; un énoncé se répond par « says: yes » ou « no ».",
                         "“portulan levels” shows the rungs; a statement is answered by “says: yes” or “no”."))
        case .answerWithoutEvidence(let id):
            ImportWords(
                Sentence("La réponse \(quoted: id) ne donne pas de preuve", "The answer \(quoted: id) gives no evidence"),
                Sentence("Elle compte, et chaque rapport la dit sans preuve.", "It counts, and every report says that it has no evidence."),
                Sentence("Ajoutez « evidence » : un document, sa date, où le trouver.", "Add “evidence”: a document, its date, where to find it."))
        case .contradictoryAnswers(let id, let other):
            ImportWords(
                Sentence("Les réponses \(quoted: id) et \(quoted: other) se contredisent", "The answers \(quoted: id) and \(quoted: other) contradict each other"),
                Sentence("Les deux sont gardées et montrées ; le verdict reste ouvert entre elles.", "Both are kept and shown; the verdict stays open between them."),
                Sentence("Mettez-vous d’accord, puis retirez l’une ou donnez-lui une fin (« valid-to »).", "Agree, then remove one or give it an end (“valid-to”)."))
        case .staleEvidence(let id, let date):
            ImportWords(
                Sentence("La preuve de la réponse \(quoted: id) est trop ancienne (\(plain: date))", "The evidence of the answer \(quoted: id) is too old (\(plain: date))"),
                Sentence("Elle est montrée et ne compte plus.", "It is shown and counts no more."),
                Sentence("Redemandez une preuve, et datez-la.", "Ask for evidence again, and date it."))
        case .builtInFramework(let id, let target):
            ImportWords(
                Sentence("\(quoted: id) changerait \(quoted: target), qui appartient à un référentiel de la base", "\(quoted: id) would change \(quoted: target), which belongs to a built-in framework"),
                Sentence("Un référentiel officiel auquel on ajoute des échelons n’est plus lui : rien n’en est repris.", "An official framework to which rungs are added is no longer itself: nothing of it is taken over."),
                Sentence("Faites un référentiel à vous, sous un autre identifiant.", "Make a framework of your own, under another id."))
        case .futureAnswer(let id, let date):
            ImportWords(
                Sentence("La réponse \(quoted: id) est datée du \(plain: date), après le jour de l’évaluation", "The answer \(quoted: id) is dated \(plain: date), after the day of the assessment"),
                Sentence("Elle est montrée et ne compte pas.", "It is shown and does not count."),
                Sentence("Corrigez la date de la source.", "Mend the date of its source."))
        default: nil
        }
    }
}
