import Continuum
import Reach
import Reports

/// What `chart.mustache` names: the layers, the filters, a page of elements.
struct ChartPage: PageValue, Sendable {
    struct Stratum: PageValue, Sendable {
        struct Segment: Sendable {
            var segmentStatus: String
            var segmentX: String
            var segmentWidth: String
        }
        struct Sample: Sendable {
            var sampleURL: String
            var sampleName: String
        }
        var stratumTitle: String
        var stratumURL: String
        var stratumIsCurrent: Bool
        var stratumCount: String
        var stratumWords: String
        var segments: [Segment]
        var samples: [Sample]
        var stratumMore: String
        var derived: [String: Any] { ["hasStratumMore": !stratumMore.isEmpty] }
    }

    struct Row: PageValue, Sendable {
        var rowURL: String
        var rowName: String
        var rowID: String
        var rowKind: String
        var rowWhat: String
        var rowIsBase: Bool
        var rowClass: String
        var rowIsInherited: Bool
        var badge: Badge
        var rowUnknown: String
        var rowStates: String
        var rowDependants: String
        var hasPath: Bool
        var pathURL: String
        var derived: [String: Any] { ["hasWhat": !rowWhat.isEmpty] }
    }

    struct Head: Sendable {
        var headText: String
        var headURL: String
        var headIsSorted: Bool
        var headOrder: String
        var headIsNumber: Bool
    }

    struct Chip: Sendable {
        var chipText: String
        var chipURL: String
    }

    var t: [String: String]
    var strata: [Stratum]
    var formURL: String
    var fields: [Field]
    var hidden: [Hidden]
    var chips: [Chip]
    var clearURL: String
    var listTitle: String
    var heads: [Head]
    var rows: [Row]
    var pagers: [Pager]
    var pathsURL: String
    var emptyTitle: String
    var emptyText: String
    var emptyURL: String
    var emptyAction: String
    var hasEmptyAction: Bool
    var filtersAreOpen: Bool

    struct Hidden: Sendable {
        var hiddenName: String
        var hiddenValue: TypedText
    }

    var derived: [String: Any] { ["hasRows": !rows.isEmpty, "hasChips": !chips.isEmpty, "hasPager": !pagers.isEmpty] }

    init(_ query: ChartQuery, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let continuum = snapshot.continuum
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = ChartWords.words(language)
        let found = query.elements(snapshot)
        strata = Self.strata(query, snapshot, room, language)
        formURL = room.url("chart")
        pathsURL = room.url("chart/path")
        clearURL = formURL
        fields = Self.fields(query, snapshot, language)
        hidden = [("needs", query.need), ("for", query.user)].compactMap { name, element in
            element.map { Hidden(hiddenName: name, hiddenValue: TypedText(continuum.id($0))) }
        }
        if query.sort != .name { hidden.append(Hidden(hiddenName: "sort", hiddenValue: TypedText(query.sort.rawValue))) }
        chips = Self.chips(query, snapshot, room, language)
        // Open when one of them is set that the chips alone would not explain.
        filtersAreOpen = query.kind != nil || query.className != nil || query.tag != nil || query.party != nil || query.isUnknownOnly
        let count = Words.count(found.count, Bilingual(fr: "élément", en: "element"), Bilingual(fr: "éléments", en: "elements"), language)
        listTitle = query.isFiltered ? say("\(count) sur \(Words.number(snapshot.table.rows.count, language))", "\(count) of \(Words.number(snapshot.table.rows.count, language))") : count
        heads = ChartQuery.Sort.allCases.map { sort in
            Head(
                headText: ChartWords.sort(sort)[language], headURL: query.changed { $0.sort = sort }.url(room, continuum), headIsSorted: query.sort == sort,
                headOrder: sort == .name ? "ascending" : "descending",                headIsNumber: [.unknown, .states, .dependants].contains(sort))
        }
        let start = (query.page - 1) * ChartQuery.pageSize
        let shown = start < found.count ? found[start..<min(found.count, start + ChartQuery.pageSize)] : []
        rows = shown.map { Self.row(Int($0), snapshot, room, language) }
        pagers = found.count > ChartQuery.pageSize || query.page > 1
            ? [Pager(query.page, of: found.count, by: ChartQuery.pageSize, language) { page in query.changed { $0.page = page }.url(room, continuum) + "#elements" }] : []
        let isBare = snapshot.table.rows.isEmpty
        emptyTitle = isBare ? say("La carte est vide", "The chart is empty") : say("Rien ne correspond", "Nothing matches")
        emptyText = isBare
            ? say(
                "On y verra vos données, les services qui les traitent, ce qui les porte, qui les fournit et quelles lois les atteignent. Commencez par un service.",
                "It will show your data, the services that process them, what carries them, who supplies it and which laws reach them. Begin with a service.")
            : say("Retirez un filtre, ou cherchez un autre mot : noms, autres noms et identifiants sont lus, sans accents.", "Remove a filter, or try another word: names, other names and ids are read, without accents.")
        hasEmptyAction = !isBare || room.may(.edit)
        emptyURL = isBare ? room.url("edit") : formURL
        emptyAction = isBare ? say("Décrire un service", "Describe a service") : say("Tout afficher", "Show all")
    }

