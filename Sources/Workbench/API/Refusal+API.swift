import Continuum
import Foundation
import HTTPTypes
import Reports

extension Refusal {
    static func unknownChange(_ id: String, nearest: String?) -> Refusal {
        Refusal(
            .notFound, "unknown-change", Bilingual(fr: "Aucun changement « \(id) » n’est gardé dans ce dossier.", en: "No change “\(id)” is kept in this workspace."),
            advice: nearest.map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") } ?? Bilingual(""))
    }

    /// What was sent is well formed, and does not fit the workspace as it is.
    static func unfit(_ problems: Diagnostics, _ language: Language) -> Refusal {
        var refusal = Refusal(
            .unprocessableContent, "does-not-fit", Bilingual(fr: "Cela ne va pas avec le dossier tel qu’il est ; rien n’a été enregistré.", en: "This does not fit the workspace as it is; nothing was saved."),
            advice: problems.list.first.map { Bilingual(fr: $0.problem.message(.french), en: $0.problem.message(.english)) } ?? Bilingual(""))
        refusal.members = [("diagnostics", DiagnosticDocument(problems.withoutFolders, language).document()["diagnostics"] ?? .sequence([]))]
        return refusal
    }

    /// What was sent is not what the description says.
    static func notAsDescribed(_ faults: [SchemaFault], _ language: Language) -> Refusal {
        var refusal = Refusal(
            .unprocessableContent, "not-as-described", Bilingual(fr: "Ce corps n’a pas la forme que décrit l’API ; rien n’a été enregistré.", en: "This body is not as the API describes it; nothing was saved."),
            advice: faults.first.map { fault in Bilingual(fr: "\(fault.pointer.isEmpty ? "/" : fault.pointer) : \(fault.text.fr)", en: "\(fault.pointer.isEmpty ? "/" : fault.pointer): \(fault.text.en)") } ?? Bilingual(""))
        refusal.members = [("errors", .sequence(faults.map { $0.document("body", language) }))]
        return refusal
    }

    static func badParameter(_ name: String, _ place: APIOperation.Parameter.Place, _ text: Bilingual, _ language: Language) -> Refusal {
        var refusal = Refusal(
            .badRequest, "parameter", Bilingual(fr: "Le paramètre « \(name) » ne convient pas.", en: "The parameter “\(name)” does not fit."), advice: text)
        refusal.members = [("errors", .sequence([SchemaFault(pointer: name, text: text).document(place.rawValue, language)]))]
        return refusal
    }

    static func wrongMethod(_ allowed: [HTTPRequest.Method]) -> Refusal {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        var refusal = Refusal(
            .methodNotAllowed, "method", Bilingual(fr: "Cette adresse ne connaît pas cette méthode.", en: "This address does not know this method."),
            advice: Bilingual(fr: "Elle connaît : \(list).", en: "It knows: \(list)."))
        refusal.headers[.allow] = list
        return refusal
    }

    static func tooFast(seconds: Int) -> Refusal {
        var refusal = Refusal(
            .tooManyRequests, "too-fast", Bilingual(fr: "Trop de demandes à la fois.", en: "Too many requests at once."),
            advice: Bilingual(fr: "Réessayez dans \(seconds) s.", en: "Try again in \(seconds) s."))
        refusal.headers[.retryAfter] = "\(seconds)"
        return refusal
    }

    static let onlyForPeople = Refusal(
        .forbidden, "session-only", Bilingual(fr: "Un jeton ne peut pas faire cela.", en: "A token cannot do this."),
        advice: Bilingual(fr: "Connectez-vous et faites-le depuis votre compte.", en: "Sign in and do it from your account."))
}

extension Diagnostics {
    /// The same for readers far away: where the folder lies on the server is none of their business.
    var withoutFolders: Diagnostics {
        func cut(_ place: Place) -> Place {
            var place = place
            for top in ["/continuum/", "/knowledge/", "/accepted/", "/changes/"] {
                if let range = place.file.firstRange(of: top) { place.file = String(place.file[place.file.index(after: range.lowerBound)...]); return place }
            }
            place.file = place.file.split(separator: "/").last.map(String.init) ?? ""
            return place
        }
        var out = Diagnostics(limit: limit)
        for var diagnostic in list {
            diagnostic.place = diagnostic.place.map(cut)
            diagnostic.related = diagnostic.related.map(cut)
            out.add(diagnostic)
        }
        return out
    }
}
