import Continuum

extension Check {
    static let keysHeldByCustomer = Check(
        "keys-held-by-customer",
        title: Bilingual(
            fr: "Les clés de chiffrement ne sont qu’entre nos mains",
            en: "Encryption keys are in our hands alone"),
        why: Bilingual(
            fr: "Qui a la clé lit la donnée. Un fournisseur qui ne l’a pas ne peut livrer que du chiffre, à qui que ce soit.",
            en: "Whoever has the key reads the data. A supplier without it can only hand over ciphertext, whoever asks."),
        remedy: Bilingual(
            fr: "Chiffrer avant l’envoi (archives, sauvegardes) ; gérer les clés chez nous ou dans un coffre européen dédié ; réserver l’effort aux données sensibles.",
            en: "Encrypt before sending (archives, backups); manage keys at home or in a dedicated European vault; keep the effort for sensitive data."),
        verify: Bilingual(
            fr: "Configuration du gestionnaire de clés : où est la clé maîtresse, qui peut l’exporter ou s’en servir. Vérifier qu’il n’y a ni séquestre ni compte du fournisseur.",
            en: "Configuration of the key manager: where the master key is, who may export or use it. Check that there is neither escrow nor an account of the supplier’s."),
        limits: Bilingual(
            fr: "Une donnée chiffrée mais traitée en clair chez le fournisseur passe, alors qu’il la voit au moment du calcul. « Nous » est cru sur parole, et un coffre que nous exploitons compte pour nous, même s’il tourne chez le fournisseur : voir « keys-out-of-foreign-reach ». Clé perdue, donnée perdue : ce contrôle n’en dit rien.",
            en: "Data encrypted but processed in clear at the supplier’s pass, although it sees them while computing. “Us” is believed, and a vault that we operate counts as us, even if it runs at the supplier’s: see “keys-out-of-foreign-reach”. Key lost, data lost: this check says nothing of that."),
        sources: [
            CheckSource("CEPD, recommandations 01/2020, version 2.0", "annexe 2, cas 1 (clés en Europe) et cas 6 (traitement en clair)"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-3.1"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 7 : confiance immodérée dans le chiffrement"),
        ]
    ) { judgement, scope, facts in
        judgement.keyHolders(scope, facts) { judgement, holder, relation in
            if facts.organisation == nil {
                judgement.doubt(.relation(relation))
            } else if facts.isOwn(holder) { judgement.pass(.relation(relation)) } else { judgement.fail(.relation(relation)) }
        }
    }
}
