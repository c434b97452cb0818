import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Sovereignty
import Workspace

/// Writes what a subject reaches under a framework as a document that can be signed and made again; or verifies one.
struct Attest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Écrit une attestation qui peut être signée et refaite, ou en vérifie une. / Writes an attestation that can be signed and made again, or verifies one.",
        discussion: """
            portulan attest DOSSIER --subject OFFRE --framework secnumcloud-19.6 -o attestation.json
            openssl pkeyutl -sign -rawin -inkey cle-ed25519.pem -in attestation.json -out attestation.sig
            portulan attest DOSSIER --verify attestation.json
            """)

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "Le sujet : un service, une offre, une organisation… / The subject.")
    var subject: String?
    @Option(name: .long, help: "Le référentiel. / The framework.")
    var framework: String?
    @Option(name: .long, help: "L’attestation à refaire et à comparer. / The attestation to make again and compare.", completion: .file())
    var verify: String?
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if verify == nil, subject == nil || framework == nil {
            throw ValidationError("Donnez --subject et --framework, ou --verify. / Give --subject and --framework, or --verify.")
        }
    }

    func run() throws {
        if let verify {
            try check(verify)
        } else {
            try options.write(try document(subject ?? "", framework ?? "", try dateOption.day()).prettyJSON + "\n")
        }
    }

    private func document(_ subject: String, _ framework: String, _ day: Day) throws -> Document {
        let (workspace, levels, language) = try LevelsCommand.levels(folder, [framework], [subject], day, options)
        let (chart, knowledge) = try workspace.digests()
        let version = Portulan.configuration.version
        guard let attestation = AttestationDocument(levels, inputs: .init(chart: chart, knowledge: knowledge), version: version) else {
            OutputOptions.complain(
                language == .french
                    ? "Le référentiel « \(framework) » ne s’applique pas à « \(subject) »." : "The framework “\(framework)” does not apply to “\(subject)”.")
            throw ExitCode(2)
        }
        return attestation.document()
    }

    /// Makes it again from the folder, for the same day, and says where it differs.
    private func check(_ path: String) throws {
        var diagnostics = Diagnostics()
        let french = (options.lang ?? .french) == .french
        guard let data = FileManager.default.contents(atPath: path), data.count < 32 << 20 else {
            OutputOptions.complain(french ? "« \(path) » ne peut pas être lu." : "“\(path)” cannot be read.")
            throw ExitCode(2)
        }
        // JSON is YAML: one reader, with places.
        let given = Document(yaml: Array(data), file: path, diagnostics: &diagnostics)
        try OutputOptions.stop(on: diagnostics, french ? .french : .english)
        guard let given, given["type"]?.text == "attestation", let subject = given["subject"]?["id"]?.text, let framework = given["framework"]?["id"]?.text,
            let day = given["date"]?.text.flatMap({ Day($0) })
        else {
            OutputOptions.complain(french ? "« \(path) » n’est pas une attestation de Portulan." : "“\(path)” is not an attestation made by Portulan.")
            throw ExitCode(2)
        }
        let again = try document(subject, framework, day)
        if Array(data) == Array((again.prettyJSON + "\n").utf8) {
            try options.write(
                french ? "Identique, octet pour octet : refaite à partir de « \(folder) », l’attestation dit la même chose.\n"
                    : "Identical, byte for byte: made again from “\(folder)”, the attestation says the same.\n")
            return
        }
        // Both are read the same way, so that what is told is what differs and not how it is written.
        let read = Document(yaml: Array(again.prettyJSON.utf8), file: "portulan", diagnostics: &diagnostics) ?? again
        let differences = AttestationDocument.differences(given, read)
        if differences.isEmpty {
            OutputOptions.complain(
                french ? "Le contenu est le même, mais non les octets : le fichier a été réécrit ou complété, et une signature ne tiendrait pas."
                    : "The content is the same, the bytes are not: the file was rewritten or added to, and a signature would not hold.")
            throw ExitCode(1)
        }
        OutputOptions.complain(french ? "Différente :" : "Different:")
        for difference in differences {
            let words = switch difference {
            case "/inputs/chart": french ? "la carte ou ses réglages ont changé" : "the chart or its settings have changed"
            case "/inputs/knowledge": french ? "la base de connaissances a changé" : "the knowledge base has changed"
            case "/program": french ? "elle a été faite par une autre version de Portulan" : "it was made by another version of Portulan"
            default: french ? "ce n’est pas ce qui est calculé" : "this is not what is computed"
            }
            OutputOptions.complain("  \(difference) — \(words)")
        }
        throw ExitCode(1)
    }
}
