import Continuum

extension Check {
    static let placeLocal = Check(
        "place-local",
        title: Bilingual(
            fr: "Les données sont gardées et traitées sur nos propres machines",
            en: "Data are kept and processed on our own machines"),
        why: Bilingual(
            fr: "Ce que l’on possède et exploite soi-même n’a pas d’intermédiaire : personne d’autre n’a les mains dessus tous les jours.",
            en: "What one owns and operates oneself has no go-between: nobody else has hands on it every day."),
        remedy: Bilingual(
            fr: "Garder chez soi d’abord les données les plus sensibles ; réutiliser une salle existante ou celle d’un syndicat ; tout rapatrier seulement si l’on a les équipes.",
            en: "First keep the most sensitive data at home; reuse an existing room or that of a joint authority; bring everything back only if one has the staff."),
        verify: Bilingual(
            fr: "Inventaire du parc et contrat d’exploitation : le nom du propriétaire et celui de l’exploitant de chaque machine.",
            en: "Inventory of equipment and operating contract: the owner’s and the operator’s name for each machine."),
        limits: Bilingual(
            fr: "On lit à qui est la machine et qui l’exploite, pas où elle est : notre serveur logé chez un hébergeur, même à l’étranger, passe. Un administrateur extérieur n’est pas lu. Une régie ou un syndicat dont nous sommes membres compte comme un autre. Local ne veut pas dire mieux protégé.",
            en: "What is read is whose machine it is and who operates it, not where it is: our server in a host’s data centre, even abroad, passes. An outside administrator is not read. A public utility or joint authority that we belong to counts as another. Local does not mean better protected."),
        sources: [
            CheckSource("Vademecum d’Infralliance (V)", "p. 13, attentes : stockage et traitement local des données"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« En deux pages », I : stockage on-premise ; recommandations de P. Latombe"),
        ]
    ) { judgement, scope, facts in
        for data in facts.storeless(scope) { judgement.silence(data, [.storedOn]) }
        for thing in Set(facts.stores(scope) + facts.machines(scope) + scope.things.filter { facts.kind($0) == .site }).sorted() {
            let roles = facts.relations(thing, [.operatedBy, .ownedBy])
            if let stranger = roles.first(where: { facts.relation($0).element != facts.organisation && facts.relation($0).element >= 0 }) {
                judgement.fail(.relation(stranger))
            } else if let own = roles.first(where: { facts.relation($0).element >= 0 }) {
                judgement.pass(.relation(own))
            } else if let offer = facts.relations(thing, [.instanceOf]).first(where: { facts.relation($0).element >= 0 && !facts.isProduct(facts.relation($0).element) }) {
                judgement.fail(.relation(offer))
            } else {
                judgement.silence(thing, [.operatedBy, .ownedBy])
            }
        }
    }
}
