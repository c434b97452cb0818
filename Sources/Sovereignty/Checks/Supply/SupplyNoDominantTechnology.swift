import Continuum

extension Check {
    static let supplyNoDominantTechnology = Check(
        "supply-no-dominant-technology",
        title: Bilingual(
            fr: "Aucune offre ne porte plus de la moitié des services",
            en: "No offer carries more than half of the services"),
        why: Bilingual(
            fr: "Une même technologie partout, c’est une même faille partout et un même prix partout. Deux familles de solutions laissent une issue.",
            en: "The same technology everywhere is the same flaw everywhere, and the same price everywhere. Two families of solutions leave a way out."),
        remedy: Bilingual(
            fr: "Inscrire d’abord de quelle offre chaque service est fait. Choisir une autre offre pour le prochain. Préférer des interfaces ouvertes, qui permettent d’en changer.",
            en: "First write down which offer each service is made from. Choose another one for the next. Prefer open interfaces, which allow a change."),
        verify: Bilingual(
            fr: "Lister pour chaque service les offres employées, des serveurs aux logiciels ; compter combien de services s’appuient sur chacune.",
            en: "List for each service the offers in use, from servers to software; count how many services rest on each."),
        limits: Bilingual(
            fr: "Ne se demande qu’à une organisation de trois services au moins. Seules les offres sont comptées : un logiciel ou un composant inscrit autrement, même partout, n’est pas vu. Deux offres d’un même éditeur comptent pour deux. Un produit ouvert que plusieurs maintiennent compte comme un produit fermé.",
            en: "Asked only of an organisation with three services at least. Only offers are counted: software or a part written down otherwise, even everywhere, is not seen. Two offers of one vendor count as two. An open product that several maintain counts like a closed one."),
        sources: [
            CheckSource("Portulan", "seuil choisi : plus de la moitié des services"),
            CheckSource("Solutions Numériques, article (A)", "l. 30 de la transcription (dépendance à un fournisseur unique)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5 et SOV-6"),
        ]
    ) { judgement, scope, facts in
        judgement.concentration(scope, facts) { service in Set(Scope(of: service, facts).things.filter { facts.kind($0) == .offer }) }
    }
}
