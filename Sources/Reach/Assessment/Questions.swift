import Continuum
import Knowledge

/// Which unknown facts, once answered, would settle most?
///
/// Each candidate is taken as harmlessly answered and the chart is judged again: what is no longer undetermined is what the question
/// settles. A fact on which verdicts lean together with others settles none alone; it is then ranked by the breaches it would remove and
/// by how many undetermined verdicts depend on it.
struct Questions {
    private let assessor: Assessor
    private let assessment: Assessment

    init(_ assessor: Assessor, _ assessment: Assessment) {
        self.assessor = assessor
        self.assessment = assessment
    }

    func ranked() -> [Question] {
        let undetermined = assessment.verdicts.filter { $0.breaches.contains { !$0.unknown.isEmptySet } }
        guard !undetermined.isEmpty else { return [] }
        let touching = dependants(undetermined.map(\.element))
        var facts: [MissingFact] = []
        var seen: Set<MissingFact> = []
        for fact in assessment.model.graph.missing where touching[fact.element] != nil && seen.insert(fact).inserted { facts.append(fact) }
        facts.sort { a, b in
            let left = touching[a.element]?.count ?? 0, right = touching[b.element]?.count ?? 0
            return (right, a.element, a.relation, a.keys[0]) < (left, b.element, b.relation, b.keys[0])
        }
        let before = Dictionary(uniqueKeysWithValues: assessment.verdicts.map { ($0.element, $0) })
        var questions: [Question] = []
        let tried = Array(facts.prefix(max(0, assessor.request.trialLimit)))
        let outcomes = inParallel(tried.count) { [assessor, assessment] i in
            var settles: [Int] = []
            var removed = 0
            let after = assessor.judge(assessment.continuum, assuming: [tried[i]], after: assessment)
            for verdict in after.verdicts {
                guard let old = before[verdict.element] else { continue }
                if old.status == .undetermined, verdict.status != .undetermined { settles.append(verdict.element) }
                removed += max(0, old.breaches.count - verdict.breaches.count)
            }
            return (settles: settles, removed: removed)
        }
        for (i, fact) in facts.enumerated() {
            let outcome = i < outcomes.count ? outcomes[i] : (settles: [], removed: 0)
            questions.append(
                Question(fact: fact, settles: outcome.settles, touches: touching[fact.element] ?? [], breachesRemoved: outcome.removed))
        }
        return questions.sorted { a, b in
            if a.settles.count != b.settles.count { return a.settles.count > b.settles.count }
            if a.breachesRemoved != b.breachesRemoved { return a.breachesRemoved > b.breachesRemoved }
            if a.touches.count != b.touches.count { return a.touches.count > b.touches.count }
            return (a.fact.element, a.fact.relation, a.fact.keys[0]) < (b.fact.element, b.fact.relation, b.fact.keys[0])
        }
    }

    /// For each element, the undetermined verdicts that depend on it, by a walk down from each; owners are followed upwards.
    private func dependants(_ elements: [Int]) -> [Int32: [Int]] {
        let graph = assessment.model.graph
        var result: [Int32: [Int]] = [:]
        for element in elements {
            var seen: Set<Int32> = [Int32(element)]
            var stack = [Int32(element)]
            while let node = stack.popLast() {
                let real = graph.element(of: node)
                if Int(real) < assessment.continuum.elements.count { result[real, default: []].append(element) }
                var next = (Int(graph.offsets[Int(node)])..<Int(graph.offsets[Int(node) + 1])).map { graph.targets[$0] }
                if Int(node) < assessment.model.entities.entity.count, assessment.model.entities.entity[Int(node)] >= 0 {
                    let entity = Int(assessment.model.entities.entity[Int(node)])
                    let control = assessment.model.entities.possible
                    for i in Int(control.offsets[entity])..<Int(control.offsets[entity + 1]) {
                        next.append(assessment.model.entities.elements[Int(control.controllers[i])])
                    }
                }
                for target in next where seen.insert(target).inserted { stack.append(target) }
            }
        }
        for key in result.keys { result[key] = Array(Set(result[key] ?? [])).sorted() }
        return result
    }
}
