package import Continuum
import Resilience

/// The JSON Schema of what `portulan designs --format json` writes; other programs rely on it.
package enum DesignSchema: SchemaParts {
    private static let number = Document.mapping([("type", .string("number")), ("minimum", .number(0))])
    private static let share = Document.mapping([("type", .string("number")), ("minimum", .number(0)), ("maximum", .number(1))])
    private static let range = object([("lower", share), ("upper", share), ("exact", flag)])

    private static let link = object([("from", text), ("to", text), ("kilometres", number)])
    private static let design = object([
        ("form", one(of: DesignForm.allCases.map(\.rawValue))), ("hubs", list(text)), ("links", list(link)), ("kilometres", number), ("capex", number),
        ("opex", number), ("energyKWhPerYear", number), ("allJoined", range), ("worstPair", range), ("singleLinks", count), ("dominated", flag),
    ])
    private static let assumptions = object([
        ("eurosPerKilometre", number), ("eurosPerLink", number), ("yearlyEurosPerLink", number), ("wattsPerLink", number), ("cutsPer1000Kilometres", number),
        ("repairHours", number), ("siteAvailability", share), ("detour", number),
    ])

    package static var document: Document {
        let whole = object([
            ("portulan", .mapping([("const", .number(1))])), ("sites", list(text)), ("unplaced", list(text)), ("assumptions", assumptions), ("designs", list(design)),
        ])
        guard case .mapping(let pairs) = whole else { return whole }
        return .mapping(
            [
                ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                ("title", .string("Portulan : formes de réseau comparées / forms of network compared")),
            ] + pairs)
    }
}
