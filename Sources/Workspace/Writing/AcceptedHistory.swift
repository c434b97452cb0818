import Continuum

/// What did one accepted change do? The elements that it touched, before and after it, from the files read again in order.
struct AcceptedHistory {
    private(set) var change: Change?
    private(set) var diagnostics = Diagnostics()
    /// In the order of the steps, each once.
    private var touched: [(id: String, before: Element?, after: Element?)] = []

    init(of file: String, in folder: String) {
        var change: Change?
        var touched: [(id: String, before: Element?, after: Element?)] = []
        let workspace = Workspace(reading: folder) { done, continuum, isDone in
            guard done.file == file else { return }
            if isDone {
                for i in touched.indices { touched[i].after = continuum.element(named: touched[i].id) }
                return
            }
            change = done
            for (step, _) in done.steps where !touched.contains(where: { $0.id == step.id }) {
                touched.append((step.id, continuum.element(named: step.id), nil))
            }
        }
        (self.change, self.touched) = (change, touched)
        for diagnostic in workspace.diagnostics.list where diagnostic.place?.file == file { diagnostics.add(diagnostic) }
    }

    /// Where later changes touched the same facts.
    func conflicts(with now: Continuum) -> [EditConflict.Entry] {
        touched.compactMap { id, before, after in
            let current = now.element(named: id)
            // An element that is to go goes whole; otherwise only the facts that were changed matter.
            let keys = before == nil || after == nil ? [] : EditConflict.keys(before, after)
            let moved = before == nil || after == nil ? EditConflict.isDifferent(current, after) : current == nil || keys.contains { current?.part($0) != after?.part($0) }
            guard moved else { return nil }
            return EditConflict.Entry(
                id: id, started: after, isStartKnown: true, now: current, wanted: before, keys: Set(keys + EditConflict.keys(after, current)).sorted())
        }
    }

    /// The change that takes it back.
    func inverse(of done: Change, author: String, on day: Day?) -> Change {
        let steps = touched.flatMap { Change.Step.steps(from: $0.after, to: $0.before) }
        let place = Place(file: done.file)
        return Change(
            id: "undo-" + done.id, sort: .edit, name: Bilingual(fr: "Annulation : \(done.name.fr)", en: "Undone: \(done.name.en)"), author: author, date: day,
            steps: steps.map { ($0, place) }, file: "")
    }
}

extension EditConflict {
    /// Compares a change with what is there, and with what its writer had seen where the folder still tells.
    init(of change: Change, moved: Set<String>, seen: [String: ElementDigest], _ workspace: Workspace) {
        let vocabulary = workspace.continuum.vocabulary
        var started: [String: Element?] = [:]
        _ = Workspace(reading: workspace.folder) { done, continuum, _ in
            for id in moved where started[id] == nil && done.steps.contains(where: { $0.step.id == id }) {
                let element = continuum.element(named: id)
                if ElementDigest(element, vocabulary) == seen[id] { started[id] = .some(element) }
            }
        }
        let wanted = change.patch(over: workspace.continuum).0.replacements
        entries = moved.sorted().map { id in
            let now = workspace.continuum.element(named: id)
            let start = started[id] ?? (seen[id] == ElementDigest.none ? .some(nil) : nil)
            let theirs = start.map { Self.keys($0, now) } ?? []
            let mine = change.steps.filter { $0.step.id == id }.flatMap(\.step.keys)
            return Entry(
                id: id, started: start ?? nil, isStartKnown: start != nil, now: now, wanted: wanted[id] ?? now, keys: Set(theirs + mine).sorted())
        }
    }

    /// Under which keys do two elements differ?
    static func keys(_ a: Element?, _ b: Element?) -> [Key] {
        let statements = (a?.statements ?? []) + (b?.statements ?? []), links = (a?.links ?? []) + (b?.links ?? [])
        return Set(statements.map(\.key) + links.map(\.key)).filter { a?.part($0) != b?.part($0) }.sorted()
    }

    static func isDifferent(_ a: Element?, _ b: Element?) -> Bool {
        var (a, b) = (a?.inOrder(), b?.inOrder())
        // Which layer it lies in is no fact.
        a?.layer = .chart
        b?.layer = .chart
        return a != b
    }
}
