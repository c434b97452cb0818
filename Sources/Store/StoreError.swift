/// Why can the store not do it? Never holds a password, a query or a value; `detail` is for the log of whoever runs it.
package enum StoreError: Error, Hashable, Sendable {
    /// What of another record stands in the way.
    package enum Conflict: Hashable, Sendable {
        /// Another account has this e-mail address, or this identity at the same provider.
        case email, identity
        /// The id or hash is taken.
        case identifier
        /// Nobody would be left who may administer the installation.
        case lastAdministrator
        /// What it refers to is not there.
        case missingReference
    }

    case location(String)
    case unreachable(String)
    /// Another writer held it for too long, or the question took too long.
    case busy
    case full
    case readOnly
    case conflict(Conflict)
    case notFound
    /// The database was written by a later version.
    case newerSchema(found: Int64, known: Int64)
    case corrupt(String)
    /// A text with a NUL character, which PostgreSQL cannot keep.
    case unstorable
    /// A text by which something is found again (an address, an identity) beyond what an index can hold.
    case tooLong
    /// The file of a backup is not one, or not whole.
    case backup(String)
    /// A restore would replace what is there.
    case notEmpty
    case missingProgram(String)
    case failed(String)
}

extension StoreError: CustomStringConvertible {
    package var description: String { message.en }

    /// What is said to whoever asked? One sentence without a final full stop, French first.
    package var message: (fr: String, en: String) {
        switch self {
        case .location(let text):
            (
                "« \(text) » n’est ni le chemin d’un fichier ni une adresse « postgres://… »",
                "“\(text)” is neither the path of a file nor an address “postgres://…”"
            )
        case .unreachable(let detail): ("La base de données ne répond pas : \(detail)", "The database does not answer: \(detail)")
        case .busy: ("La base de données est occupée ; réessayez dans un instant", "The database is busy; try again in a moment")
        case .full:
            (
                "Il n’y a plus de place sur le disque de la base de données : rien n’a été enregistré",
                "There is no room left on the disk of the database: nothing was saved"
            )
        case .readOnly: ("La base de données n’est ouverte qu’en lecture", "The database is read-only")
        case .conflict(.email): ("Cette adresse électronique est déjà celle d’un autre compte", "Another account already has this e-mail address")
        case .conflict(.identity): ("Cette identité est déjà celle d’un autre compte", "Another account already has this identity")
        case .conflict(.identifier): ("Cet identifiant est déjà pris", "This id is already taken")
        case .conflict(.lastAdministrator):
            (
                "C’est le dernier administrateur de l’installation : nommez-en un autre d’abord",
                "This is the last administrator of the installation: name another one first"
            )
        case .conflict(.missingReference): ("Le compte dont il est question n’existe pas", "The account in question does not exist")
        case .notFound: ("Il n’y a rien à ce nom", "There is nothing by that name")
        case .newerSchema(let found, let known):
            (
                "La base de données vient d’une version plus récente de Portulan (\(found), ici \(known)) : mettez Portulan à jour",
                "The database comes from a later version of Portulan (\(found), here \(known)): update Portulan"
            )
        case .corrupt(let detail): ("La base de données est abîmée : \(detail)", "The database is damaged: \(detail)")
        case .unstorable: ("Un texte contient un caractère nul (U+0000), qui ne peut être gardé", "A text has a NUL character (U+0000), which cannot be kept")
        case .tooLong: ("Un texte est trop long", "A text is too long")
        case .backup(let detail): ("La sauvegarde ne peut pas servir : \(detail)", "The backup cannot be used: \(detail)")
        case .notEmpty:
            (
                "La base de données contient déjà des comptes ou un journal ; « --force » la remplace",
                "The database already holds accounts or a journal; “--force” replaces it"
            )
        case .missingProgram(let name):
            (
                "Il manque le programme « \(name) » : apt-get install postgresql-client",
                "The program “\(name)” is missing: apt-get install postgresql-client"
            )
        case .failed(let detail): ("La base de données a refusé : \(detail)", "The database refused: \(detail)")
        }
    }
}
