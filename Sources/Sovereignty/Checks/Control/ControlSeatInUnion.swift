import Continuum

extension Check {
    static let controlSeatInUnion = Check(
        "control-seat-in-union",
        title: Bilingual(
            fr: "Tous ceux qui fournissent et exploitent ont leur siège dans l’Union européenne",
            en: "All who provide and operate have their seat in the European Union"),
        why: Bilingual(
            fr: "Une société obéit d’abord au droit de l’État où elle a son siège. C’est aussi là qu’un tribunal la trouve et qu’un jugement s’exécute.",
            en: "A company first obeys the law of the state where it has its seat. That is also where a court finds it and where a judgment is enforced."),
        remedy: Bilingual(
            fr: "Demander à signer avec la filiale européenne du même fournisseur ; sinon, confier l’exploitation à un prestataire établi dans l’Union ; sinon, changer d’offre.",
            en: "Ask to sign with the same supplier’s European subsidiary; failing that, entrust operation to a provider established in the Union; failing that, change offer."),
        verify: Bilingual(
            fr: "Lire le nom exact de la partie au contrat, puis son extrait du registre du commerce (en France l’Annuaire des entreprises, ailleurs le portail e-Justice) : la ligne « siège social ».",
            en: "Read the exact name of the contracting party, then its extract from the business register (the European e-Justice portal leads to each one): the line “registered office”."),
        limits: Bilingual(
            fr: "Le siège seul est lu : une filiale européenne d’un groupe étranger passe, c’est « control-not-foreign » qui la voit. L’administration centrale et le principal établissement ne sont pas demandés. Norvège, Suisse et Royaume-Uni comptent comme hors de l’Union. Une société à deux sièges, dont un dehors, échoue. Notre propre organisation n’est pas examinée.",
            en: "Only the seat is read: a European subsidiary of a foreign group passes, and it is “control-not-foreign” that sees it. Central administration and main establishment are not asked. Norway, Switzerland and the United Kingdom count as outside the Union. A company with two seats, one of them outside, fails. Our own organisation is not examined."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 a"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.1"),
            CheckSource("Note de la CFE-CGC Orange (O)", "Proposition : « opérées sous juridiction européenne »"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            switch facts.side(organisation) {
            case .inside: judgement.pass(.seatInside(of: organisation))
            case .outside: judgement.fail(.seat(of: organisation, state: facts.seatState(organisation)))
            case .unknown: judgement.silence(organisation, [.seat])
            }
        }
    }
}
