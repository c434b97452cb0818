import Continuum

/// Makes elements at random from the vocabulary, right in form; then breaks them.
struct RandomElement {
    var random: SeededRandom
    let vocabulary: Vocabulary
    /// Ids that relations may lead to.
    var targets = ["acme", "a.b_c-1", "FR", "unknown", "x", "Zz9"]

    init(seed: UInt64, _ vocabulary: Vocabulary) {
        random = SeededRandom(seed)
        self.vocabulary = vocabulary
    }

    // MARK: Right

    mutating func valid(id: String) -> Document {
        let kind = random.pick(vocabulary.kinds)
        var pairs: [(key: String, value: Document)] = [("id", .string(id)), ("kind", .string(kind.name))]
        for key in kind.keys where random.chance(35) {
            let definition = vocabulary.definition(of: key)
            pairs.append((definition.name, value(of: definition)))
        }
        addProvenance(to: &pairs, percent: 25)
        pairs.shuffle(using: &random)
        return .mapping(pairs)
    }

    private mutating func value(of definition: KeyDefinition) -> Document {
        switch definition.form {
        case .attribute(let type, let list):
            let short: Document
            if list, random.chance(60) {
                short = .sequence((0..<random.below(4)).map { _ in value(type, definition.mayBeUnknown) })
            } else {
                short = value(type, definition.mayBeUnknown)
            }
            guard random.chance(25) else { return short }
            var pairs: [(key: String, value: Document)] = [("value", short)]
            addProvenance(to: &pairs, percent: 50)
            pairs.shuffle(using: &random)
            return .mapping(pairs)
        case .relation(_, let attributes, let needs):
            if random.chance(40) { return item(attributes, needs, definition.mayBeUnknown) }
            return .sequence((0..<1 + random.below(3)).map { _ in item(attributes, needs, definition.mayBeUnknown) })
        }
    }

    private mutating func item(_ attributes: [Key], _ needs: Bool, _ mayBeUnknown: Bool) -> Document {
        guard needs, random.chance(30) else { return target(attributes, mayBeUnknown) }
        let members = (0..<1 + random.below(4)).map { _ in target(attributes, mayBeUnknown) }
        switch random.below(3) {
        case 0: return .mapping([("any", .sequence(members))])
        case 1: return .mapping([("all", .sequence(members))])
        default: return .mapping([("at-least", .number(Double(1 + random.below(members.count)))), ("of", .sequence(members))])
        }
    }

    private mutating func target(_ attributes: [Key], _ mayBeUnknown: Bool) -> Document {
        let id = id(mayBeUnknown)
        guard random.chance(45) else { return id }
        var pairs: [(key: String, value: Document)] = [("to", id)]
        for key in attributes where random.chance(40) {
            let definition = vocabulary.definition(of: key)
            pairs.append((definition.name, value(of: definition)))
        }
        addProvenance(to: &pairs, percent: 30)
        pairs.shuffle(using: &random)
        return .mapping(pairs)
    }

    private mutating func id(_ mayBeUnknown: Bool) -> Document {
        .string(random.pick(mayBeUnknown ? targets : targets.filter { $0 != "unknown" }))
    }

    private mutating func value(_ type: ValueType, _ mayBeUnknown: Bool) -> Document {
        if mayBeUnknown, random.chance(15) { return .string("unknown") }
        switch type {
        case .boolean: return .boolean(random.chance(50))
        case .token(let words): return .string(random.pick(words))
        case .tag, .reference: return id(mayBeUnknown)
        case .text:
            var text = self.text()
            while text == "unknown" { text = self.text() }
            return random.chance(10) ? .number(Double(random.below(1_000))) : .string(text)
        case .bilingual:
            if random.chance(40) { return .string(text()) }
            var pairs: [(key: String, value: Document)] = []
            let which = random.below(3)
            if which != 0 { pairs.append(("fr", .string(text()))) }
            if which != 1 { pairs.append(("en", .string(text()))) }
            return .mapping(pairs)
        case .number(let range): return .number(Double(Int(Double.random(in: range, using: &random) * 4)) / 4)
        case .integer(let range): return .number(Double(Int.random(in: range, using: &random)))
        case .day: return day()
        case .horizon: return .string("\(1 + random.below(random.chance(80) ? 40 : 99_999))\(random.pick(["d", "m", "y"]))")
        }
    }

