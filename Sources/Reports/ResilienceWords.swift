package import Continuum
package import Reach
package import Resilience

/// The sentences about failure that every output shares.
package struct ResilienceWords {
    private let continuum: Continuum
    package init(_ continuum: Continuum) { self.continuum = continuum }

    package func name(_ element: Int32) -> Bilingual {
        Bilingual(fr: continuum.name(Int(element), .french), en: continuum.name(Int(element), .english))
    }

    /// What happens, as a noun: « la panne de … », « le refus de … ».
    package func event(_ event: FailureModel.Event) -> Bilingual {
        let name = name(event.element)
        return switch event.sort {
        case .thing: Bilingual(fr: "la panne de «\u{00A0}\(name.fr)\u{00A0}»", en: "the failure of “\(name.en)”")
        case .supplier: Bilingual(fr: "le retrait \(Self.of(name.fr))", en: "\(name.en) pulling out")
        case .group: Bilingual(fr: "le retrait du groupe \(name.fr)", en: "the group \(name.en) pulling out")
        case .state:
            Bilingual(fr: "le refus \(Self.of(Nominative(state: name).words.fr))", en: "a refusal by \(Nominative(state: name).words.en)")
        }
    }

    /// « d’Eviden », « des États-Unis » : de, with a name or an article after it.
    static func of(_ name: String) -> String {
        if name.hasPrefix("les ") { return "des " + name.dropFirst(4) }
        if name.hasPrefix("le ") { return "du " + name.dropFirst(3) }
        guard let first = name.first else { return "de" }
        return ("AEIOUÉÈÊÂÎÔaeiouéèêâîô".contains(first) ? "d’" : "de ") + name
    }

    package func events(_ set: [FailureModel.Event]) -> Bilingual {
        let parts = set.map { event($0) }
        return Bilingual(fr: Self.list(parts.map(\.fr), "et"), en: Self.list(parts.map(\.en), "and"))
    }

    package static func list(_ parts: [String], _ and: String) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(and) " + last
    }

    /// A cut set as a sentence.
    package func sentence(_ set: [FailureModel.Event], stops element: Int) -> Bilingual {
        let what = events(set), name = name(Int32(element))
        let fr = what.fr.prefix(1).uppercased() + what.fr.dropFirst()
        let en = what.en.prefix(1).uppercased() + what.en.dropFirst()
        return set.count == 1
            ? Bilingual(fr: "\(fr) suffit à arrêter «\u{00A0}\(name.fr)\u{00A0}»", en: "\(en) is enough to stop “\(name.en)”")
            : Bilingual(fr: "\(fr), ensemble, arrêtent «\u{00A0}\(name.fr)\u{00A0}»", en: "\(en) together stop “\(name.en)”")
    }

    /// A refusal as a sentence, with how long it takes to bite.
    package func sentence(_ set: [FailureModel.Event], stops element: Int, within plane: Plane) -> Bilingual {
        let sentence = sentence(set, stops: element), within = Self.within(plane)
        return Bilingual(fr: "\(sentence.fr), \(within.fr)", en: "\(sentence.en), \(within.en)")
    }

    package func stopped(_ element: Int) -> Bilingual {
        let name = name(Int32(element))
        return Bilingual(
            fr: "«\u{00A0}\(name.fr)\u{00A0}» est arrêté : ce dont il a besoin est hors service, ou rien ne peut le fournir",
            en: "“\(name.en)” is stopped: what it needs is out of service, or nothing can meet it")
    }

    package func doubt(_ doubt: Dependability.Doubt, of element: Int32) -> Bilingual {
        let name = name(element), why = Self.doubt(doubt)
        return Bilingual(fr: "«\u{00A0}\(name.fr)\u{00A0}» \(why.fr)", en: "“\(name.en)” \(why.en)")
    }

    package func falseRedundancy(_ found: ServiceResilience.FalseRedundancy) -> Bilingual {
        let members = found.members.map { name($0) }, shared = events(found.shared), owner = name(found.element)
        let relation = ChainWords.relation(continuum.vocabulary.name(of: found.key))
        return Bilingual(
            fr: "«\u{00A0}\(owner.fr)\u{00A0}» \(relation.fr) \(Self.list(members.map { "«\u{00A0}\($0.fr)\u{00A0}»" }, "ou")), qui tombent ensemble avec \(shared.fr)",
            en: "“\(owner.en)” \(relation.en) \(Self.list(members.map { "“\($0.en)”" }, "or")), which fall together with \(shared.en)")
    }

    /// « 99,98 % » / “99.98 %”, with as many digits as tell it from 100.
    package static func percent(_ share: Double, _ language: Language) -> String {
        let missing = 1 - share
        if missing > 0, missing < 1e-8 { return language == .french ? "plus de 99,999999 %" : "more than 99.999999%" }
        var digits = 2
        while digits < 8, missing > 0, missing * 100 < 5 * pow10(-digits) { digits += 1 }
        let text = Self.rounded(share * 100, digits)
        return language == .french ? text.replacing(".", with: ",") + " %" : text + "%"
    }

    private static func pow10(_ n: Int) -> Double { (0..<abs(n)).reduce(1.0) { value, _ in n < 0 ? value / 10 : value * 10 } }

    static func rounded(_ value: Double, _ digits: Int) -> String {
        let scale = pow10(digits)
        let whole = (value * scale).rounded(.down) / scale
        var text = String(Int(whole))
        if digits > 0 {
            let rest = Int(((whole - whole.rounded(.down)) * scale).rounded())
            let padded = String(rest)
            text += "." + String(repeating: "0", count: max(0, digits - padded.count)) + padded
        }
        return text
    }

    /// How long it is down in a year, in the unit that reads best.
    package static func downtime(_ unavailability: Double) -> Bilingual {
        let hours = unavailability * Dependability.hoursPerYear
        func number(_ value: Double) -> (String, String) {
            let text = rounded(value, value < 10 ? 1 : 0)
            return (text.replacing(".", with: ","), text)
        }
        if hours >= 48 {
            let (fr, en) = number(hours / 24)
            return Bilingual(fr: "\(fr)\u{00A0}jours par an", en: "\(en)\u{00A0}days a year")
        }
        if hours >= 1 {
            let (fr, en) = number(hours)
            return Bilingual(fr: "\(fr)\u{00A0}h par an", en: "\(en)\u{00A0}h a year")
        }
        if hours * 60 >= 1 {
            let (fr, en) = number(hours * 60)
            return Bilingual(fr: "\(fr)\u{00A0}min par an", en: "\(en)\u{00A0}min a year")
        }
        if hours * 3600 < 1 { return Bilingual(fr: "moins d’une seconde par an", en: "less than a second a year") }
        let (fr, en) = number(hours * 3600)
        return Bilingual(fr: "\(fr)\u{00A0}s par an", en: "\(en)\u{00A0}s a year")
    }

    package static func basis(_ basis: Dependability.Basis?) -> Bilingual {
        switch basis {
        case .availability?: Bilingual(fr: "constatée", en: "observed")
        case .meanTimes?: Bilingual(fr: "MTBF et MTTR", en: "MTBF and MTTR")
        case .sla?: Bilingual(fr: "promise (SLA)", en: "promised (SLA)")
        case nil: Bilingual(fr: "supposée", en: "assumed")
        }
    }

    package static func doubt(_ doubt: Dependability.Doubt) -> Bilingual {
        switch doubt {
        case .wholePromise:
            Bilingual(
                fr: "promet 100 % : c’est ce qu’on rembourse, pas ce qui tient ; deux circuits différents de bout en bout, ou un chiffre",
                en: "promises 100%: that is what is paid back, not what stays up; two circuits different end to end, or a figure")
        case .fraction:
            Bilingual(fr: "vaut moins d’un pour cent : une fraction écrite pour un pourcentage ?", en: "is less than one percent: a fraction written for a percentage?")
        case .halfMeanTimes: Bilingual(fr: "MTBF ou MTTR manque", en: "MTBF or MTTR is missing")
        case .unknown: Bilingual(fr: "dite inconnue", en: "said to be unknown")
        case .nothingSaid: Bilingual(fr: "rien n’est dit", en: "nothing is said")
        }
    }

    static let uncomputed = Bilingual(fr: "non calculé : la place donnée ne suffit pas", en: "not computed: the room given does not suffice")

    package static func within(_ plane: Plane) -> Bilingual {
        plane == .cut ? Bilingual(fr: "tout de suite", en: "at once") : Wording.horizon(plane)
    }
}
