import Continuum
import Resilience

/// Turns the way between places into the words and the map of a page, in one language. It computes nothing but where to draw.
struct NetworkWriter {
    private let network: NetworkResilience
    private let phrases: Phrases
    private let map: NetworkResilience.Map
    private let places: [Int32: Coordinates]
    private let singles: [Int32]
    private var language: Language { phrases.language }
    /// Beyond these, only the ways, their ends and the weak points bear their names.
    private static let mostNames = 25

    init(_ network: NetworkResilience, _ language: Language) {
        self.network = network
        phrases = Phrases(network.continuum, language)
        map = network.map
        places = Dictionary(map.places.map { ($0.place, $0.at) }) { first, _ in first }
        singles = network.cuts?.cuts.hasFailedAlready == true ? [] : (network.cuts?.sets.filter { $0.count == 1 }.map { $0[0].element } ?? [])
    }

    func page(organisation: String) -> NetworkPage {
        let document = NetworkDocument(network)
        let links = Set(map.links.map(\.link))
        let undrawn = singles.filter { places[$0] == nil && !links.contains($0) }
        return NetworkPage(
            t: NetworkReportText.table(language), lang: language.rawValue, title: phrases.say(fr: document.title(.french), en: document.title(.english)),
            dateText: phrases.say(TermWords.date(network.day)), dateISO: network.day.description, organisationName: organisation,
            extentText: document.extent(language),
            sentences: document.sentences(language).map { sentence in
                let tone = sentence.tone == .plain ? "" : sentence.tone == .open ? "warn" : sentence.tone.rawValue
                return NetworkPage.Sentence(sentenceTone: tone, sentenceHead: spaced(sentence.head), sentenceRest: spaced(sentence.rest))
            },
            maps: maps(), hasMap: !map.places.isEmpty, hasSecondWay: network.ways.count > 1, hasFirstWay: !network.ways.isEmpty,
            hasDrawnSingles: undrawn.count < singles.count, hasUndrawn: !undrawn.isEmpty, undrawn: undrawn.map { phrases.name(Int($0)) },
            hasUnplaced: !map.unplaced.isEmpty, unplaced: map.unplaced.map { phrases.name(Int($0)) })
    }

    private func spaced(_ text: String) -> String { Typography.set(text, language) }

    private func maps() -> [NetworkPage.Map] {
        guard !map.places.isEmpty else { return [] }
        let all = map.places.map(\.at)
        guard let crowd = MapFrame.crowd(all) else { return [NetworkPage.Map(mapTitle: "", mapPlots: [plot(map.places, zoom: [])])] }
        let inside = crowd.map { map.places[$0] }
        return [
            NetworkPage.Map(mapTitle: phrases.say(fr: "L’ensemble", en: "The whole"), mapPlots: [plot(map.places, zoom: inside)]),
            NetworkPage.Map(mapTitle: phrases.say(fr: "Le carré, agrandi", en: "The square, enlarged"), mapPlots: [plot(inside, zoom: [])]),
        ]
    }

    private func plot(_ shown: [(place: Int32, at: Coordinates)], zoom: [(place: Int32, at: Coordinates)]) -> Plot {
        let width = 960, height = zoom.isEmpty ? 480 : 300
        var plot = Plot(width: width, height: height)
        let frame = MapFrame(shown.map(\.at), width: width, height: height, margin: 56)
        func draw(_ kind: String, _ link: NetworkResilience.DrawnLink) {
            if let line = endPoints(link, frame) { plot.line(kind, line) }
        }
        let onWay = network.ways.map { Set($0.links) }
        for link in map.links { draw("link", link) }
        for (i, way) in onWay.enumerated() { for link in map.links where way.contains(link.link) { draw(i == 0 ? "way1" : "way2", link) } }
        if !zoom.isEmpty {
            let points = zoom.map { frame.point($0.at) }
            let west = (points.map(\.x).min() ?? 0) - 16, north = (points.map(\.y).min() ?? 0) - 16
            plot.rectangle("zone", west, north, width: (points.map(\.x).max() ?? 0) + 16 - west, height: (points.map(\.y).max() ?? 0) + 16 - north)
        }
        let ends = Set([network.from] + network.to), weak = Set(singles), zoomed = Set(zoom.map(\.place))
        for (place, at) in shown {
            let p = frame.point(at)
            if weak.contains(place) {
                if ends.contains(place) { plot.circle("hub", p.x, p.y, radius: 12) }
                plot.rectangle("single", p.x - 7, p.y - 7, width: 14, height: 14)
                plot.take(Plot.Box(x: p.x - 8, y: p.y - 8, width: 16, height: 16))
            } else {
                plot.circle(ends.contains(place) ? "hub" : "dot", p.x, p.y, radius: ends.contains(place) ? 7 : 3.5)
            }
        }
        // Weak links by a square on their middle, with the word.
        for link in map.links where weak.contains(link.link) && !(zoomed.contains(link.from) && zoomed.contains(link.to)) {
            guard shown.contains(where: { $0.place == link.from || $0.place == link.to }), let line = endPoints(link, frame) else { continue }
            let x = (line[0].x + line[1].x) / 2, y = (line[0].y + line[1].y) / 2
            guard x > 0, y > 0, x < Double(width), y < Double(height) else { continue }
            plot.rectangle("single", x - 6, y - 6, width: 12, height: 12)
            plot.take(Plot.Box(x: x - 7, y: y - 7, width: 14, height: 14))
            plot.name("weak-name", at: x, y, short(link.link) + mark)
        }
        let named = Set(network.ways.flatMap(\.places)).union(ends).union(weak)
        let order = shown.filter { named.contains($0.place) } + (shown.count <= Self.mostNames ? shown.filter { !named.contains($0.place) } : [])
        for (place, at) in order where !zoomed.contains(place) {
            let p = frame.point(at)
            plot.name(weak.contains(place) ? "weak-name" : ends.contains(place) ? "strong" : "", at: p.x, p.y, short(place) + (weak.contains(place) ? mark : ""))
        }
        return plot
    }

