import Continuum

extension Check {
    static let placeDataAtHome = Check(
        "place-data-at-home",
        title: Bilingual(
            fr: "Les données sont gardées dans notre État",
            en: "Data are kept in our own state"),
        why: Bilingual(
            fr: "Chez soi, un seul droit s’applique et l’on peut s’y rendre. Un autre État membre a aussi ses juges et ses services.",
            en: "At home a single law applies and one can go there. Another Member State has its own judges and services too."),
        remedy: Bilingual(
            fr: "Choisir la région nationale de la même offre ; s’assurer que les sauvegardes y sont aussi ; passer à un centre de données proche, public ou mutualisé.",
            en: "Choose the same offer’s national region; make sure that backups are there too; move to a nearby data centre, public or shared."),
        verify: Bilingual(
            fr: "Annexe des lieux du contrat, région de la console, adresse du centre ; visite si l’enjeu le vaut.",
            en: "Annex of places in the contract, region in the console, address of the centre; a visit if the stakes deserve it."),
        limits: Bilingual(
            fr: "Un territoire d’outre-mer compte comme « chez nous », même hors de l’Union (Nouvelle-Calédonie). Les copies absentes de la carte échappent. Rien n’est dit de l’exploitant. Un échec vers un autre État membre peut être un bon choix de secours.",
            en: "An overseas territory counts as “home”, even outside the Union (New Caledonia). Copies missing from the chart escape. Nothing is said of the operator. Failing because of another Member State may be a good choice of fallback."),
        sources: [
            CheckSource("Vademecum d’Infralliance (V)", "p. 9 : contenus localisés sur le territoire ; p. 13, attentes : stockage local"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Hébergement des données » : centres de données nationaux ou européens"),
            CheckSource("Portulan", "seuil choisi : l’État d’origine du dossier et ses territoires"),
        ]
    ) { judgement, scope, facts in
        for data in facts.storeless(scope) { judgement.silence(data, [.storedOn]) }
        judgement.places(facts.stores(scope), facts) { facts.isHome($0) }
    }
}
