import Continuum
import Reach

extension Check {
    static let techRunsOffline = Check(
        "tech-runs-offline",
        title: Bilingual(
            fr: "Aucune licence n’est vérifiée en ligne : le logiciel marche sans appel au-dehors",
            en: "No licence is checked on line: the software works without calling outside"),
        why: Bilingual(
            fr: "Une licence vérifiée en ligne s’éteint quand la liaison ou l’éditeur manque, en quelques jours.",
            en: "A licence that is checked on line goes out when the link or the publisher is missing, within days."),
        remedy: Bilingual(
            fr: "Demander un mode d’activation hors ligne ; choisir une licence perpétuelle ou libre ; prévoir un serveur de licences chez vous.",
            en: "Ask for off-line activation; choose a perpetual or a free licence; plan for a licence server of your own."),
        verify: Bilingual(
            fr: "Couper la sortie vers Internet d’un poste d’essai pendant la durée annoncée, et voir si le logiciel démarre.",
            en: "Cut a test machine off from the Internet for the announced time, and see whether the software starts."),
        limits: Bilingual(
            fr: "Un abonnement passe : il finit, mais ne demande pas d’appel permanent. La télémesure et les mises à jour ne sont pas lues. Un logiciel sans licence dite n’est pas interrogé.",
            en: "A subscription passes: it ends, but asks for no permanent call. Telemetry and updates are not read. Software whose licence is not stated is not asked."),
        sources: [
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "Synthèse : critères clés, logiciels et cloud"),
            CheckSource("Portulan", "REACH, rôles : licence vérifiée en ligne"),
        ]
    ) { judgement, scope, facts in
        for thing in scope.things {
            if facts.isOpaque(thing) { judgement.silence(thing, [.licensedBy]) }
            for i in facts.relations(thing, [.licensedBy]) {
                switch facts.continuum.token(facts.continuum.value(.activation, of: facts.relation(i), on: facts.day)) {
                case "perpetual"?, "subscription"?: judgement.pass(.relation(i))
                case "online"?: judgement.fail(.relation(i))
                default: judgement.doubt(.relation(i), [MissingFact(element: thing, keys: [.activation], relation: i)])
                }
            }
        }
    }
}
