/// Every way in which input can be wrong. The words are in `Problem+Text.swift`; ids are stable.
public enum Problem: Hashable, Sendable {
    // The file.
    case unreadableFile(String)
    case fileTooLarge(bytes: Int, limit: Int)
    case invalidUTF8(byteOffset: Int)
    case syntax(String)
    case aliasNotAccepted
    case aliasBomb(limit: Int)
    case tooDeep(limit: Int)
    case lineTooLong(limit: Int)
    case emptyFile
    case expectedMapping(what: String)
    case unknownTopLevelKey(String, nearest: String?)
    case cancelled
    case textStoreFull
    // An element.
    case missingID
    case invalidID(String)
    case missingKind
    case unknownKind(String, nearest: String?)
    case kindChanged(id: String, was: String, now: String)
    case duplicateID(String)
    case unknownKey(String, kind: String, nearest: String?)
    case keyOnWrongKind(String, kind: String)
    case duplicateKey(String)
    case wrongType(key: String, expected: String, found: String)
    case unknownToken(key: String, found: String, allowed: [String], nearest: String?)
    case outOfRange(key: String, found: String, range: String)
    case noSuchDay(String)
    case dayFormat(String)
    case endsBeforeItStarts(String)
    case mayNotBeUnknown(key: String)
    case missingTarget(relation: String)
    case emptyList(key: String)
    case duplicateTarget(relation: String, target: String)
    case alternativesNotAllowed(relation: String)
    case thresholdOutOfRange(found: Int, members: Int)
    // References between elements.
    case unknownReference(String, key: String, nearest: String?)
    case wrongTargetKind(String, key: String, kind: String, allowed: [String])
    case selfReference(String, key: String)
    case partOfCycle([String])
    case sharesAboveHundred(organisation: String, what: String, total: String)
    case missingSource(String)
    // Changes.
    case changeTargetMissing(String)
    case changeAlreadyThere(String)
    case changeNoSuchFact(id: String, key: String)
    case changeConflict(id: String, key: String, other: String)
    case changeValueMoved(id: String, key: String, expected: String, found: String)
    case changeReferenced(id: String, by: String)
    case changeIncomplete(String)
    case decidesWithoutDecision(kind: String)
    case decisionIncomplete(String)
    case reductionWithoutMeasure(String)
    case unknownMeasure(String, nearest: String?)
    // The workspace.
    case missingWorkspaceFile(String)
    case notAWorkspace(String)
    case unknownOrganisation(String)
    case unsupportedVersion(String)
    case policyWithoutReason(String)
    case ignoredFile(String)
    case symbolicLink(String)
    case noElements
    // Imports.
    case xmlMalformed(String)
    case xmlEncoding(String)
    case xmlEntities
    case importTooLarge(bytes: Int, limit: Int)
    case importTooMany(limit: Int)
    case notGraphML(String)
    case importTargetExists(String)
    case importUnknownState(String, count: Int, nearest: String?)
    case importSelfLoops(count: Int)
    case importMissingEnd(String)
    case importDuplicateNode(String)
    case importMissingAttribute(String, of: String)
    case importBadValue(String, key: String)
    case importNotSupported(String, count: Int)
    case importUnknownWord(String, count: Int, nearest: String?)
    // Entities for NIS 2.
    case nisUnknownActivity(String, nearest: String?)
    case nisUnknownSector(String, nearest: String?)
    case nisUnknownKey(String, of: String, nearest: String?)
    case nisNegative(key: String, found: String)
    case nisTooHigh(key: String, found: String, limit: Int)
    case nisShare(String)
    case nisContradiction(String, String)
    case nisUnknownState(String, nearest: String?)
    case nisNoEntity
    case nisNotMember(key: String, code: String)
    // Frameworks, profiles and answers.
    case unknownCheck(String, in: String, nearest: String?)
    case frameworkPartMissing(String, what: String)
    case ladderDoesNotRise(String, rung: String)
    case weightsDoNotSum(String, total: String)
    case noSuchRung(String, rung: Int, top: Int)
    case answerWithoutEvidence(String)
    case contradictoryAnswers(String, other: String)
    case staleEvidence(String, date: String)
    case builtInFramework(String, of: String)
    case futureAnswer(String, date: String)
    // Forms that people have filled in.
    case notAForm(String)
    /// A column that is missing, extra, or there twice.
    case formColumn(String, sheet: String, fault: String)
    case formOtherOrganisation(String, expected: String)
    case formUnknownQuestion(String, cell: String, nearest: String?)
    case formElementGone(String, cell: String, nearest: String?)
    case formAnswer(String, cell: String, expected: Bilingual, nearest: String?)
    case formReplaces(String, cell: String, was: String)
    case formUnknownElement(String, cell: String, kind: String?, nearest: String?)
    case formDate(String, cell: String, isFuture: Bool)
    case formDisagreement(String, cell: String, other: String, isKept: Bool)
    case formNoAnswer(String, cell: String)
    case formFormula(cell: String, isKnown: Bool)
    // Workbooks of a spreadsheet.
    case spreadsheetNotZIP(looksLike: String)
    case spreadsheetCompound(isEncrypted: Bool)
    case spreadsheetDamaged(part: String, String)
    case spreadsheetZIPFeature(String)
    case spreadsheetLimit(String, limit: Int)
    case spreadsheetXML(part: String, String)
    case spreadsheetPartMissing(String, found: String)
    case spreadsheetSheetName(String, became: String)
    case spreadsheetCut(String, sheet: String, cell: String, count: Int)
    case spreadsheetCharactersDropped(sheet: String, cell: String, count: Int)

