import Continuum
import Knowledge
import Reports
import Sovereignty
import Workspace

/// Which frameworks, which subject and whose expectations are asked for? Checked against what the workspace has.
struct LevelsFilter: Sendable {
    var framework: String?
    var subject: String?
    var profile: String?
    private let library: FrameworkLibrary
    private let snapshot: Snapshot

    /// Its parameters.
    static let names: Set<String> = ["framework", "subject", "profile"]

    init(_ query: PageQuery, _ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        library = FrameworkLibrary(snapshot.continuum, on: snapshot.day)
        framework = try query.choice("framework", of: library.frameworks.map(\.id))
        profile = try query.choice("profile", of: library.profiles.keys.sorted())
        subject = query["subject"]
        if let subject { _ = try Self.element(subject, snapshot) }
    }

    /// An element that can have levels.
    static func element(_ id: String, _ snapshot: Snapshot) throws -> Int32 {
        let continuum = snapshot.continuum
        guard let element = continuum.index(of: id), continuum.elements[element].kind.rawValue != 0 else {
            let ids = continuum.elements.indices.filter { continuum.elements[$0].layer == .chart && continuum.elements[$0].kind.rawValue != 0 }.map { continuum.id($0) }
            throw Refusal.unknownElement(id, nearest: nearest(to: id, among: ids))
        }
        return Int32(element)
    }

    var isEmpty: Bool { framework == nil && subject == nil && profile == nil }

    var query: [(String, String?)] { [("framework", framework), ("subject", subject), ("profile", profile)] }

    /// The levels that are asked for; those of everything are worked out once a snapshot.
    func levels(_ desk: Desk) async throws -> Levels {
        if isEmpty { return await desk.levels(snapshot) }
        let (snapshot, library, request) = (snapshot, library, request)
        return try await desk.compute { Levels(snapshot.assessment, settled: snapshot.settled, library, request) }
    }

    var request: LevelsRequest {
        LevelsRequest(
            snapshot.request, frameworks: framework.map { [$0] } ?? [], profile: profile ?? snapshot.workspace.settings.profile,
            subjects: subject.flatMap { snapshot.continuum.index(of: $0) }.map { [Int32($0)] } ?? [])
    }

    /// The fields of the form that filters, those that have a choice.
    func fields(_ all: Levels, _ language: Language) -> [Field] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func select(_ name: String, _ label: String, _ any: String, _ options: [(id: String, text: String)], _ chosen: String?) -> Field? {
            guard !options.isEmpty else { return nil }
            var field = Field(.select, name, label: label)
            field.options = [Field.Option(optionValue: "", optionText: any, optionIsChosen: chosen == nil)]
                + options.map { Field.Option(optionValue: TypedText($0.id), optionText: $0.text, optionIsChosen: $0.id == chosen) }
            return field
        }
        let continuum = snapshot.continuum, words = LevelWords(all)
        let subjects = all.subjects.map { (id: continuum.id(Int($0)), text: continuum.name(Int($0), language)) }.sorted { (ElementIndex.fold($0.text), $0.id) < (ElementIndex.fold($1.text), $1.id) }
        let profiles = library.profiles.map { (id: $0.key, text: words.name($0.value)[language]) }.sorted { $0.text < $1.text }
        return [
            select("framework", say("Référentiel", "Framework"), say("Tous", "All"), library.frameworks.map { ($0.id, words.short($0)[language]) }, framework),
            select("subject", say("Sujet", "Subject"), say("Tous", "All"), subjects, subject),
            select("profile", say("Attentes du profil", "Expectations of the profile"), say("Celles du dossier", "The workspace’s"), profiles, profile),
        ].compactMap { $0 }
    }
}
