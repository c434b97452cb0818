import Continuum

/// Everything that the templates name. Mustache climbs to outer values when an inner one is missing, so no two levels share a name.
struct ReportPage: FragmentPage {
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
    var elementCount: Int
    var sentences: [String]
    var bars: [Bar]
    var hasFirst: Bool
    var first: [FirstMeasure]
    var hasVerdicts: Bool
    var verdictGroups: [VerdictGroup]
    var total: Int
    var hasMatrix: Bool
    var matrix: [MatrixRow]
    var anyCells: [MatrixCell]
    var hasAny: Bool
    var hasHomeMatrix: Bool
    var homeMatrix: [MatrixRow]
    var hasSupplierMatrix: Bool
    var supplierMatrix: [MatrixRow]
    var hasCards: Bool
    var cards: [Card]
    var hasQuestions: Bool
    var questions: [QuestionRow]
    var hasMoreQuestions: Bool
    var moreQuestions: Int
    var unknownSentence: String
    var unknownRows: [UnknownRow]
    var hasUnreviewed: Bool
    var unreviewed: [String]
    var hasGradient: Bool
    var gradient: [GradientRow]
    var hasHomeGradient: Bool
    var homeGradient: [GradientRow]
    var hasSources: Bool
    var sources: [SourceRow]
    var classes: [ClassRow]

    struct Bar {
        var barTitle: String
        var barTotal: Int
        var segments: [Segment]
    }

    struct Segment {
        var segmentClass: String
        var segmentCount: Int
        /// In percent of the bar.
        var segmentShare: Int
        var segmentWord: String
    }

    struct FirstMeasure {
        var measureTitle: String
        var measureEffort: String
        var measureRemoved: Int
        var measureAdded: Int
    }

    struct VerdictGroup {
        var groupTitle: String
        var rows: [VerdictRow]
    }

    struct VerdictRow {
        var rowName: String
        /// To the card, here or on the element’s own page.
        var rowLink: String
        var rowHasCard: Bool
        var rowClass: String
        var rowIsInherited: Bool
        var rowStatus: String
        var rowStatusWord: String
        var rowWorst: String
        var rowHasWorst: Bool
        var rowSeverity: String
        var rowSeverityWord: String
    }

    struct MatrixRow {
        var stateName: String
        var hasRisk: Bool
        var riskNumber: Int
        var riskWord: String
        var cells: [MatrixCell]
    }

    struct MatrixCell {
        var isEmpty: Bool
        var count: Int
        /// « dont 3 possibles », « possibles » when all are.
        var possibleWords: String
        var certainShare: Int
        var possibleShare: Int
    }

    struct Card {
        /// The element’s, by which a card is asked for.
        var cardID: String
        var anchor: String
        var cardHasLink: Bool
        var cardLink: String
        var cardName: String
        var cardKind: String
        var cardClass: String
        var cardStatus: String
        var cardStatusWord: String
        var hasDrawing: Bool
        /// Checked by `InlineDrawing`, the one value that templates do not escape, with the style sheet.
        var drawing: String
        /// In pixels: narrower, it is no longer legible.
        var drawingLeast: Int
        var layers: [LayerRow]
        var blocks: [Block]
    }

    struct LayerRow {
        var layerTitle: String
        var layerItems: [LayerItem]
    }

    struct LayerItem {
        var itemName: String
        var itemIsMarked: Bool
        var itemMark: String
        var itemMarkWord: String
    }

    /// Findings that share one chain.
    struct Block {
        var messages: [Message]
        var isOpen: Bool
        var hasSteps: Bool
        var steps: [Step]
        var hasRemedies: Bool
        var remedies: [RemedyRow]
    }

    struct Message {
        var messageText: String
        var severity: String
        var severityWord: String
        var bound: String
        var boundWord: String
    }

    struct Step {
        var stepClass: String
        var fromName: String
        var verb: String
        var toName: String
        var notes: [String]
        var hasSource: Bool
        var sourceNumber: Int
        var hasDate: Bool
        var sourceDate: String
        var hasStanding: Bool
        var standingWord: String
        var isUnconfirmed: Bool
    }

    struct RemedyRow {
        var remedyTitle: String
        var remedyEffort: String
        var remedyEffect: String
        var remedyHasWorsened: Bool
        var remedyWorsened: String
    }

    struct QuestionRow {
        var questionRank: Int
        var questionText: String
        var questionHasSettled: Bool
        var questionSettled: String
        var questionTouches: String
    }

    struct UnknownRow {
        var kindTitle: String
        var kindCount: String
        var kindUnknown: Int
        var kindWhere: String
    }

    struct GradientRow {
        var gradientState: String
        var gradientRisk: Int
        var gradientWord: String
        var gradientReason: String
    }

    struct SourceRow {
        var number: Int
        var sourceText: String
        var hasLink: Bool
        var link: String
        var linkHost: String
    }

    struct ClassRow {
        var classTitle: String
        var limits: [String]
        var classReason: String
    }
}
