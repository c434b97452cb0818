import Continuum

extension Check {
    static let controlNoForeignHolder24 = Check(
        "control-no-foreign-holder-24",
        title: Bilingual(
            fr: "Aucun actionnaire hors de l’Union ne détient plus de 24 % du capital ou des votes de ceux qui fournissent, exploitent ou traitent",
            en: "No shareholder outside the Union holds more than 24% of the capital or votes of those who provide, operate or process"),
        why: Bilingual(
            fr: "Un quart des voix suffit souvent à bloquer les grandes décisions d’une société. En dessous, un actionnaire étranger pèse sans commander.",
            en: "A quarter of the votes is often enough to block a company’s major decisions. Below that, a foreign shareholder has weight but not command."),
        remedy: Bilingual(
            fr: "Demander au fournisseur la répartition à jour de son capital, souvent plus favorable que les sources publiques ; demander une clause qui engage à rester sous le seuil ; choisir une offre dont l’actionnariat a été vérifié (SecNumCloud 3.2).",
            en: "Ask the supplier for an up-to-date breakdown of its capital, often better than public sources show; ask for a clause undertaking to stay under the threshold; choose an offer whose ownership has been checked (SecNumCloud 3.2)."),
        verify: Bilingual(
            fr: "Rapport annuel ou document d’enregistrement universel, chapitre « principaux actionnaires » ; statuts et comptes déposés au registre. Multiplier les parts le long de chaque chaîne, et retenir la plus grande du capital ou des votes.",
            en: "Annual report or universal registration document, chapter “major shareholders”; articles and accounts filed at the register. Multiply shares along each chain, and keep the larger of capital and votes."),
        limits: Bilingual(
            fr: "Des sociétés sœurs ne comptent pour un seul détenteur que si la carte dit qui les contrôle. Les actions de concert, options et obligations convertibles ne se disent pas sur la carte. Une liste incomplète laisse le doute dès que le reste dépasse 24 % ; une société dite dispersée est réputée sans autre gros porteur. Une qualification SecNumCloud 3.2 lève les doutes sur qui a un rôle dans ce qu’elle couvre, fût-ce le support, et même si elle est écrite sans date de fin.",
            en: "Sister companies count as one holder only if the chart says who controls them. Acting in concert, options and convertible bonds cannot be said on the chart. An incomplete list leaves a doubt as soon as the remainder exceeds 24%; a company said to be dispersed is taken to have no other large holder. A SecNumCloud 3.2 qualification lifts doubts about whoever has a role in what it covers, were it only support, and even if it is written without an end date."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 b : 24 % individuellement"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.4"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Critères clés pour un numérique souverain » : capitaux européens"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            let shares = facts.shares(of: organisation)
            let largest = shares.holdings.first
            if let holder = shares.holdings.first(where: { $0.low > 24 }) {
                judgement.fail(.share(of: organisation, holder: holder.holder, low: holder.low, high: holder.high))
            } else if shares.highestSingle > 24 {
                judgement.doubtOwners(
                    of: organisation,
                    .share(of: organisation, holder: largest?.holder ?? -1, low: largest?.low ?? 0, high: shares.highestSingle),
                    facts.ownershipGaps(organisation, shares))
            } else {
                judgement.pass(.share(of: organisation, holder: largest?.holder ?? -1, low: largest?.low ?? 0, high: shares.highestSingle))
            }
        }
        judgement.settleOwnership(scope, facts)
    }
}
