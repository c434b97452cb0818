import Continuum
import Knowledge

/// Where things lie, and which soil that puts them on.
extension ReachCompiler {
    /// What is kept on, housed at or an instance of an offer lies where the offer lies, unless it says where itself.
    mutating func compilePlace(_ relation: Relation, _ i: Int, _ element: Int, _ like: Transfer) {
        guard relation.element >= 0, input.kinds.isKind(relation.element, .offer) else { return }
        for r in input.relationSpan(element) where input.relations[r].key == .locatedIn && input.isCurrent(input.relations[r]) { return }
        let offer = relation.element
        let places = input.relationSpan(Int(offer)).filter { input.relations[$0].key == .locatedIn && input.isCurrent(input.relations[$0]) }
        if places.isEmpty {
            switch input.continuum.token(input.continuum.value(.category, of: Int(offer))) {
            case "iaas", "paas", "saas", "hosting", "housing": break
            default: return
            }
        }
        let isOpen = places.count != 1 || input.relations[places[0]].element < 0
        if isOpen, input.elements[element].layer != .base, isAssumed(MissingFact(element: Int32(element), keys: [.locatedIn], relation: -1)) { return }
        let node = node(.place, of: offer)
        var transfer = like
        transfer.certain.formIntersection([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        transfer.possible.formIntersection([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        emit(node, transfer, .place(Int32(i)))
    }

    mutating func compilePlace(of offer: Int) {
        let range = input.relationSpan(offer)
        let places = range.filter { input.relations[$0].key == .locatedIn && input.isCurrent(input.relations[$0]) }
        let planes: Planes = [.obtain, .cut, .starve30d, .starve1y, .starve5y]
        if places.isEmpty { emit(graph.unknownNode, Transfer(certain: [], possible: planes), .missing(.locatedIn)) }
        for i in places {
            let target = input.relations[i].element
            emit(target >= 0 ? target : graph.unknownNode, Transfer(certain: places.count == 1 ? planes : [], possible: planes), i)
        }
    }
}
