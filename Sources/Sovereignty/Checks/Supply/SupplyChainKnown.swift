import Continuum
import Reach

extension Check {
    static let supplyChainKnown = Check(
        "supply-chain-known",
        title: Bilingual(
            fr: "Rien de ce dont il dépend n’est inconnu",
            en: "Nothing that it depends on is unknown"),
        why: Bilingual(
            fr: "On ne peut juger que ce que l’on connaît. Chaque fait manquant peut cacher un propriétaire, un lieu ou un accès ; la liste de ce qui manque est déjà un plan de travail.",
            en: "One can only judge what one knows. Each missing fact may hide an owner, a place or an access; the list of what is missing is already a plan of work."),
        remedy: Bilingual(
            fr: "Répondre d’abord aux faits qui changent le plus de réponses. Interroger chaque fournisseur une seule fois, avec toutes les questions. Pour le reste, écrire « unknown » et une date de rappel.",
            en: "Answer first the facts that change most answers. Ask each supplier once, with all the questions. For the rest, write “unknown” and a date to come back."),
        verify: Bilingual(
            fr: "Imprimer la liste des faits manquants et la parcourir avec les responsables du service : est-ce vraiment inconnu, ou seulement pas écrit ?",
            en: "Print the list of missing facts and go through it with those in charge of the service: is it really unknown, or only not written?"),
        limits: Bilingual(
            fr: "Ne voit pas ce que personne n’a inscrit : une carte courte paraît complète. Un fait écrit est cru, fût-il ancien. Un détail mineur pèse autant qu’un propriétaire. Ce qu’un contrat devrait dire n’est pas compté ici.",
            en: "Does not see what nobody wrote down: a short chart seems complete. A written fact is believed, however old. A minor detail weighs as much as an owner. What a contract should say is not counted here."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 134 de la transcription (le chemin de la donnée doit être parfaitement connu)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 15.1 a (liste des tiers, sur plusieurs niveaux)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5"),
        ]
    ) { judgement, scope, facts in
        for thing in scope.things where facts.lacksCustodian(thing, Scope.providers) || facts.isOpaque(thing) { judgement.silence(thing, [.suppliedBy, .builtWith]) }
        for fact in scope.missing { judgement.doubt(.silence(element: fact.element, keys: fact.keys), [fact]) }
        if judgement.isEmpty, !scope.things.isEmpty { judgement.pass(.complete(element: scope.subject)) }
    }
}
