import Continuum
import HTTPTypes
import Ledger
import Reports
import Sovereignty
import Store
import Workspace

extension APIOperation {
    private static let question = Shape.object([
        ("id", Shape.text), ("question", Shape.both), ("askedOf", Shape.one(of: Respondent.allCases.map(\.rawValue))), ("settles", Shape.count), ("touches", Shape.count),
        ("weight", .mapping([("type", .string("number"))])),
    ])

    static let levels: [APIOperation] = [
        APIOperation(
            id: "getLevels", method: .get, path: "workspaces/{workspace}/levels", topic: .levels,
            summary: Bilingual(fr: "Le niveau de chaque chose selon chaque référentiel, avec ses bornes et ses preuves.", en: "Each thing’s level under each framework, with its bounds and evidence."), access: .workspace(.view),
            outcomes: [Outcome(status: .ok, schema: Shape.component("Levels"))], isOfSnapshot: true
        ) { call in
            let levels = await (try call.requireRoom()).desk.levels(try await call.requireSnapshot())
            return try await call.compute { APIAnswer(LevelsDocument(levels).document(questions: levels.nextQuestions())) }
        },
        APIOperation(
            id: "listQuestions", method: .get, path: "workspaces/{workspace}/questions", topic: .levels,
            summary: Bilingual(fr: "Ce qu’il faut demander, à qui, et ce que cela trancherait ; le plus utile d’abord.", en: "What to ask, of whom, and what it would settle; the most telling first."), access: .workspace(.view),
            parameters: [
                Parameter(name: "askedOf", schema: Shape.one(of: Respondent.allCases.map(\.rawValue)), meaning: Bilingual(fr: "À un seul répondant.", en: "Of one respondent.")),
                Parameter(name: "about", schema: Shape.id, meaning: Bilingual(fr: "Sur un seul élément.", en: "About one element.")), .limit(),
            ],
            outcomes: [
                Outcome(status: .ok, schema: Shape.object([("portulan", .mapping([("const", .number(1))])), ("date", Shape.day), ("questions", Shape.list(question))]))
            ], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot(), levels = await (try call.requireRoom()).desk.levels(snapshot)
            let askedOf = call.text("askedOf").flatMap(Respondent.init(rawValue:))
            if let about = call.text("about") { _ = try call.element(about, levels.continuum) }
            return try await call.compute {
                let next = levels.nextQuestions()
                let items = Set(Form(levels, next, askedOf: askedOf, about: call.text("about"), most: call.limit).questions.map(\.item))
                return APIAnswer(LevelsDocument(levels).questions(next.filter { items.contains($0.item) }))
            }
        },
        APIOperation(
            id: "answerQuestions", method: .post, path: "workspaces/{workspace}/answers", topic: .levels,
            summary: Bilingual(
                fr: "Fait un changement de réponses ; rien n’est écrit : envoyez-le à POST …/accepted.", en: "Makes a change of answers; nothing is written: send it to POST …/accepted."), access: .workspace(.edit),
            body: .json(
                Shape.object([
                    (
                        "answers",
                        Shape.few(
                            Shape.object(
                                [
                                    ("id", Shape.words(1...900)), ("answer", Shape.words(1...4_000)), ("evidence", Shape.words(1...2_000)), ("date", Shape.day), ("by", Shape.words(1...200)),
                                    ("remark", Shape.words(1...4_000)),
                                ], optional: ["evidence", "date", "by", "remark"]), 1...500)
                    )
                ])),
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("change", Shape.orNothing(Shape.component("ChangeBody"))), ("report", Shape.map(of: Shape.count)), ("problems", Shape.component("Diagnostics")),
                        ("digests", Shape.map(of: Shape.text)),
                    ]))
            ], records: .computed
        ) { call in
            let snapshot = try await call.requireSnapshot(), levels = await (try call.requireRoom()).desk.levels(snapshot)
            let by = try call.requireVisitor().user.name
            return try await call.compute { answered(call, snapshot, levels, by) }
        },
    ]

    private static func answered(_ call: APICall, _ snapshot: Snapshot, _ levels: Levels, _ by: String) -> APIAnswer {
        let place = Place(file: "answers")
        let rows = (call.document?["answers"]?.items ?? []).map { answer in
            var entries: [String: FilledForm.Entry] = [FormColumn.by.rawValue: FilledForm.Entry(by, at: place)]
            if case .mapping(let pairs) = answer { for (key, value) in pairs { entries[key] = FilledForm.Entry(value.text ?? "", at: place) } }
            return FilledForm.Row(entries: entries, place: place)
        }
        let form = FilledForm(
            file: "answers", head: ["language": FilledForm.Entry(call.language.rawValue, at: place), "date": FilledForm.Entry(snapshot.day.description, at: place)], rows: rows)
        let reading = answers(form, "answers", snapshot, levels)
        let change = reading.change.steps.isEmpty ? nil : reading.change
        let ids = Set(change?.steps.map(\.step.id) ?? []).sorted()
        return APIAnswer(
            .mapping([
                ("change", change?.document(snapshot.continuum.vocabulary)["change"] ?? .null), ("report", document(reading)),
                ("problems", DiagnosticDocument(reading.diagnostics, call.language).document()),
                ("digests", .mapping(ids.map { ($0, .string(snapshot.workspace.digest(of: $0).rawValue)) })),
            ]))
    }
}
