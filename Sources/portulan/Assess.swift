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

    @Option(help: "json, html") var format: String = "json"
    @Option(help: "Le fichier à écrire. / The file to write.") var output: String?
    @Option(help: "fr, en") var lang: String = "fr"

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
        if format == "html" {
            let language = Language(rawValue: lang) ?? .french
            let paths = PathDrawing.all(assessment, language)
            var drawings: [String: String] = [:]
            do {
                for (path, svg) in zip(paths, try Graphviz().svg(paths.map { $0.dot() })) { drawings[path.element] = svg }
            } catch let problem {
                FileHandle.standardError.write(Data((problem.message[language] + "\n").utf8))
            }
            let title = assessment.organisation.map { assessment.continuum.name($0, language) } ?? folder
            let page = try HTMLReport(assessment, language: language, title: title, drawings: drawings).render()
            try Data(page.utf8).write(to: URL(fileURLWithPath: output ?? "rapport.html"))
            FileHandle.standardError.write(Data("read \(read - start) assess \(done - read) write \(clock.now - done)\n".utf8))
            return
        }
        print(AssessmentDocument(assessment).document().prettyJSON)
        FileHandle.standardError.write(Data("read \(read - start) assess \(done - read) write \(clock.now - done)\n".utf8))
    }
}
