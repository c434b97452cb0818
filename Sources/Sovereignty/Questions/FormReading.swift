package import Continuum
import Knowledge

/// What does a filled form change? The good rows as one change, the others as diagnostics, all of them counted.
///
/// Pure and deterministic. Each fact has its source: the evidence, who answered, the form, and the date of the evidence; without evidence it is declared,
/// no more. What nobody answered, or nobody knows, stays as it is.
package struct FormReading: Sendable {
    package private(set) var change: Change
    package private(set) var diagnostics = Diagnostics()
    /// Rows, each counted once.
    package private(set) var taken = 0
    package private(set) var blank = 0
    package private(set) var notKnown = 0
    /// Left out, with a diagnostic.
    package private(set) var notUnderstood = 0
    /// The chart says so already.
    package private(set) var unchanged = 0

    package struct Request: Sendable {
        package var organisation: String?
        package var day: Day
        /// The name of the form’s file, without its folder.
        package var name: String
        /// Ids that other changes of the folder add.
        package var taken: Set<String>
        /// Ids of the questions that are open, to propose the nearest.
        package var asked: [String]

        package init(organisation: String?, day: Day, name: String, taken: Set<String> = [], asked: [String] = []) {
            self.organisation = organisation
            self.day = day
            self.name = name
            self.taken = taken
            self.asked = asked
        }
    }

    /// A row that can be taken over.
    private struct Row {
        var id: QuestionID
        var said: AnswerParser.Said
        var note: FormDesk.Note
        var place: Place
        var cell: String
        var number: Int
    }

    package init(_ form: FilledForm, over continuum: Continuum, _ library: FrameworkLibrary, _ request: Request) {
        let language = form.head["language"].flatMap { Language(rawValue: $0.value.lowercased()) } ?? .french
        change = Self.change(form, request, language)
        if let version = form.head["portulan"], version.value != "1" {
            diagnostics.add(.unsupportedVersion(version.value), at: version.place)
            notUnderstood = form.rows.count
            return
        }
        if let own = request.organisation, let other = form.head["organisation"], other.value != own {
            diagnostics.add(.formOtherOrganisation(other.value, expected: own), at: other.place)
        }
        var parser = AnswerParser(continuum, day: request.day, isFrench: language == .french)
        var rows: [Row] = []
        for (number, row) in form.rows.enumerated() {
            if let good = read(row, number, continuum, library, request, language, sentOn: form.head["date"].flatMap { Day($0.value) }, &parser) { rows.append(good) }
        }
        rows = withoutDisagreements(rows)
        var desk = FormDesk(continuum, taken: request.taken)
        rows = fill(&desk, rows)
        change.steps = desk.steps(at: Place(file: form.file))
        if Change.applying([change], to: continuum).1.hasErrors {
            rows = withoutMisfits(rows, continuum, request)
            desk = FormDesk(continuum, taken: request.taken)
            (taken, unchanged) = (0, 0)
            rows = fill(&desk, rows, tells: false)
            change.steps = desk.steps(at: Place(file: form.file))
        }
        var authors: [String] = []
        for row in rows { if let by = row.note.by, !authors.contains(by) { authors.append(by) } }
        change.author = authors.joined(separator: ", ")
    }

    private static func change(_ form: FilledForm, _ request: Request, _ language: Language) -> Change {
        let base = request.name.split(separator: ".").first.map(String.init) ?? "formulaire"
        let slug = String(base.plain.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }).split(separator: "-").joined(separator: "-")
        let sent = form.head["date"].map { $0.value } ?? "?"
        return Change(
            id: "\(slug.isEmpty ? "formulaire" : String(slug.prefix(80)))-\(request.day)", sort: .edit,
            name: Bilingual(fr: "Réponses du formulaire « \(request.name) »", en: "Answers of the form “\(request.name)”"), date: request.day,
            reason: Bilingual(
                fr: "Réponses au questionnaire du \(sent), reprises telles quelles ; chaque fait porte sa preuve.",
                en: "Answers to the questions of \(sent), taken over as they are; each fact carries its evidence."),
            steps: [], file: form.file)
    }

    // MARK: One row

    private mutating func leave(_ problem: Problem, at place: Place) {
        diagnostics.add(problem, at: place)
        notUnderstood += 1
    }

    private mutating func read(
        _ row: FilledForm.Row, _ number: Int, _ continuum: Continuum, _ library: FrameworkLibrary, _ request: Request, _ language: Language, sentOn: Day?,
        _ parser: inout AnswerParser
    ) -> Row? {
        func entry(_ column: FormColumn) -> FilledForm.Entry? { row.entries[column.rawValue].flatMap { $0.value.trimmed.isEmpty ? nil : $0 } }
        let filled = FormColumn.filled.compactMap { entry($0) }
        guard let idEntry = entry(.id) else {
            // Titles of groups and empty rows are nobody’s answers.
            if let first = filled.first { leave(.formUnknownQuestion("", cell: first.cell, nearest: nil), at: first.place) }
            return nil
        }
        guard let answer = entry(.answer) else {
            blank += 1
            if let other = filled.first { diagnostics.add(.formNoAnswer(other.value, cell: other.cell), at: other.place) }
            return nil
        }
        for cell in filled where cell.sort != .text {
            switch cell.sort {
            case .formula: diagnostics.add(.formFormula(cell: cell.cell, isKnown: true), at: cell.place)
            case .failure:
                leave(cell.value == "=" ? .formFormula(cell: cell.cell, isKnown: false) : .formAnswer(cell.value, cell: cell.cell, expected: Self.anyText, nearest: nil), at: cell.place)
                return nil
            case .structure:
                leave(.formAnswer(cell.value, cell: cell.cell, expected: Self.anyText, nearest: nil), at: cell.place)
                return nil
            case .text: break
            }
        }
        guard let id = QuestionID(idEntry.value.trimmed)?.canonical else {
            leave(.formUnknownQuestion(idEntry.value, cell: idEntry.cell, nearest: nearest(to: idEntry.value, among: request.asked)), at: idEntry.place)
            return nil
        }
        guard continuum.index(of: id.about) != nil else {
            let ids = continuum.elements.indices.filter { continuum.elements[$0].layer == .chart && continuum.elements[$0].kind.rawValue != 0 }.map { continuum.id($0) }
            leave(.formElementGone(id.about, cell: idEntry.cell, nearest: diagnostics.list.count > 50 ? nil : nearest(to: id.about, among: ids)), at: idEntry.place)
            return nil
        }
        guard let form = AnswerForm(id.form, continuum, library) else {
            leave(.formUnknownQuestion(idEntry.value, cell: idEntry.cell, nearest: nearest(to: idEntry.value, among: request.asked)), at: idEntry.place)
            return nil
        }
        let said: AnswerParser.Said
        switch parser.read(answer.value, as: form, cell: answer.cell) {
        case .blank:
            blank += 1
            return nil
        case .notKnown:
            notKnown += 1
            return nil
        case .problem(let problem):
            leave(problem, at: answer.place)
            return nil
        case .said(let found): said = found
        }
        var date: Day?
        if let written = entry(.date) {
            guard let day = parser.day(written.value.plain) else {
                leave(.formDate(written.value, cell: written.cell, isFuture: false), at: written.place)
                return nil
            }
            guard day <= request.day else {
                leave(.formDate(written.value, cell: written.cell, isFuture: true), at: written.place)
                return nil
            }
            date = day
        }
        // What is undated is as old as the question: later would make it look fresher than anybody said.
        let sent = sentOn.map { min($0, request.day) }
        let note = FormDesk.Note(
            evidence: entry(.evidence)?.value.trimmed, date: date ?? sent ?? request.day, by: entry(.by)?.value.trimmed, remark: entry(.remark)?.value.trimmed,
            form: language == .french ? "formulaire « \(request.name) »" : "form “\(request.name)”")
        return Row(id: id, said: said, note: note, place: answer.place, cell: answer.cell, number: number)
    }

    private static let anyText = Bilingual(fr: "un texte, un nombre ou une date", en: "a text, a number or a date")

    // MARK: Rows together

    /// The same answer twice is one; for facts, answers that differ are none.
    private mutating func withoutDisagreements(_ rows: [Row]) -> [Row] {
        var byQuestion: [QuestionID: [Int]] = [:]
        for (i, row) in rows.enumerated() { byQuestion[row.id, default: []].append(i) }
        let agree = byQuestion.mapValues { all in all.allSatisfy { rows[$0].said == rows[all[0]].said } }
        var dropped: Set<Int> = []
        for (i, row) in rows.enumerated() {
            guard let all = byQuestion[row.id], all.count > 1, let first = all.first else { continue }
            if agree[row.id] == true {
                if i != first, rows[i].note == rows[first].note {
                    dropped.insert(i)
                    unchanged += 1
                }
                continue
            }
            let isKept = row.id.isOfWords
            let other = rows[i == first ? all[1] : first]
            let words = other.cell.isEmpty ? "\(other.place.line)" : other.cell
            if !isKept {
                dropped.insert(i)
                leave(.formDisagreement("\(row.id)", cell: row.cell, other: words, isKept: false), at: row.place)
            } else if i != first {
                diagnostics.add(.formDisagreement("\(row.id)", cell: row.cell, other: words, isKept: true), at: row.place)
            }
        }
        return rows.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    }

    /// Puts rows onto the desk, and counts what became of them.
    /// - Returns: those that changed something.
    private mutating func fill(_ desk: inout FormDesk, _ rows: [Row], tells: Bool = true) -> [Row] {
        var kept: [Row] = []
        // What is said of an unknown one goes first: once it is named, it is no longer there.
        for row in rows.filter(\.id.isOfUnknown) + rows.filter({ !$0.id.isOfUnknown }) {
            let outcome = desk.put(row.said, row.id, row.note, cell: row.cell)
            if tells, let problem = outcome.problem { diagnostics.add(problem, at: row.place) }
            switch outcome.became {
            case .taken:
                taken += 1
                kept.append(row)
            case .unchanged: unchanged += 1
            case .left: if tells { notUnderstood += 1 }
            }
        }
        return kept
    }

    /// Leaves out the rows that do not fit the chart: a circle of places, say. Halves are tried, then halves of those that fail.
    private mutating func withoutMisfits(_ rows: [Row], _ continuum: Continuum, _ request: Request) -> [Row] {
        var good: [Row] = []
        var misfits = 0
        var waiting: [ArraySlice<Row>] = [rows[...]]
        while let chunk = waiting.popLast() {
            guard misfits < Self.misfitLimit else {
                for row in chunk { leave(.changeIncomplete("\(row.id)"), at: row.place) }
                continue
            }
            guard let problem = fault(in: good + chunk, continuum, request) else {
                good += chunk
                continue
            }
            if chunk.count == 1, let row = chunk.first {
                misfits += 1
                leave(problem, at: row.place)
            } else {
                let middle = chunk.startIndex + chunk.count / 2
                waiting.append(chunk[middle...])
                waiting.append(chunk[..<middle])
            }
        }
        return good
    }

    /// Each costs a few applications of the change: beyond this many the form is no honest one.
    private static let misfitLimit = 100

    private func fault(in rows: [Row], _ continuum: Continuum, _ request: Request) -> Problem? {
        var desk = FormDesk(continuum, taken: request.taken)
        for row in rows.filter(\.id.isOfUnknown) + rows.filter({ !$0.id.isOfUnknown }) { _ = desk.put(row.said, row.id, row.note, cell: row.cell) }
        var test = change
        test.steps = desk.steps(at: Place(file: change.file))
        return Change.applying([test], to: continuum).1.list.first { $0.severity == .error }?.problem
    }
}

extension QuestionID {
    /// The element that it is about.
    package var about: String {
        switch form {
        case .attribute(let element, _), .ofRelation(let element, _, _, _), .statement(let element, _), .requirement(let element, _): element
        }
    }

    var isOfUnknown: Bool {
        if case .ofRelation(_, _, "unknown", _) = form { true } else { false }
    }

    /// Answered by words of people, of which several may stand side by side.
    var isOfWords: Bool {
        switch form {
        case .statement, .requirement: true
        case .attribute, .ofRelation: false
        }
    }
}
