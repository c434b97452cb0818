package import Continuum
package import Resilience

/// Designs compared, as a table with a curve and as JSON.
package struct DesignDocument {
    private let comparison: DesignComparison
    private var continuum: Continuum { comparison.continuum }

    package init(_ comparison: DesignComparison) { self.comparison = comparison }

    package static func form(_ form: DesignForm) -> Bilingual {
        switch form {
        case .star: Bilingual(fr: "étoile", en: "star")
        case .doubleStar: Bilingual(fr: "double étoile", en: "double star")
        case .ring: Bilingual(fr: "anneau", en: "ring")
        case .partialMesh: Bilingual(fr: "maillage partiel", en: "partial mesh")
        case .fullMesh: Bilingual(fr: "maillage complet", en: "full mesh")
        case .own: Bilingual(fr: "le vôtre", en: "yours")
        }
    }

    package func document() -> Document {
        func range(_ interval: Interval) -> Document {
            .mapping([("lower", .number(interval.lower)), ("upper", .number(interval.upper)), ("exact", .boolean(interval.isExact))])
        }
        func design(_ design: NetworkDesign) -> Document {
            .mapping([
                ("form", .string(design.form.rawValue)), ("hubs", .sequence(design.hubs.map { .string(id($0)) })),
                (
                    "links",
                    .sequence(
                        design.links.map {
                            .mapping([("from", .string(id($0.from))), ("to", .string(id($0.to))), ("kilometres", .number($0.kilometres))])
                        })
                ),
                ("kilometres", .number(design.kilometres)), ("capex", .number(design.capex)), ("opex", .number(design.opex)),
                ("energyKWhPerYear", .number(design.energy)), ("allJoined", range(design.allJoined)), ("worstPair", range(design.worstPair)),
                ("singleLinks", .number(Double(design.singleLinks))), ("dominated", .boolean(design.isDominated)),
            ])
        }
        let a = comparison.assumptions
        return .mapping([
            ("portulan", .number(1)), ("sites", .sequence(comparison.sites.map { .string(continuum.id(Int($0))) })),
            ("unplaced", .sequence(comparison.unplaced.map { .string(continuum.id(Int($0))) })),
            (
                "assumptions",
                .mapping([
                    ("eurosPerKilometre", .number(a.eurosPerKilometre)), ("eurosPerLink", .number(a.eurosPerLink)),
                    ("yearlyEurosPerLink", .number(a.yearlyEurosPerLink)), ("wattsPerLink", .number(a.wattsPerLink)),
                    ("cutsPer1000Kilometres", .number(a.cutsPer1000Kilometres)), ("repairHours", .number(a.repairHours)),
                    ("siteAvailability", .number(a.siteAvailability)), ("detour", .number(a.detour)),
                ])
            ),
            ("designs", .sequence(comparison.designs.map(design))),
        ])
    }

    private func id(_ site: Int) -> String { continuum.id(Int(comparison.sites[site])) }

    package func text(_ language: Language, _ style: Style) -> String {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func pad(_ text: String, _ width: Int, isRight: Bool = true) -> String {
            let space = String(repeating: " ", count: max(0, width - text.count))
            return isRight ? space + text : text + space
        }
        var out = style.bold(say("\(comparison.sites.count) lieux, reliés de plusieurs façons", "\(comparison.sites.count) sites, joined in several ways")) + "\n\n"
        let heads = [say("forme", "form"), say("liens", "links"), "km", say("invest. k€", "once k€"), say("k€/an", "k€/year"), say("MWh/an", "MWh/year"), say("réseau, pire paire", "network, worst pair"), say("liens vitaux", "vital links")]
        let widths = [17, 6, 8, 11, 7, 9, 27, 13]
        out += style.dim(zip(heads, widths).enumerated().map { i, head in pad(head.0, head.1, isRight: i > 0) }.joined(separator: " ")) + "\n"
        for design in comparison.designs {
            let down = ResilienceWords.downtime(1 - design.worstPair.upper)[language]
            let cells = [
                Self.form(design.form)[language], String(design.links.count), ResilienceWords.rounded(design.kilometres, 0),
                ResilienceWords.rounded(design.capex / 1_000, 0), ResilienceWords.rounded(design.opex / 1_000, 0),
                ResilienceWords.rounded(design.energy / 1_000, 1).replacing(".", with: say(",", ".")),
                (design.worstPair.isExact || design.worstPair.upper - design.worstPair.lower < 1e-12 ? "" : "≥ ") + down, String(design.singleLinks),
            ]
            let line = zip(cells, widths).enumerated().map { i, cell in pad(cell.0, cell.1, isRight: i > 0) }.joined(separator: " ")
            out += (design.isDominated ? style.dim(line + say("  (une autre fait mieux pour moins)", "  (another does better for less)")) : line) + "\n"
        }
        out += "\n" + curve(language, style)
        let a = comparison.assumptions
        func figure(_ value: Double) -> String {
            let text = value == value.rounded() ? ResilienceWords.rounded(value, 0) : ResilienceWords.rounded(value, value * 10 == (value * 10).rounded() ? 1 : 2)
            return language == .french ? text.replacing(".", with: ",") : text
        }
        out += style.dim(Style.wrapped(say(
            "L’arrêt est celui du réseau entre les deux lieux les plus mal joints, quand ces deux lieux tiennent. Hypothèses, à remplacer par les vôtres : \(figure(a.cutsPer1000Kilometres)) coupures par an et 1 000 km, \(figure(a.repairHours)) h pour réparer, \(ResilienceWords.percent(a.siteAvailability, .french)) par lieu, \(figure(a.eurosPerKilometre / 1_000)) €/m, \(figure(a.eurosPerLink)) € par lien, \(figure(a.yearlyEurosPerLink)) € par lien et par an, \(figure(a.wattsPerLink)) W par lien, tracé \(figure(a.detour)) fois le vol d’oiseau.",
            "Down is the network between the two sites that are joined worst, when both are up. Assumptions, to be replaced by yours: \(figure(a.cutsPer1000Kilometres)) cuts a year for 1 000 km, \(figure(a.repairHours)) h to mend, \(ResilienceWords.percent(a.siteAvailability, .english)) a site, \(figure(a.eurosPerKilometre / 1_000)) €/m, \(figure(a.eurosPerLink)) € a link, \(figure(a.yearlyEurosPerLink)) € a link and year, \(figure(a.wattsPerLink)) W a link, routes \(figure(a.detour)) times as the crow flies."), indent: "")) + "\n"
        if !comparison.unplaced.isEmpty {
            let names = comparison.unplaced.prefix(8).map { Style.safe(continuum.name(Int($0), language)) }.joined(separator: ", ")
            out += style.yellow(say("\(comparison.unplaced.count) lieux sans coordonnées, laissés de côté : ", "\(comparison.unplaced.count) sites without coordinates, left out: ")) + names + "\n"
        }
        return out
    }

    /// Cost over ten years across, hours down of the worst pair upwards, each decade a line.
    private func curve(_ language: Language, _ style: Style) -> String {
        let points = comparison.designs.map { (design: $0, cost: DesignComparison.total($0), down: max(1e-7, (1 - $0.worstPair.upper) * Dependability.hoursPerYear)) }
        let costs = points.map { log10Approximation(max(1, $0.cost)) }
        guard let most = costs.max(), let least = costs.min() else { return "" }
        let title = language == .french
            ? "Arrêt par an de la pire paire (en haut : plus), selon le coût sur dix ans (à droite : plus) ; échelles logarithmiques"
            : "Down a year of the worst pair (up: more), by cost over ten years (right: more); logarithmic scales"
        var out = style.bold(title) + "\n"
        let width = 60, height = 12
        let logs = points.map { log10Approximation($0.down) }
        guard let top = logs.max(), let bottom = logs.min() else { return "" }
        var rows = [[Character]](repeating: [Character](repeating: " ", count: width + 24), count: height)
        for (i, point) in points.enumerated() {
            let x = most > least ? Int((costs[i] - least) / (most - least) * Double(width - 1)) : 0
            let y = top > bottom ? Int((top - logs[i]) / (top - bottom) * Double(height - 1)) : 0
            let label = Array("● " + Self.form(point.design.form)[language])
            // Where two meet, the later one goes below.
            var row = y
            while row < height - 1, rows[row][min(x, width - 1)..<min(x + label.count, width + 24)].contains(where: { $0 != " " }) { row += 1 }
            for (k, character) in label.enumerated() where x + k < width + 24 { rows[row][x + k] = character }
        }
        for row in rows { out += "  │" + String(row).trimmingSpaces() + "\n" }
        return out + "  └" + String(repeating: "─", count: width) + "\n\n"
    }

    private func log10Approximation(_ value: Double) -> Double {
        var exponent = 0.0, value = value
        while value >= 10 { value /= 10; exponent += 1 }
        while value < 1 { value *= 10; exponent -= 1 }
        return exponent + (value - 1) / 9
    }
}

extension String {
    /// Without spaces at the end.
    fileprivate func trimmingSpaces() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
