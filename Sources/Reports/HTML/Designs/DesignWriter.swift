import Continuum
private import Foundation
import Resilience

/// Turns compared designs into the words and drawings of a page, in one language. It computes nothing but where to draw.
struct DesignWriter {
    let comparison: DesignComparison
    let phrases: Phrases
    var language: Language { phrases.language }
    /// Beyond these, dots bear no number.
    private static let mostNumbers = 25

    init(_ comparison: DesignComparison, _ language: Language) {
        self.comparison = comparison
        phrases = Phrases(comparison.continuum, language)
    }

    func page(organisation: String) -> DesignPage {
        let sites = comparison.sites.map { phrases.name(Int($0)) }
        let isNumbered = sites.count <= Self.mostNumbers
        return DesignPage(
            t: DesignReportText.table(language), lang: language.rawValue,
            title: phrases.say(fr: "\(sites.count) lieux, reliés de plusieurs façons", en: "\(sites.count) sites, joined in several ways"),
            dateText: phrases.say(TermWords.date(comparison.day)), dateISO: comparison.day.description, organisationName: organisation, siteCount: sites.count,
            sentences: sentences(), rows: comparison.designs.map(row), plots: [curve()],
            points: comparison.designs.map { phrases.say(fr: "\(name($0)) : \(million($0)) sur dix ans, \(down($0)) d’arrêt", en: "\(name($0)): \(million($0)) over ten years, \(down($0)) down") },
            forms: comparison.designs.map(form), hasNumbers: isNumbered, numbers: isNumbered ? sites : [], assumptions: assumptions(),
            hasUnplaced: !comparison.unplaced.isEmpty, unplaced: comparison.unplaced.map { phrases.name(Int($0)) })
    }

    private func name(_ design: NetworkDesign) -> String { phrases.say(DesignDocument.form(design.form)) }

    /// Some pair is never joined.
    private func isBroken(_ design: NetworkDesign) -> Bool { design.worstPair.upper <= 0 }

    private func isSure(_ design: NetworkDesign) -> Bool { design.worstPair.isExact || design.worstPair.upper - design.worstPair.lower < 1e-12 }

    private func down(_ design: NetworkDesign) -> String {
        let down = ResilienceWords.downtime(1 - design.worstPair.upper)
        return isSure(design) ? phrases.say(down) : phrases.say(fr: "au moins \(down.fr)", en: "at least \(down.en)")
    }

    private func decimal(_ value: Double, _ digits: Int) -> String {
        let text = ResilienceWords.rounded(value, digits)
        return language == .french ? text.replacing(".", with: ",") : text
    }

    private func million(_ design: NetworkDesign) -> String {
        let total = DesignComparison.total(design)
        return total >= 1_000_000 ? phrases.say(fr: "\(decimal(total / 1_000_000, 1)) M€", en: "€\(decimal(total / 1_000_000, 1))m") : ComparisonDocument.euros(total)
    }

    private func sentences() -> [String] {
        let best = comparison.designs.filter { !$0.isDominated && $0.form != .own }
        var out: [String] = []
        if let cheapest = best.min(by: { DesignComparison.total($0) < DesignComparison.total($1) }),
            let safest = best.max(by: { $0.worstPair.upper < $1.worstPair.upper }) {
            out.append(
                phrases.say(
                    fr: "La forme la moins chère, \(name(cheapest)), coûte \(million(cheapest)) sur dix ans ; la pire paire de lieux y est coupée \(down(cheapest)).",
                    en: "The cheapest form, \(name(cheapest)), costs \(million(cheapest)) over ten years; there the worst pair of sites is cut off \(down(cheapest))."))
            if safest.form != cheapest.form {
                out.append(
                    phrases.say(
                        fr: "La plus sûre, \(name(safest)), coûte \(million(safest)), et la pire paire y est coupée \(down(safest)).",
                        en: "The safest, \(name(safest)), costs \(million(safest)), and there the worst pair is cut off \(down(safest))."))
            }
        }
        let beaten = comparison.designs.filter(\.isDominated).map(name)
        if !beaten.isEmpty {
            let list = ResilienceWords.list(beaten, language == .french ? "et" : "and")
            out.append(phrases.say(fr: "Une autre forme fait au moins aussi bien, pour moins cher, que : \(list).", en: "Another form does at least as well for less than: \(list)."))
        }
        if let own = comparison.designs.first(where: { $0.form == .own }) {
            out.append(
                own.worstPair.upper <= 0
                    ? phrases.say(fr: "Ce que vous avez ne joint pas tous ces lieux entre eux par les liaisons de la carte.", en: "What you have does not join all these sites by the links of the chart.")
                    : phrases.say(fr: "Ce que vous avez : \(million(own)) à le construire ainsi, pire paire coupée \(down(own)).", en: "What you have: \(million(own)) to build it so, worst pair cut off \(down(own))."))
        }
        let vital = comparison.designs.filter { $0.singleLinks > 0 && $0.form != .own }.map(name)
        if !vital.isEmpty {
            out.append(
                phrases.say(
                    fr: "Une seule coupure isole un lieu dans : \(vital.joined(separator: ", ")).", en: "A single cut leaves a site alone in: \(vital.joined(separator: ", "))."))
        }
        return out
    }

