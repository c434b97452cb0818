extension Change {
    /// The change as it is written: what `ChangeReader` reads back to the same steps.
    package func document(_ vocabulary: Vocabulary) -> Document {
        func text(_ words: Bilingual) -> Document { Element.document(of: .bilingual(words)) }
        var pairs: [(key: String, value: Document)] = [("id", .string(id)), ("kind", .string(sort.rawValue)), ("name", text(name))]
        if !author.isEmpty { pairs.append(("author", .string(author))) }
        if let date { pairs.append(("date", .string(date.description))) }
        if !reason.fr.isEmpty { pairs.append(("reason", text(reason))) }
        if let cost { pairs.append(("cost", .mapping([("capex", .number(cost.capex)), ("opex", .number(cost.opex))]))) }
        if after > 0 { pairs.append(("after", .string("\(after)d"))) }
        if let source { pairs.append(("source", Element.document(of: source))) }
        if let decides { pairs.append(("decides", decides.document)) }
        var added: [Document] = [], set: [Document] = [], removed: [Document] = []
        for (step, _) in steps {
            switch step {
            case .add(let element): added.append(element.inheriting(source).document(vocabulary))
            case .set(let element, let was): set.append(Self.document(of: element.inheriting(source), was: was, vocabulary))
            case .setRelation(let id, let key, let to, let attributes):
                // The attributes are written as those of an element are: they inherit from the change alone.
                let shell = Element(id: id, kind: Kind(rawValue: 1), statements: attributes).inheriting(source)
                guard case .mapping(let all) = shell.document(vocabulary) else { continue }
                set.append(
                    .mapping(
                        [("id", .string(id)), ("relation", .string(vocabulary.name(of: key))), ("to", .string(to))]
                            + all.filter { $0.key != "id" && $0.key != "kind" }))
            case .remove(let id): removed.append(.mapping([("id", .string(id))]))
            case .removeKey(let id, let key): removed.append(.mapping([("id", .string(id)), ("key", .string(vocabulary.name(of: key)))]))
            case .removeValidity(let id): removed.append(.mapping([("id", .string(id)), ("key", .string("validity"))]))
            case .removeRelation(let id, let key, let to):
                removed.append(.mapping([("id", .string(id)), ("key", .string(vocabulary.name(of: key))), ("to", .string(to))]))
            }
        }
        for (name, list) in [("add", added), ("set", set), ("remove", removed)] where !list.isEmpty { pairs.append((name, .sequence(list))) }
        return .mapping([("change", .mapping(pairs))])
    }

    private static func document(of element: Element, was: String?, _ vocabulary: Vocabulary) -> Document {
        guard case .mapping(let pairs) = element.document(vocabulary) else { return .null }
        return .mapping(pairs.filter { $0.key != "kind" } + (was.map { [("was", .string($0))] } ?? []))
    }
}

extension Change.Decision {
    package var document: Document {
        var pairs: [(key: String, value: Document)] = [("finding", .string(finding)), ("treatment", .string(treatment.rawValue))]
        if !owner.isEmpty { pairs.append(("owner", .string(owner))) }
        if let review { pairs.append(("review", .string(review.description))) }
        if !measures.isEmpty { pairs.append(("measures", .sequence(measures.map { .string($0) }))) }
        return .mapping(pairs)
    }
}

extension Element {
    /// The element without the source that it takes from what it stands in.
    package func inheriting(_ common: Source?) -> Element {
        guard let common else { return self }
        func own(_ source: Source?) -> Source? { source == common ? nil : source }
        var copy = self
        copy.source = own(source)
        for i in copy.statements.indices { copy.statements[i].source = own(copy.statements[i].source) }
        for i in copy.links.indices {
            copy.links[i].source = own(copy.links[i].source)
            for j in copy.links[i].attributes.indices { copy.links[i].attributes[j].source = own(copy.links[i].attributes[j].source) }
        }
        return copy
    }
}
