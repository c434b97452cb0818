/// How long is a part of a bar, in whole percent? Pages say it with the classes of `ReportStyle.measures`, since a style of its own would need a
/// policy that lets pages carry styles.
enum Share {
    /// A part that is not nothing is seen: at least one percent.
    static func percent(_ part: Int, of whole: Int) -> Int {
        guard part > 0, whole > 0 else { return 0 }
        return max(1, min(100, (part * 200 + whole) / (whole * 2)))
    }

    static func rounded(_ percent: Double) -> Int { Int(min(100, max(0, percent)).rounded()) }
}
