import Continuum

/// The fixed texts of the page of levels, in both languages; templates name them as `{{t.case}}`.
enum LevelsReportText: String, CaseIterable {
    case levelsKicker, levelsOn, subjectsHead, underHead, wordsName, allWords, standingsTitle, standingsCaption, levelsFirstTitle
    case levelsFirstIntro, underFramework, reachedHead, capHead, frameworksTitle, frameworksIntro, subjectHead, aboutFramework, legendSure
    case legendMaybe, legendNever, legendMet, legendNotMet, legendOpen, legendName, scoreWord, differenceTitle, differenceIntro
    case disagreeTitle, disagreeIntro, frameStatus, frameVersion, frameValid, frameSource, identifier, subjectUnder, frameworkHead
    case floorTitle, floorMeaning, scoreTitle, scoreMeaning, apart, countsTitle, radarName, radarCaption, objectivesTitle, objectiveHead
    case weightHead, pointsHead, verdictHead, capsTitle, capsNone, liftTitle, liftIntro, liftNone, requirementsTitle, requirementsIntro
    case checksHead, statementsHead, toAsk, sharedTitle, sharedIntro, sharedWhat, sharedServes, sharedCheck, sharedStatement, askTitle
    case askIntro, askNone, askQuestion, askWho, askSettles, askTouches, glossaryTitle, glossaryIntro, levelsNotAdvice

    /// These texts and those of the other reports.
    static func table(_ language: Language) -> [String: String] {
        ResilienceReportText.table(language).merging(allCases.map { ($0.rawValue, Typography.set($0.words[language], language)) }) { _, own in own }
    }

