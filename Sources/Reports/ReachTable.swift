import Continuum
package import Reach

/// Who can do what to each element of the chart, as lines: for `starve` the shortest horizon only, and one line for “every other state”
/// where something unknown makes them all possible.
package struct ReachTable {
    private let assessment: Assessment
    package init(_ assessment: Assessment) { self.assessment = assessment }

    private var subjects: Subjects { assessment.model.subjects }

    package func entries() -> [ReachEntry] {
        let continuum = assessment.continuum
        var entries: [ReachEntry] = []
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart && continuum.elements[element].kind.rawValue != 0 {
            switch continuum.elements[element].kind {
            case .organisation, .person, .state: continue
            default: append(element, to: &entries)
            }
        }
        return entries
    }

    package func entries(of element: Int) -> [ReachEntry] {
        var entries: [ReachEntry] = []
        append(element, to: &entries)
        return entries
    }

    private func append(_ element: Int, to entries: inout [ReachEntry]) {
        for planes in [[Plane.obtain], [.alter], [.cut], [.starve30d, .starve1y, .starve5y]] {
            var seenCertain = Bits(repeating: 0, count: subjects.words), seenPossible = seenCertain
            for plane in planes {
                let certain = assessment.result.bits(node: element, plane: plane, bound: .certain)
                let possible = assessment.result.bits(node: element, plane: plane, bound: .possible)
                let isEveryone = subjects.everyState.indices.allSatisfy { possible[$0] & subjects.everyState[$0] == subjects.everyState[$0] }
                let wasEveryone = subjects.everyState.indices.allSatisfy { seenPossible[$0] & subjects.everyState[$0] == subjects.everyState[$0] }
                // Only those with a line can have one: with everyone, states that are merely possible have none of their own
                // (benchmark `assess`).
                var candidates = certain
                for w in candidates.indices { candidates[w] |= isEveryone ? possible[w] & ~subjects.everyState[w] : possible[w] }
                for s in candidates.members {
                    let isState = subjects.list[s].sort != .supplier
                    if certain.contains(bit: s) {
                        if !seenCertain.contains(bit: s) { entries.append(ReachEntry(element: element, subject: s, plane: plane, bound: .certain)) }
                    } else if possible.contains(bit: s), !seenPossible.contains(bit: s), !(isEveryone && isState) {
                        entries.append(ReachEntry(element: element, subject: s, plane: plane, bound: .possible))
                    }
                }
                if isEveryone, !wasEveryone { entries.append(ReachEntry(element: element, subject: -1, plane: plane, bound: .possible)) }
                seenCertain.formUnion(certain)
                seenPossible.formUnion(possible)
            }
        }
    }

    /// Subjects with a certain power, or a possible one that is not everybody's, over something in the chart; riskiest first.
    package func activeSubjects() -> [Int] {
        var active: Set<Int> = []
        for entry in entries() where entry.subject >= 0 { active.insert(entry.subject) }
        return active.sorted { a, b in
            let left = assessment.gradient.levels[a].risk, right = assessment.gradient.levels[b].risk
            let aID = assessment.continuum.id(Int(subjects.list[a].element)), bID = assessment.continuum.id(Int(subjects.list[b].element))
            return left != right ? left > right : aID < bID
        }
    }
}
