import Continuum
import Reach

extension Check {
    static let resilienceBorderClosed = Check(
        "resilience-border-closed",
        title: Bilingual(
            fr: "Le service continue si la frontière se ferme",
            en: "The service goes on if the border closes"),
        why: Bilingual(
            fr: "En cas de crise, ce qui est au-delà de la frontière peut devenir injoignable. Un service dont machines, liaisons et sites sont au pays continue de tourner.",
            en: "In a crisis, what lies beyond the border may become out of reach. A service whose machines, links and sites are at home goes on running."),
        remedy: Bilingual(
            fr: "Compléter d’abord les lieux inconnus. Choisir la région française de l’offre, souvent sans surcoût. Garder au pays une copie et de quoi redémarrer.",
            en: "First fill in unknown places. Choose the home region of the offer, often at no extra cost. Keep a copy at home and the means to restart."),
        verify: Bilingual(
            fr: "Relever l’adresse de chaque salle et le tracé de chaque liaison ; demander au fournisseur quelle région est réellement activée ; essayer en coupant l’accès international.",
            en: "Note the address of each room and the route of each link; ask the supplier which region is really active; try by cutting international access."),
        limits: Bilingual(
            fr: "Tout élément à l’étranger fait répondre non, même s’il n’est qu’un secours. Les équipes qui travaillent d’un autre pays ne sont pas lues, ni un exploitant d’un autre État de l’Union. Un annuaire ou un nom de domaine non inscrit n’est pas vu.",
            en: "Any element abroad makes it say no, even a mere backup. Teams that work from another country are not read, nor an operator from another state of the Union. A directory or a domain name that is not written down is not seen."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 620 de la transcription (continuité en cas de fermeture de frontière)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 d"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 3682 de la transcription (critère géographique et continuité)"),
        ]
    ) { judgement, scope, facts in
        judgement.places(facts.machines(scope) + scope.things.filter { facts.kind($0) == .link || facts.kind($0) == .site }, facts) { facts.isHome($0) }
        judgement.outOfForeignReach(.cut, scope, facts)
    }
}
