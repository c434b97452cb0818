import Continuum
import Knowledge

/// What does an answer say, as somebody wrote it? Pure; whatever is written, the result is an answer, nothing, or a problem.
struct AnswerParser {
    enum Said: Hashable {
        case attests(String)
        case rung(Int)
        case literals([Element.Literal])
        case until(Day)
        /// Ids, in the order written, each once.
        case elements([String])
        /// Who owns it, with their shares of the capital where they are said.
        case owners([Owner])
        /// Nothing under this relation.
        case nothing
        /// Another key says it by a word.
        case word(Key, String)
    }
    struct Owner: Hashable {
        var id: String
        var capital: Double?
    }
    enum Result {
        case blank, notKnown
        case said(Said)
        case problem(Problem)
    }

    let continuum: Continuum
    let day: Day
    /// In French, 24/11/2026 is a day.
    let isFrench: Bool
    private let finder: ElementFinder
    /// Names are proposed for the first unknown ids only: looking for them is slow, and nobody reads a thousand.
    private var proposals = 50

    init(_ continuum: Continuum, day: Day, isFrench: Bool) {
        self.continuum = continuum
        self.day = day
        self.isFrench = isFrench
        finder = ElementFinder(continuum)
    }

    private static let yes: Set<String> = ["oui", "yes", "true", "vrai", "o", "y"]
    private static let no: Set<String> = ["non", "no", "false", "faux", "n"]
    private static let partly: Set<String> = ["en partie", "partiel", "partielle", "partiellement", "partly", "partial", "partially", "in part"]
    private static let notApplicable: Set<String> = ["sans objet", "non applicable", "n/a", "na", "s.o", "so", "not applicable", "not-applicable"]
    private static let notKnown: Set<String> = [
        "je ne sais pas", "ne sait pas", "ne sais pas", "nsp", "inconnu", "inconnue", "?", "unknown", "i don't know", "don't know", "dont know", "i do not know",
        "do not know", "not known", "nous ne savons pas", "we don't know",
    ]
    private static let none: Set<String> = ["aucun", "aucune", "neant", "none", "nobody", "personne"]

    mutating func read(_ text: String, as form: AnswerForm, cell: String) -> Result {
        let plain = text.plain
        if plain.isEmpty { return .blank }
        if Self.notKnown.contains(plain) { return .notKnown }
        func problem(_ nearest: String? = nil) -> Result {
            .problem(.formAnswer(text, cell: cell, expected: AnswerWords.expected(form, continuum.vocabulary), nearest: nearest))
        }
        func nearestChoice() -> String? {
            let all = Language.allCases.flatMap { AnswerWords.choices(form, $0) ?? [] }
            return nearest(to: plain, among: all.map(\.plain)).flatMap { near in all.first { $0.plain == near } }
        }
        switch form {
        case .attest:
            if Self.yes.contains(plain) { return .said(.attests("yes")) }
            if Self.no.contains(plain) { return .said(.attests("no")) }
            if Self.partly.contains(plain) { return .said(.attests("partly")) }
            if Self.notApplicable.contains(plain) { return .said(.attests("not-applicable")) }
            return problem(nearestChoice())
        case .boolean:
            if Self.yes.contains(plain) { return .said(.literals([.boolean(true)])) }
            if Self.no.contains(plain) { return .said(.literals([.boolean(false)])) }
            return problem(nearestChoice())
        case .rung(let rungs):
            let digits = plain.prefix { $0.isNumber && $0.isASCII }
            let rest = plain.dropFirst(digits.count).drop { $0 == " " }
            if let order = Int(digits), rungs.contains(where: { $0.order == order }), rest.isEmpty || "—–-.:)".contains(rest.first ?? " ") { return .said(.rung(order)) }
            let named = rungs.filter { $0.name.fr.plain == plain || $0.name.en.plain == plain }
            return named.count == 1 ? .said(.rung(named[0].order)) : problem()
        case .word(let key, let words, let isList):
            let parts = isList ? Self.parts(text) : [text]
            var found: [Element.Literal] = []
            for part in parts {
                guard let word = Self.word(part.plain, key, words) else { return problem(nearestChoice() ?? nearest(to: part.plain, among: words)) }
                if !found.contains(.token(word)) { found.append(.token(word)) }
            }
            return found.isEmpty ? problem() : .said(.literals(found))
        case .number(let key, let range, let isWhole):
            guard let value = number(plain, key), range.contains(value), !isWhole || value == value.rounded() else { return problem() }
            // A spreadsheet turns 99.9% into 0.999.
            if !cell.isEmpty, AnswerWords.unit(of: key, continuum.vocabulary)?.name.en == "%", value > 0, value < 1, !plain.hasSuffix("%") { return problem(AnswerWords.figure(value * 100).fr + " %") }
            return .said(.literals([.number(value)]))
        case .day:
            guard let found = day(plain) else { return .problem(.formDate(text, cell: cell, isFuture: false)) }
            return found > day ? .problem(.formDate(text, cell: cell, isFuture: true)) : .said(.literals([.day(found)]))
        case .until: return day(plain).map { .said(.until($0)) } ?? .problem(.formDate(text, cell: cell, isFuture: false))
        case .horizon: return Self.horizon(plain).map { .said(.literals([.horizon($0)])) } ?? problem()
        case .text(let isBilingual): return .said(.literals([isBilingual ? .bilingual(Bilingual(text.trimmed)) : .text(text.trimmed)]))
        case .tag: return Self.isTag(text.trimmed) ? .said(.literals([.token(text.trimmed)])) : problem()
        case .elements(let kinds, let isList, let key): return elements(text, kinds, isList: isList, orWord: key, cell: cell)
        }
    }

