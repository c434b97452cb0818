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
            fr: "Ce certificat est presque toujours celui d’un site : écrit sur le site, comme il se doit, il n’est pas lu. Un seul service hébergé sans certificat dans la chaîne suffit à échouer, même annexe, et même une application dont l’hébergement est certifié. Le certificat est cherché sur ce qui est hébergé et sur l’offre dont il vient, pas sur l’organisation ni sur le site. Le périmètre écrit n’est pas lu.",
            en: "This certificate is nearly always that of a site: written on the site, as it should be, it is not read. One hosted service without a certificate in the chain is enough to fail, even a side one, and even an application whose hosting is certified. The certificate is looked for on what is hosted and on the offer that it is an instance of, not on the organisation or the site. The written scope is not read."),
        sources: [
            CheckSource("ISO 50001:2018", "articles 4 à 10"),
            CheckSource("Directive (UE) 2023/1791 sur l’efficacité énergétique", "art. 12 : centres de données"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Données clés sur MedioMatrix » ; glossaire : ISO, normes"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["iso-50001"], facts)
    }
}
