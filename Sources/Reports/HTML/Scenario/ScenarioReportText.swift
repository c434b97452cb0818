import Continuum

/// The fixed texts of the page of a scenario, in both languages; templates name them as `{{t.case}}`.
enum ScenarioReportText: String, CaseIterable {
    case scenarioKicker, outOf, playedOn, horizonTitle, examinedTitle, happensTitle, happensIntro, eventSourceName, eventTouches
    case timelineTitle, timelineIntro, timelineCaption, scenarioLossesTitle, scenarioLossesIntro, nothingLost, lossWhat, lossAspectHead, lossByHead, lossCauseHead
    case wholeChain, byClassTitle, byClassIntro, className, costTitle, avoidedTitle, avoidedIntro, measureHead, keptHead, delayedHead, costHead
    case readAspects, readStoppedName, readStopped, readReadName, readRead, readAlterableName, readAlterable, readMercyName, readMercy
    case readScenarioTime, readDaysName, readDays, readOnlyNewName, readOnlyNew, readTriedName, readTried, readScenarioCertain, readScenarioPossible
    case readScenarioNotProphecy

    /// These texts and those of the assessment and resilience reports.
    static func table(_ language: Language) -> [String: String] {
        ResilienceReportText.table(language).merging(allCases.map { ($0.rawValue, Typography.set($0.words[language], language)) }) { _, own in own }
    }

    var words: Bilingual {
        switch self {
        case .scenarioKicker: Bilingual(fr: "Scénario joué sur la carte", en: "A scenario played on the chart")
        case .outOf: Bilingual(fr: "sur", en: "of")
        case .playedOn: Bilingual(fr: "Joué à la date du", en: "Played as of")
        case .horizonTitle: Bilingual(fr: "Jusqu’où", en: "How far")
        case .examinedTitle: Bilingual(fr: "Examinés", en: "Examined")
        case .happensTitle: Bilingual(fr: "Ce qui arrive", en: "What happens")
        case .happensIntro: Bilingual(fr: "Le scénario suppose ceci, et rien d’autre : la carte reste pour le reste ce qu’elle est.", en: "The scenario assumes this and nothing else: in all other respects the chart stays as it is.")
        case .eventSourceName: Bilingual(fr: "Source :", en: "Source:")
        case .eventTouches: Bilingual(fr: "Ce qui change sur la carte :", en: "What changes on the chart:")

        case .timelineTitle: Bilingual(fr: "Dans le temps", en: "In the course of time")
        case .timelineIntro: Bilingual(
            fr: "De gauche à droite, le temps qui passe ; de haut en bas, ce qu’on perd. Chaque étiquette est un jeu de données, un service ou un traitement, et porte sa classe ; un point (•) marque ce qui est essentiel.",
            en: "From left to right, time; from top to bottom, what is lost. Each tag is a dataset, a service or a treatment and bears its class; a dot (•) marks what is essential.")
        case .timelineCaption: Bilingual(
            fr: "Étiquette pleine : perte certaine. Étiquette creuse, en tirets : perte possible. Les intervalles ne sont pas à l’échelle. Le tableau qui suit dit tout, jour par jour.",
            en: "Full tag: certain loss. Hollow, dashed tag: possible loss. Intervals are not to scale. The table below says it all, day by day.")
        case .scenarioLossesTitle: Bilingual(fr: "Ce qui est perdu, et pourquoi", en: "What is lost, and why")
        case .scenarioLossesIntro: Bilingual(
            fr: "Chaque perte est dite une fois, le premier jour où elle arrive. Le chemin complet, avec ses sources, s’ouvre sous la cause.",
            en: "Each loss is told once, on the first day it happens. The whole chain, with its sources, opens below the cause.")
        case .nothingLost: Bilingual(fr: "Rien n’est perdu d’ici à l’horizon.", en: "Nothing is lost up to the horizon.")
        case .lossWhat: Bilingual(fr: "Quoi", en: "What")
        case .lossAspectHead: Bilingual(fr: "Ce qui lui arrive", en: "What happens to it")
        case .lossByHead: Bilingual(fr: "Par qui", en: "By whom")
        case .lossCauseHead: Bilingual(fr: "Pourquoi", en: "Why")
        case .wholeChain: Bilingual(fr: "Le chemin complet", en: "The whole chain")
        case .byClassTitle: Bilingual(fr: "Par classe", en: "By class")
        case .byClassIntro: Bilingual(fr: "« Essentiel » s’ajoute à la classe : une même perte peut compter sur deux lignes.", en: "“Essential” comes on top of a class: one loss may count on two rows.")
        case .className: Bilingual(fr: "Classe", en: "Class")
        case .costTitle: Bilingual(fr: "Ce que cela coûte par an", en: "What it costs a year")
        case .avoidedTitle: Bilingual(fr: "Ce qui l’aurait évité", en: "What would have avoided it")
        case .avoidedIntro: Bilingual(
            fr: "Chaque mesure a été essayée : appliquée à la carte, puis le scénario rejoué. Une mesure qui ferait perdre autre chose n’est pas montrée.",
            en: "Each measure was tried: applied to the chart, and the scenario played again. A measure that would lose something else is not shown.")
        case .measureHead: Bilingual(fr: "Mesure", en: "Measure")
        case .keptHead: Bilingual(fr: "Pertes évitées", en: "Losses avoided")
        case .delayedHead: Bilingual(fr: "Pertes retardées", en: "Losses put off")
        case .costHead: Bilingual(fr: "Coût", en: "Cost")
        default: readingWords
        }
    }

