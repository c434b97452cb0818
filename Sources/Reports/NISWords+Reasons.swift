package import Continuum
package import Sovereignty

/// The steps of the reasoning, the remarks and what follows, in words.
extension NISWords {
    package static func reason(_ reason: NISReason, _ size: NISSizeReading) -> Bilingual {
        func sized(_ fr: String, _ en: String) -> Bilingual {
            let words = figures(size)
            guard size.sizes.count == 1, !words.fr.isEmpty else { return Bilingual(fr: fr, en: en) }
            return Bilingual(fr: fr + " : " + words.fr, en: en + ": " + words.en)
        }
        switch reason {
        case .listed(let activity): return NISActivity.all[activity].name
        case .example(let activity):
            let name = NISActivity.all[activity].name
            return Bilingual(fr: "Par exemple : \(name.fr)", en: "For example: \(name.en)")
        case .notListed: return Bilingual(fr: "Aucune activité des annexes I et II", en: "No activity of Annexes I and II")
        case .notInUnion: return Bilingual(fr: "Ni service fourni ni activité exercée dans l’Union", en: "No service provided and no activity carried out in the Union")
        case .securityAdministration:
            return Bilingual(
                fr: "Administration dont l’activité relève surtout de la sécurité nationale ou publique, de la défense ou de la répression : exclue",
                en: "Administration that acts mainly in national or public security, defence or law enforcement: excluded")
        case .trustServiceKept:
            return Bilingual(fr: "L’exclusion ne joue pas pour un prestataire de services de confiance", en: "The exclusion does not apply to a trust service provider")
        case .doraExempted: return Bilingual(fr: "Dispensée du règlement DORA par son État membre : exclue", en: "Exempted from DORA by its member state: excluded")
        case .centralAdministration: return Bilingual(fr: "Administration publique centrale, quelle que soit la taille", en: "Central government administration, whatever the size")
        case .core: return Bilingual(fr: "Essentielle quelle que soit la taille", en: "Essential whatever the size")
        case .criticalEntity: return Bilingual(fr: "Entité critique désignée selon la directive (UE) 2022/2557", en: "Critical entity designated under directive (EU) 2022/2557")
        case .formerOperator:
            return Bilingual(fr: "Opérateur de services essentiels désigné avant le 16 janvier 2023, que l’État membre maintient", en: "Operator of essential services designated before 16 January 2023, which the member state keeps")
        case .formerOperatorDropped:
            return Bilingual(fr: "Opérateur de services essentiels d’avant 2023, que l’État membre ne maintient pas", en: "Operator of essential services from before 2023, which the member state does not keep")
        case .identifiedEssential: return Bilingual(fr: "Identifiée comme essentielle par un État membre", en: "Identified as essential by a member state")
        case .identifiedImportant: return Bilingual(fr: "Identifiée comme importante par un État membre", en: "Identified as important by a member state")
        case .large: return sized("Grande entreprise d’un secteur hautement critique (annexe I)", "Large enterprise of a sector of high criticality (Annex I)")
        case .mediumCommunications: return sized("Communications électroniques publiques, entreprise moyenne au moins", "Public electronic communications, medium-sized at least")
        case .atLeastMedium: return sized("Entreprise moyenne", "Medium-sized enterprise")
        case .largeOtherSector: return sized("Grande entreprise d’un autre secteur critique (annexe II)", "Large enterprise of another critical sector (Annex II)")
        case .smallCommunications: return Bilingual(fr: "Communications électroniques publiques : visées quelle que soit la taille", en: "Public electronic communications: in scope whatever the size")
        case .smallTrust: return Bilingual(fr: "Services de confiance : visés quelle que soit la taille", en: "Trust services: in scope whatever the size")
        case .special(let role):
            let words = special(role)
            return Bilingual(fr: "Visée quelle que soit la taille : \(words.fr)", en: "In scope whatever the size: \(words.en)")
        case .tooSmall: return sized("Petite ou micro-entreprise, que rien ne fait entrer dans le champ", "Small or micro-enterprise, and nothing else brings it into scope")
        case .regionalRisk:
            return Bilingual(fr: "Administration régionale dont la perturbation aurait des effets importants", en: "Regional administration whose disruption could have a significant impact")
        case .regionalWithoutRisk:
            return Bilingual(fr: "Administration régionale dont la perturbation n’aurait pas d’effets importants", en: "Regional administration whose disruption would have no significant impact")
        case .localOption(.no): return Bilingual(fr: "Administration locale : l’État membre n’a pas étendu la directive", en: "Local administration: the member state has not extended the directive")
        case .localOption: return Bilingual(fr: "Administration locale : l’État membre a étendu la directive", en: "Local administration: the member state has extended the directive")
        case .educationOption(.no): return Bilingual(fr: "Enseignement : l’État membre n’a pas étendu la directive", en: "Education: the member state has not extended the directive")
        case .educationOption: return Bilingual(fr: "Enseignement : l’État membre a étendu la directive", en: "Education: the member state has extended the directive")
        case .notAdministration(let tier):
            let words = self.tier(tier)
            return Bilingual(fr: "Pas une administration publique au sens de la directive : \(words.fr)", en: "No public administration entity in the sense of the directive: \(words.en)")
        case .educationIsNoResearch:
            return Bilingual(fr: "Un établissement d’enseignement n’est pas un organisme de recherche", en: "An education institution is no research organisation")
        case .registrar: return Bilingual(fr: "Noms de domaine : visés quelle que soit la taille, mais hors des annexes", en: "Domain names: in scope whatever the size, but outside the annexes")
        case .draftRegion: return Bilingual(fr: "Région : essentielle", en: "Region: essential")
        case .draftLocal(let kind, let isAbove):
            let name = localKind(kind)
            let size = isAbove.map { value(.population, $0 ? 1 : 0) }
            let isGroup = kind == .agglomeration
            let fr = name.fr.prefix(1).uppercased() + name.fr.dropFirst() + (size.map { isGroup ? ", commune la plus peuplée : \($0.fr)" : ", \($0.fr)" } ?? "")
            let en = name.en.prefix(1).uppercased() + name.en.dropFirst() + (size.map { isGroup ? ", most populous commune: \($0.en)" : ", \($0.en)" } ?? "")
            return Bilingual(fr: fr, en: en)
        }
    }

