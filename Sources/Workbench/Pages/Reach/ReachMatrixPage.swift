import Continuum
import Reach
import Reports

/// What `reach-matrix.mustache` names: how much each state has within reach, each number a link.
struct ReachMatrixPage: PageValue, Sendable {
    struct Cell: Sendable {
        var isEmpty: Bool
        var count: Int
        var possibleWords: String
        var cellURL: String
        /// What the number means, for whoever does not see the head of its column.
        var cellLabel: TypedText
        var certainShare: Int
        var possibleShare: Int
    }

    struct Row: Sendable {
        var stateName: String
        var stateURL: String
        var hasRisk: Bool
        var riskNumber: Int
        var riskWord: String
        var cells: [Cell]
    }

    var t: [String: String]
    var tabs: [ReachTab]
    var askURL: String
    var askOptions: [Field.Option]
    var filters: ReachFilterForm
    var total: String
    var rows: [Row] = []
    var anyCells: [Cell] = []
    var hasAny = false
    var anyURL = ""
    var suppliers: [Row] = []
    var home: [Row] = []

    var derived: [String: Any] {
        ["isSomething": !rows.isEmpty || !suppliers.isEmpty || hasAny]
    }

    init(_ assessment: Assessment, _ filter: ReachFilter, _ query: PageQuery, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        t = ReachWords.words(language)
        tabs = ReachTab.all(.states, room, query, language)
        askURL = room.url("reach")
        askOptions = Self.askOptions(snapshot, language)
        filters = ReachFilterForm(filter, snapshot, room.url("reach"), language)
        let reach = ReachMatrix(assessment, elements: filter.elements(assessment))
        let words = Wording(assessment), count = reach.elements.count
        total = Words.number(count, language)
        func cells(_ cells: [ReachMatrix.Cell], _ state: String, _ name: String) -> [Cell] {
            zip(Plane.allCases, cells).map { plane, cell in
                let url = query.address(room.url("reach"), changing: ["state": state, "power": PlaneWord(plane).rawValue])
                let label = "\(name), \(PlaneWord.title(plane, language)) : \(cell.certain.count + cell.possible.count)"
                return Self.cell(cell, of: count, url, label, language)
            }
        }
        anyCells = cells(reach.anyone, "any", t["anyState"] ?? "")
        hasAny = reach.anyone.contains { !$0.isEmpty }
        anyURL = query.address(room.url("reach"), changing: ["state": "any"])
        for found in reach.rows {
            let subject = assessment.model.subjects.list[found.subject], id = assessment.continuum.id(Int(subject.element))
            let name = words.subject(found.subject)[language], risk = assessment.gradient.levels[found.subject].risk
            let row = Row(
                stateName: name, stateURL: query.address(room.url("reach"), changing: ["state": id]), hasRisk: subject.sort != .supplier, riskNumber: risk,
                riskWord: TermWords.risk(risk)[language], cells: cells(found.cells, id, name))
            if subject.sort == .supplier { suppliers.append(row) } else if risk == 0 { home.append(row) } else { rows.append(row) }
        }
    }

    private static func cell(_ cell: ReachMatrix.Cell, of total: Int, _ url: String, _ label: String, _ language: Language) -> Cell {
        let (certain, possible) = (cell.certain.count, cell.possible.count)
        let words: String
        switch (certain, possible) {
        case (_, 0): words = ""
        case (0, _): words = Bilingual(fr: possible == 1 ? "possible" : "possibles", en: "possible")[language]
        default: words = Bilingual(fr: "dont \(possible) \(possible == 1 ? "possible" : "possibles")", en: "\(possible) of them possible")[language]
        }
        return Cell(
            isEmpty: cell.isEmpty, count: certain + possible, possibleWords: words, cellURL: url, cellLabel: TypedText(label), certainShare: share(certain, of: total),
            possibleShare: share(possible, of: total))
    }

