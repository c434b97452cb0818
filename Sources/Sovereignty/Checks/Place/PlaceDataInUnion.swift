import Continuum

extension Check {
    static let placeDataInUnion = Check(
        "place-data-in-union",
        title: Bilingual(
            fr: "Les données sont gardées dans l’Union européenne",
            en: "Data are kept in the European Union"),
        why: Bilingual(
            fr: "Ce qui est sur un sol relève des juges et des services de cet État. Dans l’Union, le droit européen s’applique sans détour.",
            en: "What lies on a soil comes under that state’s judges and services. In the Union, European law applies directly."),
        remedy: Bilingual(
            fr: "Choisir la région européenne dans la console du fournisseur, souvent sans surcoût ; exiger que les sauvegardes y restent ; changer d’offre.",
            en: "Choose the European region in the supplier’s console, often at no extra cost; require that backups stay there; change offer."),
        verify: Bilingual(
            fr: "Région affichée dans la console, annexe des lieux du contrat, adresse du centre de données ; ne pas oublier sauvegardes, réplicas et réseaux de diffusion.",
            en: "Region shown in the console, annex of places in the contract, address of the data centre; mind backups, replicas and content delivery networks."),
        limits: Bilingual(
            fr: "Le lieu ne dit rien de qui peut atteindre les données : un fournisseur américain à Paris passe. Copies, caches et sauvegardes absents de la carte échappent. Une copie chiffrée, illisible sur place, échoue si elle est en Suisse. L’Espace économique européen, accepté par le RGPD, ne l’est pas ici ; les territoires d’outre-mer non rattachés à l’Union non plus.",
            en: "Place says nothing of who can reach the data: an American supplier in Paris passes. Copies, caches and backups missing from the chart escape. An encrypted copy, unreadable on the spot, fails if it is in Switzerland. The European Economic Area, accepted by the GDPR, is not accepted here; nor are overseas territories that are not part of the Union."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.2 b"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-3.4"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Critères clés pour un numérique souverain » : hébergement en Europe"),
        ]
    ) { judgement, scope, facts in
        for data in facts.storeless(scope) { judgement.silence(data, [.storedOn]) }
        judgement.places(facts.stores(scope), facts) { facts.isMember[Int($0)] }
    }
}
