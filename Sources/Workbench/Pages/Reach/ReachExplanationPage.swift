import Continuum
import HTTPTypes
import Reach
import Reports
import Workspace

/// What `reach-explanation.mustache` names: from the law to the datum, step by step, and what can be done about it.
struct ReachExplanationPage: PageValue, Sendable {
    struct Chip: Sendable {
        var chipURL: String
        var chipText: String
        var chipIsCurrent: Bool
    }

    struct Told: PageValue, Sendable {
        var toldText: String
        var toldSeverity: String
        var toldSeverityWord: String
        var decideURL: String
        var remedies: [Row]
    }

    struct Row: Sendable {
        var remedyTitle: String
        var remedyEffort: String
        var remedyEffect: String
        var hasImproved: Bool
        var remedyImproved: String
        var hasWorsened: Bool
        var remedyWorsened: String
        var tryURL: String
        var keepURL: String
        var mayKeep: Bool
        var remedyKey: TypedText
        var findingID: TypedText
    }

    var t: [String: String]
    var csrf: String
    var powers: [Chip]
    /// HTML, of the report.
    var lines: String
    var findings: [Told]
    var sources: String
    var questionsURL: String

    /// - Parameters:
    ///   - lines: HTML: the sections of the explanation; `sources`: those that it cites.
    init(
        _ assessment: Assessment, element: Int, subject: Int, power: Power?, together: String?, lines: String, sources: String, csrf: String, _ room: Room, _ language: Language
    ) {
        let continuum = assessment.continuum, words = Wording(assessment)
        let id = continuum.id(element), state = continuum.id(Int(assessment.model.subjects.list[subject].element))
        t = ReachWords.words(language)
        self.csrf = csrf
        self.lines = lines
        self.sources = sources
        questionsURL = Area.questions.url(room.slug)
        powers = ([nil] + Power.allCases.map { Power?.some($0) }).map { choice in
            let text = choice.map { Wording.power($0)[language] } ?? ReachWords.words(language)["allOf"] ?? ""
            return Chip(
                chipURL: PageQuery.address(room.url("reach/\(HTML.urlPart(id))/\(HTML.urlPart(state))"), [("power", choice?.rawValue), ("together", together)]),
                chipText: text.prefix(1).uppercased() + text.dropFirst(), chipIsCurrent: choice == power)
        }
        findings = assessment.findings.filter { finding in
            finding.element == element && finding.subjects.contains(subject) && (power == nil || finding.plane.power == power)
        }.map { finding in
            Told(
                toldText: words.message(finding)[language] + ".", toldSeverity: finding.severity.rawValue, toldSeverityWord: Wording.severity(finding.severity)[language],
                decideURL: room.url("decide/\(HTML.urlPart(finding.id))"),
                remedies: finding.remedies.map { Self.row($0, of: finding, assessment, room, language) })
        }
    }

    private static func row(_ remedy: Remedy, of finding: Finding, _ assessment: Assessment, _ room: Room, _ language: Language) -> Row {
        let text = RemedyText(remedy, assessment)
        func names(_ names: [Bilingual]) -> String {
            let more = names.count - 5
            return names.prefix(5).map { $0[language] }.joined(separator: ", ") + (more > 0 ? Bilingual(fr: " et \(more) de plus", en: " and \(more) more")[language] : "")
        }
        let key = FoundMeasure.key(remedy)
        return Row(
            remedyTitle: text.title[language], remedyEffort: text.effort[language], remedyEffect: text.effect[language], hasImproved: !text.improved.isEmpty,
            remedyImproved: names(text.improved), hasWorsened: !text.worsened.isEmpty, remedyWorsened: names(text.worsened),
            tryURL: PageQuery.address(room.url("scenarios/measure"), [("finding", finding.id), ("remedy", key)]), keepURL: room.url("scenarios/measure"),
            mayKeep: room.may(.edit), remedyKey: TypedText(key), findingID: TypedText(finding.id))
    }
}

/// A remedy of the present assessment, by the finding that it was found for and a word made of its title.
struct FoundMeasure: Sendable {
    let finding: Finding
    let remedy: Remedy

    static func key(_ remedy: Remedy) -> String { FileSlug.slug(remedy.title.en) }

    /// - Throws: a `Refusal` when the chart has changed and no longer has it.
    init(finding id: String?, remedy key: String?, _ assessment: Assessment) throws {
        guard let id, let key, let finding = assessment.findings.first(where: { $0.id == id }), let remedy = finding.remedies.first(where: { Self.key($0) == key }) else {
            throw Refusal(
                .notFound, "no-such-remedy", Bilingual(fr: "Cette mesure n’est plus proposée.", en: "This measure is proposed no longer."),
                advice: Bilingual(
                    fr: "La carte a changé depuis, ou le constat est levé : revenez à la portée des États.", en: "The chart has changed since, or the finding is gone: go back to the reach of states."))
        }
        self.finding = finding
        self.remedy = remedy
    }
}
