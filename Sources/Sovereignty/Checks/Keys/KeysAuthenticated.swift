import Continuum

extension Check {
    static let keysAuthenticated = Check(
        "keys-authenticated",
        title: Bilingual(
            fr: "Une altération des données gardées se verrait",
            en: "Tampering with stored data would be seen"),
        why: Bilingual(
            fr: "Un compte ou un dossier modifié sans trace fausse les décisions qui s’appuient dessus. Un scellement révèle le changement.",
            en: "An account or a file changed without trace distorts the decisions based on it. A seal reveals the change."),
        remedy: Bilingual(
            fr: "Activer les sommes de contrôle signées ou le stockage non réinscriptible ; sceller les archives ; vérifier les sceaux à date fixe.",
            en: "Switch on signed checksums or write-once storage; seal archives; verify the seals at set dates."),
        verify: Bilingual(
            fr: "Configuration du stockage (verrouillage d’objets, chiffrement authentifié), procédure d’archivage. Modifier un octet d’une copie d’essai et voir si l’alerte vient.",
            en: "Configuration of the store (object lock, authenticated encryption), archiving procedure. Change one byte of a trial copy and see whether the alert comes."),
        limits: Bilingual(
            fr: "Peu importe ici qui détient les clés du sceau : un fournisseur qui scelle lui-même peut sceller de nouveau ce qu’il a changé. On ne sait pas si quelqu’un vérifie les sceaux. Une base vivante ne se scelle pas comme une archive : le doute y est courant. La modification par un compte autorisé ne se voit pas.",
            en: "Who holds the keys of the seal does not matter here: a supplier that seals by itself can seal again what it has changed. It is not known whether anybody verifies the seals. A live database is not sealed like an archive: doubt is common there. A change by an authorised account is not seen."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 5, § 1, f et art. 32, § 1, b : intégrité"),
            CheckSource("ISO/IEC 27001:2022", "annexe A, 8.24"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-7.4"),
        ]
    ) { judgement, scope, facts in
        for data in facts.storeless(scope) { judgement.silence(data, [.storedOn]) }
        judgement.protection(facts.storing(scope), .authenticated, facts) { $0 == .boolean(true) }
    }
}
