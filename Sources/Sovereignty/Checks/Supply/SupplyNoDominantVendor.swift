import Continuum

extension Check {
    static let supplyNoDominantVendor = Check(
        "supply-no-dominant-vendor",
        title: Bilingual(
            fr: "Aucun fournisseur ne porte plus de la moitié des services",
            en: "No vendor carries more than half of the services"),
        why: Bilingual(
            fr: "Quand un fournisseur porte presque tout, son prix devient le vôtre et sa panne la vôtre. Répartir rend chaque départ possible.",
            en: "When one vendor carries nearly everything, its price becomes yours and so does its outage. Spreading makes each departure possible."),
        remedy: Bilingual(
            fr: "Regarder d’abord quel rôle le fait compter : parfois le seul matériel. Prendre le prochain service ailleurs. Découper les marchés en lots.",
            en: "First look at which role makes it count: sometimes hardware alone. Take the next service elsewhere. Split contracts into lots."),
        verify: Bilingual(
            fr: "Dresser un tableau des services et des fournisseurs de chacun, groupes réunis ; compter les services de chaque groupe.",
            en: "Draw up a table of services and the suppliers of each, groups put together; count the services of each group."),
        limits: Bilingual(
            fr: "Ne se demande qu’à une organisation de trois services au moins. Tous les services pèsent autant, quelle que soit leur importance, et tout rôle compte : un seul fabricant de serveurs suffit. Deux sociétés du même groupe comptent pour deux si leurs propriétaires sont inconnus. Le seuil de la moitié est un choix.",
            en: "Asked only of an organisation with three services at least. All services weigh the same whatever their importance, and every role counts: one maker of servers is enough. Two companies of one group count as two if their owners are unknown. The threshold of one half is a choice."),
        sources: [
            CheckSource("Portulan", "seuil choisi : plus de la moitié des services"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 4359 de la transcription (éviter une concentration excessive)"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 29 (risque de concentration)"),
        ]
    ) { judgement, scope, facts in
        judgement.concentration(scope, facts) { service in
            Set(Scope(of: service, facts).holders(Scope.custody.union(Scope.supply)).map { facts.group(of: $0) }.filter { $0 != facts.organisation })
        }
    }
}
