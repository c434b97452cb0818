import Continuum
import Foundation
import Testing

@Suite struct DayTests {
    @Test func everyDayOfTwoHundredYearsIsReadBack() throws {
        let today = try #require(Day("2026-11-22")).rawValue
        var previous: (year: Int, month: Int, day: Int)?
        for raw in (today - 36_525)...(today + 36_525) {
            let day = Day(rawValue: raw)
            guard Day(day.description) == day else {
                Issue.record("day \(raw) is written \(day) and read as \(String(describing: Day(day.description)))")
                return
            }
            let now = day.civil
            if let previous {
                // A day later is the next of the month, or the first of the next month.
                let isNext = now == (previous.year, previous.month, previous.day + 1)
                    || now == (previous.year, previous.month + 1, 1) || now == (previous.year + 1, 1, 1) && previous.month == 12
                guard isNext else {
                    Issue.record("\(previous) is followed by \(now)")
                    return
                }
            }
            previous = now
        }
    }

    @Test func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var random = SeededRandom(11)
        for _ in 0..<2_000 {
            let raw = Int32(random.below(60_000)) - 25_000
            let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(raw) * 86_400))
            let civil = Day(rawValue: raw).civil
            #expect(parts.year == civil.year && parts.month == civil.month && parts.day == civil.day, "day \(raw)")
        }
    }

    @Test(arguments: ["2000-02-29", "2024-02-29", "1970-01-01", "0001-01-01", "9999-12-31", "1900-02-28"])
    func exists(text: String) { #expect(Day(text)?.description == text) }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "0000-01-01", "2026-1-01", "2026-01-1", "26-01-01",
        "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00", "", "２０２６-01-01", "2026-0a-01", "-026-01-01", "+026-01-01",
    ])
    func doesNotExist(text: String) { #expect(Day(text) == nil) }

    @Test func horizonsAreWrittenAsTheyAreRead() {
        for unit in ["d", "m", "y"] {
            for count in Array(1...800) + [999, 1_826, 9_999, 36_525, 99_998, 99_999] {
                guard let days = Horizon.days("\(count)\(unit)") else {
                    Issue.record("\(count)\(unit) is not read")
                    continue
                }
                #expect(Horizon.days(Horizon.text(days)) == days, "\(count)\(unit) is \(days) days, written \(Horizon.text(days))")
            }
        }
        #expect(Horizon.days("1y") == Horizon.year && Horizon.days("5y") == Horizon.fiveYears)
        for text in ["", "d", "0d", "00d", "05d", "+5d", "-5d", "5", "5w", "1.5y", "100000d", "5 d", "5D", "٥d"] { #expect(Horizon.days(text) == nil, "\(text)") }
    }
}
