import Continuum

/// Which day is a number, in the calendars of spreadsheets?
///
/// **Source**: ISO/IEC 29500-1, 18.17.4.1: in the system of 1900, day 1 is 1900-01-01, and a 29 February 1900 that never was is day 60; in that of 1904,
/// day 0 is 1904-01-01.
enum SerialDay {
    /// nil where there is no such day, or none that is four digits of a year.
    static func day(_ serial: Double, is1904: Bool) -> Day? {
        guard serial >= 0, serial < 3_000_000 else { return nil }
        let whole = Int32(serial)
        let shift: Int32 = is1904 ? 24_107 : whole > 60 ? 25_569 : 25_568
        if !is1904, whole == 0 || whole == 60 { return nil }
        let day = Day(rawValue: whole - shift)
        return day.civil.year <= 9_999 ? day : nil
    }

    /// nil before March 1900, where spreadsheets differ.
    static func serial(_ day: Day) -> Int? {
        let serial = Int(day.rawValue) + 25_569
        return serial > 60 && day.civil.year <= 9_999 ? serial : nil
    }
}

/// What does a number format make of a number?
enum NumberFormat {
    enum Sort { case number, date, time }

    /// The formats that need no definition (ISO/IEC 29500-1, 18.8.30), those of East Asia among them.
    static func builtIn(_ id: Int) -> Sort {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45...47, 55, 56: .time
        default: .number
        }
    }

    /// By the letters of its first section that are no literal: y and d are of dates, m alone too, h and s of times.
    static func sort(_ code: String) -> Sort {
        var letters: Set<UInt8> = [], quote = false, bracket = false, skips = false
        for byte in code.utf8 {
            if skips {
                skips = false
            } else if quote {
                quote = byte != UInt8(ascii: "\"")
            } else if bracket {
                bracket = byte != UInt8(ascii: "]")
            } else {
                switch byte {
                case UInt8(ascii: "\""): quote = true
                case UInt8(ascii: "["): bracket = true
                case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skips = true
                case UInt8(ascii: ";"): return sort(letters)
                default: letters.insert(byte | 0x20)
                }
            }
        }
        return sort(letters)
    }

    private static func sort(_ letters: Set<UInt8>) -> Sort {
        // The word General has letters of its own.
        if letters.isSuperset(of: "general".utf8) { return .number }
        if letters.contains(UInt8(ascii: "y")) || letters.contains(UInt8(ascii: "d")) { return .date }
        if letters.contains(UInt8(ascii: "h")) || letters.contains(UInt8(ascii: "s")) { return .time }
        return letters.contains(UInt8(ascii: "m")) ? .date : .number
    }
}
