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
            fr: "La norme ne fixe aucun délai de reprise : un fournisseur certifié peut mettre trois jours. Elle ne parle pas de refus d’un État. Un seul service hébergé sans certificat dans la chaîne suffit à échouer, même annexe, et même une application dont l’hébergement est certifié. Le certificat est cherché sur ce qui est hébergé et sur l’offre dont il vient, pas sur l’organisation ni sur le site. Le périmètre écrit n’est pas lu.",
            en: "The standard sets no time to recover: a certified supplier may take three days. It says nothing of a state’s refusal. One hosted service without a certificate in the chain is enough to fail, even a side one, and even an application whose hosting is certified. The certificate is looked for on what is hosted and on the offer that it is an instance of, not on the organisation or the site. The written scope is not read."),
        sources: [
            CheckSource("ISO 22301:2019", "articles 8.3 à 8.5"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21, § 2, c"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 16, attentes : PRA/PCA"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["iso-22301"], facts)
    }
}
