package import Continuum
import Knowledge
package import Reach

/// An assessment as SARIF 2.1.0 (OASIS, 27 March 2020), for the tools that read static analysis results.
package struct SARIF {
    private let assessment: Assessment
    private let language: Language

    package init(_ assessment: Assessment, _ language: Language) {
        self.assessment = assessment
        self.language = language
    }

    package func document() -> Document {
        let rules = Finding.Rule.allCases.map { SARIFLog.Rule(id: $0.rawValue, title: RuleWords.title($0), meaning: RuleWords.meaning($0)) }
        return SARIFLog(language: language, rules: rules, results: assessment.findings.map(result)).document(assessment.continuum)
    }

    private func result(_ finding: Finding) -> SARIFLog.Result {
        let continuum = assessment.continuum
        return SARIFLog.Result(
            rule: finding.rule.rawValue, level: finding.severity >= .high ? .error : finding.severity >= .low ? .warning : .note,
            message: Wording(assessment).message(finding)[language] + ".", element: finding.element, fingerprint: finding.id,
            properties: [
                ("severity", .string(finding.severity.rawValue)), ("standing", .string(finding.bound.rawValue)), ("cause", .string(finding.cause.rawValue)),
                ("states", .sequence(finding.subjects.map { .string(continuum.id(Int(assessment.model.subjects.list[$0].element))) })),
            ], chain: finding.chain)
    }
}

/// What each rule of findings is about.
package enum RuleWords {
    package static func title(_ rule: Finding.Rule) -> Bilingual {
        switch rule {
        case .obtain: Bilingual(fr: "Un État peut obtenir la donnée", en: "A state can obtain the data")
        case .alter: Bilingual(fr: "Un État peut altérer en silence", en: "A state can silently alter it")
        case .cut: Bilingual(fr: "Un État peut couper", en: "A state can cut it off")
        case .starve: Bilingual(fr: "Un État peut affamer", en: "A state can starve it")
        case .terms: Bilingual(fr: "Le fournisseur peut utiliser le contenu", en: "The supplier may use the content")
        case .technical: Bilingual(fr: "Les données techniques restent à portée", en: "Technical data stay within reach")
        }
    }

    package static func meaning(_ rule: Finding.Rule) -> Bilingual {
        switch rule {
        case .obtain: Bilingual(fr: "Par une loi et une chaîne de rôles, un État plus risqué que la classe ne le tolère peut lire ou saisir la donnée.", en: "Through a law and a chain of roles, a state riskier than the class tolerates can read or seize the data.")
        case .alter: Bilingual(fr: "Par une loi et un canal de mise à jour ou d’administration, un État peut modifier la donnée ou le logiciel sans que cela se voie.", en: "Through a law and a channel of updates or administration, a state can change the data or the software unseen.")
        case .cut: Bilingual(fr: "Par une loi et un exploitant, un État peut arrêter le service du jour au lendemain.", en: "Through a law and an operator, a state can stop the service overnight.")
        case .starve: Bilingual(fr: "En faisant refuser mises à jour, licences, pièces ou support, un État peut arrêter le service dans le délai que la classe retient.", en: "By having updates, licences, parts or support withheld, a state can stop the service within the horizon that the class retains.")
        case .terms: Bilingual(fr: "Le contrat laisse le fournisseur utiliser lui-même le contenu, sans qu’aucun État ne le lui demande.", en: "The terms let the supplier use the content for itself, without any state asking for it.")
        case .technical: Bilingual(fr: "Chiffrer le contenu ne cache ni les comptes, ni les journaux, ni la configuration de la plateforme.", en: "Encrypting the content hides neither the accounts, nor the logs, nor the configuration of the platform.")
        }
    }
}
