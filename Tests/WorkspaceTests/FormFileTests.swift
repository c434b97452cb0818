import Continuum
import Foundation
import Imports
import Knowledge
import Reach
import Reports
import Sovereignty
import Testing
import Workspace

/// Forms as files: a workbook that openpyxl fills in, YAML that an editor fills in, and what is no form at all.
@Suite struct FormFileTests {
    static let day = Day(year: 2026, month: 11, day: 24) ?? Day(rawValue: 0)

    struct Desk {
        var continuum: Continuum
        var levels: Levels
        var library: FrameworkLibrary
        var page: FormPage
    }

    static func desk(askedOf: Respondent? = .supplier, most: Int = 30, _ language: Language = .french) -> Desk {
        let workspace = OutputTests.workspace("Examples/metropole")
        let library = FrameworkLibrary(workspace.continuum, on: day)
        let subjects = ["metropole-valmer", "pf-lumapark", "universign-esignature", "ovhcloud-public-cloud"].compactMap { workspace.continuum.index(of: $0).map { Int32($0) } }
        let levels = Levels(workspace.continuum, library, LevelsRequest(workspace.request(day: day, isThorough: false), profile: workspace.settings.profile, subjects: subjects))
        let form = Form(levels, levels.nextQuestions(), askedOf: askedOf, most: most)
        return Desk(continuum: workspace.continuum, levels: levels, library: library, page: FormPage(form, levels, organisation: "metropole-valmer", day: day, language))
    }

    static let shared = desk()

    static func read(_ bytes: [UInt8], name: String = "f.xlsx", _ desk: Desk = shared) -> (reading: FormReading?, problems: Diagnostics) {
        var diagnostics = Diagnostics()
        guard let form = FormFile.read(bytes, file: name, &diagnostics) else { return (nil, diagnostics) }
        let reading = FormReading(form, over: desk.continuum, desk.library, .init(organisation: "metropole-valmer", day: day, name: name))
        diagnostics.add(contentsOf: reading.diagnostics)
        return (reading, diagnostics)
    }

    static func bytes(_ page: FormPage) -> [UInt8] { WorkbookWriter.bytes(of: page.workbook, file: "f.xlsx").bytes }

