import Continuum

extension Check {
    static let envHeatReuse = Check(
        "env-heat-reuse",
        title: Bilingual(
            fr: "La chaleur des machines est réutilisée",
            en: "The heat of the machines is reused"),
        why: Bilingual(
            fr: "Toute l’électricité d’une salle finit en chaleur. Reprise par une piscine, une serre ou un réseau, elle évite d’en produire deux fois.",
            en: "All the electricity of a room ends up as heat. Taken by a pool, a greenhouse or a network, it need not be made twice."),
        remedy: Bilingual(
            fr: "Demander d’abord au voisinage qui a besoin de chaleur. Chauffer ses propres bureaux. Étudier un raccordement au réseau de chaleur lors des travaux.",
            en: "First ask the neighbourhood who needs heat. Heat one’s own offices. Study a connection to the heat network when works are due."),
        verify: Bilingual(
            fr: "Demander combien de mégawattheures ont été repris l’an dernier, par qui, avec quel contrat ; visiter l’échangeur.",
            en: "Ask how many megawatt-hours were taken last year, by whom, under what contract; visit the exchanger."),
        limits: Bilingual(
            fr: "La quantité reprise n’est pas lue : un bureau chauffé suffit. Une petite salle où rien n’est possible est comptée comme les autres. Un projet n’est pas une reprise, mais la carte est crue.",
            en: "The amount taken is not read: one heated office is enough. A small room where nothing can be done counts like the others. A project is no reuse, yet the chart is believed."),
        sources: [
            CheckSource("Directive (UE) 2023/1791 (efficacité énergétique)", "art. 26(6) (plus de 1 MW)"),
            CheckSource("Energieeffizienzgesetz (Allemagne)", "§ 11(2) : 10 % et plus pour les salles neuves"),
            CheckSource("ISO/IEC 30134-6 ; EN 50600-4-6", "facteur de réutilisation d’énergie"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 1086 et l. 1221 de la transcription"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPlaces(.heatReuse, scope, facts) { $0 == .boolean(true) }
    }
}
