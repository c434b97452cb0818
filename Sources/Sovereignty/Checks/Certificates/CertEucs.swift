import Continuum
import Knowledge

extension Check {
    static let certEucs = Check(
        "cert-eucs",
        title: Bilingual(
            fr: "Tout service hébergé est certifié au schéma européen du nuage (EUCS)",
            en: "Every hosted service is certified under the European cloud scheme (EUCS)"),
        why: Bilingual(
            fr: "Un schéma commun éviterait de refaire l’audit dans chaque État. Il n’est pas encore adopté : ce contrôle attend.",
            en: "A common scheme would avoid repeating the audit in each state. It is not adopted yet: this check is waiting."),
        remedy: Bilingual(
            fr: "Rien à faire aujourd’hui ; demander d’ici là un schéma national (SecNumCloud, C5, ENS) ; relire ce contrôle quand le schéma paraîtra.",
            en: "Nothing to do today; meanwhile ask for a national scheme (SecNumCloud, C5, ENS); reread this check when the scheme is published."),
        verify: Bilingual(
            fr: "Site de l’ENISA et Journal officiel de l’Union : le schéma est-il adopté, et pour quel niveau d’assurance ? Puis le registre des certificats.",
            en: "ENISA’s site and the Official Journal of the Union: is the scheme adopted, and for which level of assurance? Then the register of certificates."),
        limits: Bilingual(
            fr: "Aucun certificat n’existe : un « oui » aujourd’hui vient d’une erreur sur la carte. Les critères de souveraineté ont été retirés du projet en 2024. Une qualification plus exigeante n’est pas comptée comme équivalente. Le niveau d’assurance n’est pas lu. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "No certificate exists: a yes today comes from a mistake on the chart. Criteria on sovereignty were removed from the draft in 2024. A more demanding qualification is not counted as equivalent. The level of assurance is not read. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("Règlement (UE) 2019/881", "art. 49 et 52"),
            CheckSource("ENISA, projet d’EUCS (décembre 2020)", "candidat, jamais adopté"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["eucs"], facts)
    }
}
