import Continuum
import Reach
import Reports
import Resilience

/// What `failure-service.mustache` names: one service, what stops it, and when refusals bite.
struct ServiceFailurePage: Sendable {
    struct Stage: PageValue, Sendable {
        var stageTitle: String
        /// Everyone who stops it by then, in all.
        var stageCount: Int
        /// In the view box of the drawing.
        var barX: Int
        var barY: Int
        var barHeight: Int
        var labelX: Int
        var countY: Int
        var names: [Name]
        var derived: [String: Any] { ["isNobody": names.isEmpty] }
        var more: String
    }

    struct Name: Sendable {
        var refuserName: String
        var refuserURL: String
        var refuserKind: String
    }

    var t: [String: String]
    var tabs: [FailureTab]
    var address: String
    var fields: [Field]
    /// HTML, of the report.
    var card: String
    var hasTimeline: Bool
    var stages: [Stage]
    var isCutShort: Bool

    private static let mostNames = 12

    /// - Parameter resilience: of this one element.
    init(_ resilience: Resilience, _ order: Int, assumed: String, card: String, _ room: Room, _ language: Language) {
        let continuum = resilience.continuum, t = FailureWords.words(language)
        self.t = t
        self.card = card
        tabs = FailureTab.all(nil, room, language)
        let element = resilience.services.first?.element
        address = room.url("resilience/\(HTML.urlPart(element.map { continuum.id($0) } ?? ""))")
        var orders = Field(.select, "order", label: t["order"] ?? "")
        orders.options = (1...4).map { Field.Option(optionValue: TypedText("\($0)"), optionText: "\($0)", optionIsChosen: $0 == order) }
        var assume = Field(.number, "assume", label: t["assume"] ?? "", value: assumed, hint: t["assumeHint"] ?? "")
        assume.fieldUnit = "%"
        fields = [orders, assume]
        guard let service = resilience.services.first, !service.hasFailedAlready else {
            (hasTimeline, stages, isCutShort) = (false, [], false)
            return
        }
        let timeline = RefusalTimeline(service, resilience)
        isCutShort = !timeline.isWhole
        hasTimeline = timeline.stages.contains { !$0.events.isEmpty } || isCutShort
        var sum = 0
        let all = max(1, timeline.stages.reduce(0) { $0 + $1.events.count })
        stages = timeline.stages.enumerated().map { i, stage in
            sum += stage.events.count
            let height = sum * 100 / all, more = stage.events.count - Self.mostNames
            return Stage(
                stageTitle: FailureWords.horizon(stage.plane, language), stageCount: sum, barX: 40 + i * 200, barY: 130 - height, barHeight: height, labelX: 100 + i * 200,
                countY: 122 - height,
                names: stage.events.prefix(Self.mostNames).map { event in
                    let kind: Bilingual = switch event.sort {
                    case .state: Bilingual(fr: "État", en: "state")
                    case .group: Bilingual(fr: "groupe", en: "group")
                    default: Bilingual(fr: "fournisseur", en: "supplier")
                    }
                    return Name(
                        refuserName: continuum.name(Int(event.element), language), refuserURL: room.elementURL(continuum.id(Int(event.element))), refuserKind: kind[language])
                }, more: more > 0 ? Bilingual(fr: "et \(more) de plus", en: "and \(more) more")[language] : "")
        }
    }
}
