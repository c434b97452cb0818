import Continuum
import Foundation
import Reach
import Resilience
import Testing
import Workspace

@testable import Reports

extension ReportTemplates {
    /// The texts of a template and of all that it names, directly or not.
    static func all(from template: String) throws -> [String] {
        var known: Set<String> = [template], rest = [template], texts: [String] = []
        while let next = rest.popLast() {
            let text = try text("\(next).mustache")
            texts.append(text)
            for match in text.matches(of: /\{\{>\s*([a-z-]+)\s*\}\}/) where known.insert(String(match.1)).inserted { rest.append(String(match.1)) }
        }
        return texts
    }
}

/// Sections of reports in the page of somebody else, under a policy that allows no style and no script in it.
@Suite struct FragmentTests {
    private static let assessment = OutputTests.assess("Examples/cases/us-hyperscaler-paris", isThorough: false)
    private static let whole = HTMLReport(assessment, language: .english, title: "Case", drawings: [:])

    private static func lint(_ html: String) {
        #expect(!html.contains(/<[^>]*\sstyle=/) && !html.contains("<style") && !html.contains("<script"))
        #expect(!html.contains(/<[^>]*\son[a-z]+=/) && !html.contains("<html") && !html.contains("<main"))
        let ids = html.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
    }

    private static func innerLinks(_ html: String) -> Set<String> {
        let ids = Set(html.matches(of: /\bid="([^"]*)"/).map { String($0.1) })
        return Set(html.matches(of: /href="#([^"]*)"/).map { String($0.1) }.filter { !$0.hasPrefix("i-") && !ids.contains($0) })
    }

    @Test func `the sections of a report are what the whole report says`() throws {
        let sections = try Self.whole.fragments().sections(Array(HTMLReport.Section.allCases))
        Self.lint(sections)
        #expect(Self.innerLinks(sections).isEmpty)
        let page = try Self.whole.render()
        let body = try #require(page.firstMatch(of: /<main>\n((?s).*)<\/main>/)).1
        #expect(sections == body)
        let matrix = try Self.whole.fragments().sections([.matrix])
        #expect(matrix.hasPrefix("<section id=\"matrix\"") && matrix.contains("United States") && body.contains(matrix))
        #expect(matrix.matches(of: /<section/).count == 1)
    }

    @Test func `no template has a style of its own`() throws {
        for name in ["report", "resilience", "scenario", "levels", "network", "designs", "card-alone", "resilience-card-alone"] {
            for text in try ReportTemplates.all(from: name) { #expect(!text.contains(/<[^>]*\sstyle=/), "\(name)") }
        }
    }

    @Test func `links lead to the pages on which the rest stands`() throws {
        let links = FragmentLinks(sections: ["sources": "/w/x/reach", "verdicts": "/w/x/"]) { "/w/x/element/\($0)" }
        let html = try Self.whole.fragments(links).sections([.verdicts, .cards])
        Self.lint(html)
        #expect(Self.innerLinks(html).isEmpty)
        #expect(html.contains("href=\"/w/x/reach#s1\"") && html.contains("href=\"/w/x/#verdicts\"") && html.contains("href=\"/w/x/element/"))
    }

    @Test func `a card stands alone with the sources that it cites, under the numbers that they have in the report`() throws {
        let fragments = Self.whole.fragments(FragmentLinks(sections: ["verdicts": "/w/x/"]))
        let concerned = PathDrawing.concerned(Self.assessment).map { Self.assessment.continuum.id($0) }
        try #require(!concerned.isEmpty)
        for id in concerned {
            let card = try #require(try fragments.card(id))
            Self.lint(card)
            #expect(Self.innerLinks(card).isEmpty)
            #expect(card.matches(of: /<article/).count == 1)
            let cited = Set(card.matches(of: /href="#s([0-9]+)"/).map { String($0.1) })
            #expect(cited == Set(card.matches(of: /<li id="s([0-9]+)"/).map { String($0.1) }))
        }
        #expect(try fragments.card("nothing-of-that-name") == nil)
    }

    @Test func `what would stop a service stands alone too`() throws {
        let workspace = OutputTests.workspace("Examples/cases/us-hyperscaler-paris")
        let request = ResilienceRequest(day: OutputTests.day, order: 1, organisation: workspace.settings.organisation)
        let resilience = try #require(Resilience(workspace.continuum, request))
        let fragments = ResilienceHTML(resilience, language: .french, title: "Cas", organisation: nil, drawings: [:])
            .fragments(FragmentLinks(sections: ["services": "/w/x/resilience"]))
        let all = try fragments.sections(Array(ResilienceHTML.Section.allCases))
        Self.lint(all)
        #expect(Self.innerLinks(all).isEmpty)
        let service = try #require(resilience.services.first)
        let card = try #require(try fragments.card(workspace.continuum.id(service.element)))
        Self.lint(card)
        #expect(Self.innerLinks(card).isEmpty && card.contains("<article"))
    }

    /// Each section alone, the others elsewhere: nothing in it leads to what is not there.
    private static func alone<Section: RawRepresentable & CaseIterable & Sendable>(_ fragments: (FragmentLinks) -> Fragments<Section>) throws where Section.RawValue == String {
        let elsewhere = ["sources", "verdicts", "services", "frameworks", "subjects", "glossary"].map { ($0, "/w/x/\($0)") }
        let apart = fragments(FragmentLinks(sections: Dictionary(uniqueKeysWithValues: elsewhere)) { "/w/x/element/\($0)" })
        for section in Section.allCases {
            let html = try apart.sections([section])
            lint(html)
            #expect(innerLinks(html).isEmpty, "\(section)")
        }
        let together = try fragments(FragmentLinks()).sections(Array(Section.allCases))
        lint(together)
        #expect(innerLinks(together).isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `any section of any report can stand alone, whatever names are in it`(_ language: Language) throws {
        let (simulation, avoidances) = try PlayedChart.simulation()
        try Self.alone { HTMLReport(Self.assessment, language: language, title: "", drawings: [:]).fragments($0) }
        try Self.alone { ScenarioHTML(simulation, avoidances, language: language, organisation: "").fragments($0) }
        let designs = try PlayedChart.designs(), network = try PlayedChart.network(to: ["c"])
        try Self.alone { DesignHTML(designs, language: language, organisation: "").fragments($0) }
        try Self.alone { NetworkHTML(network, language: language, organisation: "").fragments($0) }
        for (isDetailed, subjects) in [(false, []), (true, ["offre", "paie"])] {
            let levels = try LevelledChart.levels(subjects: subjects)
            try Self.alone { LevelsHTML(levels, isDetailed: isDetailed, language: language, organisation: "").fragments($0) }
        }
    }

    @Test(arguments: [(0, 7, 0), (1, 1000, 1), (999, 1000, 100), (1, 3, 33), (2, 3, 67), (5, 5, 100), (3, 0, 0)])
    func `a share is in whole percent, and something is never nothing`(part: Int, whole: Int, percent: Int) {
        #expect(Share.percent(part, of: whole) == percent)
    }

    @Test func `every length that a page can ask for has its class`() {
        for n in [0, 1, 37, 100] { #expect(ReportStyle.measures.contains(".w\(n){width:\(n)%}.h\(n){height:\(n)%}.g\(n){flex-grow:\(n)}")) }
    }
}
