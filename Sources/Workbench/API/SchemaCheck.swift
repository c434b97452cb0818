import Continuum

/// Where is a value not as its schema says, and how?
struct SchemaFault: Sendable, Equatable {
    /// A JSON Pointer (RFC 6901).
    var pointer: String
    var text: Bilingual

    func document(_ place: String, _ language: Language) -> Document {
        .mapping([("in", .string(place)), ("pointer", .string(pointer)), ("detail", .string(text[language]))])
    }
}

/// Is a value as a schema says? The words of JSON Schema 2020-12 that the API's description uses, so that what is described is what is accepted.
struct SchemaCheck: Sendable {
    let components: [String: Document]
    /// Faults beyond these are not looked for.
    static let most = 20

    func faults(_ value: Document, _ schema: Document) -> [SchemaFault] {
        var faults: [SchemaFault] = []
        check(value, schema, "", &faults)
        return faults
    }

    private func fits(_ value: Document, _ schema: Document) -> Bool {
        var faults: [SchemaFault] = []
        check(value, schema, "", &faults)
        return faults.isEmpty
    }

    private func check(_ value: Document, _ schema: Document, _ pointer: String, _ faults: inout [SchemaFault]) {
        guard faults.count < Self.most, case .mapping(let words) = schema else { return }
        for (word, rule) in words where faults.count < Self.most {
            switch word {
            case "$ref":
                guard let name = rule.text?.split(separator: "/").last, let target = components[String(name)] else { continue }
                check(value, target, pointer, &faults)
            case "type":
                let types = rule.text.map { [$0] } ?? rule.items.compactMap(\.text)
                guard types.contains(where: { value.isOf(type: $0) }) else {
                    faults.append(SchemaFault(pointer: pointer, text: Bilingual(fr: "il faut : \(types.joined(separator: ", "))", en: "wanted: \(types.joined(separator: ", "))")))
                    return
                }
            case "const": if value != rule { faults.append(Self.notOne(of: [rule], pointer)) }
            case "enum": if !rule.items.contains(value) { faults.append(Self.notOne(of: rule.items, pointer)) }
            case "properties", "required", "additionalProperties": checkMembers(value, word, rule, schema, pointer, &faults)
            case "items":
                if case .sequence(let items) = value { for (i, item) in items.enumerated() { check(item, rule, "\(pointer)/\(i)", &faults) } }
            case "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum": checkSize(value, word, rule.figure ?? 0, pointer, &faults)
            case "pattern":
                if let text = value.text, let pattern = rule.text, !Self.matches(text, pattern) {
                    faults.append(SchemaFault(pointer: pointer, text: Bilingual(fr: "n’a pas la forme \(pattern)", en: "is not of the form \(pattern)")))
                }
            case "allOf": for part in rule.items { check(value, part, pointer, &faults) }
            case "anyOf", "oneOf": checkForms(value, rule.items, schema["discriminator"]?["propertyName"]?.text, pointer, &faults)
            case "not":
                if fits(value, rule) { faults.append(SchemaFault(pointer: pointer, text: Bilingual(fr: "ne peut pas être cela", en: "may not be this"))) }
            default: continue
            }
        }
    }

    private static func notOne(of values: [Document], _ pointer: String) -> SchemaFault {
        let list = values.prefix(20).map(\.json).joined(separator: ", ") + (values.count > 20 ? "…" : "")
        return SchemaFault(pointer: pointer, text: Bilingual(fr: "il faut : \(list)", en: "wanted: \(list)"))
    }

    private func checkMembers(_ value: Document, _ word: String, _ rule: Document, _ schema: Document, _ pointer: String, _ faults: inout [SchemaFault]) {
        guard case .mapping(let pairs) = value else { return }
        func inner(_ key: String) -> String { pointer + "/" + key.replacing("~", with: "~0").replacing("/", with: "~1") }
        switch word {
        case "required":
            for name in rule.items.compactMap(\.text) where value[key: name] == nil {
                faults.append(SchemaFault(pointer: inner(name), text: Bilingual(fr: "manque", en: "is missing")))
            }
        case "properties":
            for (key, member) in pairs { if let own = rule[key: key] { check(member, own, inner(key), &faults) } }
        default:
            let known = schema["properties"]
            for (key, member) in pairs where known?[key: key] == nil {
                if case .boolean(false) = rule {
                    var names: [String] = []
                    if case .mapping(let own)? = known { names = own.map(\.key) }
                    let hint = nearest(to: key, among: names)
                    faults.append(
                        SchemaFault(
                            pointer: inner(key),
                            text: Bilingual(fr: "est inconnu" + (hint.map { " ; vouliez-vous dire « \($0) » ?" } ?? ""), en: "is unknown" + (hint.map { "; did you mean “\($0)”?" } ?? ""))))
                } else {
                    check(member, rule, inner(key), &faults)
                }
            }
        }
    }

