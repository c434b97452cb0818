import Continuum
import HTTPTypes
import Imports
import Ledger
import Reports
import Sovereignty
import Store
import Workspace

extension APIOperation {
    private enum Format: String, CaseIterable {
        /// A network, as the Internet Topology Zoo writes it.
        case graphml
        /// A form with questions that came back, as a workbook or YAML.
        case form
        /// A file of elements, in YAML or JSON.
        case elements
    }

    /// A file of another tool becomes a change: to be read first, and then accepted like any other.
    static let imports: [APIOperation] = [
        APIOperation(
            id: "readImport", method: .post, path: "workspaces/{workspace}/imports", topic: .changes,
            summary: Bilingual(
                fr: "Lit un fichier (GraphML, questionnaire rempli, éléments) et en fait un changement ; rien n’est écrit : envoyez-le à POST …/accepted.",
                en: "Reads a file (GraphML, a filled form, elements) and makes a change of it; nothing is written: send it to POST …/accepted."), access: .workspace(.edit),
            parameters: [
                Parameter(name: "format", schema: Shape.one(of: Format.allCases.map(\.rawValue)), isRequired: true, meaning: Bilingual(fr: "Ce que c’est.", en: "What it is.")),
                Parameter(name: "name", schema: Shape.matching("^[A-Za-z0-9][A-Za-z0-9 ._-]*$", most: 120), isRequired: true, meaning: Bilingual(fr: "Le nom du fichier.", en: "The file’s name.")),
            ], body: .file,
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("change", Shape.orNothing(Shape.component("ChangeBody"))), ("report", Shape.orNothing(Shape.anything)), ("problems", Shape.component("Diagnostics")),
                        ("digests", Shape.map(of: Shape.text)),
                    ]))
            ], records: .computed
        ) { call in
            let snapshot = try await call.requireSnapshot()
            let author = try call.requireVisitor().user.name
            return try await call.compute { read(call, snapshot, author) }
        }
    ]

    private static func read(_ call: APICall, _ snapshot: Snapshot, _ author: String) -> APIAnswer {
        let name = call.text("name") ?? "", vocabulary = snapshot.continuum.vocabulary
        var diagnostics = Diagnostics()
        var report = Document.null
        var change: Change?
        switch Format(rawValue: call.text("format") ?? "") {
        case .graphml?:
            let continuum = snapshot.continuum
            let options = GraphMLReader.Options(author: author, date: snapshot.day, states: StateNames(continuum)) { id, _ in continuum.index(of: id) != nil }
            let (result, problems) = GraphMLReader.read(call.bytes, file: name, options)
            diagnostics = problems
            change = result?.change
            change?.sort = .import
            if let result { report = ImportReportDocument([result.report], Diagnostics(), written: [], call.language).document()["imports"]?.items.first ?? .null }
        case .form?:
            if let form = FormFile.read(call.bytes, file: name, &diagnostics) {
                let reading = answers(form, name, snapshot, snapshot.levels())
                diagnostics.add(contentsOf: reading.diagnostics)
                report = document(reading)
                if !reading.change.steps.isEmpty { change = reading.change }
            }
        case .elements?: change = elements(call.bytes, name, snapshot, author, &diagnostics)
        case nil: break
        }
        let ids = Set(change?.steps.map(\.step.id) ?? []).sorted()
        return APIAnswer(
            .mapping([
                ("change", change?.document(vocabulary)["change"] ?? .null), ("report", report), ("problems", DiagnosticDocument(diagnostics.withoutFolders, call.language).document()),
                ("digests", .mapping(ids.map { ($0, .string(snapshot.workspace.digest(of: $0).rawValue)) })),
            ]))
    }

    // MARK: Forms

    /// What answers change; ids that kept changes add are left to them.
    static func answers(_ form: FilledForm, _ name: String, _ snapshot: Snapshot, _ levels: Levels) -> FormReading {
        let taken = Set(snapshot.changes.flatMap { change in change.steps.compactMap { if case .add(let element) = $0.step { element.id } else { nil } } })
        return FormReading(
            form, over: levels.continuum, levels.assessor.library,
            FormReading.Request(
                organisation: snapshot.workspace.settings.organisation, day: snapshot.day, name: name, taken: taken,
                asked: levels.nextQuestions().map { "\(QuestionID($0.item, levels.continuum))" }))
    }

    static func document(_ reading: FormReading) -> Document {
        .mapping([
            ("taken", .count(reading.taken)), ("unchanged", .count(reading.unchanged)), ("blank", .count(reading.blank)), ("notKnown", .count(reading.notKnown)),
            ("notUnderstood", .count(reading.notUnderstood)),
        ])
    }

    // MARK: Elements

    /// Elements of a file: new ones are added, and what is there already is made to say what the file says.
    private static func elements(_ bytes: [UInt8], _ name: String, _ snapshot: Snapshot, _ author: String, _ diagnostics: inout Diagnostics) -> Change? {
        guard let file = Document(yaml: bytes, file: name, diagnostics: &diagnostics) else { return nil }
        let id = "import-" + FileSlug.slug(name.split(separator: ".").first.map(String.init) ?? name)
        var pairs: [(key: String, value: Document)] = [("id", .string(id)), ("kind", .string("import")), ("add", file["elements"] ?? .null)]
        if let source = file["source"] { pairs.append(("source", source)) }
        var reader = ChangeReader(over: snapshot.continuum)
        let read = reader.read(Array(Document.mapping([("change", .mapping(pairs))]).json.utf8), file: name)
        diagnostics.add(contentsOf: reader.diagnostics)
        guard var change = read, !reader.diagnostics.hasErrors else { return nil }
        change.name = Bilingual(fr: "Import de « \(name) »", en: "Import of “\(name)”")
        (change.author, change.date) = (author, snapshot.day)
        change.steps = change.steps.flatMap { step, place -> [(step: Change.Step, place: Place)] in
            guard case .add(let element) = step, let old = snapshot.continuum.element(named: element.id) else { return [(step, place)] }
            guard old.kind == element.kind else {
                diagnostics.add(.changeAlreadyThere(element.id), at: place)
                return []
            }
            return Change.Step.steps(from: old, to: element).map { ($0, place) }
        }
        return change.steps.isEmpty ? nil : change
    }
}
