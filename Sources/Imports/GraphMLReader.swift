package import Continuum
import Foundation

/// GraphML as the Internet Topology Zoo writes it, as a change that adds sites and links.
///
/// A pure function of the bytes and the options: no clock, no file. What is not understood is counted in the report, and what was left out is said.
/// It does not guess who operates a network, nor what a link is made of: a length is a great circle, and said to be inferred.
package enum GraphMLReader {
    package struct Options: Sendable {
        /// Who makes the change.
        package var author: String
        package var date: Day?
        /// The operator’s id; when nil, an organisation is made of the network’s name, its owners unknown.
        package var operatorID: String?
        package var states: StateNames
        /// Whether an organisation of this id is described already, elsewhere than in the import of this network.
        package var isKnown: @Sendable (_ id: String, _ network: String) -> Bool
        package var limits: Limits

        package init(
            author: String, date: Day? = nil, operatorID: String? = nil, states: StateNames, limits: Limits = Limits(),
            isKnown: @escaping @Sendable (_ id: String, _ network: String) -> Bool = { _, _ in false }
        ) {
            self.author = author
            self.date = date
            self.operatorID = operatorID
            self.states = states
            self.limits = limits
            self.isKnown = isKnown
        }
    }

    /// What a file may not go beyond: bytes, nested elements, nodes and edges together, bytes of one value.
    package struct Limits: Sendable {
        package var bytes = 64 << 20
        package var depth = 64
        package var items = 500_000
        package var valueLength = 16 << 10
        package init() {}
    }

    /// Reads one file.
    /// - Returns: the change and its report, or nil after an error; with every problem met, up to a limit.
    /// - Complexity: O(n log n) in nodes and edges; memory linear in them.
    package static func read(_ bytes: [UInt8], file: String, _ options: Options) -> (result: Imported?, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        guard let text = XMLText(bytes, file: file, byteLimit: options.limits.bytes, &diagnostics) else { return (nil, diagnostics) }
        var (document, problems) = GraphMLParser.parse(text, options.limits)
        diagnostics.add(contentsOf: problems)
        var result: Imported?
        if let parsed = document {
            document = nil
            var mapper = TopologyMapper(parsed, text, options)
            result = mapper.imported()
            diagnostics.add(contentsOf: mapper.diagnostics)
        }
        diagnostics.fillExcerpts { text.line($0) }
        return (result, diagnostics)
    }
}

/// What a file became.
package struct Imported: Sendable {
    package var change: Change
    package var report: ImportReport

    package var elements: [Element] {
        change.steps.compactMap { if case .add(let element) = $0.step { element } else { nil } }
    }
}
