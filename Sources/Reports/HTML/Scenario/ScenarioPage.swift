import Continuum

/// Everything that the templates of a scenario name; no two levels share a name, as in `ResiliencePage`.
struct ScenarioPage: FragmentPage {
    var t: [String: String]
    /// The glossary, in the page’s language.
    var glossarySection = GlossarySection(.french)
    var lang: String
    var title: String
    /// The style sheets of the whole page; a section alone needs none.
    var css = ""
    /// By section: the page on which it stands, when it is another one.
    var at: [String: String] = [:]
    var dateText: String
    var dateISO: String
    var organisationName: String
    var horizonText: String
    var examinedText: String
    var events: [Event]
    var sentences: [String]
    var bars: [ReportPage.Bar]
    var hasLosses: Bool
    /// The timeline: one, or none when nothing is lost.
    var plots: [Plot]
    var lanes: [Lane]
    var days: [Day]
    var hasClasses: Bool
    var classHeads: [String]
    var classRows: [ClassRow]
    var costSentences: [String]
    var hasMeasures: Bool
    var measures: [Measure]
    var noMeasure: String
    var hasSources: Bool
    var sources: [ReportPage.SourceRow]

    struct Event {
        var eventName: String
        var eventWhen: String
        var hasReason: Bool
        var eventReason: String
        var hasEventSource: Bool
        var eventSource: String
        var hasTouched: Bool
        var eventTouched: String
    }

    /// The timeline as a list, for narrow screens.
    struct Lane {
        var laneTitle: String
        var laneItems: [String]
    }

    struct Day {
        var dayTitle: String
        var dayAnchor: String
        var losses: [LossRow]
    }

    struct LossRow {
        var lossName: String
        var lossKind: String
        var lossClasses: [String]
        var lossAspect: String
        var boundClass: String
        var boundWord: String
        var lossBy: String
        var lossCause: String
        var hasChain: Bool
        var runs: [ResiliencePage.Run]
    }

    struct ClassRow {
        var className: String
        var classCells: [Cell]
    }

    struct Cell {
        var cellHead: String
        var cellText: String
    }

    struct Measure {
        var measureTitle: String
        var measureFrom: String
        var keptCount: Int
        var keptNames: String
        var delayedCount: Int
        var delayedNames: String
        var measureCost: String
    }
}
