import Continuum
import Knowledge

extension Check {
    static let certEns = Check(
        "cert-ens",
        title: Bilingual(
            fr: "Tout service hébergé est certifié à l’Esquema Nacional de Seguridad, catégorie élevée",
            en: "Every hosted service is certified to the Esquema Nacional de Seguridad, high category"),
        why: Bilingual(
            fr: "C’est ce que l’administration espagnole demande à ses fournisseurs. Pour un achat commun avec elle, il évite un second audit.",
            en: "It is what the Spanish administration asks of its suppliers. For a purchase shared with it, it avoids a second audit."),
        remedy: Bilingual(
            fr: "Demander si le certificat existe ; accepter un équivalent si l’on n’est pas soumis au droit espagnol ; noter sa date de fin.",
            en: "Ask whether the certificate exists; accept an equivalent if one is not under Spanish law; note its end date."),
        verify: Bilingual(
            fr: "Liste du Centro Criptológico Nacional (CCN) : entité, services, catégorie « alta », date de fin.",
            en: "List of the Centro Criptológico Nacional (CCN): entity, services, category “alta”, end date."),
        limits: Bilingual(
            fr: "Les catégories moyenne et de base ne comptent pas. Hors d’Espagne, un échec est le plus souvent sans portée. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "Medium and basic categories do not count. Outside Spain, failing mostly means nothing. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("Real Decreto 311/2022 (Espagne)", "art. 38 et 40, annexe I"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["ens-high"], facts)
    }
}
