import Continuum

extension Check {
    static let envWater = Check(
        "env-water",
        title: Bilingual(
            fr: "L’eau consommée est connue et ne dépasse pas 0,4 litre par kWh",
            en: "Water use is known and 0.4 litre a kWh at most"),
        why: Bilingual(
            fr: "Refroidir par évaporation épargne du courant mais prend de l’eau, parfois là où elle manque l’été. Les deux chiffres se lisent ensemble.",
            en: "Cooling by evaporation saves power but takes water, sometimes where it is short in summer. The two figures are read together."),
        remedy: Bilingual(
            fr: "Mesurer d’abord, avec un compteur. Relever la consigne de température. Passer à l’eau non potable ou à un circuit fermé lors du renouvellement.",
            en: "First measure, with a meter. Raise the set temperature. Move to non-drinking water or a closed loop at renewal."),
        verify: Bilingual(
            fr: "Demander les relevés d’eau des douze derniers mois et l’énergie informatique, et diviser. Regarder l’été et les arrêtés de sécheresse.",
            en: "Ask for the water readings of the last twelve months and the energy of the computers, and divide. Look at summer and at drought orders."),
        limits: Bilingual(
            fr: "Ni le lieu, ni la saison, ni la sorte d’eau ne sont lus, ni l’eau prise pour produire l’électricité. Un circuit sec au PUE élevé passe. Le seuil vient d’un engagement volontaire, pensé pour les salles neuves.",
            en: "Neither place, season nor kind of water is read, nor the water taken to produce the electricity. A dry loop with a high PUE passes. The threshold comes from a voluntary pledge, meant for new rooms."),
        sources: [
            CheckSource("Climate Neutral Data Centre Pact", "eau : 0,4 l/kWh"),
            CheckSource("Portulan", "seuil choisi : 0,4 litre par kWh, pour toutes les salles"),
            CheckSource("Règlement délégué (UE) 2024/1364", "annexes (indicateurs des centres de données)"),
            CheckSource("ISO/IEC 30134-9 ; EN 50600-4-9", "définition du WUE"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 1116 de la transcription (eau omise)"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPlaces(.waterUse, scope, facts) { if case .number(let value) = $0 { value <= 0.4 } else { false } }
    }
}
