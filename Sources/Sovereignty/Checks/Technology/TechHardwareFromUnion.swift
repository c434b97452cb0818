import Continuum

extension Check {
    static let techHardwareFromUnion = Check(
        "tech-hardware-from-union",
        title: Bilingual(
            fr: "Le matériel vient de l’Union",
            en: "The hardware comes from the Union"),
        why: Bilingual(
            fr: "Les pièces de rechange et les correctifs d’un équipement viennent de son fabricant. Un fabricant de l’Union peut être tenu de continuer à servir ; un autre peut en être empêché.",
            en: "Spare parts and fixes for a device come from its maker. A maker of the Union can be held to go on serving; another may be prevented from it."),
        remedy: Bilingual(
            fr: "Inscrire d’abord le fabricant de chaque équipement. Commencer par les équipements de transport et de sécurité, où l’offre européenne existe. Accepter le reste en gardant des pièces.",
            en: "First write down the maker of each device. Begin with transport and security equipment, where there is a European offer. Accept the rest and keep spare parts."),
        verify: Bilingual(
            fr: "Sur l’inventaire, relever marque et modèle ; lire sur la fiche du fabricant le lieu de conception et d’assemblage ; chercher son siège et ses actionnaires.",
            en: "On the inventory, read make and model; read on the maker’s sheet where it is designed and assembled; look up its seat and shareholders."),
        limits: Bilingual(
            fr: "Lit le siège de celui qui fournit, non le lieu de fabrication : un assembleur européen de cartes asiatiques passe. Le micrologiciel relève des logiciels. Un équipement banal pèse autant qu’un cœur de réseau. Une qualification ne lève aucun doute ici.",
            en: "Reads the seat of the supplier, not the place of manufacture: a European assembler of Asian boards passes. Firmware belongs to software. A plain device weighs as much as a network core. A qualification settles no doubt here."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 619 de la transcription (équipements de transmission d’origine européenne)"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 4351 de la transcription"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5"),
        ]
    ) { judgement, scope, facts in
        judgement.notForeign([.suppliedBy], scope, facts, on: { facts.isHardware($0) })
        for device in scope.things where facts.kind(device) == .device && facts.relations(device, [.suppliedBy, .instanceOf]).isEmpty { judgement.silence(device, [.suppliedBy]) }
    }
}
