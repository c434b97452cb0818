import Continuum

extension Check {
    static let techSoftwareFromUnion = Check(
        "tech-software-from-union",
        title: Bilingual(
            fr: "Les logiciels viennent de l’Union",
            en: "The software comes from the Union"),
        why: Bilingual(
            fr: "L’éditeur, celui qui accorde la licence et celui qui assure le support peuvent cesser de servir sur ordre de leur État. Le siège et le contrôle de chacun disent de quel État il s’agit.",
            en: "The vendor, the licensor and the support team may stop serving on the order of their state. The seat and control of each tell which state that is."),
        remedy: Bilingual(
            fr: "Inscrire d’abord qui fournit chaque logiciel et qui détient ce fournisseur. Prendre le support chez une société de l’Union. Au renouvellement, préférer un éditeur de l’Union.",
            en: "First write down who supplies each piece of software and who owns that supplier. Take support from a company of the Union. At renewal, prefer a vendor of the Union."),
        verify: Bilingual(
            fr: "Pour chaque logiciel, lire l’éditeur dans la fenêtre « À propos » ou la facture ; chercher son siège et ses actionnaires au registre du commerce.",
            en: "For each piece of software, read the vendor in the “About” window or on the invoice; look up its seat and shareholders in the company register."),
        limits: Bilingual(
            fr: "Un logiciel libre que des Européens maintiennent est refusé si son premier éditeur est ailleurs. Un logiciel dont aucun fournisseur n’est inscrit n’est pas interrogé. Tout ce qui n’est pas un équipement est lu comme logiciel : le fournisseur d’une liaison aussi.",
            en: "Free software that Europeans maintain is refused if its first vendor is elsewhere. Software of which no supplier is written down is not asked. All that is not a device is read as software: the supplier of a link too."),
        sources: [
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5 et SOV-6"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2258 de la transcription (encourager les logiciels souverains)"),
        ]
    ) { judgement, scope, facts in
        judgement.notForeign(Scope.supply, scope, facts, on: { facts.isSoftware($0) })
        for thing in scope.things where facts.isSoftware(thing) && facts.relations(thing, Scope.supply.union([.instanceOf, .providedBy])).isEmpty {
            // What others can and do maintain needs nobody in particular.
            if facts.flag(.maintainedByOthers, thing) == true { judgement.pass(.attribute(element: thing, key: .maintainedByOthers)) } else { judgement.silence(thing, [.suppliedBy]) }
        }
    }
}
