import Continuum

extension Check {
    static let placeProcessingInUnion = Check(
        "place-processing-in-union",
        title: Bilingual(
            fr: "Tout ce qui calcule est dans l’Union européenne",
            en: "Everything that computes is in the European Union"),
        why: Bilingual(
            fr: "Une donnée traitée est lisible là où elle est traitée, même si elle est rangée ailleurs.",
            en: "Processed data are readable where they are processed, even if they are stored elsewhere."),
        remedy: Bilingual(
            fr: "Fixer la région des calculs dans la console ; couper les fonctions qui partent ailleurs (traduction, assistants, antispam) ; changer d’offre.",
            en: "Fix the region of computing in the console; switch off functions that go elsewhere (translation, assistants, spam filtering); change offer."),
        verify: Bilingual(
            fr: "Région de chaque service dans la console ; liste des sous-traitants ultérieurs et de leurs lieux ; documentation sur la résidence des données, chapitre des exceptions.",
            en: "Region of each service in the console; list of subprocessors and their places; documentation on data residency, the chapter on exceptions."),
        limits: Bilingual(
            fr: "Une offre qui a plusieurs régions est lue en entier : notre exemplaire en France échoue si l’offre en a une aux États-Unis ou au Royaume-Uni. Toute offre qui n’est pas un logiciel, un matériel ou un produit de sécurité est tenue pour une machine, même une liaison ou un support. Les postes des agents en déplacement ne se voient pas.",
            en: "An offer with several regions is read as a whole: our instance in France fails if the offer has one in the United States or the United Kingdom. Any offer that is not software, hardware or a security product is taken for a machine, even a link or a support plan. Computers of travelling staff are not seen."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.2 b"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-3.4"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 13, attentes : traitement local"),
        ]
    ) { judgement, scope, facts in
        judgement.places(facts.machines(scope), facts) { facts.isMember[Int($0)] }
    }
}