    private func checkSize(_ value: Document, _ word: String, _ bound: Double, _ pointer: String, _ faults: inout [SchemaFault]) {
        let size: Double
        switch (word, value) {
        case ("minItems", .sequence(let items)), ("maxItems", .sequence(let items)): size = Double(items.count)
        case ("minLength", .string(let text)), ("maxLength", .string(let text)): size = Double(text.unicodeScalars.count)
        case ("minimum", .number(let number)), ("maximum", .number(let number)): size = number
        default: return
        }
        if word.hasPrefix("min"), size < bound { faults.append(SchemaFault(pointer: pointer, text: Bilingual(fr: "au moins \(Document.number(bound).json)", en: "at least \(Document.number(bound).json)"))) }
        if word.hasPrefix("max"), size > bound { faults.append(SchemaFault(pointer: pointer, text: Bilingual(fr: "au plus \(Document.number(bound).json)", en: "at most \(Document.number(bound).json)"))) }
    }

    /// Fits one of some forms. Where none fits, the faults are those of the form that the value's own word names, or of the nearest.
    private func checkForms(_ value: Document, _ forms: [Document], _ discriminator: String?, _ pointer: String, _ faults: inout [SchemaFault]) {
        if let discriminator, case .mapping = value {
            let words = forms.map { resolved($0)["properties"]?[key: discriminator]?["const"] }
            if let i = words.firstIndex(where: { $0 != nil && $0 == value[key: discriminator] }) {
                check(value, forms[i], pointer, &faults)
            } else {
                faults.append(Self.notOne(of: words.compactMap { $0 }, "\(pointer)/\(discriminator)"))
            }
            return
        }
        var best: [SchemaFault]?
        for form in forms {
            var own: [SchemaFault] = []
            check(value, form, pointer, &own)
            if own.isEmpty { return }
            // A fault within is nearer to what was meant than one of the whole.
            if best == nil || depth(own) > depth(best ?? []) { best = own }
        }
        faults += best ?? [SchemaFault(pointer: pointer, text: Bilingual(fr: "n’a aucune des formes attendues", en: "is of none of the forms expected"))]
    }

    private func depth(_ faults: [SchemaFault]) -> Int { faults.map { $0.pointer.count { $0 == "/" } }.min() ?? 0 }

    private func resolved(_ schema: Document) -> Document {
        guard let name = schema["$ref"]?.text?.split(separator: "/").last, let target = components[String(name)] else { return schema }
        return target
    }

    /// Whether a text has a form; anchored patterns are matched whole, so that `$` means the end and nothing else.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let isAnchored = pattern.hasPrefix("^") && pattern.hasSuffix("$")
        let source = isAnchored ? "(?:" + pattern.dropFirst().dropLast() + ")" : pattern
        // A pattern of ours that does not compile accepts nothing; a test compiles every one.
        guard let regex = try? Regex(source).matchingSemantics(.unicodeScalar).asciiOnlyDigits() else { return false }
        return (isAnchored ? try? regex.wholeMatch(in: text) : try? regex.firstMatch(in: text)) != nil
    }
}

extension Document {
    /// The value under a key of a mapping, of the first where it stands twice.
    fileprivate subscript(key name: String) -> Document? { self[name] }

    fileprivate func isOf(type: String) -> Bool {
        switch (type, self) {
        case ("object", .mapping), ("array", .sequence), ("string", .string), ("boolean", .boolean), ("null", .null), ("number", .number): true
        case ("integer", .number(let number)): number.rounded() == number
        default: false
        }
    }
}
