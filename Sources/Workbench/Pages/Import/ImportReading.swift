import Continuum
import Imports
import Knowledge
import Reports
import Store
import Workspace

/// What is a file that somebody sent, and what would it change? Told by its content: nobody has to name it well.
struct ImportReading: Sendable {
    enum Sort: Sendable, Equatable {
        case network, lines, elements, change
        /// A filled form of questions: it has its own pages.
        case form
        case nothing

        var words: Bilingual {
            switch self {
            case .network: Bilingual(fr: "Un réseau en GraphML", en: "A network in GraphML")
            case .lines: Bilingual(fr: "Des éléments, un par ligne (NDJSON)", en: "Elements, one a line (NDJSON)")
            case .elements: Bilingual(fr: "Des éléments en YAML", en: "Elements in YAML")
            case .change: Bilingual(fr: "Un changement", en: "A change")
            case .form: Bilingual(fr: "Un questionnaire rempli", en: "A filled form")
            case .nothing: Bilingual(fr: "Un fichier inconnu", en: "An unknown file")
            }
        }
    }

    let sort: Sort
    private(set) var steps: [Change.Step] = []
    private(set) var name = Bilingual(fr: "Import", en: "Import")
    private(set) var reason = Bilingual("")
    private(set) var id = "import"
    private(set) var source: Element.Source?
    private(set) var report: ImportReport?
    private(set) var diagnostics = Diagnostics(limit: 200)

    /// What diagnostics call the file: the sender's name for it goes nowhere.
    static let file = "import"

    // MARK: What it is

