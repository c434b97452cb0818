import Continuum
import Knowledge

extension Check {
    static let certIso50001 = Check(
        "cert-iso-50001",
        title: Bilingual(
            fr: "Tout service hébergé est certifié ISO 50001 (management de l’énergie)",
            en: "Every hosted service is certified ISO 50001 (energy management)"),
        why: Bilingual(
            fr: "L’énergie est le premier coût et le premier effet d’un centre de données. La norme demande de mesurer et de progresser.",
            en: "Energy is a data centre’s first cost and first effect. The standard asks to measure and to improve."),
        remedy: Bilingual(
            fr: "Demander le certificat et le PUE mesuré ; préférer le chiffre ; l’inscrire aux critères d’achat.",
            en: "Ask for the certificate and the measured PUE; prefer the figure; put it among purchasing criteria."),
        verify: Bilingual(
            fr: "Certificat : sites couverts, organisme accrédité, date de fin ; derniers indicateurs énergétiques publiés.",
            en: "Certificate: sites covered, accredited body, end date; latest published energy indicators."),
        limits: Bilingual(
            fr: "Ce certificat est presque toujours celui d’un site : écrit sur le site, comme il se doit, il n’est pas lu. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "This certificate is nearly always that of a site: written on the site, as it should be, it is not read. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("ISO 50001:2018", "articles 4 à 10"),
            CheckSource("Directive (UE) 2023/1791 sur l’efficacité énergétique", "art. 12 : centres de données"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Données clés sur MedioMatrix » ; glossaire : ISO, normes"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["iso-50001"], facts)
    }
}
