extension Change.Step {
    /// What makes one element of another? One step for each key that differs, each with what was there before where that fits on a line.
    ///
    /// Sources of the elements themselves are not compared: a step carries the sources of the facts that it sets.
    package static func steps(from old: Element?, to new: Element?) -> [Change.Step] {
        guard let old else { return new.map { [.add($0)] } ?? [] }
        guard let new else { return [.remove(id: old.id)] }
        var steps: [Change.Step] = []
        let keys = Set((old.statements + new.statements).map(\.key) + (old.links + new.links).map(\.key))
        for key in keys.sorted() {
            let before = old.part(key), after = new.part(key)
            if before != after { steps.append(step(key, of: old, from: before, to: after)) }
        }
        if old.validity != new.validity {
            steps.append(new.validity == .always ? .removeValidity(id: old.id) : .set(Element(id: old.id, kind: old.kind, validity: new.validity), was: nil))
        }
        return steps
    }

    /// The longest value that is repeated as what was there before.
    private static let longestWas = 200

    private static func step(_ key: Key, of old: Element, from before: Element, to after: Element) -> Change.Step {
        if after.statements.isEmpty, after.links.isEmpty { return .removeKey(id: old.id, key: key) }
        for target in Set(before.links.compactMap(\.to)).sorted() {
            var trial = before
            trial.removeLinks(key, to: target)
            if trial == after { return .removeRelation(id: old.id, key: key, to: target) }
        }
        if let step = relationStep(key, from: before, to: after) { return step }
        var element = after
        element.source = after.commonSource
        let was = old.said(key)
        return .set(element, was: was.isEmpty || was.utf8.count > longestWas || was.contains("\n") ? nil : was)
    }

    /// The step for attributes of one relation alone; nil when more differs than that says.
    private static func relationStep(_ key: Key, from before: Element, to after: Element) -> Change.Step? {
        guard before.links.count == after.links.count, let i = before.links.indices.first(where: { before.links[$0] != after.links[$0] }),
            let target = before.links[i].to
        else { return nil }
        let kept = Set(before.links[i].attributes)
        let attributes = after.links[i].attributes.filter { !kept.contains($0) }
        // Attributes of a list stand and fall together.
        let keys = Set(attributes.map(\.key))
        let whole = after.links[i].attributes.filter { keys.contains($0.key) }
        var trial = before
        guard !whole.isEmpty, trial.setAttributes(whole, ofFirst: key, to: target), trial.part(key) == after else { return nil }
        // Written there, an attribute without a source would say nothing of its relation’s either.
        guard whole.allSatisfy({ $0.source != nil }) || after.links[i].source == nil else { return nil }
        return .setRelation(id: before.id, key: key, to: target, attributes: whole)
    }
}

extension Element {
    /// What it says under one key: its facts and relations, with their alternatives numbered from 1.
    package func part(_ key: Key) -> Element {
        var part = Element(id: id, kind: kind, statements: statements.filter { $0.key == key }, links: links.filter { $0.key == key }, needed: needed)
        part = part.withGroupsInOrder()
        for i in part.links.indices { part.links[i].attributes.sort(byKey: \.key) }
        return part
    }

    /// The source that all its facts and relations have; nil when they differ, or have none.
    package var commonSource: Source? {
        let sources = Set(statements.map(\.source) + links.map(\.source) + links.flatMap { $0.attributes.map(\.source) })
        return sources.count == 1 ? sources.first ?? nil : nil
    }

    /// The same, with its keys in one order, whatever order they were written or changed in.
    package func inOrder() -> Element {
        var copy = self
        copy.statements.sort(byKey: \.key)
        copy.links.sort(byKey: \.key)
        for i in copy.links.indices { copy.links[i].attributes.sort(byKey: \.key) }
        return copy.withGroupsInOrder()
    }
}

extension Array {
    /// Sorts by a key, and keeps the order of those that have the same one.
    fileprivate mutating func sort(byKey key: (Element) -> Key) {
        self = enumerated().sorted { a, b in
            let left = key(a.element), right = key(b.element)
            return left == right ? a.offset < b.offset : left < right
        }.map(\.element)
    }
}
