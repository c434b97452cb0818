import Continuum
import Knowledge

extension Check {
    static let certSecnumcloud = Check(
        "cert-secnumcloud",
        title: Bilingual(
            fr: "Tout service hébergé est qualifié SecNumCloud 3.2, et la qualification court encore",
            en: "Every hosted service is qualified SecNumCloud 3.2, and the qualification is still running"),
        why: Bilingual(
            fr: "C’est la seule qualification française qui a fait vérifier l’immunité au droit étranger, en plus de la sécurité.",
            en: "It is the only French qualification that has had immunity from foreign law checked, on top of security."),
        remedy: Bilingual(
            fr: "Vérifier si le fournisseur a une offre qualifiée voisine ; n’y mettre que les données qui l’exigent ; changer de fournisseur pour elles.",
            en: "See whether the supplier has a qualified offer next to this one; put there only the data that need it; change supplier for those."),
        verify: Bilingual(
            fr: "Liste des prestataires qualifiés sur cyber.gouv.fr : nom exact du service, version 3.2, date de fin. Demander la décision et son périmètre.",
            en: "List of qualified providers at cyber.gouv.fr: exact name of the service, version 3.2, end date. Ask for the decision and its scope."),
        limits: Bilingual(
            fr: "La version 3.1, sans immunité, ne compte pas. Une qualification européenne équivalente ne compterait pas non plus. Une qualification n’efface pas la dépendance à une technologie étrangère. Une seule offre sans certificat dans la chaîne suffit à échouer, même un service annexe. Le certificat n’est cherché que sur l’offre (ou la plateforme sans offre), pas sur l’organisation, le site ni notre exemplaire. Une application fournie, qui ne peut en porter, échoue toujours. Le périmètre écrit n’est pas lu.",
            en: "Version 3.1, without immunity, does not count. Nor would an equivalent European qualification. Being qualified does not remove dependence on a foreign technology. One offer without a certificate in the chain is enough to fail, even a side service. The certificate is only looked for on the offer (or on a platform without offer), not on the organisation, the site or our instance. An application that is provided, which cannot carry one, always fails. The written scope is not read."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "référentiel, 8 mars 2022"),
            CheckSource("Loi n° 2024-449 du 21 mai 2024 (SREN)", "art. 31"),
            CheckSource("Circulaire 6404/SG du 31 mai 2023", "règle R9"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Critères clés », logiciels et cloud : SecNumCloud à minima"),
            CheckSource("Solutions Numériques, dossier « Cloud souverain ou de confiance » (A)", "l. 5 et 8"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.hosting(scope), by: ["secnumcloud-3.2"], facts)
    }
}
