import Continuum
import Hummingbird
import Imports
import Ledger
import Reports
import Sovereignty
import Store
import Workspace

/// What to ask next, of whom; answering in place; forms that go out.
struct QuestionsRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/questions", use: list)
        router.get("w/:workspace/questions/answer", use: show)
        router.post("w/:workspace/questions/answer", use: answer)
        router.get("w/:workspace/questions/form", use: form)
    }

    static let title = Bilingual(fr: "Questions", en: "Questions")

    static func respondent(_ query: PageQuery) throws -> Respondent? {
        try query.word("asked-of", Respondent.self)
    }

    @Sendable private func list(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, LevelsFilter.names.union(["asked-of", "about", "page"]))
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let filter = try LevelsFilter(query, snapshot)
        let askedOf = try Self.respondent(query), about = try about(query, snapshot), page = try query.page()
        let address = PageAddress("", filter.query + [("asked-of", askedOf?.rawValue), ("about", about)])
        let body = try await room.desk.page("questions \(language.rawValue) \(page) \(room.may(.edit)) " + address.text, of: snapshot) { [bench] in
            let all = await room.desk.levels(snapshot)
            let levels = try await filter.levels(room.desk)
            let content = try await room.desk.compute {
                QuestionsPage(QuestionDesk(snapshot: snapshot, levels: levels), askedOf: askedOf, about: about, filter, all: all, page: page, in: room, language)
            }
            return try bench.pages.fragment("questions", content)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "questions")
        var actions = ""
        if room.may(.export) {
            actions += try bench.pages.fragment("export-links", ExportLinks(room.url("questions/form"), ["xlsx", "yaml"], query: address.query.map { ($0.name, $0.value) }, language))
        }
        if room.may(.edit) {
            let words = Bilingual(fr: "Reprendre un formulaire rempli", en: "Take back a filled form")
            actions += try bench.pages.fragment("link-button", LinkButton(buttonURL: room.url("questions/upload"), buttonText: words[language]))
        }
        let lead = Bilingual(
            fr: "Ce que personne n’a encore dit et qui laisse un niveau ouvert, la réponse la plus utile en premier. Répondez ici, ou envoyez un formulaire à qui sait.",
            en: "What nobody has said yet and what leaves a level open, the most useful answer first. Answer here, or send a form to whoever knows.")
        return try await bench.page(context, room, .questions, heading: Self.title[language], lead: lead[language], body: body, actions: actions, snapshot: snapshot)
    }

    private func about(_ query: PageQuery, _ snapshot: Snapshot) throws -> String? {
        guard let about = query["about"] else { return nil }
        _ = try LevelsFilter.element(about, snapshot)
        return about
    }

    // MARK: Answering in place

    /// A question that is still open, with its row and its desk.
    private struct Asked: Sendable {
        var desk: QuestionDesk
        var question: Form.Question
        var row: FormPage.Row
    }

    private func asked(_ id: String?, _ room: Room, _ snapshot: Snapshot, _ language: Language) async throws -> Asked {
        guard let id, let name = QuestionID(id)?.canonical else { throw Refusal.unknownPage }
        let levels = await room.desk.levels(snapshot)
        let found = try await room.desk.compute { () -> Asked? in
            let desk = QuestionDesk(snapshot: snapshot, levels: levels)
            var form = desk.form()
            form.questions = form.questions.filter { $0.id == name }
            guard let question = form.questions.first, let row = desk.page(form, language).rows.first else { return nil }
            return Asked(desk: desk, question: question, row: row)
        }
        guard let found else {
            throw Refusal(
                .notFound, "unknown-question", Bilingual(fr: "Cette question n’est plus ouverte.", en: "This question is no longer open."),
                advice: Bilingual(fr: "Quelqu’un y a répondu, ou la carte a changé. La liste montre celles qui restent.", en: "Somebody answered it, or the chart changed. The list shows those that are left."))
        }
        return found
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let query = try PageQuery(request, ["id"])
        let snapshot = await room.desk.snapshot()
        let asked = try await asked(query["id"], room, snapshot, context.language)
        let fields = AnswerFields(asked.question, asked.row, asked.desk, by: room.visitor.user.name, context.language)
        try await bench.record(.viewed, context, in: room.slug, object: "questions/answer")
        return try await page(asked, fields, nil, room, context)
    }

    @Sendable private func answer(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let (snapshot, language) = (await room.desk.snapshot(isStale: true), context.language)
        let asked = try await asked(form["id"], room, snapshot, language)
        let desk = asked.desk, question = asked.question
        var fields = AnswerFields(question, asked.row, desk, by: room.visitor.user.name, language)
        fields.take(form)
        let values = AnswerFields.values(form)
        var outcome = try await room.desk.compute { desk.answer(question.id, values, language) }
        fields.tell(outcome.diagnostics)
        if values[.answer] == nil {
            fields.fault(.answer, Bilingual(fr: "Donnez une réponse, ou revenez à la liste.", en: "Give an answer, or go back to the list."))
        }
        if outcome.isEmpty || form["do"] != "save" {
            let hasFault = fields.fields.contains(where: \.hasError)
            if !hasFault, outcome.isEmpty {
                // “I don't know”, or what the chart says already.
                var response = Response.redirect(to: room.url("questions"), type: .normal)
                response.say(.nothingToSave, isSecure: context.isSecure)
                return response
            }
            if !outcome.isEmpty {
                let change = outcome.reading.change
                outcome.changes = try await room.desk.compute { desk.verdicts(change) }
            }
            return try await page(asked, fields, outcome.isEmpty ? nil : outcome, room, context, status: hasFault && outcome.isEmpty ? .unprocessableContent : .ok)
        }
        let about = desk.levels.continuum.id(Int(question.about))
        let change = Self.change(outcome.reading.change, asked, about: about, author: room.visitor.user.name)
        let seen = ElementDigest(rawValue: form["seen"] ?? "")
        let folder = room.desk.folder
        // An answer only adds to the chart, so that the writer has nothing to compare: what it was given about must be as it was seen.
        let hasMoved = seen != snapshot.workspace.digest(of: about)
        let acceptance = hasMoved ? nil : try await room.desk.compute { try WorkspaceWriter(folder).accept(change, expecting: [about: seen], known: snapshot.workspace) }
        switch acceptance {
        case .accepted(let accepted):
            try await bench.record(.changed, context, in: room.slug, object: accepted.file)
            _ = await room.desk.snapshot(isStale: true)
            var response = Response.redirect(to: room.url("questions"), type: .normal)
            response.say(.saved, isSecure: context.isSecure)
            return response
        case .conflict, nil:
            let notice = Bilingual(
                fr: "Quelqu’un a modifié cet élément entre-temps : rien n’est enregistré. Regardez ce que votre réponse changerait maintenant, puis enregistrez-la si elle tient.",
                en: "Somebody changed this element in the meantime: nothing is saved. Look at what your answer would change now, then save it if it stands.")
            return try await page(asked, fields, outcome, room, context, notice: Notice(.warning, notice[language], language, isUrgent: true), status: .conflict)
        case .refused(let problems):
            fields.tell(problems)
            if !fields.fields.contains(where: \.hasError), let first = problems.list.first { fields.fault(.answer, first.problem.words) }
            return try await page(asked, fields, nil, room, context, status: .unprocessableContent)
        }
    }

    /// The change of one answer, under the name of its question.
    private static func change(_ read: Change, _ asked: Asked, about: String, author: String) -> Change {
        var change = read
        let words = LevelWords(asked.desk.levels).question(asked.question.item)
        change.id = "answer-" + FileSlug.slug(about)
        change.name = Bilingual(fr: "Réponse : \(words.fr)", en: "Answer: \(words.en)")
        change.reason = Bilingual(fr: "Réponse à une question ouverte.", en: "The answer to an open question.")
        change.author = author
        return change
    }

    private func page(
        _ asked: Asked, _ fields: AnswerFields, _ outcome: QuestionDesk.Outcome?, _ room: Room, _ context: WorkbenchContext, notice: Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (language, snapshot, row) = (context.language, asked.desk.snapshot, asked.row)
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let about = snapshot.continuum.id(Int(asked.question.about))
        var content = QuestionPage(
            t: LayoutWords.words(language).merging(QuestionText.words(language)) { $1 }, csrf: context.session?.csrf ?? "", action: room.url("questions/answer"),
            id: TypedText(row.id), digest: snapshot.workspace.digest(of: about).rawValue, fields: fields.fields)
        content.problemList = ProblemList(fields.fields, language).map { [$0] } ?? []
        content.facts = [
            FindingPage.Fact(factName: content.t["askedOf"] ?? "", factText: row.askedOf),
            FindingPage.Fact(factName: content.t["about"] ?? "", factText: row.about, factURL: room.elementURL(about)),
            FindingPage.Fact(factName: content.t["settles"] ?? "", factText: Words.count(row.settles, Bilingual(fr: "verdict", en: "verdict"), Bilingual(fr: "verdicts", en: "verdicts"), language)),
            FindingPage.Fact(factName: content.t["touches"] ?? "", factText: Words.count(row.touches, Bilingual(fr: "verdict", en: "verdict"), Bilingual(fr: "verdicts", en: "verdicts"), language)),
        ]
        if let outcome { content.preview = [AnswerPreview(outcome, ChangePreview(outcome.reading.change, over: snapshot.continuum, language), in: room, language)] }
        return try await bench.page(
            context, room, .questions, heading: row.question, body: try bench.pages.fragment("question", content), snapshot: snapshot,
            crumbs: [Layout.Crumb(crumbText: Self.title[language], crumbURL: room.url("questions"))], notices: notice.map { [$0] } ?? [], status: status)
    }

    // MARK: A form to send

    @Sendable private func form(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .export)
        let query = try PageQuery(request, LevelsFilter.names.union(["asked-of", "about", "format"]))
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let format = try query.choice("format", of: ["xlsx", "yaml"]) ?? "xlsx"
        let filter = try LevelsFilter(query, snapshot)
        let askedOf = try Self.respondent(query), about = try about(query, snapshot)
        let levels = try await filter.levels(room.desk)
        let name = "\(room.slug)-questions" + (askedOf.map { "-" + $0.rawValue } ?? "") + "-\(snapshot.day).\(format)"
        let bytes = try await room.desk.compute { () throws -> [UInt8] in
            let desk = QuestionDesk(snapshot: snapshot, levels: levels)
            let page = desk.page(desk.form(askedOf: askedOf, about: about), language)
            guard format == "xlsx" else { return Array(page.yaml.utf8) }
            let (bytes, problems) = WorkbookWriter.bytes(of: page.workbook, file: name)
            if let problem = problems.list.first(where: { $0.severity == .error }) { throw Refusal(.unprocessableContent, "workbook", problem.problem.words) }
            return bytes
        }
        try await bench.record(.exported, context, in: room.slug, object: "questions", details: ["format": format])
        return Attachment(name, type: format == "xlsx" ? Attachment.workbook : Attachment.yaml, bytes: bytes).response
    }
}

/// What `link-button.mustache` names.
struct LinkButton: PageValue, Sendable {
    var buttonURL: String
    var buttonText: String
}

extension Problem {
    /// In both languages.
    var words: Bilingual { Bilingual(fr: message(.french), en: message(.english)) }
}
