import Continuum
import HTTPTypes
import Store

extension Refusal {
    /// Why the store could not do it, for whoever asked. Where the database is and what it answered are in the log of whoever runs it.
    init(_ error: StoreError) {
        let words = Bilingual(fr: error.message.fr + ".", en: error.message.en + ".")
        let later = Bilingual(
            fr: "Rien n’a été enregistré. Réessayez dans un instant ; si cela dure, prévenez qui administre l’installation.",
            en: "Nothing was saved. Try again in a moment; if it lasts, tell whoever administers the installation.")
        switch error {
        case .conflict: self.init(.conflict, "store-conflict", words)
        case .notFound: self = .unknownPage
        case .unstorable, .tooLong: self.init(.unprocessableContent, "text", words)
        case .busy, .full, .readOnly: self.init(.serviceUnavailable, "store", words, advice: later)
        case .location, .unreachable, .newerSchema, .corrupt, .backup, .notEmpty, .missingProgram, .failed:
            self.init(.serviceUnavailable, "store", Bilingual(fr: "La base de données ne répond pas.", en: "The database does not answer."), advice: later)
        }
    }
}
