import Continuum
import Crypto
private import Foundation
import HTTPTypes

/// Keeps what must be read again, and not only recognised (the secret of a second factor), so that who reads the database cannot use it: AES-256-GCM, with a
/// key in a file beside the journal's.
struct SecretBox: Sendable {
    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    static func path(_ configuration: WorkbenchConfiguration) -> String {
        let journal = JournalKey.path(configuration)
        return journal.hasSuffix("journal.key") ? journal.dropLast("journal.key".count) + "secrets.key" : journal + ".secrets"
    }

    /// - Throws: a `Refusal` that names the file when it cannot be read, made or understood.
    init(for configuration: WorkbenchConfiguration) throws {
        let path = Self.path(configuration)
        guard let text = try? PrivateFile.text(path, orMake: { Secrets.token() }), let bytes = Secrets.data(base64URL: text), bytes.count == 32 else {
            throw Refusal(
                .internalServerError, "secrets-key",
                Bilingual(fr: "La clé des secrets ne peut être lue ou créée : \(path)", en: "The key of secrets cannot be read or made: \(path)"),
                advice: Bilingual(fr: "Vérifiez les droits du dossier.", en: "Check the folder’s rights."))
        }
        key = SymmetricKey(data: bytes)
    }

    /// - Parameter owner: whom it belongs to: opened in another's name, it stays shut.
    func seal(_ text: String, for owner: String) throws -> String {
        Secrets.base64URL(try AES.GCM.seal(Data(text.utf8), using: key, authenticating: Data(owner.utf8)).combined ?? Data())
    }

    /// nil: altered, another's, or sealed with another key.
    func open(_ sealed: String, for owner: String) -> String? {
        guard let data = Secrets.data(base64URL: sealed), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Data(owner.utf8))
        else { return nil }
        return String(data: plain, encoding: .utf8)
    }
}
