/// Reads a small YAML mapping of known keys, with diagnostics that have places: `portulan.yaml`.
package enum MappingReader {
    package struct Entry: Sendable {
        package var value: String
        package var place: Place
    }

    /// The scalars of a flat mapping; keys that are not known are reported with the nearest one.
    package static func read(_ bytes: [UInt8], file: String, keys: [String], diagnostics: inout Diagnostics) -> [String: Entry] {
        guard let tape = YAMLDocument.tape(bytes, file: file, diagnostics: &diagnostics) else { return [:] }
        func place(_ index: Int) -> Place {
            Place(file: file, line: Int(tape.tokens[index].line), column: Int(tape.tokens[index].column), length: Int(tape.tokens[index].count))
        }
        guard tape.tokens[0].kind == .mapping else {
            diagnostics.add(.expectedMapping(what: "file"), at: place(0))
            return [:]
        }
        var entries: [String: Entry] = [:]
        var cursor = 1
        while cursor < tape.tokens.count {
            let key = tape.text(cursor), value = cursor + 1
            if !keys.contains(key) {
                diagnostics.add(.unknownTopLevelKey(key, nearest: nearest(to: key, among: keys)), at: place(cursor))
            } else if !tape.isScalar(value) || tape.tokens[value].count == 0 {
                diagnostics.add(.wrongType(key: key, expected: "text", found: tape.isScalar(value) ? "nothing" : "mapping"), at: place(value))
            } else {
                entries[key] = Entry(value: tape.text(value), place: place(value))
            }
            cursor = Int(tape.tokens[value].next)
        }
        return entries
    }
}