    /// Runs a program of openpyxl on a form; it finds `ws`, the sheet of questions, `col`, columns by title, and `wb`.
    static func filled(_ bytes: [UInt8], _ program: String, sheet: String = "Questions") throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-form-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let whole = """
            import sys, datetime
            from openpyxl import load_workbook
            wb = load_workbook(sys.argv[1])
            ws = wb['\(sheet)']
            col = {c.value: c.column for c in ws[1]}
            def rows(): return range(2, ws.max_row + 1)
            \(program)
            wb.save(sys.argv[1])
            """
        for python in ["/usr/bin/python3", "/usr/bin/env"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = (python.hasSuffix("env") ? ["python3"] : []) + ["-c", whole, file.path]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return Array(try Data(contentsOf: file)) }
        }
        Issue.record("no python3 with openpyxl: install Debian’s python3-openpyxl")
        return []
    }

    @Test func schemaIsCurrentAndFormsKeepToIt() throws {
        let committed = String(decoding: try Data(contentsOf: OutputTests.root.appendingPathComponent("Schemas/form.schema.json")), as: UTF8.self)
        #expect(committed == FormSchema.document.prettyJSON + "\n", "Schemas/form.schema.json is old: run Scripts/make-schemas.sh")
        var diagnostics = Diagnostics()
        let document = try #require(Document(yaml: Array(Self.shared.page.yaml.utf8), file: "f.yaml", diagnostics: &diagnostics))
        #expect(diagnostics.list.isEmpty)
        let faults = try JSONSchemaTool.faults(of: document.json, schema: FormSchema.document.json)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(arguments: Language.allCases) func anEmptyFormChangesNothing(_ language: Language) throws {
        let desk = Self.desk(most: 12, language)
        for (bytes, name) in [(Self.bytes(desk.page), "f.xlsx"), (Array(desk.page.yaml.utf8), "f.yaml")] {
            let (reading, problems) = Self.read(bytes, name: name, desk)
            let found = try #require(reading)
            #expect(found.blank == desk.page.rows.count && found.taken == 0 && found.change.steps.isEmpty)
            #expect(problems.list.isEmpty, "\(problems.list.map(\.problem))")
        }
    }

    @Test func aWorkbookThatOpenpyxlFillsIn() throws {
        let bytes = try Self.filled(Self.bytes(Self.shared.page), """
            for r in rows():
                i = ws.cell(r, 1).value
                if i.startswith('statement'):
                    ws.cell(r, col['Réponse']).value = 'oui'
                    ws.cell(r, col['Preuve (document, adresse)']).value = 'Contrat, annexe 3'
                    ws.cell(r, col['Date de la preuve']).value = datetime.date(2026, 5, 4)
                    ws.cell(r, col['Qui répond']).value = 'Mme Durand'
            """)
        let (reading, problems) = Self.read(bytes)
        let found = try #require(reading)
        let statements = Self.shared.page.rows.filter { $0.id.hasPrefix("statement") }
        #expect(found.taken == statements.count && found.taken > 3 && problems.list.isEmpty, "\(problems.list.map(\.problem))")
        #expect(found.change.author == "Mme Durand")
        for (step, _) in found.change.steps {
            guard case .add(let element) = step else { continue }
            #expect(element.source?.date == Day("2026-05-04") && element.source?.standing == .attested)
        }
        let (after, faults) = Change.applying([found.change], to: Self.shared.continuum)
        #expect(faults.list.isEmpty)
        let request = LevelsRequest(
            OutputTests.workspace("Examples/metropole").request(day: Self.day, isThorough: false), profile: "collectivite", subjects: Self.shared.levels.subjects)
        let changes = VerdictChanges(from: Self.shared.levels, to: Levels(after, FrameworkLibrary(after, on: Self.day), request))
        #expect(changes.met > 0 && changes.notMet == 0)
    }

    /// Every closed question has a list, every choice of which is understood.
    @Test func listsOfferWhatIsUnderstood() throws {
        let bytes = try Self.filled(Self.bytes(Self.shared.page), """
            lists = {}
            for dv in ws.data_validations.dataValidation:
                for cells in dv.sqref.ranges:
                    for r in range(cells.min_row, cells.max_row + 1): lists[r] = dv.formula1
            for r in rows():
                if r in lists and lists[r].startswith('"'): ws.cell(r, col['Réponse']).value = lists[r].strip('"').split(',')[r % 4]
            assert lists, 'no lists'
            assert ws.column_dimensions['A'].hidden
            """)
        let (reading, problems) = Self.read(bytes)
        #expect(problems.list.isEmpty, "\(problems.list.map(\.problem))")
        #expect(try #require(reading).taken > 3)
    }

    @Test func whatIsAmissIsToldWithItsCell() throws {
        let bytes = try Self.filled(Self.bytes(Self.shared.page), """
            s = [r for r in rows() if ws.cell(r, 1).value.startswith('statement')]
            a = col['Réponse']
            ws.cell(s[0], a).value = 'peut-être'
            ws.cell(s[1], a).value = '="ou"&"i"'
            ws.cell(s[2], a).value = 'oui'
            ws.cell(s[2], col['Date de la preuve']).value = datetime.date(2031, 1, 1)
            ws.cell(s[3], a).value = 'oui'
            ws.cell(s[3], col['Remarque']).value = 'voir annexe'
            ws.cell(ws.max_row + 1, a).value = 'oui'
            ws.cell(1, 13).value = 'Avis'
            ws.cell(s[0], 13).value = 'trop long'
            for r in range(1, 30):
                if wb['Lisez-moi'].cell(r, 1).value == 'organisation': wb['Lisez-moi'].cell(r, 3).value = 'autre-ville'
            print(s)
            """)
        let (reading, problems) = Self.read(bytes)
        #expect(try #require(reading).taken == 1)
        #expect(Set(problems.list.map(\.problem.id)) == ["PORT116", "PORT159", "PORT160", "PORT161", "PORT163", "PORT166", "PORT169"])
        #expect(!problems.hasErrors)
        for diagnostic in problems.list {
            if case .formAnswer(_, let cell, _, _) = diagnostic.problem {
                #expect(cell.hasPrefix("Questions!H"))
                #expect(diagnostic.problem.message(.french).hasPrefix("Feuille «\u{A0}Questions\u{A0}», cellule H"))
                #expect(diagnostic.place?.column == 8)
            }
        }
    }

    @Test func missingColumns() throws {
        let noID = try Self.filled(Self.bytes(Self.shared.page), "ws.delete_cols(1)")
        #expect(Self.read(noID).reading == nil && Self.read(noID).problems.list.map(\.problem) == [.formColumn("id", sheet: "Questions", fault: "missing")])
        let noDate = try Self.filled(Self.bytes(Self.shared.page), """
            ws.cell(2, col['Réponse']).value = 'je ne sais pas'
            ws.delete_cols(col['Date de la preuve'])
            """)
        let (reading, problems) = Self.read(noDate)
        #expect(reading?.notKnown == 1 && problems.list.map(\.problem) == [.formColumn("date", sheet: "Questions", fault: "missing")])
        let noAnswer = try Self.filled(Self.bytes(Self.shared.page), "ws.cell(1, col['Réponse']).value = 'Ce que je pense'")
        #expect(Self.read(noAnswer).reading == nil && Self.read(noAnswer).problems.hasErrors)
    }

    @Test func yamlHasPlaces() throws {
        var lines = Self.shared.page.yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let answers = lines.indices.filter { lines[$0].hasSuffix(" answer:") && lines[..<$0].last { $0.contains("- id: ") }?.contains("statement") == true }
        lines[answers[0]] += " oui"
        lines[answers[1]] += " peut-être"
        lines[answers[2]] += " { a: b }"
        lines[answers[3]] += " no"
        let (reading, problems) = Self.read(Array(lines.joined(separator: "\n").utf8), name: "réponses.yaml")
        #expect(reading?.taken == 2 && reading?.notUnderstood == 2)
        #expect(problems.list.map(\.problem.id) == ["PORT163", "PORT163"] && problems.list.map { $0.place?.line } == [answers[1] + 1, answers[2] + 1])
    }

    /// Content decides, not the name.
    @Test func aWorkbookUnderAnyName() { #expect(Self.read(Self.bytes(Self.shared.page), name: "f.yaml").reading != nil) }

    // MARK: Rubbish

    @Test func nothingThatIsNoFormIsRead() {
        for text in ["", "a", "form:", "form: []", "form: { questions: 3 }", "form: { portulan: 1 }", "elements: []", "\u{FEFF}", "- 1", "form: { questions: [1, [], {}] }"] {
            let (reading, problems) = Self.read(Array(text.utf8), name: "f.yaml")
            #expect(reading?.taken ?? 0 == 0 && !problems.list.isEmpty || reading?.change.steps.isEmpty == true, "\(text)")
        }
        let other = WorkbookWriter.bytes(of: Workbook(sheets: [Sheet(name: "Budget", rows: [[.header("Poste"), .header("Euros")], [Cell(.text("x")), Cell(.number(1))]])])).bytes
        #expect(Self.read(other).problems.list.map(\.problem) == [.notAForm("xlsx")])
        for junk in [[UInt8](repeating: 0, count: 64), Array("PK\u{3}\u{4}rubbish".utf8), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0xFF, 0xFE, 0xFD]] {
            let (reading, problems) = Self.read(junk)
            #expect(reading == nil && problems.hasErrors)
        }
    }

    @Test(arguments: 0..<24) func truncatedOrAlteredAnywhere(_ seed: Int) throws {
        let desk = Self.shared
        var random = SystemRandom(UInt64(seed) &* 7919 &+ 1)
        for whole in [Self.bytes(desk.page), Array(desk.page.yaml.utf8)] {
            let cut = Array(whole.prefix(Int(random.next() % UInt64(whole.count))))
            _ = Self.read(cut)
            var altered = whole
            for _ in 0..<8 { altered[Int(random.next() % UInt64(whole.count))] = UInt8(truncatingIfNeeded: random.next()) }
            let (reading, _) = Self.read(altered)
            if let reading { #expect(!Change.applying([reading.change], to: desk.continuum).1.hasErrors) }
        }
    }

    /// Hostile words stay words: nothing ends a line, a cell or a scalar early, and nothing touches the policy.
    @Test func hostileAnswers() throws {
        let desk = Self.shared
        let nasty = ["\u{0}", "a\nb: c", "\" }", "=cmd|' /C calc'!A0", "\u{2028}", "\u{202E}", String(repeating: "x", count: 40_000), "- &a *a", "{{evil}}", "<script>", "oui\u{7}"]
        let id = try #require(desk.page.rows.first { $0.id.hasPrefix("statement") }?.id)
        let place = Place(file: "f")
        for text in nasty {
            for columns in [["answer": text], ["answer": "oui", "evidence": text, "by": text, "remark": text], ["answer": "oui", "date": text], ["id": text, "answer": "oui"]] {
                let entries = ["id": id].merging(columns) { $1 }
                let form = FilledForm(file: "f", rows: [.init(entries: entries.mapValues { .init($0, at: place) }, place: place)])
                let reading = FormReading(form, over: desk.continuum, desk.library, .init(organisation: nil, day: Self.day, name: text))
                let yaml = try reading.change.document(desk.continuum.vocabulary).yaml()
                guard !reading.change.steps.isEmpty else { continue }
                var reader = ChangeReader(over: desk.continuum)
                let back = reader.read(Array(yaml.utf8), file: "c.yaml")
                #expect(reader.diagnostics.list.isEmpty && back?.steps.map(\.step) == reading.change.steps.map(\.step), "\(text.prefix(20)) \(columns.keys): \(reader.diagnostics.list.map(\.problem))")
            }
        }
    }

    struct SystemRandom {
        private var state: UInt64
        init(_ seed: UInt64) { state = seed }
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
