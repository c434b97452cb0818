import Continuum
import Workspace

/// What somebody wants an element to be: what they started from, what they typed, and what is there now. It travels whole in the form, so that nothing is
/// lost whatever becomes of the chart or of this server in between.
struct EditDraft: Sendable {
    enum Pick: String, Sendable, CaseIterable { case theirs, mine }

    let kind: Kind
    /// nil for an element that is to be made.
    let id: String?
    /// The element as it is in the chart.
    let now: Element?
    /// The element as the form showed it first.
    let start: Element?
    let isStartKnown: Bool
    let seen: ElementDigest
    /// The state over which facts were chosen after a conflict; nil where there was none.
    let over: ElementDigest?
    /// By name of the key; `valid` for the validity, `*` for the element as a whole.
    let picks: [String: Pick]
    let submission: FormSubmission
    let isRemoval: Bool
    private(set) var faults: [String: String]
    /// As typed, over what the form showed; nil when it is to go, or cannot be told.
    let wanted: Element?
    private let steps: [Change.Step]
    private let continuum: Continuum

    /// The draft of a form that nobody has touched.
    init(_ kind: Kind, id: String?, _ continuum: Continuum) {
        self.kind = kind
        self.id = id
        self.continuum = continuum
        now = id.flatMap { continuum.element(named: $0) }
        (start, isStartKnown, over, picks, isRemoval, faults, wanted, steps) = (now, true, nil, [:], false, [:], now, [])
        seen = ElementDigest(now, continuum.vocabulary)
        submission = ElementForm(kind, continuum.vocabulary, element: now).submission
    }

    /// The draft that a form posted.
    init(_ form: FormBody, _ kind: Kind, id: String?, _ snapshot: Snapshot, _ language: Language) throws {
        self.kind = kind
        let continuum = snapshot.continuum
        self.continuum = continuum
        let seen = try Self.digest(form["seen"] ?? "")
        self.seen = seen
        over = try form["over"].map(Self.digest)
        isRemoval = form["remove"] == "true"
        picks = Dictionary(
            form.pairs.compactMap { pair in pair.name.hasPrefix("pick.") ? Pick(rawValue: pair.value).map { (String(pair.name.dropFirst(5)), $0) } : nil }
        ) { first, _ in first }
        let start = form["start"].flatMap { Self.element($0, seen, continuum.vocabulary) }
        let known = id.flatMap { continuum.element(named: $0) }
        isStartKnown = start != nil || seen == .none || seen == ElementDigest(known, continuum.vocabulary)
        self.start = start ?? (seen == .none ? nil : known)
        let shown = ElementForm(kind, continuum.vocabulary, element: self.start)
        let input = EditInput(form.pairs, shown, snapshot, language)
        submission = input.submission
        let reading = SubmissionReader.read(input.submission, kind, before: self.start, over: continuum)
        faults = input.faults
        wanted = isRemoval ? nil : reading.element
        steps = reading.steps
        // A new element that somebody else has made meanwhile is a conflict to be settled, not a mistake.
        let newID = reading.element?.id ?? input.submission.text("id")
        self.id = id ?? (newID.isEmpty ? nil : newID)
        now = id == nil ? nil : known
        for problem in reading.problems where faults[problem.field] == nil { faults[problem.field] = Self.sentence(problem.problem, language) }
    }

    static func sentence(_ problem: Problem, _ language: Language) -> String {
        let message = problem.message(language)
        return message.prefix(1).uppercased() + message.dropFirst() + (message.hasSuffix(".") ? "" : ".")
    }

    /// Whether the chart is no longer what the form, or the choices made since, started from.
    var hasConflict: Bool { digest(now) != (over ?? seen) && faults.isEmpty && digest(wanted) != digest(now) }

    private func digest(_ element: Element?) -> ElementDigest { ElementDigest(element, continuum.vocabulary) }

    /// The same before anybody asks what is wrong with it.
    var withoutFaults: EditDraft {
        var copy = self
        copy.faults = [:]
        return copy
    }

    // MARK: What it does

    /// What it would change in the chart as it is; nothing while there are faults.
    var wantedSteps: [Change.Step] {
        guard faults.isEmpty else { return [] }
        if over == nil, digest(now) == seen, !isRemoval { return steps }
        let result = over == nil ? wanted : chosen
        if let now, result == nil { return Removal(of: now.id, over: continuum).steps }
        return Change.Step.steps(from: now, to: result)
    }

    /// The element as it is, with the facts that were chosen to be the editor's.
    private var chosen: Element? {
        guard let now, let wanted else { return picks["*"] == .mine ? wanted : now }
        var result = now
        for row in conflicts where picks[row.key] == .mine { result = result.taking(row.key, from: wanted, continuum.vocabulary) }
        return result
    }

