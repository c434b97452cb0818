/// The words of failure: what falls with what, how often, which places a link joins, and what happens in a scenario.
extension Vocabulary {
    private static func number(_ key: Key, _ name: String, _ range: ClosedRange<Double>, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.number(range), list: false), fr: fr, en: en)
    }

    static let failureKeys: [KeyDefinition] = [
        KeyDefinition(
            .failsWith, "fails-with",
            .relation(to: [.failureDomain, .site, .device, .link, .platform, .service], attributes: [], needs: true),
            fr: "Ce dont la panne l’entraîne : carte, châssis, baie, alimentation, tranchée (avec « any » : une seule suffit à tenir).",
            en: "What it falls with: card, chassis, rack, power feed, trench (under “any”: one of them left is enough)."),
        KeyDefinition(
            .connects, "connects", .relation(to: [.site, .device, .platform], attributes: [], needs: false),
            fr: "Les deux extrémités de la liaison.", en: "The two ends of the link."),
        KeyDefinition(
            .pathTo, "path-to", .relation(to: [.site, .device, .platform], attributes: [.from], needs: false),
            fr: "Un lieu qui doit rester joignable par les liaisons, depuis « from ».",
            en: "A place that must stay within reach over the links, from “from”."),
        KeyDefinition(
            .from, "from", .attribute(.reference([.site, .device, .platform]), list: false),
            fr: "Le lieu de départ du chemin.", en: "Where the path starts."),
        number(.availability, "availability", 0...100, fr: "Disponibilité constatée ou calculée, en %.", en: "Availability, observed or computed, in %."),
        number(.mtbf, "mtbf-hours", 0...1e9, fr: "Temps moyen entre deux pannes, en heures.", en: "Mean time between failures, in hours."),
        number(.mttr, "mttr-hours", 0...1e6, fr: "Temps moyen de rétablissement, en heures.", en: "Mean time to restore, in hours."),
        number(.sla, "sla", 0...100, fr: "Disponibilité promise par contrat, en %, sur « sla-period ».", en: "Availability promised by contract, in %, over “sla-period”."),
        KeyDefinition(
            .slaPeriod, "sla-period", .attribute(.token(["month", "quarter", "year"]), list: false), mayBeUnknown: false,
            fr: "La période sur laquelle l’engagement est mesuré.", en: "The period over which the promise is measured."),
        number(.length, "length-km", 0...50_000, fr: "Longueur du tracé, en kilomètres.", en: "Length of the route, in kilometres."),
        number(.latitude, "latitude", -90...90, fr: "Latitude, en degrés.", en: "Latitude, in degrees."),
        number(.longitude, "longitude", -180...180, fr: "Longitude, en degrés.", en: "Longitude, in degrees."),
        KeyDefinition(
            .oneWay, "one-way", .attribute(.boolean, list: false), mayBeUnknown: false,
            fr: "La liaison ne va que de la première extrémité à la seconde.", en: "The link goes from its first end to its second only."),
        KeyDefinition(
            .domainType, "domain-type",
            .attribute(.token(["card", "chassis", "rack", "room", "power-feed", "cooling", "duct", "trench", "cable", "other"]), list: false),
            fr: "De quelle sorte de domaine de panne il s’agit.", en: "Of what sort the failure domain is."),
        KeyDefinition(
            .outOfService, "out-of-service", .attribute(.boolean, list: false), mayBeUnknown: false,
            fr: "Hors service, dans un scénario ou pour de bon.", en: "Out of service, in a scenario or for good."),
        KeyDefinition(
            .exercises, "exercises", .attribute(.token(["obtain", "alter", "cut", "starve"]), list: true), mayBeUnknown: false,
            fr: "Les pouvoirs dont il se sert, dans un scénario.", en: "The powers it makes use of, in a scenario."),
        KeyDefinition(
            .withdrawn, "withdrawn", .attribute(.boolean, list: false), mayBeUnknown: false,
            fr: "Ce rôle n’est plus tenu, dans un scénario : mises à jour bloquées, licence révoquée, équipes parties.",
            en: "The role is no longer filled, in a scenario: updates blocked, licence revoked, staff gone."),
        number(.annualCost, "annual-cost", 0...1e12, fr: "Ce que cela coûte par an, en euros.", en: "What it costs a year, in euros."),
        KeyDefinition(
            .cryptography, "cryptography", .attribute(.token(["public-key", "symmetric", "post-quantum"]), list: false),
            fr: "Ce sur quoi repose la protection : échange à clé publique d’aujourd’hui, clés symétriques remises à part, post-quantique.",
            en: "What the protection rests on: today’s public-key exchange, symmetric keys handed over apart, post-quantum."),
    ]
}
