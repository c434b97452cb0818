package import Continuum
import Knowledge
import Sovereignty

/// How is a fact of the chart said to people: its name, its value, who says it?
package struct FactText: Sendable {
    private let continuum: Continuum
    private let language: Language

    package init(_ continuum: Continuum, _ language: Language) {
        self.continuum = continuum
        self.language = language
    }

    private func say(_ words: Bilingual) -> String { Typography.set(words[language], language) }

    /// A short name for an attribute; what the vocabulary says of it where it has none.
    package func label(_ key: Key) -> String {
        if let words = Self.labels[continuum.vocabulary.name(of: key)] { return say(words) }
        let meaning = say(continuum.vocabulary.definition(of: key).meaning)
        return meaning.hasSuffix(".") ? String(meaning.dropLast()) : meaning
    }

    /// A value as people say it: yes and no, days, figures with their unit, names instead of ids.
    package func value(_ value: Value, of key: Key) -> String {
        switch value {
        case .unknown: return say(Bilingual(fr: "on ne sait pas", en: "not known"))
        case .boolean(let flag): return say(flag ? AnswerWords.yes : AnswerWords.no)
        case .number(let number):
            let figure = say(AnswerWords.figure(number))
            guard let unit = AnswerWords.unit(of: key, continuum.vocabulary) else { return figure }
            return "\(figure)\u{A0}\(say(unit.name))"
        case .day(let day): return say(TermWords.date(day))
        case .horizon(let days): return horizon(days)
        case .token(let symbol): return say(AnswerWords.label(continuum.strings[symbol], key))
        case .reference(let symbol): return continuum.index(of: symbol).map { continuum.name($0, language) } ?? continuum.strings[symbol]
        case .text, .bilingual: return continuum.text(value, language) ?? ""
        }
    }

    /// « 30 jours », « 6 mois », « 2 ans », as it was written.
    private func horizon(_ days: Int32) -> String {
        let text = Horizon.text(days)
        let number = Int(text.dropLast()) ?? Int(days)
        switch text.last {
        case "y": return say(TermWords.count(number, fr: ("an", "ans"), en: ("year", "years")))
        case "m": return say(TermWords.count(number, fr: ("mois", "mois"), en: ("month", "months")))
        default: return say(TermWords.count(number, fr: ("jour", "jours"), en: ("day", "days")))
        }
    }

    /// Who says so and as of when; empty when nobody is named.
    package func source(_ source: Element.Source?) -> String {
        guard let source else { return "" }
        var parts = [source.ref].filter { !$0.isEmpty }
        if let date = source.date { parts.append(say(Bilingual(fr: "au \(TermWords.date(date).fr)", en: "as of \(TermWords.date(date).en)"))) }
        if let rank = source.rank { parts.append(say(Self.rank(rank))) }
        return parts.joined(separator: ", ")
    }

    /// From when to when it holds; empty when it always does.
    package func validity(_ validity: Validity) -> String {
        func day(_ day: Day) -> Bilingual { TermWords.date(day) }
        switch (validity.from, validity.to) {
        case (nil, nil): return ""
        case (let from?, nil): return say(Bilingual(fr: "vaut depuis le \(day(from).fr)", en: "holds since \(day(from).en)"))
        case (nil, let to?): return say(Bilingual(fr: "vaut jusqu’au \(day(to).fr)", en: "holds until \(day(to).en)"))
        case (let from?, let to?):
            return say(Bilingual(fr: "vaut du \(day(from).fr) au \(day(to).fr)", en: "holds from \(day(from).en) to \(day(to).en)"))
        }
    }

    /// How near the source is to the fact.
    package static func rank(_ rank: Rank) -> Bilingual {
        switch rank {
        case .primary: Bilingual(fr: "source première", en: "primary source")
        case .press: Bilingual(fr: "presse", en: "press")
        case .aggregator: Bilingual(fr: "compilation", en: "compiled by others")
        case .memory: Bilingual(fr: "de mémoire", en: "from memory")
        }
    }

    private static let labels: [String: Bilingual] = [
        "description": Bilingual(fr: "Description", en: "Description"), "note": Bilingual(fr: "Remarque", en: "Remark"),
        "tags": Bilingual(fr: "Étiquettes", en: "Tags"), "aliases": Bilingual(fr: "Autres noms", en: "Other names"),
        "identifiers": Bilingual(fr: "Identifiants officiels", en: "Official identifiers"), "class": Bilingual(fr: "Classe de sensibilité", en: "Class of sensitivity"),
        "essential": Bilingual(fr: "Indispensable", en: "Essential"), "personal": Bilingual(fr: "Données personnelles", en: "Personal data"),
        "network": Bilingual(fr: "Réseau", en: "Network"), "open-source": Bilingual(fr: "Licence libre", en: "Free licence"),
        "maintained-by-others": Bilingual(fr: "Maintenu aussi par d’autres", en: "Maintained by others too"),
        "ownership": Bilingual(fr: "Liste des propriétaires", en: "List of owners"), "sector": Bilingual(fr: "Secteur", en: "Sector"),
        "encrypted": Bilingual(fr: "Chiffré", en: "Encrypted"), "keys-held-by": Bilingual(fr: "Clés détenues par", en: "Keys held by"),
        "authenticated": Bilingual(fr: "Altération visible", en: "Tampering seen"), "updates": Bilingual(fr: "Mises à jour", en: "Updates"),
        "within": Bilingual(fr: "Un refus se fait sentir en", en: "A refusal bites within"), "activation": Bilingual(fr: "Licence", en: "Licence"),
        "access": Bilingual(fr: "Accès du support", en: "Access of support"), "role": Bilingual(fr: "Rôle confié", en: "Role passed on"),
        "staff-in": Bilingual(fr: "Équipes en", en: "Teams in"), "via-network": Bilingual(fr: "Par le réseau", en: "Over the network"),
        "confidential-computing": Bilingual(fr: "Calcul confidentiel", en: "Confidential computing"),
        "root-of-trust": Bilingual(fr: "Racine de confiance", en: "Root of trust"), "capital": Bilingual(fr: "Capital", en: "Capital"),
        "votes": Bilingual(fr: "Droits de vote", en: "Votes"), "board": Bilingual(fr: "Nomme la majorité des organes", en: "Appoints a majority of the bodies"),
        "control": Bilingual(fr: "Contrôle déclaré", en: "Declared control"), "joint": Bilingual(fr: "Contrôle conjoint", en: "Joint control"),
        "veto": Bilingual(fr: "Veto", en: "Veto"), "from": Bilingual(fr: "Depuis", en: "From"),
        "availability": Bilingual(fr: "Disponibilité", en: "Availability"), "mtbf-hours": Bilingual(fr: "Temps entre pannes (MTBF)", en: "Time between failures (MTBF)"),
        "mttr-hours": Bilingual(fr: "Temps de rétablissement (MTTR)", en: "Time to restore (MTTR)"), "sla": Bilingual(fr: "Disponibilité promise (SLA)", en: "Promised availability (SLA)"),
        "sla-period": Bilingual(fr: "Période de l’engagement", en: "Period of the promise"), "length-km": Bilingual(fr: "Longueur", en: "Length"),
        "latitude": Bilingual(fr: "Latitude", en: "Latitude"), "longitude": Bilingual(fr: "Longitude", en: "Longitude"),
        "one-way": Bilingual(fr: "À sens unique", en: "One way"), "domain-type": Bilingual(fr: "Sorte", en: "Sort"),
        "out-of-service": Bilingual(fr: "Hors service", en: "Out of service"), "annual-cost": Bilingual(fr: "Coût annuel (euros)", en: "Annual cost (euros)"),
        "cryptography": Bilingual(fr: "Cryptographie", en: "Cryptography"), "withdrawn": Bilingual(fr: "Rôle retiré", en: "Role withdrawn"),
        "export-format": Bilingual(fr: "Données rendues au format", en: "Data given back as"), "exit-within": Bilingual(fr: "Sortie possible en", en: "Can be left within"),
        "exit-tested": Bilingual(fr: "Sortie essayée le", en: "Leaving last tried on"), "source-escrow": Bilingual(fr: "Code source déposé chez un tiers", en: "Source code in escrow"),
        "audit-right": Bilingual(fr: "Droit d’audit", en: "Right to audit"), "incident-notice-hours": Bilingual(fr: "Incident annoncé en", en: "Incidents announced within"),
        "change-notice-days": Bilingual(fr: "Changement de contrôle annoncé", en: "Change of control announced"),
        "subcontractor-approval": Bilingual(fr: "Changement de sous-traitant", en: "Change of subcontractor"), "price-cap": Bilingual(fr: "Hausse des prix bornée", en: "Price rises capped"),
        "on-site-hours": Bilingual(fr: "Intervention sur place en", en: "On the spot within"), "recovery-time-hours": Bilingual(fr: "Interruption admissible (RTO)", en: "Recovery time (RTO)"),
        "recovery-point-hours": Bilingual(fr: "Perte de données admissible (RPO)", en: "Recovery point (RPO)"), "pue": Bilingual(fr: "Efficacité énergétique (PUE)", en: "Power usage effectiveness (PUE)"),
        "renewable": Bilingual(fr: "Électricité renouvelable", en: "Renewable electricity"), "heat-reuse": Bilingual(fr: "Chaleur réutilisée", en: "Heat reused"),
        "water-use": Bilingual(fr: "Eau consommée (WUE)", en: "Water used (WUE)"), "purpose": Bilingual(fr: "Finalité", en: "Purpose"),
        "legal-basis": Bilingual(fr: "Base légale", en: "Legal basis"), "retention": Bilingual(fr: "Conservation", en: "Kept for"),
        "impact-assessment": Bilingual(fr: "Analyse d’impact (AIPD)", en: "Impact assessment (DPIA)"), "iso3": Bilingual(fr: "Code ISO à trois lettres", en: "Three-letter ISO code"),
        "numeric": Bilingual(fr: "Code ISO numérique", en: "Numeric ISO code"), "laws-reviewed": Bilingual(fr: "Lois revues le", en: "Laws reviewed on"),
        "type": Bilingual(fr: "Sorte", en: "Sort"), "partial": Bilingual(fr: "Pour une partie seulement", en: "For a part only"),
        "powers": Bilingual(fr: "Pouvoirs donnés", en: "Powers given"), "settled": Bilingual(fr: "Rattachements établis", en: "Settled nexus"),
        "contested": Bilingual(fr: "Rattachements discutés", en: "Contested nexus"), "extraterritorial": Bilingual(fr: "Hors de son territoire", en: "Outside its territory"),
        "sectors": Bilingual(fr: "Secteurs visés", en: "Sectors concerned"), "level": Bilingual(fr: "Niveau", en: "Level"), "version": Bilingual(fr: "Version", en: "Version"),
        "category": Bilingual(fr: "Catégorie", en: "Category"), "content-use": Bilingual(fr: "Usage du contenu par le fournisseur", en: "Use of content by the supplier"),
        "scope": Bilingual(fr: "Périmètre", en: "Scope"), "risk": Bilingual(fr: "Risque", en: "Risk"), "reason": Bilingual(fr: "Raison", en: "Reason"),
    ]
}
