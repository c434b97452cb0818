package import Continuum

/// What did an accepted change do, in words, at its place in the order of the files?
package struct AcceptedPreview: Sendable {
    package let change: Change
    package let preview: ChangePreview

    /// nil when the folder has no such change, or one that cannot be read.
    /// - Parameter file: from the folder on: `accepted/000012-edit-payroll.yaml`.
    package init?(of file: String, in folder: String, _ language: Language) {
        var found: (Change, ChangePreview)?
        let path = WorkspaceFiles.join(folder, file)
        _ = Workspace(reading: folder) { change, continuum, isDone in
            if !isDone, change.file == path { found = (change, ChangePreview(change, over: continuum, language)) }
        }
        guard let found else { return nil }
        (change, preview) = found
    }
}
