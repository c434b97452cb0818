import Continuum

/// Places that must stay within reach over the links: who can cut all the ways there can cut it.
extension ReachCompiler {
    /// Every way is an alternative that falls with any of its links and places, so that the thing falls when all of them do: exactly what being
    /// cut off means. Where there are too many ways to list, nothing is certain and every link counts as possible.
    mutating func compilePath(_ relation: Relation, _ i: Int, _ element: Int) {
        var start = Int32(element)
        if case .reference(let symbol)? = input.attribute(.from, relation, input.options.day), let from = input.continuum.index(of: symbol) {
            start = Int32(from)
        }
        guard relation.element >= 0 else {
            emit(graph.unknownNode, Transfer(certain: [], possible: .stopping), i)
            return
        }
        let places = links ?? LinkNetwork(input.continuum, on: input.options.day)
        links = places
        guard let ways = places.ways(from: start, to: relation.element) else {
            for node in places.around(start) { emit(node, Transfer(certain: [], possible: .stopping), i) }
            return
        }
        // Without any way it is cut off already: by nobody.
        guard !ways.isEmpty else { return }
        let number = group(members: ways.count, neededCertain: 1, neededPossible: 1)
        for (w, way) in ways.enumerated() {
            for node in way {
                var transfer = Transfer(.stopping)
                transfer.group = number
                transfer.member = Int32(w)
                emit(node, transfer, i)
            }
        }
    }
}