    /// The ends of a link in the drawing; several between the same places lie beside one another.
    private func endPoints(_ link: NetworkResilience.DrawnLink, _ frame: MapFrame) -> [(x: Double, y: Double)]? {
        guard link.from != link.to, let a = places[min(link.from, link.to)], let b = places[max(link.from, link.to)] else { return nil }
        let beside = map.links.filter { [min($0.from, $0.to), max($0.from, $0.to)] == [min(link.from, link.to), max(link.from, link.to)] }
        let rank = Double(beside.firstIndex { $0.link == link.link } ?? 0) - Double(beside.count - 1) / 2
        let p = frame.point(a), q = frame.point(b)
        let length = max(1e-6, ((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y)).squareRoot())
        let dx = -(q.y - p.y) / length * rank * 9, dy = (q.x - p.x) / length * rank * 9
        return [(p.x + dx, p.y + dy), (q.x + dx, q.y + dy)]
    }

    private var mark: String { phrases.say(fr: " – point unique", en: " – single point") }

    private func short(_ element: Int32) -> String {
        let name = phrases.name(Int(element))
        return name.count > 34 ? name.prefix(33) + "…" : name
    }
}

/// The fixed texts of the page, in both languages.
enum NetworkReportText: String, CaseIterable {
    case networkKicker, networkComputedOn, networkExtent, networkMapTitle, networkMapIntro, networkNoMap, networkWay1, networkWay2, networkOther, networkEnd
    case networkSingle, networkUndrawnTitle, networkUnplacedTitle, networkReadTitle, networkReadWays, networkReadBest, networkReadSingle

    static func table(_ language: Language) -> [String: String] {
        ResilienceReportText.table(language).merging(allCases.map { ($0.rawValue, Typography.set($0.words[language], language)) }) { _, own in own }
    }

    var words: Bilingual {
        switch self {
        case .networkKicker: Bilingual(fr: "La sûreté d’un chemin", en: "How sure a way is")
        case .networkComputedOn: Bilingual(fr: "Calculée au", en: "Computed as of")
        case .networkExtent: Bilingual(fr: "Réseau", en: "Network")
        case .networkMapTitle: Bilingual(fr: "Le réseau, sur le terrain", en: "The network, on the ground")
        case .networkMapIntro: Bilingual(fr: "Les lieux d’après leurs coordonnées ; les traits disent qui est relié à qui, non par où passe le câble.", en: "Places by their coordinates; lines say what is joined to what, not where the cable runs.")
        case .networkNoMap: Bilingual(fr: "Aucun de ces lieux n’a de coordonnées (latitude, longitude) : il n’y a rien à dessiner.", en: "None of these places has coordinates (latitude, longitude): there is nothing to draw.")
        case .networkWay1: Bilingual(fr: "Chemin 1 (trait plein épais)", en: "Way 1 (thick solid line)")
        case .networkWay2: Bilingual(fr: "Chemin 2 (tirets épais)", en: "Way 2 (thick dashes)")
        case .networkOther: Bilingual(fr: "Autre liaison (trait fin)", en: "Other link (thin line)")
        case .networkEnd: Bilingual(fr: "Cercle : départ ou arrivée", en: "Ring: start or end")
        case .networkSingle: Bilingual(fr: "Carré : point de défaillance unique", en: "Square: single point of failure")
        case .networkUndrawnTitle: Bilingual(fr: "Points uniques qui ne sont pas sur le dessin", en: "Single points that are not in the drawing")
        case .networkUnplacedTitle: Bilingual(fr: "Lieux sans coordonnées, absents du dessin", en: "Places without coordinates, not drawn")
        case .networkReadTitle: Bilingual(fr: "Comment lire cette page", en: "How to read this page")
        case .networkReadWays: Bilingual(fr: "Les deux chemins sont les plus courts ensemble qui ne partagent ni lieu ni liaison. Ils peuvent encore partager une tranchée ou un bâtiment : la page le dit.", en: "The two ways are the shortest pair that shares neither place nor link. They may still share a trench or a building: the page says so.")
        case .networkReadBest: Bilingual(fr: "« Au mieux » : ce qui n’a pas de chiffre est compté parfait ; la réalité ne peut être que moins bonne.", en: "“At best”: what has no figure counts as perfect; reality can only be worse.")
        case .networkReadSingle: Bilingual(fr: "Un point unique est une chose dont la panne, seule, coupe le chemin.", en: "A single point is a thing whose failure alone cuts the way.")
        }
    }
}
