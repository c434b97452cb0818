/// Within how long? Days, from `30d`, `6m` (30.4 days a month), `1y`.
package enum Horizon {
    package static let month: Int32 = 30
    package static let year: Int32 = 365
    package static let fiveYears: Int32 = 1826

    /// One to five digits, the first of which is not 0, then `d`, `m` or `y`.
    package static func days(_ text: String) -> Int32? {
        let utf8 = Array(text.utf8)
        guard let unit = utf8.last, (2...6).contains(utf8.count), utf8[0] != UInt8(ascii: "0") else { return nil }
        var count: Int32 = 0
        for digit in utf8.dropLast() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            count = count * 10 + Int32(digit - UInt8(ascii: "0"))
        }
        switch unit {
        case UInt8(ascii: "d"): return count
        case UInt8(ascii: "m"): return count * 304 / 10
        case UInt8(ascii: "y"): return inYears(count)
        default: return nil
        }
    }

    /// The horizon as it is read: `days(text(days)) == days`, for every horizon that was read.
    package static func text(_ days: Int32) -> String {
        let years = Int32((Double(days) / 365.25).rounded(.up))
        if days >= year, inYears(years) == days { return "\(years)y" }
        // Above five digits there are only months and years.
        if days > 99_999 { return "\((Int64(days) * 10 + 303) / 304)m" }
        return "\(days)d"
    }

    static func inYears(_ count: Int32) -> Int32 { Int32(clamping: Int64(count) * 36_525 / 100) }
}

func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
