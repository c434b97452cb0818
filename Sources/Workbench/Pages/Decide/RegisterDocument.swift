import Continuum
import Reach
import Reports
import Workspace

/// The register to take away: as a table for spreadsheets, and as JSON.
struct RegisterDocument: Sendable {
    let register: Register

    /// One row for each finding or decision, in the order of the register.
    func table(_ language: Language) -> [[String]] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let head = [
            say("Identifiant", "Id"), say("Constat", "Finding"), say("Gravité", "Severity"), say("Cause", "Cause"), say("Élément", "Element"), say("Nom", "Name"),
            say("Par qui", "By whom"), say("Classe", "Class"), say("État", "State"), say("Décision", "Decision"), say("Raison", "Reason"),
            say("Responsable", "Owner"), say("Révision", "Review"), say("Décidé le", "Decided on"), say("Par", "By"), say("Mesures", "Measures"),
            say("Investissement (€)", "Cost once (€)"), say("Par an (€)", "Cost a year (€)"),
        ]
        let continuum = register.snapshot.continuum
        return [head] + register.rows.map { row in
            let finding = row.finding, decision = row.entry?.decision, change = row.entry?.change
            return [
                row.id, register.message(row)[language], finding.map { Wording.severity($0.severity)[language] } ?? "", finding.map { $0.cause.words[language] } ?? "",
                finding.map { continuum.id($0.element) } ?? "", finding.map { continuum.name($0.element, language) } ?? "",
                finding.map { register.subjects($0, language).joined(separator: ", ") } ?? "", finding?.className ?? "", DecisionWords.state(row.state)[language],
                decision.map { DecisionWords.done($0.treatment)[language] } ?? "", change?.reason[language] ?? "", decision?.owner ?? "",
                decision?.review?.description ?? "", change?.date?.description ?? "", change?.author ?? "", decision?.measures.joined(separator: ", ") ?? "",
                change?.cost.map { Self.figure($0.capex) } ?? "", change?.cost.map { Self.figure($0.opex) } ?? "",
            ]
        }
    }

    func document() -> Document {
        func both(_ words: Bilingual) -> Document { .mapping([("fr", .string(words.fr)), ("en", .string(words.en))]) }
        func optional(_ text: String?) -> Document { text.map(Document.string) ?? .null }
        func decision(_ change: Change) -> Document {
            .mapping([
                ("id", .string(change.id)), ("treatment", optional(change.decides?.treatment.rawValue)), ("reason", both(change.reason)),
                ("owner", optional(change.decides?.owner)), ("review", optional(change.decides?.review?.description)), ("date", optional(change.date?.description)),
                ("author", .string(change.author)), ("measures", .sequence((change.decides?.measures ?? []).map(Document.string))),
                ("cost", change.cost.map { .mapping([("capex", .number($0.capex)), ("opex", .number($0.opex))]) } ?? .null),
            ])
        }
        let assessment = register.snapshot.assessment
        return .mapping([
            ("portulan", .number(1)), ("type", .string("risk-register")), ("date", .string(register.snapshot.day.description)),
            (
                "rows",
                .sequence(register.rows.map { row in
                    .mapping([
                        ("finding", .string(row.id)), ("state", .string(row.state.rawValue)), ("message", both(register.message(row))),
                        ("severity", optional(row.finding?.severity.rawValue)), ("cause", optional(row.finding?.cause.rawValue)),
                        ("element", optional(row.finding.map { assessment.continuum.id($0.element) })),
                        ("subjects", .sequence((row.finding?.subjects ?? []).map { .string(assessment.continuum.id(Int(assessment.model.subjects.list[$0].element))) })),
                        ("class", optional(row.finding?.className)),
                        ("decisions", .sequence((row.entry.map { [$0.change] + $0.earlier } ?? []).map(decision))),
                    ])
                })
            ),
        ])
    }

    private static func figure(_ value: Double) -> String { value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value) }
}
