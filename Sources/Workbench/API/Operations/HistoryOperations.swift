import Continuum
import HTTPTypes
import Ledger
import Reports
import Store

extension APIOperation {
    private static let record = Shape.object([
        ("number", Shape.count), ("time", Shape.moment), ("day", Shape.day), ("revision", Shape.text), ("fingerprint", Shape.text), ("summary", Shape.anything),
    ])

    static let history: [APIOperation] = [
        APIOperation(
            id: "listHistory", method: .get, path: "workspaces/{workspace}/history", topic: .history,
            summary: Bilingual(fr: "Les évaluations dans le temps, la dernière d’abord.", en: "Assessments over time, the latest first."), access: .workspace(.view),
            parameters: [
                Parameter(name: "before", schema: Shape.whole(1...1_000_000_000), meaning: Bilingual(fr: "Avant ce numéro : « next » de la page d’avant.", en: "Before this number: “next” of the page before.")),
                .limit(),
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.page("assessments", of: record, next: Shape.orNothing(Shape.count)))]
        ) { call in
            let slug = try call.requireRoom().slug
            let list = try await call.bench.store.history(workspace: slug, before: call.number("before").map(Int64.init), limit: call.limit + 1)
            let page = list.prefix(call.limit)
            return APIAnswer(
                .mapping([("assessments", .sequence(try page.map(document))), ("next", list.count > page.count ? page.last.map { .number(Double($0.number)) } ?? .null : .null)]))
        },
        APIOperation(
            id: "getHistory", method: .get, path: "workspaces/{workspace}/history/{number}", topic: .history,
            summary: Bilingual(fr: "Une évaluation d’alors.", en: "An assessment of then."), access: .workspace(.view),
            parameters: [Parameter(name: "number", place: .path, schema: Shape.whole(1...1_000_000_000), isRequired: true, meaning: Bilingual(fr: "Son numéro.", en: "Its number."))],
            outcomes: [Outcome(status: .ok, schema: record)]
        ) { call in
            guard let entry = try await call.bench.store.history(workspace: try call.requireRoom().slug, number: Int64(call.number("number") ?? 0)) else { throw Refusal.unknownPage }
            return APIAnswer(try document(entry))
        },
    ]

    private static func document(_ record: HistoryRecord) throws -> Document {
        var diagnostics = Diagnostics()
        guard let summary = JSONDocument(Array(record.summary.utf8), file: "history", diagnostics: &diagnostics)?.document() else { throw StoreError.corrupt("history \(record.number)") }
        return .mapping([
            ("number", .number(Double(record.number))), ("time", .string(Words.stamp(record.time))), ("day", .string(record.day)), ("revision", .string(record.revision)),
            ("fingerprint", .string(record.fingerprint)), ("summary", summary),
        ])
    }
}
