import Continuum
import Imports
import Reports

/// What `import-report.mustache` names: what became of everything that a file holds, with counts. Nothing vanishes.
struct ImportReportView: PageValue, Sendable {
    struct Thing: PageValue, Sendable {
        var thingName: String
        var thingCount: String
        var thingReason: String
    }

    struct Treatment: PageValue, Sendable {
        var treatmentTitle: String
        var things: [Thing]
    }

    var reportTitle: String
    var reportText: String
    var treatments: [Treatment]

    private static let most = 100

    init(_ report: ImportReport, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        reportTitle = say("Ce qui est repris du réseau « \(report.name) »", "What is taken over of the network “\(report.name)”")
        func number(_ figure: ImportReport.Figure) -> String { Words.number(report[figure], language) }
        let date = report.date.map { say(", état du \(Words.day($0, language))", ", as of \(Words.day($0, language))") } ?? ""
        reportText = say(
            "\(number(.nodes)) nœuds deviennent \(number(.sites)) lieux, \(number(.edges)) liens deviennent \(number(.links)) liaisons\(date).",
            "\(number(.nodes)) nodes become \(number(.sites)) sites, \(number(.edges)) edges become \(number(.links)) links\(date).")
        treatments = ImportReport.Treatment.allCases.compactMap { treatment in
            let entries = report.entries(treatment)
            guard !entries.isEmpty else { return nil }
            var things = entries.prefix(Self.most).map {
                Thing(thingName: $0.what, thingCount: Words.number($0.count, language), thingReason: $0.reason?[language] ?? "")
            }
            if entries.count > things.count { things.append(Thing(thingName: "…", thingCount: Words.number(entries.count - things.count, language), thingReason: "")) }
            return Treatment(treatmentTitle: Self.title(treatment)[language], things: things)
        }
    }

    private static func title(_ treatment: ImportReport.Treatment) -> Bilingual {
        switch treatment {
        case .understood: Bilingual(fr: "Compris", en: "Understood")
        case .ignored: Bilingual(fr: "Ignoré à dessein", en: "Ignored on purpose")
        case .unsupported: Bilingual(fr: "Connu, pas encore repris", en: "Known, not taken over yet")
        case .unknown: Bilingual(fr: "Inconnu", en: "Unknown")
        }
    }
}