    private var readingWords: Bilingual {
        switch self {
        case .readAspects: Bilingual(fr: "Quatre façons de perdre", en: "Four ways to lose")
        case .readStoppedName: Bilingual(fr: "Arrêté", en: "Stopped")
        case .readStopped: Bilingual(fr: "Ce dont il a besoin n’est plus là, et rien ne le remplace.", en: "What it needs is gone, and nothing replaces it.")
        case .readReadName: Bilingual(fr: "Lu", en: "Read")
        case .readRead: Bilingual(fr: "Quelqu’un use de son pouvoir de lire, ou l’acquiert par ce qui arrive.", en: "Somebody uses a power to read, or gains it by what happens.")
        case .readAlterableName: Bilingual(fr: "Altérable", en: "Alterable")
        case .readAlterable: Bilingual(fr: "Quelqu’un peut changer les données ou le logiciel sans que cela se voie.", en: "Somebody can change the data or the software unseen.")
        case .readMercyName: Bilingual(fr: "À la merci d’un État de plus", en: "At the mercy of one more state")
        case .readMercy: Bilingual(fr: "Rien n’est arrêté ; mais un État qui ne le pouvait pas peut désormais l’arrêter.", en: "Nothing is stopped; but a state that could not stop it now can.")
        case .readScenarioTime: Bilingual(fr: "Temps et certitude", en: "Time and certainty")
        case .readDaysName: Bilingual(fr: "Le jour même, en 30 jours, en un an, en 5 ans", en: "That very day, within 30 days, a year, 5 years")
        case .readDays: Bilingual(
            fr: "Un refus arrête d’abord l’exploitation, puis ce qui demande des mises à jour, des licences, des pièces. Entre deux échéances, le jour exact n’est pas connu.",
            en: "A refusal first stops what is operated, then what needs updates, licences, spare parts. Between two horizons, the exact day is not known.")
        case .readOnlyNewName: Bilingual(fr: "Seulement ce qui est nouveau", en: "Only what is new")
        case .readOnlyNew: Bilingual(fr: "Ce qui était déjà perdu avant le scénario n’est pas compté.", en: "What was lost before the scenario is not counted.")
        case .readTriedName: Bilingual(fr: "Mesures essayées", en: "Measures tried")
        case .readTried: Bilingual(fr: "Celles du dossier et celles que le rapport de souveraineté propose ; d’autres peuvent exister.", en: "Those of the folder and those that the sovereignty report proposes; there may be others.")
        case .readScenarioCertain: Bilingual(fr: "Cela suit de faits connus et d’un droit qui n’est pas discuté.", en: "It follows from known facts and undisputed law.")
        case .readScenarioPossible: Bilingual(fr: "Cela dépend d’un fait inconnu ou d’un point de droit débattu.", en: "It depends on an unknown fact or a debated point of law.")
        case .readScenarioNotProphecy: Bilingual(
            fr: "Un scénario n’est pas une prévision : il dit ce qui suivrait si cela arrivait, d’après ce que la carte dit aujourd’hui.",
            en: "A scenario is no forecast: it says what would follow if this happened, by what the chart says today.")
        default: Bilingual(rawValue)
        }
    }
}
