import Continuum

extension Check {
    static let exitOpenFormat = Check(
        "exit-open-format",
        title: Bilingual(
            fr: "À la sortie, les données sont rendues dans un format ouvert",
            en: "On leaving, data are given back in an open format"),
        why: Bilingual(
            fr: "Des données rendues dans un format que seul l’éditeur sait lire ne sont pas vraiment rendues. Un format ouvert permet à un autre de reprendre sans refaire.",
            en: "Data given back in a format that only the vendor can read are not really given back. An open format lets another one take over without starting again."),
        remedy: Bilingual(
            fr: "Chercher d’abord la fonction d’export : elle existe souvent. Essayer une reprise sur un échantillon. Faire nommer le format au contrat.",
            en: "First look for the export function: it often exists. Try taking over a sample. Have the format named in the contract."),
        verify: Bilingual(
            fr: "Exporter un jeu complet, l’ouvrir avec un logiciel d’un autre éditeur, compter ce qui manque : pièces jointes, historique, droits.",
            en: "Export a whole set, open it with another vendor’s software, count what is missing: attachments, history, rights."),
        limits: Bilingual(
            fr: "Le mot « open » est cru : ni le format, ni ce qu’il laisse de côté ne sont lus. La question est posée à toute offre, y compris à un serveur ou une liaison qui n’ont rien à rendre, et donne alors « indéterminé ».",
            en: "The word “open” is believed: neither the format nor what it leaves out is read. Every offer is asked, even a server or a link with nothing to give back, and the answer is then undetermined."),
        sources: [
            CheckSource("Règlement (UE) 2023/2854 (données)", "art. 25(2)(a), (e) et art. 30(5)"),
            CheckSource("Loi n° 2016-1321 pour une République numérique", "art. 16 (formats ouverts)"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2255 de la transcription (réversibilité)"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.hosting(scope), .exportFormat, facts) { facts.continuum.token($0) == "open" }
    }
}