    /// - Complexity: the first lines of the file.
    static func sort(of bytes: [UInt8]) -> Sort {
        if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .form }
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        // UTF-16 is XML's, or nobody's.
        if text.starts(with: [0xFE, 0xFF]) || text.starts(with: [0xFF, 0xFE]) { return .network }
        text = text.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first = text.first else { return .nothing }
        if first == UInt8(ascii: "<") { return .network }
        if text.prefix(4_096).contains(0) { return .nothing }
        let keys = topKeys(text)
        if keys.contains("change") { return .change }
        if keys.contains("form") { return .form }
        if keys.contains("elements") { return .elements }
        return first == UInt8(ascii: "{") ? .lines : .nothing
    }

    /// The keys at the beginning of lines, or of a mapping in braces, in the first 64 KiB.
    private static func topKeys(_ text: ArraySlice<UInt8>) -> Set<String> {
        var keys: Set<String> = []
        for line in text.prefix(64 << 10).split(separator: 0x0A) {
            guard let first = line.first, first != 0x20, first != UInt8(ascii: "#") else { continue }
            var word = line.prefix(40).drop { $0 == UInt8(ascii: "{") || $0 == 0x20 || $0 == UInt8(ascii: "\"") }
            word = word.prefix { (97...122).contains($0) }
            keys.insert(String(decoding: word, as: UTF8.self))
            // One element a line: only the first line tells.
            if first == UInt8(ascii: "{") { break }
        }
        return keys
    }

    // MARK: What it changes

    init(_ bytes: [UInt8], over snapshot: Snapshot, author: String, _ language: Language) {
        sort = Self.sort(of: bytes)
        let continuum = snapshot.continuum
        switch sort {
        case .network: readNetwork(bytes, continuum, author, snapshot.day)
        case .lines, .elements: readElements(bytes, continuum)
        case .change: readChange(bytes, continuum)
        case .form: break
        case .nothing: diagnostics.add(.unreadableFile(Bilingual(fr: "ni GraphML, ni YAML, ni NDJSON, ni classeur", en: "neither GraphML, YAML, NDJSON nor a workbook")[language]), at: nil)
        }
        diagnostics.fillExcerpts { Self.line($0.line, of: bytes) }
    }

    private mutating func readNetwork(_ bytes: [UInt8], _ continuum: Continuum, _ author: String, _ day: Day) {
        let options = GraphMLReader.Options(
            author: author, date: day, states: StateNames(continuum), isKnown: { id, _ in continuum.index(of: id).map { continuum.elements[$0].kind == .organisation } ?? false })
        let (result, problems) = GraphMLReader.read(bytes, file: Self.file, options)
        diagnostics.add(contentsOf: problems)
        guard let result else { return }
        report = result.report
        (id, name, source) = (result.change.id, result.change.name, result.change.source)
        reason = Bilingual(fr: "Réseau « \(result.report.name) », repris de GraphML.", en: "Network “\(result.report.name)”, taken over from GraphML.")
        take(result.elements, continuum)
    }

    private mutating func readElements(_ bytes: [UInt8], _ continuum: Continuum) {
        var builder = ContinuumBuilder(vocabulary: continuum.vocabulary, diagnosticLimit: 200)
        if sort == .lines {
            var reader = NDJSONReader(file: Self.file, layer: .chart, into: &builder, expectedBytes: bytes.count)
            bytes.withUnsafeBufferPointer { reader.read($0, into: &builder) }
            reader.finish(into: &builder)
        } else {
            builder.readYAML(bytes, file: Self.file, layer: .chart)
        }
        let (read, problems) = builder.finish()
        // What it refers to may be in the chart: that is looked at with the change applied.
        for diagnostic in problems.list {
            switch diagnostic.problem {
            case .unknownReference, .noElements: continue
            default: diagnostics.add(diagnostic)
            }
        }
        let elements = read.elements.indices.filter { read.elements[$0].kind.rawValue != 0 }.map { read.element($0) }
        id = "import-elements"
        name = Bilingual(fr: "Import de \(elements.count) éléments", en: "Import of \(elements.count) elements")
        take(elements, continuum)
    }

    private mutating func readChange(_ bytes: [UInt8], _ continuum: Continuum) {
        var reader = ChangeReader(over: continuum)
        let change = reader.read(bytes, file: Self.file)
        diagnostics.add(contentsOf: reader.diagnostics)
        guard let change else { return }
        if change.decides != nil {
            diagnostics.add(.wrongType(key: "kind", expected: "edit | import | measure | scenario | bid | drift", found: "decision"), at: change.steps.first?.place)
            return
        }
        (id, name, reason, source) = (change.id, change.name, change.reason, change.source)
        steps = change.steps.map(\.step)
    }

    /// New elements are added. Of those that are there, what the file says is set; what it does not say stays.
    private mutating func take(_ elements: [Element], _ continuum: Continuum) {
        for element in elements {
            guard let old = continuum.element(named: element.id) else {
                steps.append(.add(element))
                continue
            }
            guard old.kind == element.kind else {
                let vocabulary = continuum.vocabulary
                diagnostics.add(
                    .wrongTargetKind(element.id, key: "kind", kind: vocabulary.name(of: element.kind), allowed: [vocabulary.name(of: old.kind)]), at: Place(file: Self.file))
                continue
            }
            var wanted = old
            let keys = Set(element.statements.map(\.key) + element.links.map(\.key))
            for key in keys.sorted() { wanted = wanted.taking(continuum.vocabulary.name(of: key), from: element, continuum.vocabulary) }
            if element.validity != .always { wanted.validity = element.validity }
            steps += Change.Step.steps(from: old, to: wanted)
        }
    }

    /// A line of the file, if it is short enough to be shown.
    private static func line(_ number: Int, of bytes: [UInt8]) -> String? {
        guard number >= 1 else { return nil }
        var start = 0
        for _ in 1..<max(1, number) {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
            start = end + 1
        }
        let line = bytes[start...].prefix { $0 != 0x0A }
        return line.count > 2_000 ? nil : String(decoding: line, as: UTF8.self)
    }

    func proposal(in room: Room, _ snapshot: Snapshot, action: String) -> Proposal {
        let place = Place(file: Self.file)
        let change = Change(
            id: id, sort: .import, name: name, author: room.visitor.user.name, date: snapshot.day, reason: reason, source: source, steps: steps.map { ($0, place) }, file: Self.file)
        var proposal = Proposal(change, hidden: [], action: action, hasBack: false, cancelURL: room.url("import"))
        proposal.diagnostics = diagnostics
        return proposal
    }
}
