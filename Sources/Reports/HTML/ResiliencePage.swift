import Continuum

/// Everything that the templates of the resilience report name. Mustache climbs to outer values when an inner one is missing, so no two levels
/// share a name.
struct ResiliencePage: FragmentPage {
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
    var serviceCount: Int
    var orderText: String
    var sentences: [String]
    var bars: [ReportPage.Bar]
    var hasTop: Bool
    var top: [TopRow]
    var hasFalse: Bool
    var falseSentences: [String]
    var hasMoreFalse: Bool
    var moreFalse: [String]
    var moreFalseTitle: String
    var hasServices: Bool
    var groups: [Group]
    var cards: [Card]
    var unknownSentence: String
    var unknownBlocks: [Block]
    var hasSources: Bool
    var sources: [ReportPage.SourceRow]

    struct TopRow {
        var topName: String
        var topKind: String
        var topCount: Int
        var topServices: String
    }

    struct Group {
        var groupTitle: String
        var rows: [Row]
    }

    struct Row {
        var rowName: String
        /// To the card, here or on the element’s own page.
        var rowLink: String
        var rowStatus: String
        var rowStatusWord: String
        var rowHasFigure: Bool
        var rowAvailability: String
        var rowDowntime: String
        var rowWithoutFigure: String
        var rowHasWho: Bool
        var rowWho: [Line]
        var rowNobody: String
    }

    /// Something, a colon, and more about it.
    struct Line {
        var lineHead: String
        var lineText: String
    }

    struct Card {
        /// The element’s, by which a card is asked for.
        var cardID: String
        var anchor: String
        var cardHasLink: Bool
        var cardLink: String
        var cardName: String
        var cardKind: String
        var cardStatus: String
        var cardStatusWord: String
        var cardSentences: [String]
        var hasDrawing: Bool
        /// Checked by `InlineDrawing`, the one value that templates do not escape, with the style sheet.
        var drawing: String
        /// In pixels: narrower, it is no longer legible.
        var drawingLeast: Int
        var isDrawingMissing: Bool
        var hasOmitted: Bool
        var omittedText: String
        var isStopped: Bool
        /// Why it is stopped.
        var runs: [Run]
        var hasSingles: Bool
        var singles: [Single]
        var hasMoreSingles: Bool
        var moreSingles: [Single]
        var moreSinglesTitle: String
        /// Lists under a heading: false redundancies, several failures together, what is unknown.
        var blocksBefore: [Block]
        var hasRefusals: Bool
        var refusals: [Refusal]
        var blocksAfter: [Block]
    }

    struct Single {
        var singleName: String
        var singleKind: String
        var runs: [Run]
    }

    /// Steps of a chain that follow on one another, as one sentence.
    struct Run {
        var runClass: String
        var isBranch: Bool
        var runStart: String
        var steps: [Step]
    }

    struct Step {
        var verb: String
        var toName: String
        var hasSource: Bool
        var sourceNumber: Int
        var hasCaveat: Bool
        var caveat: String
    }

    struct Refusal {
        var refusalWhen: String
        var refusalLines: [Line]
    }

    struct Block {
        var blockTitle: String
        var blockItems: [String]
    }
}
