import Continuum
import Reach

extension Check {
    static let keysPostQuantum = Check(
        "keys-post-quantum",
        title: Bilingual(
            fr: "Ce qui est chiffré ne repose pas sur la seule clé publique d’aujourd’hui",
            en: "What is encrypted does not rest on today’s public-key exchange alone"),
        why: Bilingual(
            fr: "Un flux copié aujourd’hui pourra être ouvert par une machine quantique plus tard. Cela compte pour ce qui doit rester secret dix ans ou plus.",
            en: "Traffic copied today may be opened by a quantum machine later. That matters for what must stay secret for ten years or more."),
        remedy: Bilingual(
            fr: "Dresser la liste de ce qui doit durer ; mettre à jour les logiciels, dont beaucoup proposent déjà l’échange hybride ; remettre des clés symétriques de la main à la main pour quelques liaisons.",
            en: "List what must last; update software, much of which already offers hybrid exchange; hand over symmetric keys in person for a few links."),
        verify: Bilingual(
            fr: "Paramètres de TLS ou du tunnel (ML-KEM, échange hybride), note du fournisseur sur sa feuille de route, mode de remise des clés.",
            en: "Parameters of TLS or the tunnel (ML-KEM, hybrid exchange), the supplier’s roadmap, how keys are handed over."),
        limits: Bilingual(
            fr: "Ce qui n’est pas chiffré du tout n’est pas examiné, et peut donc laisser la réponse à « oui ». Les signatures ne sont pas lues. La taille des clés symétriques non plus. Rien ne dit ici combien de temps la donnée doit rester secrète : un échec peut être sans gravité.",
            en: "What is not encrypted at all is not examined, and may thus leave the answer at yes. Signatures are not read. Nor is the size of symmetric keys. Nothing here says how long the data must stay secret: failing may be of no importance."),
        sources: [
            CheckSource("ANSSI, avis sur la migration vers la cryptographie post-quantique (2022, suivi en 2023)", "hybridation et calendrier"),
            CheckSource("Recommandation (UE) 2024/1101", "feuille de route de transition"),
            CheckSource("NIST, FIPS 203 (août 2024)", "ML-KEM"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 7 : l’informatique quantique et la fracture du chiffrement"),
        ]
    ) { judgement, scope, facts in
        for item in facts.storing(scope) + facts.carrying(scope) {
            switch facts.continuum.value(.encrypted, of: facts.relation(item.relation), on: facts.day) {
            case .boolean(true)?: judgement.protection([item], .cryptography, facts) { facts.continuum.token($0) != "public-key" }
            case .boolean(false)?: judgement.fail(.relation(item.relation))
            default: judgement.doubt(.relation(item.relation), [MissingFact(element: item.element, keys: [.encrypted], relation: item.relation)])
            }
        }
    }
}
