import Continuum
import Knowledge
import Reach
import Testing

@testable import Resilience

/// Charts as fault trees: small ones, whose answers a person can work out.
@Suite struct ChartTests {
    static let day = Day("2026-11-22") ?? Day(rawValue: 0)

    private func chart(_ yaml: String) throws -> Continuum {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        builder.readYAML(Array(("elements:\n" + yaml).utf8), file: "chart.yaml", layer: .chart)
        let (continuum, diagnostics) = builder.finish()
        #expect(!diagnostics.hasErrors, "\(diagnostics.list.map { $0.problem.message(.english) })")
        return continuum
    }

    private func resilience(_ yaml: String, order: Int = 3, assume: Double? = nil) throws -> (Resilience, ServiceResilience) {
        let request = ResilienceRequest(day: Self.day, order: order, assumedAvailability: assume, elements: ["s"])
        let resilience = try #require(Resilience(try chart(yaml), request))
        return (resilience, try #require(resilience.services.first))
    }

    private static let twoLinks = """
          - { id: a, kind: link, operated-by: unknown, availability: 99, fails-with: trench }
          - { id: b, kind: link, operated-by: unknown, availability: 99, fails-with: trench }
          - { id: trench, kind: failure-domain, domain-type: trench, availability: 99.9 }
          - { id: s, kind: service, class: C2, runs-on: [{ any: [a, b] }] }

        """

    @Test("Two links in one trench: the trench counts once, exactly")
    func trench() throws {
        let (resilience, service) = try resilience(Self.twoLinks)
        let range = try #require(service.availability)
        #expect(abs(range.upper - 0.999 * (1 - 0.01 * 0.01)) < 1e-12 && range.isExact)
        #expect(service.singles.map { resilience.continuum.id(Int($0.element)) } == ["trench"])
        #expect(service.things.sets.filter { $0.count == 2 }.map { Set($0.map { resilience.continuum.id(Int($0.element)) }) } == [["a", "b"]])
        #expect(service.falseRedundancies.count == 1)
        let chain = try #require(resilience.models[0].chain(from: service.element, when: service.singles))
        #expect(chain.map(\.to) == ["a", "trench", "b", "trench"])
    }

    @Test("A figure that nobody gives is counted as perfect and said, or assumed")
    func unknownFigure() throws {
        let yaml = """
              - { id: a, kind: platform, operated-by: unknown, availability: 99 }
              - { id: b, kind: platform, operated-by: unknown }
              - { id: s, kind: service, class: C2, runs-on: [a, b] }

            """
        let (resilience, service) = try resilience(yaml)
        #expect(service.availability == Interval(0.99))
        #expect(service.unknownThings.map { resilience.continuum.id(Int($0.element)) } == ["b"])
        let (_, assumed) = try self.resilience(yaml, assume: 0.9)
        #expect(abs((assumed.availability?.upper ?? 0) - 0.891) < 1e-12)
    }

    @Test("MTBF and MTTR make a figure, one of them none; a promise of 100 % is none")
    func figures() throws {
        let continuum = try chart(
            """
              - { id: a, kind: device, located-in: unknown, supplied-by: unknown, mtbf-hours: 999, mttr-hours: 1 }
              - { id: b, kind: device, located-in: unknown, supplied-by: unknown, mtbf-hours: 999 }
              - { id: c, kind: device, located-in: unknown, supplied-by: unknown, sla: 100, sla-period: month }
              - { id: d, kind: device, located-in: unknown, supplied-by: unknown, sla: 99.5, sla-period: year }
              - { id: e, kind: device, located-in: unknown, supplied-by: unknown, mtbf-hours: 0, mttr-hours: 0 }
              - { id: f, kind: device, located-in: unknown, supplied-by: unknown, availability: unknown }

            """)
        func figure(_ id: String) throws -> Dependability { Dependability(continuum, of: try #require(continuum.index(of: id)), on: Self.day) }
        #expect(try figure("a").availability == 0.999)
        #expect(try figure("b").availability == nil && figure("b").doubt == .halfMeanTimes)
        #expect(try figure("c").availability == nil && figure("c").doubt == .wholePromise)
        #expect(try figure("d").availability == 0.995 && figure("d").period == "year")
        #expect(try figure("e").availability == nil && figure("f").doubt == .unknown)
    }

    @Test("What is out of service stops what needs it, unless there is something else")
    func outOfService() throws {
        let broken = Self.twoLinks.replacing("{ id: a, kind: link,", with: "{ id: a, kind: link, out-of-service: true,")
        #expect(try resilience(broken).1.hasFailedAlready == false)
        #expect(try resilience(broken).1.singles.count == 2)
        #expect(try resilience(broken.replacing("{ id: b, kind: link,", with: "{ id: b, kind: link, out-of-service: true,")).1.hasFailedAlready)
    }

    @Test("A circle of needs stands by itself, and falls with any of its members")
    func circle() throws {
        let (resilience, service) = try resilience(
            """
              - { id: a, kind: application, runs-on: p, relies-on: b }
              - { id: b, kind: application, runs-on: p, relies-on: a }
              - { id: p, kind: platform, operated-by: unknown, availability: 99 }
              - { id: s, kind: service, class: C2, runs-on: a }

            """)
        #expect(!service.hasFailedAlready)
        #expect(Set(service.singles.map { resilience.continuum.id(Int($0.element)) }) == ["a", "b", "p"])
        #expect(service.availability == Interval(0.99))
    }

    @Test("A place that no link leads to is cut off; a link with one end is said")
    func nowhere() throws {
        let (resilience, service) = try resilience(
            """
              - { id: x, kind: site, located-in: unknown, operated-by: unknown }
              - { id: y, kind: site, located-in: unknown, operated-by: unknown }
              - { id: l, kind: link, operated-by: unknown, connects: [x] }
              - { id: p, kind: platform, operated-by: unknown }
              - { id: s, kind: service, class: C2, runs-on: p, path-to: [{ to: y, from: x }] }

            """)
        #expect(service.hasFailedAlready)
        #expect(resilience.looseLinks.count == 1)
        #expect(try #require(resilience.models[0].chain(from: service.element, when: [])).contains { $0.relation == "no-path" || $0.relation == "out-of-service" })
    }

    @Test("A way over links: the same chance by diagram and by frontier, whichever fits")
    func ways() throws {
        let yaml = """
              - { id: x, kind: site, located-in: unknown, operated-by: unknown }
              - { id: y, kind: site, located-in: unknown, operated-by: unknown }
              - { id: z, kind: site, located-in: unknown, operated-by: unknown }
              - { id: l1, kind: link, operated-by: unknown, connects: [x, y], availability: 90 }
              - { id: l2, kind: link, operated-by: unknown, connects: [y, z], availability: 80 }
              - { id: l3, kind: link, operated-by: unknown, connects: [x, z], availability: 70 }
              - { id: s, kind: service, class: C2, relies-on: x }

            """
        let expected = 1 - (1 - 0.7) * (1 - 0.9 * 0.8)
        func way(_ yaml: String) throws -> NetworkResilience {
            let continuum = try chart(yaml)
            let ends = ["x", "z"].compactMap { continuum.index(of: $0) }
            return try #require(NetworkResilience(continuum, ResilienceRequest(day: Self.day), from: ends[0], to: [ends[1]]))
        }
        let frontier = try way(yaml)
        #expect(frontier.method == .frontier && abs((frontier.availability?.lower ?? 0) - expected) < 1e-12)
        #expect(frontier.ways.count == 2 && frontier.shared.isEmpty)
        // One way only from x to z: by the diagram, and the same.
        let diagram = try way(yaml.replacing("connects: [x, z]", with: "one-way: true, connects: [x, z]"))
        #expect(diagram.method == .diagram && abs((diagram.availability?.lower ?? 0) - expected) < 1e-12)
        // In one trench, the two ways are none.
        let shared = try way(
            yaml.replacing("availability: 90", with: "availability: 90, fails-with: t").replacing("availability: 70", with: "availability: 70, fails-with: t")
                + "  - { id: t, kind: failure-domain, domain-type: trench, availability: 99 }\n")
        #expect(shared.method == .diagram && abs((shared.availability?.lower ?? 0) - 0.99 * expected) < 1e-12)
        #expect(shared.shared.map { shared.continuum.id(Int($0.element)) } == ["t"])
    }
}
