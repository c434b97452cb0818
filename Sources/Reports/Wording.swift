package import Continuum
import Knowledge
package import Reach

/// The sentences that every output shares: plain, calm, in both languages.
package struct Wording {
    let assessment: Assessment
    private var continuum: Continuum { assessment.continuum }
    package init(_ assessment: Assessment) { self.assessment = assessment }

    package func name(_ element: Int) -> Bilingual { Bilingual(fr: continuum.name(element, .french), en: continuum.name(element, .english)) }

    package func subject(_ index: Int) -> Bilingual {
        index < 0
            ? Bilingual(fr: "n’importe quel État", en: "any state")
            : name(Int(assessment.model.subjects.list[index].element))
    }

    package static func power(_ power: Power) -> Bilingual {
        switch power {
        case .obtain: Bilingual(fr: "obtenir", en: "obtain")
        case .alter: Bilingual(fr: "altérer", en: "alter")
        case .cut: Bilingual(fr: "couper", en: "cut off")
        case .starve: Bilingual(fr: "affamer", en: "starve")
        }
    }

    package static func horizon(_ plane: Plane) -> Bilingual {
        switch plane {
        case .starve30d: Bilingual(fr: "en 30 jours", en: "within 30 days")
        case .starve1y: Bilingual(fr: "en un an", en: "within a year")
        case .starve5y: Bilingual(fr: "en cinq ans", en: "within five years")
        default: Bilingual("")
        }
    }

    package static func status(_ status: VerdictStatus) -> Bilingual {
        switch status {
        case .met: Bilingual(fr: "respecté", en: "met")
        case .notMet: Bilingual(fr: "non respecté", en: "not met")
        case .undetermined: Bilingual(fr: "indéterminé", en: "undetermined")
        }
    }

    package static func severity(_ severity: Severity) -> Bilingual {
        switch severity {
        case .critical: Bilingual(fr: "critique", en: "critical")
        case .high: Bilingual(fr: "élevée", en: "high")
        case .medium: Bilingual(fr: "moyenne", en: "medium")
        case .low: Bilingual(fr: "faible", en: "low")
        case .note: Bilingual(fr: "remarque", en: "note")
        }
    }

    /// The finding in one sentence.
    package func message(_ finding: Finding) -> Bilingual {
        message(finding.rule, finding.bound, finding.plane, finding.element, who: who(finding), isPlural: isPlural(finding))
    }

    /// What one subject can do to one element, in the same sentence as of a finding.
    func message(_ plane: Plane, _ bound: Bound, element: Int, subject: Int) -> Bilingual {
        let isSupplier = subject >= 0 && assessment.model.subjects.list[subject].sort == .supplier
        let rule: Finding.Rule = switch plane.power {
        case .obtain: isSupplier ? .terms : .obtain
        case .alter: .alter
        case .cut: .cut
        case .starve: .starve
        }
        let actor = nominative(subject, assessment)
        return message(rule, bound, plane, element, who: actor.words, isPlural: actor.isPlural)
    }

    private func message(_ rule: Finding.Rule, _ bound: Bound, _ plane: Plane, _ element: Int, who: Bilingual, isPlural: Bool) -> Bilingual {
        let what = name(element)
        let (can, might) = isPlural ? ("peuvent", "pourraient") : ("peut", "pourrait")
        let fr: String, en: String
        switch (rule, bound) {
        case (.obtain, .certain): (fr, en) = ("\(who.fr) \(can) obtenir « \(what.fr) »", "\(who.en) can obtain “\(what.en)”")
        case (.obtain, .possible): (fr, en) = ("\(who.fr) \(might) obtenir « \(what.fr) »", "\(who.en) might obtain “\(what.en)”")
        case (.alter, .certain): (fr, en) = ("\(who.fr) \(can) altérer « \(what.fr) » en silence", "\(who.en) can silently alter “\(what.en)”")
        case (.alter, .possible): (fr, en) = ("\(who.fr) \(might) altérer « \(what.fr) » en silence", "\(who.en) might silently alter “\(what.en)”")
        case (.cut, .certain): (fr, en) = ("\(who.fr) \(can) couper « \(what.fr) » du jour au lendemain", "\(who.en) can cut “\(what.en)” off overnight")
        case (.cut, .possible): (fr, en) = ("\(who.fr) \(might) couper « \(what.fr) »", "\(who.en) might cut “\(what.en)” off")
        case (.starve, .certain):
            let horizon = Self.horizon(plane)
            (fr, en) = (
                "\(who.fr) \(can) arrêter « \(what.fr) » \(horizon.fr) en refusant mises à jour, licences ou pièces",
                "\(who.en) can bring “\(what.en)” to a stop \(horizon.en) by withholding updates, licences or parts"
            )
        case (.starve, .possible):
            let horizon = Self.horizon(plane)
            (fr, en) = ("\(who.fr) \(might) arrêter « \(what.fr) » \(horizon.fr)", "\(who.en) might bring “\(what.en)” to a stop \(horizon.en)")
        case (.terms, .certain):
            (fr, en) = (
                "Le contrat permet à \(who.fr) d’utiliser pour lui-même le contenu de « \(what.fr) »",
                "The terms let \(who.en) use the content of “\(what.en)” for itself"
            )
        case (.terms, .possible):
            (fr, en) = (
                "Rien ne dit que le contrat interdit à \(who.fr) d’utiliser le contenu de « \(what.fr) »",
                "Nothing says that the terms forbid \(who.en) to use the content of “\(what.en)”"
            )
        case (.technical, _):
            (fr, en) = (
                "Le contenu de « \(what.fr) » est protégé, mais \(who.fr) \(can) obtenir les données techniques de la plateforme (comptes, journaux, configuration)",
                "The content of “\(what.en)” is protected, but \(who.en) can obtain the platform’s technical data (accounts, logs, configuration)"
            )
        }
        return Bilingual(fr: capitalised(fr), en: capitalised(en))
    }

    /// The first subject, and how many more.
    package func who(_ finding: Finding) -> Bilingual {
        let all = finding.subjects
        if isAnyState(finding) {
            return Bilingual(fr: "faute d’information, n’importe quel État", en: "for want of information, any state")
        }
        guard let first = all.first else { return Bilingual("?") }
        let name = nominative(first, assessment).words
        switch all.count {
        case 1: return name
        case 2:
            let second = nominative(all[1], assessment).words
            return Bilingual(fr: "\(name.fr) (et \(second.fr))", en: "\(name.en) (and \(second.en))")
        default: return Bilingual(fr: "\(name.fr) (et \(all.count - 1) autres)", en: "\(name.en) (and \(all.count - 1) others)")
        }
    }

    /// Whether « peut » is « peuvent »: a plural name, or several subjects that are not “any state”.
    private func isPlural(_ finding: Finding) -> Bool {
        guard !isAnyState(finding), let first = finding.subjects.first else { return false }
        return finding.subjects.count > 1 || nominative(first, assessment).isPlural
    }

    /// So many are possible that the answer is “we do not know who”.
    package func isAnyState(_ finding: Finding) -> Bool {
        let states = assessment.model.subjects.list.count { $0.sort == .state }
        return finding.cause == .unknown && finding.subjects.count > states / 3
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// The question as it would be put to whoever knows.
    package func question(_ question: Question) -> Bilingual { self.question(question.fact) }

    package func question(_ fact: MissingFact) -> Bilingual {
        let what = name(Int(fact.element))
        var target = Bilingual("")
        if fact.relation >= 0 {
            let relation = continuum.relations[Int(fact.relation)]
            target = relation.element >= 0 ? name(Int(relation.element)) : Bilingual(fr: "un tiers inconnu", en: "an unknown party")
        }
        switch fact.keys[0] {
        case .owners: return Bilingual(fr: "Qui détient « \(what.fr) » ?", en: "Who owns “\(what.en)”?")
        case .seat: return Bilingual(fr: "Où est le siège de « \(what.fr) » ?", en: "Where is “\(what.en)” seated?")
        case .nationality: return Bilingual(fr: "Quelle est la nationalité de « \(what.fr) » ?", en: "What is the nationality of “\(what.en)”?")
        case .storedOn: return Bilingual(fr: "Où « \(what.fr) » est-il conservé ?", en: "Where is “\(what.en)” kept?")
        case .runsOn: return Bilingual(fr: "Sur quoi « \(what.fr) » fonctionne-t-il ?", en: "What does “\(what.en)” run on?")
        case .operatedBy, .administeredBy, .providedBy:
            return Bilingual(fr: "Qui exploite « \(what.fr) » ?", en: "Who operates “\(what.en)”?")
        case .suppliedBy: return Bilingual(fr: "Qui fournit « \(what.fr) » ?", en: "Who supplies “\(what.en)”?")
        case .housedAt: return Bilingual(fr: "Dans quel lieu se trouve « \(what.fr) » ?", en: "At which site is “\(what.en)”?")
        case .locatedIn: return Bilingual(fr: "Dans quel pays se trouve « \(what.fr) » ?", en: "In which country is “\(what.en)”?")
        case .dataClass: return Bilingual(fr: "Quelle est la classe de « \(what.fr) » ?", en: "What is the class of “\(what.en)”?")
        case .encrypted: return Bilingual(fr: "« \(what.fr) » est-il chiffré sur « \(target.fr) » ?", en: "Is “\(what.en)” encrypted on “\(target.en)”?")
        case .keysHeldBy: return Bilingual(fr: "Qui détient les clés de « \(what.fr) » sur « \(target.fr) » ?", en: "Who holds the keys of “\(what.en)” on “\(target.en)”?")
        case .updates:
            return Bilingual(
                fr: "Les mises à jour de « \(target.fr) » sur « \(what.fr) » sont-elles automatiques ou vérifiées avant d’être installées ?",
                en: "Are updates from “\(target.en)” on “\(what.en)” automatic, or vetted before they are installed?")
        case .activation:
            return Bilingual(
                fr: "Comment la licence de « \(target.fr) » sur « \(what.fr) » est-elle vérifiée (en ligne, abonnement, perpétuelle) ?",
                en: "How is the licence of “\(target.en)” on “\(what.en)” checked (online, subscription, perpetual)?")
        case .access:
            return Bilingual(
                fr: "Le support de « \(target.fr) » a-t-il un accès distant à « \(what.fr) » ?", en: "Does support by “\(target.en)” have remote access to “\(what.en)”?")
        case .role, .subcontractedTo, .subcontractsTo:
            return Bilingual(fr: "À qui « \(what.fr) » sous-traite-t-il, et quoi ?", en: "To whom does “\(what.en)” subcontract, and what?")
        case .staffIn: return Bilingual(fr: "D’où travaillent les équipes de « \(target.fr) » pour « \(what.fr) » ?", en: "From where do the teams of “\(target.en)” work on “\(what.en)”?")
        case .network: return Bilingual(fr: "« \(what.fr) » est-il joignable de l’extérieur ?", en: "Is “\(what.en)” within reach from outside?")
        case .contentUse:
            return Bilingual(
                fr: "Que permet le contrat de « \(what.fr) » : le fournisseur peut-il utiliser votre contenu ?",
                en: "What do the terms of “\(what.en)” allow: may the supplier use your content?")
        case .rootOfTrust: return Bilingual(fr: "Qui tient la racine de confiance du calcul confidentiel de « \(what.fr) » ?", en: "Who holds the root of trust of “\(what.en)”’s confidential computing?")
        default:
            let key = continuum.vocabulary.name(of: fact.keys[0])
            return Bilingual(fr: "« \(what.fr) » : que vaut « \(key) » ?", en: "“\(what.en)”: what is “\(key)”?")
        }
    }
}
