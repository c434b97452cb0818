import Continuum
import HTTPTypes

/// Everything that `layout.mustache` and `bare.mustache` name.
struct Layout: PageValue, Sendable {
    struct Link: PageValue, Sendable {
        var linkText: String
        var linkURL: String
        var linkIsCurrent = false
        var linkCount = ""
        var derived: [String: Any] { ["hasLinkCount": !linkCount.isEmpty] }
    }

    struct Group: PageValue, Sendable {
        var groupTitle: String
        var links: [Link]
        var derived: [String: Any] { ["hasGroupTitle": !groupTitle.isEmpty] }
    }

    struct Crumb: Sendable {
        var crumbText: String
        var crumbURL: String
    }

    struct Switch: Sendable {
        var switchName: String
        var switchURL: String
        var switchIsCurrent: Bool
    }

    struct LanguageLink: Sendable {
        var languageCode: String
        var languageName: String
        var languageURL: String
        var languageIsCurrent: Bool
    }

    struct Script: Sendable { var scriptURL: String }

    var t: [String: String]
    var lang: String
    var title: String
    var heading: String
    var lead = ""
    /// HTML.
    var actions = ""
    var home = "/"
    var workspaceName = ""
    var workspaceURL = ""
    var workspaces: [Switch] = []
    var searchURL = ""
    var searchValue: TypedText = ""
    var languages: [LanguageLink] = []
    var userName = ""
    var csrf = ""
    var navigation: [Group] = []
    var crumbs: [Crumb] = []
    var notices: [Notice] = []
    /// HTML.
    var body: String
    /// HTML: the signs that fragments of reports refer to.
    var symbols = ""
    var scripts: [Script] = []
    var day = ""
    var dayISO = ""
    var version = ""
    var productVersion = WorkbenchServer.version
    var status = HTTPResponse.Status.ok
    /// Whether a browser without scripts draws the page again after a few seconds.
    var isRefreshed = false

    var derived: [String: Any] {
        [
            "hasLead": !lead.isEmpty, "hasActions": !actions.isEmpty, "hasWorkspace": !workspaceURL.isEmpty, "hasWorkspaces": workspaces.count > 1,
            "hasSearch": !searchURL.isEmpty, "hasCrumbs": !crumbs.isEmpty, "hasDay": !day.isEmpty,
        ]
    }

    init(_ language: Language, heading: String, body: String) {
        lang = language.rawValue
        title = heading
        self.heading = heading
        self.body = body
        t = LayoutWords.words(language)
    }
}

/// Something the page says above its content: `notice.mustache`.
struct Notice: PageValue, Sendable {
    enum Kind: String, Sendable { case info, success, warning, error }

    var kind: Kind
    var noticeText: String
    var noticeWord: String
    var noticeIsUrgent: Bool
    var noticeLinkURL = ""
    var noticeLinkText = ""
    var derived: [String: Any] { ["noticeKind": kind.rawValue, "hasNoticeLink": !noticeLinkURL.isEmpty] }

    init(_ kind: Kind, _ text: String, _ language: Language, isUrgent: Bool = false) {
        self.kind = kind
        noticeText = text
        noticeIsUrgent = isUrgent
        let word: Bilingual = switch kind {
        case .info: Bilingual(fr: "À savoir.", en: "Note.")
        case .success: Bilingual(fr: "Fait.", en: "Done.")
        case .warning: Bilingual(fr: "Attention.", en: "Take care.")
        case .error: Bilingual(fr: "Erreur.", en: "Error.")
        }
        noticeWord = word[language]
    }
}

/// The words of the frame around every page, of fields and of pagers.
enum LayoutWords {
    private static let all: [String: Bilingual] = [
        "skip": Bilingual(fr: "Aller au contenu", en: "Skip to content"),
        "menu": Bilingual(fr: "Menu", en: "Menu"),
        "navigation": Bilingual(fr: "Navigation principale", en: "Main navigation"),
        "breadcrumb": Bilingual(fr: "Fil d’Ariane", en: "Breadcrumb"),
        "workspace": Bilingual(fr: "Changer de dossier :", en: "Switch workspace:"),
        "search": Bilingual(fr: "Chercher un élément", en: "Find an element"),
        "searchDo": Bilingual(fr: "Chercher", en: "Find"),
        "language": Bilingual(fr: "Langue", en: "Language"),
        "account": Bilingual(fr: "Mon compte", en: "My account"),
        "signOut": Bilingual(fr: "Se déconnecter", en: "Sign out"),
        "assessedOn": Bilingual(fr: "Évalué au", en: "Assessed as of"),
        "staysHere": Bilingual(fr: "Rien ne quitte ce serveur", en: "Nothing leaves this server"),
        "optional": Bilingual(fr: "facultatif", en: "optional"),
        "fault": Bilingual(fr: "Erreur : ", en: "Error: "),
        "inFrench": Bilingual(fr: "En français", en: "In French"),
        "inEnglish": Bilingual(fr: "En anglais", en: "In English"),
        "pages": Bilingual(fr: "Pages", en: "Pages"),
        "previous": Bilingual(fr: "Précédente", en: "Previous"),
        "next": Bilingual(fr: "Suivante", en: "Next"),
        "errorNumber": Bilingual(fr: "Numéro dans le journal du serveur :", en: "Number in the server’s log:"),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] } }
}

/// The areas of a workspace, in the order of the navigation.
enum Area: String, CaseIterable, Sendable {
    case overview, chart, map, reach, resilience, scenarios, levels, questions, decide, edit, `import`, history, journal, members

    var words: Bilingual {
        switch self {
        case .overview: Bilingual(fr: "Vue d’ensemble", en: "Overview")
        case .chart: Bilingual(fr: "Du sol au plafond", en: "Chart")
        case .map: Bilingual(fr: "Carte", en: "Map")
        case .reach: Bilingual(fr: "Portée des États", en: "Reach of states")
        case .resilience: Bilingual(fr: "Pannes", en: "Failures")
        case .scenarios: Bilingual(fr: "Scénarios", en: "Scenarios")
        case .levels: Bilingual(fr: "Niveaux", en: "Levels")
        case .questions: Bilingual(fr: "Questions", en: "Questions")
        case .decide: Bilingual(fr: "Décider", en: "Decide")
        case .edit: Bilingual(fr: "Décrire", en: "Describe")
        case .import: Bilingual(fr: "Importer", en: "Import")
        case .history: Bilingual(fr: "Historique", en: "History")
        case .journal: Bilingual(fr: "Journal", en: "Journal")
        case .members: Bilingual(fr: "Membres", en: "Members")
        }
    }

    var permission: Permission {
        switch self {
        case .edit, .import: .edit
        case .journal: .journal
        case .members: .administer
        default: .view
        }
    }

    /// Under which title the navigation shows it.
    var group: Bilingual {
        switch self {
        case .overview: Bilingual("")
        case .chart, .map, .reach, .resilience: Bilingual(fr: "Voir", en: "See")
        case .scenarios, .levels, .questions, .decide: Bilingual(fr: "Juger", en: "Judge")
        case .edit, .import, .history: Bilingual(fr: "Tenir à jour", en: "Keep up to date")
        case .journal, .members: Bilingual(fr: "Administrer", en: "Administer")
        }
    }

    func url(_ slug: String) -> String { self == .overview ? "/w/\(slug)" : "/w/\(slug)/\(rawValue)" }
}