    /// A day as people write it; nil for anything else.
    func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard isFrench, parts.count == 3, parts[2].count == 4, parts.allSatisfy({ $0.count <= 4 && !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func parts(_ text: String) -> [String] { text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { String($0).trimmed }.filter { !$0.isEmpty } }

    private static func word(_ plain: String, _ key: Key, _ words: [String]) -> String? {
        if let word = words.first(where: { $0.lowercased() == plain }) { return word }
        let named = words.filter { AnswerWords.label($0, key).fr.plain == plain || AnswerWords.label($0, key).en.plain == plain }
        if named.count == 1 { return named[0] }
        return words.contains("none") && none.contains(plain) ? "none" : nil
    }

    private func number(_ plain: String, _ key: Key) -> Double? {
        var text = plain.filter { !$0.isWhitespace && $0 != "'" }
        for unit in AnswerWords.unit(of: key, continuum.vocabulary)?.written ?? [] where text.hasSuffix(unit) {
            text.removeLast(unit.count)
            break
        }
        let commas = text.count { $0 == "," }
        if commas > 0 {
            // 1,000 is one in French and a thousand in English.
            guard commas == 1, !text.contains("."), text.split(separator: ",", omittingEmptySubsequences: false)[1].count != 3 else { return nil }
            text = text.replacing(",", with: ".")
        }
        guard text.count <= 40, !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.e".contains($0)) }), let value = Double(text), value.isFinite else { return nil }
        return value
    }

    private static func horizon(_ plain: String) -> Int32? {
        if let days = Horizon.days(plain) { return days }
        let digits = plain.prefix { $0.isNumber && $0.isASCII }
        let unit = plain.dropFirst(digits.count).drop { $0 == " " }
        guard let count = Int32(digits), count > 0 else { return nil }
        switch unit {
        case "j", "jour", "jours", "d", "day", "days": return Horizon.days("\(count)d")
        case "semaine", "semaines", "week", "weeks": return count < 10_000 ? Horizon.days("\(count * 7)d") : nil
        case "mois", "month", "months": return Horizon.days("\(count)m")
        case "an", "ans", "annee", "annees", "year", "years", "y": return Horizon.days("\(count)y")
        default: return nil
        }
    }

    private static func isTag(_ text: String) -> Bool {
        guard (1...200).contains(text.utf8.count), let first = text.utf8.first, !".-_".utf8.contains(first) else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || ".-_".utf8.contains($0) }
    }

    private mutating func elements(_ text: String, _ kinds: [Kind], isList: Bool, orWord key: Key?, cell: String) -> Result {
        let plain = text.plain
        if let key, case .attribute(.token(let words), _) = continuum.vocabulary.definition(of: key).form, finder.find(text.trimmed, kinds) == nil,
            let word = Self.word(plain, key, words), word != "none"
        {
            return .said(.word(key, word))
        }
        if Self.none.contains(plain) { return .said(.nothing) }
        if key == .ownership, finder.find(text.trimmed, kinds) == nil { return owners(text, kinds, cell) }
        // A name may hold a comma: the whole is tried first.
        let parts = isList && finder.find(text.trimmed, kinds) == nil ? Self.parts(text) : [text.trimmed]
        var ids: [String] = []
        for part in parts {
            guard let element = finder.find(part, kinds) else { return .problem(unknown(part, kinds, cell)) }
            let id = continuum.id(element)
            if !ids.contains(id) { ids.append(id) }
        }
        if ids.isEmpty { return .problem(.formAnswer(text, cell: cell, expected: AnswerWords.expected(.elements(kinds, isList: isList, orWord: key), continuum.vocabulary), nearest: nil)) }
        return .said(.elements(ids))
    }

    private mutating func unknown(_ part: String, _ kinds: [Kind], _ cell: String) -> Problem {
        if let other = finder.find(part, []) {
            return .formUnknownElement(part, cell: cell, kind: continuum.vocabulary.name(of: continuum.elements[other].kind), nearest: nil)
        }
        proposals -= 1
        return .formUnknownElement(part, cell: cell, kind: nil, nearest: proposals < 0 ? nil : finder.nearest(to: part, kinds))
    }

    /// `La fondatrice 60 %, Autre SA 40 %`.
    private mutating func owners(_ text: String, _ kinds: [Kind], _ cell: String) -> Result {
        var owners: [Owner] = []
        // A comma before digits is that of 33,3 %.
        var parts: [String] = []
        for part in Self.parts(text) {
            if let last = parts.last, last.last?.isNumber == true, part.first?.isNumber == true { parts[parts.count - 1] = last + "." + part } else { parts.append(part) }
        }
        for part in parts {
            var name = part, capital: Double?
            if finder.find(part, kinds) == nil, part.hasSuffix("%") || part.hasSuffix("%)") {
                let bare = part.filter { $0 != "(" && $0 != ")" && $0 != "%" }.trimmed
                let digits = String(bare.reversed().prefix { $0.isNumber && $0.isASCII || $0 == "." }.reversed())
                name = String(bare.dropLast(digits.count)).trimmed
                while let last = name.last, ":=-–—".contains(last) { name = String(name.dropLast()).trimmed }
                guard let value = Double(digits), (0...100).contains(value) else {
                    return .problem(.formAnswer(part, cell: cell, expected: Bilingual(fr: "une part de 0 à 100 %", en: "a share of 0 to 100 %"), nearest: nil))
                }
                capital = value
            }
            guard let element = finder.find(name, kinds) else { return .problem(unknown(name, kinds, cell)) }
            let owner = Owner(id: continuum.id(element), capital: capital)
            if !owners.contains(where: { $0.id == owner.id }) { owners.append(owner) }
        }
        return .said(.owners(owners))
    }
}

/// Which element is meant, by its id or by a name that only it has?
struct ElementFinder {
    private let continuum: Continuum
    private let names: [String: [Int]]

