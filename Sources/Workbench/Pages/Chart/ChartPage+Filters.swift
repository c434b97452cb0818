import Continuum
import Knowledge
import Reach
import Reports

extension ChartPage {
    static func fields(_ query: ChartQuery, _ snapshot: Snapshot, _ language: Language) -> [Field] {
        let continuum = snapshot.continuum, words = ChartWords.words(language)
        func say(_ word: String) -> String { words[word] ?? "" }
        func select(_ name: String, _ label: String, _ chosen: String?, _ options: [(value: String, text: String)]) -> Field {
            var field = Field(.select, name, label: say(label))
            field.options = [Field.Option(optionValue: "", optionText: say("any"), optionIsChosen: chosen == nil)]
                + options.map { Field.Option(optionValue: TypedText($0.value), optionText: $0.text, optionIsChosen: $0.value == chosen) }
            return field
        }
        var text = Field(.line, "q", label: say("text"), value: query.text)
        text.fieldID = "filter-q"
        text.inputType = "search"
        let kinds = Set(snapshot.table.rows.lazy.map { continuum.elements[Int($0)].kind }).sorted()
        // Each organisation by name; in a large chart a list of thousands helps nobody: the search finds one, and its page leads here.
        let parties = snapshot.table.parties.prefix(400)
        var fields = [
            text,
            select("layer", "layer", query.level.map { "\($0)" }, PathDrawing.Level.allCases.filter { snapshot.table.ranges[$0] != nil }.map { ("\($0)", ChartWords.layer($0)[language]) }),
            select("kind", "kind", query.kind.map { continuum.vocabulary.name(of: $0) }, kinds.map { (continuum.vocabulary.name(of: $0), ResilienceWords.kind($0)[language].capitalisedFirst) }),
            select("class", "class", query.className, ChartQuery.classes.map { ($0, TermWords.className($0)[language]) }),
            select("verdict", "verdict", query.status?.rawValue, [VerdictStatus.notMet, .undetermined, .met].map { ($0.rawValue, Wording.status($0)[language]) }),
        ]
        if !snapshot.table.tags.isEmpty {
            fields.append(select("tag", "tag", query.tag, snapshot.table.tags.prefix(400).map { ($0.tag, "\($0.tag) (\(Words.number($0.count, language)))") }))
        }
        if !parties.isEmpty || query.party != nil {
            var options = parties.map { (continuum.id(Int($0)), continuum.name(Int($0), language)) }
            if let party = query.party, !options.contains(where: { $0.0 == continuum.id(party) }) { options.append((continuum.id(party), continuum.name(party, language))) }
            fields.append(select("owner", "owner", query.party.map { continuum.id($0) }, options))
        }
        var unknown = Field(.checks, "unknown", label: say("unknown"))
        unknown.options = [Field.Option(optionID: "unknown-1", optionValue: "1", optionText: say("unknownOnly"), optionIsChosen: query.isUnknownOnly)]
        fields.append(unknown)
        return fields
    }

    /// What is filtered, each with the address of the list without it.
    static func chips(_ query: ChartQuery, _ snapshot: Snapshot, _ room: Room, _ language: Language) -> [Chip] {
        let continuum = snapshot.continuum
        var chips: [Chip] = []
        func add(_ fr: String, _ en: String, _ change: (inout ChartQuery) -> Void) {
            chips.append(Chip(chipText: language == .french ? fr : en, chipURL: query.changed(change).url(room, continuum)))
        }
        func name(_ element: Int) -> String { continuum.name(element, language) }
        if !query.text.isEmpty { add("« \(query.text) »", "“\(query.text)”") { $0.text = "" } }
        if let level = query.level { add(ChartWords.layer(level).fr, ChartWords.layer(level).en) { $0.level = nil } }
        if let kind = query.kind { add(ResilienceWords.kind(kind).fr, ResilienceWords.kind(kind).en) { $0.kind = nil } }
        if let name = query.className { add("classe : \(TermWords.className(name).fr)", "class: \(TermWords.className(name).en)") { $0.className = nil } }
        if let status = query.status { add(Wording.status(status).fr, Wording.status(status).en) { $0.status = nil } }
        if let tag = query.tag { add("étiquette : \(tag)", "tag: \(tag)") { $0.tag = nil } }
        if let party = query.party { add("rôle de \(name(party))", "with \(name(party))") { $0.party = nil } }
        if let need = query.need { add("dépend de \(name(need))", "depends on \(name(need))") { $0.need = nil } }
        if let user = query.user { add("ce qu’utilise \(name(user))", "used by \(name(user))") { $0.user = nil } }
        if query.isUnknownOnly { add("faits manquants", "missing facts") { $0.isUnknownOnly = false } }
        return chips
    }
}

/// What sort of thing an element is, in a word or two.
enum ElementKind {
    static func word(_ element: Int, _ continuum: Continuum) -> Bilingual {
        if let type = continuum.token(continuum.value(.domainType, of: element)) { return ResilienceWords.domain(type) }
        let word = ResilienceWords.kind(continuum.elements[element].kind)
        return word.en == "element" ? continuum.vocabulary.definition(of: continuum.elements[element].kind).meaning : word
    }
}
