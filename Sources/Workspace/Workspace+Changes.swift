package import Continuum
import Foundation

extension Workspace {
    /// The changes of the workspace's `changes/` folder, by id, with what is wrong with their files.
    package func changes() -> ([Change], Diagnostics) {
        var changes: [Change] = []
        var diagnostics = Diagnostics()
        for file in WorkspaceFiles(folder).changes {
            let (change, problems) = readChange(file)
            diagnostics.add(contentsOf: problems)
            if let change {
                if let first = changes.first(where: { $0.id == change.id }) {
                    diagnostics.add(.duplicateID(change.id), at: Place(file: file), related: Place(file: first.file))
                }
                changes.append(change)
            }
        }
        return (changes, diagnostics)
    }

    /// Finds changes by id, or by the path of a file.
    package func changes(named names: [String]) -> ([Change], Diagnostics) {
        var found: [Change] = []
        var diagnostics = Diagnostics()
        let (known, problems) = changes()
        for name in names {
            if let change = known.first(where: { $0.id == name }) {
                found.append(change)
                for diagnostic in problems.list where diagnostic.place?.file == change.file { diagnostics.add(diagnostic) }
            } else if FileManager.default.fileExists(atPath: name) {
                let (change, problems) = readChange(name)
                diagnostics.add(contentsOf: problems)
                if let change { found.append(change) }
            } else {
                diagnostics.add(.unknownReference(name, key: "--with", nearest: nearest(to: name, among: known.map(\.id))), at: nil)
            }
        }
        return (found, diagnostics)
    }

    private func readChange(_ file: String) -> (Change?, Diagnostics) {
        var diagnostics = Diagnostics()
        var texts = SourceTexts()
        let change = Self.readChange(file, over: continuum, texts: &texts, &diagnostics)
        diagnostics.fillExcerpts { texts.line($0) }
        return (change, diagnostics)
    }

    /// The change of a file, over what it is meant for; nil after a diagnostic when there is none to be read.
    static func readChange(_ file: String, over continuum: Continuum, texts: inout SourceTexts, _ diagnostics: inout Diagnostics) -> Change? {
        guard let bytes = texts.bytes(of: file, limit: ContinuumBuilder.yamlLimit, &diagnostics) else { return nil }
        return readChange(bytes, file: file, over: continuum, &diagnostics)
    }

    /// The same of bytes in hand.
    static func readChange(_ bytes: [UInt8], file: String, over continuum: Continuum, _ diagnostics: inout Diagnostics) -> Change? {
        var reader = ChangeReader(over: continuum)
        let change = reader.read(bytes, file: file)
        diagnostics.add(contentsOf: reader.diagnostics)
        return change
    }
}
