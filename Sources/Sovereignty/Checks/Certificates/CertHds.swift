import Continuum
import Knowledge

extension Check {
    static let certHds = Check(
        "cert-hds",
        title: Bilingual(
            fr: "Tout service hébergé est certifié HDS (version 2), et le certificat court encore",
            en: "Every hosted service is certified HDS (version 2), and the certificate is still running"),
        why: Bilingual(
            fr: "La loi française demande ce certificat à qui héberge des données de santé recueillies à l’occasion de soins, pour le compte d’un autre.",
            en: "French law asks for this certificate of whoever hosts health data collected in the course of care, on another’s behalf."),
        remedy: Bilingual(
            fr: "Vérifier d’abord que des données de santé sont en jeu ; demander l’offre certifiée du même hébergeur ; déplacer ces seules données.",
            en: "First check that health data are at stake; ask for the same host’s certified offer; move those data alone."),
        verify: Bilingual(
            fr: "Liste des hébergeurs certifiés de l’Agence du numérique en santé : version du référentiel, activités couvertes parmi six, date de fin.",
            en: "List of certified hosts of the Agence du numérique en santé: version of the scheme, activities covered among six, end date."),
        limits: Bilingual(
            fr: "Sans donnée de santé, un échec est sans portée. Les activités couvertes (de 1 à 6) ne sont pas lues. La version 1 ne compte plus. La version 2 fait annoncer l’exposition à un droit étranger, elle ne l’interdit pas. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "Without health data, failing means nothing. The activities covered (1 to 6) are not read. Version 1 no longer counts. Version 2 has exposure to foreign law disclosed, it does not forbid it. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("Code de la santé publique", "art. L. 1111-8 et R. 1111-9"),
            CheckSource("Arrêté du 26 avril 2024", "référentiel HDS, version 2"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["hds-v2"], facts)
    }
}
