import Continuum

extension Check {
    static let placeOperationsInUnion = Check(
        "place-operations-in-union",
        title: Bilingual(
            fr: "Ceux qui exploitent et administrent travaillent depuis l’Union européenne",
            en: "Those who operate and administer work from the European Union"),
        why: Bilingual(
            fr: "Un administrateur voit et peut tout changer. Le droit du pays d’où il travaille peut l’y contraindre.",
            en: "An administrator sees and can change everything. The law of the country they work from can compel them."),
        remedy: Bilingual(
            fr: "Demander d’où travaillent les équipes, astreinte de nuit comprise, et l’écrire ; demander l’option « exploitation européenne » ; changer de prestataire.",
            en: "Ask where the teams work from, night duty included, and write it down; ask for the “European operation” option; change provider."),
        verify: Bilingual(
            fr: "Annexe du contrat sur les lieux d’exploitation, journal des connexions d’administration (adresses et heures), lieu du centre d’exploitation (NOC).",
            en: "Annex of the contract on places of operation, log of administration connections (addresses and times), place of the operations centre (NOC)."),
        limits: Bilingual(
            fr: "Les sous-traitants de l’exploitant ne sont pas lus, ni ceux qui seulement fournissent. Notre propre personnel n’est pas examiné. Le télétravail occasionnel à l’étranger et la nationalité des agents ne se disent pas. Sans exploitant extérieur, le contrôle est sans objet.",
            en: "The operator’s subcontractors are not read, nor those who only provide. Our own staff are not examined. Occasional remote work abroad and staff nationality cannot be said. Without an outside operator, the check does not apply."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.2 c"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 12, 14 et 16 : NOC interne et localisé en France"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-4.2, SOV-4.3"),
        ]
    ) { judgement, scope, facts in
        judgement.staff([.operatedBy, .administeredBy], scope, facts) { facts.isMember[Int($0)] }
    }
}
