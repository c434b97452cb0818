package import Continuum
import Sovereignty

/// The JSON Schemas of what `portulan nis2 classify` reads and writes.
package enum NISSchema: SchemaParts {
    private static let number = Document.mapping([("type", .string("number"))])
    private static let decision = Document.mapping([("$ref", .string("#/$defs/decision"))])
    private static func anyOf(_ schemas: [Document]) -> Document { .mapping([("anyOf", .sequence(schemas))]) }
    private static let null = Document.mapping([("type", .string("null"))])
    private static let category = one(of: NISCategory.allCases.map(\.rawValue))
    private static let answer = one(of: NISCategory.allCases.map(\.rawValue) + ["depends"])
    private static let key = one(of: Set(NISFact.allCases.map(\.key.rawValue)).sorted())

    private static func head(_ title: String) -> [(key: String, value: Document)] {
        [("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title))]
    }

    // MARK: What is written

    package static var document: Document {
        let step = object([("basis", one(of: NISReason.Basis.allCases.map(\.rawValue))), ("articles", text), ("text", both)])
        let reasons = list(object([("category", category), ("steps", list(step))]))
        let total = object([("known", number), ("isWhole", flag)])
        let entity = object([
            ("id", text), ("name", text), ("answer", answer), ("possible", list(category)), ("decision", decision), ("reasons", reasons), ("missing", list(key)),
            ("presumed", list(key)), ("exceptions", list(object([("fact", key), ("values", list(text)), ("then", decision)]))),
            (
                "size",
                object([
                    ("possible", list(one(of: EnterpriseSize.allCases.map(\.rawValue)))), ("alone", anyOf([one(of: EnterpriseSize.allCases.map(\.rawValue)), null])),
                    ("totals", object(NISFigure.allCases.map { ($0.rawValue, total) })),
                ])
            ),
            ("jurisdictions", list(object([("rule", one(of: NISJurisdiction.Rule.allCases.map(\.rawValue))), ("article", text), ("states", list(text))]))),
            ("duties", list(one(of: NISDuty.allCases.map(\.rawValue)))), ("remarks", list(one(of: NISRemark.allCases.map(\.rawValue)))),
            ("draft", anyOf([object([("answer", answer), ("decision", decision), ("reasons", reasons)]), null])),
        ])
        let whole = object([
            ("portulan", .mapping([("const", .number(1))])), ("directive", text),
            ("draft", object([("law", text), ("textOf", day), ("notPromulgatedAsOf", day), ("title", both)])),
            ("duties", object(NISDuty.allCases.map { ($0.rawValue, object([("articles", list(text)), ("text", both)])) })),
            ("remarks", object(NISRemark.allCases.map { ($0.rawValue, both) })), ("entities", list(entity)),
        ])
        guard case .mapping(let pairs) = whole else { return whole }
        let branch = object([("values", list(text)), ("then", decision)])
        let definition = anyOf([object([("category", category)]), object([("fact", key), ("cases", list(branch))])])
        return .mapping(head("Portulan : classement NIS 2 / NIS 2 classification") + pairs + [("$defs", .mapping([("decision", definition)]))])
    }

    // MARK: What is read

    package static var entities: Document {
        .mapping(
            head("Portulan : entités à classer selon NIS 2 / entities to classify under NIS 2") + [
                ("anyOf", .sequence([.mapping([("$ref", .string("#/$defs/entity"))]), object([("entities", list(.mapping([("$ref", .string("#/$defs/entity"))])))])])),
                ("$defs", .mapping([("entity", object(NISKey.allCases.map { ($0.rawValue, schema(of: $0)) }, optional: Set(NISKey.allCases.map(\.rawValue))))])),
            ])
    }

    private static let unknown = Document.mapping([("const", .string("unknown"))])
    private static func orUnknown(_ schema: Document) -> Document { anyOf([schema, unknown]) }
    private static func figure(_ key: NISKey) -> Document {
        .mapping([("type", .string("number")), ("minimum", .number(0)), ("maximum", .number(Double(NISKey.highest[key] ?? 0)))])
    }
    private static func words<Answer: NISAnswer>(_: Answer.Type) -> Document { one(of: Answer.allCases.map(\.rawValue) + ["unknown"]) }
    private static let state = Document.mapping([("type", .string("string")), ("pattern", .string("^([A-Za-z]{2}|unknown)$"))])

    private static func relative(_ hasShare: Bool) -> Document {
        let figures: [(key: String, value: Document)] = [("headcount", orUnknown(figure(.headcount))), ("turnover", orUnknown(figure(.turnover))), ("balance", orUnknown(figure(.balance)))]
        let share: [(key: String, value: Document)] = hasShare ? [("share", .mapping([("type", .string("number")), ("minimum", .number(25)), ("maximum", .number(50))]))] : []
        return list(object([("name", text)] + share + figures, optional: ["name", "headcount", "turnover", "balance"]))
    }

    private static func schema(of key: NISKey) -> Document {
        switch key {
        case .id, .name: return text
        case .sector: return one(of: NISSector.all.map(\.id) + ["unknown"])
        case .activity:
            let words = NISActivity.all.map(\.id) + NISActivity.all.compactMap { $0.nace.map { "nace-\($0)" } } + ["none", "unknown"]
            return anyOf([one(of: words), list(one(of: words))])
        case .size: return one(of: ["micro", "small", "medium", "large", "unknown"])
        case .headcount, .turnover, .balance: return orUnknown(figure(key))
        case .population: return orUnknown(.mapping([("type", .string("integer")), ("minimum", .number(0)), ("maximum", .number(Double(NISKey.highest[key] ?? 0)))]))
        case .linked: return relative(false)
        case .partners: return relative(true)
        case .established, .serves: return anyOf([state, list(state)])
        case .mainEstablishment, .representative: return one(of: StateCode.members.sorted() + ["unknown"])
        case .publicTier: return words(NISTier.self)
        case .localKind: return words(NISLocalKind.self)
        case .security: return words(NISSecurity.self)
        case .specialRole: return words(NISSpecialRole.self)
        case .identifiedAs: return words(NISIdentification.self)
        case .localOption, .educationOption: return words(NISOption.self)
        case .publicUndertaking, .inUnion, .education, .criticalEntity, .formerOperator, .formerOperatorKept, .doraExempted, .regionalRisk: return orUnknown(flag)
        }
    }
}
