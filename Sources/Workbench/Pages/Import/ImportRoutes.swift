import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store
import Workspace

/// Files that come in: sent, looked at, accepted or put away. And the chart as a file to take away.
struct ImportRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/import", use: choose)
        router.post("w/:workspace/import", use: receive)
        router.get("w/:workspace/import/:upload", use: look)
        router.post("w/:workspace/import/:upload", use: decide)
        router.get("w/:workspace/export/:file", use: export)
    }

    // MARK: Sending

    @Sendable private func choose(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        _ = try PageQuery(request, [])
        try await bench.record(.viewed, context, in: room.slug, object: "import")
        return try await page(nil, room, context)
    }

    private func page(_ fault: Bilingual?, _ room: Room, _ context: WorkbenchContext) async throws -> Response {
        let language = context.language
        let content = ImportPage(fault: fault, limit: bench.configuration.limits.upload, in: room, csrf: context.session?.csrf ?? "", language)
        return try await bench.page(
            context, room, .import, heading: Area.import.words[language],
            lead: Bilingual(
                fr: "Le fichier est d’abord relu : vous voyez ce qu’il change avant de l’accepter.", en: "The file is read over first: you see what it changes before you accept it.")[language],
            body: try bench.pages.fragment("import", content), snapshot: nil, status: fault == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func receive(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.multipart(request, limit: bench.configuration.limits.upload)
        guard let file = form.file("file"), !file.bytes.isEmpty else {
            return try await page(Bilingual(fr: "Choisissez un fichier, qui ne soit pas vide.", en: "Choose a file that is not empty."), room, context)
        }
        let sort = ImportReading.sort(of: file.bytes)
        guard sort != .nothing else {
            return try await page(
                Bilingual(
                    fr: "Ce fichier n’est ni un GraphML, ni des éléments en YAML ou NDJSON, ni un changement, ni un questionnaire. Un texte doit être en UTF-8.",
                    en: "This file is neither GraphML, nor elements in YAML or NDJSON, nor a change, nor a filled form. Text has to be UTF-8."), room, context)
        }
        let shelf = UploadShelf(room.desk, bench.clock)
        let name = try await room.desk.compute { try shelf.put(file.bytes) }
        return .redirect(to: room.url(sort == .form ? "questions/upload/\(name)" : "import/\(name)"), type: .normal)
    }

    // MARK: Looking

    private func reading(_ id: String, _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext) async throws -> ImportReading {
        let shelf = UploadShelf(room.desk, bench.clock), author = room.visitor.user.name, language = context.language
        let reading = try await room.desk.compute { shelf.bytes(id).map { ImportReading($0, over: snapshot, author: author, language) } }
        guard let reading else {
            throw Refusal(
                .notFound, "upload-gone", Bilingual(fr: "Ce fichier n’attend plus.", en: "This file is no longer waiting."),
                advice: Bilingual(fr: "Il est gardé une heure : envoyez-le de nouveau. Rien n’a été enregistré.", en: "It is kept for an hour: send it again. Nothing was saved."))
        }
        return reading
    }

    @Sendable private func look(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let number = try PageQuery(request, ["page"]).page()
        let id = context.parameters.get("upload") ?? "", snapshot = await room.desk.snapshot()
        let reading = try await reading(id, room, snapshot, context)
        try await bench.record(.viewed, context, in: room.slug, object: "import")
        return try await preview(reading, reading.proposal(in: room, snapshot, action: room.url("import/\(id)")), id, room, snapshot, context, number: number)
    }

    private func preview(
        _ reading: ImportReading, _ proposal: Proposal, _ id: String, _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext, form: FormBody? = nil, number: Int = 1,
        notices: [Notice] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = context.language, address = room.url("import/\(id)")
        return try await bench.page(
            proposal, context, room, .import, snapshot, heading: reading.name[language], form: form, number: number, numberAddress: { $0 == 1 ? address : "\(address)?page=\($0)" },
            crumbs: [Layout.Crumb(crumbText: Area.import.words[language], crumbURL: room.url("import"))], notices: notices, status: status
        ) { page in
            page.saveWord = Bilingual(fr: "Accepter l’import", en: "Accept the import")[language]
            page.discardWord = Bilingual(fr: "Écarter ce fichier", en: "Put this file away")[language]
            page.intro = reading.sort.words[language] + "."
            page.report = reading.report.map { [ImportReportView($0, language)] } ?? []
        }
    }

    // MARK: Deciding

    @Sendable private func decide(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let id = context.parameters.get("upload") ?? "", language = context.language
        let shelf = UploadShelf(room.desk, bench.clock)
        switch form["do"] {
        case "discard":
            try await room.desk.compute { try shelf.remove(id) }
            var response = Response.redirect(to: room.url("import"), type: .normal)
            response.say(.nothingToSave, isSecure: context.isSecure)
            return response
        case "save": break
        default: throw PageQuery.unknown(form["do"] ?? "", for: "do", among: ["save", "discard"])
        }
        let snapshot = await room.desk.snapshot(isStale: true)
        let reading = try await reading(id, room, snapshot, context)
        var proposal = reading.proposal(in: room, snapshot, action: room.url("import/\(id)"))
        guard !proposal.diagnostics.hasErrors else { return try await preview(reading, proposal, id, room, snapshot, context, form: form, status: .unprocessableContent) }
        switch try await bench.accept(proposal, form, context, room, snapshot) {
        case .saved(let accepted):
            try await room.desk.compute { try shelf.remove(id) }
            var response = Response.redirect(to: room.url("edit/saved/\(HTML.urlPart(String(accepted.file.split(separator: "/").last ?? "")))"), type: .normal)
            response.say(.imported, isSecure: context.isSecure)
            return response
        case .incomplete: return try await preview(reading, proposal, id, room, snapshot, context, form: form, status: .unprocessableContent)
        case .refused(let problems):
            proposal.diagnostics.add(contentsOf: problems)
            return try await preview(reading, proposal, id, room, snapshot, context, form: form, status: .unprocessableContent)
        case .moved:
            let fresh = await room.desk.snapshot(isStale: true)
            let again = try await self.reading(id, room, fresh, context)
            let words = Bilingual(
                fr: "La carte a changé depuis que vous avez relu : rien n’est enregistré. Voici ce que le fichier change maintenant.",
                en: "The chart has changed since you read it over: nothing was saved. This is what the file changes now.")
            return try await preview(
                again, again.proposal(in: room, fresh, action: room.url("import/\(id)")), id, room, fresh, context, form: form,
                notices: [Notice(.warning, words[language], language, isUrgent: true)], status: .conflict)
        }
    }

    // MARK: Taking away

    @Sendable private func export(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .export)
        _ = try PageQuery(request, [])
        let file = context.parameters.get("file") ?? ""
        guard file == "elements.ndjson" || file == "elements.yaml" else { throw Refusal.unknownPage }
        let snapshot = await room.desk.snapshot(), isYAML = file.hasSuffix(".yaml")
        let text = try await room.desk.compute { try Self.elements(snapshot.continuum, isYAML: isYAML) }
        guard !isYAML || text.utf8.count <= ContinuumBuilder.yamlLimit else {
            throw Refusal(
                .unprocessableContent, "too-large", Bilingual(fr: "La carte est trop grande pour un seul fichier YAML.", en: "The chart is too large for one YAML file."),
                advice: Bilingual(fr: "Prenez « elements.ndjson » : il n’a pas de limite.", en: "Take “elements.ndjson”: it has no limit."))
        }
        try await bench.record(.exported, context, in: room.slug, object: file)
        return Attachment("\(room.slug)-\(snapshot.day)-\(file)", type: isYAML ? Attachment.yaml : "application/x-ndjson", text).response
    }

    /// What the organisation describes itself, in the order of the files: it reads back to the same.
    static func elements(_ continuum: Continuum, isYAML: Bool) throws -> String {
        let own = continuum.elements.indices.lazy.filter { continuum.elements[$0].kind.rawValue != 0 && continuum.elements[$0].layer != .base }
            .map { continuum.element($0).document(continuum.vocabulary) }
        guard isYAML else { return own.map { $0.json + "\n" }.joined() }
        return try Document.mapping([("elements", .sequence(Array(own)))]).yaml()
    }
}