    /// Texts that writers and readers of YAML and JSON have got wrong before.
    static let texts = [
        "a", "Été à Brest", "true", "null", "~", "NO", "no", "yes", "1.5", "0x1F", "1e3", ".5", "+1", "-", "- a", "? b", ": c", "a: b", "a #b", "#c",
        "{a}", "[b]", "*x", "&y", "!z", "|", ">", "%d", "@e", "`f`", "'g'", "\"h\"", "i\\j", "line\nbreak", "\nleading", "trailing\n", "tab\there", " space ",
        "two  spaces", "\u{A0}nbsp", "\u{85}nel", "\u{2028}ls", "a\u{FEFF}bom", "\u{7}bell", "\u{1F600}", "e\u{301}", "🇫🇷", "unknown", "2026-11-22", "---", "...",
        "a\r\nb", "\u{7F}", "<<", "=", ",", "inf", ".inf", ".NaN", "0o17", "1_000", "12:30:45", "\u{E000}", "\u{10FFFF}", "x\u{0}y",
        "un texte assez long pour que l’auteur de YAML le coupe en plusieurs lignes, avec des guillemets “anglais”, des « français » et : des deux-points ; le tout dépasse cent quarante signes.",
    ]

    private mutating func text() -> String {
        if random.chance(70) { return random.pick(Self.texts) }
        return (0..<1 + random.below(3)).map { _ in random.pick(Self.texts) }.joined(separator: random.pick(["", " ", "\n", "  "]))
    }

    private mutating func day() -> Document { .string(Day(rawValue: Int32(random.below(40_000))).description) }

    private mutating func addProvenance(to pairs: inout [(key: String, value: Document)], percent: Int) {
        if random.chance(percent) { pairs.append(("source", source())) }
        if random.chance(percent / 2) { pairs.append(("valid-from", .string("20\(10 + random.below(10))-01-01"))) }
        if random.chance(percent / 2) { pairs.append(("valid-to", .string("20\(30 + random.below(10))-12-31"))) }
    }

    private mutating func source() -> Document {
        if random.chance(50) { return .string(text()) }
        var pairs: [(key: String, value: Document)] = [("ref", .string(text()))]
        if random.chance(50) { pairs.append(("date", day())) }
        if random.chance(50) { pairs.append(("standing", .string(random.pick(Standing.allCases).rawValue))) }
        if random.chance(50) { pairs.append(("rank", .string(random.pick(Rank.allCases).rawValue))) }
        return .mapping(pairs)
    }

    // MARK: Broken

    /// The document with one to three places changed; it may happen to be right still.
    mutating func broken(_ document: Document) -> Document {
        var document = document
        for _ in 0..<1 + random.below(3) {
            var at = random.below(Self.count(document))
            document = change(document, &at)
        }
        return document
    }

    private static func count(_ document: Document) -> Int {
        switch document {
        case .sequence(let items): 1 + items.reduce(0) { $0 + count($1) }
        case .mapping(let pairs): 1 + pairs.reduce(0) { $0 + count($1.value) }
        default: 1
        }
    }

    /// Changes the node at position `at` of the walk from the root.
    private mutating func change(_ document: Document, _ at: inout Int) -> Document {
        if at == 0 {
            at = -1
            return changed(document)
        }
        at -= 1
        switch document {
        case .sequence(let items):
            var out: [Document] = []
            for item in items { out.append(at >= 0 ? change(item, &at) : item) }
            return .sequence(out)
        case .mapping(let pairs):
            var out: [(key: String, value: Document)] = []
            for pair in pairs { out.append((pair.key, at >= 0 ? change(pair.value, &at) : pair.value)) }
            return .mapping(out)
        default: return document
        }
    }

    private mutating func changed(_ document: Document) -> Document {
        switch document {
        case .mapping(var pairs) where random.chance(70):
            switch random.below(5) {
            case 0 where !pairs.isEmpty: pairs.remove(at: random.below(pairs.count))
            case 1 where !pairs.isEmpty:
                let name = anyKey()
                let i = random.below(pairs.count)
                if !pairs.contains(where: { $0.key == name }) { pairs[i].key = name }
            default:
                let name = anyKey()
                let value = junk()
                if !pairs.contains(where: { $0.key == name }) { pairs.append((name, value)) }
            }
            return .mapping(pairs)
        case .sequence(var items) where random.chance(60):
            if random.chance(40) { return .sequence([]) }
            items.append(junk())
            return .sequence(items)
        default:
            switch random.below(7) {
            case 0: return .sequence([document])
            case 1: return .mapping([("value", document)])
            case 2: return .mapping([("to", document)])
            case 3: return .mapping([(random.pick(["any", "all", "of"]), random.chance(50) ? document : .sequence([document]))])
            case 4: return .mapping([("at-least", .number(Double(random.below(4)))), ("of", .sequence([document, document]))])
            default: return junk()
            }
        }
    }