    /// Where a step is found: `annexe I, 6`, `art. 2(1), 3(1)(a)`.
    package static func place(_ reason: NISReason) -> Bilingual {
        switch reason {
        case .listed(let activity), .example(let activity): return NISActivity.all[activity].reference
        case .large, .mediumCommunications, .atLeastMedium, .largeOtherSector, .tooSmall:
            return Bilingual(
                fr: articles(reason.articles, .french) + " ; recommandation 2003/361/CE, annexe, art. 2",
                en: articles(reason.articles, .english) + "; Recommendation 2003/361/EC, Annex, Art. 2")
        default: return Bilingual(fr: articles(reason.articles, .french, reason.basis), en: articles(reason.articles, .english, reason.basis))
        }
    }

    package static func remark(_ remark: NISRemark) -> Bilingual {
        switch remark {
        case .dora:
            Bilingual(
                fr: "Le règlement (UE) 2022/2554 (DORA) remplace ici les articles 21 et 23 et le chapitre VII (art. 4, considérant 28).",
                en: "Regulation (EU) 2022/2554 (DORA) takes the place of Articles 21 and 23 and Chapter VII here (Art. 4, recital 28).")
        case .publicOwnership:
            Bilingual(
                fr: "La propriété publique ne change pas la taille : l’art. 3(4) de l’annexe de la recommandation 2003/361/CE est écarté (art. 2(1)).",
                en: "Public ownership does not change the size: Art. 3(4) of the Annex to Recommendation 2003/361/EC is set aside (Art. 2(1)).")
        case .independence:
            Bilingual(
                fr: "La taille vient des entreprises liées ou partenaires : un État membre peut tenir compte de l’indépendance des systèmes d’information (considérant 16).",
                en: "The size comes from linked or partner enterprises: a member state may take the independence of systems into account (recital 16).")
        case .securityExemption:
            Bilingual(
                fr: "Un État membre peut la dispenser des articles 21 ou 23 pour ses activités de sécurité ou de défense (art. 2(8)).",
                en: "A member state may exempt it from Articles 21 or 23 for its activities of security or defence (Art. 2(8)).")
        case .marginalSecurity:
            Bilingual(
                fr: "Des activités de sécurité marginales n’excluent pas une administration (considérant 8).",
                en: "Marginal security activities do not exclude an administration (recital 8).")
        case .implementingRegulation:
            Bilingual(
                fr: "Le règlement d’exécution (UE) 2024/2690 précise les mesures et les incidents importants (art. 21(5), 23(11)).",
                en: "Implementing regulation (EU) 2024/2690 details the measures and significant incidents (Art. 21(5), 23(11)).")
        case .trustNotification:
            Bilingual(fr: "Services de confiance : la notification est due en 24 heures (art. 23(4)).", en: "Trust services: the notification is due within 24 hours (Art. 23(4)).")
        case .finesOfAdministrations:
            Bilingual(
                fr: "Chaque État membre décide si des amendes peuvent frapper les administrations publiques (art. 34(7)).",
                en: "Each member state decides whether administrations can be fined (Art. 34(7)).")
        case .twoPeriods:
            Bilingual(
                fr: "Une taille change quand un plafond est franchi deux exercices de suite (recommandation 2003/361/CE, annexe, art. 4(2)).",
                en: "A size changes when a ceiling is crossed in two accounting periods in a row (Recommendation 2003/361/EC, Annex, Art. 4(2)).")
        case .noJurisdiction:
            Bilingual(
                fr: "Établie hors de l’Union : l’art. 26 ne désigne aucun État membre pour cette activité.",
                en: "Established outside the Union: Art. 26 names no member state for this activity.")
        }
    }