    /// What two people see differently under one key.
    struct Conflict: Sendable {
        /// Its name in the files; `valid`, or `*` where one side has no element at all.
        var key: String
        var meaning: String
        var started: [String]
        var now: [String]
        var mine: [String]
        /// Whose it plainly is: the only one who changed it. nil: both did.
        var plain: Pick?
    }

    /// What is to be chosen, key by key, in the order of a form.
    var conflicts: [Conflict] { conflicts(.french) }

    func conflicts(_ language: Language) -> [Conflict] {
        guard let now, let wanted else {
            let words = FactWords(before: continuum, language)
            func all(_ element: Element?) -> [String] {
                ChangePreview.entry(id ?? "", nil, element, words)?.lines.map { "\($0.key)\(language == .french ? " :" : ":") \($0.after.joined(separator: ", "))" } ?? []
            }
            return [
                Conflict(
                    key: "*", meaning: Bilingual(fr: "L’élément tout entier", en: "The element as a whole")[language], started: all(start), now: all(now), mine: all(wanted), plain: nil)
            ]
        }
        let words = FactWords(before: continuum, language)
        func lines(_ a: Element?, _ b: Element?) -> [String: ChangePreview.Line] {
            Dictionary((ChangePreview.entry(now.id, a, b, words)?.lines ?? []).map { ($0.key, $0) }) { first, _ in first }
        }
        let theirs = lines(start, now), mine = lines(start, wanted)
        return (ChangePreview.entry(now.id, now, wanted, words)?.lines ?? []).map { line in
            let started = (theirs[line.key] ?? mine[line.key])?.before ?? []
            let plain: Pick? = !isStartKnown ? nil : theirs[line.key] == nil ? .mine : mine[line.key] == nil ? .theirs : nil
            return Conflict(key: line.key, meaning: line.meaning, started: started, now: line.before, mine: line.after, plain: plain)
        }
    }

    // MARK: How it travels

    /// Everything that the next page has to post again.
    func hidden(withPicks: Bool = true) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = [("seen", seen.rawValue)]
        if let start { pairs.append(("start", start.document(continuum.vocabulary).json)) }
        if isRemoval { pairs.append(("remove", "true")) }
        if withPicks, let over {
            pairs.append(("over", over.rawValue))
            pairs += picks.sorted { $0.key < $1.key }.map { ("pick." + $0.key, $0.value.rawValue) }
        }
        guard !isRemoval else { return pairs }
        for (name, values) in submission.values.sorted(by: { $0.key < $1.key }) where EditInput.isOfForm(name) { pairs += values.map { (name, $0) } }
        return pairs
    }

    private static func digest(_ text: String) throws -> ElementDigest {
        guard text == "none" || text.utf8.count == 64 && text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            throw Refusal.badRequest("seen", Bilingual(fr: "Ce formulaire est incomplet ; rien n’a été enregistré.", en: "This form is incomplete; nothing was saved."))
        }
        return ElementDigest(rawValue: text)
    }

    /// The element that a form carried; nil when it is not the one that was seen.
    static func element(_ text: String, _ seen: ElementDigest, _ vocabulary: Vocabulary) -> Element? {
        var builder = ContinuumBuilder(vocabulary: vocabulary)
        var reader = NDJSONReader(file: "form", layer: .chart, into: &builder)
        Array(text.utf8).withUnsafeBufferPointer { reader.read($0, into: &builder) }
        reader.finish(into: &builder)
        let (continuum, _) = builder.finish()
        for i in continuum.elements.indices where continuum.elements[i].kind.rawValue != 0 {
            let element = continuum.element(i)
            if ElementDigest(element, vocabulary) == seen { return element }
        }
        return nil
    }
}

extension Element {
    /// The same with what another says under one key (or of its validity).
    func taking(_ name: String, from other: Element, _ vocabulary: Vocabulary) -> Element {
        var copy = self
        if name == "valid" {
            copy.validity = other.validity
            return copy
        }
        guard let key = vocabulary.key(named: name) else { return copy }
        let part = other.part(key)
        copy.statements = copy.statements.filter { $0.key != key } + part.statements
        copy.links.removeAll { $0.key == key }
        copy = copy.withGroupsInOrder()
        let shift = copy.needed.count
        copy.needed += part.needed
        copy.links += part.links.map { link in
            var link = link
            if link.group > 0 { link.group += shift }
            return link
        }
        return copy.withGroupsInOrder()
    }
}
