import Continuum
import Reach

extension Check {
    static let techNoOnlineActivation = Check(
        "tech-no-online-activation",
        title: Bilingual(
            fr: "Aucune licence ne demande à être renouvelée ou vérifiée en ligne",
            en: "No licence needs to be renewed or checked on line"),
        why: Bilingual(
            fr: "Une licence vérifiée en ligne s’éteint quelques jours après un refus, un abonnement à son échéance. Une licence perpétuelle laisse le logiciel en marche, même sans nouvelle version.",
            en: "A licence checked on line dies a few days after a refusal, a subscription at its term. A perpetual licence leaves the software running, even without new versions."),
        remedy: Bilingual(
            fr: "Écrire d’abord comment chaque licence est vérifiée. Demander un jeton hors ligne ou un serveur de licences chez vous. Sinon, négocier un droit d’usage perpétuel de la version installée.",
            en: "First write down how each licence is checked. Ask for an off-line token or a licence server at your place. Otherwise negotiate a perpetual right to use the installed version."),
        verify: Bilingual(
            fr: "Lire la clause de durée et d’activation ; en préproduction, couper l’accès Internet et attendre : le logiciel marche-t-il encore après le délai de grâce ?",
            en: "Read the clause on term and activation; in a test environment, cut Internet access and wait: does the software still work after the grace period?"),
        limits: Bilingual(
            fr: "Un abonnement est refusé comme une activation en ligne, alors qu’il tient jusqu’à son terme, même auprès d’un éditeur de l’Union. Un compte en ligne obligatoire qui n’est pas inscrit comme licence n’est pas vu. Sans aucun « licensed-by », la question ne se pose pas.",
            en: "A subscription is refused like activation on line, though it lasts until its term, even with a vendor of the Union. A compulsory on-line account that is not written down as a licence is not seen. Without any “licensed-by”, nothing is asked."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 472 de la transcription (import et export de licences)"),
            CheckSource("Portulan", "choix : abonnement et activation en ligne sont refusés ensemble"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-6"),
        ]
    ) { judgement, scope, facts in
        for thing in scope.things {
            if facts.isOpaque(thing) { judgement.silence(thing, [.licensedBy]) }
            for i in facts.relations(thing, [.licensedBy]) {
                switch facts.continuum.token(facts.continuum.value(.activation, of: facts.relation(i), on: facts.day)) {
                case "perpetual"?: judgement.pass(.relation(i))
                case "online"?, "subscription"?: judgement.fail(.relation(i))
                default: judgement.doubt(.relation(i), [MissingFact(element: thing, keys: [.activation], relation: i)])
                }
            }
        }
    }
}
