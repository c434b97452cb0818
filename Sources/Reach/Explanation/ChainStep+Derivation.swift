package import Continuum
import Knowledge

/// Turns a derivation into steps, from the element down to the law, each with its source.
package struct ChainWriter {
    private let model: ReachModel
    private let continuum: Continuum

    package init(_ model: ReachModel, _ continuum: Continuum) {
        self.model = model
        self.continuum = continuum
    }

    package func steps(_ derivation: Derivation, from node: Int) -> [ChainStep] {
        var steps: [ChainStep] = []
        write(derivation, from: node, depth: 0, into: &steps)
        return steps
    }

    package func id(_ node: Int32) -> String {
        if node == model.graph.unknownNode { return "unknown" }
        if model.graph.virtualNode(node)?.sort == .keys { return "keys" }
        return continuum.id(Int(model.graph.element(of: node)))
    }

    private func write(_ derivation: Derivation, from node: Int, depth: Int, into steps: inout [ChainStep]) {
        switch derivation {
        case .through(let edge, let next):
            write(edge: edge, from: node, depth: depth, note: nil, into: &steps)
            write(next, from: Int(model.graph.targets[edge]), depth: depth, into: &steps)
        case .both(let edge, let next, let keys, let holder):
            write(edge: edge, from: node, depth: depth, note: nil, into: &steps)
            write(next, from: Int(model.graph.targets[edge]), depth: depth, into: &steps)
            var step = ChainStep(from: id(Int32(node)), relation: "keys-held-by", to: id(holder), depth: depth)
            step.note = .keys
            if case .relation(let relation) = model.graph.origin(edge) { setSource(of: continuum.relations[Int(relation)].provenance, &step) }
            steps.append(step)
            write(keys, from: Int(holder), depth: depth + 1, into: &steps)
        case .alternatives(_, let branches):
            for (edge, next) in branches {
                write(edge: edge, from: node, depth: depth, note: branches.count > 1 ? .alternative : nil, into: &steps)
                write(next, from: Int(model.graph.targets[edge]), depth: depth + (branches.count > 1 ? 1 : 0), into: &steps)
            }
        case .unknown:
            if steps.isEmpty { steps.append(ChainStep(from: id(Int32(node)), relation: "unknown", to: "unknown", note: .unknown, depth: depth)) }
        case .terms(let element, let isCertain):
            var step = ChainStep(from: continuum.id(Int(element)), relation: "content-use", to: "", depth: depth)
            step.to = continuum.token(continuum.value(.contentUse, of: Int(element))) ?? "unknown"
            step.note = isCertain ? nil : .unknown
            if let i = continuum.factRange(of: Int(element)).first(where: { continuum.facts[$0].key == .contentUse }) {
                setSource(of: continuum.facts[i].provenance, &step)
            }
            steps.append(step)
        case .law(let basis):
            write(basis, depth: depth, into: &steps)
        }
    }

    private func write(edge: Int, from node: Int, depth: Int, note: ChainStep.Note?, into steps: inout [ChainStep]) {
        let target = model.graph.targets[edge]
        let transfer = model.graph.transfers[Int(model.graph.codes[edge])]
        // Several holders of keys: the step from the keys to each holder says it all.
        if model.graph.virtualNode(target)?.sort == .keys { return }
        // A place node is only a stop on the way to the state.
        if model.graph.virtualNode(Int32(node))?.sort == .place {
            var step = ChainStep(from: id(Int32(node)), relation: "located-in", to: id(target), note: target == model.graph.unknownNode ? .unknown : nil, depth: depth)
            if case .relation(let relation) = model.graph.origin(edge) {
                setSource(of: continuum.relations[Int(relation)].provenance, &step)
                if transfer.certain.isEmpty { step.note = .unknown }
            }
            steps.append(step)
            return
        }
        var step = ChainStep(from: id(Int32(node)), relation: "", to: id(target), note: note, depth: depth)
        if target == model.graph.unknownNode { step.note = .unknown }
        switch model.graph.origin(edge) {
        case .relation(let index):
            let relation = continuum.relations[Int(index)]
            step.relation = continuum.vocabulary.name(of: relation.key)
            setSource(of: relation.provenance, &step)
            if continuum.elements.indices.contains(Int(target)), continuum.elements[Int(target)].kind == .state, relation.element != target {
                step.relation = "staff-in"
            }
            if transfer.isSettled, step.note == nil { step.note = .qualification }
            if transfer.certain.isEmpty, step.note == nil { step.note = .unknown }
            // A protection that nobody is sure of: at worst it is not there.
            if transfer.guardedCertain != transfer.guardedPossible, step.note == nil { step.note = .unknown }
        case .passedOn(_, let index):
            let relation = continuum.relations[Int(index)]
            step.relation = "subcontracts-to"
            if continuum.elements.indices.contains(Int(target)), continuum.elements[Int(target)].kind == .state { step.relation = "staff-in" }
            setSource(of: relation.provenance, &step)
            if transfer.certain.isEmpty, step.note == nil { step.note = .unknown }
        case .missing(let key):
            step.relation = continuum.vocabulary.name(of: key)
            step.note = .unknown
        case .keys(let index):
            step.relation = "keys-held-by"
            setSource(of: continuum.relations[Int(index)].provenance, &step)
        case .place(let index):
            let relation = continuum.relations[Int(index)]
            step.relation = continuum.vocabulary.name(of: relation.key)
            setSource(of: relation.provenance, &step)
        }
        steps.append(step)
    }

    private func write(_ basis: LegalBasis, depth: Int, into steps: inout [ChainStep]) {
        var holder = Int(basis.organisation)
        for link in basis.chain {
            let isDown = basis.nexus == .presence && link.relation < 0
            var step = ChainStep(from: continuum.id(holder), relation: isDown ? "controls" : "owners", to: continuum.id(Int(link.element)), depth: depth)
            if link.relation >= 0 {
                let relation = continuum.relations[Int(link.relation)]
                // The chain may pass through what the controller holds elsewhere: show who is written in the register.
                setSource(of: relation.provenance, &step)
                if continuum.value(.joint, of: relation) == .boolean(true) { step.note = .joint }
                if continuum.value(.votes, of: relation) == nil, continuum.value(.capital, of: relation) != nil { step.note = step.note ?? .presumed }
            }
            steps.append(step)
            holder = Int(link.element)
        }
        let state = continuum.id(Int(model.subjects.list[basis.subject].element))
        if basis.isUnknown {
            let entity = Int(model.entities.entity[holder])
            let isSeat = entity >= 0 && model.holds.isSeatUnknown[entity]
            steps.append(ChainStep(from: continuum.id(holder), relation: isSeat ? "seat" : "owners", to: "unknown", note: .unknown, depth: depth))
            return
        }
        if basis.seatRelation >= 0 {
            let relation = continuum.relations[Int(basis.seatRelation)]
            var step = ChainStep(
                from: continuum.id(holder), relation: continuum.vocabulary.name(of: relation.key), to: continuum.id(Int(relation.element)), depth: depth)
            setSource(of: relation.provenance, &step)
            steps.append(step)
        }
        var law = ChainStep(from: state, relation: "law", to: basis.law >= 0 ? continuum.id(Int(basis.law)) : "unreviewed", depth: depth)
        if basis.law >= 0 {
            setSource(of: continuum.elements[Int(basis.law)].provenance, &law)
            law.note = basis.isSettled ? nil : .contested
        } else {
            law.note = .unreviewed
        }
        steps.append(law)
    }

    private func setSource(of provenance: Int32, _ step: inout ChainStep) {
        guard provenance != 0, let source = continuum.source(provenance) else { return }
        step.source = source.ref
        step.asOf = source.date
        step.standing = source.standing
        step.rank = source.rank
    }
}

extension ChainStep {
    package init(from: String, relation: String, to: String, note: Note? = nil, depth: Int) {
        self.init(from: from, relation: relation, to: to, source: nil, asOf: nil, standing: nil, rank: nil, note: note, depth: depth)
    }
}
