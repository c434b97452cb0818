import Continuum
import Reach

extension Check {
    static let opsNoForeignStarve30d = Check(
        "ops-no-foreign-starve-30d",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut priver le service de ce dont il vit dans les trente jours",
            en: "No state outside the Union can starve the service of what it lives on within thirty days"),
        why: Bilingual(
            fr: "Une licence vérifiée en ligne ou un composant mis à jour en continu s’éteint quelques jours après un refus. C’est trop court pour changer de solution.",
            en: "A licence checked on line, or a part updated all the time, dies a few days after a refusal. That is too short to change solutions."),
        remedy: Bilingual(
            fr: "Dire d’abord comment la licence est vérifiée, si rien n’est écrit. Demander une activation hors ligne ou une licence perpétuelle. Sinon, tenir prête une solution de remplacement en « any ».",
            en: "First say how the licence is checked, where nothing is written. Ask for off-line activation or a perpetual licence. Otherwise keep a replacement ready, under “any”."),
        verify: Bilingual(
            fr: "Lire au contrat de licence le mode d’activation et ce qui se passe sans connexion ; essayer : couper l’accès à l’éditeur en préproduction et noter après combien de jours le logiciel s’arrête.",
            en: "Read in the licence how it is activated and what happens without a connection; try it: block access to the vendor in a test environment and note after how many days the software stops."),
        limits: Bilingual(
            fr: "Un abonnement est compté comme tenant un an, même s’il s’achève la semaine prochaine. Ce qui peut être coupé aussitôt compte aussi ici. Un composant (« built-with ») sans délai est compté à 30 jours, ce qui peut être trop sévère. Un délai écrit (« within ») est cru.",
            en: "A subscription is taken to last a year even when it ends next week. What can be cut at once counts here too. A part (“built-with”) without a stated time is counted at 30 days, which may be too harsh. A stated time (“within”) is believed."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 472 de la transcription (licences)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 d (autonomie d’exploitation)"),
            CheckSource("Portulan", "seuil choisi : les délais de 30 jours, un an et cinq ans sont ceux de sa table des rôles"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.starve30d, scope, facts)
    }
}
