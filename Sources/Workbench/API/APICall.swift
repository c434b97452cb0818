import Continuum
import HTTPTypes
import Hummingbird
import Knowledge
import Ledger
import NIOCore
import Workspace

/// One request that was found to be as its description says.
struct APICall: Sendable {
    let bench: Bench
    let context: WorkbenchContext
    /// Where the path names a workspace.
    let room: Room?
    let visitor: Visitor?
    /// Taken before anything else where the operation is of a snapshot.
    let snapshot: Snapshot?
    let parameters: [String: [Document]]
    let document: Document?
    let bytes: [UInt8]

    var language: Language { context.language }

    /// The texts of a parameter that may be repeated.
    func texts(_ name: String) -> [String] { (parameters[name] ?? []).compactMap(\.text) }
    func text(_ name: String) -> String? { texts(name).first }
    func number(_ name: String) -> Int? { parameters[name]?.first?.figure.map { Int($0) } }
    /// Of a list, when nothing is asked.
    var limit: Int { number("limit") ?? 50 }

    /// The parts that an operation on a workspace has.
    func requireRoom() throws -> Room {
        guard let room else { throw Refusal.unknownPage }
        return room
    }
    func requireVisitor() throws -> Visitor {
        guard let visitor else { throw Refusal.signedOut }
        return visitor
    }
    func requireSnapshot() async throws -> Snapshot {
        if let snapshot { return snapshot }
        return try await requireRoom().desk.snapshot()
    }

    /// Does something longer on threads of its own.
    func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value { try await requireRoom().desk.compute(work) }

    /// An element by its id; a refusal names the nearest.
    func element(_ id: String, _ continuum: Continuum, _ isFit: (Int) -> Bool = { _ in true }) throws -> Int {
        guard let index = continuum.index(of: id), continuum.elements[index].kind.rawValue != 0, isFit(index) else {
            let ids = continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 && isFit($0) }.map { continuum.id($0) }
            throw Refusal.unknownElement(id, nearest: nearest(to: id, among: ids))
        }
        return index
    }

    /// The chart with kept changes applied, and those changes; a refusal says what does not fit.
    func changed(_ snapshot: Snapshot, with names: [String]) throws -> (Continuum, [Change]) {
        try Self.changed(snapshot, with: names, language)
    }

    static func changed(_ snapshot: Snapshot, with names: [String], _ language: Language) throws -> (Continuum, [Change]) {
        guard !names.isEmpty else { return (snapshot.continuum, []) }
        let changes = try names.map { name in
            guard let change = snapshot.changes.first(where: { $0.id == name }) else { throw Refusal.unknownChange(name, nearest: nearest(to: name, among: snapshot.changes.map(\.id))) }
            return change
        }
        let (continuum, problems) = Change.applying(changes, to: snapshot.continuum)
        if problems.hasErrors { throw Refusal.unfit(problems, language) }
        return (continuum, changes)
    }
}

/// What is sent back.
struct APIAnswer: Sendable {
    enum Content: Sendable {
        case nothing
        case document(Document)
        case bytes([UInt8], type: String)
        case stream(ResponseBody, type: String)
    }

    /// A line of the journal, where the handler knows more than the description.
    struct Record: Sendable {
        var action: LedgerAction
        var object: String?
        var details: [String: String] = [:]
    }

    var status = HTTPResponse.Status.ok
    var content: Content
    var headers: HTTPFields = [:]
    var record: Record?

    init(_ document: Document, status: HTTPResponse.Status = .ok) {
        content = .document(document)
        self.status = status
    }
    init(_ content: Content, status: HTTPResponse.Status = .ok) {
        self.content = content
        self.status = status
    }

    func recorded(_ action: LedgerAction, _ object: String?, _ details: [String: String] = [:]) -> APIAnswer {
        var copy = self
        copy.record = Record(action: action, object: object, details: details)
        return copy
    }

    func tagged(_ tag: String) -> APIAnswer { with(.eTag, "\"\(tag)\"") }

    func with(_ name: HTTPField.Name, _ value: String) -> APIAnswer {
        var copy = self
        copy.headers[name] = value
        return copy
    }

    var response: Response {
        var headers = headers
        headers[.cacheControl] = "no-store"
        headers[.vary] = "Accept-Language, Authorization, Cookie"
        switch content {
        case .nothing: return Response(status: status, headers: headers)
        case .document(let document):
            headers[.contentType] = "application/json"
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document.prettyJSON + "\n")))
        case .bytes(let bytes, let type):
            headers[.contentType] = type
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .stream(let body, let type):
            headers[.contentType] = type
            return Response(status: status, headers: headers, body: body)
        }
    }
}
