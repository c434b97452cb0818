import Continuum

/// The fixed texts of the resilience report that the assessment report does not have, in both languages; templates name them as `{{t.case}}`.
enum ResilienceReportText: String, CaseIterable {
    case resilienceKicker, servicesCount, orderTitle
    case topTitle, topIntro, topWhat, topKind, topCount, topWhich, falseTitle, falseIntro
    case servicesTitle, servicesIntro, servicesNone, servicesName, servicesSingles, servicesAvailability, servicesDowntime, servicesWho, servicesNobody
    case serviceCardsTitle, serviceCardsIntro, legendSingle, legendShared, legendToSingle, legendToShared, failureDrawingMissing
    case stoppedWhy, singlesTitle, togetherTitle, refusalsTitle, branch, onScreen, backToServices
    case readStops, readSingleName, readSingle, readUnsaidName, readUnsaid, readNoneName, readNone, readFalse, readTogetherName, readTogether
    case readFigures, readBestName, readBest, readBasisName, readBasis, readPromiseName, readPromise, readRefusalName, readRefusal, readHorizonName
    case readHorizon, readNotProphecy

    /// These texts and those of the assessment report.
    static func table(_ language: Language) -> [String: String] {
        ReportText.table(language).merging(allCases.map { ($0.rawValue, Typography.set($0.words[language], language)) }) { _, own in own }
    }

    var words: Bilingual {
        switch self {
        case .resilienceKicker: Bilingual(fr: "Ce qui arrêterait les services", en: "What would stop the services")
        case .servicesCount: Bilingual(fr: "Services et données examinés", en: "Services and data examined")
        case .orderTitle: Bilingual(fr: "Pannes à la fois", en: "Failures at a time")

        case .topTitle: Bilingual(fr: "Ce qui arrête le plus", en: "What stops most")
        case .topIntro: Bilingual(fr: "Chacun suffit, seul, à arrêter les services comptés. Commencer ici protège le plus de services d’un coup.", en: "Each is enough, alone, to stop the services counted. Starting here protects most services at once.")
        case .topWhat: Bilingual(fr: "Si cela tombe", en: "If this fails")
        case .topKind: Bilingual(fr: "Sorte", en: "Kind")
        case .topCount: Bilingual(fr: "Services arrêtés", en: "Services stopped")
        case .topWhich: Bilingual(fr: "Lesquels", en: "Which")
        case .falseTitle: Bilingual(fr: "Redondances qui n’en sont pas", en: "Redundancy that is none")
        case .falseIntro: Bilingual(fr: "Deux voies ou plus, prévues pour se remplacer, qu’une même cause emporte ensemble.", en: "Two ways or more, meant to replace one another, which one cause takes down together.")

        case .servicesTitle: Bilingual(fr: "Service par service", en: "Service by service")
        case .servicesIntro: Bilingual(
            fr: "« Au mieux » : seules les pannes chiffrées sont comptées ; la réalité ne peut être que moins bonne. La dernière colonne dit qui arrête le service sans aucune panne, en refusant seul, et au bout de combien de temps.",
            en: "“At best”: only failures with figures are counted; reality can only be worse. The last column says who stops the service without any failure, by refusing alone, and after how long.")
        case .servicesNone: Bilingual(fr: "La carte ne contient ni service ni jeu de données essentiel.", en: "The chart holds no service and no essential dataset.")
        case .servicesName: Bilingual(fr: "Nom", en: "Name")
        case .servicesSingles: Bilingual(fr: "Points uniques", en: "Single points")
        case .servicesAvailability: Bilingual(fr: "Disponibilité", en: "Availability")
        case .servicesDowntime: Bilingual(fr: "Arrêts", en: "Downtime")
        case .servicesWho: Bilingual(fr: "Qui l’arrête seul", en: "Who stops it alone")
        case .servicesNobody: Bilingual(fr: "personne, d’après ce qui est dit", en: "nobody, by what is said")

        case .serviceCardsTitle: Bilingual(fr: "Le détail de chacun", en: "Each in detail")
        case .serviceCardsIntro: Bilingual(
            fr: "Le dessin ne montre que ce qui mène du service à ses points faibles. Chaque étape qui suit est lue sur la carte ; son numéro renvoie à sa source.",
            en: "The drawing shows only what leads from the service to its weak points. Each step below is read off the chart; its number leads to its source.")
        case .legendSingle: Bilingual(fr: "Point unique : sa panne suffit à arrêter le service", en: "Single point: its failure is enough to stop the service")
        case .legendShared: Bilingual(fr: "Cause commune : emporte des voies de rechange ensemble", en: "Common cause: takes down alternatives together")
        case .legendToSingle: Bilingual(fr: "Vers un point unique", en: "To a single point")
        case .legendToShared: Bilingual(fr: "Vers une cause commune", en: "To a common cause")
        case .failureDrawingMissing: Bilingual(fr: "Sans dessin (Graphviz manque ou n’a pas répondu) : les listes disent la même chose.", en: "No drawing (Graphviz is missing or did not answer): the lists say the same.")
        case .stoppedWhy: Bilingual(fr: "Pourquoi il est arrêté", en: "Why it is stopped")
        case .singlesTitle: Bilingual(fr: "Points de défaillance uniques", en: "Single points of failure")
        case .togetherTitle: Bilingual(fr: "Plusieurs pannes ensemble", en: "Several failures together")
        case .refusalsTitle: Bilingual(fr: "Qui l’arrête en refusant", en: "Who stops it by refusing")
        case .branch: Bilingual(fr: "l’une des voies, toutes coupées", en: "one of the ways, all cut")
        case .onScreen: Bilingual(fr: "(leurs chemins sont dans la page à l’écran)", en: "(their chains are in the page on screen)")
        case .backToServices: Bilingual(fr: "Retour au tableau des services", en: "Back to the table of services")
        default: readingWords
        }
    }

