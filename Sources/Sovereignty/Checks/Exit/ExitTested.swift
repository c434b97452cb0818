import Continuum

extension Check {
    static let exitTested = Check(
        "exit-tested",
        title: Bilingual(
            fr: "La sortie a été essayée depuis moins de deux ans",
            en: "Leaving was tried within two years"),
        why: Bilingual(
            fr: "Une sortie jamais essayée réserve des surprises : format illisible, débit trop faible, savoir perdu. Un essai, même partiel, les fait voir à temps.",
            en: "An exit that was never tried holds surprises: unreadable format, too little bandwidth, lost know-how. A trial, even partial, shows them in time."),
        remedy: Bilingual(
            fr: "Exporter un petit jeu et le rouvrir ailleurs, en une journée. Faire ensuite un essai complet sur un service. L’inscrire au calendrier tous les deux ans.",
            en: "Export a small set and open it elsewhere, in one day. Then make a full trial on one service. Put it in the calendar every two years."),
        verify: Bilingual(
            fr: "Demander le compte rendu de l’essai : date, volume, durée, ce qui n’a pas marché, qui l’a fait. Refaire un export de contrôle.",
            en: "Ask for the report of the trial: date, volume, duration, what did not work, who did it. Make a test export again."),
        limits: Bilingual(
            fr: "Seule la date est lue, et chez l’offre seule quand la plateforme en est un exemplaire : un essai sur dix fichiers, ou raté, passe. Une date à venir est refusée. Toute offre est interrogée, matériel compris.",
            en: "Only the date is read, and on the offer alone when the platform is an instance of one: a trial on ten files, or one that failed, passes. A date to come is refused. Every offer is asked, hardware included."),
        sources: [
            CheckSource("Portulan", "seuil choisi : deux ans"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 28(8) (plans de sortie éprouvés)"),
            CheckSource("Règlement (UE) 2023/2854 (données)", "art. 25"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.hosting(scope), .exitTested, facts) { if case .day(let date) = $0 { date <= facts.day && (Int(facts.day.rawValue) - Int(date.rawValue)) <= 731 } else { false } }
    }
}
