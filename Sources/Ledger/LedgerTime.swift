/// When, in UTC, to the millisecond? As the clock of the server said: the order of the journal is that of its numbers, never that of its times.
package struct LedgerTime: Hashable, Comparable, Sendable {
    /// Since 1970-01-01, without leap seconds.
    package let milliseconds: Int64

    /// The years 0000 to 9999: what four digits can say.
    private static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

    /// A time beyond the years 0000 to 9999 (a clock gone mad) becomes the nearest within: what happened is recorded all the same.
    package init(milliseconds: Int64) { self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound) }

    /// Reads `2026-11-24T14:12:36.123Z`, exactly so.
    package init?(_ text: String) {
        let units = Array(text.utf8)
        let separators: [Int: UInt8] = [4: 0x2D, 7: 0x2D, 10: 0x54, 13: 0x3A, 16: 0x3A, 19: 0x2E, 23: 0x5A]
        guard units.count == 24 else { return nil }
        var numbers: [Int64] = [0]
        for (place, unit) in units.enumerated() {
            if let separator = separators[place] {
                guard unit == separator else { return nil }
                numbers.append(0)
            } else {
                guard (0x30...0x39).contains(unit) else { return nil }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int64(unit - 0x30)
            }
        }
        let days = Self.days(year: numbers[0], month: numbers[1], day: numbers[2])
        self.init(milliseconds: (days * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]) * 1000 + numbers[6])
        // A 30 February or a 25th hour would come out as another time.
        guard self.text.utf8.elementsEqual(units) else { return nil }
    }

    package var text: String {
        let (days, rest) = milliseconds.quotientAndRemainder(flooringBy: 86_400_000)
        let (year, month, day) = Self.civil(days: days)
        let time = [(rest / 3_600_000, 2, ":"), (rest / 60_000 % 60, 2, ":"), (rest / 1000 % 60, 2, "."), (rest % 1000, 3, "Z")]
        let date = [(year, 4, "-"), (month, 2, "-"), (day, 2, "T")]
        return (date + time).map { number, digits, after in
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text + after
        }.joined()
    }

    package static func < (left: LedgerTime, right: LedgerTime) -> Bool { left.milliseconds < right.milliseconds }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years that begin in March.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndRemainder(flooringBy: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(flooringBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
    }
}

extension Int64 {
    fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
