/// In which language does the reader want it?
public enum Language: String, Sendable, CaseIterable, Codable {
    case french = "fr"
    case english = "en"
}

/// What is it called, in French and in English? French is what users read first; English is always there.
public struct Bilingual: Hashable, Sendable, Codable {
    public var fr: String
    public var en: String
    public init(fr: String, en: String) {
        self.fr = fr
        self.en = en
    }

    /// The same words in both languages (names of companies, product names).
    public init(_ both: String) { self.init(fr: both, en: both) }

    public subscript(language: Language) -> String { language == .french ? fr : en }
}
