import Continuum
import Knowledge

/// Where answers are put down one after the other, over the elements that they are about, until they are one change.
struct FormDesk {
    /// What stands beside an answer.
    struct Note: Hashable {
        var evidence: String?
        var date: Day
        var by: String?
        var remark: String?
        var form: String

        /// Where a fact comes from: the evidence first, then the form and who filled it in.
        var source: Element.Source {
            let who = [form, by].compactMap { $0 }.joined(separator: ", ")
            var ref = evidence.map { "\($0) (\(who))" } ?? who
            if let remark { ref += " — \(remark)" }
            return Element.Source(ref: ref, date: date, standing: evidence == nil ? .declared : .attested)
        }
    }

    enum Became { case taken, unchanged, left }

    private struct LinkPlace: Hashable {
        var id: String
        var key: Key
        var to: String
    }

    private let continuum: Continuum
    private let taken: Set<String>
    private var added: [Element] = []
    private var addedIDs: Set<String> = []
    /// By the id of the first answer, the number from which the next may be free.
    private var nextNumbers: [String: Int] = [:]
    private var current: [String: Element] = [:]
    /// Elements and links in the order in which they were first touched.
    private var order: [String] = []
    private var keys: [String: Set<Key>] = [:]
    private var linkOrder: [LinkPlace] = []
    private var linkKeys: [LinkPlace: Set<Key>] = [:]
    private var removedKeys: [(id: String, key: Key)] = []

    init(_ continuum: Continuum, taken: Set<String>) {
        self.continuum = continuum
        self.taken = taken
    }

    private var vocabulary: Vocabulary { continuum.vocabulary }

    private func element(_ id: String) -> Element? { current[id] ?? continuum.index(of: id).map { continuum.element($0) } }

    private mutating func touch(_ element: Element, _ touched: Set<Key>) {
        if current[element.id] == nil { order.append(element.id) }
        current[element.id] = element
        keys[element.id, default: []].formUnion(touched)
    }

    mutating func put(_ said: AnswerParser.Said, _ question: QuestionID, _ note: Note, cell: String) -> (became: Became, problem: Problem?) {
        func gone(_ id: String) -> (became: Became, problem: Problem?) { (.left, .formElementGone(id, cell: cell, nearest: nil)) }
        switch question.form {
        case .statement(let about, let target), .requirement(let about, let target): return (attest(said, about, target, note) ? .taken : .unchanged, nil)
        case .attribute(let id, let name):
            guard let element = element(id), let key = vocabulary.key(named: name) else { return gone(id) }
            return put(said, element, key, note, cell)
        case .ofRelation(let id, let relation, let to, let name):
            guard var element = element(id), let role = vocabulary.key(named: relation), let key = vocabulary.key(named: name),
                let i = element.links.firstIndex(where: { $0.key == role && ($0.to ?? "unknown") == to })
            else { return gone("\(id) → \(to)") }
            if case .until(let day) = said {
                if element.links[i].validity.to == day { return (.unchanged, nil) }
                element.links[i].validity.to = day
                element.links[i].source = note.source
                touch(element, [role])
                return (.taken, nil)
            }
            guard let values = literals(said) else { return (.left, none(cell)) }
            let known = element.links[i].attributes.filter { $0.key == key && $0.value != .unknown }.map(\.value)
            if known == values { return (.unchanged, nil) }
            element.links[i].attributes.removeAll { $0.key == key }
            element.links[i].attributes += values.map { Element.Statement(key, $0, source: note.source) }
            if to == "unknown" {
                touch(element, [role])
            } else {
                touch(element, [])
                let place = LinkPlace(id: id, key: role, to: to)
                if linkKeys[place] == nil { linkOrder.append(place) }
                linkKeys[place, default: []].insert(key)
            }
            return (.taken, replaced(known, "\(id) → \(to), \(name)", cell))
        }
    }

    private func literals(_ said: AnswerParser.Said) -> [Element.Literal]? {
        switch said {
        case .literals(let values): values
        case .elements(let ids): ids.map(Element.Literal.reference)
        default: nil
        }
    }

    private func none(_ cell: String) -> Problem {
        .formAnswer("—", cell: cell, expected: Bilingual(fr: "ce que l’on sait ; « aucun » ne peut pas se dire ici", en: "what is known; “none” cannot be said here"), nearest: nil)
    }

    private func replaced(_ known: [Element.Literal], _ fact: String, _ cell: String) -> Problem? {
        if known.isEmpty { return nil }
        let words = known.map { value -> String in
            if case .string(let text) = Element.document(of: value) { return text }
            return Element.document(of: value).json
        }
        return .formReplaces(fact, cell: cell, was: words.joined(separator: ", "))
    }

