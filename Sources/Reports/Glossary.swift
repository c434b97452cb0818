package import Continuum

/// Which terms of the field does a page explain, and how? The same words as the glossaries of the documentation, which a test compares.
package enum Glossary {
    package struct Entry: Sendable, Hashable {
        /// Names the place that links lead to; never changes.
        package var id: String
        package var term: Bilingual
        /// What it means, beginning in lower case unless with a name, without the word itself.
        package var meaning: Bilingual

        package var anchor: String { "g-\(id)" }

        init(_ id: String, _ fr: String, _ en: String, fr meaning: String, en english: String) {
            self.id = id
            term = Bilingual(fr: fr, en: en)
            self.meaning = Bilingual(fr: meaning, en: english)
        }
    }

    package static func entry(_ id: String) -> Entry? { all.first { $0.id == id } }

    /// In the order of one language’s alphabet, accents and case apart.
    package static func sorted(_ language: Language) -> [Entry] {
        func key(_ entry: Entry) -> String { folded(entry.term[language]) }
        return all.sorted { (key($0), $0.id) < (key($1), $1.id) }
    }

    /// Without accents or capitals, as dictionaries sort.
    static func folded(_ text: String) -> String {
        var out = ""
        for character in text.lowercased() {
            switch character {
            case "é", "è", "ê", "ë": out.append("e")
            case "à", "â", "ä": out.append("a")
            case "î", "ï": out.append("i")
            case "ô", "ö": out.append("o")
            case "ù", "û", "ü": out.append("u")
            case "ç": out.append("c")
            default: out.append(character)
            }
        }
        return out
    }

    package static let all: [Entry] = levels + field

    /// How levels are worked out.
    private static let levels: [Entry] = [
        Entry(
            "framework", "Référentiel", "Framework", fr: "texte qui liste des exigences : règlement, guide, grille d’achat ; chacun a sa version et sa valeur en droit.",
            en: "a text that lists requirements: regulation, guidance, buyer’s grid; each has its version and its worth in law."),
        Entry("objective", "Objectif", "Objective", fr: "groupe d’exigences d’un référentiel, avec son poids.", en: "a group of requirements of a framework, with its weight."),
        Entry(
            "requirement", "Exigence", "Requirement", fr: "ce qui doit être vrai ; la carte le vérifie, ou quelqu’un l’atteste.",
            en: "what must be so; the chart checks it, or somebody attests it."),
        Entry(
            "ladder", "Échelle", "Ladder", fr: "échelons rangés du plus bas au plus haut ; chacun donne des points et un niveau.",
            en: "rungs from the lowest to the highest; each gives points and a level."),
        Entry(
            "floor", "Plancher", "Floor", fr: "le niveau de l’exigence la plus basse : une seule faiblesse suffit à le fixer, aucune force ne la rachète.",
            en: "the level of the lowest requirement: one weakness is enough to set it, no strength makes up for it."),
        Entry(
            "score", "Note", "Score", fr: "somme pondérée des points, en pour cent ; elle classe ce qui atteint le plancher demandé, et ne le remplace pas.",
            en: "weighted sum of points, in percent; it ranks what reaches the floor that is asked, and does not replace it."),
        Entry(
            "seal", "SEAL", "SEAL", fr: "les cinq niveaux, de SEAL-0 à SEAL-4, du cadre européen de souveraineté du nuage.",
            en: "the five levels, SEAL-0 to SEAL-4, of the European cloud sovereignty framework."),
        Entry(
            "check", "Contrôle de la carte", "Check", fr: "question à laquelle la carte répond seule, d’après ses faits datés.",
            en: "a question that the chart answers by itself, from its dated facts."),
        Entry(
            "statement", "Attestation", "Statement", fr: "ce que seule une personne peut dire ; elle signe, date et joint une preuve.",
            en: "what only a person can say; they sign, date and add evidence."),
        Entry(
            "evidence", "Preuve", "Evidence", fr: "document ou fait daté qui appuie une réponse ; trop ancienne, elle ne compte plus.",
            en: "a document or dated fact that supports an answer; too old, it counts no more."),
        Entry("bound", "Borne", "Bound", fr: "*certain*, ce qui vaut quoi qu’on apprenne ; *possible*, ce qui vaudrait au pire.", en: "*certain*, what holds whatever is learnt; *possible*, what would hold at worst."),
        Entry("verdict", "Verdict", "Verdict", fr: "respecté, non respecté ou indéterminé.", en: "met, not met or undetermined."),
        Entry("unknown", "Inconnu", "Unknown", fr: "une réponse admise ; elle compte au pire et fait naître une question.", en: "an answer that is allowed; it counts at worst and raises a question."),
    ]

    /// Law, operation, contracts.
    private static let field: [Entry] = [
        Entry(
            "nexus", "Rattachement", "Nexus", fr: "ce qui soumet une organisation ou une chose à la loi d’un État : siège, contrôle, présence, territoire.",
            en: "what puts an organisation or a thing under a state’s law: seat, control, presence, territory."),
        Entry(
            "control", "Contrôle", "Control", fr: "plus de la moitié des votes, ou le droit de nommer la majorité des dirigeants.",
            en: "more than half of the votes, or the right to appoint a majority of the board."),
        Entry(
            "custody", "Garde", "Custody", fr: "avoir sous la main des données, des clés ou des journaux, sans forcément les posséder ; bien des lois visent qui a la garde.",
            en: "having data, keys or logs in hand, without necessarily owning them; many laws aim at whoever has custody."),
        Entry("keys", "Clés", "Keys", fr: "ce qui permet de déchiffrer. Qui les détient compte autant que le lieu des données.", en: "what decrypts. Who holds them matters as much as where the data are."),
        Entry(
            "extraterritorial", "Extraterritorial", "Extraterritorial", fr: "se dit d’une loi qui atteint ce qui est hors du territoire de son État.",
            en: "said of a law that reaches what is outside its state’s territory."),
        Entry(
            "contested", "Contesté", "Contested", fr: "discuté devant les tribunaux ; compté comme possible, jamais comme certain.",
            en: "argued before courts; counted as possible, never as certain."),
        Entry("cut", "Couper", "Cut", fr: "arrêter du jour au lendemain.", en: "to stop something overnight."),
        Entry(
            "starve", "Affamer", "Starve", fr: "refuser mises à jour, licences, pièces ou support ; le service s’arrête dans un délai.",
            en: "to withhold updates, licences, parts or support; the service stops within a horizon."),
        Entry(
            "offer", "Offre", "Offer", fr: "ce qu’un fournisseur vend ; votre plateforme en est un exemplaire", en: "what a supplier sells; your platform is an instance of it."),
        Entry(
            "qualification", "Qualification", "Qualification", fr: "certification délivrée après examen, pour un périmètre et une durée.",
            en: "a certificate given after examination, for a scope and a time."),
        Entry(
            "secnumcloud", "SecNumCloud", "SecNumCloud", fr: "qualification de l’ANSSI pour les nuages ; la version 3.2 exige l’immunité aux droits extra-européens.",
            en: "the French agency ANSSI’s qualification for clouds; version 3.2 requires immunity from non-European law."),
        Entry(
            "reversibility", "Réversibilité", "Reversibility", fr: "pouvoir reprendre ses données et changer de fournisseur, dans un délai et un format convenus.",
            en: "being able to take one’s data back and change supplier, within an agreed time and format."),
        Entry(
            "escrow", "Séquestre", "Escrow", fr: "dépôt du code source chez un tiers, qui le remet si l’éditeur disparaît ou se retire.",
            en: "source code deposited with a third party, who releases it if the publisher disappears or withdraws."),
        Entry("rto", "RTO", "RTO", fr: "durée d’arrêt admise : le temps dans lequel un service doit être rétabli.", en: "recovery time objective: within how long a service must be restored."),
        Entry(
            "rpo", "RPO", "RPO", fr: "perte de données admise, en temps : ce qui sépare la panne de la dernière copie utilisable.",
            en: "recovery point objective: data loss accepted, as the time between the failure and the last usable copy."),
        Entry(
            "pue", "PUE", "PUE", fr: "énergie que consomme tout le centre de données, rapportée à celle de ses machines ; 1 serait parfait.",
            en: "power usage effectiveness: energy of the whole data centre over that of its machines; 1 would be perfect."),
        Entry("sla", "SLA", "SLA", fr: "engagement de niveau de service ; une promesse, non un constat.", en: "service level agreement; a promise, not an observation."),
        Entry(
            "spof", "Point de défaillance unique", "Single point of failure", fr: "ce dont la panne, seule, arrête un service.", en: "something whose failure alone stops a service."),
    ]
}
