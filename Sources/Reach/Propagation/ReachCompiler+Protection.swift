import Continuum
import Knowledge

/// What encryption, authentication and confidential computing protect from, and what their keys make possible.
extension ReachCompiler {
    /// Narrows `obtain` (and `alter`, where tampering would be seen) to those who also reach the holders of the keys.
    ///
    /// An unknown protection counts in the certain bound, where unknown facts give nothing, and not in the possible one.
    mutating func protect(_ transfer: inout Transfer, _ relation: Relation, _ i: Int, _ element: Int) {
        if relation.factsCount == 0 { return }
        var claimed: Planes = [], sure: Planes = []
        for (key, plane) in [(Key.encrypted, Planes.obtain), (.authenticated, .alter)] {
            switch input.attribute(key, relation, input.options.day) {
            case .boolean(true)?:
                claimed.insert(plane)
                sure.insert(plane)
            case .unknown?:
                claimed.insert(plane)
                if isAssumed(MissingFact(element: Int32(element), keys: [key], relation: Int32(i))) { sure.insert(plane) }
            default: break
            }
        }
        guard !claimed.isEmpty else { return }
        let keys = input.keyHolders(relation)
        var areKnown = keys.areKnown
        if !areKnown, isAssumed(MissingFact(element: Int32(element), keys: [.keysHeldBy], relation: Int32(i))) { areKnown = true }
        transfer.guardNumber = guardIndex(keys.holders)
        transfer.guardedCertain = claimed
        transfer.guardedPossible = areKnown ? sure : []
    }

    /// Who holds the keys can withhold them; one holder of several is enough to go on, and an unknown holder could be anyone.
    mutating func compileKeys(_ relation: Relation, _ i: Int, _ element: Int, _ like: Transfer) {
        let keys = input.keyHolders(relation)
        let encrypted = input.attribute(.encrypted, relation, input.options.day)
        let isHarmless = !keys.areKnown
            && input.options.assuming.contains(MissingFact(element: Int32(element), keys: [.keysHeldBy], relation: Int32(i)))
        guard encrypted == .boolean(true) || encrypted == .unknown, !isHarmless else {
            // The guard reads its holders, so they come before.
            for holder in keys.holders { emit(holder, Transfer([]), .keys(Int32(i))) }
            return
        }
        let isSure = encrypted == .boolean(true)
        func transfer(_ planes: Planes, isKnown: Bool = true) -> Transfer {
            var transfer = isSure && isKnown ? Transfer(planes) : Transfer(certain: [], possible: planes)
            transfer.group = like.group
            transfer.member = like.member
            return transfer
        }
        if keys.holders.isEmpty {
            emit(graph.unknownNode, transfer(.stopping, isKnown: false), .keys(Int32(i)))
        } else if keys.areKnown, keys.holders.count == 1, let holder = keys.holders.first {
            emit(holder, transfer(input.keyPlanes(holder)), .keys(Int32(i)))
        } else {
            emit(node(.keys, of: Int32(i)), transfer(.stopping), .keys(Int32(i)))
        }
    }

    /// Several holders of the same keys: alternatives of their own.
    mutating func compileKeyHolders(of relation: Int) {
        let keys = input.keyHolders(input.relations[relation])
        let number = group(members: keys.holders.count + (keys.areKnown ? 0 : 1), neededCertain: 1, neededPossible: 1)
        for (m, holder) in keys.holders.enumerated() {
            var transfer = Transfer(input.keyPlanes(holder))
            transfer.group = number
            transfer.member = Int32(m)
            emit(holder, transfer, .keys(Int32(relation)))
        }
        if !keys.areKnown {
            var transfer = Transfer(certain: [], possible: .stopping)
            transfer.group = number
            transfer.member = Int32(keys.holders.count)
            emit(graph.unknownNode, transfer, .keys(Int32(relation)))
        }
    }

    mutating func compileProcessing(_ relation: Relation, _ i: Int, _ element: Int, _ target: Int32) {
        var transfer = Transfer([.obtain, .alter])
        if relation.element >= 0, input.kinds.isKind(relation.element, .organisation) {
            transfer = Transfer(input.capabilities.line(.processedBy, on: .data)?.planes ?? [])
        }
        let confidential = input.attribute(.confidentialComputing, relation, input.options.day)
        let isAttested = CompilerWords.isWord(confidential, input.words.attested)
        if isAttested || confidential == .unknown {
            var roots: [Int32] = []
            var areKnown = true
            let values = input.continuum.values(.rootOfTrust, of: relation, on: input.options.day)
            for value in values {
                if case .reference(let symbol) = value, let root = input.continuum.index(of: symbol) { roots.append(Int32(root)) } else { areKnown = false }
            }
            if values.isEmpty { areKnown = false }
            if !areKnown, isAssumed(MissingFact(element: Int32(element), keys: [.rootOfTrust], relation: Int32(i))) { areKnown = true }
            transfer.guardNumber = guardIndex(roots)
            transfer.guardedCertain = [.obtain, .alter]
            transfer.guardedPossible = isAttested && areKnown ? [.obtain, .alter] : []
            for root in roots { emit(root, Transfer([]), .keys(Int32(i))) }
        }
        emit(target, transfer, i)
    }

    /// Whether an element is isolated from the network; nil when it is said to be unknown.
    mutating func isolation(of element: Int) -> Bool? {
        if isIsolated { return true }
        switch input.attribute(.network, of: element, input.options.day) {
        case .unknown?: return isAssumed(MissingFact(element: Int32(element), keys: [.network], relation: -1)) ? true : nil
        case .some(let value): return CompilerWords.isWord(value, input.words.isolated)
        case nil: return false
        }
    }

    mutating func builtWith(_ relation: Relation, _ i: Int, _ element: Int) -> Transfer {
        let isolation = isolation(of: element)
        var (certain, possible) = starving(within: 30, relation, i, element)
        switch input.attribute(.updates, relation, input.options.day) {
        case nil:
            certain.insert(.alter)
            possible.insert(.alter)
        case .unknown?: possible.insert(.alter)
        case .some(let value):
            if CompilerWords.isWord(value, input.words.automatic) {
                certain.insert(.alter)
                possible.insert(.alter)
            }
        }
        if isolation != false { certain.remove(.alter) }
        if isolation == true { possible.remove(.alter) }
        return Transfer(certain: certain, possible: possible)
    }
}
