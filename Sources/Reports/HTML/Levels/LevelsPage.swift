/// Everything that the templates of levels name; no two levels share a name, as in `ResiliencePage`.
struct LevelsPage: FragmentPage {
    var t: [String: String]
    var lang: String
    var title: String
    /// The style sheets of the whole page; a section alone needs none.
    var css = ""
    /// By section: the page on which it stands, when it is another one.
    var at: [String: String] = [:]
    var dateText: String
    var dateISO: String
    var organisationName: String
    var examinedText: String
    var underText: String
    var contents: [Link]
    var sentences: [String]
    /// One, in an overview: where each framework stands.
    var standings: [Standings]
    var isOverview: Bool
    var hasFirsts: Bool
    var firsts: [First]
    var frames: [Frame]
    var hasMatrices: Bool
    var matrices: [Matrix]
    var hasDisagreements: Bool
    var disagreements: [String]
    var parts: [SubjectPart]
    var hasShared: Bool
    var shared: [Shared]
    var sharedRest: [String]
    var hasGroups: Bool
    var bars: [QuestionBar]
    var groups: [QuestionGroup]
    var hasSources: Bool
    var sources: [ReportPage.SourceRow]
    var words: [Word]
    var glossary: [GlossaryRow]

    struct Link {
        var linkAnchor: String
        var linkText: String
    }

    /// A term that leads to the glossary.
    struct Word {
        var wordAnchor: String
        var wordText: String
    }

    struct GlossaryRow {
        var termAnchor: String
        var termText: String
        var termMeaning: String
    }

    struct Standings {
        var standingRows: [StandingRow]
    }

    struct StandingRow {
        var standingAnchor: String
        var standingName: String
        var standingStatus: String
        var standingTallies: [Tally]
    }

    /// Met, not met, undetermined: a bar with its figures.
    struct Tally {
        var tallyParts: [TallyPart]
        var tallyWords: String
        var figures: [Figure]
    }

    struct TallyPart {
        var tallyClass: String
        /// In percent.
        var tallyShare: Int
    }

    struct Figure {
        var figureClass: String
        var figureCount: Int
    }

    struct Step {
        var stepClass: String
        var stepHeight: Int
    }

    /// Stairs with a level, and a scale with a score where there is one.
    struct Stairs {
        var steps: [Step]
        var stairsText: String
        var scales: [Scale]
    }

    /// From 0 to 100: surely, at best, out of reach.
    struct Scale {
        var scaleSure: Int
        var scaleMaybe: Int
        var scaleRest: Int
        var scaleText: String
    }

    /// One of the two.
    struct Measure {
        var stairs: [Stairs]
        var tallies: [Tally]
    }

    struct First {
        var firstName: String
        var firstID: String
        /// At most one.
        var firstLink: [String]
        var firstCount: String
        var firstUnder: [FirstUnder]
        var firstMore: [String]
    }

    struct FirstUnder {
        var underAnchor: String
        var underName: String
        var underMeasures: [Measure]
        var underCap: String
        var underEvidence: [EvidenceRow]
    }

    struct EvidenceRow {
        var evidenceText: String
        var evidenceNotes: [String]
        var evidenceRefs: [Int]
    }

    struct Fact {
        var factName: String
        var factText: String
        var factRefs: [Int]
    }

    struct Frame {
        var frameAnchor: String
        var frameName: String
        var frameFacts: [Fact]
        var frameDescription: [String]
        var frameIsGraded: Bool
        var rows: [Row]
        var hasRest: Bool
        var restText: String
        var rest: [Row]
    }

    struct Row {
        var rowName: String
        var rowID: String
        /// At most one.
        var rowLink: [String]
        var rowMeasures: [Measure]
        var rowCaps: String
    }

    struct Matrix {
        var matrixAnchor: String
        var matrixTitle: String
        var matrixHeads: [MatrixHead]
        var matrixRows: [MatrixRow]
    }

    struct MatrixHead {
        var headAnchor: String
        var headText: String
    }

    struct MatrixRow {
        var matrixName: String
        /// At most one.
        var matrixLink: [String]
        var matrixCells: [MatrixCell]
    }

    struct MatrixCell {
        var cellSteps: [Step]
        var cellIsGraded: Bool
        var cellSigns: [String]
        var cellText: String
        var cellWords: String
    }

    struct SubjectPart {
        var subjectAnchor: String
        var subjectName: String
        var subjectID: String
        var subjectKind: String
        var subjectSentences: [String]
        var hasLines: Bool
        var lines: [SubjectLine]
        var framings: [Framing]
    }

    struct SubjectLine {
        var lineAnchor: String
        var lineName: String
        var lineStatus: String
        var lineMeasures: [Measure]
    }

    /// One framework of one subject.
    struct Framing {
        var framingAnchor: String
        var framingName: String
        var framingFacts: [Fact]
        var framingNotes: [String]
        var framingIsGraded: Bool
        var floors: [Stairs]
        var floorNotes: [String]
        var scores: [Scale]
        var framingTallies: [Tally]
        var hasRadar: Bool
        var radars: [Radar]
        var objectives: [ObjectiveRow]
        var hasCaps: Bool
        var caps: [CapRow]
        var capsRest: [String]
        var chapters: [Chapter]
        var hasLifts: Bool
        var lifts: [QuestionRow]
        var liftsRest: [String]
    }

    struct Radar {
        var plots: [Plot]
    }

    struct ObjectiveRow {
        var objectiveName: String
        var objectiveWeight: String
        var objectiveMeasures: [Measure]
        var objectivePoints: String
    }

    struct CapRow {
        var capAnchor: String
        var capSign: String
        var capText: String
        var capEvidence: [EvidenceRow]
    }

    struct Chapter {
        var chapterName: String
        var requirements: [RequirementPart]
    }

    struct RequirementPart {
        var requirementAnchor: String
        var requirementSign: String
        var requirementLabel: String
        var requirementWord: String
        var requirementSteps: [Stairs]
        var requirementMarks: [String]
        var requirementQuestion: [String]
        var requirementRungs: [RungRow]
        var requirementNotes: [String]
        var hasChecks: Bool
        var checks: [CheckRow]
        var hasStatements: Bool
        var statements: [StatementRow]
    }

    struct RungRow {
        var rungBound: String
        var rungText: String
        var rungWorth: String
    }

    struct CheckRow {
        var checkSign: String
        var checkTitle: String
        var checkID: String
        var checkWord: String
        var checkEvidence: [EvidenceRow]
        var checkMore: [String]
        var checkMissing: [String]
    }

    struct StatementRow {
        var statementSign: String
        var statementTitle: String
        var statementWord: String
        var statementAnswers: [AnswerRow]
        var statementNotes: [String]
    }

    struct AnswerRow {
        var answerText: String
        var answerMarks: [String]
    }

    struct Shared {
        var sharedSign: String
        var sharedTitle: String
        var sharedKind: String
        var sharedWord: String
        var sharedWith: [Link]
    }

    struct QuestionBar {
        var barName: String
        var barAnchor: String
        var barAlone: Int
        var barWith: Int
        var barRest: Int
        var barText: String
    }

    struct QuestionGroup {
        var groupAnchor: String
        var groupName: String
        var groupRows: [QuestionRow]
        var groupMore: [String]
    }

    struct QuestionRow {
        var questionText: String
        var questionAsked: String
        var questionSettles: String
        var questionTouches: String
    }
}
