import Continuum
import Hummingbird
import Ledger
import Reach
import Reports
import Workspace

/// What matters today, on one screen.
struct OverviewRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace", use: overview)
        router.get("w/:workspace/problems", use: problems)
    }

    /// What is wrong in the folder's files, with the lines, as a compiler says it.
    @Sendable private func problems(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        var all = snapshot.workspace.diagnostics
        all.add(contentsOf: snapshot.changeDiagnostics)
        let language = context.language
        let isClean = all.list.isEmpty
        let body = try bench.pages.fragment(
            "problems-page",
            ProblemsPage(
                isClean: isClean, text: isClean ? "" : DiagnosticText(language, Style(hasColour: false)).render(all).replacing(room.desk.folder + "/", with: ""),
                cleanText: Bilingual(fr: "Rien à signaler dans les fichiers du dossier.", en: "Nothing is wrong in the workspace’s files.")[language]))
        try await bench.record(.viewed, context, in: room.slug, object: "problems")
        return try await bench.page(
            context, room, .overview, heading: Bilingual(fr: "Problèmes dans les fichiers", en: "Problems in the files")[language],
            lead: Bilingual(
                fr: "Avec la ligne, ce qui ne va pas, pourquoi cela compte et que faire.", en: "With the line, what is wrong, why it matters and what to do.")[language],
            body: body, snapshot: snapshot)
    }

    @Sendable private func overview(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let language = context.language
        // A large chart is not held up by its failures: their page works them out when asked.
        let resilience = snapshot.request.isThorough ? await room.desk.resilience(snapshot) : nil
        let summary = try await room.desk.page("overview summary \(language.rawValue)", of: snapshot) {
            try await room.desk.compute {
                try HTMLReport(snapshot.assessment, language: language, title: "", drawings: [:])
                    .fragments(FragmentLinks(sections: ["verdicts": room.url("chart")]) { room.elementURL($0) }).sections([.summary])
            }
        }
        let page = OverviewPage(snapshot, room, resilience: resilience, summary: summary, language)
        let report = LinkButton(
            buttonURL: "/api/v1/workspaces/\(room.slug)/exports/report.html", buttonText: Bilingual(fr: "Emporter le rapport (HTML)", en: "Take the report away (HTML)")[language])
        try await bench.record(.viewed, context, in: room.slug, object: "overview")
        return try await bench.page(
            context, room, .overview, heading: page.title, lead: page.lead, body: try bench.pages.fragment("overview", page),
            actions: room.may(.export) ? try bench.pages.fragment("link-button", report) : "", snapshot: snapshot, notices: page.notices)
    }
}

/// What `problems-page.mustache` names.
struct ProblemsPage {
    var isClean: Bool
    var text: String
    var cleanText: String
}
