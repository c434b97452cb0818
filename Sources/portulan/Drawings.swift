import Continuum
import Reports
import Workspace

/// Drawings by the id of what they show. Without Graphviz there are none, which is said on the error output: the page has lists in their place.
func drawings(_ graphs: [(id: String, dot: String)], _ language: Language) -> [String: String] {
    do {
        return Dictionary(zip(graphs.map(\.id), try Graphviz().svg(graphs.map(\.dot)))) { first, _ in first }
    } catch {
        OutputOptions.complain(error.message[language])
        return [:]
    }
}