    private func row(_ design: NetworkDesign) -> DesignPage.Row {
        let text = DesignReportText.table(language)
        func cell(_ head: DesignReportText, _ value: String) -> DesignPage.Cell { DesignPage.Cell(cellHead: text[head.rawValue] ?? "", cellText: value) }
        return DesignPage.Row(
            rowForm: phrases.capitalised(name(design)),
            rowNote: design.hubs.isEmpty ? "" : phrases.say(fr: "centre : ", en: "hub: ") + design.hubs.map { phrases.name(Int(comparison.sites[$0])) }.joined(separator: ", "),
            cells: [
                cell(.designLinks, String(design.links.count)), cell(.designKilometres, decimal(design.kilometres, 0)),
                cell(.designOnce, ComparisonDocument.euros((design.capex / 1_000).rounded() * 1_000)),
                cell(.designYearly, ComparisonDocument.euros(design.opex)), cell(.designEnergy, decimal(design.energy / 1_000, 1)),
                cell(.designDown, down(design)), cell(.designVital, String(design.singleLinks)),
            ], rowIsBest: !design.isDominated && !isBroken(design),
            rowVerdict: isBroken(design) ? phrases.say(fr: "ne joint pas tous les lieux", en: "does not join all sites") : design.isDominated ? phrases.say(fr: "une autre fait mieux pour moins", en: "another does better for less") : phrases.say(fr: "à considérer", en: "worth considering"))
    }

    // MARK: The curve

    private func curve() -> Plot {
        let width = 960.0, height = 440.0, left = 104.0, right = 936.0, top = 40.0, bottom = 386.0
        var plot = Plot(width: Int(width), height: Int(height))
        let hours = comparison.designs.map { min(Dependability.hoursPerYear, max(1e-4, (1 - $0.worstPair.upper) * Dependability.hoursPerYear)) }
        // From less than a second to the whole year.
        let whole = log10(Dependability.hoursPerYear)
        let low = floor(log10(hours.min() ?? 1)), high = min(whole, max(low + 1, ceil(log10(hours.max() ?? 1) + 0.02)))
        let most = max(1, comparison.designs.map(DesignComparison.total).max() ?? 1)
        let base = low - 0.5
        func y(_ hours: Double) -> Double { bottom - (log10(hours) - base) / (high - base) * (bottom - top) }
        func x(_ cost: Double) -> Double { left + cost / (most * 1.08) * (right - left) }
        for decade in Int(low)...Int(high) {
            let value = pow(10, Double(decade))
            plot.line("grid", [(left, y(value)), (right, y(value))])
            plot.text("quiet", left - 8, y(value) + 4, phrases.say(hoursWord(value)), anchor: "end")
        }
        if high == whole {
            plot.line("grid", [(left, top), (right, top)])
            plot.text("quiet", left - 8, top + 4, phrases.say(fr: "toute l’année", en: "all the year"), anchor: "end")
        }
        // Round steps of cost: 1, 2 or 5 times a power of ten.
        let raw = most / 5, power = pow(10, floor(log10(raw)))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw } ?? raw
        for i in 0...Int(most * 1.08 / step) {
            let cost = Double(i) * step
            plot.line("grid", [(x(cost), bottom), (x(cost), bottom + 5)])
            plot.text("quiet", x(cost), bottom + 20, euros(cost), anchor: "middle")
        }
        plot.line("axis", [(left, top - 10), (left, bottom), (right, bottom)])
        plot.text("quiet", right, bottom + 42, phrases.say(fr: "coût sur dix ans →", en: "cost over ten years →"), anchor: "end")
        plot.text("quiet", left + 8, 16, phrases.say(fr: "↑ arrêt par an de la pire paire", en: "↑ yearly downtime of the worst pair"))
        let points = zip(comparison.designs, hours).map { design, hours in (design: design, x: x(DesignComparison.total(design)), y: y(hours)) }
        let best = points.filter { !$0.design.isDominated && !isBroken($0.design) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        if best.count > 1 { plot.line("curve", best.map { (x: $0.x, y: $0.y) }) }
        for point in points { plot.circle(point.design.isDominated || isBroken(point.design) ? "beaten" : "best", point.x, point.y, radius: 6.5) }
        for point in points {
            let mark = isBroken(point.design) ? phrases.say(fr: " (ne joint pas tous les lieux)", en: " (does not join all sites)") : point.design.isDominated ? phrases.say(fr: " (une autre fait mieux)", en: " (another does better)") : ""
            plot.name("", at: point.x, point.y, name(point.design) + mark)
        }
        return plot
    }

