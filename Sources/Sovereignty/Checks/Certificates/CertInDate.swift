import Continuum

extension Check {
    static let certInDate = Check(
        "cert-in-date",
        title: Bilingual(
            fr: "Chaque certificat annoncé a une date de fin, et elle n’est pas passée",
            en: "Each certificate named has an end date, and it is not past"),
        why: Bilingual(
            fr: "Un certificat vaut pour un temps. Un logo reste sur un site bien après que l’audit est périmé.",
            en: "A certificate is good for a time. A logo stays on a site long after the audit has lapsed."),
        remedy: Bilingual(
            fr: "Demander le certificat à jour et noter sa date ; ôter de la carte les anciens ; mettre un rappel trois mois avant la fin.",
            en: "Ask for the current certificate and note its date; take old ones off the chart; set a reminder three months before the end."),
        verify: Bilingual(
            fr: "Le certificat lui-même : dates d’effet et de fin, périmètre ; confirmer dans le registre de l’organisme ou sur IAF CertSearch qu’il n’est ni suspendu ni retiré.",
            en: "The certificate itself: effective and end dates, scope; confirm in the body’s register or at IAF CertSearch that it is neither suspended nor withdrawn."),
        limits: Bilingual(
            fr: "Un ancien certificat gardé pour mémoire fait échouer, même renouvelé à temps. Un certificat qui commence demain aussi, et un service sans aucun certificat de même. Suspension et retrait ne se voient pas. Seules les offres (et les plateformes sans offre) sont lues, pas les sites ni les organisations.",
            en: "An old certificate kept on record makes it fail, even if renewed in time. So does a certificate that starts tomorrow, and a service without any certificate. Suspension and withdrawal are not seen. Only offers (and platforms without offer) are read, not sites or organisations."),
        sources: [
            CheckSource("ISO/IEC 17021-1:2015", "8.2.2 : dates et périmètre du certificat"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.1 g : perte de la qualification ; § 19.1 o : attestation jointe"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 5 : lecture soignée des contrats et annexes"),
        ]
    ) { judgement, scope, facts in
        for thing in facts.hosting(scope) {
            let certificates = facts.certificates(of: thing)
            if certificates.isEmpty { judgement.fail(.noCertificate(element: thing)) }
            for scheme in Set(certificates.map { facts.relation($0).element }).sorted() {
                let held = certificates.filter { facts.relation($0).element == scheme }
                judgement.best(of: held, on: thing, facts)
            }
        }
    }
}
