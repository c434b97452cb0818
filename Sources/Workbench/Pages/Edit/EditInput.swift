import Continuum
import Workspace

/// What people type, as the form of an element understands it: one value a line for lists, names for ids, « inconnu » for `unknown`, « 6 mois » for `6m`.
struct EditInput: Sendable {
    private(set) var submission: FormSubmission
    /// What could not be told, by the name of the field.
    private(set) var faults: [String: String] = [:]
    private let continuum: Continuum
    private let index: ElementIndex
    private let language: Language

    init(_ pairs: [(name: String, value: String)], _ form: ElementForm, _ snapshot: Snapshot, _ language: Language) {
        continuum = snapshot.continuum
        index = snapshot.index
        self.language = language
        submission = FormSubmission([])
        let raw = pairs.filter { Self.isOfForm($0.name) }
        let posted = form.filled(with: FormSubmission(raw))
        var fields: [String: FormField] = [:], targets: [String: RelationField] = [:]
        for part in posted.parts {
            for field in part.fields { fields[field.name] = field }
            for relation in part.relations {
                for row in relation.rows {
                    targets["\(relation.name).\(row.index).to"] = relation
                    for field in row.attributes { fields[field.name] = field }
                }
            }
        }
        var read: [(name: String, value: String)] = []
        for (name, value) in raw {
            if let relation = targets[name] {
                read.append((name, target(value, name, relation.targets, mayBeUnknown: relation.mayBeUnknown)))
            } else if let field = fields[name] {
                let values = field.isList ? value.split(whereSeparator: \.isNewline).map(String.init) : [value]
                read += values.isEmpty ? [(name, "")] : values.map { (name, self.value($0, name, field)) }
            } else if (name.hasSuffix(".fr") || name.hasSuffix(".en")), let field = fields[String(name.dropLast(3))], field.mayBeUnknown {
                read.append((name, unknown(value) ?? value))
            } else {
                read.append((name, value))
            }
        }
        if form.isNew, !read.contains(where: { $0.name == "id" && !Self.trimmed($0.value).isEmpty }) {
            // An id that nobody chose is made of the name.
            let name = ["f.name.fr", "f.name.en"].lazy.compactMap { wanted in read.first { $0.name == wanted && !Self.trimmed($0.value).isEmpty }?.value }.first
            read.removeAll { $0.name == "id" }
            if let name { read.append(("id", ElementForm.suggestedID(for: Self.trimmed(name)) { [continuum] in continuum.index(of: $0) != nil })) }
        }
        submission = FormSubmission(read)
    }

    /// Whether a name is a question of the element's form, and not one of the page around it.
    static func isOfForm(_ name: String) -> Bool {
        name == "id" || ["f.", "r.", "source.", "valid."].contains { name.hasPrefix($0) }
    }

    private static func trimmed(_ text: String) -> String { text[...].trimmingSpaces() }

    private func unknown(_ text: String) -> String? {
        ["inconnu", "inconnue", "unknown", "?", "on ne sait pas", "not known"].contains(Self.trimmed(text).lowercased()) ? "unknown" : nil
    }

    private mutating func value(_ text: String, _ name: String, _ field: FormField) -> String {
        if field.mayBeUnknown, let unknown = unknown(text) { return unknown }
        switch field.type {
        case .horizon: return Self.horizon(text)
        case .reference(let kinds): return target(text, name, kinds, mayBeUnknown: field.mayBeUnknown)
        default: return text
        }
    }

    /// « 6 mois », “2 years”, « 30 j » as the files write it.
    static func horizon(_ text: String) -> String {
        let plain = trimmed(text).lowercased()
        let digits = plain.prefix { ("0"..."9").contains($0) }
        let unit = plain.dropFirst(digits.count).trimmingSpaces()
        let letters = [
            "j": "d", "d": "d", "jour": "d", "jours": "d", "day": "d", "days": "d", "m": "m", "mois": "m", "month": "m", "months": "m", "y": "y", "a": "y", "an": "y", "ans": "y",
            "year": "y", "years": "y",
        ]
        guard !digits.isEmpty, let letter = letters[unit] else { return text }
        return digits + letter
    }

    /// The id that a text means: itself, or that of the one element of that name.
    private mutating func target(_ typed: String, _ name: String, _ kinds: [Kind], mayBeUnknown: Bool) -> String {
        let text = Self.trimmed(typed)
        if text.isEmpty || continuum.index(of: text) != nil { return text }
        if mayBeUnknown, let unknown = unknown(text) { return unknown }
        let found = elements(named: text, kinds)
        if found.count == 1 { return continuum.id(found[0]) }
        if found.count > 1 {
            let ids = found.prefix(5).map { continuum.id($0) }.joined(separator: ", ")
            faults[name] = Bilingual(fr: "Plusieurs éléments portent ce nom : donnez l’identifiant (\(ids)).", en: "Several elements have this name: give the id (\(ids)).")[language]
        }
        return text
    }

    private func elements(named text: String, _ kinds: [Kind]) -> [Int] { Self.elements(named: text, kinds, continuum, index) }

    /// The elements of exactly that name, in either language, whatever its case and accents.
    static func elements(named text: String, _ kinds: [Kind], _ continuum: Continuum, _ index: ElementIndex) -> [Int] {
        let folded = ElementIndex.fold(text)
        func isIt(_ i: Int) -> Bool {
            (kinds.isEmpty || kinds.contains(continuum.elements[i].kind))
                && Language.allCases.contains { ElementIndex.fold(continuum.name(i, $0)) == folded }
        }
        let own = index.search(text) { kinds.isEmpty || kinds.contains(continuum.elements[$0].kind) }.map(Int.init).filter(isIt)
        if !own.isEmpty { return own }
        return continuum.elements.indices.filter { continuum.elements[$0].layer == .base && continuum.elements[$0].kind.rawValue != 0 && isIt($0) }
    }
}