    // MARK: Facts

    private mutating func put(_ said: AnswerParser.Said, _ start: Element, _ key: Key, _ note: Note, _ cell: String) -> (became: Became, problem: Problem?) {
        var element = start
        switch said {
        case .word(let other, let word): return put(.literals([.token(word)]), element, other, note, cell)
        case .literals(let values):
            let known = element.statements.filter { $0.key == key && $0.value != .unknown }.map(\.value)
            if known == values { return (.unchanged, nil) }
            element.statements.removeAll { $0.key == key }
            element.statements += values.map { Element.Statement(key, $0, source: note.source) }
            touch(element, [key])
            return (.taken, replaced(known, "\(element.id), \(vocabulary.name(of: key))", cell))
        case .nothing:
            let links = element.links.filter { $0.key == key }
            guard links.contains(where: { $0.to == nil }) else { return (.left, none(cell)) }
            element.links.removeAll { $0.key == key && $0.to == nil }
            element = element.withGroupsInOrder()
            if links.allSatisfy({ $0.to == nil }) { removedKeys.append((element.id, key)) }
            touch(element, [key])
            return (.taken, nil)
        case .elements(let ids):
            if ids.contains(element.id) { return (.left, .selfReference(element.id, key: vocabulary.name(of: key))) }
            var byKey: [(key: Key, ids: [String])] = []
            for id in ids {
                let fitting = fittingKey(id, key, element.kind)
                if let i = byKey.firstIndex(where: { $0.key == fitting }) { byKey[i].ids.append(id) } else { byKey.append((fitting, [id])) }
            }
            var problem: Problem?, isNew = false
            for (key, ids) in byKey {
                let before = element.links.filter { $0.key == key }
                let known = before.compactMap(\.to)
                // Where something is unknown, the answer is what was missing; where nothing is, it takes the place of what was there.
                let isMissing = before.contains { $0.to == nil } || known.isEmpty
                if !isMissing, Set(known) == Set(ids), before.allSatisfy({ $0.source?.date ?? note.date >= note.date }) { continue }
                isNew = true
                if !isMissing, Set(known) != Set(ids) { problem = replaced(known.map(Element.Literal.reference), "\(element.id), \(vocabulary.name(of: key))", cell) }
                element = placed(ids, key, element, isMissing: isMissing, note)
                touch(element, [key])
            }
            return (isNew ? .taken : .unchanged, problem)
        case .owners(let owners):
            let total = owners.compactMap(\.capital).reduce(0, +)
            guard total <= 100.5 else { return (.left, .sharesAboveHundred(organisation: element.id, what: "capital", total: AnswerWords.figure(total).en)) }
            guard !owners.contains(where: { $0.id == element.id }) else { return (.left, .selfReference(element.id, key: vocabulary.name(of: key))) }
            let (became, problem) = put(.elements(owners.map(\.id)), element, key, note, cell)
            var changed = self.element(element.id) ?? element
            for owner in owners {
                guard let capital = owner.capital, let i = changed.links.firstIndex(where: { $0.key == key && $0.to == owner.id }) else { continue }
                changed.links[i].attributes.removeAll { $0.key == .capital }
                changed.links[i].attributes.append(Element.Statement(.capital, .number(capital), source: note.source))
                changed.links[i].source = note.source
            }
            if changed == element { return (became, problem) }
            touch(changed, [key])
            // Shares that make a hundred leave nobody out.
            if abs(total - 100) < 0.05 {
                return (.taken, put(.literals([.token("complete")]), changed, .ownership, note, cell).problem ?? problem)
            }
            return (.taken, problem)
        case .attests, .rung, .until: return (.left, none(cell))
        }
    }

    private func placed(_ ids: [String], _ key: Key, _ start: Element, isMissing: Bool, _ note: Note) -> Element {
        var element = start
        let hole = element.links.first { $0.key == key && $0.to == nil }
        var links: [Element.Link] = []
        for var link in element.links where link.key == key {
            guard let to = link.to, isMissing || ids.contains(to) else { continue }
            if ids.contains(to) { link.source = note.source }
            links.append(link)
        }
        for id in ids where !links.contains(where: { $0.to == id }) {
            // What was said of the unknown one holds for it.
            links.append(Element.Link(key, to: id, group: hole?.group ?? 0, attributes: hole?.attributes ?? [], source: note.source))
        }
        // All that were needed are still all needed when one unknown turns out to be several.
        if let group = hole?.group, group > 0, element.needed[group - 1] == element.links.count(where: { $0.group == group }) {
            element.needed[group - 1] = max(1, links.count { $0.group == group })
        }
        let spot = element.links.firstIndex { $0.key == key } ?? element.links.count
        element.links.removeAll { $0.key == key }
        element.links.insert(contentsOf: links, at: min(spot, element.links.count))
        return element.withGroupsInOrder()
    }

