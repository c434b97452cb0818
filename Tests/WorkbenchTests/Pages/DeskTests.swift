import Continuum
import Foundation
import Knowledge
import Reach
import Testing
import Workspace
@testable import Workbench

/// The columns and indices that pages stand on, against slow and plain ways to the same.
@Suite("What lists are made of", .takesTurns)
struct DeskTests {
    private static let snapshot = Snapshot(
        number: 1, workspace: Workspace(reading: WorkbenchFixture.root.appendingPathComponent("Examples/cases/pronote-docaposte").path), day: Day(rawValue: 20_781), isThorough: false)

    @Test("What depends on an element is what its graph leads from, and the other way round")
    func dependants() {
        let snapshot = Self.snapshot, table = snapshot.table, continuum = snapshot.continuum
        let chart = continuum.elements.indices.filter { continuum.elements[$0].layer == .chart }
        #expect(chart.count >= 5)
        for element in chart {
            for need in table.dependants.needs(of: element) { #expect(table.dependants.all(of: Int(need)).contains(Int32(element)), "\(continuum.id(element)) needs \(continuum.id(Int(need)))") }
            let named = continuum.elements.indices.flatMap { from in continuum.relationRange(of: from).filter { Int(continuum.relations[$0].element) == element } }
            #expect(table.dependants.relations(to: element).map { Int($0.relation) } == named)
        }
        let data = continuum.index(of: "donnees-eleves").map { table.dependants.needs(of: $0).map { continuum.id(Int($0)) } } ?? []
        #expect(data.contains("pronote-heberge") && data.contains("centre-dedie"))
    }

    @Test("A verdict is carried down to all that it rests on, the worst first")
    func standing() {
        let snapshot = Self.snapshot, table = snapshot.table
        #expect(!snapshot.assessment.verdicts.isEmpty)
        for verdict in snapshot.assessment.verdicts {
            #expect(table.standing[verdict.element] == ChartTable.Standing(verdict.status))
            for need in table.dependants.needs(of: verdict.element) where table.verdict[Int(need)] < 0 && ![.state, .bloc, .law].contains(snapshot.continuum.elements[Int(need)].kind) {
                #expect(table.standing[Int(need)] >= ChartTable.Standing(verdict.status), "\(snapshot.continuum.id(Int(need)))")
            }
        }
    }

    @Test("States are counted as their bits say")
    func states() {
        let snapshot = Self.snapshot, assessment = snapshot.assessment, subjects = assessment.model.subjects.list
        for element in snapshot.continuum.elements.indices where snapshot.continuum.elements[element].layer == .chart {
            let slow = subjects.indices.count { s in
                subjects[s].sort == .state && assessment.gradient.levels[s].risk > 0
                    && [Plane.obtain, .alter, .cut].contains { assessment.result.contains(node: element, subject: s, plane: $0, bound: .certain) }
            }
            #expect(Int(snapshot.table.states[element]) == slow)
        }
    }

    @Test("Search knows no accents, reads ids, and puts what was meant first")
    func search() {
        let snapshot = Self.snapshot, continuum = snapshot.continuum
        func ids(_ found: [Int32]) -> [String] { found.map { continuum.id(Int($0)) } }
        #expect(ids(snapshot.index.search("donnees-eleves")) == ["donnees-eleves"])
        #expect(ids(snapshot.index.search("DONNÉES élèves")).contains("donnees-eleves"))
        #expect(ids(snapshot.index.search("zzz")).isEmpty)
        #expect(snapshot.index.search("").count == snapshot.index.elements.count)
        #expect(snapshot.index.best("", limit: 5).isEmpty)
        #expect(snapshot.index.best("  ", limit: 5).isEmpty)
        #expect(ids(snapshot.worldIndex.best("us", limit: 5).map(\.element)).first == "US")
        #expect(ids(snapshot.worldIndex.best("etats-unis", limit: 3).map(\.element)).first == "US")
        #expect(ElementIndex.fold("ÉVREUX") == "evreux")
        #expect(ElementIndex.fold("Evreux-27") == "evreux-27")
    }
}