    public var severity: Diagnostic.Severity {
        switch self {
        case .reductionWithoutMeasure, .unknownMeasure: .warning
        case .emptyFile, .ignoredFile, .symbolicLink, .noElements, .nisNoEntity: .warning
        // What an import leaves out, it says and counts; the rest is good.
        case .importUnknownState, .importSelfLoops, .importMissingEnd, .importDuplicateNode, .importMissingAttribute, .importBadValue, .importNotSupported,
            .importUnknownWord:
            .warning
        // What people attest is kept, whatever it is worth.
        case .answerWithoutEvidence, .contradictoryAnswers, .staleEvidence, .futureAnswer: .warning
        case .spreadsheetSheetName, .spreadsheetCut, .spreadsheetCharactersDropped: .warning
        // What a form has amiss is left out and said; the rest is good.
        case .formColumn("id", _, "missing"), .formColumn("answer", _, "missing"): .error
        case .formColumn, .formOtherOrganisation, .formUnknownQuestion, .formElementGone, .formAnswer, .formReplaces, .formUnknownElement, .formDate,
            .formDisagreement, .formNoAnswer, .formFormula:
            .warning
        default: .error
        }
    }

    /// Stable across versions: what users search for and what machines match.
    public var id: String {
        switch self {
        case .unreadableFile: "PORT001"
        case .fileTooLarge: "PORT002"
        case .invalidUTF8: "PORT003"
        case .syntax: "PORT004"
        case .aliasNotAccepted: "PORT005"
        case .aliasBomb: "PORT006"
        case .tooDeep: "PORT007"
        case .lineTooLong: "PORT008"
        case .emptyFile: "PORT009"
        case .expectedMapping: "PORT010"
        case .unknownTopLevelKey: "PORT011"
        case .cancelled: "PORT012"
        case .textStoreFull: "PORT013"
        case .missingID: "PORT020"
        case .invalidID: "PORT021"
        case .missingKind: "PORT022"
        case .unknownKind: "PORT023"
        case .duplicateID: "PORT024"
        case .kindChanged: "PORT025"
        case .unknownKey: "PORT030"
        case .keyOnWrongKind: "PORT031"
        case .duplicateKey: "PORT032"
        case .wrongType: "PORT033"
        case .unknownToken: "PORT034"
        case .outOfRange: "PORT035"
        case .noSuchDay: "PORT036"
        case .dayFormat: "PORT037"
        case .endsBeforeItStarts: "PORT038"
        case .mayNotBeUnknown: "PORT039"
        case .missingTarget: "PORT040"
        case .emptyList: "PORT041"
        case .duplicateTarget: "PORT042"
        case .alternativesNotAllowed: "PORT043"
        case .thresholdOutOfRange: "PORT044"
        case .unknownReference: "PORT050"
        case .wrongTargetKind: "PORT051"
        case .selfReference: "PORT052"
        case .partOfCycle: "PORT053"
        case .sharesAboveHundred: "PORT054"
        case .missingSource: "PORT055"
        case .changeTargetMissing: "PORT060"
        case .changeAlreadyThere: "PORT061"
        case .changeNoSuchFact: "PORT062"
        case .changeConflict: "PORT063"
        case .changeValueMoved: "PORT064"
        case .changeReferenced: "PORT065"
        case .changeIncomplete: "PORT066"
        case .missingWorkspaceFile: "PORT070"
        case .notAWorkspace: "PORT071"
        case .unknownOrganisation: "PORT072"
        case .unsupportedVersion: "PORT073"
        case .policyWithoutReason: "PORT074"
        case .ignoredFile: "PORT075"
        case .symbolicLink: "PORT076"
        case .noElements: "PORT077"
        case .xmlMalformed: "PORT100"
        case .xmlEncoding: "PORT101"
        case .xmlEntities: "PORT102"
        case .importTooLarge: "PORT103"
        case .importTooMany: "PORT104"
        case .notGraphML: "PORT105"
        case .importTargetExists: "PORT106"
        case .importUnknownState: "PORT110"
        case .importSelfLoops: "PORT111"
        case .importMissingEnd: "PORT112"
        case .importDuplicateNode: "PORT113"
        case .importMissingAttribute: "PORT114"
        case .importBadValue: "PORT115"
        case .importNotSupported: "PORT116"
        case .importUnknownWord: "PORT117"
        case .nisUnknownActivity: "PORT140"
        case .nisUnknownSector: "PORT141"
        case .nisUnknownKey: "PORT142"
        case .nisNegative: "PORT143"
        case .nisTooHigh: "PORT144"
        case .nisShare: "PORT145"
        case .nisContradiction: "PORT146"
        case .nisUnknownState: "PORT147"
        case .nisNoEntity: "PORT148"
        case .nisNotMember: "PORT149"
        case .unknownCheck: "PORT150"
        case .frameworkPartMissing: "PORT151"
        case .ladderDoesNotRise: "PORT152"
        case .weightsDoNotSum: "PORT153"
        case .noSuchRung: "PORT154"
        case .answerWithoutEvidence: "PORT155"
        case .contradictoryAnswers: "PORT156"
        case .staleEvidence: "PORT157"
        case .builtInFramework: "PORT170"
        case .futureAnswer: "PORT171"
        case .decidesWithoutDecision: "PORT172"
        case .decisionIncomplete: "PORT173"
        case .reductionWithoutMeasure: "PORT174"
        case .unknownMeasure: "PORT175"
        case .notAForm: "PORT158"
        case .formColumn: "PORT159"
        case .formOtherOrganisation: "PORT160"
        case .formUnknownQuestion: "PORT161"
        case .formElementGone: "PORT162"
        case .formAnswer: "PORT163"
        case .formReplaces: "PORT164"
        case .formUnknownElement: "PORT165"
        case .formDate: "PORT166"
        case .formDisagreement: "PORT167"
        case .formNoAnswer: "PORT168"
        case .formFormula: "PORT169"
        case .spreadsheetNotZIP: "PORT130"
        case .spreadsheetCompound: "PORT131"
        case .spreadsheetDamaged: "PORT132"
        case .spreadsheetZIPFeature: "PORT133"
        case .spreadsheetLimit: "PORT134"
        case .spreadsheetXML: "PORT135"
        case .spreadsheetPartMissing: "PORT136"
        case .spreadsheetSheetName: "PORT137"
        case .spreadsheetCut: "PORT138"
        case .spreadsheetCharactersDropped: "PORT139"
        }
    }

