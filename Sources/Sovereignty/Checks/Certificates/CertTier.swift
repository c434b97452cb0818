import Continuum
import Knowledge

extension Check {
    static let certTier = Check(
        "cert-tier",
        title: Bilingual(
            fr: "Chaque centre de données a un certificat de disponibilité : Tier III ou IV, TIA-942 de niveau 3 ou 4, ou EN 50600",
            en: "Each data centre has a certificate of availability: Tier III or IV, TIA-942 rated 3 or 4, or EN 50600"),
        why: Bilingual(
            fr: "Un centre de ce niveau s’entretient sans arrêt : le courant et le froid y ont un second chemin. La couche physique porte toutes les autres.",
            en: "A centre of this level is maintained without stopping: power and cooling have a second path. The physical layer carries all the others."),
        remedy: Bilingual(
            fr: "Demander le certificat à l’hébergeur ; doubler sur un second lieu modeste, souvent moins cher qu’un lieu certifié ; louer de la place dans un centre certifié.",
            en: "Ask the host for the certificate; double on a second modest place, often cheaper than a certified one; rent space in a certified centre."),
        verify: Bilingual(
            fr: "Liste publique de l’Uptime Institute (par ville), ou certificat TIA-942 ou EN 50600 : ce qui est certifié (conception, construction, exploitation), adresse, date.",
            en: "Public list of the Uptime Institute (by city), or TIA-942 or EN 50600 certificate: what is certified (design, construction, operation), address, date."),
        limits: Bilingual(
            fr: "Conception, construction et exploitation ne sont pas distinguées : des plans certifiés suffisent. Beaucoup de bons centres n’ont pas de certificat. Notre local technique, s’il est sur la carte, doit en avoir un aussi. Une plateforme dont le site n’est pas sur la carte n’est pas concernée ; une offre hébergée l’est. Seul le site le plus large est lu, pas une salle certifiée. EN 50600 compte quelle que soit sa classe.",
            en: "Design, construction and operation are not told apart: certified plans are enough. Many good centres have no certificate. Our own plant room, if on the chart, must have one too. A platform whose site is not on the chart is not concerned; a hosted offer is. Only the widest site is read, not a certified room. EN 50600 counts whatever its class."),
        sources: [
            CheckSource("Uptime Institute, Tier Standard: Topology", "Tier III et IV"),
            CheckSource("ANSI/TIA-942", "niveaux 3 et 4"),
            CheckSource("EN 50600", "classes de disponibilité"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 5 : certification des centres de données (Tier 1 à 4)"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "glossaire : Tier 3"),
            CheckSource("Portulan", "seuil choisi : niveau 3 au moins"),
        ]
    ) { judgement, scope, facts in
        judgement.certified(facts.grounds(scope), by: ["tier-3", "tier-4", "tia-942-3", "tia-942-4", "en-50600"], facts)
    }
}
