import Continuum
import Foundation
import Knowledge
import Testing
import Workspace

/// For every element of every example: the form gives back what it shows, and an edit of each of its fields can be shown, saved and undone.
struct FormRoundTripTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static let folders: [String] = {
        let cases = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Examples/cases")) ?? []
        return ["metropole"] + cases.filter { !$0.contains(".") }.sorted().map { "cases/" + $0 }
    }()

    private static func elements(_ continuum: Continuum) -> [Element] {
        continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 && continuum.elements[$0].layer != .base }.map { continuum.element($0) }
    }

    @Test func thereAreExamples() { #expect(Self.folders.count > 15) }

    @Test(arguments: folders) func anUntouchedFormChangesNothing(folder: String) {
        let continuum = Workspace(reading: "\(Self.root)/Examples/\(folder)").continuum
        let elements = Self.elements(continuum)
        #expect(!elements.isEmpty)
        for element in elements {
            let form = ElementForm(element.kind, continuum.vocabulary, element: element)
            let reading = SubmissionReader.read(form.submission, element.kind, before: element, over: continuum)
            #expect(reading.problems.isEmpty && reading.steps.isEmpty, "\(element.id): \(reading.problems) \(reading.steps)")
            // A browser posts the line ends of the web, and space that nobody sees.
            var posted = form.submission
            for (name, values) in posted.values { posted[name] = values.map { $0.replacing("\n", with: "\r\n") + " " } }
            #expect(SubmissionReader.read(posted, element.kind, before: element, over: continuum).steps.isEmpty, "\(element.id)")
        }
    }

    /// Of each element other fields than of the one before it, each to another value that it may have: all together are every field of the form.
    @Test(arguments: folders) func anEditIsShownSavedAndUndone(folder: String) throws {
        let continuum = Workspace(reading: "\(Self.root)/Examples/\(folder)").continuum
        let vocabulary = continuum.vocabulary
        var edits = 0
        for (number, element) in Self.elements(continuum).enumerated() {
            let form = ElementForm(element.kind, vocabulary, element: element)
            let all = Self.edits(of: form, continuum)
            for (name, values) in Set([number * 2, number * 2 + 1, number * 7 + 3].map { $0 % all.count }).sorted().map({ all[$0] }) {
                var posted = form.submission
                posted[name] = values
                let reading = SubmissionReader.read(posted, element.kind, before: element, over: continuum)
                guard let wanted = reading.element, reading.problems.isEmpty else {
                    Issue.record("\(element.id) \(name) = \(values): \(reading.problems)")
                    continue
                }
                #expect(reading.steps.count == 1, "\(element.id) \(name) = \(values): \(reading.steps)")
                let change = try Self.written(TemporaryWorkspace.change("edit", reading.steps), continuum)
                let (patch, problems) = change.patch(over: continuum)
                #expect(!problems.hasErrors, "\(element.id) \(name): \(problems.list.map(\.problem))")
                let (after, _) = continuum.applying(patch)
                let now = try #require(after.element(named: element.id))
                #expect(now.inOrder() == wanted.inOrder(), "\(element.id) \(name) = \(values)")
                // The form shows what was typed…
                let shown = ElementForm(element.kind, vocabulary, element: now).submission
                if name.hasSuffix(".to"), values == [""] {
                    // The rows behind it move up.
                    #expect(now.links.count == element.links.count - 1, "\(element.id) \(name)")
                } else {
                    #expect(shown[name].map { $0.filter { !$0.isEmpty } } ?? [] == values.filter { !$0.isEmpty }, "\(element.id) \(name)")
                }
                // …and the inverse gives the element back.
                let inverse = try Self.written(TemporaryWorkspace.change("undo", Change.Step.steps(from: now, to: element)), after)
                let (back, _) = after.applying(inverse.patch(over: after).0)
                #expect(back.element(named: element.id)?.inOrder() == element.inOrder(), "\(element.id) \(name) back")
                edits += 1
            }
        }
        #expect(edits > 0)
    }

    /// As a file says it.
    private static func written(_ change: Change, _ continuum: Continuum) throws -> Change {
        var reader = ChangeReader(over: continuum)
        let read = reader.read(Array(try change.document(continuum.vocabulary).yaml().utf8), file: "change.yaml")
        #expect(!reader.diagnostics.hasErrors, "\(reader.diagnostics.list.map(\.problem))")
        return try #require(read)
    }

    /// For each field, and the attributes and target of each relation, another answer.
    private static func edits(of form: ElementForm, _ continuum: Continuum) -> [(name: String, values: [String])] {
        var edits: [(name: String, values: [String])] = []
        func add(_ field: FormField) {
            let now = field.values
            func other(_ candidates: [String]) -> [String] { candidates.first { [$0] != now }.map { [$0] } ?? [] }
            let values: [String] = switch field.type {
            case .boolean: other(["true", "false"])
            case .token(let words): other(words)
            case .tag: now + ["mot"]
            case .text: ["Un texte: avec « tout » # et\nune ligne"]
            case .bilingual: []
            case .number(let range): other([Document.number(range.lowerBound).json, Document.number(range.upperBound).json])
            case .integer(let range): other([String(range.lowerBound), String(range.upperBound)])
            case .day: other(["2026-02-28", "2026-03-01"])
            case .horizon: other(["30d", "1y"])
            case .reference(let kinds):
                continuum.elements.indices.first { kinds.isEmpty || kinds.contains(continuum.elements[$0].kind) }.map { other([continuum.id($0), "unknown"]) } ?? []
            }
            if field.type == .bilingual { edits.append((field.name + ".fr", ["Autre chose"])) } else if !values.isEmpty { edits.append((field.name, field.isList || values.count < 2 ? values : [values[1]])) }
            if field.mayBeUnknown, field.type != .bilingual, now != ["unknown"] { edits.append((field.name, ["unknown"])) }
            if !now.isEmpty, field.type != .bilingual { edits.append((field.name, [""])) }
        }
        form.fields.forEach(add)
        for relation in form.relations {
            for row in relation.rows where !row.to.isEmpty {
                edits.append((relation.name + ".\(row.index).to", [""]))
                if row.to != "unknown", relation.mayBeUnknown { edits.append((relation.name + ".\(row.index).to", ["unknown"])) }
                row.attributes.forEach(add)
            }
            let target = continuum.elements.indices.first { i in
                let kind = continuum.elements[i].kind, id = continuum.id(i)
                return (relation.targets.isEmpty || relation.targets.contains(kind)) && id != form.id && !relation.rows.contains { $0.to == id }
            }
            if let target { edits.append((relation.name + ".\(relation.rows.count).to", [continuum.id(target)])) }
        }
        return edits
    }
}
