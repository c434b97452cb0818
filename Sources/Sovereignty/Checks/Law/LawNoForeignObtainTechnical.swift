import Continuum
import Reach

extension Check {
    static let lawNoForeignObtainTechnical = Check(
        "law-no-foreign-obtain-technical",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut se faire remettre les données techniques : comptes, journaux, configurations",
            en: "No state outside the Union can have technical data handed over: accounts, logs, configurations"),
        why: Bilingual(
            fr: "Les journaux disent qui parle à qui et quand ; les comptes et les configurations ouvrent le reste. Chiffrer les dossiers ne les protège pas.",
            en: "Logs say who talks to whom and when; accounts and configurations open the rest. Encrypting the files does not protect them."),
        remedy: Bilingual(
            fr: "Tenir l’annuaire et les journaux chez nous ; demander au fournisseur où vont ses données techniques ; choisir un exploitant hors de portée.",
            en: "Keep the directory and logs at home; ask the supplier where its technical data go; choose an operator that is out of reach."),
        verify: Bilingual(
            fr: "Contrat ou documentation, chapitre sur les données de service ou de télémétrie ; configuration de l’authentification ; destination des journaux.",
            en: "Contract or documentation, the chapter on service data or telemetry; the set-up of authentication; where logs go."),
        limits: Bilingual(
            fr: "On regarde qui atteint les machines, les plateformes et les offres hébergées, faute de voir les données techniques elles-mêmes. Une application, par exemple un annuaire tenu par un autre, n’est pas lue. Une offre qui a des régions hors de l’Union échoue même si notre exemplaire est en France. La télémétrie d’un logiciel installé échappe.",
            en: "What is looked at is who reaches machines, platforms and hosted offers, as technical data themselves are not seen. An application, for instance a directory run by another, is not read. An offer with regions outside the Union fails even if our instance is in France. Telemetry of installed software escapes."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 c, données techniques comprises ; § 19.2 d"),
            CheckSource("Circulaire 6404/SG du 31 mai 2023", "règle R9"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 6 : une métadonnée peut être névralgique"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.obtain, facts.machines(scope) + scope.things.filter { facts.kind($0) == .application }, scope, facts)
    }
}
