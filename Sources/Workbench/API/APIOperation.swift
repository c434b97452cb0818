import Continuum
import HTTPTypes
import Ledger
import Reports

/// One thing that programs can ask of this server: said once, and both the route and its description are made of it.
struct APIOperation: Sendable {
    /// Who may ask?
    enum Access: Sendable, Equatable {
        /// Whoever can reach the server: nothing of any workspace is told.
        case anyone
        case signedIn
        /// Someone in front of a page, never a token: a token does not make tokens.
        case session
        /// Who has a role in the workspace of the path that lets them.
        case workspace(Permission)
    }

    struct Parameter: Sendable {
        enum Place: String, Sendable { case path, query, header }

        var name: String
        var place = Place.query
        var schema: Document
        var isRequired = false
        var meaning: Bilingual
    }

    struct Body: Sendable {
        enum Size: Sendable { case form, upload }

        var type = "application/json"
        var schema: Document
        var size = Size.form

        static func json(_ schema: Document) -> Body { Body(schema: schema) }
        /// A file as it is.
        static let file = Body(type: "application/octet-stream", schema: .mapping([("type", .string("string")), ("format", .string("binary"))]), size: .upload)
    }

    /// An answer to something that was done.
    struct Outcome: Sendable {
        var status: HTTPResponse.Status
        var type: String? = "application/json"
        var schema: Document? = nil
        var headers: [String] = []
    }

    enum Topic: String, CaseIterable, Sendable {
        case account, workspaces, elements, changes, reach, resilience, levels, decisions, history, journal, members, jobs
    }

    let id: String
    let method: HTTPRequest.Method
    /// From `/api/v1/` on, with parameters in braces.
    let path: String
    let topic: Topic
    let summary: Bilingual
    let access: Access
    var parameters: [Parameter] = []
    var body: Body?
    var outcomes: [Outcome]
    /// Refusals beyond those that every operation knows.
    var refusals: [HTTPResponse.Status] = []
    /// What the journal says of it; nil where it is not worth a line, or where the handler knows better.
    var records: LedgerAction? = .viewed
    /// Whether the answer follows from the folder as it was read, and stays the same as long as it does: then it has an `ETag`.
    var isOfSnapshot = false
    let handle: @Sendable (APICall) async throws -> APIAnswer

    static let base = "/api/v1/"

    /// The parameters that stand in the path, in order.
    var pathNames: [String] { path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) } }

    /// As the router writes it.
    var route: String { Self.base + path.split(separator: "/").map { $0.hasPrefix("{") ? ":\($0.dropFirst().dropLast())" : String($0) }.joined(separator: "/") }

    /// Whether an address, in its parts, is one of this operation's.
    func fits(_ parts: [Substring]) -> Bool {
        let own = path.split(separator: "/")
        return own.count == parts.count && zip(own, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    /// Parameters that every operation knows.
    static let common = [
        Parameter(
            name: "lang", schema: Shape.one(of: Language.allCases.map(\.rawValue)),
            meaning: Bilingual(fr: "La langue des textes qui n’en ont qu’une (sinon Accept-Language).", en: "The language of texts in one language (otherwise Accept-Language)."))
    ]

    /// What stands in a path is an id, unless the operation says more.
    static let pathParameter = Shape.matching("^[A-Za-z0-9][A-Za-z0-9._-]*$")

    var allParameters: [Parameter] {
        let named = Set(parameters.filter { $0.place == .path }.map(\.name))
        return pathNames.filter { !named.contains($0) }.map {
            Parameter(name: $0, place: .path, schema: Self.pathParameter, isRequired: true, meaning: Self.pathMeanings[$0] ?? Bilingual($0))
        } + parameters + Self.common
    }

    private static let pathMeanings = [
        "workspace": Bilingual(fr: "Le dossier.", en: "The workspace."), "element": Bilingual(fr: "L’identifiant d’un élément.", en: "An element’s id."),
        "change": Bilingual(fr: "L’identifiant d’un changement.", en: "A change’s id."), "job": Bilingual(fr: "Un calcul.", en: "A job."),
        "user": Bilingual(fr: "L’identifiant d’un compte.", en: "An account’s id."), "token": Bilingual(fr: "L’identifiant d’un jeton.", en: "A token’s id."),
    ]
}

extension APIOperation.Parameter {
    /// Where a list goes on.
    static func limit(_ most: Int = 500) -> Self {
        Self(name: "limit", schema: Shape.whole(1...most), meaning: Bilingual(fr: "Combien au plus (50 sinon).", en: "How many at most (50 otherwise)."))
    }
    static let ifMatch = Self(
        name: "If-Match", place: .header, schema: Shape.words(1...200),
        meaning: Bilingual(fr: "L’ETag de l’état que vous avez lu ; rien n’est écrit s’il a changé (412).", en: "The ETag of the state that you have read; nothing is written when it changed (412)."))
    static let ifNoneMatch = Self(
        name: "If-None-Match", place: .header, schema: Shape.words(1...200),
        meaning: Bilingual(fr: "« * » : pour créer ; refusé (412) si l’élément existe.", en: "“*”: to create; refused (412) when the element is there."))
    static let with = Self(
        name: "with", schema: Shape.few(Shape.id, 1...20),
        meaning: Bilingual(fr: "Des changements gardés à appliquer d’abord, l’un après l’autre ; se répète.", en: "Kept changes to apply first, one after the other; repeatable."))
}
