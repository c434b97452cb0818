import Continuum
import Hummingbird
import Ledger

/// In which form is a result taken away?
enum ExportFormat: String, CaseIterable, Sendable {
    case json, html, sarif

    var type: String {
        switch self {
        case .json: Attachment.json
        case .html: Attachment.html
        case .sarif: Attachment.sarif
        }
    }

    var words: Bilingual {
        switch self {
        case .json: Bilingual("JSON")
        case .html: Bilingual(fr: "Rapport HTML", en: "HTML report")
        case .sarif: Bilingual("SARIF")
        }
    }
}

/// A link by which a result is taken away: what `exports.mustache` names.
struct ExportLink: Sendable {
    var exportURL: String
    var exportWord: String

    /// Those of a page, for whoever may take documents away.
    static func all(_ room: Room, _ formats: [ExportFormat], _ language: Language, address: (String) -> String) -> [ExportLink] {
        guard room.may(.export) else { return [] }
        return formats.map { ExportLink(exportURL: address($0.rawValue), exportWord: $0.words[language]) }
    }
}

extension Bench {
    /// A document to be saved, recorded as exported.
    /// - Parameter name: letters, digits and hyphens: it names the file and stands in the journal.
    func attachment(_ context: WorkbenchContext, _ room: Room, _ text: String, _ format: ExportFormat, name: String) async throws -> Response {
        guard room.may(.export) else { throw Refusal.forbidden(.export) }
        try await record(.exported, context, in: room.slug, object: name, details: ["format": format.rawValue])
        let file = "\(Hall.slug(room.slug))-\(Hall.slug(name)).\(format == .sarif ? "sarif.json" : format.rawValue)"
        return Attachment(file, type: format.type, text).response
    }
}
