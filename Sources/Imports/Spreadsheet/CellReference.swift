package import Continuum

/// Which cell of a sheet? Rows and columns start at 1; “B7” is row 7, column 2.
package struct CellReference: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var row: Int
    package var column: Int

    /// **Source**: ECMA-376 says nothing of it; these are the sizes of Excel’s sheets since 2007, which its readers expect.
    package static let rowLimit = 1_048_576, columnLimit = 16_384

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B7` and `$B$7`; nil when the text is none of a sheet.
    package init?(_ text: some StringProtocol) {
        var row = 0, column = 0, hasRow = false
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case 65...90 where !hasRow: column = column * 26 + Int(byte - 64)
            case 97...122 where !hasRow: column = column * 26 + Int(byte - 96)
            case 48...57:
                row = row * 10 + Int(byte - 48)
                hasRow = true
            default: return nil
            }
            guard column <= Self.columnLimit, row <= Self.rowLimit else { return nil }
        }
        guard row >= 1, column >= 1 else { return nil }
        self.init(row: row, column: column)
    }

    /// In the order of reading: by row, then by column.
    package static func < (a: CellReference, b: CellReference) -> Bool { (a.row, a.column) < (b.row, b.column) }

    package var description: String { Self.letters(column) + String(row) }

    /// A, B … Z, AA …
    package static func letters(_ column: Int) -> String {
        var letters: [UInt8] = [], rest = column
        while rest > 0 {
            letters.append(UInt8(65 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// For people: « feuille « Questions », cellule B7 ».
    package func words(sheet: String) -> Bilingual {
        Bilingual(fr: "feuille «\u{A0}\(sheet)\u{A0}», cellule \(self)", en: "sheet “\(sheet)”, cell \(self)")
    }
}

/// Which rectangle of a sheet? Both corners belong to it.
package struct CellRange: Hashable, Sendable, CustomStringConvertible {
    package var first: CellReference
    package var last: CellReference

    package init(_ first: CellReference, _ last: CellReference) {
        self.first = CellReference(row: min(first.row, last.row), column: min(first.column, last.column))
        self.last = CellReference(row: max(first.row, last.row), column: max(first.column, last.column))
    }

    /// Reads `A1:C3`, and `A1` as a range of one.
    package init?(_ text: String) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = CellReference(ends[0]), let last = CellReference(ends[ends.count - 1]) else { return nil }
        self.init(first, last)
    }

    package var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}
