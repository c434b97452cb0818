import Continuum
import HTTPTypes
import Ledger
import Store

/// The key that signs the journal's checkpoints: made when there is none. Several servers on one database are given the same file.
enum JournalKey {
    static func path(_ configuration: WorkbenchConfiguration) -> String { configuration.journalKey ?? configuration.folder + "/.portulan/journal.key" }

    /// - Throws: a `Refusal` that names the file when it cannot be read, made or trusted.
    static func signing(for configuration: WorkbenchConfiguration) throws -> SigningKey {
        let path = path(configuration)
        do {
            return try SigningKey(
                secretText: try PrivateFile.text(path) {
                    try SigningKey(name: "portulan-\(Secrets.hexadecimal(Secrets.bytes(4)))", seed: Secrets.bytes(32)).secretText
                })
        } catch {
            throw Refusal(
                .internalServerError, "journal-key",
                Bilingual(fr: "La clé du journal ne peut être lue ou créée : \(path)", en: "The journal’s key cannot be read or made: \(path)"),
                advice: Bilingual(fr: "Vérifiez les droits du dossier, ou nommez un autre fichier (PORTULAN_JOURNAL_KEY).", en: "Check the folder’s rights, or name another file (PORTULAN_JOURNAL_KEY)."))
        }
    }
}
