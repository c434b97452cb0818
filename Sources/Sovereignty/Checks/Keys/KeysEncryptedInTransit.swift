import Continuum

extension Check {
    static let keysEncryptedInTransit = Check(
        "keys-encrypted-in-transit",
        title: Bilingual(
            fr: "Les données voyagent chiffrées de bout en bout",
            en: "Data travel encrypted end to end"),
        why: Bilingual(
            fr: "Une liaison traverse des lieux et des mains que l’on ne choisit pas. Chiffrée, elle ne livre que du bruit.",
            en: "A link crosses places and hands that one does not choose. Encrypted, it gives only noise."),
        remedy: Bilingual(
            fr: "Activer TLS ou un tunnel partout, sans frais ; chiffrer les liaisons entre sites ; demander le chiffrement optique à l’opérateur pour ce qui est sensible.",
            en: "Switch on TLS or a tunnel everywhere, at no cost; encrypt links between sites; ask the operator for optical encryption for what is sensitive."),
        verify: Bilingual(
            fr: "Configuration des serveurs et des tunnels, test TLS public pour ce qui est en ligne, capture de trafic sur la liaison. Repérer où la connexion s’ouvre en chemin (répartiteur, réseau de diffusion).",
            en: "Configuration of servers and tunnels, public TLS test for what is online, capture of traffic on the link. Find where the connection is opened on the way (load balancer, delivery network)."),
        limits: Bilingual(
            fr: "Chaque jeu de données doit dire lui-même par où il passe : si seul le service le dit, la réponse reste indéterminée. Une connexion ouverte en chemin par un intermédiaire passe si on l’a notée chiffrée. Les échanges à l’intérieur d’une offre ne se voient pas. Qui parle à qui reste visible.",
            en: "Each dataset must itself say where it travels: if only the service says so, the answer stays undetermined. A connection opened on the way by a go-between passes if it was noted as encrypted. Exchanges inside an offer are not seen. Who talks to whom stays visible."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 32, § 1, a"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21, § 2, h"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 10.2 : chiffrement des flux"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 12, 14 et 16 : chiffrement des données sensibles dès l’infrastructure"),
        ]
    ) { judgement, scope, facts in
        judgement.protection(facts.carrying(scope), .encrypted, facts) { $0 == .boolean(true) }
        if facts.carrying(scope).isEmpty { judgement.silence(scope.subject, [.carriedOver]) }
    }
}
