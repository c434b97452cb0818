/// What may be said under a key? Its `KeyDefinition` without strings and lists: a definition was copied, and each of its parts counted up and
/// down, for every key of every element (benchmark `ndjson`).
struct KeyRule: Sendable {
    enum Form: UInt8, Sendable { case boolean, token, tag, text, bilingual, number, integer, day, horizon, reference, relation }

    var form = Form.text
    var isList = false
    /// Whether alternatives may be said of the relation.
    var needs = false
    var mayBeUnknown = false
    /// Bounds of a number or an integer; both ends are allowed.
    var numbers = 0.0...0.0
    var integers = 0...0
    /// The attributes of a relation.
    var attributes = ByteSet()
    /// The kinds that a relation or a reference may lead to; all of them when none is named.
    var targets = ByteSet()
    /// The words of a closed list, as a range of `Words.tokens`.
    var tokensStart: Int32 = 0
    var tokensCount: Int32 = 0

    init() {}

    init(_ definition: KeyDefinition) {
        mayBeUnknown = definition.mayBeUnknown
        switch definition.form {
        case .relation(let kinds, let keys, let needs):
            targets = Self.targets(kinds)
            form = .relation
            self.needs = needs
            for key in keys { attributes.insert(key.rawValue) }
        case .attribute(let type, let list):
            isList = list
            switch type {
            case .boolean: form = .boolean
            case .token: form = .token
            case .tag: form = .tag
            case .text: form = .text
            case .bilingual: form = .bilingual
            case .number(let range): (form, numbers) = (.number, range)
            case .integer(let range): (form, integers) = (.integer, range)
            case .day: form = .day
            case .horizon: form = .horizon
            case .reference(let kinds): (form, targets) = (.reference, Self.targets(kinds))
            }
        }
    }

    private static func targets(_ kinds: [Kind]) -> ByteSet {
        var set = ByteSet()
        if kinds.isEmpty { set.insertAll() }
        for kind in kinds { set.insert(kind.rawValue) }
        return set
    }
}

/// Which raw values of keys or kinds? A bit for each.
struct ByteSet: Sendable {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    @inline(__always) func contains(_ value: UInt8) -> Bool {
        let bit = UInt64(1) &<< UInt64(value)
        switch value >> 6 {
        case 0: return bits.0 & bit != 0
        case 1: return bits.1 & bit != 0
        case 2: return bits.2 & bit != 0
        default: return bits.3 & bit != 0
        }
    }

    mutating func insert(_ value: UInt8) {
        let bit = UInt64(1) &<< UInt64(value)
        switch value >> 6 {
        case 0: bits.0 |= bit
        case 1: bits.1 |= bit
        case 2: bits.2 |= bit
        default: bits.3 |= bit
        }
    }

    mutating func insertAll() { bits = (.max, .max, .max, .max) }
}
