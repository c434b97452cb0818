import Testing

@testable import Resilience

@Suite struct DesignTests {
    /// Sites on a circle of so many kilometres’ radius, on a plane.
    private func circle(_ n: Int, _ radius: Double) -> [[Double]] {
        let angle = 2 * Double.pi / Double(n)
        // The chord between i and j, by a sine made from its series: enough for a test.
        func sine(_ x: Double) -> Double { var term = x, sum = x; for k in 1..<12 { term *= -x * x / Double(2 * k * (2 * k + 1)); sum += term }; return sum }
        return (0..<n).map { i in (0..<n).map { j in 2 * radius * abs(sine(angle * Double(abs(i - j)) / 2)) } }
    }

    @Test("Forms have the links that their names promise", arguments: 3...12)
    func links(n: Int) {
        let length = circle(n, 50)
        #expect(DesignComparison.links(.star, length).links.count == n - 1)
        #expect(DesignComparison.links(.doubleStar, length).links.count == 2 * (n - 2) + 1)
        #expect(DesignComparison.links(.ring, length).links.count == n)
        #expect(DesignComparison.links(.fullMesh, length).links.count == n * (n - 1) / 2)
        let partial = DesignComparison.links(.partialMesh, length).links
        #expect(partial.count >= n && partial.count <= n * (n - 1) / 2 && Set(partial).count == partial.count)
        for form in [DesignForm.star, .doubleStar, .ring, .partialMesh, .fullMesh] {
            for link in DesignComparison.links(form, length).links { #expect(link.from < link.to && link.kilometres == length[link.from][link.to]) }
        }
    }

    @Test("The circle through sites on a circle is the circle")
    func tour() {
        let length = circle(9, 80)
        let total = DesignComparison.links(.ring, length).links.reduce(0) { $0 + $1.kilometres }
        #expect(abs(total - 9 * length[0][1]) < 1e-6)
    }

    @Test("Two ways share no place, and the second is found where the shortest one is in its way")
    func disjoint() {
        // The shortest way 0-1-2-5 blocks both others; the pair is 0-1-4-5 and 0-3-2-5.
        let ends = [(0, 1, 1.0), (1, 2, 1.0), (2, 5, 1.0), (1, 4, 5.0), (4, 5, 5.0), (0, 3, 5.0), (3, 2, 5.0)]
        let arcs = ends.enumerated().flatMap { i, e in
            [DisjointPaths.Arc(from: e.0, to: e.1, link: Int32(i), cost: e.2), DisjointPaths.Arc(from: e.1, to: e.0, link: Int32(i), cost: e.2)]
        }
        let found = DisjointPaths.find(places: 6, arcs: arcs, from: 0, to: 5)
        #expect(found.count == 2)
        #expect(Set(found.map(\.places)) == [[0, 1, 4, 5], [0, 3, 2, 5]])
        #expect(Set(found[0].links).isDisjoint(with: found[1].links))
        #expect(DisjointPaths.find(places: 6, arcs: arcs.filter { $0.link != 5 }, from: 0, to: 5).count == 1)
        #expect(DisjointPaths.find(places: 6, arcs: [], from: 0, to: 5).isEmpty)
    }
}
