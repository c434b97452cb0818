import Continuum
import HTTPTypes

/// Why was nobody signed in through the identity provider? `rawValue` is what the log and the journal say.
enum ProviderProblem: String, Error, Sendable {
    /// The configuration names an address that is neither https nor this machine.
    case insecureIssuer = "insecure-issuer"
    /// The provider's own description names another issuer, or addresses that are not the issuer's.
    case foreignEndpoint = "foreign-endpoint"
    case unreachable, malformed
    /// The provider said no, or the person did.
    case refused
    /// The browser does not come from where it was sent, or comes a second time, or too late.
    case state
    case issuer, audience, algorithm, signature, nonce, subject, level
    case expired
    /// Nobody here by this identity, and no invitation.
    case unknownPerson = "unknown-person"
    /// Another account has this address or this identity.
    case taken
    case disabled

    var refusal: Refusal {
        switch self {
        case .insecureIssuer, .foreignEndpoint:
            Refusal(
                .internalServerError, "provider-configuration",
                Bilingual(fr: "Le fournisseur d’identité est mal configuré.", en: "The identity provider is misconfigured."),
                advice: Bilingual(
                    fr: "Prévenez qui administre l’installation : ses adresses doivent être en https, chez l’émetteur configuré.",
                    en: "Tell whoever administers the installation: its addresses must be https, at the configured issuer."))
        case .unreachable, .malformed:
            Refusal(
                .badGateway, "provider-unreachable",
                Bilingual(fr: "Le fournisseur d’identité ne répond pas comme il faut.", en: "The identity provider does not answer as it should."),
                advice: Bilingual(
                    fr: "Réessayez dans un instant ; un compte de cette installation reste utilisable.", en: "Try again in a moment; an account of this installation still works."))
        case .refused:
            Refusal(
                .forbidden, "provider-refused", Bilingual(fr: "Le fournisseur d’identité n’a pas confirmé la connexion.", en: "The identity provider did not confirm the sign-in."),
                advice: Bilingual(fr: "Recommencez depuis la page de connexion.", en: "Start again from the sign-in page."))
        case .state, .expired, .nonce:
            Refusal(
                .forbidden, "provider-state",
                Bilingual(fr: "Cette connexion n’est plus valable : commencée ailleurs, déjà utilisée, ou trop ancienne.", en: "This sign-in no longer holds: begun elsewhere, already used, or too old."),
                advice: Bilingual(fr: "Recommencez depuis la page de connexion.", en: "Start again from the sign-in page."))
        case .issuer, .audience, .algorithm, .signature, .subject:
            Refusal(
                .forbidden, "provider-token",
                Bilingual(fr: "La réponse du fournisseur d’identité n’a pas pu être vérifiée ; personne n’est connecté.", en: "The identity provider’s answer could not be verified; nobody is signed in."),
                advice: Bilingual(fr: "Réessayez ; si cela dure, prévenez qui administre l’installation.", en: "Try again; if it lasts, tell whoever administers the installation."))
        case .level:
            Refusal(
                .forbidden, "provider-level",
                Bilingual(fr: "Votre identification n’est pas du niveau de garantie exigé ici.", en: "Your identification is not of the level of assurance required here."),
                advice: Bilingual(fr: "Identifiez-vous auprès du fournisseur avec un second facteur.", en: "Identify yourself to the provider with a second factor."))
        case .unknownPerson:
            Refusal(
                .forbidden, "provider-unknown",
                Bilingual(fr: "Vous n’avez pas encore de compte sur cette installation.", en: "You have no account on this installation yet."),
                advice: Bilingual(
                    fr: "Demandez une invitation à qui administre le dossier, et suivez son lien.", en: "Ask whoever administers the workspace for an invitation, and follow its link."))
        case .taken:
            Refusal(
                .conflict, "provider-taken",
                Bilingual(
                    fr: "Cette adresse ou cette identité est déjà celle d’un autre compte de cette installation.",
                    en: "This address or this identity already belongs to another account of this installation."),
                advice: Bilingual(
                    fr: "Si c’est le vôtre : connectez-vous avec son mot de passe, puis reliez les deux dans « Mon compte », « Sécurité ».",
                    en: "If it is yours: sign in with its password, then link the two under “My account”, “Security”."))
        case .disabled:
            Refusal(
                .forbidden, "disabled", Bilingual(fr: "Ce compte est suspendu.", en: "This account is suspended."),
                advice: Bilingual(fr: "Adressez-vous à qui administre l’installation.", en: "Ask whoever administers the installation."))
        }
    }
}
