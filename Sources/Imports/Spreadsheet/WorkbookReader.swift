package import Continuum

/// A workbook out of the bytes of an .xlsx file.
///
/// A pure function of the bytes: nothing is unpacked, no link is followed, no formula is worked out. What cannot be trusted to be whole is refused whole:
/// half a form would be taken for its answers.
///
/// **Source**: ISO/IEC 29500-1 and -2:2016, transitional and strict. **Does not** read looks, comments, drawings, or dates as dates of a time zone.
package enum WorkbookReader {
    /// What became of everything in the workbook?
    package struct Report: Sendable, Hashable {
        package var file: String
        package var sheets = 0
        package var cells = 0
        package var entries: [ImportReport.Entry] = []

        package func entries(_ treatment: ImportReport.Treatment) -> [ImportReport.Entry] { entries.filter { $0.treatment == treatment } }
    }

    /// - Returns: the workbook, or nil after an error; every problem met; what was and was not taken over.
    /// - Complexity: O(n log n) in cells; memory linear in what the limits let through.
    package static func read(
        _ bytes: [UInt8], file: String, limits: SpreadsheetLimits = SpreadsheetLimits()
    ) -> (workbook: Workbook?, diagnostics: Diagnostics, report: Report) {
        var reading = WorkbookReading(file, limits)
        do throws(SpreadsheetFault) {
            let workbook = try reading.workbook(bytes)
            reading.warn()
            return (workbook, reading.diagnostics, reading.report)
        } catch {
            reading.diagnostics.add(error.problem, at: Place(file: file))
            return (nil, reading.diagnostics, reading.report)
        }
    }

    static let control = Bilingual(fr: "caractère de contrôle", en: "a control character")
}
