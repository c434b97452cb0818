import Continuum

extension Check {
    static let supplyNoForeignSupplier = Check(
        "supply-no-foreign-supplier",
        title: Bilingual(
            fr: "Aucun fournisseur, d’aucune sorte, n’est hors de l’Union",
            en: "No supplier of any kind is outside the Union"),
        why: Bilingual(
            fr: "C’est la lecture la plus exigeante : ni contrat, ni exploitation, ni transport, ni technologie, ni support ne viennent d’ailleurs. Peu de services y parviennent ; elle montre surtout où l’on dépend encore.",
            en: "This is the most demanding reading: no contract, operation, transport, technology or support from elsewhere. Few services get there; it mostly shows where one still depends."),
        remedy: Bilingual(
            fr: "Compléter d’abord les propriétaires inconnus. Traiter ensuite ceux qui peuvent lire ou couper, puis le support, puis les logiciels. Garder le matériel pour la fin.",
            en: "First fill in unknown owners. Then deal with those who can read or cut off, then support, then software. Leave hardware for last."),
        verify: Bilingual(
            fr: "Extraire la liste des fournisseurs payés pour ce service ; pour chacun, lire au registre du commerce le siège et les actionnaires.",
            en: "Extract the list of suppliers paid for this service; for each, read seat and shareholders in the company register."),
        limits: Bilingual(
            fr: "Le propriétaire des murs ou du matériel, les sous-traitants et les détenteurs de clés ne sont pas comptés. Un fournisseur d’un pays ami pèse autant qu’un autre. Un équipement banal suffit à répondre non.",
            en: "The owner of walls or hardware, subcontractors and holders of keys are not counted. A supplier of a friendly country weighs as much as any other. One plain device is enough for a no."),
        sources: [
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2250 de la transcription"),
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 298 de la transcription (une architecture tout européenne est hors d’atteinte)"),
            CheckSource("Portulan", "choix : tous les rôles de garde et de fourniture"),
        ]
    ) { judgement, scope, facts in
        judgement.notForeign(Scope.custody.union(Scope.supply), scope, facts)
    }
}
