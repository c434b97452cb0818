import Continuum
import HTTPTypes

/// Why can a request not be answered? Told in the reader's language, as a page or as JSON (RFC 9457), with what to do.
struct Refusal: Error, Sendable {
    var status: HTTPResponse.Status
    /// A stable word for programs.
    var code: String
    var title: Bilingual
    var advice: Bilingual
    /// What programs are told beyond the words (RFC 9457, § 3.2).
    var members: [(key: String, value: Document)] = []
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ code: String, _ title: Bilingual, advice: Bilingual = Bilingual("")) {
        self.status = status
        self.code = code
        self.title = title
        self.advice = advice
    }

    static let signedOut = Refusal(
        .unauthorized, "signed-out", Bilingual(fr: "Il faut vous connecter.", en: "You need to sign in."))
    static let unknownPage = Refusal(
        .notFound, "not-found", Bilingual(fr: "Cette page n’existe pas.", en: "There is no such page."),
        advice: Bilingual(fr: "L’adresse est peut-être mal recopiée, ou ce qu’elle montrait a été retiré.", en: "The address may be mistyped, or what it showed was removed."))
    static let forgedForm = Refusal(
        .forbidden, "csrf", Bilingual(fr: "Ce formulaire n’a pas été reconnu ; rien n’a été enregistré.", en: "This form was not recognised; nothing was saved."),
        advice: Bilingual(fr: "Votre session a peut-être changé : revenez à la page, rechargez-la et recommencez.", en: "Your session may have changed: go back to the page, reload it and try again."))

    static func forbidden(_ permission: Permission) -> Refusal {
        let needed: Bilingual = switch permission {
        case .view: Bilingual(fr: "lire ce dossier", en: "read this workspace")
        case .edit: Bilingual(fr: "modifier ce dossier", en: "change this workspace")
        case .decide: Bilingual(fr: "décider dans ce dossier", en: "record decisions in this workspace")
        case .export: Bilingual(fr: "emporter des documents de ce dossier", en: "take documents from this workspace")
        case .journal: Bilingual(fr: "lire le journal de ce dossier", en: "read the journal of this workspace")
        case .administer: Bilingual(fr: "administrer ce dossier", en: "administer this workspace")
        }
        return Refusal(
            .forbidden, "forbidden", Bilingual(fr: "Votre rôle ne permet pas de \(needed.fr).", en: "Your role does not let you \(needed.en)."),
            advice: Bilingual(fr: "Demandez le rôle qu’il faut à qui administre le dossier.", en: "Ask whoever administers the workspace for the role."))
    }

    static func unknownElement(_ id: String, nearest: String?) -> Refusal {
        Refusal(
            .notFound, "unknown-element", Bilingual(fr: "Aucun élément « \(id) » dans ce dossier.", en: "No element “\(id)” in this workspace."),
            advice: nearest.map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") } ?? Bilingual(""))
    }

    static func badRequest(_ code: String, _ title: Bilingual, advice: Bilingual = Bilingual("")) -> Refusal { Refusal(.badRequest, code, title, advice: advice) }

    static func tooLarge(limit: Int) -> Refusal {
        let isSmall = limit < 1 << 20
        let size = isSmall ? limit >> 10 : limit >> 20
        return Refusal(
            .contentTooLarge, "too-large", Bilingual(fr: "L’envoi dépasse \(size) \(isSmall ? "Kio" : "Mio") ; rien n’a été enregistré.", en: "What you sent is over \(size) \(isSmall ? "KiB" : "MiB"); nothing was saved."))
    }

    static let tooManyStudies = Refusal(
        .serviceUnavailable, "busy", Bilingual(fr: "Trop de calculs attendent déjà dans ce dossier.", en: "Too many computations wait in this workspace already."),
        advice: Bilingual(fr: "Attendez qu’ils finissent, puis rechargez cette page.", en: "Wait until they are done, then reload this page."))

    static func slowDown(seconds: Int64) -> Refusal {
        let minutes = max(1, (seconds + 59) / 60)
        return Refusal(
            .tooManyRequests, "slow-down", Bilingual(fr: "Trop d’essais.", en: "Too many attempts."),
            advice: Bilingual(fr: "Réessayez dans \(minutes) min. Rien n’est perdu.", en: "Try again in \(minutes) min. Nothing is lost."))
    }
}
