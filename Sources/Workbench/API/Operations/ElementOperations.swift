import Continuum
import HTTPTypes
import Knowledge
import Ledger
import Reach
import Reports
import Store
import Workspace

extension APIOperation {
    static let elements: [APIOperation] = [
        APIOperation(
            id: "listElements", method: .get, path: "workspaces/{workspace}/elements", topic: .elements,
            summary: Bilingual(fr: "Les éléments de la carte, ou ceux que Portulan connaît (layer=base), par identifiant.", en: "The elements of the chart, or those that Portulan knows (layer=base), by id."),
            access: .workspace(.view),
            parameters: [
                Parameter(name: "q", schema: Shape.words(1...200), meaning: Bilingual(fr: "Des mots du nom ou de l’identifiant.", en: "Words of the name or the id.")),
                Parameter(name: "kind", schema: Shape.one(of: Vocabulary.portulan.kinds.map(\.name)), meaning: Bilingual(fr: "De cette nature.", en: "Of this kind.")),
                Parameter(name: "layer", schema: Shape.one(of: APILayer.allCases.map(\.rawValue)), meaning: Bilingual(fr: "« chart » sinon.", en: "“chart” otherwise.")),
                Parameter(name: "status", schema: Shape.one(of: VerdictStatus.allCases.map(\.rawValue)), meaning: Bilingual(fr: "De ce verdict.", en: "Of this verdict.")),
                Parameter(name: "after", schema: Shape.id, meaning: Bilingual(fr: "Après cet identifiant : « next » de la page d’avant.", en: "After this id: “next” of the page before.")), .limit(),
            ],
            outcomes: [
                Outcome(status: .ok, schema: Shape.object([("total", Shape.count), ("elements", Shape.list(Shape.component("ElementSummary"))), ("next", Shape.nullableText)]))
            ], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            return try await call.compute { listed(call, snapshot) }
        },
        APIOperation(
            id: "getElement", method: .get, path: "workspaces/{workspace}/elements/{element}", topic: .elements,
            summary: Bilingual(fr: "Un élément avec ses faits et leurs sources ; son ETag sert à le modifier.", en: "An element with its facts and their sources; its ETag serves to change it."),
            access: .workspace(.view), outcomes: [Outcome(status: .ok, schema: Shape.component("Element"), headers: ["ETag"])]
        ) { call in
            let snapshot = try await call.requireSnapshot(), id = call.text("element") ?? ""
            let index = try call.element(id, snapshot.continuum)
            return APIAnswer(snapshot.continuum.element(index).document(snapshot.continuum.vocabulary)).tagged(snapshot.workspace.digest(of: id).rawValue).recorded(.viewed, id)
        },
        APIOperation(
            id: "putElement", method: .put, path: "workspaces/{workspace}/elements/{element}", topic: .elements,
            summary: Bilingual(fr: "Crée un élément (If-None-Match: *) ou remplace ce qu’il dit (If-Match), par un changement accepté.", en: "Creates an element (If-None-Match: *) or replaces what it says (If-Match), by an accepted change."),
            access: .workspace(.edit), parameters: [.ifMatch, .ifNoneMatch], body: .json(Shape.component("Element")),
            outcomes: [
                Outcome(status: .ok, schema: Shape.component("Accepted"), headers: ["ETag"]), Outcome(status: .created, schema: Shape.component("Accepted"), headers: ["ETag"]),
                Outcome(status: .noContent, type: nil),
            ], refusals: [.preconditionFailed, .preconditionRequired]
        ) { call in try await put(call) },
        APIOperation(
            id: "deleteElement", method: .delete, path: "workspaces/{workspace}/elements/{element}", topic: .elements,
            summary: Bilingual(fr: "Retire un élément de la carte, par un changement accepté.", en: "Removes an element from the chart, by an accepted change."), access: .workspace(.edit),
            parameters: [.ifMatch], outcomes: [Outcome(status: .ok, schema: Shape.component("Accepted"))],
            refusals: [.preconditionFailed, .preconditionRequired, .unprocessableContent, .conflict]
        ) { call in
            let snapshot = try await call.requireSnapshot(), id = call.text("element") ?? ""
            _ = try call.element(id, snapshot.continuum)
            return try await accept(call, snapshot, id, steps: [.remove(id: id)], name: Bilingual(fr: "Retrait de « \(id) »", en: "Removal of “\(id)”"), seen: try seen(call, id, snapshot))
        },
    ]

