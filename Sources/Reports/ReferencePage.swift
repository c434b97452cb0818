package import Continuum
import Knowledge

/// The reference of everything that files may say, as Markdown: made from the vocabulary, never by hand.
package struct ReferencePage {
    private let vocabulary: Vocabulary

    package init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    package func markdown() -> String {
        var out = """
            # Référence / Reference

            *Page faite par le programme (`Scripts/make-schemas.sh`) : ne la modifiez pas à la main. / Made by the program: do not edit by hand.*

            Chaque élément a un `id` (lettres, chiffres, `.`, `_`, `-`) et une nature, `kind`. Il peut donner sa `source`, et les jours entre
            lesquels il vaut, `valid-from` et `valid-to`. / Each element has an `id` (letters, digits, `.`, `_`, `-`) and a `kind`. It may give its
            `source`, and the days between which it holds, `valid-from` and `valid-to`.

            `source` : un texte, ou / a text, or `{ ref: …, date: AAAA-MM-JJ, standing: \(Standing.allCases.map(\.rawValue).joined(separator: "|")), rank: \(Rank.allCases.map(\.rawValue).joined(separator: "|")) }`.

            Un fait s’écrit court (`class: C3`) ou long (`class: { value: C3, source: …, valid-from: … }`) ; une relation, `operated-by: acme` ou
            `operated-by: { to: acme, … }`, seule ou en liste. / A fact is written short or long; a relation too, alone or in a list.

            ## Clés de tous les éléments / Keys of every element

            \(table(Key.common))

            """
        out += "## La carte / The chart\n\n"
        for kind in vocabulary.kinds where kind.kind.rawValue < 20 { out += section(kind) }
        out += "## Le monde / The world\n\n"
        for kind in vocabulary.kinds where kind.kind.rawValue >= 20 { out += section(kind) }
        out += attributes()
        out += problems()
        return out
    }

    private func section(_ kind: KindDefinition) -> String {
        var out = "### `\(kind.name)` — \(kind.meaning.fr) / \(kind.meaning.en)\n\n"
        if !kind.expected.isEmpty {
            let groups = kind.expected.map { group in group.map { "`\(vocabulary.name(of: $0))`" }.joined(separator: " ou/or ") }
            out += "Attendu, sinon compté comme inconnu / Expected, otherwise counted as unknown: \(groups.joined(separator: " ; ")).\n\n"
        }
        let own = kind.keys.filter { !Key.common.contains($0) }
        if !own.isEmpty { out += table(own) + "\n" }
        return out + "\n"
    }

    private func table(_ keys: [Key]) -> String {
        var out = "| clé / key | valeur / value | français | English |\n|---|---|---|---|\n"
        for key in keys {
            let definition = vocabulary.definition(of: key)
            out += "| `\(definition.name)` | \(value(definition)) | \(definition.meaning.fr) | \(definition.meaning.en) |\n"
        }
        return out
    }

    private func value(_ definition: KeyDefinition) -> String {
        var text: String
        switch definition.form {
        case .attribute(let type, let list):
            text = self.type(type)
            if list { text += ", liste / list" }
        case .relation(let kinds, _, let needs):
            text = "→ " + (kinds.isEmpty ? "tout / any" : kinds.map { "`\(vocabulary.name(of: $0))`" }.joined(separator: ", "))
            if needs { text += " ; `any`, `all`, `at-least`" }
        }
        return definition.mayBeUnknown ? text + " ; `unknown`" : text
    }

    private func type(_ type: ValueType) -> String {
        switch type {
        case .boolean: "`true`, `false`"
        case .token(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .tag: "un mot / a word"
        case .text: "texte / text"
        case .bilingual: "texte / text, `{ fr: …, en: … }`"
        case .number(let range): "\(Int(range.lowerBound))–\(Int(range.upperBound))"
        case .integer(let range): "\(range.lowerBound)–\(range.upperBound)"
        case .day: "`AAAA-MM-JJ`"
        case .horizon: "`30d`, `6m`, `1y`"
        case .reference(let kinds): "id : " + kinds.map { "`\(vocabulary.name(of: $0))`" }.joined(separator: ", ")
        }
    }

    private func attributes() -> String {
        var out = "## Attributs des relations / Attributes of relations\n\n| relation | attributs / attributes |\n|---|---|\n"
        var used: [Key] = []
        for definition in vocabulary.keys {
            guard case .relation(_, let attributes, _) = definition.form, !attributes.isEmpty else { continue }
            out += "| `\(definition.name)` | \(attributes.map { "`\(vocabulary.name(of: $0))`" }.joined(separator: ", ")) |\n"
            for key in attributes where !used.contains(key) { used.append(key) }
        }
        return out + "\n" + table(used) + "\n"
    }

    private func problems() -> String {
        var out = "## Problèmes / Problems\n\n| id | français | English |\n|---|---|---|\n"
        for problem in Problem.samples {
            out += "| `\(problem.id)` | \(cell(problem.message(.french))) | \(cell(problem.message(.english))) |\n"
        }
        return out
    }

    private func cell(_ text: String) -> String {
        String(text.map { $0 == "|" ? "\u{2223}" : $0 == "\n" ? " " : $0 })
    }
}

extension Problem {
    /// One of each, with sample words, in the order of their ids.
    static let samples: [Problem] = [
        .unreadableFile("a.yaml"), .fileTooLarge(bytes: 40_000_000, limit: 33_554_432), .invalidUTF8(byteOffset: 12), .syntax("did not find expected key"),
        .aliasNotAccepted, .aliasBomb(limit: 10_000), .tooDeep(limit: 64), .lineTooLong(limit: 4_194_304), .emptyFile, .expectedMapping(what: "element"),
        .unknownTopLevelKey("element", nearest: "elements"), .cancelled, .textStoreFull, .missingID, .invalidID("état civil"), .missingKind,
        .unknownKind("aplication", nearest: "application"), .duplicateID("serveur"), .kindChanged(id: "ovhcloud", was: "organisation", now: "offer"),
        .unknownKey("stored-in", kind: "data", nearest: "stored-on"), .keyOnWrongKind("class", kind: "site"), .duplicateKey("class"),
        .wrongType(key: "essential", expected: "true | false", found: "“oui”"),
        .unknownToken(key: "class", found: "C5", allowed: ["C1", "C2", "C3", "C4"], nearest: "C1"), .outOfRange(key: "votes", found: "120", range: "0 – 100"),
        .noSuchDay("2023-02-29"), .dayFormat("01/03/2026"), .endsBeforeItStarts("2026-01-01 → 2025-01-01"), .mayNotBeUnknown(key: "name"),
        .missingTarget(relation: "stored-on"), .emptyList(key: "stored-on"), .duplicateTarget(relation: "owners", target: "acme"),
        .alternativesNotAllowed(relation: "operated-by"), .thresholdOutOfRange(found: 4, members: 3),
        .unknownReference("serveru", key: "stored-on", nearest: "serveur"),
        .wrongTargetKind("mairie", key: "stored-on", kind: "organisation", allowed: ["platform", "device"]), .selfReference("serveur", key: "runs-on"),
        .partOfCycle(["salle", "batiment", "salle"]), .sharesAboveHundred(organisation: "acme", what: "votes", total: "120"), .missingSource("acme"),
        .changeTargetMissing("serveur"), .changeAlreadyThere("serveur"), .changeNoSuchFact(id: "serveur", key: "runs-on"),
        .changeConflict(id: "serveur", key: "class", other: "autre-changement"),
        .changeValueMoved(id: "dossiers", key: "class", expected: "C2", found: "C3"), .changeReferenced(id: "serveur", by: "dossiers"),
        .changeIncomplete("kind"), .decidesWithoutDecision(kind: "measure"), .decisionIncomplete("treatment"),
        .reductionWithoutMeasure("REACH-OBTAIN:dossiers:law"), .unknownMeasure("chifrer", nearest: "chiffrer"), .missingWorkspaceFile("dossier"), .notAWorkspace("dossier"), .unknownOrganisation("mairei"), .unsupportedVersion("2"),
        .policyWithoutReason("JP"), .ignoredFile("notes.txt"), .symbolicLink("lien"), .noElements,
    ]
}
