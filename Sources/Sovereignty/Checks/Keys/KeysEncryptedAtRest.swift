import Continuum

extension Check {
    static let keysEncryptedAtRest = Check(
        "keys-encrypted-at-rest",
        title: Bilingual(
            fr: "Les données sont chiffrées là où elles sont gardées",
            en: "Data are encrypted where they are kept"),
        why: Bilingual(
            fr: "Un disque volé, jeté ou saisi ne livre alors rien. C’est la protection la moins chère et la plus répandue.",
            en: "A disk stolen, thrown away or seized then gives nothing. It is the cheapest and commonest protection."),
        remedy: Bilingual(
            fr: "Cocher l’option, souvent gratuite ; chiffrer les volumes et les sauvegardes ; garder les clés ailleurs que les données.",
            en: "Tick the option, often free; encrypt volumes and backups; keep keys elsewhere than the data."),
        verify: Bilingual(
            fr: "Réglage du stockage (volume, base, compartiment), configuration des sauvegardes, procédure de clés. Monter une copie sans la clé et voir qu’elle est illisible.",
            en: "Settings of the store (volume, database, bucket), configuration of backups, key procedure. Mount a copy without the key and see that it cannot be read."),
        limits: Bilingual(
            fr: "Chiffré par le fournisseur avec ses propres clés compte autant que chiffré par nous : voir « keys-held-by-customer ». La force du chiffrement n’est pas lue. Pendant le calcul, la donnée est en clair. Le silence donne un doute, pas un échec. Les sauvegardes absentes de la carte échappent.",
            en: "Encrypted by the supplier with its own keys counts as much as encrypted by us: see “keys-held-by-customer”. The strength of encryption is not read. While being computed, data are in clear. Silence gives a doubt, not a failure. Backups missing from the chart escape."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 32, § 1, a"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21, § 2, h"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 10.1 : chiffrement des données stockées"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-3.1"),
        ]
    ) { judgement, scope, facts in
        for data in facts.storeless(scope) { judgement.silence(data, [.storedOn]) }
        judgement.protection(facts.storing(scope), .encrypted, facts) { $0 == .boolean(true) }
    }
}
