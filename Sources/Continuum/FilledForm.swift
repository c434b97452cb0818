/// What did somebody write into a form, and where? Rows of texts by the name of their column, whatever the file was.
package struct FilledForm: Sendable {
    package struct Entry: Hashable, Sendable {
        package enum Sort: Hashable, Sendable {
            case text
            /// What a spreadsheet worked out; it shows the value.
            case formula
            /// What a spreadsheet shows where a formula failed, or a formula that was never worked out.
            case failure
            /// A mapping where a text was expected.
            case structure
        }
        package var value: String
        package var sort: Sort
        package var place: Place
        /// Sheet and cell, `Questions!H7`; empty in files of lines.
        package var cell: String

        package init(_ value: String, _ sort: Sort = .text, at place: Place, cell: String = "") {
            self.value = value
            self.sort = sort
            self.place = place
            self.cell = cell
        }
    }

    package struct Row: Sendable {
        package var entries: [String: Entry]
        package var place: Place
        package var cell: String

        package init(entries: [String: Entry], place: Place, cell: String = "") {
            self.entries = entries
            self.place = place
            self.cell = cell
        }
    }

    package var file: String
    /// What the form says of itself: for whom it is, of which day, in which language.
    package var head: [String: Entry]
    package var rows: [Row]

    package init(file: String, head: [String: Entry] = [:], rows: [Row] = []) {
        self.file = file
        self.head = head
        self.rows = rows
    }

    /// Rows beyond it are not read: a form that people fill in has hundreds, or a few thousand.
    package static let rowLimit = 20_000
}

extension FilledForm {
    /// Reads `form: { …, questions: [{ … }] }`; nil after a diagnostic where there is no such thing.
    /// - Parameter head, columns: the keys that are known; others are told with the nearest.
    package init?(yaml bytes: [UInt8], file: String, head known: [String], columns: [String], diagnostics: inout Diagnostics) {
        guard let tape = YAMLDocument.tape(bytes, file: file, diagnostics: &diagnostics) else { return nil }
        guard tape.tokens[0].kind == .mapping, let root = Self.fields(tape, 0).first(where: { tape.text($0.key) == "form" })?.value, tape.tokens[root].kind == .mapping
        else {
            diagnostics.add(.notAForm("yaml"), at: Place(file: file))
            return nil
        }
        self.init(file: file)
        for (key, _) in Self.fields(tape, 0) where tape.text(key) != "form" {
            diagnostics.add(.formColumn(tape.text(key), sheet: "", fault: "extra"), at: Self.place(tape, key, file))
        }
        var questions: Int?
        for (key, value) in Self.fields(tape, root) {
            let name = tape.text(key)
            if name == "questions" {
                questions = value
            } else if known.contains(name) {
                head[name] = Self.entry(tape, value, file)
            } else {
                diagnostics.add(.formColumn(name, sheet: "", fault: "extra"), at: Self.place(tape, key, file))
            }
        }
        guard let questions, tape.tokens[questions].kind == .sequence else {
            diagnostics.add(.notAForm("questions"), at: Self.place(tape, questions ?? root, file))
            return nil
        }
        var cursor = questions + 1
        while cursor < Int(tape.tokens[questions].next) {
            defer { cursor = Int(tape.tokens[cursor].next) }
            let place = Self.place(tape, cursor, file)
            guard tape.tokens[cursor].kind == .mapping else {
                diagnostics.add(.formUnknownQuestion(tape.isScalar(cursor) ? tape.text(cursor) : "", cell: "", nearest: nil), at: place)
                continue
            }
            if rows.count >= Self.rowLimit {
                diagnostics.add(.importTooMany(limit: Self.rowLimit), at: place)
                break
            }
            var row = Row(entries: [:], place: place)
            for (key, value) in Self.fields(tape, cursor) {
                let name = tape.text(key)
                if columns.contains(name) {
                    row.entries[name] = Self.entry(tape, value, file)
                } else {
                    diagnostics.add(.formColumn(name, sheet: "", fault: "extra"), at: Self.place(tape, key, file))
                }
            }
            rows.append(row)
        }
    }

    private static func fields(_ tape: borrowing Tape, _ index: Int) -> [(key: Int, value: Int)] {
        var fields: [(key: Int, value: Int)] = []
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            fields.append((cursor, cursor + 1))
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        return fields
    }

    /// A scalar, or a list of scalars joined by commas; nil for nothing.
    private static func entry(_ tape: borrowing Tape, _ index: Int, _ file: String) -> Entry? {
        let place = place(tape, index, file)
        switch tape.tokens[index].kind {
        case .string, .plain:
            if case .null = tape.plain(index), tape.tokens[index].kind == .plain { return nil }
            return Entry(tape.text(index), at: place)
        case .mapping: return tape.tokens[index].next == index + 1 ? nil : Entry("{ … }", .structure, at: place)
        case .sequence:
            var parts: [String] = []
            var cursor = index + 1
            while cursor < Int(tape.tokens[index].next) {
                guard tape.isScalar(cursor) else { return Entry("[ … ]", .structure, at: place) }
                parts.append(tape.text(cursor))
                cursor += 1
            }
            return parts.isEmpty ? nil : Entry(parts.joined(separator: ", "), at: place)
        }
    }

    private static func place(_ tape: borrowing Tape, _ index: Int, _ file: String) -> Place {
        let token = tape.tokens[index]
        return Place(file: file, line: Int(token.line), column: Int(token.column), length: tape.isScalar(index) ? tape.text(index).unicodeScalars.count : 1)
    }
}