    var words: Bilingual {
        switch self {
        case .levelsKicker: Bilingual(fr: "Niveaux de souveraineté, par référentiel", en: "Levels of sovereignty, by framework")
        case .levelsOn: Bilingual(fr: "Établi à la date du", en: "Worked out as of")
        case .subjectsHead: Bilingual(fr: "Sujets examinés", en: "Subjects examined")
        case .underHead: Bilingual(fr: "Selon", en: "Under")
        case .wordsName: Bilingual(fr: "Les mots de cette page", en: "The words of this page")
        case .allWords: Bilingual(fr: "tout le glossaire", en: "the whole glossary")
        case .standingsTitle: Bilingual(fr: "Où en est chaque référentiel", en: "Where each framework stands")
        case .standingsCaption:
            Bilingual(
                fr: "Chaque barre compte les sujets : hors d’atteinte quoi qu’on apprenne (✗), ouverts selon ce qui reste inconnu (?), acquis (✓). Pour une échelle : au plus bas niveau, peut-être au-dessus, au-dessus à coup sûr.",
                en: "Each bar counts subjects: out of reach whatever is learnt (✗), open depending on what is unknown (?), secured (✓). On a ladder: at the lowest level, perhaps above, surely above.")
        case .levelsFirstTitle: Bilingual(fr: "Par où commencer", en: "What matters first")
        case .levelsFirstIntro:
            Bilingual(
                fr: "Les sujets qui manquent à coup sûr au plus de référentiels, ceux en vigueur d’abord, et ce qui les plafonne.",
                en: "The subjects that surely fall short of most frameworks, those in force first, and what caps them.")
        case .underFramework: Bilingual(fr: "Selon ce référentiel", en: "Under this framework")
        case .reachedHead: Bilingual(fr: "Atteint", en: "Reached")
        case .capHead: Bilingual(fr: "Ce qui plafonne", en: "What caps it")
        case .frameworksTitle: Bilingual(fr: "Référentiel par référentiel", en: "Framework by framework")
        case .frameworksIntro:
            Bilingual(
                fr: "Les plus loin du compte d’abord. Pour tout savoir d’un sujet : portulan levels DOSSIER --subject IDENTIFIANT --format html.",
                en: "Those furthest off first. To know all about one subject: portulan levels FOLDER --subject ID --format html.")
        case .subjectHead: Bilingual(fr: "Sujet", en: "Subject")
        case .aboutFramework: Bilingual(fr: "Ce que dit ce référentiel", en: "What this framework says")
        case .legendSure: Bilingual(fr: "atteint à coup sûr", en: "surely reached")
        case .legendMaybe: Bilingual(fr: "possible, selon ce qui reste inconnu", en: "possible, depending on what is unknown")
        case .legendNever: Bilingual(fr: "hors d’atteinte", en: "out of reach")
        case .legendMet: Bilingual(fr: "satisfait", en: "met")
        case .legendNotMet: Bilingual(fr: "non satisfait", en: "not met")
        case .legendOpen: Bilingual(fr: "indéterminé", en: "undetermined")
        case .legendName: Bilingual(fr: "Légende", en: "Key")
        case .scoreWord: Bilingual(fr: "note", en: "score")
        case .differenceTitle: Bilingual(fr: "D’un référentiel à l’autre", en: "From one framework to another")
        case .differenceIntro:
            Bilingual(
                fr: "Un même sujet n’a pas le même verdict partout : chaque référentiel pose ses questions. Échelle : le niveau, de… à… ; sinon le signe du verdict et le nombre d’exigences qui le font.",
                en: "One subject does not get the same verdict everywhere: each framework asks its own questions. Ladder: the level, from–to; otherwise the sign of the verdict and the number of requirements behind it.")
        case .disagreeTitle: Bilingual(fr: "Où ils se contredisent", en: "Where they contradict each other")
        case .disagreeIntro:
            Bilingual(
                fr: "Sujets qui satisfont entièrement un référentiel et manquent à coup sûr à un autre.",
                en: "Subjects that fully meet one framework and surely fall short of another.")
        case .frameStatus: Bilingual(fr: "Valeur en droit", en: "Worth in law")
        case .frameVersion: Bilingual(fr: "Version", en: "Version")
        case .frameValid: Bilingual(fr: "Depuis le", en: "Since")
        case .frameSource: Bilingual(fr: "Source", en: "Source")
        case .identifier: Bilingual(fr: "identifiant", en: "id")
        case .subjectUnder: Bilingual(fr: "D’un coup d’œil", en: "At a glance")
        case .frameworkHead: Bilingual(fr: "Référentiel", en: "Framework")
        case .floorTitle: Bilingual(fr: "Le plancher", en: "The floor")
        default: moreWords
        }
    }

