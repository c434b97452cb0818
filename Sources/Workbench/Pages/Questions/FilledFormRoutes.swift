import Continuum
import Hummingbird
import Ledger
import Sovereignty
import Store
import Workspace

/// A filled form that came back: chosen, looked at, accepted or put away.
struct FilledFormRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/questions/upload", use: choose)
        router.post("w/:workspace/questions/upload", use: receive)
        router.get("w/:workspace/questions/upload/:upload", use: look)
        router.post("w/:workspace/questions/upload/:upload", use: decide)
    }

    private static let title = Bilingual(fr: "Reprendre un formulaire rempli", en: "Take back a filled form")
    /// A workbook of questions is far smaller.
    private static let limit = 8 << 20

    private func field(_ language: Language) -> Field {
        var field = Field(
            .file, "form", label: Bilingual(fr: "Le formulaire rempli", en: "The filled form")[language],
            hint: Bilingual(
                fr: "Un classeur .xlsx ou un fichier .yaml, tel que Portulan l’a fait et que quelqu’un l’a rempli. Au plus 8 Mio. Vous verrez ce qu’il change avant de l’accepter.",
                en: "A workbook .xlsx or a .yaml file, as Portulan made it and somebody filled it in. At most 8 MiB. You will see what it changes before you accept it.")[language],
            isRequired: true)
        field.accept = ".xlsx,.yaml,.yml"
        return field
    }

    @Sendable private func choose(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        var content = FilledFormPage(csrf: context.session?.csrf ?? "", action: room.url("questions/upload"), context.language)
        content.fields = [field(context.language)]
        try await bench.record(.viewed, context, in: room.slug, object: "questions/upload")
        return try await page("form-upload", content, room, context)
    }

    @Sendable private func receive(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.multipart(request, limit: min(Self.limit, bench.configuration.limits.upload))
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        var content = FilledFormPage(csrf: context.session?.csrf ?? "", action: room.url("questions/upload"), language)
        var field = field(language)
        guard let file = form.file("form"), !file.bytes.isEmpty else {
            field.fieldError = Bilingual(fr: "Choisissez un fichier.", en: "Choose a file.")[language]
            content.fields = [field]
            content.problemList = ProblemList(content.fields, language).map { [$0] } ?? []
            return try await page("form-upload", content, room, context, status: .unprocessableContent)
        }
        let levels = await room.desk.levels(snapshot)
        let (outcome, diagnostics) = try await room.desk.compute { QuestionDesk(snapshot: snapshot, levels: levels).file(file.bytes, name: Self.name(language)) }
        guard outcome != nil else {
            field.fieldError = Bilingual(fr: "Ce fichier n’est pas un formulaire de Portulan.", en: "This file is no form of Portulan’s.")[language]
            content.fields = [field]
            content.problems = AnswerPreview.problems(diagnostics, language).0
            content.problemList = ProblemList(content.fields, language).map { [$0] } ?? []
            return try await page("form-upload", content, room, context, status: .unprocessableContent)
        }
        let shelf = UploadShelf(room.desk, bench.clock)
        let name = try await room.desk.compute { try shelf.put(file.bytes) }
        return .redirect(to: room.url("questions/upload/\(name)"), type: .normal)
    }

    /// The form is known by what it is: the sender's name for it goes nowhere.
    private static func name(_ language: Language) -> String { language == .french ? "formulaire.rempli" : "filled.form" }

    /// What the form on the shelf would change, over the chart as it is now.
    private func outcome(_ room: Room, _ snapshot: Snapshot, _ id: String, _ language: Language) async throws -> (desk: QuestionDesk, outcome: QuestionDesk.Outcome) {
        let shelf = UploadShelf(room.desk, bench.clock)
        let levels = await room.desk.levels(snapshot)
        let desk = QuestionDesk(snapshot: snapshot, levels: levels)
        let found = try await room.desk.compute { shelf.bytes(id).flatMap { desk.file($0, name: Self.name(language)).outcome } }
        guard let found else {
            throw Refusal(
                .notFound, "upload-gone", Bilingual(fr: "Ce fichier n’attend plus.", en: "This file is no longer waiting."),
                advice: Bilingual(fr: "Il est gardé une heure : envoyez-le de nouveau. Rien n’a été enregistré.", en: "It is kept for an hour: send it again. Nothing was saved."))
        }
        return (desk, found)
    }

    @Sendable private func look(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let id = context.parameters.get("upload") ?? ""
        let snapshot = await room.desk.snapshot()
        let (desk, outcome) = try await outcome(room, snapshot, id, context.language)
        try await bench.record(.viewed, context, in: room.slug, object: "questions/upload")
        return try await preview(desk, outcome, id, room, context)
    }

    private func preview(
        _ desk: QuestionDesk, _ found: QuestionDesk.Outcome, _ id: String, _ room: Room, _ context: WorkbenchContext, notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = context.language
        var outcome = found
        let change = outcome.reading.change
        if !outcome.isEmpty { outcome.changes = try await room.desk.compute { desk.verdicts(change) } }
        var content = FilledFormPage(csrf: context.session?.csrf ?? "", action: room.url("questions/upload/\(id)"), language)
        content.digest = try Self.digest(change, desk)
        content.isEmpty = outcome.isEmpty
        content.preview = [AnswerPreview(outcome, ChangePreview(change, over: desk.snapshot.continuum, language), in: room, language)]
        return try await page("form-preview", content, room, context, notice: notice, status: status)
    }

    /// What was shown, in a word: the same form over another chart may change other things.
    private static func digest(_ change: Change, _ desk: QuestionDesk) throws -> String {
        Secrets.digest(change.document(desk.snapshot.continuum.vocabulary).json)
    }

    @Sendable private func decide(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let id = context.parameters.get("upload") ?? ""
        let shelf = UploadShelf(room.desk, bench.clock)
        guard form["do"] == "accept" else {
            try await room.desk.compute { try shelf.remove(id) }
            return .redirect(to: room.url("questions"), type: .normal)
        }
        let (snapshot, language) = (await room.desk.snapshot(isStale: true), context.language)
        let (desk, outcome) = try await outcome(room, snapshot, id, language)
        guard !outcome.isEmpty, try form["seen"] == Self.digest(outcome.reading.change, desk) else {
            return try await moved(desk, outcome, id, room, context)
        }
        var change = outcome.reading.change
        if change.author.isEmpty { change.author = room.visitor.user.name }
        let accepting = change, folder = room.desk.folder
        let seen = Dictionary(change.steps.map { ($0.step.id, snapshot.workspace.digest(of: $0.step.id)) }) { first, _ in first }
        switch try await room.desk.compute({ try WorkspaceWriter(folder).accept(accepting, expecting: seen, known: snapshot.workspace) }) {
        case .accepted(let accepted):
            try await bench.record(.imported, context, in: room.slug, object: accepted.file)
            try await room.desk.compute { try shelf.remove(id) }
            _ = await room.desk.snapshot(isStale: true)
            var response = Response.redirect(to: room.url("questions"), type: .normal)
            response.say(.imported, isSecure: context.isSecure)
            return response
        case .conflict: return try await moved(desk, outcome, id, room, context)
        case .refused(let problems):
            var told = outcome
            told.diagnostics.add(contentsOf: problems)
            let words = Bilingual(fr: "Rien n’est enregistré : la carte ne serait plus juste avec ces réponses.", en: "Nothing is saved: the chart would no longer be right with these answers.")
            return try await preview(desk, told, id, room, context, notice: Notice(.error, words[language], language, isUrgent: true), status: .unprocessableContent)
        }
    }

    private func moved(_ desk: QuestionDesk, _ outcome: QuestionDesk.Outcome, _ id: String, _ room: Room, _ context: WorkbenchContext) async throws -> Response {
        let words = Bilingual(
            fr: "La carte a changé depuis que vous avez regardé : rien n’est enregistré. Voici ce que le formulaire change maintenant.",
            en: "The chart has changed since you looked: nothing is saved. This is what the form changes now.")
        let notice = Notice(.warning, words[context.language], context.language, isUrgent: true)
        return try await preview(desk, outcome, id, room, context, notice: notice, status: .conflict)
    }

    private func page(
        _ template: String, _ content: FilledFormPage, _ room: Room, _ context: WorkbenchContext, notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = context.language
        return try await bench.page(
            context, room, .questions, heading: Self.title[language], body: try bench.pages.fragment(template, content), snapshot: nil,
            crumbs: [Layout.Crumb(crumbText: QuestionsRoutes.title[language], crumbURL: room.url("questions"))], notices: notice.map { [$0] } ?? [], status: status)
    }
}
