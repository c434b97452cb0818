private import Foundation
import Continuum
import Hummingbird
import Knowledge
import Ledger
import Reports
import Sovereignty
import Workspace

/// What each subject reaches under each framework, with what range and why; frameworks in plain words; what can be taken away.
struct LevelsRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/levels", use: overview)
        router.get("w/:workspace/levels/compare", use: compare)
        router.get("w/:workspace/levels/export", use: export)
        router.get("w/:workspace/levels/frameworks", use: frameworks)
        router.get("w/:workspace/levels/frameworks/:framework", use: framework)
        router.get("w/:workspace/levels/:subject", use: subject)
        router.get("w/:workspace/levels/:subject/attest", use: attest)
    }

    private static let title = Bilingual(fr: "Niveaux", en: "Levels")

    @Sendable private func overview(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, LevelsFilter.names)
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let filter = try LevelsFilter(query, snapshot)
        let body = try await room.desk.page("levels \(language.rawValue) " + PageAddress("", filter.query).text, of: snapshot) { [bench] in
            let all = await room.desk.levels(snapshot)
            let levels = try await filter.levels(room.desk)
            let content = try await room.desk.compute {
                let isEmpty = levels.results.joined().isEmpty
                let sections = isEmpty ? "" : try LevelsHTML(levels, isDetailed: false, language: language, organisation: snapshot.title(language, slug: room.slug))
                    .fragments(Self.links(room)).sections([.summary, .frameworks, .matrix, .sources, .glossary])
                return LevelsOverviewPage(filter, all: all, sections: sections, in: room, language)
            }
            return try bench.pages.fragment("levels", content)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "levels")
        let lead = Bilingual(
            fr: "Ce que chaque sujet atteint sous chaque référentiel : un plancher et une note, chacun avec ses bornes, et ce qui les retient.",
            en: "What each subject reaches under each framework: a floor and a score, each with its bounds, and what holds them down.")
        var actions = try bench.pages.fragment(
            "link-button", LinkButton(buttonURL: room.url("levels/frameworks"), buttonText: Bilingual(fr: "Les référentiels, en clair", en: "The frameworks in plain words")[language]))
        if room.may(.export) { actions += try bench.pages.fragment("export-links", ExportLinks(room.url("levels/export"), ["html", "json", "sarif"], query: filter.query, language)) }
        return try await bench.page(context, room, .levels, heading: Self.title[language], lead: lead[language], body: body, actions: actions, snapshot: snapshot)
    }

    private static func links(_ room: Room) -> FragmentLinks { FragmentLinks { room.url("levels/\(HTML.urlPart($0))") } }

    // MARK: One subject

    @Sendable private func subject(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, ["framework"])
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let (id, element) = try Self.subject(context, snapshot)
        let library = FrameworkLibrary(snapshot.continuum, on: snapshot.day)
        let framework = try query.choice("framework", of: library.frameworks.map(\.id))
        let body = try await room.desk.page("levels/\(id) \(language.rawValue) \(framework ?? "") \(room.may(.export))", of: snapshot) { [bench] in
            let content = try await room.desk.compute {
                let levels = Self.levels(of: element, framework, library, snapshot)
                let sections = try LevelsHTML(levels, isDetailed: true, language: language, organisation: snapshot.title(language, slug: room.slug))
                    .fragments(Self.links(room)).sections([.subjects, .shared, .questions, .sources, .glossary])
                return SubjectLevelsPage(levels, subject: id, framework: framework, sections: sections, in: room, language)
            }
            return try bench.pages.fragment("subject-levels", content)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "levels/\(id)")
        var actions = try bench.pages.fragment("link-button", LinkButton(buttonURL: room.elementURL(id), buttonText: Bilingual(fr: "L’élément", en: "The element")[language]))
        actions += try bench.pages.fragment(
            "link-button", LinkButton(buttonURL: PageAddress(room.url("questions"), [("subject", id)]).text, buttonText: Bilingual(fr: "Ses questions", en: "Its questions")[language]))
        if room.may(.export) {
            actions += try bench.pages.fragment(
                "export-links", ExportLinks(room.url("levels/export"), ["html", "json", "sarif"], query: [("subject", id), ("framework", framework)], language))
        }
        return try await bench.page(
            context, room, .levels, heading: snapshot.continuum.name(Int(element), language), body: body, actions: actions, snapshot: snapshot,
            crumbs: [Layout.Crumb(crumbText: Self.title[language], crumbURL: room.url("levels"))])
    }

    private static func subject(_ context: WorkbenchContext, _ snapshot: Snapshot) throws -> (id: String, element: Int32) {
        guard let id = context.parameters.get("subject")?.removingPercentEncoding else { throw Refusal.unknownPage }
        return (id, try LevelsFilter.element(id, snapshot))
    }

    private static func levels(of element: Int32, _ framework: String?, _ library: FrameworkLibrary, _ snapshot: Snapshot) -> Levels {
        Levels(
            snapshot.assessment, settled: snapshot.settled, library,
            LevelsRequest(snapshot.request, frameworks: framework.map { [$0] } ?? [], profile: snapshot.workspace.settings.profile, subjects: [element]))
    }

    /// The attestation, byte for byte as `portulan attest` writes it.
    @Sendable private func attest(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .export)
        let query = try PageQuery(request, ["framework"])
        let snapshot = await room.desk.snapshot()
        let (id, element) = try Self.subject(context, snapshot)
        let library = FrameworkLibrary(snapshot.continuum, on: snapshot.day)
        guard let framework = try query.choice("framework", of: library.frameworks.map(\.id)) else { throw PageQuery.unknown("", for: "framework", among: library.frameworks.map(\.id)) }
        let text = try await room.desk.compute { () throws -> String? in
            let (chart, knowledge) = try snapshot.workspace.digests()
            let levels = Self.levels(of: element, framework, library, snapshot)
            return AttestationDocument(levels, inputs: .init(chart: chart, knowledge: knowledge), version: WorkbenchServer.version)?.document().prettyJSON
        }
        guard let text else {
            throw Refusal(.notFound, "not-applicable", Bilingual(fr: "Ce référentiel ne s’applique pas à ce sujet.", en: "This framework does not apply to this subject."))
        }
        try await bench.record(.exported, context, in: room.slug, object: "levels/\(id)", details: ["format": "attestation", "framework": framework])
        return Attachment("attestation-\(id)-\(framework)-\(snapshot.day).json", type: Attachment.json, text + "\n").response
    }

    // MARK: Frameworks

    @Sendable private func compare(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, ["a", "b"])
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let all = await room.desk.levels(snapshot)
        let library = all.assessor.library
        let pair = try ["a", "b"].map { name in
            guard let id = try query.choice(name, of: library.frameworks.map(\.id)), let framework = library.framework(id) else {
                throw PageQuery.unknown("", for: name, among: library.frameworks.map(\.id))
            }
            return framework
        }
        let content = try await room.desk.compute {
            // Frameworks of other profiles are not among those of the page of levels.
            let levels = Levels(
                snapshot.assessment, settled: snapshot.settled, library,
                LevelsRequest(snapshot.request, frameworks: pair.map(\.id), profile: snapshot.workspace.settings.profile))
            return LevelsComparePage(levels, pair[0], pair[1], all: all, in: room, language)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "levels/compare")
        return try await page(context, room, Bilingual(fr: "Deux référentiels côte à côte", en: "Two frameworks side by side"), "levels-compare", content, snapshot)
    }

    @Sendable private func frameworks(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        _ = try PageQuery(request, [])
        let snapshot = await room.desk.snapshot()
        let all = await room.desk.levels(snapshot)
        try await bench.record(.viewed, context, in: room.slug, object: "levels/frameworks")
        return try await page(context, room, Bilingual(fr: "Les référentiels", en: "The frameworks"), "frameworks", FrameworksPage(all, in: room, context.language), snapshot)
    }

    @Sendable private func framework(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        _ = try PageQuery(request, [])
        let snapshot = await room.desk.snapshot()
        let all = await room.desk.levels(snapshot)
        guard let id = context.parameters.get("framework")?.removingPercentEncoding, let framework = all.assessor.library.framework(id) else { throw Refusal.unknownPage }
        try await bench.record(.viewed, context, in: room.slug, object: "levels/frameworks/\(id)")
        let content = FrameworkDescriptionPage(framework, all, in: room, context.language)
        return try await page(context, room, LevelWords(all).name(framework.element), "framework", content, snapshot)
    }

    private func page(_ context: WorkbenchContext, _ room: Room, _ heading: Bilingual, _ template: String, _ content: Any, _ snapshot: Snapshot) async throws -> Response {
        try await bench.page(
            context, room, .levels, heading: heading[context.language], body: try bench.pages.fragment(template, content), snapshot: snapshot,
            crumbs: [Layout.Crumb(crumbText: Self.title[context.language], crumbURL: room.url("levels"))])
    }

    // MARK: Taking it away

    @Sendable private func export(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .export)
        let query = try PageQuery(request, LevelsFilter.names.union(["format"]))
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let format = try query.choice("format", of: ["html", "json", "sarif"]) ?? "html"
        let filter = try LevelsFilter(query, snapshot)
        let levels = try await filter.levels(room.desk)
        let text = try await room.desk.compute { () throws -> String in
            switch format {
            case "json": LevelsDocument(levels).document(questions: levels.nextQuestions()).prettyJSON + "\n"
            case "sarif": LevelsSARIF(levels, language).log().prettyJSON + "\n"
            default: try LevelsHTML(levels, isDetailed: filter.subject != nil, language: language, organisation: snapshot.title(language, slug: room.slug)).render()
            }
        }
        try await bench.record(.exported, context, in: room.slug, object: "levels", details: ["format": format])
        let name = [room.slug, "levels", filter.subject, filter.framework, snapshot.day.description].compactMap { $0 }.joined(separator: "-")
        return Attachment("\(name).\(format)", type: ["json": Attachment.json, "sarif": Attachment.sarif][format] ?? Attachment.html, text).response
    }
}
