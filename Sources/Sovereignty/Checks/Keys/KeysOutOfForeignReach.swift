import Continuum
import Reach

extension Check {
    static let keysOutOfForeignReach = Check(
        "keys-out-of-foreign-reach",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut se faire remettre les clés",
            en: "No state outside the Union can have the keys handed over"),
        why: Bilingual(
            fr: "Un chiffrement dont la clé peut être exigée ne protège pas de qui l’exige.",
            en: "Encryption whose key can be demanded does not protect from whoever demands it."),
        remedy: Bilingual(
            fr: "Reprendre les clés chez nous ; les confier à un tiers européen hors de portée ; chiffrer une seconde fois avec une clé à nous.",
            en: "Take the keys back home; entrust them to a European third party that is out of reach; encrypt a second time with a key of ours."),
        verify: Bilingual(
            fr: "Pour chaque détenteur de clés : siège, maison mère, présence à l’étranger ; lieu et exploitant du coffre ou du module matériel (HSM).",
            en: "For each holder of keys: seat, parent, presence abroad; place and operator of the vault or hardware module (HSM)."),
        limits: Bilingual(
            fr: "Le détenteur nommé est seul jugé : si « nous » les tenons dans un coffre qui tourne chez un fournisseur étranger, il faut nommer le coffre. Plusieurs détenteurs : un seul à portée suffit à échouer. Le constructeur du module matériel n’est pas lu. Ce qui n’est pas chiffré échoue, ce qui ne dit rien reste en doute.",
            en: "Only the holder named is judged: if “we” hold them in a vault that runs at a foreign supplier’s, the vault must be named. Several holders: one within reach is enough to fail. The maker of the hardware module is not read. What is not encrypted fails, what says nothing stays in doubt."),
        sources: [
            CheckSource("CEPD, recommandations 01/2020, version 2.0", "annexe 2, cas 1 : clés gardées dans l’Espace économique européen"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 c ; § 10.5"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Critères clés », prestataires extra-européens : maîtrise du stockage et de l’accès"),
        ]
    ) { judgement, scope, facts in
        judgement.keyHolders(scope, facts) { judgement, holder, relation in
            judgement.outOfForeignReach(.obtain, [holder], scope, facts)
        }
    }
}
