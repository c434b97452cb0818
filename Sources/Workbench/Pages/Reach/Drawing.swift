import Workspace

/// Drawings by Graphviz for pages. Where it is not installed, or is too slow, pages have lists in their place, which say the same.
enum Drawing {
    static func svg(_ graphs: [(id: String, dot: String)]) -> [String: String] {
        guard !graphs.isEmpty else { return [:] }
        do { return Dictionary(zip(graphs.map(\.id), try Graphviz().svg(graphs.map(\.dot)))) { first, _ in first } } catch { return [:] }
    }
}
