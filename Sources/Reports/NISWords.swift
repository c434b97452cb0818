package import Continuum
package import Sovereignty

/// The words of a classification under NIS 2; what is decided is in `Sovereignty`.
package enum NISWords {
    package static let directive = Bilingual(fr: "directive (UE) 2022/2555", en: "directive (EU) 2022/2555")

    package static func category(_ category: NISCategory) -> Bilingual {
        switch category {
        case .essential: Bilingual(fr: "entité essentielle", en: "essential entity")
        case .important: Bilingual(fr: "entité importante", en: "important entity")
        case .registrationOnly: Bilingual(fr: "enregistrement seul, ni essentielle ni importante", en: "registration only, neither essential nor important")
        case .outOfScope: Bilingual(fr: "hors champ", en: "out of scope")
        }
    }

    /// Among others.
    package static func shortCategory(_ category: NISCategory) -> Bilingual {
        category == .registrationOnly ? Bilingual(fr: "enregistrement seul", en: "registration only") : self.category(category)
    }

    /// `art. 2(1), 3(1)(a)`.
    package static func articles(_ articles: [String], _ language: Language, _ basis: NISReason.Basis = .directive) -> String {
        guard !articles.isEmpty else { return "" }
        let draft = language == .french ? "projet de loi, " : "draft law, "
        return (basis == .frenchDraft ? draft : "") + (language == .french ? "art. " : "Art. ") + articles.joined(separator: ", ")
    }

    // MARK: Facts

    package static func fact(_ fact: NISFact) -> Bilingual {
        switch fact {
        case .union: Bilingual(fr: "services fournis ou activités exercées dans l’Union", en: "services provided or activities carried out in the Union")
        case .activity: Bilingual(fr: "l’activité", en: "the activity")
        case .education: Bilingual(fr: "établissement d’enseignement", en: "education institution")
        case .tier: Bilingual(fr: "l’échelon d’administration publique", en: "the tier of public administration")
        case .security: Bilingual(fr: "activités de sécurité nationale, de défense ou répressives", en: "activities of national security, defence or law enforcement")
        case .doraExemption: Bilingual(fr: "dispense du règlement DORA par l’État membre", en: "exemption from DORA by the member state")
        case .criticalEntity: Bilingual(fr: "entité critique désignée (directive 2022/2557)", en: "critical entity designated under directive 2022/2557")
        case .formerOperator: Bilingual(fr: "opérateur de services essentiels désigné avant le 16 janvier 2023", en: "operator of essential services designated before 16 January 2023")
        case .formerOperatorOption: Bilingual(fr: "l’État membre maintient ces opérateurs comme essentiels", en: "the member state keeps these operators as essential")
        case .identification: Bilingual(fr: "identification par l’État membre", en: "identification by the member state")
        case .localKind: Bilingual(fr: "le type de collectivité", en: "the kind of local body")
        case .population: Bilingual(fr: "la population (de la commune la plus peuplée, pour un groupement)", en: "the population (of the most populous commune, for a community)")
        case .localOption: Bilingual(fr: "l’option de l’État membre pour l’échelon local", en: "the member state’s option for the local tier")
        case .educationOption: Bilingual(fr: "l’option de l’État membre pour l’enseignement", en: "the member state’s option for education")
        case .regionalRisk: Bilingual(fr: "perturbation aux effets importants, selon une évaluation des risques", en: "significant impact of disruption, by a risk-based assessment")
        case .headcount: Bilingual(fr: "l’effectif", en: "the headcount")
        case .turnover: Bilingual(fr: "le chiffre d’affaires", en: "the turnover")
        case .balance: Bilingual(fr: "le total du bilan", en: "the balance sheet total")
        case .special: Bilingual(fr: "rôle particulier (art. 2(2)(b) à (e))", en: "special role (Art. 2(2)(b) to (e))")
        }
    }

    /// The word of one value, as files write it; bands in plain figures.
    package static func token(_ fact: NISFact, _ code: Int) -> String {
        func word<Answer: NISAnswer>(_: Answer.Type) -> String { Array(Answer.allCases)[min(code, Answer.allCases.count - 1)].rawValue }
        switch fact {
        case .activity: return code < NISActivity.all.count ? NISActivity.all[code].id : "none"
        case .tier: return word(NISTier.self)
        case .security: return word(NISSecurity.self)
        case .identification: return word(NISIdentification.self)
        case .special: return word(NISSpecialRole.self)
        case .localKind: return word(NISLocalKind.self)
        case .localOption, .educationOption: return word(NISOption.self)
        case .population: return code == 0 ? "<= \(FrenchDraft.threshold)" : "> \(FrenchDraft.threshold)"
        case .headcount: return ["< 50", "50..<250", ">= 250"][min(code, 2)]
        case .turnover: return ["<= 10000000", "<= 50000000", "> 50000000"][min(code, 2)]
        case .balance: return ["<= 10000000", "<= 43000000", "> 43000000"][min(code, 2)]
        case .union, .education, .doraExemption, .criticalEntity, .formerOperator, .formerOperatorOption, .regionalRisk: return code == 0 ? "false" : "true"
        }
    }

    package static func value(_ fact: NISFact, _ code: Int) -> Bilingual {
        switch fact {
        case .activity: code < NISActivity.all.count ? NISActivity.all[code].name : Bilingual(fr: "aucune des annexes", en: "none of the annexes")
        case .tier: tier(NISTier.allCases[min(code, NISTier.allCases.count - 1)])
        case .security:
            [
                Bilingual(fr: "non", en: "no"), Bilingual(fr: "de façon marginale", en: "marginally"), Bilingual(fr: "principalement", en: "mainly"),
            ][min(code, 2)]
        case .identification:
            [
                Bilingual(fr: "non identifiée", en: "not identified"), Bilingual(fr: "comme importante", en: "as important"), Bilingual(fr: "comme essentielle", en: "as essential"),
            ][min(code, 2)]
        case .special: special(NISSpecialRole.allCases[min(code, NISSpecialRole.allCases.count - 1)])
        case .localKind: localKind(NISLocalKind.allCases[min(code, NISLocalKind.allCases.count - 1)])
        case .localOption, .educationOption:
            [
                Bilingual(fr: "pas utilisée", en: "not used"), Bilingual(fr: "comme importantes", en: "as important"), Bilingual(fr: "comme essentielles", en: "as essential"),
            ][min(code, 2)]
        case .population:
            code == 0
                ? Bilingual(fr: "30\u{A0}000 habitants au plus", en: "30,000 inhabitants at most") : Bilingual(fr: "plus de 30\u{A0}000 habitants", en: "more than 30,000 inhabitants")
        case .headcount:
            [
                Bilingual(fr: "moins de 50", en: "fewer than 50"), Bilingual(fr: "de 50 à 249", en: "50 to 249"), Bilingual(fr: "250 ou plus", en: "250 or more"),
            ][min(code, 2)]
        case .turnover, .balance:
            [
                Bilingual(fr: "10 M€ au plus", en: "EUR 10 million at most"),
                fact == .turnover ? Bilingual(fr: "plus de 10 M€, 50 M€ au plus", en: "above EUR 10 million, 50 at most") : Bilingual(fr: "plus de 10 M€, 43 M€ au plus", en: "above EUR 10 million, 43 at most"),
                fact == .turnover ? Bilingual(fr: "plus de 50 M€", en: "above EUR 50 million") : Bilingual(fr: "plus de 43 M€", en: "above EUR 43 million"),
            ][min(code, 2)]
        case .union, .education, .doraExemption, .criticalEntity, .formerOperator, .formerOperatorOption, .regionalRisk:
            code == 0 ? Bilingual(fr: "non", en: "no") : Bilingual(fr: "oui", en: "yes")
        }
    }

    /// Several values of one fact, from the smallest: neighbouring bands as one.
    package static func values(_ fact: NISFact, _ codes: [Int]) -> [Bilingual] {
        switch (fact, codes) {
        case (.headcount, [0, 1]): [Bilingual(fr: "moins de 250", en: "fewer than 250")]
        case (.headcount, [1, 2]): [Bilingual(fr: "50 ou plus", en: "50 or more")]
        case (.turnover, [0, 1]): [Bilingual(fr: "50 M€ au plus", en: "EUR 50 million at most")]
        case (.balance, [0, 1]): [Bilingual(fr: "43 M€ au plus", en: "EUR 43 million at most")]
        case (.turnover, [1, 2]), (.balance, [1, 2]): [Bilingual(fr: "plus de 10 M€", en: "above EUR 10 million")]
        default: codes.map { value(fact, $0) }
        }
    }

    package static func tier(_ tier: NISTier) -> Bilingual {
        switch tier {
        case .none: Bilingual(fr: "aucun", en: "none")
        case .central: Bilingual(fr: "central (État)", en: "central (state)")
        case .regional: Bilingual(fr: "régional", en: "regional")
        case .local: Bilingual(fr: "local", en: "local")
        case .judiciary: Bilingual(fr: "juridiction", en: "judiciary")
        case .parliament: Bilingual(fr: "parlement", en: "parliament")
        case .centralBank: Bilingual(fr: "banque centrale", en: "central bank")
        }
    }

    package static func special(_ role: NISSpecialRole) -> Bilingual {
        switch role {
        case .none: Bilingual(fr: "aucun", en: "none")
        case .soleProvider: Bilingual(fr: "seul prestataire d’un service essentiel dans un État membre", en: "sole provider of an essential service in a member state")
        case .publicSafety:
            Bilingual(fr: "perturbation aux effets importants sur la sécurité, la sûreté ou la santé publiques", en: "disruption with a significant impact on public safety, security or health")
        case .systemicRisk: Bilingual(fr: "perturbation créant un risque systémique important", en: "disruption inducing a significant systemic risk")
        case .criticalImportance: Bilingual(fr: "importance particulière au niveau national ou régional", en: "specific importance at national or regional level")
        }
    }

    package static func localKind(_ kind: NISLocalKind) -> Bilingual {
        switch kind {
        case .department: Bilingual(fr: "département", en: "department")
        case .commune: Bilingual(fr: "commune", en: "commune")
        case .metropole: Bilingual(fr: "métropole", en: "metropolis")
        case .urbanCommunity: Bilingual(fr: "communauté urbaine", en: "urban community")
        case .agglomeration: Bilingual(fr: "communauté d’agglomération", en: "agglomeration community")
        case .communityOfCommunes: Bilingual(fr: "communauté de communes", en: "community of communes")
        case .other: Bilingual(fr: "autre", en: "other")
        }
    }

    package static func size(_ size: EnterpriseSize) -> Bilingual {
        switch size {
        case .small: Bilingual(fr: "petite ou micro-entreprise", en: "small or micro-enterprise")
        case .medium: Bilingual(fr: "entreprise moyenne", en: "medium-sized enterprise")
        case .large: Bilingual(fr: "grande entreprise (au-delà des plafonds des moyennes)", en: "large enterprise (beyond the ceilings for medium-sized ones)")
        }
    }

    /// 1 234,5 in French; 1,234.5 in English; millions of euros beyond a million.
    package static func figure(_ value: Double, _ figure: NISFigure) -> Bilingual {
        func text(_ value: Double, _ unit: String) -> Bilingual {
            let tenths = (value * 10).rounded()
            let whole = Int(exactly: (tenths / 10).rounded(.down)) ?? 0, rest = Int(exactly: tenths - Double(whole) * 10) ?? 0
            func grouped(_ separator: String) -> String {
                var out = ""
                let digits = Array(String(whole))
                for (i, digit) in digits.enumerated() {
                    if i > 0, (digits.count - i) % 3 == 0 { out += separator }
                    out.append(digit)
                }
                return out
            }
            let fr = grouped("\u{A0}") + (rest == 0 ? "" : ",\(rest)"), en = grouped(",") + (rest == 0 ? "" : ".\(rest)")
            return unit.isEmpty ? Bilingual(fr: fr, en: en) : Bilingual(fr: fr + "\u{A0}" + unit, en: unit == "M€" ? "EUR\u{A0}" + en + " million" : "EUR\u{A0}" + en)
        }
        if figure == .headcount { return text(value, "") }
        return value >= 1_000_000 ? text(value / 1_000_000, "M€") : text(value, "€")
    }

    /// What is known of the size: `effectif 300, chiffre d’affaires 60 M€ (avec les entreprises liées et partenaires)`.
    package static func figures(_ size: NISSizeReading) -> Bilingual {
        let names: [Bilingual] = [
            Bilingual(fr: "effectif", en: "headcount"), Bilingual(fr: "chiffre d’affaires", en: "turnover"), Bilingual(fr: "bilan", en: "balance sheet"),
        ]
        var fr: [String] = [], en: [String] = []
        for (total, name) in zip(size.totals, names) where total.isWhole || total.known > 0 {
            let words = figure(total.known, total.figure)
            fr.append(name.fr + (total.isWhole ? " " : " d’au moins ") + words.fr)
            en.append(name.en + (total.isWhole ? " " : " of at least ") + words.en)
        }
        if size.hasRelatives, !fr.isEmpty {
            fr[fr.count - 1] += ", entreprises liées et partenaires comprises"
            en[en.count - 1] += ", linked and partner enterprises included"
        }
        return Bilingual(fr: fr.joined(separator: ", "), en: en.joined(separator: ", "))
    }
}
