package import Continuum
import Foundation
import Imports
import Sovereignty

/// A form that somebody has filled in, out of a file: a workbook or YAML, told by its content and not by its name.
package enum FormFile {
    /// nil when nothing can be read, after a diagnostic.
    package static func read(_ file: String, _ diagnostics: inout Diagnostics) -> FilledForm? {
        guard let bytes = ImportTarget.bytes(of: file, limit: ContinuumBuilder.yamlLimit, &diagnostics) else { return nil }
        return read(bytes, file: file, &diagnostics)
    }

    package static func read(_ bytes: [UInt8], file: String, _ diagnostics: inout Diagnostics) -> FilledForm? {
        guard isWorkbook(bytes) else {
            return FilledForm(yaml: bytes, file: file, head: FormColumn.head, columns: FormColumn.allCases.map(\.rawValue), diagnostics: &diagnostics)
        }
        let (workbook, problems, _) = WorkbookReader.read(bytes, file: file)
        diagnostics.add(contentsOf: problems)
        guard let workbook else { return nil }
        let titles = FilledForm.Titles(
            keys: FormColumn.keys, id: FormColumn.id.rawValue, answer: FormColumn.answer.rawValue, filled: FormColumn.filled.map(\.rawValue), head: FormColumn.head)
        return FilledForm(workbook, file: file, titles: titles, diagnostics: &diagnostics)
    }

    /// An archive, a file of an old Office, or anything else that is no text.
    private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || bytes.prefix(4_096).contains(0)
    }
}
