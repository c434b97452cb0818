import Continuum
import Knowledge

extension Check {
    static let certAnySecurity = Check(
        "cert-any-security",
        title: Bilingual(
            fr: "Tout service hébergé a au moins un certificat de sécurité reconnu, en cours",
            en: "Every hosted service has at least one recognised security certificate in force"),
        why: Bilingual(
            fr: "Un regard extérieur sur la sécurité vaut mieux qu’une promesse. Lequel importe moins que d’en avoir un.",
            en: "An outside look at security is worth more than a promise. Which one matters less than having one."),
        remedy: Bilingual(
            fr: "Demander ce que le fournisseur a déjà ; noter les dates ; à défaut, faire remplir un questionnaire et prévoir un audit.",
            en: "Ask what the supplier already has; note the dates; failing that, have a questionnaire filled in and plan an audit."),
        verify: Bilingual(
            fr: "Le certificat ou le rapport lui-même, jamais le seul logo : émetteur, périmètre, date de fin.",
            en: "The certificate or report itself, never the logo alone: issuer, scope, end date."),
        limits: Bilingual(
            fr: "Tous valent autant ici, d’un SOC 2 partiel à SecNumCloud. La liste est la nôtre : un schéma absent ne compte pas. Un certificat périmé écrit après un certificat sans date fait échouer, alors que le doute serait juste. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "All are worth the same here, from a partial SOC 2 to SecNumCloud. The list is ours: a scheme that is not on it does not count. An expired certificate written after an undated one makes it fail, where a doubt would be right. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("Portulan", "liste choisie : SecNumCloud, ISO/IEC 27001, HDS, C5, ENS, SOC 2, ACN QC3, FedRAMP High"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 24 : recours aux schémas de certification"),
            CheckSource("EU CSF, version 1.2.1", "SOV-7"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["secnumcloud-3.2", "secnumcloud-3.1", "iso-27001", "hds-v2", "c5-2020", "ens-high", "ens-medium", "soc2", "acn-qc3", "fedramp-high"], facts)
    }
}
