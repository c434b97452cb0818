import Continuum

extension Check {
    static let resilienceNoSingleState = Check(
        "resilience-no-single-state",
        title: Bilingual(
            fr: "Aucun État hors de l’Union n’arrête le service à lui seul",
            en: "No single state outside the Union stops the service"),
        why: Bilingual(
            fr: "Une sanction ou un embargo oblige d’un coup tous les fournisseurs d’un même État. Deux fournisseurs du même pays ne se remplacent donc pas l’un l’autre.",
            en: "A sanction or an embargo obliges all suppliers of one state at a stroke. Two suppliers of one country therefore do not replace each other."),
        remedy: Bilingual(
            fr: "Choisir le second fournisseur dans un autre État que le premier, de préférence dans l’Union. Garder chez soi de quoi assurer le minimum. Compléter les propriétaires inconnus.",
            en: "Choose the second supplier in another state than the first, preferably in the Union. Keep the means for the minimum at your place. Fill in unknown owners."),
        verify: Bilingual(
            fr: "Pour chaque fournisseur indispensable et son remplaçant, lire siège et actionnaires ; vérifier qu’ils ne relèvent pas du même État.",
            en: "For each essential supplier and its replacement, read seat and shareholders; check that they do not come under the same state."),
        limits: Bilingual(
            fr: "Deux États extérieurs qui agiraient ensemble ne sont pas vus, ni un lien discuté comme la simple présence. Les États de l’Union ne comptent pas. Ne lit que ce qui s’arrête aussitôt.",
            en: "Two outside states acting together are not seen, nor a contested link such as mere presence. States of the Union do not count. Reads only what stops at once."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 490 de la transcription (alternatives en cas de conflit entre blocs)"),
            CheckSource("Solutions Numériques, article (A)", "l. 31 de la transcription"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-4"),
        ],
        asksWhatStops: true
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            for state in entry.states where !facts.isMember[Int(state)] { judgement.fail(.single(element: service, event: state)) }
        }
    }
}
