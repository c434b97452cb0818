import Continuum
import Knowledge

extension Check {
    static let certIso22301 = Check(
        "cert-iso-22301",
        title: Bilingual(
            fr: "Tout service hébergé est certifié ISO 22301 (continuité d’activité)",
            en: "Every hosted service is certified ISO 22301 (business continuity)"),
        why: Bilingual(
            fr: "Un fournisseur certifié a écrit et essayé ce qu’il ferait en cas de sinistre. Le jour venu, on ne dépend pas de l’improvisation.",
            en: "A certified supplier has written and tried what it would do in a disaster. When the day comes, one does not depend on improvisation."),
        remedy: Bilingual(
            fr: "Demander le plan de continuité et le compte rendu du dernier exercice, qui valent parfois mieux qu’un certificat ; l’exiger pour les seuls services essentiels.",
            en: "Ask for the continuity plan and the report of the last exercise, sometimes worth more than a certificate; require it for essential services only."),
        verify: Bilingual(
            fr: "Certificat : organisme accrédité, périmètre, date de fin ; compte rendu d’exercice de moins d’un an.",
            en: "Certificate: accredited body, scope, end date; report of an exercise less than a year old."),
        limits: Bilingual(
            fr: "La norme ne fixe aucun délai de reprise : un fournisseur certifié peut mettre trois jours. Elle ne parle pas de refus d’un État. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "The standard sets no time to recover: a certified supplier may take three days. It says nothing of a state’s refusal. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("ISO 22301:2019", "articles 8.3 à 8.5"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21, § 2, c"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 16, attentes : PRA/PCA"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["iso-22301"], facts)
    }
}