    private static func listed(_ call: APICall, _ snapshot: Snapshot) -> APIAnswer {
        let continuum = snapshot.continuum, layer = call.text("layer").flatMap(APILayer.init(rawValue:)) ?? .chart
        let kind = call.text("kind").flatMap { continuum.vocabulary.kind(named: $0) }
        var statuses: [Int: VerdictStatus] = [:]
        for verdict in snapshot.assessment.verdicts { statuses[verdict.element] = verdict.status }
        let wanted = call.text("status").flatMap(VerdictStatus.init(rawValue:))
        func isFit(_ i: Int) -> Bool {
            APILayer(continuum.elements[i].layer) == layer && continuum.elements[i].kind.rawValue != 0 && (kind.map { $0 == continuum.elements[i].kind } ?? true)
                && (wanted.map { statuses[i] == $0 } ?? true)
        }
        var found: [Int]
        if layer == .base {
            let words = call.text("q").map { ElementIndex.fold($0).split(whereSeparator: \.isWhitespace).map(String.init) } ?? []
            found = continuum.elements.indices.filter { i in
                guard isFit(i) else { return false }
                guard !words.isEmpty else { return true }
                let text = ElementIndex.fold("\(continuum.name(i, .french))\n\(continuum.name(i, .english))\n\(continuum.id(i))")
                return words.allSatisfy(text.contains)
            }
        } else {
            found = snapshot.index.search(call.text("q") ?? "", where: isFit).map(Int.init)
        }
        let total = found.count
        var rows = found.map { (id: continuum.id($0), index: $0) }
        if let after = call.text("after") { rows.removeAll { $0.id <= after } }
        rows.sort { $0.id < $1.id }
        let page = rows.prefix(call.limit)
        return APIAnswer(
            .mapping([
                ("total", .count(total)),
                (
                    "elements",
                    .sequence(
                        page.map { row in
                            .mapping([
                                ("id", .string(row.id)), ("kind", .string(continuum.vocabulary.name(of: continuum.elements[row.index].kind))), ("layer", .string(layer.rawValue)),
                                ("name", .words(Bilingual(fr: continuum.name(row.index, .french), en: continuum.name(row.index, .english)))),
                                ("status", .optional(statuses[row.index]?.rawValue)),
                            ])
                        })
                ), ("next", rows.count > page.count ? .optional(page.last?.id) : .null),
            ]))
    }

    // MARK: Changing one

    private static func put(_ call: APICall) async throws -> APIAnswer {
        let snapshot = try await call.requireSnapshot(), id = call.text("element") ?? ""
        guard let body = call.document, body["id"]?.text == id else {
            throw Refusal(
                .unprocessableContent, "other-id", Bilingual(fr: "L’identifiant du corps n’est pas celui de l’adresse.", en: "The id in the body is not that of the address."),
                advice: Bilingual(fr: "L’identifiant d’un élément ne change pas : retirez-le et créez-en un autre.", en: "An element’s id does not change: remove it and create another one."))
        }
        let old = snapshot.continuum.element(named: id)
        let seen = try seen(call, id, snapshot)
        let change = try ChangeText.change(.mapping([("id", .string("edit-\(id)")), ("kind", .string("edit")), ("add", .sequence([body]))]), over: snapshot.continuum, call.language)
        guard case .add(let new)? = change.steps.first?.step else { throw Refusal.notAsDescribed([SchemaFault(pointer: "", text: Bilingual(fr: "ce n’est pas un élément", en: "this is no element"))], call.language) }
        if let old, old.kind != new.kind {
            throw Refusal(
                .unprocessableContent, "other-kind", Bilingual(fr: "La nature d’un élément ne change pas.", en: "An element’s kind does not change."),
                advice: Bilingual(fr: "Retirez-le et créez-en un autre.", en: "Remove it and create another one."))
        }
        let steps = Change.Step.steps(from: old, to: new)
        guard !steps.isEmpty else {
            guard seen == snapshot.workspace.digest(of: id) else {
                throw Refusal(
                    .preconditionFailed, "conflict", Bilingual(fr: "Ce n’est plus l’état que vous avez lu, même s’il dit déjà cela.", en: "This is no longer the state that you have read, though it says this already."))
            }
            return APIAnswer(.nothing, status: .noContent)
        }
        let name = old == nil ? Bilingual(fr: "Création de « \(id) »", en: "Creation of “\(id)”") : Bilingual(fr: "Modification de « \(id) »", en: "Change of “\(id)”")
        var answer = try await accept(call, snapshot, id, steps: steps, name: name, seen: seen)
        if old == nil { answer.status = .created }
        return answer
    }

    /// The state that the client says it has read. Whoever says nothing is asked to: an edit over another's edit must be meant.
    private static func seen(_ call: APICall, _ id: String, _ snapshot: Snapshot) throws -> ElementDigest {
        if call.text("If-None-Match") == "*", call.text("If-Match") == nil { return .none }
        guard let tag = call.text("If-Match") else {
            throw Refusal(
                .preconditionRequired, "if-match", Bilingual(fr: "Dites quel état vous avez lu : en-tête If-Match, ou « If-None-Match: * » pour créer.", en: "Say which state you have read: header If-Match, or “If-None-Match: *” to create."),
                advice: Bilingual(fr: "L’ETag de GET est cet état.", en: "The ETag of GET is that state."))
        }
        if tag != "*" { return ElementDigest(rawValue: tag.replacing("\"", with: "")) }
        guard snapshot.continuum.index(of: id) != nil else { throw Refusal.unknownElement(id, nearest: nil) }
        return snapshot.workspace.digest(of: id)
    }

    private static func accept(_ call: APICall, _ snapshot: Snapshot, _ id: String, steps: [Change.Step], name: Bilingual, seen: ElementDigest) async throws -> APIAnswer {
        let place = Place(file: "")
        let change = Change(id: "edit-\(id)", sort: .edit, name: name, author: try call.requireVisitor().user.name, date: snapshot.day, steps: steps.map { ($0, place) }, file: "")
        return try await Acceptor(call).accept(change, expecting: [id: seen], snapshot, tag: id)
    }
}
