import ArgumentParser
import Continuum
import Foundation
import Ledger
import Reports
import Store
import Workbench

/// Writes the journal to a file, up to a checkpoint that is signed now: what `portulan journal verify` reads.
struct JournalExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Exporte le journal avec un nouveau point de contrôle, serveur en marche ou non. / Exports the journal with a new checkpoint, whether the server runs or not.",
        discussion: """
            portulan journal export DOSSIER -o journal.ndjson
            portulan journal export DOSSIER --workspace mairie -o journal-mairie.ndjson
            portulan journal export --database postgres://portulan@db/portulan --key journal.key -o journal.ndjson
            """)

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String?
    @Option(name: .long, help: "Les entrées d’un seul dossier, avec leurs preuves. / The entries of one workspace, with their proofs.")
    var workspace: String?
    @Option(name: .long, help: "Le fichier de la clé (DOSSIER/.portulan/journal.key). / The key’s file.", completion: .file())
    var key: String?
    @Option(name: .shortAndLong, help: "Le fichier à écrire (- : la sortie). / The file to write (-: the output).", completion: .file())
    var output: String
    @OptionGroup var options: StoreCommand.Options

    func run() async throws {
        let text = JournalText(options.lang ?? .french, Style(hasColour: false))
        guard let path = key ?? folder.map({ $0 + "/.portulan/journal.key" }) else {
            throw ValidationError("Donnez un dossier ou --key. / Give a folder or --key.")
        }
        let signing = try JournalFiles.signingKey(path, text)
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        try await options.run {
            let store = try await Store.open(try options.location(folder), now: now)
            do {
                let count = try await write(JournalExport(store: store, key: signing), now: now)
                OutputOptions.complain(
                    options.isFrench
                        ? "\(count) entrées. Pour vérifier : portulan journal verify \(output) --key '\(signing.verifier.text)'"
                        : "\(count) entries. To verify: portulan journal verify \(output) --key '\(signing.verifier.text)'")
                await store.close()
            } catch {
                await store.close()
                throw error
            }
        }
    }

    /// The file takes its name once it is whole.
    private func write(_ export: JournalExport, now: Int64) async throws -> Int {
        let isStream = output == "-"
        let draft = output + ".part"
        if !isStream, !FileManager.default.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) { throw unwritable() }
        guard let handle = isStream ? FileHandle.standardOutput : FileHandle(forWritingAtPath: draft) else { throw unwritable() }
        do {
            var buffer = Data()
            let count = try await export.write(workspace: workspace, now: now) { line in
                buffer.append(contentsOf: Array((line + "\n").utf8))
                if buffer.count > 1 << 18 {
                    try handle.write(contentsOf: buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            }
            try handle.write(contentsOf: buffer)
            guard !isStream else { return count }
            try handle.synchronize()
            try handle.close()
            if rename(draft, output) != 0 { throw unwritable() }
            return count
        } catch let error as StoreError {
            if !isStream { try? FileManager.default.removeItem(atPath: draft) }
            throw error
        } catch {
            if !isStream { try? FileManager.default.removeItem(atPath: draft) }
            throw unwritable()
        }
    }

    private func unwritable() -> ExitCode {
        OutputOptions.complain(options.isFrench ? "« \(output) » ne peut pas être écrit." : "“\(output)” cannot be written.")
        return ExitCode(2)
    }
}
