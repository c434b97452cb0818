import Continuum
import Reach
import Resilience

/// The map as `map.js` and `WorldPicture` read it, and its words.
extension MapView {
    func reachText(of element: Int, _ language: Language) -> String {
        Words.count(
            Int(snapshot.table.states[element]), Bilingual(fr: "État à risque l’atteint", en: "risky state reaches it"),
            Bilingual(fr: "États à risque l’atteignent", en: "risky states reach it"), language)
    }

    func stateText(_ certain: Int, _ possible: Int, _ language: Language) -> String {
        if certain + possible == 0 {
            return Bilingual(fr: "rien d’établi : une loi discutée, un délai long ou un fait manquant", en: "nothing settled: a law that is argued, a long delay or a missing fact")[language]
        }
        let sure = Words.count(
            certain, Bilingual(fr: "donnée ou service à sa portée", en: "dataset or service within its reach"),
            Bilingual(fr: "données ou services à sa portée", en: "datasets or services within its reach"), language)
        guard possible > 0 else { return sure }
        return sure + Bilingual(fr: ", \(Words.number(possible, .french)) de plus peut-être", en: ", perhaps \(Words.number(possible, .english)) more")[language]
    }

    func chart(_ room: Room, _ language: Language) -> MapChart {
        let continuum = snapshot.continuum
        func status(_ standing: Standing) -> MapChart.Status { standing.status.flatMap { MapChart.Status(rawValue: $0.rawValue) } ?? .none }
        func name(_ element: Int) -> String { continuum.name(element, language) }
        func url(_ element: Int) -> String { room.elementURL(continuum.id(element)) }
        let countries = states.map { state in
            let text = stateText(state.certain, state.possible, language)
            return (continuum.id(state.element), MapChart.Country(name: name(state.element), status: status(state.standing), count: state.certain, url: url(state.element), text: text))
        }
        return MapChart(
            words: Self.words(query.colour, language),
            sites: sites.map { site in
                MapChart.Site(
                    id: continuum.id(site.element), name: name(site.element), lat: site.at.latitude, lon: site.at.longitude, country: site.country.map { continuum.id($0) },
                    status: status(standing(of: site.element)), url: url(site.element), text: reachText(of: site.element, language))
            },
            links: links.map { link in
                MapChart.Link(
                    id: continuum.id(link.element), name: name(link.element), from: [link.fromAt.latitude, link.fromAt.longitude],
                    to: [link.toAt.latitude, link.toAt.longitude], status: status(standing(of: link.element)), url: url(link.element), text: reachText(of: link.element, language))
            },
            countries: Dictionary(countries, uniquingKeysWith: { first, _ in first }))
    }

    static func words(_ colour: MapQuery.Colour, _ language: Language) -> [String: String] {
        var words = [
            "map": Bilingual(fr: "Carte des lieux, des liaisons et des États", en: "Map of places, links and states"), "zoomIn": Bilingual(fr: "Agrandir", en: "Zoom in"),
            "zoomOut": Bilingual(fr: "Réduire", en: "Zoom out"), "close": Bilingual(fr: "Fermer", en: "Close"),
        ]
        for status in VerdictStatus.allCases { words[status.rawValue] = legend(status, colour) }
        return words.mapValues { $0[language] }
    }

    /// What a colour means.
    static func legend(_ status: VerdictStatus, _ colour: MapQuery.Colour) -> Bilingual {
        switch (colour, status) {
        case (.verdict, .notMet): Bilingual(fr: "une limite est dépassée", en: "a limit is broken")
        case (.verdict, .undetermined): Bilingual(fr: "indéterminé", en: "undetermined")
        case (.verdict, .met): Bilingual(fr: "limites respectées", en: "limits met")
        case (.states, .notMet): Bilingual(fr: "un État à risque l’atteint avec certitude", en: "a risky state surely reaches it")
        case (.states, .undetermined): Bilingual(fr: "peut-être", en: "perhaps")
        case (.states, .met): Bilingual(fr: "aucun État à risque", en: "no risky state")
        }
    }
}
