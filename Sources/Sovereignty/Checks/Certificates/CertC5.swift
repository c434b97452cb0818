import Continuum
import Knowledge

extension Check {
    static let certC5 = Check(
        "cert-c5",
        title: Bilingual(
            fr: "Tout service hébergé a une attestation BSI C5 en cours",
            en: "Every hosted service has a BSI C5 attestation in force"),
        why: Bilingual(
            fr: "Le rapport décrit les mesures du nuage et, au type 2, montre qu’elles ont tenu dans la durée. Le fournisseur y déclare les droits dont il relève.",
            en: "The report describes the cloud’s measures and, in type 2, shows that they held over time. In it the supplier declares the laws it comes under."),
        remedy: Bilingual(
            fr: "Demander le rapport, communiqué sous accord de confidentialité ; demander le type 2 ; l’accepter à la place d’un autre audit.",
            en: "Ask for the report, given under a confidentiality agreement; ask for type 2; accept it in place of another audit."),
        verify: Bilingual(
            fr: "Le rapport de l’auditeur : type (1 ou 2), période couverte, services et régions, réserves. La date de fin est à fixer soi-même, par exemple un an après la période.",
            en: "The auditor’s report: type (1 or 2), period covered, services and regions, qualifications. The end date is one’s own to set, for instance a year after the period."),
        limits: Bilingual(
            fr: "Le type 1, qui ne décrit qu’un jour, compte autant que le type 2. Une attestation n’a pas de date de fin propre : sans elle, la réponse reste indéterminée. Elle n’est pas une immunité. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "Type 1, which only describes one day, counts as much as type 2. An attestation has no end date of its own: without one, the answer stays undetermined. It is no immunity. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("BSI, Cloud Computing Compliance Criteria Catalogue (C5:2020)", "attestations de type 1 et de type 2 ; informations sur les juridictions"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["c5-2020"], facts)
    }
}