    package static func duty(_ duty: NISDuty) -> Bilingual {
        switch duty {
        case .nationalList:
            Bilingual(
                fr: "Se déclarer à l’autorité : nom, coordonnées, plages d’adresses IP, secteur, États servis ; changements sous deux semaines",
                en: "Register with the authority: name, contacts, IP ranges, sector, states served; changes within two weeks")
        case .registry: Bilingual(fr: "Registre de l’ENISA, par l’autorité ; changements sous trois mois", en: "ENISA’s registry, through the authority; changes within three months")
        case .representative: Bilingual(fr: "Désigner un représentant dans un État membre où des services sont offerts", en: "Designate a representative in a member state where services are offered")
        case .domainData: Bilingual(fr: "Tenir des données d’enregistrement exactes et complètes des noms de domaine", en: "Keep accurate and complete domain name registration data")
        case .governance: Bilingual(fr: "La direction approuve les mesures, les supervise, se forme et en répond", en: "Management approves the measures, oversees them, is trained and answers for them")
        case .measures: Bilingual(fr: "Mesures de gestion des risques (dix au moins), chaîne d’approvisionnement comprise", en: "Risk-management measures (ten at least), supply chain included")
        case .reporting:
            Bilingual(
                fr: "Incident important : alerte en 24 heures, notification en 72 heures, rapport final un mois après", en: "Significant incident: early warning in 24 hours, notification in 72 hours, final report a month later")
        case .dora: Bilingual(fr: "Mesures, notifications et contrôle selon le règlement (UE) 2022/2554 (DORA)", en: "Measures, notifications and supervision under regulation (EU) 2022/2554 (DORA)")
        case .supervisionEssential: Bilingual(fr: "Contrôle avant et après les faits", en: "Supervision before and after the fact")
        case .supervisionImportant: Bilingual(fr: "Contrôle après les faits, sur indices", en: "Supervision after the fact, upon evidence")
        case .finesEssential: Bilingual(fr: "Amendes : maximum d’au moins 10 M€ ou 2 % du chiffre d’affaires mondial, le plus élevé des deux", en: "Fines: a maximum of at least EUR 10 million or 2% of worldwide turnover, whichever is higher")
        case .finesImportant: Bilingual(fr: "Amendes : maximum d’au moins 7 M€ ou 1,4 % du chiffre d’affaires mondial, le plus élevé des deux", en: "Fines: a maximum of at least EUR 7 million or 1.4% of worldwide turnover, whichever is higher")
        case .voluntaryNotification: Bilingual(fr: "Notifier de son plein gré reste possible", en: "Notifying of one’s own accord remains possible")
        case .customers:
            Bilingual(
                fr: "Vos clients visés par NIS 2 peuvent vous demander des garanties : leur chaîne d’approvisionnement en fait partie",
                en: "Your customers under NIS 2 may ask you for guarantees: their supply chain is part of it")
        }
    }

    package static func jurisdiction(_ rule: NISJurisdiction.Rule) -> Bilingual {
        switch rule {
        case .establishment: Bilingual(fr: "État d’établissement", en: "state of establishment")
        case .services: Bilingual(fr: "chaque État où les services sont fournis", en: "each state where the services are provided")
        case .mainEstablishment: Bilingual(fr: "État de l’établissement principal, où se décident les mesures de cybersécurité", en: "state of the main establishment, where cybersecurity measures are decided")
        case .representative: Bilingual(fr: "État du représentant dans l’Union", en: "state of the representative in the Union")
        case .administration: Bilingual(fr: "État qui a institué l’administration", en: "state that established the administration")
        case .none: Bilingual(fr: "aucun État membre désigné", en: "no member state named")
        }
    }

    private static func date(_ day: Day?, _ language: Language) -> String { day.map { TermWords.date($0)[language] } ?? "" }

    /// What the draft is, in one line with its dates.
    package static var draft: Bilingual {
        Bilingual(
            fr: "Projet de loi français « résilience des infrastructures critiques et renforcement de la cybersécurité », texte adopté par le Sénat le \(date(FrenchDraft.textDate, .french)) ; non promulgué au \(date(FrenchDraft.notPromulgatedAsOf, .french)), d’après les sources lues",
            en: "French draft law on the resilience of critical infrastructure and cybersecurity, as adopted by the Senate on \(date(FrenchDraft.textDate, .english)); not promulgated on \(date(FrenchDraft.notPromulgatedAsOf, .english)), by the sources that were read")
    }
}
