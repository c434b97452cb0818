import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Store

/// The routes of the API, made of its operations: what is described is what is checked, before an operation is called.
struct APIRoutes: Sendable {
    let bench: Bench
    private let operations: [APIOperation]
    private let check = SchemaCheck(components: APIComponents.table)
    private let limiter: RateLimiter
    /// Tells snapshots of this process from those of others.
    private let run = Secrets.hexadecimal(Secrets.bytes(6))

    init(bench: Bench, operations: [APIOperation] = APIOperation.all) {
        self.bench = bench
        self.operations = operations
        limiter = RateLimiter(rate: bench.configuration.limits.requestRate, burst: bench.configuration.limits.requestBurst)
    }

    func add(to router: Router<WorkbenchContext>) {
        for operation in operations {
            router.on(RouterPath(operation.route), method: operation.method) { request, context in try await answer(operation, request, context) }
        }
    }

    private func answer(_ operation: APIOperation, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        // Before anything of the body is read: who asks, and whether they may.
        var named: [String: [Document]] = [:]
        for name in operation.pathNames { named[name] = [.string(try Self.decoded(context.parameters.get(name) ?? ""))] }
        let room = try await admit(operation, context, named["workspace"]?.first?.text)
        let who = context.visitor.map { visitor in if case .token(let token) = visitor.proof { token.id } else { visitor.user.id } } ?? "from:\(context.address)"
        if let wait = limiter.wait(who, now: bench.clock.now()) { throw Refusal.tooFast(seconds: wait) }
        try parameters(operation, request, context.language, &named)
        let (document, bytes) = try await body(operation, request, context.language)
        let snapshot = operation.isOfSnapshot ? await room?.desk.snapshot() : nil
        let tag = snapshot.map { "\(run)\($0.number)\(context.language.rawValue)" }
        if let tag, Self.isKnown(tag, request) {
            try await record(nil, operation, context, room)
            return Response(status: .notModified, headers: [.eTag: "W/\"\(tag)\"", .cacheControl: "no-store"])
        }
        let call = APICall(bench: bench, context: context, room: room, visitor: context.visitor, snapshot: snapshot, parameters: named, document: document, bytes: bytes)
        var answer = try await operation.handle(call)
        if let own = answer.headers[.eTag], request.method == .get, Self.isKnown(own, request) { answer = APIAnswer(.nothing, status: .notModified).with(.eTag, own) }
        if let tag, answer.status == .ok { answer = answer.with(.eTag, "W/\"\(tag)\"") }
        // On the disk before the answer leaves.
        try await record(answer.record, operation, context, room)
        return answer.response
    }

    private func record(_ record: APIAnswer.Record?, _ operation: APIOperation, _ context: WorkbenchContext, _ room: Room?) async throws {
        if let record {
            try await bench.record(record.action, context, in: room?.slug, object: record.object, details: record.details)
        } else if let action = operation.records {
            try await bench.record(action, context, in: room?.slug, object: "api:\(operation.id)")
        }
    }

    // MARK: Who

    private func admit(_ operation: APIOperation, _ context: WorkbenchContext, _ slug: String?) async throws -> Room? {
        if case .anyone = operation.access { return nil }
        guard let visitor = context.visitor else { throw Refusal.signedOut }
        switch operation.access {
        case .anyone, .signedIn: return nil
        case .session:
            guard context.session != nil else { throw Refusal.onlyForPeople }
            return nil
        case .workspace(let permission):
            guard let slug, visitor.sees(slug), let desk = await bench.hall.desk(slug) else { throw Refusal.unknownPage }
            guard visitor.may(permission, in: slug) else { throw Refusal.forbidden(permission) }
            return Room(desk: desk, slug: slug, visitor: visitor)
        }
    }

    // MARK: What

    private static func decoded(_ text: some StringProtocol) throws -> String {
        guard let plain = FormBody.plain(text) else { throw Refusal.unknownPage }
        return plain
    }

    /// The parameters as values of their types; one that is unknown, missing, doubled or not as described is told.
    private func parameters(_ operation: APIOperation, _ request: Request, _ language: Language, _ named: inout [String: [Document]]) throws {
        let query = try FormBody(urlEncoded: request.uri.query ?? "")
        let all = operation.allParameters
        let known = all.filter { $0.place == .query }.map(\.name)
        for (name, _) in query.pairs where !known.contains(name) {
            let hint = nearest(to: name, among: known) ?? known.joined(separator: ", ")
            throw Refusal.badParameter(String(name.prefix(80)), .query, Bilingual(fr: "Il est inconnu ici. Il y a : \(hint).", en: "It is unknown here. There are: \(hint)."), language)
        }
        for parameter in all {
            let texts: [String] = switch parameter.place {
            case .path: named[parameter.name]?.compactMap(\.text) ?? []
            case .query: query.all(parameter.name)
            case .header: HTTPField.Name(parameter.name).map { request.headers[values: $0] } ?? []
            }
            if texts.isEmpty {
                if parameter.isRequired { throw Refusal.badParameter(parameter.name, parameter.place, Bilingual(fr: "Il manque.", en: "It is missing."), language) }
                continue
            }
            let isList = parameter.schema["type"]?.text == "array"
            let values = texts.map { Self.value($0, (isList ? parameter.schema["items"] : parameter.schema) ?? .null) }
            if !isList, values.count > 1 { throw Refusal.badParameter(parameter.name, parameter.place, Bilingual(fr: "Il est donné deux fois.", en: "It is given twice."), language) }
            if let fault = check.faults(isList ? .sequence(values) : values[0], parameter.schema).first {
                // An id that no element can have is one that is not there.
                if parameter.place == .path { throw Refusal.unknownPage }
                throw Refusal.badParameter(parameter.name, parameter.place, fault.text, language)
            }
            named[parameter.name] = values
        }
    }