    private mutating func anyKey() -> String {
        if random.chance(60) { return random.pick(vocabulary.keys).name }
        return random.pick([
            "id", "kind", "source", "valid-from", "valid-to", "value", "to", "any", "all", "of", "at-least", "fr", "en", "de", "ref", "date", "rank",
            "standing", "", "Kind", "operated_by", "clé", "$ref",
        ])
    }

    private mutating func junk() -> Document { random.pick(Self.junk) }

    /// Values that are right somewhere and wrong elsewhere.
    static let junk: [Document] = [
        .null, .boolean(true), .boolean(false), .number(0), .number(1), .number(-1), .number(2.5), .number(100), .number(100.5), .number(1e15), .number(7),
        .string(""), .string("unknown"), .string("a"), .string("A b"), .string("C3"), .string("C9"), .string("true"), .string("1"), .string("30d"),
        .string("0d"), .string("+5d"), .string("05d"), .string("99999y"), .string("999999d"), .string("5w"), .string("d"), .string("é"), .string("-a"),
        .string("a/b"), .string("2026-02-30"), .string("2026-2-3"), .string("0000-00-00"), .string("20260203"), .string("P"), .string("p"),
        .string("declared"), .string("online"), .string("data"), .string("law"), .string(String(repeating: "a", count: 200)),
        .string(String(repeating: "a", count: 201)), .string("null"), .string(" "), .sequence([]), .sequence([.null]), .sequence([.string("a")]),
        .sequence([.sequence([.string("a")])]), .sequence([.string("unknown")]), .mapping([]), .mapping([("fr", .string("x"))]),
        .mapping([("fr", .string(""))]), .mapping([("fr", .mapping([]))]), .mapping([("value", .null)]), .mapping([("value", .string("x"))]),
        .mapping([("value", .mapping([("value", .string("x"))]))]), .mapping([("value", .mapping([("fr", .string("x"))]))]),
        .mapping([("ref", .string("r"))]), .mapping([("ref", .null)]), .mapping([("date", .string("2026-01-01"))]), .mapping([("to", .string("a"))]),
        .mapping([("to", .string("unknown"))]), .mapping([("to", .null)]), .mapping([("to", .sequence([.string("a")]))]),
        .mapping([("any", .sequence([.string("a")]))]), .mapping([("any", .sequence([]))]), .mapping([("any", .string("a"))]),
        .mapping([("all", .sequence([.string("a"), .string("b")]))]),
        .mapping([("any", .sequence([.string("a")])), ("all", .sequence([.string("b")]))]),
        .mapping([("any", .sequence([.string("a")])), ("at-least", .number(1))]),
        .mapping([("any", .sequence([.string("a")])), ("at-least", .number(1)), ("of", .sequence([.string("b")]))]),
        .mapping([("of", .sequence([.string("a")]))]), .mapping([("at-least", .number(1))]),
        .mapping([("at-least", .number(1.5)), ("of", .sequence([.string("a")]))]), .mapping([("at-least", .number(0)), ("of", .sequence([.string("a")]))]),
        .mapping([("at-least", .string("1")), ("of", .sequence([.string("a")]))]), .mapping([("at-least", .number(9)), ("of", .sequence([.string("a")]))]),
        .mapping([("any", .sequence([.mapping([("any", .sequence([.string("a")]))])]))]),
    ]

    /// Every value above under one key of each form, in each place where a value may stand.
    static func everyForm(_ vocabulary: Vocabulary) -> [Document] {
        var seen: Set<String> = []
        var out: [Document] = []
        for kind in vocabulary.kinds {
            for key in kind.keys {
                let definition = vocabulary.definition(of: key)
                let signature: String, attribute: KeyDefinition?
                switch definition.form {
                case .attribute(let type, let list):
                    (signature, attribute) = ("\(type) \(list) \(definition.mayBeUnknown)", nil)
                case .relation(_, let attributes, let needs):
                    (signature, attribute) = ("relation \(attributes) \(needs) \(definition.mayBeUnknown)", attributes.first.map { vocabulary.definition(of: $0) })
                }
                guard seen.insert(signature).inserted else { continue }
                for value in junk {
                    var values = [value]
                    if definition.isRelation {
                        values += [.mapping([("to", .string("a")), ("source", value)]), .sequence([.mapping([("any", .sequence([value]))])])]
                        if let attribute { values.append(.mapping([("to", .string("a")), (attribute.name, value)])) }
                    } else {
                        values.append(.mapping([("value", value)]))
                    }
                    for value in values {
                        out.append(.mapping([("id", .string("f\(out.count)")), ("kind", .string(kind.name)), (definition.name, value)]))
                    }
                }
            }
        }
        return out
    }
}