    /// The key under which an element of this kind can be named: an offer under `instance-of`, where `operated-by` was asked.
    private func fittingKey(_ id: String, _ key: Key, _ kind: Kind) -> Key {
        guard let target = continuum.index(of: id).map({ continuum.elements[$0].kind }) else { return key }
        func takes(_ key: Key) -> Bool {
            guard case .relation(let kinds, _, _) = vocabulary.definition(of: key).form else { return false }
            return kinds.isEmpty || kinds.contains(target)
        }
        return ([key] + AnswerForm.alternatives(to: key, of: kind, vocabulary)).first(where: takes) ?? key
    }

    // MARK: Words of people

    /// - Returns: false when the very same is said already.
    private mutating func attest(_ said: AnswerParser.Said, _ about: String, _ target: String, _ note: Note) -> Bool {
        var element = Element(id: "", kind: .answer, source: note.source)
        switch said {
        case .attests(let word): element.statements.append(Element.Statement(.says, .token(word), source: note.source))
        case .rung(let order): element.statements.append(Element.Statement(.rungReached, .number(Double(order)), source: note.source))
        default: return false
        }
        func text(_ key: Key, _ words: String?, isBilingual: Bool = false) {
            guard let words else { return }
            element.statements.append(Element.Statement(key, isBilingual ? .bilingual(Bilingual(words)) : .text(words), source: note.source))
        }
        text(.evidence, note.evidence, isBilingual: true)
        text(.answeredBy, note.by)
        text(.note, note.remark, isBilingual: true)
        element.links = [
            Element.Link(.about, to: about, source: note.source), Element.Link(.answers, to: target, source: note.source),
        ]
        let base = "answer." + Self.cut("\(about).\(target)", to: 180)
        func id(_ number: Int) -> String { number == 1 ? base : "\(base)-\(number)" }
        func known(_ id: String) -> Int? { continuum.index(of: id).flatMap { continuum.elements[$0].kind.rawValue != 0 ? $0 : nil } }
        var number = 1
        while let index = known(id(number)) {
            if Self.saysTheSame(continuum.element(index), element) { return false }
            number += 1
        }
        number = max(number, nextNumbers[base] ?? 1)
        while known(id(number)) != nil || taken.contains(id(number)) || addedIDs.contains(id(number)) { number += 1 }
        nextNumbers[base] = number + 1
        element.id = id(number)
        added.append(element)
        addedIDs.insert(element.id)
        return true
    }

    private static func cut(_ text: String, to limit: Int) -> String { text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self) }

    private static func saysTheSame(_ a: Element, _ b: Element) -> Bool {
        a.kind == b.kind && a.statements.map { Pair($0.key, $0.value) } == b.statements.map { Pair($0.key, $0.value) } && a.links.map(\.to) == b.links.map(\.to)
            && a.source?.date == b.source?.date
    }

    private struct Pair: Equatable {
        var key: Key
        var value: Element.Literal
        init(_ key: Key, _ value: Element.Literal) {
            self.key = key
            self.value = value
        }
    }

    // MARK: The change

    func steps(at place: Place) -> [(step: Change.Step, place: Place)] {
        var steps: [Change.Step] = added.map { .add($0) }
        for id in order {
            guard let element = current[id], let touched = keys[id], !touched.isEmpty else { continue }
            var part = Element(id: id, kind: element.kind, layer: element.layer)
            part.statements = element.statements.filter { touched.contains($0.key) }
            part.links = element.links.filter { touched.contains($0.key) }
            part.needed = element.needed
            part = part.withGroupsInOrder()
            guard !part.statements.isEmpty || !part.links.isEmpty else { continue }
            // Said once where all say the same.
            let sources = Set(part.statements.map(\.source) + part.links.map(\.source))
            if sources.count == 1 { part.source = sources.first ?? nil }
            steps.append(.set(part, was: nil))
        }
        for link in linkOrder {
            guard let element = current[link.id], keys[link.id]?.contains(link.key) != true, let touched = linkKeys[link],
                let found = element.links.first(where: { $0.key == link.key && $0.to == link.to })
            else { continue }
            steps.append(.setRelation(id: link.id, key: link.key, to: link.to, attributes: found.attributes.filter { touched.contains($0.key) }))
        }
        for removed in removedKeys where current[removed.id]?.links.contains(where: { $0.key == removed.key }) != true {
            steps.append(.removeKey(id: removed.id, key: removed.key))
        }
        return steps.map { ($0, place) }
    }
}
