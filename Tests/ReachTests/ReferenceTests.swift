import Continuum
import Knowledge
import Reach
import Testing

/// The engine against a slow, obvious reference, on small random worlds.
struct ReferenceTests {
    static let chunks = 12
    static let worldsPerChunk = 260

    @Test("The engine and the reference agree on every element, subject, plane and bound", arguments: 0..<chunks)
    func agree(chunk: Int) {
        var differences = 0
        for seed in (chunk * Self.worldsPerChunk)..<((chunk + 1) * Self.worldsPerChunk) {
            let made = RandomWorld.make(seed)
            let found = Self.differences(made.world, together: made.together)
            if let found {
                differences += 1
                Issue.record("seed \(seed), together \(made.together): \(found)\n\(made.world.text)")
                if differences == 3 { return }
            }
        }
    }

    /// The first few differences, nil when there are none.
    static func differences(_ world: TestWorld, together: [String]) -> String? {
        let (continuum, problems) = world.build()
        if let problem = problems.first(where: { !$0.contains("add up to") }) { return "the world itself is wrong: \(problem)" }
        let answer = Answer(continuum, together: together)
        let slow = SlowReach(continuum, on: today, together: Set(together.compactMap { continuum.index(of: $0) }))
        guard slow.law.subjects.count == answer.model.subjects.list.count else { return "other subjects" }
        var lines: [String] = []
        for element in continuum.elements.indices {
            for bound in Bound.allCases {
                let expected = slow.powers(of: element, bound)
                for plane in Plane.allCases {
                    let bits = answer.result.bits(node: element, plane: plane, bound: bound)
                    for (number, subject) in slow.law.subjects.enumerated() {
                        let isExpected = expected[plane].contains(.only(number))
                        let isFound = answer.model.subjects.index(ofElement: Int32(subject)).map { bits.contains(bit: $0) } ?? false
                        if isExpected != isFound {
                            lines.append("\(continuum.id(element)) \(continuum.id(subject)) \(plane) \(bound): reference \(isExpected), engine \(isFound)")
                        }
                    }
                }
            }
        }
        return lines.isEmpty ? nil : lines.prefix(12).joined(separator: "\n") + (lines.count > 12 ? "\n… \(lines.count) in all" : "")
    }
}
