package import Continuum
package import Imports

/// What became of an imported file, on a terminal.
package struct ImportReportText {
    private let report: ImportReport
    private let language: Language
    private let style: Style

    package init(_ report: ImportReport, _ language: Language, _ style: Style) {
        self.report = report
        self.language = language
        self.style = style
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    package func render() -> String {
        let date = report.date.map { say(", état du \($0)", ", as of \($0)") } ?? ""
        var out = style.bold(Style.safe(report.file)) + say(" — réseau « \(Style.safe(report.name)) »", " — network “\(Style.safe(report.name))”") + "\(date)\n"
        out += line("  ", say("\(report[.nodes]) nœuds → \(report[.sites]) lieux", "\(report[.nodes]) nodes → \(report[.sites]) sites"), Self.sites)
        out += line("  ", say("\(report[.edges]) liens → \(report[.links]) liaisons", "\(report[.edges]) edges → \(report[.links]) links"), Self.links)
        let lost = Self.lost.filter { report[$0.figure] > 0 }
        if !lost.isEmpty { out += style.yellow(line("  ", say("Écartés", "Left out"), Self.lost)) }
        let pieces = report[.components]
        if pieces > 1 {
            out += say("  Le réseau est en \(pieces) morceaux qu’aucune liaison ne joint.", "  The network is in \(pieces) pieces that no link joins.") + "\n"
        }
        for treatment in ImportReport.Treatment.allCases { out += entries(treatment) }
        return out
    }

    private typealias Word = (figure: ImportReport.Figure, words: Bilingual)

    private static let sites: [Word] = [
        (.externalSites, Bilingual(fr: "extérieurs à l’opérateur", en: "outside the operator")), (.multipointSites, Bilingual(fr: "points de liaison multiple", en: "multipoint")),
        (.sitesWithSharedName, Bilingual(fr: "de même nom qu’un autre", en: "named like another")),
        (.sitesWithoutCoordinates, Bilingual(fr: "sans coordonnées", en: "without coordinates")), (.sitesWithoutState, Bilingual(fr: "sans État", en: "without a state")),
        (.sitesOfUnknownState, Bilingual(fr: "d’un État inconnu", en: "of an unknown state")),
    ]
    private static let links: [Word] = [
        (.parallelLinks, Bilingual(fr: "en parallèle d’une autre", en: "parallel to another")), (.oneWayLinks, Bilingual(fr: "à sens unique", en: "one-way")),
        (.linksWithoutLength, Bilingual(fr: "sans longueur", en: "without a length")),
        (.linksOfUnknownOperator, Bilingual(fr: "d’exploitant inconnu", en: "of unknown operator")),
    ]
    private static let lost: [Word] = [
        (.duplicateNodes, Bilingual(fr: "nœuds décrits deux fois", en: "nodes described twice")), (.nodesWithoutID, Bilingual(fr: "nœuds sans identifiant", en: "nodes without an id")),
        (.selfLoops, Bilingual(fr: "liens d’un lieu vers lui-même", en: "edges from a place to itself")),
        (.edgesWithoutNode, Bilingual(fr: "liens vers un nœud absent", en: "edges to an absent node")), (.edgesWithoutEnds, Bilingual(fr: "liens sans extrémité", en: "edges without an end")),
    ]

    private func line(_ indent: String, _ start: String, _ words: [Word]) -> String {
        let parts = words.filter { report[$0.figure] > 0 }.map { "\($0.words[language])\(say("\u{A0}: ", ": "))\(report[$0.figure])" }
        return Style.wrapped(start + (parts.isEmpty ? "" : " (\(parts.joined(separator: say("\u{A0}; ", "; "))))"), indent: indent) + "\n"
    }

    private func entries(_ treatment: ImportReport.Treatment) -> String {
        let entries = report.entries(treatment)
        guard !entries.isEmpty else { return "" }
        let head = switch treatment {
        case .understood: say("Compris", "Understood")
        case .ignored: say("Ignoré à dessein", "Ignored on purpose")
        case .unsupported: say("Connu, pas encore repris", "Known, not taken over yet")
        case .unknown: say("Inconnu", "Unknown")
        }
        let names = entries.map { "\(Style.safe($0.what)) (\($0.count))" }
        var text = head + say("\u{A0}: ", ": ") + names.joined(separator: ", ")
        if text.count > 4_000 { text = text.prefix(4_000) + "…" }
        let wrapped = Style.wrapped(text, indent: "  ")
        return (treatment == .unsupported || treatment == .unknown ? style.yellow(wrapped) : style.dim(wrapped)) + "\n"
    }
}