    private static func row(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) -> Row {
        let continuum = snapshot.continuum, table = snapshot.table
        let verdict = table.verdict[element] < 0 ? nil : snapshot.assessment.verdicts[Int(table.verdict[element])]
        let id = continuum.id(element)
        return Row(
            rowURL: room.elementURL(id), rowName: continuum.name(element, language), rowID: id, rowKind: ElementKind.word(element, continuum)[language],
            rowWhat: Self.cut(continuum.text(continuum.value(.description, of: element), language) ?? ""),
            rowIsBase: continuum.elements[element].layer == .base,
            rowClass: verdict.map { $0.classNames.map { TermWords.className($0)[language] }.joined(separator: ", ") } ?? "", rowIsInherited: verdict?.isClassInherited ?? false,
            badge: Badge(element, snapshot, language), rowUnknown: table.unknown[element] == 0 ? "" : Words.number(Int(table.unknown[element]), language),
            rowStates: table.states[element] == 0 ? "" : Words.number(Int(table.states[element]), language),
            rowDependants: table.dependants.count(to: element) == 0 ? "" : Words.number(table.dependants.count(to: element), language),
            hasPath: verdict != nil, pathURL: room.url("chart/path/\(HTML.urlPart(id))"))
    }

    /// A line’s worth.
    private static func cut(_ text: String) -> String { text.count <= 140 ? text : text.prefix(139) + "…" }

    // MARK: The layers

    private static func strata(_ query: ChartQuery, _ snapshot: Snapshot, _ room: Room, _ language: Language) -> [Stratum] {
        let table = snapshot.table, continuum = snapshot.continuum
        return PathDrawing.Level.allCases.compactMap { level in
            guard let range = table.ranges[level] else { return nil }
            var counts = [0, 0, 0, 0]
            for row in table.rows[range] { counts[Int(table.standing[Int(row)].rawValue)] += 1 }
            var x = 0.0
            var segments: [Stratum.Segment] = []
            let order: [ChartTable.Standing] = [.notMet, .undetermined, .met, .none]
            for standing in order where counts[Int(standing.rawValue)] > 0 {
                let width = Double(counts[Int(standing.rawValue)]) * 100 / Double(range.count)
                segments.append(Stratum.Segment(segmentStatus: standing.status?.rawValue ?? "none", segmentX: figure(x), segmentWidth: figure(width)))
                x += width
            }
            // The worst first, and of those what most depends on.
            let worst = order.first { counts[Int($0.rawValue)] > 0 } ?? .none
            let samples = table.rows[range].lazy.filter { table.standing[Int($0)] == worst }.prefix(3)
            let parts: [(ChartTable.Standing, Bilingual, Bilingual)] = [
                (.notMet, Bilingual(fr: "au-delà des limites", en: "beyond the limits"), Bilingual(fr: "au-delà des limites", en: "beyond the limits")),
                (.undetermined, Bilingual(fr: "indéterminé", en: "undetermined"), Bilingual(fr: "indéterminés", en: "undetermined")),
                (.met, Bilingual(fr: "dans les limites", en: "within the limits"), Bilingual(fr: "dans les limites", en: "within the limits")),
            ]
            let words = parts.filter { counts[Int($0.0.rawValue)] > 0 }.map { Words.count(counts[Int($0.0.rawValue)], $0.1, $0.2, language) }.joined(separator: " · ")
            return Stratum(
                stratumTitle: ChartWords.layer(level)[language],
                stratumURL: query.changed { $0.level = query.level == level ? nil : level }.url(room, continuum) + "#elements",
                stratumIsCurrent: query.level == level, stratumCount: Words.number(range.count, language), stratumWords: words, segments: segments,
                samples: samples.map { Stratum.Sample(sampleURL: room.elementURL(continuum.id(Int($0))), sampleName: continuum.name(Int($0), language)) },
                stratumMore: range.count > samples.count ? "+ \(Words.number(range.count - samples.count, language))" : "")
        }
    }

    private static func figure(_ value: Double) -> String {
        let hundredths = (value * 100).rounded() / 100
        return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
    }
}
