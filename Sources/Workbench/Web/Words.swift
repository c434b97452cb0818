import Continuum
private import Foundation
import Ledger

extension String {
    /// As a heading begins.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Dates, numbers and counts as people write them.
enum Words {
    private static let months: [Language: [String]] = [
        .french: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        .english: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ]

    /// « 1er mars 2026 », “1 March 2026”.
    static func day(_ day: Day, _ language: Language) -> String {
        let (year, month, number) = day.civil
        return "\(language == .french && number == 1 ? "1er" : "\(number)") \(months[language]?[month - 1] ?? "") \(year)"
    }

    /// Day, hour and minute in UTC, said so.
    static func moment(_ milliseconds: Int64, _ language: Language) -> String {
        let day = Day(rawValue: Int32(milliseconds / 86_400_000))
        let minutes = Int(milliseconds % 86_400_000) / 60_000
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let time = "\(two(minutes / 60))\(language == .french ? " h " : ":")\(two(minutes % 60))"
        return language == .french ? "\(Self.day(day, language)), \(time) (UTC)" : "\(Self.day(day, language)), \(time) UTC"
    }

    /// For programs (RFC 3339).
    static func stamp(_ milliseconds: Int64) -> String { LedgerTime(milliseconds: milliseconds).text }

    /// « 12 345 », “12,345”.
    static func number(_ value: Int, _ language: Language) -> String {
        let digits = Array(String(abs(value)))
        var out = value < 0 ? "−" : ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { out += language == .french ? "\u{202F}" : "," }
            out.append(digit)
        }
        return out
    }

    /// « 1 élément », « 2 éléments ».
    static func count(_ value: Int, _ one: Bilingual, _ many: Bilingual, _ language: Language) -> String {
        let isOne = language == .french ? value < 2 : value == 1
        return "\(number(value, language))\u{00A0}\((isOne ? one : many)[language])"
    }
}
