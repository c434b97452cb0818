/// How problems are put into words: the typography of each language, and the names of what was expected and found.
///
/// The sentences are in `Problem+Message.swift` (what is wrong), `Problem+Advice.swift` (why it matters, what to do) and
/// `Problem+Syntax.swift` (what the parsers say).

/// How is text set in a language: its quotation marks, and the spaces that may not break?
protocol Typography: Sendable {
    static var language: Language { get }
    static func quoted(_ text: String) -> String
    /// Sets a sentence's own words, never what a user wrote.
    static func set(_ literal: String) -> String
}

enum FrenchTypography: Typography {
    static let language = Language.french
    static func quoted(_ text: String) -> String { "«\u{A0}\(text)\u{A0}»" }

    /// Sentences are written with plain spaces; those before « : ; ? ! » and inside guillemets become U+00A0 here.
    static func set(_ literal: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in literal.unicodeScalars {
            if out.last == " ", ":;?!»%".unicodeScalars.contains(scalar) || (out.dropLast().last == "«") {
                out.removeLast()
                out.append("\u{A0}")
            }
            out.append(scalar)
        }
        if out.last == " ", out.dropLast().last == "«" {
            out.removeLast()
            out.append("\u{A0}")
        }
        return String(out)
    }
}

enum EnglishTypography: Typography {
    static let language = Language.english
    static func quoted(_ text: String) -> String { "“\(text)”" }
    static func set(_ literal: String) -> String { literal }
}

/// A sentence with names in it. What comes from outside is interpolated as `quoted:` or `list:` and is made safe to show;
/// `plain:` is for figures and words of ours.
struct Phrase<Style: Typography>: ExpressibleByStringInterpolation, Sendable {
    struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var text = ""
        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 16 * interpolationCount) }

        mutating func appendLiteral(_ literal: String) { text += Style.set(literal) }
        mutating func appendInterpolation(quoted name: String) { text += Style.quoted(shown(name)) }
        mutating func appendInterpolation(plain words: String) { text += words }
        mutating func appendInterpolation(count: Int) { text += grouped(count, Style.language) }
        /// “a”, “b” or “c”.
        mutating func appendInterpolation(anyOf names: [String]) { append(names, last: Style.language == .french ? " ou " : " or ") }
        /// “a”, “b” and “c”.
        mutating func appendInterpolation(list names: [String]) { append(names, last: Style.language == .french ? " et " : " and ") }

        private mutating func append(_ names: [String], last: String) {
            for (i, name) in names.enumerated() {
                if i > 0 { text += i == names.count - 1 ? last : ", " }
                text += Style.quoted(shown(name))
            }
        }
    }

    let text: String
    init(stringLiteral value: String) { text = Style.set(value) }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }
}

typealias French = Phrase<FrenchTypography>
typealias English = Phrase<EnglishTypography>

/// A sentence in both languages, set in the typography of each.
struct Sentence: Sendable {
    var fr: French
    var en: English
    init(_ fr: French, _ en: English) {
        self.fr = fr
        self.en = en
    }
    subscript(language: Language) -> String { language == .french ? fr.text : en.text }
}

/// A name as it may be shown on one line: at most 60 characters, without the controls that could change what a terminal displays.
func shown(_ name: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in name.prefix(60).unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            out.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
        default: out.append(scalar)
        }
    }
    return String(out) + (name.dropFirst(60).isEmpty ? "" : "…")
}

/// 10 000 in French, 10,000 in English.
func grouped(_ number: Int, _ language: Language) -> String {
    let digits = Array(String(number.magnitude))
    var out = number < 0 ? "-" : ""
    for (i, digit) in digits.enumerated() {
        if i > 0, (digits.count - i) % 3 == 0 { out += language == .french ? "\u{A0}" : "," }
        out.append(digit)
    }
    return out
}

/// 32 Mio, 1,5 Gio; rounded up, so that what is above a limit never reads the same as the limit.
func size(_ bytes: Int, _ language: Language) -> String {
    let units = language == .french ? ["octets", "Kio", "Mio", "Gio", "Tio"] : ["bytes", "KiB", "MiB", "GiB", "TiB"]
    var unit = 0
    var scale = 1
    while unit < units.count - 1, bytes / scale >= 1024 {
        unit += 1
        scale <<= 10
    }
    let (whole, rest) = max(0, bytes).quotientAndRemainder(dividingBy: scale)
    var tenths = whole * 10
    if rest > 0 { tenths += rest / scale * 10 + (rest % scale * 10 + scale - 1) / scale }
    let fraction = tenths % 10 == 0 ? "" : (language == .french ? "," : ".") + String(tenths % 10)
    return grouped(tenths / 10, language) + fraction + "\u{A0}" + units[unit]
}

extension Problem {
    /// What a code of `wrongType` expects, as a noun phrase; a list of words (`a | b`) becomes “a” or “b”.
    static func expectation(_ code: String, key: String) -> Sentence {
        switch code {
        case "a-word": Sentence("un mot sans espace ni accent", "a word without spaces or accents")
        case "text": Sentence("un texte", "a text")
        case "number": Sentence("un nombre", "a number")
        case "integer": Sentence("un nombre entier", "a whole number")
        case "integer ≥ 1": Sentence("un nombre entier d’au moins 1", "a whole number of at least 1")
        case "id": Sentence("l’identifiant d’un élément", "the id of an element")
        case "value": Sentence("une valeur simple", "a plain value")
        case "[…]" where key == "elements": Sentence("une liste d’éléments", "a list of elements")
        case "[…]": Sentence("une liste d’au moins un élément", "a list of at least one element")
        case "30d | 6m | 1y | 5y": Sentence("une durée telle que 30d, 6m ou 1y", "a length of time such as 30d, 6m or 1y")
        case "text | { fr: …, en: … }": Sentence("un texte, ou un texte par langue", "a text, or one text per language")
        case "id | { to: id, … }":
            Sentence("l’identifiant d’un élément, ou un bloc avec la clé « to »", "the id of an element, or a block with the key “to”")
        case "text | { ref: …, date: …, standing: …, rank: … }":
            Sentence("un texte, ou un bloc avec la clé « ref »", "a text, or a block with the key “ref”")
        case "{ ref: … }": Sentence("un bloc avec la clé « ref »", "a block with the key “ref”")
        case "{ at-least: k, of: […] }": Sentence("« at-least » et « of » ensemble", "“at-least” and “of” together")
        default: Sentence("\(anyOf: words(in: code))", "\(anyOf: words(in: code))")
        }
    }

    /// What a code of `wrongType` found, as a noun phrase; nil when the code does not say.
    static func finding(_ code: String) -> Sentence? {
        switch code {
        case "…": nil
        case "mapping": Sentence("un bloc de clés", "a block of keys")
        case "list": Sentence("une liste", "a list")
        default:
            if let text = unquoted(code) {
                Sentence("le texte \(quoted: text)", "the text \(quoted: text)")
            } else {
                Sentence("\(quoted: code)", "\(quoted: code)")
            }
        }
    }

    static func words(in code: String) -> [String] { pieces(of: code, between: " | ") }

    /// The text between “ and ”: what the user had put between quotation marks.
    static func unquoted(_ code: String) -> String? {
        guard code.first == "“" else { return nil }
        return String(code.last == "”" ? code.dropFirst().dropLast() : code.dropFirst())
    }

    static func pieces(of text: String, between separator: String) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while let cut = rest.firstRange(of: separator) {
            pieces.append(String(rest[..<cut.lowerBound]))
            rest = rest[cut.upperBound...]
        }
        return pieces + [String(rest)]
    }
}
