import Continuum

/// What a page says once, after a form was handled. Only these words travel in the cookie.
enum Flash: String, Sendable, CaseIterable {
    case saved, accepted, undone, decided, discarded, imported, kept
    case signedOut = "signed-out"
    case accountSaved = "account-saved"
    case passwordChanged = "password-changed"
    case memberSaved = "member-saved"
    case tokenRevoked = "token-revoked"
    case sessionsEnded = "sessions-ended"
    case secondFactorOn = "second-factor-on"
    case secondFactorOff = "second-factor-off"
    case nothingToSave = "nothing-to-save"
    case providerLinked = "provider-linked"
    case providerUnlinked = "provider-unlinked"
    case invitationWithdrawn = "invitation-withdrawn"
    case joined
    case accountErased = "account-erased"
    case workspaceMade = "workspace-made"
    case settingSaved = "setting-saved"

    var text: Bilingual {
        switch self {
        case .saved: Bilingual(fr: "Le changement est enregistré ; la carte est réévaluée.", en: "The change is saved; the chart was assessed again.")
        case .accepted: Bilingual(fr: "Le changement est accepté et fait partie de la carte.", en: "The change is accepted and is part of the chart.")
        case .undone: Bilingual(fr: "Le changement est annulé par un changement inverse.", en: "The change was undone by its inverse.")
        case .decided: Bilingual(fr: "La décision est au registre.", en: "The decision is in the register.")
        case .discarded: Bilingual(fr: "Retiré ; le fichier est gardé de côté.", en: "Removed; the file is kept aside.")
        case .imported: Bilingual(fr: "L’import est accepté et fait partie de la carte.", en: "The import is accepted and is part of the chart.")
        case .kept: Bilingual(fr: "Le scénario est gardé dans le dossier.", en: "The scenario is kept in the workspace.")
        case .signedOut: Bilingual(fr: "Vous êtes déconnecté.", en: "You are signed out.")
        case .accountSaved: Bilingual(fr: "Le compte est enregistré.", en: "The account is saved.")
        case .passwordChanged: Bilingual(fr: "Le mot de passe est changé ; vos autres sessions sont closes.", en: "The password is changed; your other sessions are ended.")
        case .memberSaved: Bilingual(fr: "Les rôles sont enregistrés.", en: "The roles are saved.")
        case .tokenRevoked: Bilingual(fr: "Le jeton est révoqué.", en: "The token is revoked.")
        case .sessionsEnded: Bilingual(fr: "Les autres sessions sont closes.", en: "The other sessions are ended.")
        case .secondFactorOn: Bilingual(fr: "La double authentification est active.", en: "Two-step sign-in is on.")
        case .secondFactorOff: Bilingual(fr: "La double authentification est retirée.", en: "Two-step sign-in is off.")
        case .providerLinked: Bilingual(fr: "Votre compte est relié au fournisseur d’identité.", en: "Your account is linked to the identity provider.")
        case .providerUnlinked: Bilingual(fr: "Votre compte n’est plus relié au fournisseur d’identité.", en: "Your account is no longer linked to the identity provider.")
        case .invitationWithdrawn: Bilingual(fr: "L’invitation est retirée ; son lien ne sert plus.", en: "The invitation is withdrawn; its link no longer works.")
        case .joined: Bilingual(fr: "Bienvenue : vos rôles sont enregistrés.", en: "Welcome: your roles are saved.")
        case .accountErased: Bilingual(fr: "Le compte est effacé.", en: "The account is erased.")
        case .workspaceMade: Bilingual(fr: "Le dossier est créé ; vous l’administrez.", en: "The workspace is made; you administer it.")
        case .settingSaved: Bilingual(fr: "Le réglage est enregistré.", en: "The setting is saved.")
        case .nothingToSave: Bilingual(fr: "Rien n’a changé : rien n’est enregistré.", en: "Nothing changed: nothing was saved.")
        }
    }

    /// How the notice looks: `success` or `info`.
    var kind: String { self == .nothingToSave ? "info" : "success" }
}
