import Continuum
import Reach

extension Check {
    static let opsUpdatesVetted = Check(
        "ops-updates-vetted",
        title: Bilingual(
            fr: "Les mises à jour venues de l’extérieur sont vérifiées avant d’être installées",
            en: "Updates from outside are vetted before they are installed"),
        why: Bilingual(
            fr: "Une mise à jour automatique met entre les mains du fournisseur, et de qui peut l’obliger, le moyen de changer le logiciel sans que personne ne regarde. Une étape de vérification suffit à reprendre la main.",
            en: "An automatic update puts into the hands of the supplier, and of whoever can oblige it, the means to change the software with nobody looking. One step of vetting is enough to take back control."),
        remedy: Bilingual(
            fr: "Écrire d’abord comment arrivent les mises à jour. Passer au mode différé, avec un essai en préproduction. Tenir un miroir interne des paquets, dont on choisit les versions.",
            en: "First write down how updates arrive. Switch to deferred updates, tried in a test environment. Keep an internal mirror of packages, of which you choose the versions."),
        verify: Bilingual(
            fr: "Ouvrir la page des mises à jour de chaque logiciel et équipement : qui déclenche l’installation ? Relever la procédure, et le dernier procès-verbal d’essai.",
            en: "Open the update page of each piece of software and device: who triggers the installation? Read the procedure, and the last record of a trial."),
        limits: Bilingual(
            fr: "Un fournisseur de l’Union dont personne d’extérieur n’est maître peut mettre à jour seul : une compromission chez lui n’est pas vue. Un service en ligne sans « supplied-by » n’est pas interrogé, alors qu’il change sans cesse. Un fournisseur ou un composant (« built-with ») de l’Union n’est pas interrogé quand la carte ne dit rien de ses mises à jour. « none » convient, alors que ne rien mettre à jour est un autre risque.",
            en: "A supplier of the Union that nobody outside controls may update by itself: a breach at its place is not seen. An on-line service without “supplied-by” is not asked, though it changes all the time. A supplier or a part (“built-with”) of the Union is not asked when the chart says nothing of its updates. The word “none” passes, though updating nothing is another risk."),
        sources: [
            CheckSource("ISO/IEC 27001:2022", "annexe A, 8.19 et 8.32"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21(2)(d) et (e)"),
            CheckSource("CFE-CGC Orange, note (O)", "l. 27 de la transcription (mises à jour empêchées)"),
            CheckSource("Portulan", "choix : « vetted » et « none » conviennent"),
        ]
    ) { judgement, scope, facts in
        // How we take a product’s updates goes before what its supplier usually does.
        var vetted: Set<Int32> = []
        for thing in scope.things {
            for i in facts.relations(thing, [.builtWith]) {
                if let word = facts.continuum.token(facts.continuum.value(.updates, of: facts.relation(i), on: facts.day)), word != "automatic" {
                    vetted.insert(facts.relation(i).element)
                }
            }
        }
        for thing in scope.things {
            if facts.isOpaque(thing) { judgement.silence(thing, [.suppliedBy, .builtWith]) }
            for i in facts.relations(thing, [.suppliedBy, .builtWith]) where facts.relation(i).element != facts.organisation || facts.organisation == nil {
                let relation = facts.relation(i)
                if relation.element < 0 {
                    judgement.doubt(.relation(i), [MissingFact(element: thing, keys: [relation.key], relation: -1)])
                    continue
                }
                let side = facts.sideOfMakers(relation.element)
                if relation.key == .suppliedBy, vetted.contains(thing) {
                    judgement.pass(.relation(i))
                    continue
                }
                switch facts.continuum.value(.updates, of: relation, on: facts.day) {
                case .token(let word)? where facts.continuum.strings[word] != "automatic": judgement.pass(.relation(i))
                case .token?:
                    switch side {
                    case .inside: judgement.pass(.relation(i))
                    case .outside: judgement.fail(.relation(i))
                    case .unknown: judgement.doubt(.relation(i), facts.missing[relation.element] ?? [])
                    }
                default:
                    if side != .inside { judgement.doubt(.relation(i), [MissingFact(element: thing, keys: [.updates], relation: i)]) }
                }
            }
        }
    }
}
