import Continuum

/// What may a workbook not go beyond? Forms that people fill in stay far below all of it.
package struct SpreadsheetLimits: Sendable {
    /// Bytes of the file.
    package var bytes = 32 << 20
    /// Entries of the archive.
    package var parts = 4_096
    /// Bytes of all parts that are read, once uncompressed.
    package var size = 32 << 20
    /// How many times a part may expand; looked at from 1 MiB on, since a short text can well repeat itself.
    package var ratio = 400
    package var sheets = 256
    /// Cells with a value, of all sheets.
    package var cells = 500_000
    package var strings = 500_000
    package var formats = 65_536
    package var merges = 20_000
    package var depth = 64

    package init() {}
}

/// Why a workbook cannot be read; thrown where nothing can go on.
struct SpreadsheetFault: Error {
    var problem: Problem
    init(_ problem: Problem) { self.problem = problem }
}