    private var readingWords: Bilingual {
        switch self {
        case .readStops: Bilingual(fr: "Ce qui arrête", en: "What stops")
        case .readSingleName: Bilingual(fr: "point unique", en: "single point")
        case .readSingle: Bilingual(
            fr: "Une chose – carte, tranchée, lieu, plateforme, logiciel – dont la panne suffit à arrêter le service. Que l’application du service elle-même tombe n’est pas compté.",
            en: "One thing – a card, a trench, a site, a platform, software – whose failure is enough to stop the service. That the service’s own application fails is not counted.")
        case .readUnsaidName: Bilingual(fr: "tout n’est pas dit", en: "not all is said")
        case .readUnsaid: Bilingual(fr: "Aucun point unique parmi ce qui est dit ; mais il dépend de choses dont personne ne dit rien.", en: "No single point among what is said; but it depends on things of which nobody says anything.")
        case .readNoneName: Bilingual(fr: "aucun connu", en: "none known")
        case .readNone: Bilingual(fr: "Il faut au moins deux pannes pour l’arrêter, d’après la carte.", en: "By the chart, it takes at least two failures to stop it.")
        case .readFalse: Bilingual(fr: "Deux circuits dans la même tranchée, deux ports sur la même carte, deux copies sous les mêmes clés : le contrat dit deux, la panne dit un.", en: "Two circuits in one trench, two ports on one card, two copies under the same keys: the contract says two, the failure says one.")
        case .readTogetherName: Bilingual(fr: "Plusieurs pannes ensemble", en: "Several failures together")
        case .readTogether: Bilingual(fr: "Des ensembles dont rien n’est de trop : qu’un seul de leurs éléments tienne, et le service tient.", en: "Sets with nothing to spare: if one of their members holds, so does the service.")
        case .readFigures: Bilingual(fr: "Chiffres et refus", en: "Figures and refusals")
        case .readBestName: Bilingual(fr: "Au mieux", en: "At best")
        case .readBest: Bilingual(
            fr: "La part du temps où le service tient, si tout ce qui n’a pas de chiffre était parfait. « Aucun chiffre utile » : ce qui est chiffré ne suffit pas à l’arrêter.",
            en: "The share of time that the service is up, if all that has no figure were perfect. “No useful figure”: what has figures is not enough to stop it.")
        case .readBasisName: Bilingual(fr: "D’où viennent les chiffres", en: "Where figures come from")
        case .readBasis: Bilingual(
            fr: "Constatés, tirés des temps moyens entre pannes (MTBF) et de remise en service (MTTR), ou promis par contrat (SLA). Une cause partagée est comptée une fois, exactement.",
            en: "Observed, from the mean times between failures (MTBF) and to restore (MTTR), or promised by contract (SLA). A shared cause is counted once, exactly.")
        case .readPromiseName: Bilingual(fr: "Promesse de 100 %", en: "Promise of 100%")
        case .readPromise: Bilingual(fr: "Elle dit ce qu’on rembourse, pas ce qui tient : elle ne compte pas comme un chiffre.", en: "It says what is paid back, not what stays up: it does not count as a figure.")
        case .readRefusalName: Bilingual(fr: "Refus", en: "Refusal")
        case .readRefusal: Bilingual(
            fr: "Un État par ses lois, un fournisseur par lui-même, un groupe par ce qu’il contrôle. Rien n’est en panne, et pourtant cela s’arrête.",
            en: "A state by its laws, a supplier by itself, a group by what it controls. Nothing has failed, and yet it stops.")
        case .readHorizonName: Bilingual(fr: "Tout de suite, en 30 jours, en un an", en: "At once, within 30 days, within a year")
        case .readHorizon: Bilingual(
            fr: "Ce que le refus arrête quand il a duré autant : l’exploitation d’abord, puis les mises à jour, les licences, les pièces. Chacun n’est dit qu’au premier délai où il suffit.",
            en: "What a refusal stops once it has lasted that long: operation first, then updates, licences, parts. Each is named at the first horizon at which it is enough.")
        case .readNotProphecy: Bilingual(
            fr: "Ce rapport dit ce qui suffirait à arrêter, non ce qui va arriver, ni ce qu’un État ou une entreprise veut faire. Il ne voit que ce que la carte dit.",
            en: "This report says what would be enough to stop things, not what will happen, nor what a state or a company wants to do. It sees only what the chart says.")
        default: Bilingual(rawValue)
        }
    }
}
