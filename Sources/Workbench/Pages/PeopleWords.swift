import Continuum

/// Words of the pages for signing in and setting up.
enum PeopleWords {
    private static let all: [String: Bilingual] = [
        "signIn": Bilingual(fr: "Se connecter", en: "Sign in"),
        "email": Bilingual(fr: "Adresse électronique", en: "E-mail address"),
        "password": Bilingual(fr: "Mot de passe", en: "Password"),
        "passwordHint": Bilingual(
            fr: "Au moins 12 caractères. Une phrase de quelques mots est ce qu’il y a de mieux ; les chiffres et les signes ne sont pas exigés.",
            en: "At least 12 characters. A phrase of a few words is best; digits and signs are not required."),
        "name": Bilingual(fr: "Nom", en: "Name"),
        "nameHint": Bilingual(fr: "Comme vos collègues doivent le lire.", en: "As your colleagues should read it."),
        "createAdministrator": Bilingual(fr: "Créer ce compte", en: "Create this account"),
        "setUpIntro": Bilingual(
            fr: "Bienvenue. Créez le premier compte : il administre cette installation et tous ses dossiers. Il n’y a pas de mot de passe par défaut.",
            en: "Welcome. Create the first account: it administers this installation and all its workspaces. There is no default password."),
        "withProvider": Bilingual(fr: "Se connecter avec", en: "Sign in with"),
        "or": Bilingual(fr: "ou avec un compte de cette installation", en: "or with an account of this installation"),
        "code": Bilingual(fr: "Code à six chiffres", en: "Six-digit code"),
        "codeHint": Bilingual(
            fr: "Celui que montre votre application d’authentification ; ou un code de secours.", en: "The one your authenticator app shows; or a recovery code."),
        "haveAccount": Bilingual(fr: "J’ai déjà un compte ici", en: "I already have an account here"),
        "newAccount": Bilingual(fr: "Créer un compte", en: "Make an account"),
        "createAccount": Bilingual(fr: "Créer mon compte", en: "Make my account"),
        "continue": Bilingual(fr: "Continuer", en: "Continue"),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] } }
}