    init(_ continuum: Continuum) {
        self.continuum = continuum
        var names: [String: [Int]] = [:]
        for i in continuum.elements.indices where Self.isOfChart(continuum.elements[i].kind) {
            var own: Set<String> = [continuum.id(i).plain]
            for language in Language.allCases { own.insert(continuum.name(i, language).plain) }
            for value in continuum.values(.aliases, of: i) { if let text = continuum.text(value, .french) { own.insert(text.plain) } }
            for name in own { names[name, default: []].append(i) }
        }
        self.names = names
    }

    private static func isOfChart(_ kind: Kind) -> Bool { kind.rawValue != 0 && kind.rawValue <= Kind.failureDomain.rawValue }

    private func fits(_ element: Int, _ kinds: [Kind]) -> Bool {
        kinds.isEmpty ? Self.isOfChart(continuum.elements[element].kind) : kinds.contains(continuum.elements[element].kind)
    }

    func find(_ text: String, _ kinds: [Kind]) -> Int? {
        if let element = continuum.index(of: text), fits(element, kinds) { return element }
        let found = (names[text.plain] ?? []).filter { fits($0, kinds) }
        return found.count == 1 ? found[0] : nil
    }

    func nearest(to text: String, _ kinds: [Kind]) -> String? {
        let fitting = continuum.elements.indices.filter { fits($0, kinds) }
        if let id = nearestWord(to: text, among: fitting.map { continuum.id($0) }) { return id }
        let named = names.filter { $0.value.contains { fits($0, kinds) } }
        return nearestWord(to: text.plain, among: named.keys.sorted()).flatMap { names[$0]?.first { fits($0, kinds) } }.map { continuum.id($0) }
    }
}

/// `nearest(to:among:)`, where a method has the same name.
private func nearestWord(to text: String, among words: [String]) -> String? { nearest(to: text, among: words) }
