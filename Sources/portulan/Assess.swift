import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Workspace

struct Assess: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Évalue un dossier. / Assesses a folder.")
    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Option var date: String = "2026-11-22"

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let workspace = Workspace(reading: folder)
        for d in workspace.diagnostics.sorted.prefix(30) {
            print(d.place.map { "\($0.file):\($0.line):\($0.column)" } ?? "-", d.problem.id, d.problem.message(.english))
        }
        let read = clock.now
        let assessment = Assessor(workspace.request(day: Day(date)!)).assess(workspace.continuum)
        let done = clock.now
        print(AssessmentDocument(assessment).document().prettyJSON)
        FileHandle.standardError.write(Data("read \(read - start) assess \(done - read) write \(clock.now - done)\n".utf8))
    }
}
