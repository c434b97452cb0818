import Continuum
import Reach

extension Check {
    static let opsNoForeignCut = Check(
        "ops-no-foreign-cut",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut faire couper le service",
            en: "No state outside the Union can have the service cut off"),
        why: Bilingual(
            fr: "Qui exploite, fournit ou administre peut arrêter aussitôt, et peut y être obligé par la loi de son État. Savoir que personne d’extérieur n’a ce pouvoir, c’est savoir qu’un service continue en cas de tension.",
            en: "Whoever operates, provides or administers can stop at once, and the law of its state can oblige it to. Knowing that nobody outside has this power is knowing that a service goes on in times of tension."),
        remedy: Bilingual(
            fr: "Compléter d’abord les faits inconnus (propriétaires, exploitant). Ajouter ensuite un second moyen tenu dans l’Union, de sorte que l’un des deux suffise. Sinon, confier l’exploitation et le contrat à une organisation de l’Union.",
            en: "First fill in the unknown facts (owners, operator). Then add a second way held in the Union, so that one of the two is enough. Otherwise entrust operation and contract to an organisation of the Union."),
        verify: Bilingual(
            fr: "Relever au contrat qui fournit, exploite et administre chaque plateforme ; chercher au registre du commerce le siège et les actionnaires de chacun ; lire la clause de suspension et le droit qui la régit.",
            en: "Read in the contract who provides, operates and administers each platform; look up in the company register the seat and shareholders of each; read the suspension clause and the law that governs it."),
        limits: Bilingual(
            fr: "Ne voit que ce que la carte nomme : un annuaire, un nom de domaine ou un certificat pris à l’étranger et non inscrits échappent. Une licence vérifiée en ligne compte comme privation à 30 jours, non comme coupure. Un pouvoir donné par la loi n’est pas une intention de s’en servir. Une simple présence à l’étranger, discutée, donne « indéterminé ».",
            en: "Sees only what the chart names: a directory, a domain name or a certificate taken abroad and not written down is missed. A licence checked on line counts as starving within 30 days, not as cutting off. A power given by law is no intention to use it. A mere presence abroad, which is contested, gives undetermined."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 d (autonomie d’exploitation)"),
            CheckSource("CFE-CGC Orange, note (O)", "l. 27 de la transcription (coupure décidée par une puissance tierce)"),
            CheckSource("Solutions Numériques, article (A)", "l. 31 de la transcription"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-4"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.cut, scope, facts)
    }
}
