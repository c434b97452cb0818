import Ledger
import Reports

extension JournalText {
    /// The word by which a program knows a problem.
    func kind(_ problem: LedgerProblem) -> String {
        switch problem {
        case .unreadableLine: "unreadable-line"
        case .lineTooLong: "line-too-long"
        case .unexpectedLine: "unexpected-line"
        case .altered: "entry-altered"
        case .malformed: "entry-malformed"
        case .missing: "entries-missing"
        case .misplaced: "entry-misplaced"
        case .notIncluded: "entry-not-included"
        case .foreign: "entry-of-another-workspace"
        case .badCheckpoint: "checkpoint-refused"
        case .wrongRoot: "wrong-root"
        case .wrongPeaks: "wrong-peaks"
        case .misplacedCheckpoint: "checkpoint-misplaced"
        case .noCheckpoint: "no-checkpoint"
        case .wrongCount: "wrong-count"
        case .wrongOrigin: "wrong-origin"
        case .previousDiffers: "previous-differs"
        case .previousBeyond: "previous-beyond"
        case .previousUnproved: "previous-unproved"
        }
    }

    /// What is wrong, and what that means.
    func words(_ problem: LedgerProblem) -> String {
        switch problem {
        case .unreadableLine: say("rien de ce qu’un export contient", "nothing that an export has")
        case .lineTooLong: say("une ligne bien trop longue", "a line that is far too long")
        case .unexpectedLine: say("une ligne qui n’a pas sa place ici", "a line that does not belong here")
        case .altered(let sequence):
            say(
                "l’entrée \(sequence) a été altérée : elle n’a pas l’empreinte que le journal a gardée",
                "entry \(sequence) was altered: it has not the hash that the journal kept")
        case .malformed(let sequence, let byte):
            say(
                "à la place de l’entrée \(sequence), un texte qui n’en a pas la forme (octet \(byte))",
                "in the place of entry \(sequence), a text that has not its form (byte \(byte))")
        case .missing(let range):
            range.count == 1
                ? say("l’entrée \(range.lowerBound) manque", "entry \(range.lowerBound) is missing")
                : say("les entrées \(range.lowerBound) à \(range.upperBound) manquent", "entries \(range.lowerBound) to \(range.upperBound) are missing")
        case .misplaced(let sequence, let expected):
            say(
                "l’entrée \(sequence) est à la place de l’entrée \(expected) : déplacée, doublée ou ajoutée",
                "entry \(sequence) stands in the place of entry \(expected): moved, doubled or inserted")
        case .notIncluded(let sequence):
            say(
                "l’entrée \(sequence) n’est pas, telle quelle, dans le journal signé : altérée ou ajoutée",
                "entry \(sequence) is not, as it stands, in the journal that was signed: altered or inserted")
        case .foreign(let sequence): say("l’entrée \(sequence) est d’un autre dossier", "entry \(sequence) is of another workspace")
        case .badCheckpoint(let error): say("point de contrôle refusé : ", "checkpoint refused: ") + words(error)
        case .wrongRoot(let size, let entries):
            if let entries {
                say(
                    "le point de contrôle de taille \(size) est bien signé, mais pour autre chose : entre les entrées \(entries.lowerBound) et \(entries.upperBound), au moins une a été altérée avec son empreinte",
                    "the checkpoint of size \(size) is signed well, but over something else: between entries \(entries.lowerBound) and \(entries.upperBound), at least one was altered along with its hash")
            } else {
                say(
                    "deux points de contrôle de taille \(size) se contredisent : la clé a signé deux journaux",
                    "two checkpoints of size \(size) contradict each other: the key signed two journals")
            }
        case .wrongPeaks(let size):
            say(
                "les empreintes à côté du point de contrôle de taille \(size) n’ont pas sa racine",
                "the hashes beside the checkpoint of size \(size) have not its root")
        case .misplacedCheckpoint(let size, let entries):
            say(
                "un point de contrôle de taille \(size) se trouve après \(entries) entrées", "a checkpoint of size \(size) stands behind \(entries) entries")
        case .noCheckpoint: say("aucun point de contrôle vérifié : rien n’est garanti", "no checkpoint verified: nothing is vouched for")
        case .wrongCount(let declared, let found):
            say(
                "l’en-tête annonce \(declared) entrées, le fichier en a \(found) : il a été coupé ou complété",
                "the header announces \(declared) entries, the file has \(found): it was cut or added to")
        case .wrongOrigin(let name):
            say("le journal « \(Style.safe(name)) » n’est celui d’aucune des clés", "the journal “\(Style.safe(name))” is that of none of the keys")
        case .previousDiffers(let size):
            say(
                "les \(size) premières entrées ne sont plus celles du point de contrôle gardé : le passé a été réécrit",
                "the first \(size) entries are no longer those of the checkpoint that was kept: the past was rewritten")
        case .previousBeyond(let size, let entries):
            say(
                "le point de contrôle gardé couvre \(size) entrées, il n’y en a plus que \(entries) : la fin a été retirée",
                "the checkpoint that was kept covers \(size) entries, there are only \(entries) left: the end was removed")
        case .previousUnproved(let size):
            say(
                "ce fichier ne permet pas de dire si le journal prolonge le point de contrôle gardé (taille \(size))",
                "this file cannot tell whether the journal goes on from the checkpoint that was kept (size \(size))")
        }
    }

    func words(_ error: NoteError) -> String {
        switch error {
        case .badKey, .badKeyName: say("clé illisible", "unreadable key")
        case .malformed: say("ce n’est pas une note signée", "this is no signed note")
        case .tooLarge: say("trop de signatures, ou trop long", "too many signatures, or too long")
        case .notSigned: say("aucune signature d’une clé connue", "no signature by a known key")
        case .wrongSignature: say("la signature est fausse", "the signature is false")
        case .notACheckpoint: say("une note signée qui n’est pas un point de contrôle", "a signed note that is no checkpoint")
        case .wrongOrigin(let name): say("il est d’un autre journal, « \(Style.safe(name)) »", "it is of another journal, “\(Style.safe(name))”")
        }
    }

    // MARK: What ends the command

    func unreadable(_ path: String) -> String { say("« \(path) » ne peut pas être lu.", "“\(path)” cannot be read.") }
    func unwritable(_ path: String) -> String { say("« \(path) » ne peut pas être écrit.", "“\(path)” cannot be written.") }
    func isThere(_ path: String) -> String {
        say("« \(path) » existe déjà : une clé n’est jamais remplacée.", "“\(path)” is there already: a key is never replaced.")
    }
    func notAnExport(_ path: String) -> String {
        say("« \(path) » n’est pas un export du journal de Portulan.", "“\(path)” is not an export of Portulan’s journal.")
    }
    func notAKey(_ path: String) -> String {
        say(
            "« \(path) » n’est pas une clé : nom+id+base64, telle que la page du journal la donne.",
            "“\(path)” is no key: name+id+base64, as the page of the journal gives it.")
    }
    func notAName(_ name: String) -> String {
        say(
            "« \(name) » ne peut pas être le nom d’un journal : ni espace, ni « + » ; par exemple valmer.example/journal.",
            "“\(name)” cannot be the name of a journal: no space, no “+”; for example valmer.example/journal.")
    }
    func readableByOthers(_ path: String) -> String {
        say("Attention : « \(path) » peut être lu par d’autres (chmod 600).", "Beware: others can read “\(path)” (chmod 600).")
    }
    func badPrevious(_ path: String, _ error: NoteError) -> String {
        say("Le point de contrôle « \(path) » est refusé : \(words(error)).", "The checkpoint “\(path)” is refused: \(words(error)).")
    }
}
