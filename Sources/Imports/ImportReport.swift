package import Continuum

/// What became of everything that a file holds? Each sort of thing met is understood, ignored on purpose, known but not supported, or unknown; each
/// with its count. Nothing vanishes.
package struct ImportReport: Sendable, Hashable {
    /// **Source**: Batfish, “Supported features”: the four answers of an honest parser.
    package enum Treatment: String, Sendable, CaseIterable, Codable { case understood, ignored, unsupported, unknown }

    package struct Entry: Sendable, Hashable {
        /// `node Country`, `<hyperedge>`, `edge@weight`.
        package var what: String
        package var treatment: Treatment
        package var count: Int
        package var reason: Bilingual?
    }

    /// Something counted about the network.
    package enum Figure: String, Sendable, CaseIterable, Codable {
        case nodes, sites, externalSites, multipointSites, sitesWithSharedName, sitesWithoutCoordinates, sitesWithoutState, sitesOfUnknownState
        case duplicateNodes, nodesWithoutID
        case edges, links, parallelLinks, oneWayLinks, linksWithoutLength, linksOfUnknownOperator
        case selfLoops, edgesWithoutNode, edgesWithoutEnds
        case components
    }

    package var file: String
    /// The id that everything of it starts with.
    package var network: String
    package var name: String
    package var operatorID: String
    package var source: String?
    package var date: Day?
    package var figures: [Figure: Int]
    package var entries: [Entry]

    package subscript(figure: Figure) -> Int { figures[figure] ?? 0 }

    /// The entries of one treatment, by name.
    package func entries(_ treatment: Treatment) -> [Entry] { entries.filter { $0.treatment == treatment } }
}
