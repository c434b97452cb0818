import Continuum
import Foundation
import Knowledge
import Reach
import Resilience
import Testing
import Workspace

/// Scenarios on the situations of the documents: what they say of them, and what Portulan plays.
struct ScenarioTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let day = Day("2026-11-22") ?? Day(rawValue: 0)

    struct Expectation: Sendable, CustomTestStringConvertible {
        var folder: String
        var scenario: String
        /// `element aspect day standing`, all of them.
        var losses: Set<String>
        /// Who says so, and where.
        var says: String
        var testDescription: String { "\(folder) \(scenario)" }
    }

    static let expectations: [Expectation] = [
        Expectation(
            folder: "us-hyperscaler-paris", scenario: "order:US",
            losses: ["guichet confidentiality 0 certain", "dossiers confidentiality 0 certain", "donnees-techniques confidentiality 0 certain"],
            says: "A l. 6: wherever the data centres are, American authorities may reach the data"),
        Expectation(
            folder: "us-hyperscaler-paris", scenario: "blackout:US",
            losses: ["guichet availability 0 certain", "dossiers availability 0 certain", "donnees-techniques availability 0 certain"],
            says: "A l. 31, O l. 27: cutting a cloud off from afar; a blackout is no fiction"),
        Expectation(
            folder: "us-hyperscaler-client-side-encryption", scenario: "order:US",
            losses: ["statistiques confidentiality 0 certain", "donnees-techniques confidentiality 0 certain"],
            says: "V l. 622: client-side encryption with keys at home; what is processed and technical data stay within reach"),
        Expectation(
            folder: "us-hyperscaler-client-side-encryption", scenario: "blackout:US",
            losses: ["archives availability 0 certain", "statistiques availability 0 certain", "donnees-techniques availability 0 certain"],
            says: "encryption does not protect from being cut off"),
        Expectation(folder: "bleu", scenario: "blackout:US", losses: [], says: "A l. 8: operated by Europeans"),
        Expectation(
            folder: "bleu", scenario: "updates-blocked:US",
            losses: ["guichet availability 365 certain", "dossiers availability 365 certain", "donnees-techniques availability 365 certain"],
            says: "A l. 10: a residual risk that deliveries stop; not overnight"),
        Expectation(folder: "s3ns-premi3ns", scenario: "order:US", losses: [], says: "A l. 8, SecNumCloud of 17 December 2025"),
        Expectation(folder: "s3ns-premi3ns", scenario: "blackout:US", losses: [], says: "A l. 8"),
        Expectation(
            folder: "s3ns-premi3ns", scenario: "updates-blocked:US",
            losses: ["guichet availability 365 certain", "dossiers availability 365 certain", "donnees-techniques availability 365 certain"],
            says: "A l. 10"),
        Expectation(folder: "vmware-broadcom", scenario: "price:broadcom", losses: [], says: "A l. 18 and 30: prices, no stop"),
        Expectation(
            folder: "vmware-broadcom", scenario: "updates-blocked:US", losses: ["metiers availability 365 certain", "dossiers availability 365 certain"],
            says: "A l. 30"),
        Expectation(folder: "any-of-two-clouds", scenario: "blackout:US", losses: [], says: "G l. 3345: several clouds"),
        Expectation(
            folder: "any-of-two-clouds", scenario: "order:US",
            losses: ["guichet confidentiality 0 certain", "dossiers confidentiality 0 certain"], says: "one copy is enough to read"),
        Expectation(
            folder: "office-365-adobe", scenario: "blackout:US",
            losses: ["documents availability 0 certain", "visuels availability 0 certain", "communication availability 0 certain"],
            says: "O l. 27, A l. 31"),
        Expectation(folder: "ovhcloud-secnumcloud", scenario: "blackout:US", losses: [], says: "A l. 9"),
        Expectation(
            folder: "ovhcloud-secnumcloud", scenario: "updates-blocked:US", losses: ["dossiers-vmware availability 365 certain"],
            says: "A l. 30: VMware stops within the year, open source does not"),
        Expectation(
            folder: "health-data-hub-azure", scenario: "blackout:US",
            losses: ["recherche availability 0 certain", "donnees-sante availability 0 certain"], says: "G l. 1985–1990, A l. 31"),
        Expectation(folder: "telehouse-paris", scenario: "blackout:JP", losses: [], says: "V l. 487: Japan is no bloc in conflict; bare housing"),
        Expectation(folder: "cameras-chinoises-isolees", scenario: "order:CN", losses: [], says: "an isolated network takes remote roles away"),
    ]

    private func played(_ folder: String, _ scenario: String, horizon: Int32 = Horizon.year) throws -> Simulation {
        let workspace = Workspace(reading: Self.root + "/Examples/" + folder)
        #expect(!workspace.diagnostics.hasErrors)
        let changes = try ScenarioMaker(workspace.continuum, on: Self.day, home: workspace.settings.home).changes(scenario)
        let organisation = workspace.settings.organisation.flatMap { workspace.continuum.index(of: $0) }
        return Simulation(workspace.continuum, changes, on: Self.day, horizon: horizon, organisation: organisation)
    }

    private func lines(_ simulation: Simulation) -> Set<String> {
        Set(simulation.losses.map { "\(simulation.after.id($0.element)) \($0.aspect.rawValue) \($0.day) \($0.standing.rawValue)" })
    }

    @Test("A scenario ends as the documents say", arguments: expectations)
    func documents(_ expectation: Expectation) throws {
        let simulation = try played("cases/" + expectation.folder, expectation.scenario)
        #expect(lines(simulation) == expectation.losses, "\(expectation.says)")
        for loss in simulation.losses { #expect(!loss.chain.isEmpty, "\(simulation.after.id(loss.element))") }
    }

    @Test("Quantum computers open what only public keys closed; archives under keys of their own kind stay shut")
    func quantum() throws {
        let simulation = try played("cases/us-hyperscaler-client-side-encryption", "quantum")
        #expect(simulation.losses.contains { simulation.after.id($0.element) == "archives" && $0.aspect == .confidentiality && $0.by.contains("US") })
    }

    @Test("Every ready scenario can be played on the métropole, is a change that can be undone, and names its source")
    func catalogue() throws {
        let workspace = Workspace(reading: Self.root + "/Examples/metropole")
        let arguments: [ReadyScenario.Name: String] = [
            .order: ":US", .blackout: ":US", .updatesBlocked: ":US", .licencesRevoked: ":US", .borderClosed: "", .blocsInConflict: ":US,BRICS",
            .bankrupt: ":eviden", .bought: ":cassiopee-logiciels,US", .price: ":broadcom,3", .subcontractorReplaced: ":atlanteo-services",
            .fibreCut: ":site-local-gare", .siteLost: ":site-salle-a", .regionLost: ":aws-paris", .quantum: "",
        ]
        #expect(ReadyScenario.catalogue.count == ReadyScenario.Name.allCases.count && ReadyScenario.catalogue.count >= 14)
        for scenario in ReadyScenario.catalogue {
            var argument = try #require(arguments[scenario.name])
            if scenario.name == .regionLost {
                let offer = workspace.continuum.elements.indices.first { i in
                    workspace.continuum.elements[i].kind == .offer && workspace.continuum.id(i).hasPrefix("aws") && workspace.continuum.id(i).contains("paris")
                }
                argument = ":" + workspace.continuum.id(try #require(offer))
            }
            if scenario.name == .blocsInConflict, workspace.continuum.index(of: "BRICS") == nil { argument = ":US,CN" }
            let changes = try ScenarioMaker(workspace.continuum, on: Self.day, home: "FR").changes(scenario.name.rawValue + argument)
            #expect(!changes.isEmpty && changes.allSatisfy { !$0.steps.isEmpty && $0.source != nil && !$0.reason.en.isEmpty })
            var world = workspace.continuum
            for change in changes {
                let (patch, problems) = change.patch(over: world)
                #expect(!problems.hasErrors, "\(scenario.name): \(problems.list.map { $0.problem.message(.english) })")
                let (next, more) = world.applying(patch)
                #expect(!more.hasErrors, "\(scenario.name): \(more.list.map { $0.problem.message(.english) })")
                world = next
            }
        }
    }

    @Test("Fibres cut at the station shelter stop what a second fibre through the same manhole was bought for")
    func shelter() throws {
        let simulation = try played("metropole", "fibre-cut:site-local-gare")
        #expect(simulation.losses.contains { simulation.after.id($0.element) == "service-etat-civil" && $0.aspect == .availability && $0.day == 0 })
    }

    @Test("Scenarios add up, and a longer horizon never loses less")
    func monotone() throws {
        let workspace = Workspace(reading: Self.root + "/Examples/metropole")
        let maker = ScenarioMaker(workspace.continuum, on: Self.day, home: "FR")
        let one = try maker.changes("blackout:US"), two = try maker.changes("bankrupt:eviden")
        func keys(_ changes: [Change], _ horizon: Int32) -> Set<Loss.Key> {
            Set(Simulation(workspace.continuum, changes, on: Self.day, horizon: horizon, organisation: nil, isExplained: false).losses.map(\.key))
        }
        let both = keys(one + two, Horizon.year)
        #expect(both.isSuperset(of: keys(one, Horizon.year)) && both.isSuperset(of: keys(two, Horizon.year)))
        #expect(keys(two, 29).isSubset(of: keys(two, Horizon.year)))
        #expect(keys(one + two, 0).isSubset(of: both))
    }

    @Test(
        "Rubbish is told apart, with the nearest name",
        arguments: ["blakout:US", "blackout", "blackout:", "blackout:USA,CN", "blackout:microsoft-365", "price:broadcom,-3", "price:broadcom,x", "bankrupt:nobody", "quantum:1", ":", ""])
    func rubbish(text: String) {
        let workspace = Workspace(reading: Self.root + "/Examples/metropole")
        #expect(throws: ScenarioProblem.self) { try ScenarioMaker(workspace.continuum, on: Self.day, home: "FR").changes(text) }
    }

    // MARK: Resilience against reach

    @Test("A state alone stops a service in the fault tree exactly when reach says with certainty that it can", arguments: ["metropole", "cases/bleu", "cases/any-of-two-clouds", "cases/vmware-broadcom", "cases/office-365-adobe", "cases/cameras-chinoises-en-ligne", "cases/mgen-s3ns"])
    func twoEngines(folder: String) throws {
        let workspace = Workspace(reading: Self.root + "/Examples/" + folder)
        let continuum = workspace.continuum
        let ids = continuum.elements.indices.filter { i in
            continuum.elements[i].layer == .chart && [.data, .service, .treatment].contains(continuum.elements[i].kind)
        }.map { continuum.id($0) }
        let resilience = try #require(Resilience(continuum, ResilienceRequest(day: Self.day, order: 1, elements: ids)))
        let model = ReachModel(continuum, ReachOptions(day: Self.day, isChartOnly: true))
        let result = try #require(model.propagate())
        for service in resilience.services {
            for refusal in service.refusals {
                let states = Set(refusal.states.sets.filter { $0.count == 1 }.map { continuum.id(Int($0[0].element)) })
                let reached = result.bits(node: service.element, plane: refusal.plane, bound: .certain).members.filter { model.subjects.list[$0].sort == .state }
                #expect(states == Set(reached.map { continuum.id(Int(model.subjects.list[$0].element)) }), "\(continuum.id(service.element)) \(refusal.plane)")
            }
        }
    }

    @Test("The métropole’s shared trench and shared card are found, with the way to each")
    func falseRedundancies() throws {
        let workspace = Workspace(reading: Self.root + "/Examples/metropole")
        let continuum = workspace.continuum
        let resilience = try #require(
            Resilience(continuum, ResilienceRequest(day: Self.day, order: 2, organisation: workspace.settings.organisation)))
        let found = Set(resilience.services.flatMap(\.falseRedundancies).flatMap { found in found.shared.map { "\(continuum.id(Int(found.element))) \(continuum.id(Int($0.element)))" } })
        #expect(found.contains("pf-acces-internet tranchee-boulevard-gare"))
        #expect(found.contains("pf-reseau-metropole carte-coeur-a-2"))
        #expect(found.contains("pf-reseau-metropole site-local-gare"))
        #expect(!found.contains { $0.hasSuffix("metropole-valmer") })
        for service in resilience.services {
            for single in service.singles {
                let chain = try #require(resilience.models[0].chain(from: service.element, when: [single]))
                #expect(!chain.isEmpty || Int(single.element) == service.element, "\(continuum.id(service.element)) \(continuum.id(Int(single.element)))")
            }
        }
    }
}
