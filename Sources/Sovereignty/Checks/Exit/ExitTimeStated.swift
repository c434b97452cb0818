import Continuum

extension Check {
    static let exitTimeStated = Check(
        "exit-time-stated",
        title: Bilingual(
            fr: "Le temps pour partir est écrit, et tient en un an",
            en: "The time to leave is written down, and is a year at most"),
        why: Bilingual(
            fr: "Sans délai écrit, le départ dure aussi longtemps que l’arrange celui que l’on quitte. Un an laisse un budget et un marché pour s’organiser.",
            en: "Without a written time, leaving lasts as long as suits the one who is left. A year leaves one budget and one tender to get organised."),
        remedy: Bilingual(
            fr: "Chercher d’abord la clause de réversibilité. Demander un avenant qui fixe le délai. Réduire ce qu’il faudra déplacer : archives, copies.",
            en: "First look for the exit clause. Ask for an amendment that sets the time. Reduce what will have to move: archives, copies."),
        verify: Bilingual(
            fr: "Lire la clause de réversibilité : délai, assistance, prix, ce qui se passe pendant la transition. Comparer au volume à déplacer et au débit.",
            en: "Read the exit clause: time, help, price, what happens meanwhile. Compare with the volume to be moved and the bandwidth."),
        limits: Bilingual(
            fr: "Un délai annoncé est cru sans essai. Les préavis, les engagements de durée et le prix de sortie ne sont pas lus. Toute offre est interrogée, matériel compris. Le seuil d’un an est un choix ; le règlement sur les données demande bien moins pour les services en ligne.",
            en: "A stated time is believed without trial. Notice, minimum terms and exit fees are not read. Every offer is asked, hardware included. The threshold of a year is a choice; the Data Act asks for far less from cloud services."),
        sources: [
            CheckSource("Portulan", "seuil choisi : un an"),
            CheckSource("Règlement (UE) 2023/2854 (données)", "art. 25(2)(a) et (d) (transition de 30 jours, préavis de deux mois)"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 28(8)"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 3688 de la transcription (formaliser la réversibilité)"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.hosting(scope), .exitWithin, facts) { if case .horizon(let days) = $0 { days <= Horizon.year } else { false } }
    }
}
