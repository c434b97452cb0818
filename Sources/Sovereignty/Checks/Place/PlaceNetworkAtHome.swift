import Continuum

extension Check {
    static let placeNetworkAtHome = Check(
        "place-network-at-home",
        title: Bilingual(
            fr: "Les liaisons empruntées restent dans notre État, où leurs opérateurs ont leur siège",
            en: "The links travelled stay in our own state, where their operators have their seat"),
        why: Bilingual(
            fr: "Une fibre peut être copiée là où elle passe. Un cœur de réseau au pays dépend d’un seul droit et continue si la frontière se ferme.",
            en: "A fibre can be tapped where it passes. A core network at home depends on one law and goes on if the border closes."),
        remedy: Bilingual(
            fr: "Demander à l’opérateur le tracé des liaisons ; chiffrer de bout en bout ce qui sort ; passer par un point d’échange national ou un réseau public.",
            en: "Ask the operator for the route of the links; encrypt end to end what leaves; use a national exchange point or a public network."),
        verify: Bilingual(
            fr: "Tracés (fichiers KMZ) fournis par l’opérateur, lieux des équipements, relevé de route (traceroute) à plusieurs heures.",
            en: "Routes (KMZ files) supplied by the operator, places of equipment, traced routes at several hours."),
        limits: Bilingual(
            fr: "On lit le lieu écrit des liaisons et le siège de leurs opérateurs, pas qui les contrôle : la filiale nationale d’un groupe étranger passe. Les nuages, équipements et offres traversés ne sont pas lus. L’Internet choisit son chemin sans le dire. Sans aucune liaison sur la carte, la réponse est indéterminée.",
            en: "What is read is the written place of links and their operators’ seat, not who controls them: the national subsidiary of a foreign group passes. Clouds, devices and offers passed through are not read. The Internet chooses its way without saying so. Without any link on the chart, the answer is undetermined."),
        sources: [
            CheckSource("Vademecum d’Infralliance (V)", "p. 14 et 16, attentes : cœur de réseau sur le territoire français ; p. 4 : fichiers KMZ"),
            CheckSource("Portulan", "seuil choisi : l’État d’origine, plus strict que l’Union"),
        ]
    ) { judgement, scope, facts in
        let links = scope.things.filter { facts.kind($0) == .link }
        judgement.places(links, facts) { facts.isHome($0) }
        for role in scope.roles([.operatedBy, .transportedBy]) where facts.kind(role.thing) == .link && role.organisation >= 0 && role.organisation != facts.organisation {
            let seats = facts.relations(role.organisation, [.seat]).map { facts.relation($0).element }
            if seats.isEmpty || seats.contains(where: { $0 < 0 }) {
                judgement.silence(role.organisation, [.seat])
            } else if seats.allSatisfy({ facts.isHome($0) }) {
                judgement.pass(.relation(role.relation))
            } else {
                judgement.fail(.relation(role.relation))
            }
        }
        for link in links where ([link] + facts.offers(of: link)).allSatisfy({ facts.relations($0, [.operatedBy, .transportedBy, .providedBy]).isEmpty }) {
            judgement.silence(link, [.operatedBy, .transportedBy])
        }
        if links.isEmpty, facts.kind(scope.subject) != .offer { judgement.silence(scope.subject, [.carriedOver]) }
    }
}
