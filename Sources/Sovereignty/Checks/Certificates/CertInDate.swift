import Continuum
import Knowledge
import Reach

extension Check {
    static let certInDate = Check(
        "cert-in-date",
        title: Bilingual(
            fr: "Pour chaque certification annoncée, un certificat a une date de fin, et elle n’est pas passée",
            en: "For each scheme named, one certificate has an end date, and it is not past"),
        why: Bilingual(
            fr: "Un certificat vaut pour un temps. Un logo reste sur un site bien après que l’audit est périmé.",
            en: "A certificate is good for a time. A logo stays on a site long after the audit has lapsed."),
        remedy: Bilingual(
            fr: "Demander le certificat à jour et noter sa date ; ôter de la carte les schémas abandonnés ; mettre un rappel trois mois avant la fin.",
            en: "Ask for the current certificate and note its date; take abandoned schemes off the chart; set a reminder three months before the end."),
        verify: Bilingual(
            fr: "Le certificat lui-même : dates d’effet et de fin, périmètre ; confirmer dans le registre de l’organisme ou sur IAF CertSearch qu’il n’est ni suspendu ni retiré.",
            en: "The certificate itself: effective and end dates, scope; confirm in the body’s register or at IAF CertSearch that it is neither suspended nor withdrawn."),
        limits: Bilingual(
            fr: "Une certification abandonnée exprès fait échouer tant qu’elle reste sur la carte. Un certificat qui commence demain compte comme périmé, et un service hébergé sans aucun certificat échoue. Suspension et retrait ne se voient pas. Ce qui est hébergé et l’offre dont il vient sont lus, pas les sites ni les organisations.",
            en: "A scheme given up on purpose makes it fail as long as it stays on the chart. A certificate that starts tomorrow counts as expired, and a hosted service without any certificate fails. Suspension and withdrawal are not seen. What is hosted and the offer that it is an instance of are read, not sites or organisations."),
        sources: [
            CheckSource("ISO/IEC 17021-1:2015", "8.2.2 : dates et périmètre du certificat"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.1 g : perte de la qualification ; § 19.1 o : attestation jointe"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 5 : lecture soignée des contrats et annexes"),
        ]
    ) { judgement, scope, facts in
        for thing in facts.hosting(scope) {
            let certificates = facts.certificates(of: thing)
            if certificates.isEmpty {
                judgement.doubt(.noCertificate(element: thing), [MissingFact(element: thing, keys: [.certified], relation: -1)])
            }
            for scheme in Set(certificates.map { facts.relation($0).element }).sorted() {
                let held = certificates.filter { facts.relation($0).element == scheme }
                judgement.best(of: held, on: thing, facts)
            }
        }
    }
}