    /// Whether the problem is that a reference leads nowhere, which reading more files may mend.
    package var isBetweenElements: Bool {
        switch self {
        case .unknownReference: true
        default: false
        }
    }

    /// Whether the problem lies in the form of one element, which a JSON Schema can see, rather than between elements.
    package var isStructural: Bool {
        switch self {
        case .unknownReference, .wrongTargetKind, .selfReference, .partOfCycle, .sharesAboveHundred, .missingSource, .duplicateID,
            .noSuchDay, .endsBeforeItStarts, .duplicateTarget, .thresholdOutOfRange, .duplicateKey, .kindChanged:
            false
        default: true
        }
    }
}

/// The nearest word of a list, when it is near enough to be what was meant.
///
/// Optimal string alignment distance (a transposition is one step) of at most a third of the word's length, at least 1.
/// - Complexity: O(words × length²); words of over 64 bytes are not compared.
package func nearest(to word: String, among words: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard wanted.count <= 64, !wanted.isEmpty else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in words {
        let other = Array(candidate.lowercased().utf8)
        guard other.count <= 64, abs(other.count - wanted.count) <= limit else { continue }
        let distance = alignmentDistance(wanted, other)
        guard distance <= limit else { continue }
        if let held = best, (held.distance, held.word) <= (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.word
}

private func alignmentDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var twoBack = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in 1...a.count {
        current[0] = i
        for j in 1...b.count {
            let cost = a[i - 1] == b[j - 1] ? 0 : 1
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                current[j] = min(current[j], twoBack[j - 2] + 1)
            }
        }
        (twoBack, previous, current) = (previous, current, twoBack)
    }
    return previous[b.count]
}
