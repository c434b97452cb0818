import Continuum
import Reach

extension Check {
    static let placeLocal = Check(
        "place-local",
        title: Bilingual(
            fr: "Les données sont gardées et traitées sur nos propres machines et dans nos propres lieux",
            en: "Data are kept and processed on our own machines and in our own places"),
        why: Bilingual(
            fr: "Ce que l’on possède et exploite soi-même n’a pas d’intermédiaire : personne d’autre n’a les mains dessus tous les jours.",
            en: "What one owns and operates oneself has no go-between: nobody else has hands on it every day."),
        remedy: Bilingual(
            fr: "Garder chez soi d’abord les données les plus sensibles ; réutiliser une salle existante ou celle d’un syndicat ; tout rapatrier seulement si l’on a les équipes.",
            en: "First keep the most sensitive data at home; reuse an existing room or that of a joint authority; bring everything back only if one has the staff."),
        verify: Bilingual(
            fr: "Inventaire du parc et contrat d’exploitation : le nom du propriétaire et celui de l’exploitant de chaque machine et de chaque local.",
            en: "Inventory of equipment and operating contract: the owner’s and the operator’s name for each machine and each room."),
        limits: Bilingual(
            fr: "On lit à qui sont les machines et les lieux et qui les exploite, pas où ils sont : notre local à l’étranger passe, un local loué échoue. Un administrateur extérieur n’est pas lu. Une régie ou un syndicat dont nous sommes membres compte comme un autre. Local ne veut pas dire mieux protégé.",
            en: "What is read is whose the machines and the places are and who operates them, not where they are: our own room abroad passes, a rented one fails. An outside administrator is not read. A public utility or joint authority that we belong to counts as another. Local does not mean better protected."),
        sources: [
            CheckSource("Vademecum d’Infralliance (V)", "p. 13, attentes : stockage et traitement local des données"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« En deux pages », I : stockage on-premise ; recommandations de P. Latombe"),
        ]
    ) { judgement, scope, facts in
        // Without an organisation nobody knows whose ground is ours.
        if facts.organisation == nil { judgement.silence(scope.subject, [.operatedBy, .ownedBy]) }
        for data in facts.storeless(scope) { judgement.silence(data, [.storedOn]) }
        for thing in Set(facts.stores(scope) + facts.machines(scope) + scope.things.filter { facts.kind($0) == .site }).sorted() {
            let roles = facts.relations(thing, [.operatedBy, .ownedBy])
            if facts.organisation == nil { continue }
            if let unknown = roles.first(where: { facts.relation($0).element < 0 }) {
                judgement.doubt(.relation(unknown), [MissingFact(element: thing, keys: [facts.relation(unknown).key], relation: -1)])
            } else if let stranger = roles.first(where: { facts.relation($0).element != facts.organisation && facts.relation($0).element >= 0 }) {
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
