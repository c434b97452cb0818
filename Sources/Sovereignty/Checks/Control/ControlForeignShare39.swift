import Continuum

extension Check {
    static let controlForeignShare39 = Check(
        "control-foreign-share-39",
        title: Bilingual(
            fr: "Les actionnaires hors de l’Union détiennent ensemble 39 % au plus de ceux qui fournissent, exploitent ou traitent",
            en: "Shareholders outside the Union together hold 39% at most of those who provide, operate or process"),
        why: Bilingual(
            fr: "Plusieurs actionnaires étrangers, petits un à un, peuvent former ensemble une majorité aux assemblées. Le plafond commun laisse la main aux actionnaires européens.",
            en: "Several foreign shareholders, small one by one, may together form a majority at general meetings. The common ceiling leaves European shareholders in charge."),
        remedy: Bilingual(
            fr: "Demander au fournisseur la part totale détenue hors de l’Union ; faire inscrire le plafond au contrat ; préférer une offre qualifiée SecNumCloud 3.2, dont l’auditeur a fait ce compte.",
            en: "Ask the supplier for the total share held outside the Union; have the ceiling written into the contract; prefer an offer qualified SecNumCloud 3.2, whose auditor has done the sum."),
        verify: Bilingual(
            fr: "Additionner, dans le rapport annuel et les déclarations de franchissement de seuil, toutes les parts détenues par des non-Européens, directement ou par des sociétés interposées.",
            en: "Add up, from the annual report and threshold notifications, all shares held by non-Europeans, directly or through intermediate companies."),
        limits: Bilingual(
            fr: "Une société cotée à l’actionnariat dispersé reste presque toujours « indéterminée » : nul ne sait où vivent ses petits porteurs. Ce qui n’est pas énuméré est compté au pire. Fonds norvégiens et suisses comptent comme étrangers. Pactes et options d’achat ne se voient pas. Une qualification SecNumCloud 3.2 lève les doutes sur qui a un rôle dans ce qu’elle couvre, fût-ce le support, et même si elle est écrite sans date de fin.",
            en: "A listed company with dispersed shareholders nearly always stays “undetermined”: nobody knows where its small holders live. What is not listed is counted at worst. Norwegian and Swiss funds count as foreign. Shareholders’ agreements and call options are not seen. A SecNumCloud 3.2 qualification lifts doubts about whoever has a role in what it covers, were it only support, and even if it is written without an end date."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 b : 39 % collectivement"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.4"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Le diable se cache dans les détails » : SecNumCloud autorise 39 % de capitaux extra-européens"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            let shares = facts.shares(of: organisation)
            let evidence = Evidence.share(of: organisation, holder: -1, low: shares.low, high: shares.high)
            if shares.low > 39 {
                judgement.fail(evidence)
            } else if shares.high > 39 {
                judgement.doubtOwners(of: organisation, evidence, facts.ownershipGaps(organisation, shares))
            } else {
                judgement.pass(evidence)
            }
        }
        judgement.settleOwnership(scope, facts)
    }
}
