import Continuum
import Reach

extension Check {
    static let opsSupportSupervised = Check(
        "ops-support-supervised",
        title: Bilingual(
            fr: "Le support n’entre que sous surveillance, ou n’entre pas",
            en: "Support gets in only under supervision, or not at all"),
        why: Bilingual(
            fr: "Un support qui se connecte à distance voit et change autant qu’un administrateur, souvent de nuit et d’un autre pays. Ouvrir l’accès à la demande et regarder ce qui est fait ramène ce pouvoir à sa juste mesure.",
            en: "Support that connects from afar sees and changes as much as an administrator, often at night and from another country. Opening access on request and watching what is done brings this power back to its right measure."),
        remedy: Bilingual(
            fr: "Écrire d’abord quel accès est donné. Fermer l’accès permanent et l’ouvrir à la demande, session enregistrée. Sinon, demander un support sans accès, sur extraits choisis.",
            en: "First write down what access is given. Close standing access and open it on request, with the session recorded. Otherwise ask for support without access, on extracts that you choose."),
        verify: Bilingual(
            fr: "Lister les comptes et les règles de pare-feu ouverts au support ; demander le journal des trois dernières sessions et qui les a regardées.",
            en: "List the accounts and firewall rules open to support; ask for the log of the last three sessions and who watched them."),
        limits: Bilingual(
            fr: "Seul « supported-by » est lu : la même main déclarée administrateur n’est pas interrogée. L’accès distant est refusé même à un support de votre pays, et à vos propres équipes si elles sont inscrites comme support. Un contrat sans support inscrit donne « indéterminé », même pour un matériel.",
            en: "Only “supported-by” is read: the same hand declared as administrator is not asked. Remote access is refused even for support from your country, and for your own teams if they are written down as support. A contract without stated support gives undetermined, even for hardware."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.1 n et § 19.2 e (support surveillé depuis l’Union)"),
            CheckSource("ISO/IEC 27001:2022", "annexe A, 5.19 et 8.2"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-4"),
        ]
    ) { judgement, scope, facts in
        for thing in scope.things {
            for i in facts.relations(thing, [.supportedBy]) where facts.relation(i).element != facts.organisation {
                switch facts.continuum.token(facts.continuum.value(.access, of: facts.relation(i), on: facts.day)) {
                case "none"?, "supervised"?: judgement.pass(.relation(i))
                case "remote"?: judgement.fail(.relation(i))
                default: judgement.doubt(.relation(i), [MissingFact(element: thing, keys: [.access], relation: i)])
                }
            }
        }
        for contract in facts.unsupported(scope) { judgement.silence(contract, [.supportedBy]) }
    }
}
