import Continuum
import Knowledge
import Reach

/// From where is each organisation controlled? Worked out once for all of them.
struct OwnershipFacts: Sendable {
    private let model: ReachModel
    private var sides: [Int32: Side] = [:]
    private var foreign: [Int32: (controller: Int32, isCertain: Bool)] = [:]

    init(_ continuum: Continuum, _ model: ReachModel, isMember: ContiguousArray<Bool>) {
        self.model = model
        let entities = model.entities
        let day = model.options.day
        for element in entities.elements {
            var sort = Side.unknown
            switch continuum.elements[Int(element)].kind {
            case .state: sort = isMember[Int(element)] ? .inside : .outside
            case let kind:
                let key: Key = kind == .person ? .nationality : .seat
                var isOpen = false
                for relation in continuum.relations(of: Int(element)) where relation.key == key && continuum.holds(relation, on: day) {
                    if relation.element < 0 {
                        isOpen = true
                        continue
                    }
                    // One nationality in the union is enough; a seat outside is told even beside one inside.
                    let here: Side = isMember[Int(relation.element)] ? .inside : .outside
                    if sort == .unknown || (kind == .person ? here == .inside : here == .outside) { sort = here }
                }
                // A seat that nobody knows may be outside; another nationality takes nothing away.
                if isOpen, sort == .inside, kind != .person { sort = .unknown }
            }
            sides[element] = sort
        }
        for (entity, element) in entities.elements.enumerated() {
            for (graph, isCertain) in [(entities.certain, true), (entities.possible, false)] where foreign[element] == nil {
                let found = graph.allControllers(of: entity).map { entities.elements[Int($0)] }.first { sides[$0] == .outside }
                if let found { foreign[element] = (found, isCertain) }
            }
        }
    }

    func side(_ element: Int32) -> Side { sides[element] ?? .unknown }
    func foreignController(of element: Int32) -> (controller: Int32, isCertain: Bool)? { foreign[element] }

    private func entity(_ element: Int32) -> Int? {
        let entities = model.entities
        guard Int(element) < entities.entity.count else { return nil }
        let entity = Int(entities.entity[Int(element)])
        return entity < 0 ? nil : entity
    }

    func controllers(of element: Int32) -> [Int32] {
        guard let entity = entity(element) else { return [] }
        return model.entities.possible.allControllers(of: entity).map { model.entities.elements[Int($0)] }
    }

    /// It, or one who may control it, whose seat or nationality nobody states.
    func unseated(_ element: Int32) -> Int32? { ([element] + controllers(of: element)).first { side($0) == .unknown } }

    func certainControllers(of element: Int32) -> [Int32] {
        guard let entity = entity(element) else { return [] }
        return model.entities.certain.allControllers(of: entity).map { model.entities.elements[Int($0)] }
    }

    /// The last of those outside the union who certainly control it, or itself.
    func foreignHead(of element: Int32) -> Int32 { certainControllers(of: element).last { side($0) == .outside } ?? element }

    /// Nobody knows who owns it, or one of those who control it.
    func isOwnerUnknown(_ element: Int32) -> Bool {
        guard let entity = entity(element) else { return false }
        return ([Int32(entity)] + model.entities.possible.allControllers(of: entity)).contains { model.entities.isOwnerUnknown[Int($0)] }
    }
}
