private import Foundation

/// Which style sheets and symbols does a report need?
///
/// `tokens` are the colours and types that everything shares; `page` is for reports that stand alone; the others style their parts.
package enum ReportStyle {
    /// All that sections and cards need inside the page of somebody else: its colours first.
    package static func forFragments() throws -> String { try sheets(["tokens", "report", "resilience", "plots", "levels"]) }

    /// The signs that sections refer to as `#i-…`: once on each page.
    package static func symbols() throws -> String { try ReportTemplates.text("symbols.mustache") }

    /// A report that stands alone: common sheets and its own.
    static func forPage(_ own: [String]) throws -> String { try sheets(["tokens", "page", "report"] + own) }

    private static func sheets(_ names: [String]) throws -> String { try names.map { try ReportTemplates.text("\($0).css") }.joined() + measures }

    /// `w37` is 37 % wide, `h37` as high, `g37` grows by 37 parts of 100.
    static let measures = (0...100).map { ".w\($0){width:\($0)%}.h\($0){height:\($0)%}.g\($0){flex-grow:\($0)}" }.joined(separator: "\n") + "\n"
}
