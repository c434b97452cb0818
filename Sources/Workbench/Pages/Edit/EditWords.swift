import Continuum

/// Words of the pages where the chart is described.
enum EditWords {
    private static let all: [String: Bilingual] = [
        "save": Bilingual(fr: "Enregistrer", en: "Save"),
        "preview": Bilingual(fr: "Voir ce qui change", en: "See what changes"),
        "previewHint": Bilingual(fr: "Rien n’est enregistré avant que vous l’ayez relu.", en: "Nothing is saved before you have read it over."),
        "back": Bilingual(fr: "Modifier encore", en: "Edit some more"),
        "cancel": Bilingual(fr: "Abandonner", en: "Cancel"),
        "addRow": Bilingual(fr: "Ajouter", en: "Add another"),
        "remove": Bilingual(fr: "Retirer", en: "Take away"),
        "details": Bilingual(fr: "Précisions", en: "Details"),
        "relationTo": Bilingual(fr: "Lequel", en: "Which"),
        "set": Bilingual(fr: "Groupe", en: "Set"),
        "setHint": Bilingual(
            fr: "Le même numéro pour des choses qui se remplacent ; vide : nécessaire.", en: "The same number for things that replace each other; empty: needed."),
        "needed": Bilingual(fr: "Combien suffisent dans le groupe", en: "How many are enough in set"),
        "sourceTitle": Bilingual(fr: "D’où le savez-vous ?", en: "What do you know this from?"),
        "sourceText": Bilingual(
            fr: "Vaut pour tout ce que vous changez ici. Ce que vous laissez garde sa source.", en: "Holds for all that you change here. What you leave keeps its source."),
        "validTitle": Bilingual(fr: "Quand c’est vrai", en: "When it holds"),
        "matters": Bilingual(fr: "Les faits qui comptent", en: "The facts that matter"),
        "mattersText": Bilingual(
            fr: "Sans eux, le jugement reste incertain. « inconnu » est une réponse : elle dit que la question a été posée.",
            en: "Without them the judgement stays uncertain. “unknown” is an answer: it says that the question was asked."),
        "delete": Bilingual(fr: "Supprimer cet élément…", en: "Remove this element…"),
        "whatChanges": Bilingual(fr: "Ce qui change dans la carte", en: "What changes in the chart"),
        "effect": Bilingual(fr: "Ce que cela change au jugement", en: "What it changes in the judgement"),
        "noEffect": Bilingual(
            fr: "Rien ne change à la portée des États sur les données et les services.", en: "Nothing changes in the reach of states over data and services."),
        "better": Bilingual(fr: "Ce qui va mieux", en: "What gets better"),
        "worse": Bilingual(fr: "Ce qui va moins bien", en: "What gets worse"),
        "gone": Bilingual(fr: "Constats levés", en: "Findings gone"),
        "new": Bilingual(fr: "Constats nouveaux", en: "New findings"),
        "problemsTitle": Bilingual(fr: "Ce qui ne va pas", en: "What is wrong"),
        "choose": Bilingual(fr: "Fait par fait, que faut-il garder ?", en: "Fact by fact, what is to be kept?"),
        "fact": Bilingual(fr: "Fait", en: "Fact"),
        "started": Bilingual(fr: "Ce que vous aviez sous les yeux", en: "What you had before you"),
        "theirs": Bilingual(fr: "Ce qui est là maintenant", en: "What is there now"),
        "mine": Bilingual(fr: "Ce que vous voulez", en: "What you want"),
        "keepTheirs": Bilingual(fr: "Garder ce qui est là", en: "Keep what is there"),
        "keepMine": Bilingual(fr: "Garder le mien", en: "Keep mine"),
        "nothing": Bilingual(fr: "rien", en: "nothing"),
        "resolve": Bilingual(fr: "Voir le résultat", en: "See the result"),
        "undo": Bilingual(fr: "Annuler ce changement", en: "Undo this change"),
        "begin": Bilingual(fr: "Par où commencer", en: "Where to begin"),
        "addTitle": Bilingual(fr: "Ajouter un élément", en: "Add an element"),
        "unfinished": Bilingual(fr: "Ce qui manque", en: "What is missing"),
        "unfinishedText": Bilingual(
            fr: "Les éléments à qui manquent le plus de faits qui comptent.", en: "The elements that miss most of the facts that matter."),
        "unfinishedAll": Bilingual(fr: "Tous les éléments incomplets", en: "All incomplete elements"),
        "unfinishedNone": Bilingual(fr: "Rien ne manque : chaque fait qui compte est dit.", en: "Nothing is missing: each fact that matters is stated."),
        "recent": Bilingual(fr: "Derniers changements", en: "Latest changes"),
        "recentNone": Bilingual(fr: "Aucun changement accepté pour l’instant.", en: "No change was accepted yet."),
        "recentAll": Bilingual(fr: "Tout l’historique", en: "The whole history"),
        "knowledge": Bilingual(fr: "Savoir : lois, blocs, référentiels…", en: "Knowledge: laws, blocs, schemes…"),
        "seeElement": Bilingual(fr: "Voir l’élément", en: "See the element"),
        "editAgain": Bilingual(fr: "Modifier encore", en: "Edit again"),
        "referrers": Bilingual(fr: "Ce qui y renvoie", en: "What refers to it"),
        "next": Bilingual(fr: "Et maintenant", en: "And now"),
        "whatIs": Bilingual(fr: "Ce qui est enregistré", en: "What was saved"),
        "pathNew": Bilingual(
            fr: "Choisissez dans la liste, ou écrivez un nom nouveau : l’élément sera créé. Ce que vous laissez vide reste à dire.",
            en: "Choose from the list, or write a new name: the element will be made. What you leave empty remains to be said."),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] }.merging(LayoutWords.words(language)) { own, _ in own } }

    static let title = Bilingual(fr: "Décrire", en: "Describe")
    /// How a form says that nobody knows.
    static let unknown = Bilingual(fr: "inconnu", en: "unknown")
    static let notSaid = Bilingual(fr: "non dit", en: "not stated")

    static func standing(_ standing: Standing) -> Bilingual {
        switch standing {
        case .declared: Bilingual(fr: "déclaré : quelqu’un le dit", en: "declared: somebody says so")
        case .attested: Bilingual(fr: "attesté : un document le prouve", en: "attested: a document proves it")
        case .observed: Bilingual(fr: "observé : constaté ou mesuré", en: "observed: seen or measured")
        case .inferred: Bilingual(fr: "déduit d’autre chose", en: "inferred from something else")
        case .unconfirmed: Bilingual(fr: "non confirmé", en: "unconfirmed")
        }
    }
}
