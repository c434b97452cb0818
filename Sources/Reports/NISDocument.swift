package import Continuum
package import Sovereignty

/// Classifications under NIS 2 as JSON. What is the same for all entities (duties, remarks) is said once, before the list.
package enum NISDocument {
    /// The whole output, put together entity by entity: a hundred thousand are never a tree in memory.
    package static func json(_ classifications: some Sequence<NISClassification>) -> String {
        var out = ""
        let head: [(key: String, value: Document)] = [
            ("portulan", .number(1)), ("directive", .string("2022/2555")), ("draft", draftStatus), ("duties", duties), ("remarks", remarks),
        ]
        out += "{\n"
        for (key, value) in head { out += "  \(Document.string(key).json): \(value.json),\n" }
        out += "  \"entities\": ["
        var isFirst = true
        for classification in classifications {
            out += isFirst ? "\n    " : ",\n    "
            out += entity(classification).json
            isFirst = false
        }
        return out + (isFirst ? "]\n}\n" : "\n  ]\n}\n")
    }

    private static func text(_ words: Bilingual) -> Document {
        .mapping([("fr", .string(Typography.set(words.fr, .french))), ("en", .string(words.en))])
    }

    private static var draftStatus: Document {
        .mapping([
            ("law", .string("french-draft")), ("textOf", .string(FrenchDraft.textDate?.description ?? "")),
            ("notPromulgatedAsOf", .string(FrenchDraft.notPromulgatedAsOf?.description ?? "")), ("title", text(NISWords.draft)),
        ])
    }

    private static var duties: Document {
        .mapping(NISDuty.allCases.map { ($0.rawValue, .mapping([("articles", .strings($0.articles)), ("text", text(NISWords.duty($0)))])) })
    }

    private static var remarks: Document { .mapping(NISRemark.allCases.map { ($0.rawValue, text(NISWords.remark($0))) }) }

    /// A decision: `{ "category": … }`, or the fact that is missing and what it would be in each case.
    package static func decision(_ decision: NISDecision) -> Document {
        switch decision {
        case .answer(let category): .mapping([("category", .string(category.rawValue))])
        case .ask(let fact, let branches):
            .mapping([
                ("fact", .string(fact.key.rawValue)),
                (
                    "cases",
                    .sequence(branches.map { .mapping([("values", .strings($0.codes.map { NISWords.token(fact, $0) })), ("then", self.decision($0.then))]) })
                ),
            ])
        }
    }

    private static func outcomes(_ outcomes: [NISOutcome], _ size: NISSizeReading) -> Document {
        .sequence(
            outcomes.map { outcome in
                .mapping([
                    ("category", .string(outcome.category.rawValue)),
                    (
                        "steps",
                        .sequence(
                            outcome.reasons.map { reason in
                                .mapping([
                                    ("basis", .string(reason.basis.rawValue)), ("articles", .string(NISWords.place(reason).en)), ("text", text(NISWords.reason(reason, size))),
                                ])
                            })
                    ),
                ])
            })
    }

    private static func answer(_ decision: NISDecision) -> Document {
        if case .answer(let category) = decision { .string(category.rawValue) } else { .string("depends") }
    }

    private static func exception(_ exception: NISClassification.Exception) -> Document {
        let values = exception.codes.map { NISWords.token(exception.fact, $0) }
        return .mapping([("fact", .string(exception.fact.key.rawValue)), ("values", .strings(values)), ("then", decision(exception.then))])
    }

    private static func size(_ size: NISSizeReading) -> Document {
        let totals = size.totals.map { total -> (key: String, value: Document) in
            (total.figure.rawValue, .mapping([("known", .number(total.known)), ("isWhole", .boolean(total.isWhole))]))
        }
        return .mapping([
            ("possible", .strings(size.sizes.sorted().map(\.rawValue))), ("alone", size.alone.map { .string($0.rawValue) } ?? .null), ("totals", .mapping(totals)),
        ])
    }

    private static func jurisdiction(_ jurisdiction: NISJurisdiction) -> Document {
        .mapping([
            ("rule", .string(jurisdiction.rule.rawValue)), ("article", .string(jurisdiction.article)), ("states", .strings(jurisdiction.states.map(\.code))),
        ])
    }

    package static func entity(_ classification: NISClassification) -> Document {
        let entity = classification.entity
        var pairs: [(key: String, value: Document)] = [("id", .string(entity.id)), ("name", .string(entity.name)), ("answer", answer(classification.decision))]
        pairs.append(("possible", .strings(classification.decision.categories.sorted().map(\.rawValue))))
        pairs.append(("decision", decision(classification.decision)))
        pairs.append(("reasons", outcomes(classification.outcomes, classification.size)))
        pairs.append(("missing", .strings(classification.missing.map(\.key.rawValue))))
        pairs.append(("presumed", .strings(NISFact.allCases.filter { entity.isPresumed($0) }.map(\.key.rawValue))))
        pairs.append(("exceptions", .sequence(classification.exceptions.map(exception))))
        pairs.append(("size", size(classification.size)))
        pairs.append(("jurisdictions", .sequence(classification.jurisdictions.map(jurisdiction))))
        pairs.append(("duties", .strings(NISDuty.all(classification).map(\.rawValue))))
        pairs.append(("remarks", .strings(classification.remarks.map(\.rawValue))))
        if let draft = classification.draft {
            let parts: [(key: String, value: Document)] = [
                ("answer", answer(draft.decision)), ("decision", decision(draft.decision)), ("reasons", outcomes(draft.outcomes, classification.size)),
            ]
            pairs.append(("draft", .mapping(parts)))
        } else {
            pairs.append(("draft", .null))
        }
        return .mapping(pairs)
    }
}
