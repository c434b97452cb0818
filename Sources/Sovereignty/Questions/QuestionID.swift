package import Continuum
import Knowledge
import Reach

/// How is a question named, so that its answer finds its place again? `fact|element|key`, `fact|element|relation|target|key`,
/// `statement|about|statement`, `requirement|about|requirement`: ids only, which hold no bar.
package struct QuestionID: Hashable, Sendable, CustomStringConvertible {
    package enum Form: Hashable, Sendable {
        case attribute(element: String, key: String)
        case ofRelation(element: String, relation: String, to: String, key: String)
        case statement(about: String, statement: String)
        case requirement(about: String, requirement: String)
    }
    package var form: Form

    package init(_ form: Form) { self.form = form }

    package init(_ item: OpenItem, _ continuum: Continuum) {
        func id(_ element: Int32) -> String { continuum.id(Int(element)) }
        switch item {
        case .fact(let fact):
            let key = continuum.vocabulary.name(of: fact.keys[0])
            if fact.relation >= 0 {
                let relation = continuum.relations[Int(fact.relation)]
                form = .ofRelation(
                    element: id(fact.element), relation: continuum.vocabulary.name(of: relation.key),
                    to: relation.element >= 0 ? id(relation.element) : "unknown", key: key)
            } else {
                form = .attribute(element: id(fact.element), key: key)
            }
        case .statement(let statement, let about): form = .statement(about: id(about), statement: id(statement))
        case .requirement(let requirement, let about): form = .requirement(about: id(about), requirement: id(requirement))
        }
    }

    /// Who is behind an unknown relation is asked of the element: `fact|element|relation`. Until when something is certified is asked of the relation.
    package var canonical: QuestionID {
        guard case .ofRelation(let element, let relation, _, let key) = form, relation == key, key != "certified" else { return self }
        return QuestionID(.attribute(element: element, key: key))
    }

    /// Reads back what `description` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("fact"?, 3): form = .attribute(element: parts[1], key: parts[2])
        case ("fact"?, 5): form = .ofRelation(element: parts[1], relation: parts[2], to: parts[3], key: parts[4])
        case ("statement"?, 3): form = .statement(about: parts[1], statement: parts[2])
        case ("requirement"?, 3): form = .requirement(about: parts[1], requirement: parts[2])
        default: return nil
        }
    }

    package var description: String {
        switch form {
        case .attribute(let element, let key): "fact|\(element)|\(key)"
        case .ofRelation(let element, let relation, let to, let key): "fact|\(element)|\(relation)|\(to)|\(key)"
        case .statement(let about, let statement): "statement|\(about)|\(statement)"
        case .requirement(let about, let requirement): "requirement|\(about)|\(requirement)"
        }
    }
}