    private var moreWords: Bilingual {
        switch self {
        case .floorMeaning:
            Bilingual(
                fr: "Le niveau de l’exigence la plus basse : une seule faiblesse le fixe.",
                en: "The level of the lowest requirement: one weakness sets it.")
        case .scoreTitle: Bilingual(fr: "La note", en: "The score")
        case .scoreMeaning:
            Bilingual(
                fr: "La somme pondérée des points : elle classe, elle ne rachète pas le plancher.",
                en: "The weighted sum of points: it ranks, it does not redeem the floor.")
        case .apart:
            Bilingual(
                fr: "Plancher et note sont séparés : l’un peut être bas et l’autre haute. Ne les mêlez pas.",
                en: "Floor and score are separate: one may be low and the other high. Do not mix them.")
        case .countsTitle: Bilingual(fr: "Les exigences", en: "The requirements")
        case .radarName: Bilingual(fr: "Part des points atteinte, objectif par objectif", en: "Share of points reached, objective by objective")
        case .radarCaption:
            Bilingual(
                fr: "Trait plein : à coup sûr. Tirets : au mieux. Le tableau voisin donne les mêmes chiffres.",
                en: "Solid line: surely. Dashes: at best. The table beside it gives the same figures.")
        case .objectivesTitle: Bilingual(fr: "Objectif par objectif", en: "Objective by objective")
        case .objectiveHead: Bilingual(fr: "Objectif", en: "Objective")
        case .weightHead: Bilingual(fr: "Poids", en: "Weight")
        case .pointsHead: Bilingual(fr: "Points", en: "Points")
        case .verdictHead: Bilingual(fr: "Verdict", en: "Verdict")
        case .capsTitle: Bilingual(fr: "Ce qui plafonne", en: "What caps it")
        case .capsNone:
            Bilingual(
                fr: "Rien de connu ne plafonne : ce qui manque, ce sont des réponses.",
                en: "Nothing known caps it: what is missing is answers.")
        case .liftTitle: Bilingual(fr: "Ce qui le relèverait", en: "What would lift it")
        case .liftIntro:
            Bilingual(
                fr: "Les questions dont dépendent ses verdicts ouverts, les plus décisives d’abord. Une bonne réponse relève, une mauvaise abaisse.",
                en: "The questions on which its open verdicts depend, the most decisive first. A good answer lifts, a bad one lowers.")
        case .liftNone:
            Bilingual(
                fr: "Aucune question ouverte ne le relèverait : il faut changer ce que la carte décrit.",
                en: "No open question would lift it: what the chart describes must change.")
        case .requirementsTitle: Bilingual(fr: "Exigence par exigence", en: "Requirement by requirement")
        case .requirementsIntro:
            Bilingual(
                fr: "Chaque ligne s’ouvre sur la question, les contrôles et leurs preuves. Celles qui plafonnent viennent d’abord.",
                en: "Each line opens on the question, the checks and their evidence. Those that cap come first.")
        case .checksHead: Bilingual(fr: "Ce que dit la carte", en: "What the chart says")
        case .statementsHead: Bilingual(fr: "Ce que disent les personnes", en: "What people say")
        case .toAsk: Bilingual(fr: "à demander :", en: "to be asked:")
        case .sharedTitle: Bilingual(fr: "Une réponse sert à plusieurs", en: "One answer serves several")
        case .sharedIntro:
            Bilingual(
                fr: "Contrôles et attestations que plusieurs référentiels demandent : y répondre une fois suffit.",
                en: "Checks and statements that several frameworks ask for: answering once is enough.")
        case .sharedWhat: Bilingual(fr: "Contrôle ou attestation", en: "Check or statement")
        case .sharedServes: Bilingual(fr: "Sert à", en: "Serves")
        case .sharedCheck: Bilingual(fr: "contrôle de la carte", en: "check of the chart")
        case .sharedStatement: Bilingual(fr: "attestation", en: "statement")
        case .askTitle: Bilingual(fr: "Ce qu’il faut demander, et à qui", en: "What to ask, and of whom")
        case .askIntro:
            Bilingual(
                fr: "Décisive : la réponse tranche à elle seule un verdict au moins. Les dix premières de chacun.",
                en: "Decisive: the answer alone settles at least one verdict. The first ten for each.")
        case .askNone:
            Bilingual(
                fr: "Rien à demander : aucun verdict n’est ouvert faute d’un fait ou d’une réponse.",
                en: "Nothing to ask: no verdict is open for want of a fact or an answer.")
        case .askQuestion: Bilingual(fr: "Question", en: "Question")
        case .askWho: Bilingual(fr: "Qui le saurait", en: "Who would know")
        case .askSettles: Bilingual(fr: "Tranche seule", en: "Settles alone")
        case .askTouches: Bilingual(fr: "Compte pour", en: "Bears on")
        case .glossaryTitle: Bilingual(fr: "Glossaire", en: "Glossary")
        case .glossaryIntro:
            Bilingual(
                fr: "Les termes du domaine, tels que cette page les emploie.",
                en: "The terms of the field, as this page uses them.")
        case .levelsNotAdvice:
            Bilingual(
                fr: "Ces niveaux disent ce qui suit des faits et des réponses connus ce jour-là ; ils ne remplacent ni un audit, ni un avis juridique, ni une décision de l’autorité compétente.",
                en: "These levels say what follows from the facts and answers known that day; they replace neither an audit, nor legal advice, nor a decision of the competent authority.")
        default: Bilingual(rawValue)
        }
    }
}
