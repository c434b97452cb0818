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
            fr: "Une offre dont rien n’est un exemplaire est lue avec toutes ses régions ; notre exemplaire, s’il est inscrit avec la sienne, parle pour elle. Toute offre qui n’est pas un produit installé est tenue pour une machine, même une liaison ou un support. Les postes des agents en déplacement ne se voient pas.",
            en: "An offer that nothing is an instance of is read with all its regions; our instance, if written down with its own, speaks for it. Any offer that is not an installed product is taken for a machine, even a link or a support plan. Computers of travelling staff are not seen."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.2 b"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-3.4"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 13, attentes : traitement local"),
        ]
    ) { judgement, scope, facts in
        judgement.places(facts.machines(scope), facts) { facts.isMember[Int($0)] }
    }
}
