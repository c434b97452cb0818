package import Continuum
import Foundation

/// Which state does a file mean by a name? From the ids, names and aliases of the states that the caller knows.
package struct StateNames: Sendable {
    private let ids: [String: String]
    private let names: [String]

    /// Every state of a continuum: of the built-in knowledge, mostly.
    package init(_ continuum: Continuum) {
        var pairs: [(name: String, id: String)] = []
        for i in continuum.elements.indices where continuum.elements[i].kind == .state {
            let id = continuum.id(i)
            pairs.append((id, id))
            for language in Language.allCases { pairs.append((continuum.name(i, language), id)) }
            for alias in continuum.values(.aliases, of: i) {
                if let alias = continuum.text(alias, .english) { pairs.append((alias, id)) }
            }
        }
        self.init(pairs)
    }

    /// A name that means two states means none.
    package init(_ pairs: [(name: String, id: String)]) {
        var ids: [String: String] = [:]
        var ambiguous: Set<String> = []
        let known = Set(pairs.map(\.id))
        for (name, id) in pairs {
            let key = Self.folded(name)
            if let other = ids[key], other != id { ambiguous.insert(key) }
            ids[key] = id
        }
        for (name, id) in Self.formerNames where known.contains(id) && ids[Self.folded(name)] == nil { ids[Self.folded(name)] = id }
        for name in ambiguous { ids[name] = nil }
        self.ids = ids
        names = pairs.map(\.name).filter { $0.utf8.count > 3 }
    }

    /// The id of the state; nil when no state, or more than one, has the name.
    package func id(_ name: String) -> String? { ids[Self.folded(name)] }

    /// The nearest name, for a message.
    package func suggestion(for name: String) -> String? { nearest(to: name, among: names) }

    /// English names that files use, and that the states' own names in the base are not: former and short ones.
    ///
    /// **Source**: the files of the Topology Zoo for CZ, MK and TR; common usage, unconfirmed, for the others. The base's own names and aliases win.
    private static let formerNames: [(String, String)] = [
        ("Burma", "MM"), ("Cape Verde", "CV"), ("Czech Republic", "CZ"), ("Great Britain", "GB"), ("Holland", "NL"), ("Ivory Coast", "CI"),
        ("Korea", "KR"), ("Macau", "MO"), ("Macedonia", "MK"), ("Russian Federation", "RU"), ("Swaziland", "SZ"), ("Turkey", "TR"), ("UK", "GB"),
        ("USA", "US"), ("United States of America", "US"), ("Viet Nam", "VN"), ("Vietnam", "VN"),
    ]

    /// Case, accents and punctuation aside.
    private static func folded(_ name: String) -> String {
        var out = ""
        for scalar in name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                out.unicodeScalars.append(scalar)
            } else if out.last != " ", !out.isEmpty {
                out += " "
            }
        }
        return out.hasSuffix(" ") ? String(out.dropLast()) : out
    }
}