    /// In percent, at least 1 where there is something.
    static func share(_ count: Int, of total: Int) -> Int { count == 0 || total == 0 ? 0 : max(1, min(100, count * 100 / total)) }

    /// Data first: that is what people ask about.
    static func askOptions(_ snapshot: Snapshot, _ language: Language) -> [Field.Option] {
        let continuum = snapshot.continuum
        func options(_ kind: Kind) -> [Field.Option] {
            snapshot.assessment.verdicts.filter { continuum.elements[$0.element].kind == kind }.map { verdict in
                let classes = verdict.classNames.map { TermWords.className($0)[language] }.joined(separator: ", ")
                return Field.Option(
                    optionValue: TypedText(continuum.id(verdict.element)), optionText: continuum.name(verdict.element, language) + (classes.isEmpty ? "" : " (\(classes))"))
            }.sorted { ElementIndex.fold($0.optionText) < ElementIndex.fold($1.optionText) }
        }
        return options(.data) + options(.service) + options(.treatment)
    }
}

/// The views of reach, as tabs.
struct ReachTab: Sendable {
    enum View: Sendable { case states, elements, gradient }

    var tabURL: String
    var tabText: String
    var tabIsCurrent: Bool

    static func all(_ current: View?, _ room: Room, _ query: PageQuery, _ language: Language) -> [ReachTab] {
        let t = ReachWords.words(language)
        func kept(_ path: String, _ extra: [(String, String?)] = []) -> String {
            PageQuery.address(room.url(path), extra + ["class", "service", "together"].map { ($0, query[$0]) })
        }
        return [
            ReachTab(tabURL: kept("reach"), tabText: t["byState"] ?? "", tabIsCurrent: current == .states),
            ReachTab(tabURL: kept("reach", [("view", "elements")]), tabText: t["byElement"] ?? "", tabIsCurrent: current == .elements),
            ReachTab(tabURL: room.url("reach/gradient"), tabText: t["gradient"] ?? "", tabIsCurrent: current == .gradient),
        ]
    }
}

/// The form above a table of reach: `reach-filter.mustache`.
struct ReachFilterForm: Sendable {
    struct Hidden: Sendable {
        var hiddenName: String
        var hiddenValue: TypedText
    }

    var filterURL: String
    var filterFields: [Field]
    var hidden: [Hidden]
    var isFiltered: Bool
    var clearURL: String

    /// - Parameter kept: parameters that go on with the filter.
    init(_ filter: ReachFilter, _ snapshot: Snapshot, _ url: String, kept: [(String, String?)] = [], _ language: Language) {
        let t = ReachWords.words(language), continuum = snapshot.continuum
        filterURL = url
        isFiltered = !filter.isEmpty
        hidden = kept.compactMap { name, value in value.map { Hidden(hiddenName: name, hiddenValue: TypedText($0)) } }
        clearURL = PageQuery.address(url, kept)
        func select(_ name: String, _ nothing: String, _ options: [(value: String, text: String)], _ chosen: String?) -> Field {
            var field = Field(.select, name, label: t[name] ?? "")
            field.options = ([("", t[nothing] ?? "")] + options).map {
                Field.Option(optionValue: TypedText($0.0), optionText: $0.1, optionIsChosen: $0.0 == (chosen ?? ""))
            }
            return field
        }
        func named(_ elements: [Int]) -> [(value: String, text: String)] {
            elements.map { (value: continuum.id($0), text: continuum.name($0, language)) }.sorted { ElementIndex.fold($0.text) < ElementIndex.fold($1.text) }
        }
        filterFields = [
            select("class", "anyClass", ReachFilter.classes(snapshot).map { ($0, TermWords.className($0)[language]) }, filter.className),
            select("service", "anyService", named(ReachFilter.services(snapshot)), filter.service.map { continuum.id($0) }),
            select("together", "nobodyTogether", named(ReachFilter.blocs(snapshot)), filter.bloc),
        ]
    }
}
