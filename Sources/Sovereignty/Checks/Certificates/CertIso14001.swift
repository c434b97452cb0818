import Continuum
import Knowledge

extension Check {
    static let certIso14001 = Check(
        "cert-iso-14001",
        title: Bilingual(
            fr: "Tout service hébergé est certifié ISO 14001 (management environnemental)",
            en: "Every hosted service is certified ISO 14001 (environmental management)"),
        why: Bilingual(
            fr: "Le fournisseur suit ses effets sur l’environnement et se fait auditer. C’est une démarche, pas un niveau de performance.",
            en: "The supplier follows its effects on the environment and is audited. It is a way of working, not a level of performance."),
        remedy: Bilingual(
            fr: "Demander le certificat et les chiffres du centre (énergie, eau, chaleur) ; préférer les chiffres au certificat ; l’inscrire aux critères d’achat.",
            en: "Ask for the certificate and the centre’s figures (energy, water, heat); prefer figures to the certificate; put it among purchasing criteria."),
        verify: Bilingual(
            fr: "Certificat : sites couverts (le centre de données, et pas seulement le siège social), organisme accrédité, date de fin.",
            en: "Certificate: sites covered (the data centre, and not just the head office), accredited body, end date."),
        limits: Bilingual(
            fr: "Un certificat du siège social compte autant que celui du centre de données. Les mesures elles-mêmes sont d’autres contrôles (« env-… »). Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "A certificate of the head office counts as much as that of the data centre. The measures themselves are other checks (“env-…”). One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("ISO 14001:2015", "articles 4 à 10"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Données clés sur MedioMatrix » ; glossaire : ISO, normes"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 14 et 16 : mesure de l’empreinte écologique"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["iso-14001"], facts)
    }
}