    private func hoursWord(_ hours: Double) -> Bilingual {
        if hours >= 0.9 { return Bilingual(fr: "\(Int(hours.rounded())) h", en: "\(Int(hours.rounded())) h") }
        let minutes = hours * 60
        if minutes >= 0.9 { return Bilingual(fr: "\(Int(minutes.rounded())) min", en: "\(Int(minutes.rounded())) min") }
        let seconds = minutes * 60
        return seconds >= 1 ? Bilingual(fr: "\(Int(seconds.rounded())) s", en: "\(Int(seconds.rounded())) s") : Bilingual(fr: "< 1 s", en: "< 1 s")
    }

    private func euros(_ value: Double) -> String {
        if value == 0 { return phrases.say(fr: "0 €", en: "€0") }
        return value >= 1_000_000
            ? phrases.say(fr: "\(decimal(value / 1_000_000 + 1e-9, value >= 10_000_000 ? 0 : 1)) M€", en: "€\(decimal(value / 1_000_000 + 1e-9, value >= 10_000_000 ? 0 : 1))m")
            : phrases.say(fr: "\(decimal(value / 1_000 + 1e-9, 0)) k€", en: "€\(decimal(value / 1_000 + 1e-9, 0))k")
    }

    // MARK: The forms

    private func form(_ design: NetworkDesign) -> DesignPage.Form {
        let all = Array(comparison.places.indices)
        let crowd = MapFrame.crowd(comparison.places)
        var maps = [DesignPage.Map(mapTitle: crowd == nil ? "" : phrases.say(fr: "l’ensemble", en: "the whole"), mapPlots: [map(design, all, zoom: crowd)])]
        if let crowd { maps.append(DesignPage.Map(mapTitle: phrases.say(fr: "le carré, agrandi", en: "the square, enlarged"), mapPlots: [map(design, crowd, zoom: nil)])) }
        let links = phrases.count(design.links.count, fr: ("lien", "liens"), en: ("link", "links"))
        let hubs = design.hubs.isEmpty ? "" : phrases.say(fr: ", centres cerclés", en: ", hubs ringed")
        return DesignPage.Form(
            formName: phrases.capitalised(name(design)), formWhat: links + ", \(decimal(design.kilometres, 0)) km" + hubs, maps: maps)
    }

    private func map(_ design: NetworkDesign, _ shown: [Int], zoom: [Int]?) -> Plot {
        let isWhole = shown.count == comparison.places.count
        let size = isWhole && zoom == nil ? (width: 460, height: 300) : (width: 260, height: 190)
        var plot = Plot(width: size.width, height: size.height)
        let frame = MapFrame(shown.map { comparison.places[$0] }, width: size.width, height: size.height)
        for link in design.links { plot.line("link", [frame.point(comparison.places[link.from]), frame.point(comparison.places[link.to])]) }
        if let zoom {
            let points = zoom.map { frame.point(comparison.places[$0]) }
            let west = (points.map(\.x).min() ?? 0) - 12, north = (points.map(\.y).min() ?? 0) - 12
            plot.rectangle("zone", west, north, width: (points.map(\.x).max() ?? 0) + 12 - west, height: (points.map(\.y).max() ?? 0) + 12 - north)
        }
        for site in shown {
            let p = frame.point(comparison.places[site])
            plot.circle(design.hubs.contains(site) ? "hub" : "dot", p.x, p.y, radius: design.hubs.contains(site) ? 6 : 3.5)
        }
        guard comparison.places.count <= Self.mostNumbers else { return plot }
        for site in shown where zoom?.contains(site) != true {
            let p = frame.point(comparison.places[site])
            plot.name(design.hubs.contains(site) ? "strong" : "", at: p.x, p.y, String(site + 1))
        }
        return plot
    }

    // MARK: Assumptions

    private func assumptions() -> [DesignPage.Assumption] {
        let a = comparison.assumptions
        func figure(_ value: Double) -> String { decimal(value + 1e-9, value == value.rounded() ? 0 : value * 10 == (value * 10).rounded() ? 1 : 2) }
        func row(_ name: DesignReportText, _ value: String, _ why: DesignReportText) -> DesignPage.Assumption {
            let text = DesignReportText.table(language)
            return DesignPage.Assumption(assumptionName: text[name.rawValue] ?? "", assumptionValue: value, assumptionWhy: text[why.rawValue] ?? "")
        }
        return [
            row(.assumedCuts, figure(a.cutsPer1000Kilometres), .assumedCutsWhy), row(.assumedRepair, "\(figure(a.repairHours)) h", .assumedYours),
            row(.assumedSite, ResilienceWords.percent(a.siteAvailability, language), .assumedYours),
            row(.assumedMetre, "\(figure(a.eurosPerKilometre / 1_000)) €", .assumedMetreWhy), row(.assumedLink, ComparisonDocument.euros(a.eurosPerLink), .assumedYours),
            row(.assumedYearly, ComparisonDocument.euros(a.yearlyEurosPerLink), .assumedYours), row(.assumedWatts, "\(figure(a.wattsPerLink)) W", .assumedYours),
            row(.assumedDetour, "× \(figure(a.detour))", .assumedYours),
        ]
    }
}
