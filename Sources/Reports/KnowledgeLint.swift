package import Continuum
import Knowledge

/// What should the base know better? Errors are facts that break its rules; the rest is work to do.
package struct KnowledgeLint {
    private let continuum: Continuum
    private let day: Day

    package init(_ continuum: Continuum, on day: Day) {
        self.continuum = continuum
        self.day = day
    }

    private struct Remark {
        var element: Int
        var isError: Bool
        var text: Bilingual
    }

    package func text(_ language: Language, _ style: Style) -> (String, Int) {
        let remarks = self.remarks()
        var out = ""
        for remark in remarks {
            let label = remark.isError ? style.red(language == .french ? "erreur" : "error") : style.yellow(language == .french ? "à revoir" : "to review")
            out += "\(label) \(continuum.id(remark.element)) : \(remark.text[language])\n"
        }
        let errors = remarks.count(where: \.isError)
        out += language == .french
            ? "\(errors) erreurs, \(remarks.count - errors) points à revoir.\n" : "\(errors) errors, \(remarks.count - errors) points to review.\n"
        return (out, errors)
    }

    private func remarks() -> [Remark] {
        var remarks: [Remark] = []
        for i in continuum.elements.indices where continuum.elements[i].kind.rawValue != 0 && continuum.elements[i].layer != .chart {
            func add(_ isError: Bool, _ fr: String, _ en: String) { remarks.append(Remark(element: i, isError: isError, text: Bilingual(fr: fr, en: en))) }
            var unconfirmed = 0
            let provenances = continuum.factRange(of: i).map { continuum.facts[$0].provenance } + continuum.relations(of: i).map(\.provenance)
            for provenance in provenances {
                guard let source = continuum.source(provenance) else {
                    add(true, "un fait n’a pas de source", "a fact has no source")
                    break
                }
                if source.rank == .memory, source.standing != .unconfirmed { add(true, "un fait de mémoire n’est pas marqué non confirmé", "a fact from memory is not marked unconfirmed") }
                if source.standing == .unconfirmed { unconfirmed += 1 }
                if let date = source.date, date > day { add(true, "une source est datée du futur (\(date))", "a source is dated in the future (\(date))") }
            }
            if unconfirmed > 0 { add(false, "\(unconfirmed) faits non confirmés", "\(unconfirmed) unconfirmed facts") }
            let validity = continuum.validities[Int(continuum.elements[i].validity)]
            if let to = validity.to, to < day { add(false, "ne vaut plus depuis le \(to)", "no longer holds since \(to)") }
            func has(_ keys: [Key]) -> Bool { continuum.relations(of: i).contains { keys.contains($0.key) } }
            switch continuum.elements[i].kind {
            case .organisation where !has([.seat]): add(false, "siège non dit", "seat not stated")
            case .offer where !has([.providedBy, .operatedBy, .suppliedBy, .builtWith, .licensedBy, .supportedBy]):
                add(false, "aucun rôle n’est dit", "no role is stated")
            case .law where !has([.ofState]): add(true, "loi sans État", "a law without a state")
            default: break
            }
        }
        return remarks
    }
}
