import Continuum
import Workspace

/// What `diff.mustache` names: what a change does, element by element, before and after.
struct DiffView: PageValue, Sendable {
    struct Line: PageValue, Sendable {
        var lineKey: String
        var lineMeaning: String
        var before: [String]
        var after: [String]
    }

    struct Entry: PageValue, Sendable {
        var entryName: String
        var entryID: String
        var entryURL: String
        var entryWord: String
        var entryClass: String
        var lines: [Line]
    }

    static let most = 100

    var entries: [Entry]
    /// “and 240 more elements”.
    var rest: [String]
    var diffBefore: String
    var diffAfter: String
    var diffFact: String
    var diffNothing: String
    var diffEmpty: String

    init(_ preview: [ChangePreview.Entry], in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        entries = preview.prefix(Self.most).map { entry in
            let word = switch entry.sort {
            case .added: say("ajouté", "added")
            case .removed: say("retiré", "removed")
            case .changed: say("modifié", "changed")
            }
            return Entry(
                entryName: entry.name, entryID: entry.id, entryURL: room.elementURL(entry.id), entryWord: "\(entry.kind) — \(word)", entryClass: entry.sort.rawValue,
                lines: entry.lines.map { Line(lineKey: $0.key, lineMeaning: $0.meaning, before: $0.before, after: $0.after) })
        }
        let more = preview.count - entries.count
        rest = more > 0 ? [say("et \(Words.number(more, language)) autres éléments", "and \(Words.number(more, language)) more elements")] : []
        diffBefore = say("Avant", "Before")
        diffAfter = say("Après", "After")
        diffFact = say("Ce qui est dit", "What is said")
        diffNothing = say("rien", "nothing")
        diffEmpty = say("Ce changement ne modifie aucun fait de la carte.", "This change alters no fact of the chart.")
    }
}
