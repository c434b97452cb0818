import Continuum

/// The attributes of the Topology Zoo’s files, what each is for, and what becomes of it.
///
/// **Source**: Knight, Nguyen, Falkner, Bowden, Roughan, “The Internet Topology Zoo”, IEEE JSAC 29(9), 2011, DOI 10.1109/JSAC.2011.111002; and the
/// files themselves. Names are compared without regard to case; `lat`, `lon` and the like are those of other tools.
enum GraphMLWord: String {
    // Of a node.
    case label, latitude, longitude, country, isInternal, hyperedge, type, geonames
    // Of an edge.
    case linkLabel, linkSpeed, linkSpeedUnits, linkSpeedRaw, linkType, linkNote, description
    // Of the graph.
    case network, networkLabel, networkDate, dateYear, dateMonth, source, note, layer, provenance, creator, licence

    enum Meaning {
        case word(GraphMLWord)
        case ignored(Bilingual)
    }

    static func meaning(of name: String, on owner: GraphMLDocument.Owner) -> Meaning? {
        switch owner {
        case .graph: graph[name.lowercased()]
        case .node: node[name.lowercased()]
        case .edge: edge[name.lowercased()]
        }
    }

    static func names(on owner: GraphMLDocument.Owner) -> [String] {
        switch owner {
        case .graph: graph.keys.sorted()
        case .node: node.keys.sorted()
        case .edge: edge.keys.sorted()
        }
    }

    private static let toolNumber = Meaning.ignored(Bilingual(fr: "numéro interne de l’outil", en: "the tool’s own number"))
    private static let geocoder = Meaning.ignored(
        Bilingual(fr: "aide donnée au géocodeur ; le résultat est dans Latitude, Longitude, Country", en: "a hint for the geocoder; its result is in Latitude, Longitude, Country"))
    private static let making = Meaning.ignored(Bilingual(fr: "sur la fabrication du fichier", en: "about the making of the file"))
    private static let classification = Meaning.ignored(Bilingual(fr: "classement de recherche, sans emploi dans un continuum", en: "a research classification, of no use in a continuum"))
    private static let extent = Meaning.ignored(Bilingual(fr: "l’étendue se lit dans les nœuds", en: "the extent is read off the nodes"))

    private static let node: [String: Meaning] = [
        "label": .word(.label), "name": .word(.label), "latitude": .word(.latitude), "lat": .word(.latitude), "longitude": .word(.longitude),
        "lon": .word(.longitude), "lng": .word(.longitude), "long": .word(.longitude), "country": .word(.country), "internal": .word(.isInternal),
        "hyperedge": .word(.hyperedge), "type": .word(.type), "geocode_id": .word(.geonames), "id": toolNumber, "geocode_append": geocoder,
        "geocode_country": geocoder,
    ]

    private static let edge: [String: Meaning] = [
        "linklabel": .word(.linkLabel), "label": .word(.linkLabel), "linkspeed": .word(.linkSpeed), "linkspeedunits": .word(.linkSpeedUnits),
        "linkspeedraw": .word(.linkSpeedRaw), "linktype": .word(.linkType), "linknote": .word(.linkNote), "description": .word(.description),
        "key": toolNumber, "id": toolNumber,
    ]

    private static let graph: [String: Meaning] = [
        "network": .word(.network), "label": .word(.networkLabel), "networkdate": .word(.networkDate), "dateyear": .word(.dateYear),
        "datemonth": .word(.dateMonth), "source": .word(.source), "note": .word(.note), "layer": .word(.layer), "provenance": .word(.provenance),
        "creator": .word(.creator), "licence": .word(.licence), "license": .word(.licence),
        "dateobtained": making, "datemodifier": making, "datetype": making, "lastaccess": making, "lastprocessed": making, "sourcegitversion": making,
        "toolsetversion": making, "version": making, "geolocation": extent, "geoextent": extent, "type": classification, "backbone": classification,
        "commercial": classification, "customer": classification, "ix": classification, "access": classification, "developed": classification,
        "testbed": classification, "transit": classification,
    ]
}
