import Continuum

/// Every fixed text of the HTML report, in both languages; templates name them as `{{t.case}}`.
enum ReportText: String, CaseIterable {
    case skip, contents, kicker, assessedOn, organisation, generated, elementsOfChart
    case summaryTitle, firstTitle, firstIntro, firstMeasure, firstEffort, firstRemoved, firstAdded
    case verdictsTitle, verdictsIntro, verdictsElement, verdictsClass, verdictsStatus, verdictsWorst, verdictsNone, inherited, noFinding
    case matrixTitle, matrixIntro, matrixState, matrixRisk, matrixAny, matrixAnyNote, matrixSuppliers, matrixHome, matrixLegendCertain
    case matrixLegendPossible, matrixOnce, matrixNone, matrixCut, matrixObtain, matrixAlter, matrixStarve, matrixStarve30d, matrixStarve1y, matrixStarve5y, matrixOf
    case cardsTitle, cardsIntro, cardsNone, drawingMissing, listTitle, legendCertain, legendPossible, legendOther, legendUnknown, legendMore
    case chainTitle, remediesTitle, worsens, back, wordSource, asOf
    case questionsTitle, questionsIntro, questionsRank, questionsQuestion, questionsSettles, questionsTouches, questionsAlone, questionsNone, questionsMore
    case unknownTitle, unknownIntro, unknownKind, unknownElements, unknownFacts, unknownWhere, unknownWorld, unknownStates
    case gradientTitle, gradientIntro, gradientState, gradientLevel, gradientReason, gradientHome, gradientNoRule, gradientNone
    case sourcesTitle, sourcesIntro, sourcesNone
    case readTitle, readStatus, readMet, readNotMet, readUndetermined, readCertain, readPossible, readPowers
    case readObtain, readAlter, readCut, readStarve, readClasses, readClassesIntro, readClass, readLimitNone, readReason, readNotAdvice
    case wordCertain, wordPossible, wordMet, wordNotMet, wordUndetermined, colon

    static func table(_ language: Language) -> [String: String] {
        Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, Typography.set($0.words[language], language)) })
    }
}
