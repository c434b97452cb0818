import Continuum
import Reach

extension Check {
    static let lawNoContestedNexus = Check(
        "law-no-contested-nexus",
        title: Bilingual(
            fr: "Aucun pouvoir d’un État hors de l’Union ne tient à une question encore débattue devant les tribunaux",
            en: "No power of a state outside the Union hangs on a question still argued before courts"),
        why: Bilingual(
            fr: "Une simple filiale à l’étranger a déjà suffi à un juge pour exiger des données gardées en Europe. Le débat n’est pas clos, et l’on n’en est pas maître.",
            en: "A mere subsidiary abroad has been enough for a judge to demand data kept in Europe. The debate is not closed, and one is not its master."),
        remedy: Bilingual(
            fr: "Demander au fournisseur quelles filiales ont accès, et isoler l’offre d’elles ; chiffrer avec nos clés ; choisir une offre qualifiée SecNumCloud 3.2, dont la qualification tranche ce point.",
            en: "Ask the supplier which subsidiaries have access, and keep the offer apart from them; encrypt with our keys; choose an offer qualified SecNumCloud 3.2, whose qualification settles the point."),
        verify: Bilingual(
            fr: "Lire dans l’explication de Portulan la loi et le rattachement (présence, contrôle) marqués comme discutés ; liste des filiales dans le rapport annuel ; avis juridique si l’enjeu est grand.",
            en: "Read in Portulan’s explanation the law and the nexus (presence, control) marked as contested; list of subsidiaries in the annual report; legal advice if much is at stake."),
        limits: Bilingual(
            fr: "Une portée certaine n’est pas comptée ici : un fournisseur pleinement soumis à un droit étranger peut recevoir « oui » ou « sans objet ». À lire toujours avec « law-no-foreign-obtain » et ses voisins. Ce qui est discuté est notre lecture des lois. Presque tout groupe européen actif outre-Atlantique échoue.",
            en: "Certain reach is not counted here: a supplier fully under a foreign law may get yes or “not applicable”. Always to be read with “law-no-foreign-obtain” and its neighbours. What is contested is our reading of the laws. Nearly every European group active across the Atlantic fails."),
        sources: [
            CheckSource("Cour de l’Ontario", "ordonnance du 19 avril 2024, maintenue le 25 septembre 2025 (un hébergeur français, par la presse)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6"),
            CheckSource("Sénat français, commission d’enquête", "audition de Microsoft France, 10 juin 2025"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Critères clés » : indépendance vis-à-vis des lois extraterritoriales"),
        ]
    ) { judgement, scope, facts in
        for thing in facts.kind(scope.subject) == .organisation ? facts.judged(scope) : [scope.subject] {
            for plane in [Plane.obtain, .alter, .cut] {
                guard let subject = facts.foreignReach(thing, plane, .possible) else {
                    judgement.pass(.noReach(element: thing, plane: plane))
                    continue
                }
                if facts.foreignReach(thing, plane, .certain) == nil, facts.isContested(thing, plane) {
                    judgement.fail(.contested(element: thing, plane: plane, subject: subject))
                } else if facts.foreignReach(thing, plane, .certain) == nil {
                    judgement.doubt(.reach(element: thing, plane: plane, subject: subject, bound: .possible), scope.missing)
                }
            }
        }
    }
}
