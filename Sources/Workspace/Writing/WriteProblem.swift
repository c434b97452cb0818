package import Continuum
import Foundation

/// Why was nothing written?
package enum WriteProblem: Error, Sendable {
    case noSuchFolder(String)
    /// Another process has been writing there for so many seconds.
    case busy(seconds: Int)
    case diskFull(String)
    case readOnly(String)
    case symbolicLink(String)
    /// A name that is none, or that would lead out of the folder.
    case unusableName(String)
    case nameTaken(String)
    case noSuchFile(String)
    /// The file is not what the writer had seen.
    case changedMeanwhile(String)
    /// The change did nothing that is still to be taken back.
    case nothingToUndo(String)
    case numbersSpent
    /// What was to be written does not say what was meant.
    case notReadBack(Diagnostics)
    case failed(String, code: Int32)

    /// What the system said of a path.
    init(_ code: Int32, _ path: String) {
        self = switch code {
        case ENOSPC, EDQUOT: .diskFull(path)
        case EROFS, EACCES, EPERM: .readOnly(path)
        case ELOOP: .symbolicLink(path)
        case EEXIST: .nameTaken(path)
        case ENOENT: .noSuchFile(path)
        case ENAMETOOLONG, EILSEQ: .unusableName(path)
        default: .failed(path, code: code)
        }
    }

    /// What happened, and what helps.
    package var message: Bilingual {
        switch self {
        case .noSuchFolder(let path):
            Bilingual(fr: "Le dossier « \(path) » est introuvable. Vérifiez son chemin.", en: "The folder “\(path)” cannot be found. Check its path.")
        case .busy(let seconds):
            Bilingual(
                fr: "Quelqu’un d’autre écrit dans ce dossier depuis plus de \(seconds) s ; rien n’a été enregistré. Réessayez dans un instant.",
                en: "Somebody else has been writing in this folder for over \(seconds) s; nothing was saved. Try again in a moment.")
        case .diskFull(let path):
            Bilingual(
                fr: "Le disque est plein : « \(path) » n’a pas été enregistré. Libérez de la place, puis recommencez.",
                en: "The disk is full: “\(path)” was not saved. Make room, then try again.")
        case .readOnly(let path):
            Bilingual(
                fr: "« \(path) » ne peut pas être écrit : le dossier est en lecture seule pour Portulan. Donnez-lui le droit d’y écrire.",
                en: "“\(path)” cannot be written: the folder is read-only for Portulan. Let it write there.")
        case .symbolicLink(let path):
            Bilingual(
                fr: "« \(path) » est un lien symbolique, et Portulan n’écrit à travers aucun lien. Mettez un vrai dossier à sa place.",
                en: "“\(path)” is a symbolic link, and Portulan writes through none. Put a real folder in its place.")
        case .unusableName(let name):
            Bilingual(
                fr: "« \(name) » ne peut pas nommer un fichier de ce dossier. Employez des lettres sans accent, des chiffres et « - ».",
                en: "“\(name)” cannot name a file of this folder. Use letters without accents, digits and “-”.")
        case .nameTaken(let name):
            Bilingual(fr: "« \(name) » existe déjà ; rien n’a été remplacé. Choisissez un autre nom.", en: "“\(name)” is already there; nothing was replaced. Choose another name.")
        case .noSuchFile(let path):
            Bilingual(fr: "« \(path) » est introuvable ; rien n’a été écrit.", en: "“\(path)” cannot be found; nothing was written.")
        case .changedMeanwhile(let path):
            Bilingual(
                fr: "« \(path) » a changé depuis que vous l’avez lu ; rien n’a été remplacé. Relisez-le, puis recommencez.",
                en: "“\(path)” has changed since you read it; nothing was replaced. Read it again, then try once more.")
        case .nothingToUndo(let file):
            Bilingual(
                fr: "« \(file) » ne change rien : il n’y a rien à annuler.", en: "“\(file)” changes nothing: there is nothing to take back.")
        case .numbersSpent:
            Bilingual(
                fr: "Le dossier compte 999 999 changements acceptés. Reportez-les dans continuum/, puis archivez-les.",
                en: "The folder holds 999,999 accepted changes. Carry them over into continuum/, then archive them.")
        case .notReadBack(let problems):
            Bilingual(
                fr: "Ce changement ne peut pas être écrit tel quel\(Self.first(problems, .french)).", en: "This change cannot be written as it stands\(Self.first(problems, .english)).")
        case .failed(let path, let code):
            Bilingual(
                fr: "« \(path) » n’a pas pu être écrit : \(String(cString: strerror(code))).", en: "“\(path)” could not be written: \(String(cString: strerror(code))).")
        }
    }

    private static func first(_ problems: Diagnostics, _ language: Language) -> String {
        problems.list.first.map { (language == .french ? " : " : ": ") + $0.problem.message(language) } ?? ""
    }
}
