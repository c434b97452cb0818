import Continuum
import Reach
import Reports

/// What is asked of the list of elements? The query of its address: read, checked, written again.
struct ChartQuery: Sendable {
    typealias Level = PathDrawing.Level
    enum Sort: String, Sendable, CaseIterable { case name, verdict, unknown, states, dependants }

    static let pageSize = 50
    static let classes = ["C1", "C2", "C3", "C4", "essential", "unknown"]

    var text = ""
    var level: Level?
    var kind: Kind?
    var className: String?
    var status: VerdictStatus?
    var tag: String?
    /// An organisation that has a role in it.
    var party: Int?
    /// What it must depend on.
    var need: Int?
    /// What must depend on it.
    var user: Int?
    var isUnknownOnly = false
    var sort = Sort.name
    var page = 1
    /// Words of the address that mean nothing here.
    var problems: [Bilingual] = []

    init() {}

    init(_ form: FormBody, _ snapshot: Snapshot) {
        let continuum = snapshot.continuum
        text = String((form["q"] ?? "").prefix(200))
        func read<Value>(_ name: String, _ allowed: [String], _ value: (String) -> Value?) -> Value? {
            guard let word = form.text(name) else { return nil }
            if let value = value(word) { return value }
            let list = allowed.isEmpty ? "" : " : \(allowed.joined(separator: ", "))"
            let short = String(word.prefix(60))
            problems.append(
                Bilingual(
                    fr: "Le filtre « \(name) = \(short) » ne veut rien dire ici et n’est pas appliqué\(list).",
                    en: "The filter “\(name) = \(short)” means nothing here and is not applied\(list)."))
            return nil
        }
        level = read("layer", Level.allCases.map { "\($0)" }) { word in Level.allCases.first { "\($0)" == word } }
        kind = read("kind", []) { word in continuum.vocabulary.kind(named: word).flatMap { Level($0) == nil ? nil : $0 } }
        className = read("class", Self.classes) { Self.classes.contains($0) ? $0 : nil }
        status = read("verdict", VerdictStatus.allCases.map(\.rawValue)) { VerdictStatus(rawValue: $0) }
        tag = read("tag", []) { word in snapshot.table.tags.contains { $0.tag == word } ? word : nil }
        party = read("owner", []) { continuum.index(of: $0) }
        need = read("needs", []) { continuum.index(of: $0) }
        user = read("for", []) { continuum.index(of: $0) }
        isUnknownOnly = read("unknown", ["1"]) { $0 == "1" ? true : nil } ?? false
        sort = read("sort", Sort.allCases.map(\.rawValue)) { Sort(rawValue: $0) } ?? .name
        page = read("page", []) { word in Int(word).flatMap { (1...1_000_000).contains($0) ? $0 : nil } } ?? 1
    }

    /// The address of the list under this query.
    func url(_ room: Room, _ continuum: Continuum) -> String {
        var parts: [String] = []
        func add(_ name: String, _ value: String?) { if let value, !value.isEmpty { parts.append("\(name)=\(HTML.urlPart(value))") } }
        add("q", text)
        add("layer", level.map { "\($0)" })
        add("kind", kind.map { continuum.vocabulary.name(of: $0) })
        add("class", className)
        add("verdict", status?.rawValue)
        add("tag", tag)
        add("owner", party.map { continuum.id($0) })
        add("needs", need.map { continuum.id($0) })
        add("for", user.map { continuum.id($0) })
        add("unknown", isUnknownOnly ? "1" : nil)
        add("sort", sort == .name ? nil : sort.rawValue)
        add("page", page == 1 ? nil : "\(page)")
        return room.url("chart") + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    func changed(_ change: (inout ChartQuery) -> Void) -> ChartQuery {
        var query = self
        query.page = 1
        change(&query)
        return query
    }

    var isFiltered: Bool {
        !text.isEmpty || level != nil || kind != nil || className != nil || status != nil || tag != nil || party != nil || need != nil || user != nil || isUnknownOnly
    }

    // MARK: What it finds

    /// The elements, in order. One pass over the rows; what depends on something is walked once.
    func elements(_ snapshot: Snapshot) -> [Int32] {
        let continuum = snapshot.continuum, table = snapshot.table
        var rows: [Int32]
        if text.isEmpty {
            rows = level.map { table.ranges[$0].map { Array(table.rows[$0]) } ?? [] } ?? table.rows
        } else {
            // What is sought is found in the base too, behind what is the organisation’s own.
            var isFound = ContiguousArray<Bool>(repeating: false, count: continuum.elements.count)
            let base = snapshot.worldIndex.search(text) { Level(continuum.elements[$0].kind) != nil }
            for element in snapshot.index.search(text) + base { isFound[Int(element)] = true }
            rows = table.rows.filter { isFound[Int($0)] } + base.filter { table.level(of: Int($0)) == nil }
            if let level { rows = rows.filter { self.level(of: Int($0), snapshot) == level } }
        }
        if let kind { rows = rows.filter { continuum.elements[Int($0)].kind == kind } }
        if let className {
            rows = rows.filter { row in
                let verdict = table.verdict[Int(row)]
                return verdict >= 0 && snapshot.assessment.verdicts[Int(verdict)].classNames.contains(className)
            }
        }
        if let status {
            let standing = ChartTable.Standing(status)
            rows = rows.filter { table.standing[Int($0)] == standing }
        }
        if let tag, let symbol = continuum.strings.find(tag) { rows = rows.filter { continuum.values(.tags, of: Int($0)).contains(.token(symbol)) } }
        if let party {
            let roles = Set(Key.roles + [.performedBy, .subcontractsTo])
            let served = Set(table.dependants.relations(to: party).filter { roles.contains(continuum.relations[Int($0.relation)].key) }.map(\.from))
            rows = rows.filter(served.contains)
        }
        if let need { rows = rows.filter(Set(table.dependants.all(of: need)).contains) }
        if let user { rows = rows.filter(Set(table.dependants.needs(of: user)).contains) }
        if isUnknownOnly { rows = rows.filter { table.unknown[Int($0)] > 0 } }
        return sorted(rows, snapshot)
    }

    /// The layer in which it is listed; elements of the base that the chart does not lead to have one too when they are sought.
    func level(of element: Int, _ snapshot: Snapshot) -> Level? { snapshot.table.level(of: element) ?? Level(snapshot.continuum.elements[element].kind) }

    private func sorted(_ rows: [Int32], _ snapshot: Snapshot) -> [Int32] {
        let table = snapshot.table
        func most(_ value: (Int) -> Int) -> [Int32] {
            rows.enumerated().map { (offset: $0.offset, row: $0.element, value: value(Int($0.element))) }
                .sorted { ($1.value, $0.offset) < ($0.value, $1.offset) }.map(\.row)
        }
        switch sort {
        case .name: return rows
        case .verdict: return most { Int(table.standing[$0].rawValue) }
        case .unknown: return most { Int(table.unknown[$0]) }
        case .states: return most { Int(table.states[$0]) }
        case .dependants: return most { table.dependants.count(to: $0) }
        }
    }
}
