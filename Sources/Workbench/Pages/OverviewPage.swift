import Continuum
import Reach
import Resilience
import Workspace

/// What `overview.mustache` names.
struct OverviewPage {
    /// A figure, what it means, and where to act on it.
    struct Tile {
        var figure: String
        var tileTitle: String
        var tileText: String
        var tileURL: String
        var tileAction: String
    }

    struct Path {
        var pathURL: String
        var pathTitle: String
        var pathText: String
    }

    var title: String
    var lead: String
    /// HTML, from the report.
    var summary: String
    var hasSummary: Bool
    var tiles: [Tile] = []
    var tilesTitle: String
    var paths: [Path] = []
    var pathsTitle: String
    var notices: [Notice] = []
    var emptyTitle = ""
    var emptyText = ""
    var emptyURL = ""
    var emptyAction = ""
    var hasEmptyAction = false
    var isEmpty: Bool

    init(_ snapshot: Snapshot, _ room: Room, resilience: Resilience?, summary: String, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let assessment = snapshot.assessment
        title = say("Vue d’ensemble", "Overview")
        lead = say("Ce qui compte aujourd’hui, et par où commencer.", "What matters today, and where to begin.")
        self.summary = summary
        isEmpty = assessment.verdicts.isEmpty
        hasSummary = !isEmpty
        tilesTitle = say("Ce qui attend quelqu’un", "What awaits somebody")
        pathsTitle = say("Répondre à une question", "Answer a question")
        notices = Self.notices(snapshot, room, language)
        guard !isEmpty else {
            emptyTitle = say("La carte est vide", "The chart is empty")
            emptyText = say(
                "Décrivez un premier service : ses données, l’application qui les traite, où elle tourne, qui l’exploite. Dix minutes suffisent pour voir qui peut les atteindre.",
                "Describe a first service: its data, the application that handles them, where it runs, who operates it. Ten minutes are enough to see who can reach them.")
            (emptyURL, emptyAction, hasEmptyAction) = (room.url("edit"), say("Décrire un service", "Describe a service"), room.may(.edit))
            return
        }
        tiles = Self.tiles(snapshot, room, resilience, language)
        paths = [
            Path(pathURL: room.url("reach"), pathTitle: say("Quels États peuvent lire nos données ?", "Which states can read our data?"), pathText: say("La matrice des États et de leurs pouvoirs, et pour chaque case, par quel chemin.", "The matrix of states and powers, and for each cell, by which way.")),
            Path(pathURL: room.url("resilience"), pathTitle: say("Qu’est-ce qui nous arrêterait ?", "What would stop us?"), pathText: say("Points uniques de défaillance, fournisseurs et États qui peuvent couper, et en combien de temps.", "Single points of failure, suppliers and states that can cut us off, and how soon.")),
            Path(pathURL: room.url("scenarios"), pathTitle: say("Et si… ?", "What if…?"), pathText: say("Une puissance nous coupe, un fournisseur est racheté, les mises à jour s’arrêtent.", "A power cuts us off, a supplier is bought, updates stop.")),
            Path(pathURL: room.url("levels"), pathTitle: say("Quel niveau atteignons-nous ?", "What level do we reach?"), pathText: say("SecNumCloud, cadre européen, doctrine de l’État, NIS 2 : avec les bornes et les preuves.", "SecNumCloud, the EU framework, the State’s doctrine, NIS 2: with bounds and evidence.")),
        ]
    }

    private static func notices(_ snapshot: Snapshot, _ room: Room, _ language: Language) -> [Notice] {
        let diagnostics = snapshot.workspace.diagnostics.list + snapshot.changeDiagnostics.list
        let errors = diagnostics.count { $0.severity == .error }
        guard errors > 0 else { return [] }
        var notice = Notice(
            .warning,
            Words.count(
                errors, Bilingual(fr: "erreur dans les fichiers du dossier : ce qu’elle touche n’est pas évalué.", en: "error in the workspace’s files: what it touches is not assessed."),
                Bilingual(fr: "erreurs dans les fichiers du dossier : ce qu’elles touchent n’est pas évalué.", en: "errors in the workspace’s files: what they touch is not assessed."), language), language)
        notice.noticeLinkURL = "/w/\(room.slug)/problems"
        notice.noticeLinkText = language == .french ? "Les lire" : "Read them"
        return [notice]
    }

    private static func tiles(_ snapshot: Snapshot, _ room: Room, _ resilience: Resilience?, _ language: Language) -> [Tile] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func figure(_ count: Int) -> String { Words.number(count, language) }
        let assessment = snapshot.assessment
        let register = snapshot.register
        let grave = assessment.findings.filter { $0.severity >= .high }
        let open = grave.count { register[$0.id] == nil }
        let due = register.due(on: snapshot.day).count
        let settling = assessment.questions.count { !$0.settles.isEmpty }
        let singles = resilience.map { Set($0.services.flatMap { service in service.singles.map(\.element) }).count }
        var tiles = [
            Tile(
                figure: figure(open), tileTitle: say("constats graves sans décision", "grave findings without a decision"),
                tileText: say("Accepter, refuser, réduire ou transférer : avec une raison, un responsable et une date de revue.", "Accept, refuse, reduce or transfer: with a reason, an owner and a review date."),
                tileURL: room.url("decide"), tileAction: say("Décider", "Decide"))
        ]
        if due > 0 {
            tiles.append(
                Tile(
                    figure: figure(due), tileTitle: say("décisions à revoir", "decisions to review"), tileText: say("Leur date de revue est passée.", "Their review date has passed."),
                    tileURL: room.url("decide?state=overdue"), tileAction: say("Les revoir", "Review them")))
        }
        // In a large chart questions are not ranked on every reading: no figure then, not a nought.
        if snapshot.request.isThorough {
            tiles.append(
                Tile(
                    figure: figure(settling), tileTitle: say("questions qui trancheraient", "questions that would settle something"),
                    tileText: say("Chaque réponse fait tomber une incertitude ; elles sont rangées par ce qu’elles tranchent.", "Each answer removes an uncertainty; they are ranked by what they settle."),
                    tileURL: room.url("questions"), tileAction: say("Les poser", "Ask them")))
        }
        tiles += [
            Tile(
                figure: figure(assessment.coverage.unknownFacts), tileTitle: say("faits inconnus", "unknown facts"),
                tileText: say("L’inconnu n’est jamais compté comme favorable : le décrire resserre les bornes.", "The unknown is never counted as good: describing it tightens the bounds."),
                tileURL: room.url("chart?unknown=1"), tileAction: say("Les décrire", "Describe them")),
        ]
        if let singles {
            tiles.append(
                Tile(
                    figure: figure(singles), tileTitle: say("points uniques de défaillance", "single points of failure"),
                    tileText: say("Choses, fournisseurs ou lieux dont la perte arrête à elle seule un service.", "Things, suppliers or places whose loss alone stops a service."),
                    tileURL: room.url("resilience"), tileAction: say("Les voir", "See them")))
        }
        return tiles
    }
}
