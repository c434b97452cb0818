import Continuum
import Knowledge
import Reach

extension Check {
    static let aiNoTraining = Check(
        "ai-no-training",
        title: Bilingual(
            fr: "Le contenu n’entraîne pas les modèles du fournisseur",
            en: "The content does not train the supplier’s models"),
        why: Bilingual(
            fr: "Ce qui a servi à entraîner un modèle ne s’en retire pas aisément, et peut en ressortir. Le refuser au départ ne coûte en général qu’un réglage.",
            en: "What has trained a model is not easily taken out, and may come out again. Refusing it at the start generally costs no more than a setting."),
        remedy: Bilingual(
            fr: "Chercher d’abord le réglage de refus. Passer à l’offre professionnelle. L’exclure par avenant, ou employer un modèle que l’on fait tourner chez soi.",
            en: "First look for the setting that refuses. Move to the business offer. Rule it out by amendment, or use a model that you run yourself."),
        verify: Bilingual(
            fr: "Lire les conditions aux mots « entraîner », « améliorer », « apprentissage » et noter l’état du réglage, avec la date ; chercher les changements annoncés.",
            en: "Read the terms at the words “train”, “improve”, “learning” and note the state of the setting, with the date; look for announced changes."),
        limits: Bilingual(
            fr: "« Améliorer » peut couvrir un entraînement : la réponse reste ouverte. Seuls les services hébergés sont interrogés : un logiciel installé qui envoie du contenu n’est pas vu. Un entraînement que vous faites vous-mêmes n’est pas lu.",
            en: "“Improve” may cover training: the answer stays open. Only hosted services are asked: installed software that sends content is not seen. Training that you do yourselves is not read."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 5(1)(b) et art. 28(3)(a)"),
            CheckSource("Comité européen de la protection des données, avis 28/2024", "modèles d’IA"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 1490 de la transcription (entraînement d’algorithmes)"),
        ]
    ) { judgement, scope, facts in
        for thing in facts.hosting(scope) {
            guard let (owner, value) = facts.inherited(.contentUse, thing), !value.isUnknown else {
                judgement.silence(thing, [.contentUse])
                continue
            }
            switch facts.continuum.token(value) {
            case "train"?: judgement.fail(.attribute(element: owner, key: .contentUse))
            // To improve a service may mean to train on it.
            case "improve"?: judgement.doubt(.attribute(element: owner, key: .contentUse), [MissingFact(element: owner, keys: [.contentUse], relation: -1)])
            default: judgement.pass(.attribute(element: owner, key: .contentUse))
            }
        }
    }
}
