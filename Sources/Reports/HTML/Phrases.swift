import Continuum

/// Words of one language, spaced as they should be, and the names of a chart’s elements.
struct Phrases {
    let continuum: Continuum
    let language: Language

    init(_ continuum: Continuum, _ language: Language) {
        self.continuum = continuum
        self.language = language
    }

    func say(_ words: Bilingual) -> String { Typography.set(words[language], language) }
    func say(fr: String, en: String) -> String { Typography.set(language == .french ? fr : en, language) }

    func name(_ element: Int) -> String {
        continuum.elements.indices.contains(element) ? continuum.name(element, language) : say(ChainWords.unknown)
    }

    func name(_ id: String) -> String { continuum.index(of: id).map { name($0) } ?? id }

    func quoted(_ name: String) -> String { say(fr: "« \(name) »", en: "“\(name)”") }

    /// Names in a row, at most so many, the rest counted.
    func list(_ names: [String], limit: Int) -> String {
        let rest = names.count - limit
        guard rest > 0 else { return ResilienceWords.list(names, say(fr: "et", en: "and")) }
        return names.prefix(limit).joined(separator: ", ") + say(fr: " et \(rest) de plus", en: " and \(rest) more")
    }

    func count(_ n: Int, fr: (one: String, many: String), en: (one: String, many: String)) -> String { say(TermWords.count(n, fr: fr, en: en)) }

    func dated(_ text: String, _ day: Day) -> String {
        let date = TermWords.date(day)
        return say(fr: "\(text) – au \(date.fr)", en: "\(text) – as of \(date.en)")
    }

    func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
