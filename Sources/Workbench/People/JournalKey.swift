import Continuum
private import Foundation
import HTTPTypes
import Ledger
import Store

/// The key that signs the journal's checkpoints: a file of its own, read by the server's account alone, made when there is none.
///
/// Several servers on one database are given the same file.
enum JournalKey {
    /// - Throws: a `Refusal` that names the file when it cannot be read, made or trusted.
    static func signing(for configuration: WorkbenchConfiguration) throws -> SigningKey {
        let path = configuration.journalKey ?? configuration.folder + "/.portulan/journal.key"
        let manager = FileManager.default
        do {
            if !manager.fileExists(atPath: path) {
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
                try manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                let key = try SigningKey(name: "portulan-\(Secrets.hexadecimal(Secrets.bytes(4)))", seed: Secrets.bytes(32))
                // Only one of two servers that start together makes it.
                guard !manager.fileExists(atPath: path),
                    manager.createFile(atPath: path, contents: Data((key.secretText + "\n").utf8), attributes: [.posixPermissions: 0o600])
                else { throw CocoaError(.fileWriteUnknown) }
            }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return try SigningKey(secretText: text.trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw Refusal(
                .internalServerError, "journal-key",
                Bilingual(fr: "La clé du journal ne peut être lue ou créée : \(path)", en: "The journal’s key cannot be read or made: \(path)"),
                advice: Bilingual(fr: "Vérifiez les droits du dossier, ou nommez un autre fichier (PORTULAN_JOURNAL_KEY).", en: "Check the folder’s rights, or name another file (PORTULAN_JOURNAL_KEY)."))
        }
    }
}
