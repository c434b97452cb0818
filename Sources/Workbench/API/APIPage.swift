import Continuum
import HTTPTypes
import Hummingbird
import NIOCore

/// The description of the API, for programs and for people. It tells nothing of any workspace, and needs no account.
struct APIPageRoutes: Sendable {
    let bench: Bench
    /// Made once: it is the same for everybody.
    private let description = Array((OpenAPIDocument.document().json + "\n").utf8)

    init(bench: Bench) { self.bench = bench }

    func add(to router: Router<WorkbenchContext>) {
        router.get("api", use: page)
        router.get("api/openapi.json", use: openAPI)
    }

    @Sendable private func openAPI(_ request: Request, _ context: WorkbenchContext) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: description)))
    }

    @Sendable private func page(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let language = context.language
        return try bench.page(
            context, heading: "API",
            lead: Bilingual(fr: "Tout ce que font les pages, pour les programmes : en JSON, avec un jeton.", en: "All that the pages do, for programs: as JSON, with a token.")[language],
            body: try bench.pages.fragment("api", APIPage(language)))
    }
}

/// What `api.mustache` names.
struct APIPage: Sendable {
    struct Group: Sendable {
        var groupID: String
        var groupTitle: String
        var operations: [Entry]
    }

    struct Entry: Sendable {
        var operationID: String
        var method: String
        var path: String
        var summary: String
        var permission: String
        var parameters: [Row]
        var hasParameters: Bool
        var hasBody: Bool
        var bodyType: String
        var bodySchema: String
        var answers: String
    }

    struct Row: Sendable {
        var parameterName: String
        var place: String
        var meaning: String
        var isRequired: Bool
    }

    var groups: [Group]
    var t: [String: String]

    init(_ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = [
            "start": say("Commencer", "To begin"),
            "startText": say(
                "Faites un jeton dans votre compte, avec ce qu’il peut faire ; il n’est montré qu’une fois. Puis :", "Make a token in your account, with what it may do; it is shown once. Then:"),
            "tokens": say("Mes jetons", "My tokens"), "description": say("La description pour les programmes (OpenAPI 3.1)", "The description for programs (OpenAPI 3.1)"),
            "permission": say("Demande", "Needs"), "parameter": say("Paramètre", "Parameter"), "meaning": say("Ce qu’il dit", "What it says"), "place": say("Où", "Where"),
            "required": say("obligatoire", "required"), "body": say("Corps", "Body"), "answers": say("Réponses", "Answers"),
            "path": say("chemin", "path"), "query": say("adresse", "query"), "header": say("en-tête", "header"),
        ]
        let words = t
        groups = APIOperation.Topic.allCases.map { topic in
            Group(
                groupID: "topic-\(topic.rawValue)", groupTitle: topic.words[language],
                operations: APIOperation.all.filter { $0.topic == topic }.map { operation in
                    let parameters = operation.allParameters.filter { $0.name != "lang" }.map {
                        Row(parameterName: $0.name, place: words[$0.place.rawValue] ?? "", meaning: $0.meaning[language], isRequired: $0.isRequired)
                    }
                    return Entry(
                        operationID: operation.id, method: operation.method.rawValue, path: APIOperation.base + operation.path, summary: operation.summary[language],
                        permission: operation.access.word, parameters: parameters, hasParameters: !parameters.isEmpty, hasBody: operation.body != nil,
                        bodyType: operation.body?.type ?? "", bodySchema: operation.body?.schema.prettyJSON ?? "",
                        answers: (operation.outcomes.map(\.status.code) + operation.statuses).sorted().map(String.init).joined(separator: ", "))
                })
        }
    }
}
