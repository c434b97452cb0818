import Continuum
import Reach

extension Check {
    static let privacyProcessorsKnown = Check(
        "privacy-processors-known",
        title: Bilingual(
            fr: "Ceux qui traitent les données personnelles sont nommés",
            en: "Those who process the personal data are named"),
        why: Bilingual(
            fr: "On doit pouvoir dire à un usager qui détient ses données. Chaque nom manquant est un contrat que l’on ne peut ni lire, ni faire respecter.",
            en: "One must be able to tell people who holds their data. Each missing name is a contract that can be neither read nor enforced."),
        remedy: Bilingual(
            fr: "Compléter d’abord l’exploitant et le fournisseur de chaque plateforme. Reprendre la liste du registre. Demander au fournisseur ses propres sous-traitants.",
            en: "First fill in the operator and provider of each platform. Take the list from the record. Ask the supplier for its own subcontractors."),
        verify: Bilingual(
            fr: "Comparer les noms de la carte aux destinataires du registre et aux contrats de sous-traitance signés ; il doit y en avoir un par nom.",
            en: "Compare the names of the chart with the recipients in the record and the signed processing contracts; there must be one for each name."),
        limits: Bilingual(
            fr: "Les sous-traitants que personne n’a inscrits ne sont pas réclamés. Une organisation nommée seulement sous « processed-by » n’est pas comptée. Un traitement fait tout entier chez soi donne « sans objet ». L’existence du contrat n’est pas lue. Jamais de « non ».",
            en: "Subcontractors that nobody wrote down are not asked for. An organisation named only under “processed-by” is not counted. A processing done wholly in house gives not applicable. Whether the contract exists is not read. It never answers no."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 28(1) à (4) et art. 30(1)(d)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 15.1"),
        ]
    ) { judgement, scope, facts in
        let (personal, unknown) = facts.personal(scope)
        for data in unknown { judgement.silence(data, [.personal]) }
        if !personal.isEmpty {
            for role in scope.roles(Scope.custody.union([.processedBy])) {
                if role.organisation >= 0 {
                    judgement.pass(.relation(role.relation))
                } else {
                    judgement.doubt(.relation(role.relation), [MissingFact(element: role.thing, keys: [role.key], relation: -1)])
                }
            }
            for thing in scope.things where facts.lacksCustodian(thing, [.operatedBy]) { judgement.silence(thing, [.operatedBy, .providedBy]) }
            for data in personal where facts.kind(data) == .data && facts.storeless(scope).contains(data) { judgement.silence(data, [.storedOn]) }
            for contract in scope.contracts(facts) where facts.relations(contract, [.subcontractedTo]).contains(where: { facts.relation($0).element < 0 }) {
                judgement.silence(contract, [.subcontractedTo])
            }
        }
    }
}