    private static func value(_ text: String, _ schema: Document) -> Document {
        switch schema["type"]?.text {
        case "integer"?, "number"?:
            let isPlain = SchemaCheck.matches(text, "^-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?$")
            return isPlain ? Double(text).map(Document.number) ?? .string(text) : .string(text)
        case "boolean"?: return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : .string(text)
        default: return .string(text)
        }
    }

    private func body(_ operation: APIOperation, _ request: Request, _ language: Language) async throws -> (Document?, [UInt8]) {
        guard let body = operation.body else { return (nil, []) }
        let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.trimmingSpaces().lowercased() }
        guard type == body.type else {
            throw Refusal(
                .unsupportedMediaType, "media-type", Bilingual(fr: "Le corps doit être de type « \(body.type) ».", en: "The body must be of type “\(body.type)”."))
        }
        let limit = body.size == .form ? bench.configuration.limits.form : bench.configuration.limits.upload
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError { throw Refusal.tooLarge(limit: limit) }
        let bytes = Array(buffer.readableBytesView)
        guard body.type == "application/json" else {
            guard !bytes.isEmpty else { throw Refusal(.unprocessableContent, "empty", Bilingual(fr: "Le corps est vide.", en: "The body is empty.")) }
            return (nil, bytes)
        }
        var diagnostics = Diagnostics()
        guard let read = JSONDocument(bytes, file: "body", diagnostics: &diagnostics), let document = read.document() else {
            let text = diagnostics.list.first.map { Bilingual(fr: $0.problem.message(.french), en: $0.problem.message(.english)) }
            throw Refusal.badRequest("json", Bilingual(fr: "Le corps n’est pas du JSON lisible.", en: "The body is not readable JSON."), advice: text ?? Bilingual(fr: "Une clé y est deux fois, ou un nombre y est trop grand.", en: "A key is in it twice, or a number is too large."))
        }
        let faults = check.faults(document, body.schema)
        guard faults.isEmpty else { throw Refusal.notAsDescribed(faults, language) }
        return (document, bytes)
    }

    /// Whether the client has this state already.
    private static func isKnown(_ tag: String, _ request: Request) -> Bool {
        guard request.method == .get || request.method == .head, let sent = request.headers[.ifNoneMatch] else { return false }
        let plain = tag.replacing("\"", with: "")
        return sent.split(separator: ",").contains { $0.trimmingSpaces().replacing("W/", with: "").replacing("\"", with: "") == plain }
    }
}

/// Tells what an address of the API knows when it is asked with another method.
struct APIMethods: RouterMiddleware {
    typealias Context = WorkbenchContext
    let operations: [APIOperation]

    func handle(_ request: Request, context: WorkbenchContext, next: (Request, WorkbenchContext) async throws -> Response) async throws -> Response {
        guard request.uri.path.hasPrefix(APIOperation.base) else { return try await next(request, context) }
        let parts = request.uri.path.dropFirst(APIOperation.base.count).split(separator: "/", omittingEmptySubsequences: false)
        let methods = operations.filter { $0.fits(parts) }.map(\.method)
        guard !methods.isEmpty, !methods.contains(request.method), !(request.method == .head && methods.contains(.get)) else { return try await next(request, context) }
        throw Refusal.wrongMethod((methods + (methods.contains(.get) ? [.head] : [])).sorted { $0.rawValue < $1.rawValue })
    }
}

extension JSONDocument {
    /// The whole as a value; nil when a key stands twice or a number is beyond what can be held.
    func document(_ node: Int = JSONDocument.root) -> Document? {
        switch value(node) {
        case .mapping:
            var pairs: [(key: String, value: Document)] = []
            var seen: Set<String> = []
            for member in members(node) {
                guard seen.insert(member.key).inserted, let value = document(member.value) else { return nil }
                pairs.append((member.key, value))
            }
            return .mapping(pairs)
        case .list:
            var list: [Document] = []
            for item in items(node) {
                guard let value = document(item) else { return nil }
                list.append(value)
            }
            return .sequence(list)
        case .text(let text): return .string(text)
        case .number(let number): return .number(number)
        case .boolean(let flag): return .boolean(flag)
        case .null: return .null
        case .outOfReach: return nil
        }
    }
}
