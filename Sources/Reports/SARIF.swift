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
        .mapping([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .sequence([
                    .mapping([
                        (
                            "tool",
                            .mapping([
                                (
                                    "driver",
                                    .mapping([
                                        ("name", .string("Portulan")), ("version", .string("0.1.0")), ("language", .string(language.rawValue)),
                                        ("rules", .sequence(Finding.Rule.allCases.map(rule))),
                                    ])
                                )
                            ])
                        ),
                        ("results", .sequence(assessment.findings.map(result))),
                        ("columnKind", .string("unicodeCodePoints")),
                    ])
                ])
            ),
        ])
    }

    private func rule(_ rule: Finding.Rule) -> Document {
        .mapping([
            ("id", .string(rule.rawValue)), ("shortDescription", .mapping([("text", .string(RuleWords.title(rule)[language]))])),
            ("fullDescription", .mapping([("text", .string(RuleWords.meaning(rule)[language]))])),
        ])
    }

    private func result(_ finding: Finding) -> Document {
        let continuum = assessment.continuum
        let place = continuum.place(of: finding.element)
        let level = finding.severity >= .high ? "error" : finding.severity >= .low ? "warning" : "note"
        let steps = finding.chain.map { step in
            Document.mapping([
                (
                    "location",
                    .mapping([
                        (
                            "message",
                            .mapping([("text", .string("\(step.from) — \(ChainWords.relation(step.relation)[language]) — \(step.to)\(step.source.map { " (\($0))" } ?? "")"))])
                        )
                    ])
                )
            ])
        }
        var pairs: [(key: String, value: Document)] = [
            ("ruleId", .string(finding.rule.rawValue)), ("level", .string(level)),
            ("message", .mapping([("text", .string(Wording(assessment).message(finding)[language] + "."))])),
            (
                "locations",
                .sequence([
                    .mapping([
                        (
                            "physicalLocation",
                            .mapping([
                                ("artifactLocation", .mapping([("uri", .string(Self.uri(place.file)))])),
                                (
                                    "region",
                                    .mapping([
                                        ("startLine", .number(Double(place.line))), ("startColumn", .number(Double(place.column))),
                                        ("endColumn", .number(Double(place.column + place.length))),
                                    ])
                                ),
                            ])
                        ),
                        ("logicalLocations", .sequence([.mapping([("fullyQualifiedName", .string(continuum.id(finding.element)))])])),
                    ])
                ])
            ),
            ("partialFingerprints", .mapping([("portulanFinding/v1", .string(finding.id))])),
            (
                "properties",
                .mapping([
                    ("severity", .string(finding.severity.rawValue)), ("standing", .string(finding.bound.rawValue)), ("cause", .string(finding.cause.rawValue)),
                    ("states", .sequence(finding.subjects.map { .string(continuum.id(Int(assessment.model.subjects.list[$0].element))) })),
                ])
            ),
        ]
        if !steps.isEmpty {
            pairs.append(("codeFlows", .sequence([.mapping([("threadFlows", .sequence([.mapping([("locations", .sequence(steps))])]))])])))
        }
        return .mapping(pairs)
    }

    /// A relative or absolute path as a URI reference: reserved characters are percent-encoded.
    private static func uri(_ path: String) -> String {
        // A path from here, without its “./”; an absolute one says that it is a file.
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        var out = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                out += "%" + (hex.count < 2 ? "0" : "") + hex
            }
        }
        return out
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
