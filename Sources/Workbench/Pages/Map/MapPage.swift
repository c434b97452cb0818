import Continuum
import Reach
import Reports
import Resilience

/// What `map.mustache` names: the picture, its legend, and the same in tables.
struct MapPage: PageValue, Sendable {
    struct SiteRow: PageValue, Sendable {
        var siteURL: String
        var siteName: String
        var siteKind: String
        var siteCountry: String
        var siteCountryURL: String
        var sitePosition: String
        var siteReach: String
        var badge: Badge
    }

    struct LinkRow: PageValue, Sendable {
        var linkURL: String
        var linkName: String
        var linkFrom: String
        var linkFromURL: String
        var linkTo: String
        var linkToURL: String
        var linkLength: String
        var linkReach: String
        var badge: Badge
    }

    struct StateRow: PageValue, Sendable {
        var stateURL: String
        var stateName: String
        var stateReach: String
        var badge: Badge
    }

    struct Legend: Sendable {
        var legendStatus: String
        var legendText: String
    }

    struct Unplaced: Sendable {
        var unplacedURL: String
        var unplacedName: String
    }

    struct Address: Sendable {
        var sourceURL: String
        var worldURL: String
        var leafletURL: String
        var leafletSheetURL: String
    }

    var t: [String: String]
    var formURL: String
    var fields: [Field]
    /// HTML: the picture of the world, from `world.mustache`.
    var picture = ""
    /// Where `map.js` finds what it needs; none without Leaflet.
    var moving: [Address] = []
    var legends: [Legend]
    var sites: [SiteRow]
    var links: [LinkRow]
    var states: [StateRow]
    var otherStates: String
    var otherStatesTitle: String
    var unplaced: [Unplaced]
    var unplacedMore: String
    var emptyTitle: String
    var emptyText: String
    var hasEmptyAction: Bool
    var emptyURL: String
    var emptyAction: String

    /// Rows of a table; of more, the map and the list of elements tell.
    static let mostRows = 200

    init(_ view: MapView, _ room: Room, _ language: Language) {
        let snapshot = view.snapshot, continuum = snapshot.continuum
        func name(_ element: Int) -> String { continuum.name(element, language) }
        func url(_ element: Int) -> String { room.elementURL(continuum.id(element)) }
        func badge(_ element: Int) -> Badge { Badge(snapshot.table.standing[element], isCarried: false, language) }
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = ChartWords.words(language)
        formURL = room.url("map")
        fields = Self.fields(view, language)
        legends = [VerdictStatus.notMet, .undetermined, .met].map { Legend(legendStatus: $0.rawValue, legendText: MapView.legend($0, view.query.colour)[language]) }
        sites = view.sites.prefix(Self.mostRows).map { site in
            SiteRow(
                siteURL: url(site.element), siteName: name(site.element), siteKind: ElementKind.word(site.element, continuum)[language], siteCountry: site.country.map(name) ?? "",
                siteCountryURL: site.country.map(url) ?? "", sitePosition: Self.position(site.at.latitude, site.at.longitude, language),
                siteReach: view.reachText(of: site.element, language), badge: badge(site.element))
        }
        let words = FactText(continuum, language)
        links = view.links.prefix(Self.mostRows).map { link in
            LinkRow(
                linkURL: url(link.element), linkName: name(link.element), linkFrom: name(link.from), linkFromURL: url(link.from), linkTo: name(link.to), linkToURL: url(link.to),
                linkLength: continuum.value(.length, of: link.element, on: snapshot.day).map { words.value($0, of: .length) } ?? "", linkReach: view.reachText(of: link.element, language),
                badge: badge(link.element))
        }
        // Most states reach something only because something is unknown: one line for all of them.
        let sure = view.states.filter { $0.certain > 0 }
        otherStates = view.states.filter { $0.certain == 0 }.map { name($0.element) }.joined(separator: ", ")
        otherStatesTitle = say("Et \(Words.number(view.states.count - sure.count, language)) États qui ne le pourraient que si ce qui est inconnu leur était favorable", "And \(Words.number(view.states.count - sure.count, language)) states that could only if what is unknown were in their favour")
        states = sure.map { state in
            StateRow(
                stateURL: url(state.element), stateName: name(state.element), stateReach: view.stateText(state.certain, state.possible, language),
                badge: view.query.colour == .verdict ? Badge(state.standing, isCarried: false, language) : badge(state.element))
        }
        unplaced = view.unplaced.prefix(24).map { Unplaced(unplacedURL: url($0), unplacedName: name($0)) }
        unplacedMore = view.unplaced.count > 24 ? "+ \(Words.number(view.unplaced.count - 24, language))" : ""
        emptyTitle = say("Rien n’a encore de place sur la carte", "Nothing has its place on the map yet")
        emptyText = say(
            "Donnez à un lieu sa latitude et sa longitude, en degrés : il paraîtra ici, avec les liaisons qui en partent et les États qui les atteignent.",
            "Give a place its latitude and longitude, in degrees: it will show here, with the links that leave it and the states that reach them.")
        hasEmptyAction = room.may(.edit)
        emptyURL = view.unplaced.first.map { room.url("edit/\(HTML.urlPart(continuum.id($0)))") } ?? room.url("edit")
        emptyAction = say("Décrire un lieu", "Describe a place")
    }

    private static func fields(_ view: MapView, _ language: Language) -> [Field] {
        let words = ChartWords.words(language), snapshot = view.snapshot, continuum = snapshot.continuum
        var colour = Field(.select, "by", label: words["colour"] ?? "")
        colour.options = [(MapQuery.Colour.verdict, "colourVerdict"), (.states, "colourStates")].map {
            Field.Option(optionValue: TypedText($0.rawValue), optionText: words[$1] ?? "", optionIsChosen: view.query.colour == $0)
        }
        var service = Field(.select, "service", label: words["service"] ?? "")
        var choices = Array(snapshot.assessment.verdicts.lazy.map(\.element).filter { continuum.elements[$0].kind == .service }.prefix(400))
        if let chosen = view.query.service, !choices.contains(chosen) { choices.append(chosen) }
        service.options = [Field.Option(optionValue: "", optionText: words["wholeChart"] ?? "", optionIsChosen: view.query.service == nil)]
            + choices.map { Field.Option(optionValue: TypedText(continuum.id($0)), optionText: continuum.name($0, language), optionIsChosen: view.query.service == $0) }
        return [colour, service]
    }

    /// « 48,11° N, 1,68° O ».
    static func position(_ latitude: Double, _ longitude: Double, _ language: Language) -> String {
        func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
            "\(LevelWords.figure(abs(value))[language])°\u{A0}\(value < 0 ? negative : positive)"
        }
        return "\(degrees(latitude, "N", "S")), \(degrees(longitude, "E", language == .french ? "O" : "W"))"
    }
}
