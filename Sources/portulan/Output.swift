public import ArgumentParser
public import Continuum
import Foundation
import Reports

extension Language: ExpressibleByArgument {}

/// Where a command's words go.
struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: "fr | en")
    var lang: Language?
    @Option(name: .shortAndLong, help: "Fichier à écrire (sinon la sortie standard). / File to write (otherwise standard output).", completion: .file())
    var output: String?

    /// Colour only on a terminal that wants it.
    var style: Style { Style(hasColour: output == nil && isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil) }

    /// Writes the whole file or nothing.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws {
        guard let output else {
            FileHandle.standardOutput.write(Data(bytes))
            return
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            Self.complain("\(output) : \(error.localizedDescription)")
            throw ExitCode(2)
        }
    }

    static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Says that there is no such element, and which is nearest.
    static func unknownElement(_ id: String, _ continuum: Continuum, _ language: Language, _ isFit: (Int) -> Bool = { _ in true }) -> ExitCode {
        let ids = continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 && isFit($0) }.map { continuum.id($0) }
        let text = language == .french ? "Aucun élément « \(id) »." : "No element “\(id)”."
        let hint = nearest(to: id, among: ids).map { language == .french ? " Vouliez-vous dire « \($0) » ?" : " Did you mean “\($0)”?" } ?? ""
        complain(text + hint)
        return ExitCode(2)
    }

    /// Says that there is no such change, which is nearest, and which there are.
    static func unknownChange(_ name: String, _ known: [String], _ language: Language) -> ExitCode {
        let near = nearest(to: name, among: known).map { language == .french ? " Vouliez-vous dire « \($0) » ?" : " Did you mean “\($0)”?" } ?? ""
        let list = known.isEmpty ? "" : (language == .french ? " Changements connus : " : " Known changes: ") + known.joined(separator: ", ") + "."
        complain((language == .french ? "Aucun changement « \(name) »." : "No change “\(name)”.") + near + list)
        return ExitCode(2)
    }

    /// Shows problems on the error output; errors end the command with 2.
    static func stop(on diagnostics: Diagnostics, _ language: Language) throws {
        guard !diagnostics.list.isEmpty else { return }
        let style = Style(hasColour: isatty(2) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
        complain(DiagnosticText(language, style).render(diagnostics))
        if diagnostics.hasErrors { throw ExitCode(2) }
    }
}

/// The day of the assessment: today unless said. The clock is read here and nowhere else.
struct DateOption: ParsableArguments {
    @Option(name: .long, help: "Jour de l’évaluation, AAAA-MM-JJ (aujourd’hui sinon). / Day of the assessment, YYYY-MM-DD (today otherwise).")
    var date: String?

    func day() throws -> Day { try Self.day(date) }

    static func day(_ date: String?) throws -> Day {
        guard let date else { return Day(rawValue: Int32(Date().timeIntervalSince1970 / 86_400)) }
        guard let day = Day(date) else {
            throw ValidationError("« \(date) » n’est pas un jour AAAA-MM-JJ. / “\(date)” is not a day YYYY-MM-DD.")
        }
        return day
    }
}
