import Continuum
import Reach

extension Check {
    static let lawNoInadequateObtain = Check(
        "law-no-inadequate-obtain",
        title: Bilingual(
            fr: "Aucun État sans décision d’adéquation ne peut, par son droit, se faire remettre les données",
            en: "No state without an adequacy decision can, by its law, have the data handed over"),
        why: Bilingual(
            fr: "L’adéquation est la première marche : la Commission a jugé que ces États protègent les données comme l’Union. Un État sans elle peut les demander sans ces garanties.",
            en: "Adequacy is the first step: the Commission has found that those states protect data as the Union does. A state without it can demand them without those guarantees."),
        remedy: Bilingual(
            fr: "Chiffrer avec des clés que vous détenez ; confier l’exploitation à un prestataire que ne tient aucun de ces États ; changer d’offre.",
            en: "Encrypt with keys that you hold; give operation to a provider that none of those states has a hold on; change the offer."),
        verify: Bilingual(
            fr: "Lire la chaîne que donne « portulan explain DOSSIER ÉLÉMENT --state ÉTAT », puis la liste des décisions d’adéquation de la Commission, avec leurs dates.",
            en: "Read the chain that “portulan explain FOLDER ELEMENT --state STATE” gives, then the Commission’s list of adequacy decisions, with their dates."),
        limits: Bilingual(
            fr: "Une adéquation partielle (organismes adhérents, secteurs) ne compte pas : les États-Unis sont donc sans elle ici, même sous le cadre de protection des données. L’adéquation ne dit rien de l’accès des services de renseignement.",
            en: "Partial adequacy (bodies that joined, sectors) does not count: the United States are without it here, even under the Data Privacy Framework. Adequacy says nothing of access by intelligence services."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 45"),
            CheckSource("Portulan", "première marche de l’axe juridique : notre choix"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfReach(.obtain, of: facts.inadequate, facts.targets(.obtain, scope), scope, facts)
    }
}
