/// What can be wrong in decisions, in words.
extension Problem {
    var decisionWords: ImportWords? {
        switch self {
        case .decidesWithoutDecision(let kind):
            ImportWords(
                Sentence("« decides » ne va qu’avec « kind: decision », et ce changement est de sorte \(quoted: kind)",
                         "“decides” goes with “kind: decision” alone, and this change is of kind \(quoted: kind)"),
                Sentence("Le registre des risques se lit dans les décisions ; ailleurs, celle-ci passerait inaperçue.",
                         "The risk register is read from decisions; elsewhere this one would go unnoticed."),
                Sentence("Écrivez « kind: decision », ou retirez « decides ».", "Write “kind: decision”, or take “decides” out."))
        case .decisionIncomplete(let what):
            ImportWords(
                Sentence("La décision ne dit pas \(quoted: what)", "The decision does not say its \(quoted: what)"),
                Sentence("On doit savoir de quel constat elle décide, et comment.", "It must be known which finding it decides, and how."),
                what == "finding"
                    ? Sentence("Reprenez l’identifiant du constat dans « portulan assess --format json », comme REACH-OBTAIN:dossiers:law.",
                               "Take the id of the finding from “portulan assess --format json”, such as REACH-OBTAIN:dossiers:law.")
                    : Sentence("Écrivez « treatment: accept », « refuse », « reduce » ou « transfer ».", "Write “treatment: accept”, “refuse”, “reduce” or “transfer”."))
        case .reductionWithoutMeasure(let finding):
            ImportWords(
                Sentence("Le risque \(quoted: finding) est à réduire, mais aucune mesure n’est nommée", "The risk \(quoted: finding) is to be reduced, but no measure is named"),
                Sentence("Sans mesure, rien ne montrera qu’il baisse.", "Without a measure, nothing will show that it falls."),
                Sentence("Nommez les changements qui le réduisent sous « measures » ; « portulan diff » montre ce que chacun change.",
                         "Name the changes that reduce it under “measures”; “portulan diff” shows what each of them changes."))
        case .unknownMeasure(let id, let near):
            ImportWords(
                Sentence("La décision compte sur la mesure \(quoted: id), qui n’est ni dans « changes » ni dans « accepted »",
                         "The decision relies on the measure \(quoted: id), which is neither in “changes” nor in “accepted”"),
                Sentence("Un risque que réduit une mesure introuvable reste entier.", "A risk that a measure which cannot be found reduces is as it was."),
                near.map { Self.didYouMean($0) }
                    ?? Sentence("Écrivez la mesure dans « changes », ou corrigez son identifiant.", "Write the measure in “changes”, or mend its id."))
        default: nil
        }
    }
}
