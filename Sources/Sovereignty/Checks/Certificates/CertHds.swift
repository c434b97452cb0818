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
            fr: "Sans donnée de santé, un échec est sans portée. Les activités couvertes (de 1 à 6) ne sont pas lues. La version 1 ne compte plus. La version 2 fait annoncer l’exposition à un droit étranger, elle ne l’interdit pas. Un seul service hébergé sans certificat dans la chaîne suffit à échouer, même annexe, et même une application dont l’hébergement est certifié. Le certificat est cherché sur ce qui est hébergé et sur l’offre dont il vient, pas sur l’organisation ni sur le site. Le périmètre écrit n’est pas lu.",
            en: "Without health data, failing means nothing. The activities covered (1 to 6) are not read. Version 1 no longer counts. Version 2 has exposure to foreign law disclosed, it does not forbid it. One hosted service without a certificate in the chain is enough to fail, even a side one, and even an application whose hosting is certified. The certificate is looked for on what is hosted and on the offer that it is an instance of, not on the organisation or the site. The written scope is not read."),
        sources: [
            CheckSource("Code de la santé publique", "art. L. 1111-8 et R. 1111-9"),
            CheckSource("Arrêté du 26 avril 2024", "référentiel HDS, version 2"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["hds-v2"], facts)
    }
}
