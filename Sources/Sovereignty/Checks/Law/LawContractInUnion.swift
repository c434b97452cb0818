import Continuum

extension Check {
    static let lawContractInUnion = Check(
        "law-contract-in-union",
        title: Bilingual(
            fr: "Les contrats relèvent du droit d’un État membre",
            en: "Contracts are governed by the law of a Member State"),
        why: Bilingual(
            fr: "Un litige se plaide alors chez nous, dans un droit que nos juristes connaissent et avec les protections européennes.",
            en: "A dispute is then argued at home, under a law that our lawyers know and with European protections."),
        remedy: Bilingual(
            fr: "Demander la version européenne des conditions, souvent déjà prête ; l’exiger au renouvellement ; passer par une centrale d’achat dont le marché est de droit français.",
            en: "Ask for the European version of the terms, often ready already; require it on renewal; buy through a purchasing body whose contract is under a Member State’s law."),
        verify: Bilingual(
            fr: "Contrat ou conditions générales, article « droit applicable » (governing law), le plus souvent vers la fin ; noter aussi le tribunal.",
            en: "Contract or general terms, the “governing law” clause, usually near the end; note the court as well."),
        limits: Bilingual(
            fr: "Le tribunal et l’arbitrage ne se disent pas sur la carte : un contrat de droit français plaidé à Londres passe. Un droit européen n’empêche pas une loi étrangère d’atteindre le fournisseur. Si notre exemplaire n’en dit rien, les conditions de l’offre sont lues, alors que notre contrat peut dire autre chose. Un logiciel libre que personne ne fournit n’a pas de contrat et n’est pas interrogé.",
            en: "Court and arbitration cannot be said on the chart: a contract under French law argued in London passes. A European law does not stop a foreign one from reaching the supplier. If our instance says nothing, the terms of the offer are read, though our contract may say otherwise. Free software that nobody provides has no contract and is not asked."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.1 c"),
            CheckSource("Règlement (CE) n° 593/2008 (Rome I)", "art. 3 : choix de la loi"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-2.1"),
        ]
    ) { judgement, scope, facts in
        for contract in scope.contracts(facts) {
            // Our own contract goes before the offer’s usual terms.
            let own = Array(facts.relations(contract, [.governingLaw]))
            let laws = own.isEmpty ? facts.offers(of: contract).flatMap { facts.relations($0, [.governingLaw]) } : own
            if laws.isEmpty { judgement.silence(contract, [.governingLaw]) }
            for i in laws {
                let state = facts.relation(i).element
                if state < 0 {
                    judgement.silence(contract, [.governingLaw])
                } else if facts.isMember[Int(state)] {
                    judgement.pass(.relation(i))
                } else {
                    judgement.fail(.relation(i))
                }
            }
        }
    }
}
