import ArgumentParser
import Continuum
import Foundation
import Reach
import Reports
import Workspace

/// Makes changes part of the workspace.
struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accepte des changements : ils font partie du dossier. / Accepts changes: they are part of the folder.",
        discussion: """
            Chaque changement est recopié dans accepted/ sous un numéro ; « portulan undo » l’annule.
            Each change is copied into accepted/ under a number; “portulan undo” takes it back.
            """)

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Argument(help: "Changements : identifiants de changes/, ou fichiers. / Changes: ids in changes/, or files.")
    var changes: [String] = []
    @Flag(
        name: .long,
        help: "Lit les changements sur l’entrée standard, un par ligne, et écrit chaque fichier accepté. / Reads changes from standard input, one a line, and prints each accepted file."
    )
    var batch = false
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if batch != changes.isEmpty {
            throw ValidationError("Nommez des changements, ou donnez --batch. / Name changes, or give --batch.")
        }
    }

    func run() throws {
        let workspace = Workspace(reading: folder)
        let desk = try AcceptDesk(folder, options, workspace)
        if batch {
            var current = workspace
            while let line = readLine() {
                let name = line.trimmingCharacters(in: .whitespaces)
                if name.isEmpty { continue }
                current = current.refreshed()
                let change = try desk.change(name, current)
                let accepted = try desk.accepted { [current] writer throws(WriteProblem) in try writer.accept(change, known: current) }
                FileHandle.standardOutput.write(Data((accepted.file + "\n").utf8))
            }
            return
        }
        for name in changes {
            let current = workspace.refreshed()
            let change = try desk.change(name, current)
            let accepted = try desk.accepted { writer throws(WriteProblem) in try writer.accept(change, known: current) }
            try desk.report(accepted, try dateOption.day())
        }
    }
}

/// Takes an accepted change back.
struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Annule un changement accepté, par un changement inverse. / Takes an accepted change back, by the inverse change.")

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Argument(help: "Le fichier accepté, comme accepted/000012-paie.yaml. / The accepted file, such as accepted/000012-payroll.yaml.")
    var file: String
    @Option(name: .long, help: "Qui annule. / Who takes it back.")
    var author = ""
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let workspace = Workspace(reading: folder)
        let desk = try AcceptDesk(folder, options, workspace)
        let day = try dateOption.day()
        // As completed by a shell, or from the folder on.
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        let file = file.hasPrefix(start) ? String(file.dropFirst(start.count)) : file
        let accepted = try desk.accepted { writer throws(WriteProblem) in try writer.undo(file, author: author, on: day, known: workspace) }
        try desk.report(accepted, day)
    }
}

/// What the two commands share: the words, and the ends that are no success.
private struct AcceptDesk {
    private let folder: String
    private let options: OutputOptions
    private let language: Language

    init(_ folder: String, _ options: OutputOptions, _ workspace: Workspace) throws {
        self.folder = folder
        self.options = options
        language = options.lang ?? workspace.settings.language
        if !FileManager.default.fileExists(atPath: folder) {
            OutputOptions.complain(WriteProblem.noSuchFolder(folder).message[language])
            throw ExitCode(2)
        }
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    /// A change by its id or its file; nothing that is only half right.
    func change(_ name: String, _ workspace: Workspace) throws -> Change {
        let known = workspace.changes().0.map(\.id)
        guard known.contains(name) || FileManager.default.fileExists(atPath: name) else { throw OutputOptions.unknownChange(name, known, language) }
        let (found, problems) = workspace.changes(named: [name])
        try OutputOptions.stop(on: problems, language)
        guard let change = found.first else { throw ExitCode(2) }
        return change
    }

    func accepted(_ write: (WorkspaceWriter) throws(WriteProblem) -> Acceptance) throws -> Accepted {
        let acceptance: Acceptance
        do { acceptance = try write(WorkspaceWriter(folder)) } catch {
            if case .notReadBack(let problems) = error, problems.hasErrors { try OutputOptions.stop(on: problems, language) }
            OutputOptions.complain(error.message[language])
            throw ExitCode(2)
        }
        switch acceptance {
        case .accepted(let accepted): return accepted
        case .refused(let problems):
            OutputOptions.complain(say("Rien n’a été écrit : le dossier n’irait plus avec ce changement.", "Nothing was written: the folder would be wrong with this change."))
            try OutputOptions.stop(on: problems, language)
            throw ExitCode(2)
        case .conflict(let conflict):
            OutputOptions.complain(say("Rien n’a été écrit : des faits ont changé depuis.", "Nothing was written: facts have changed since."))
            let words = FactWords(before: Workspace(reading: folder).continuum, language)
            for entry in conflict.entries {
                guard let lines = ChangePreview.entry(entry.id, entry.started, entry.now, words)?.lines else { continue }
                OutputOptions.complain("  \(Style.safe(entry.id))")
                for line in lines {
                    OutputOptions.complain(Style.safe("    \(line.key) : \(line.before.joined(separator: " ; ")) → \(line.after.joined(separator: " ; "))"))
                }
            }
            throw ExitCode(2)
        }
    }

    /// What was written, what it changes, and what gets better or worse.
    func report(_ accepted: Accepted, _ day: Day) throws {
        let before = accepted.before
        let preview = ChangePreview(accepted.change, over: before.continuum, language)
        let (changed, _) = Change.applying([accepted.change], to: before.continuum)
        let assessor = Assessor(before.request(day: day, isThorough: false))
        let old = assessor.assess(before.continuum), new = assessor.assess(changed)
        let comparison = ComparisonDocument(Comparison(before: old, after: new), before: old, after: new, changes: [accepted.change])
        var text = preview.text(language).split(separator: "\n").map { Style.safe(String($0)) + "\n" }.joined()
        text += "\n" + comparison.text(language, options.style)
        text += "\n" + say("Écrit : \(accepted.file)\nPour l’annuler : portulan undo \(folder) \(accepted.file)\n", "Written: \(accepted.file)\nTo take it back: portulan undo \(folder) \(accepted.file)\n")
        try options.write(text)
    }
}
