import Continuum

/// An address of a page with its query, without what is empty.
struct PageAddress: Sendable {
    var path: String
    var query: [(name: String, value: String)] = []

    init(_ path: String, _ query: [(String, String?)] = []) {
        self.path = path
        self.query = query.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// The same with another value under a name, from its first page; nil takes the name away.
    func with(_ name: String, _ value: String?) -> PageAddress {
        var copy = self
        copy.query.removeAll { $0.name == name || $0.name == "page" }
        if let value, !value.isEmpty { copy.query.append((name, value)) }
        return copy
    }

    var text: String { PageQuery.address(path, query.map { ($0.name, $0.value) }) }
}

extension PageQuery {
    /// One of the values that there are today (frameworks, profiles); nil when nothing is asked.
    func choice(_ name: String, of offered: some Sequence<String>) throws -> String? {
        guard let value = self[name] else { return nil }
        let offered = Array(offered)
        guard offered.contains(value) else { throw Self.unknown(value, for: name, among: nearest(to: value, among: offered).map { [$0] } ?? offered) }
        return value
    }
}

extension Pager {
    init(_ page: Int, of count: Int, at address: PageAddress, _ language: Language) {
        self.init(page, of: count, language) { address.with("page", $0 == 1 ? nil : "\($0)").text }
    }
}
