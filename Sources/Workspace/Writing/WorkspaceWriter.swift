package import Continuum
import Foundation

/// Writes to a workspace, for several processes at once: one at a time, each file whole and for good or not at all, none ever replaced unseen.
///
/// What a method has returned is on the disk. Names of files are made from ids, and no symbolic link is followed.
package struct WorkspaceWriter: Sendable {
    package let folder: String
    /// How long another writer is waited for.
    package var seconds: Int

    package init(_ folder: String, seconds: Int = 10) {
        self.folder = folder
        self.seconds = seconds
    }

    // MARK: Accepting

    /// Makes a change part of the workspace, as a new file of `accepted/`.
    /// - Parameters:
    ///   - seen: for each element that was edited, the state that the editor had seen.
    ///   - known: a reading of the folder that may still hold; otherwise it is read again.
    package func accept(_ change: Change, expecting seen: [String: ElementDigest] = [:], known: Workspace? = nil) throws(WriteProblem) -> Acceptance {
        try locked { root throws(WriteProblem) in try accept(change, seen, current(known), root) }
    }

    /// Takes an accepted change back, by accepting its inverse; a conflict when later changes touched the same facts.
    /// - Parameter file: the accepted file, from the folder on.
    package func undo(_ file: String, author: String = "", on day: Day? = nil, known: Workspace? = nil) throws(WriteProblem) -> Acceptance {
        try locked { root throws(WriteProblem) in
            let (holder, name) = try root.holder(of: file, under: "accepted")
            _ = try holder.bytes(of: name, limit: ContinuumBuilder.yamlLimit)
            let workspace = current(known)
            let replay = AcceptedHistory(of: WorkspaceFiles.join(folder, file), in: folder)
            guard let done = replay.change else { throw .notReadBack(replay.diagnostics) }
            let conflicts = replay.conflicts(with: workspace.continuum)
            if !conflicts.isEmpty { return .conflict(EditConflict(entries: conflicts)) }
            let inverse = replay.inverse(of: done, author: author, on: day)
            if inverse.steps.isEmpty { throw WriteProblem.nothingToUndo(file) }
            return try accept(inverse, [:], workspace, root)
        }
    }

    private func accept(_ change: Change, _ seen: [String: ElementDigest], _ workspace: Workspace, _ root: OpenFolder) throws(WriteProblem) -> Acceptance {
        let moved = Set(change.steps.map(\.step.id)).filter { id in seen[id].map { $0 != workspace.digest(of: id) } ?? false }
        if !moved.isEmpty { return .conflict(EditConflict(of: change, moved: moved, seen: seen, workspace)) }
        let problems = workspace.problems(with: change)
        if problems.hasErrors { return .refused(problems) }
        let (bytes, _) = try written(change, over: workspace.continuum, isApplied: true)
        let accepted = try root.subfolder("accepted")
        try accepted.sweep()
        let name = try Self.numbered(change.id, after: accepted.names())
        let path = WorkspaceFiles.join(WorkspaceFiles.join(folder, "accepted"), name)
        var diagnostics = Diagnostics()
        guard let read = Workspace.readChange(bytes, file: path, over: workspace.continuum, &diagnostics) else { throw .notReadBack(diagnostics) }
        try accepted.create(name, bytes)
        return .accepted(Accepted(file: "accepted/\(name)", change: read, before: workspace))
    }

    // MARK: Keeping

    /// Keeps a change that is only studied, in `changes/`.
    /// - Returns: its file, from the folder on.
    package func keep(_ change: Change, known: Workspace? = nil) throws(WriteProblem) -> String {
        try locked { root throws(WriteProblem) in
            let workspace = current(known)
            if workspace.changes().0.contains(where: { $0.id == change.id }) { throw .nameTaken(change.id) }
            let (bytes, _) = try written(change, over: workspace.continuum, isApplied: false)
            let changes = try root.subfolder("changes")
            try changes.sweep()
            let name = try Self.free(FileSlug.slug(change.id), among: changes.names())
            try changes.create(name, bytes)
            return "changes/\(name)"
        }
    }

    /// Writes a decision into `changes/decisions/`, after those that are there; its id is made unique.
    package func decide(_ change: Change, known: Workspace? = nil) throws(WriteProblem) -> String {
        var change = change
        change.sort = .decision
        return try locked { [change] root throws(WriteProblem) in
            let workspace = current(known)
            guard change.decides != nil else {
                var diagnostics = Diagnostics()
                diagnostics.add(.decisionIncomplete("finding"), at: nil)
                throw WriteProblem.notReadBack(diagnostics)
            }
            var own = change
            let taken = Set(workspace.changes().0.map(\.id))
            var count = 1
            while taken.contains(own.id) {
                count += 1
                own.id = "\(change.id)-\(count)"
            }
            let (bytes, _) = try written(own, over: workspace.continuum, isApplied: false)
            let decisions = try root.subfolder("changes").subfolder("decisions")
            try decisions.sweep()
            let name = try Self.numbered(own.id, after: decisions.names())
            try decisions.create(name, bytes)
            return "changes/decisions/\(name)"
        }
    }

    /// Puts another version of a kept change in its place; the old one goes to `.portulan/discarded/`.
    /// - Parameter seen: the digest of the file that the editor had read (see `keptDigest`).
    package func replaceKept(_ file: String, with change: Change, expecting seen: String, known: Workspace? = nil) throws(WriteProblem) {
        try locked { root throws(WriteProblem) in
            let (holder, name) = try root.holder(of: file, under: "changes")
            let old = try holder.bytes(of: name, limit: ContinuumBuilder.yamlLimit)
            if Workspace.hexadecimal(old) != seen { throw WriteProblem.changedMeanwhile(file) }
            let (bytes, _) = try written(change, over: current(known).continuum, isApplied: false)
            try holder.sweep()
            let discarded = try root.subfolder(".portulan", mode: 0o700).subfolder("discarded", mode: 0o700)
            try discarded.create(Self.free(name, among: discarded.names()), old)
            try holder.replace(name, bytes)
        }
    }

    /// Takes a kept change away: it goes to `.portulan/discarded/`.
    /// - Returns: where it is now, from the folder on.
    package func discardKept(_ file: String) throws(WriteProblem) -> String {
        try locked { root throws(WriteProblem) in
            let (holder, name) = try root.holder(of: file, under: "changes")
            let old = try holder.bytes(of: name, limit: ContinuumBuilder.yamlLimit)
            let discarded = try root.subfolder(".portulan", mode: 0o700).subfolder("discarded", mode: 0o700)
            let newName = try Self.free(name, among: discarded.names())
            try discarded.create(newName, old)
            try holder.remove(name)
            return ".portulan/discarded/\(newName)"
        }
    }

    /// The digest of a kept change’s file, for `replaceKept`.
    package func keptDigest(_ file: String) throws(WriteProblem) -> String {
        let (holder, name) = try OpenFolder(folder).holder(of: file, under: "changes")
        return Workspace.hexadecimal(try holder.bytes(of: name, limit: ContinuumBuilder.yamlLimit))
    }

    // MARK: Shared

    /// The folder as it is now.
    private func current(_ known: Workspace?) -> Workspace { known.map { $0.refreshed() } ?? Workspace(reading: folder) }

    private func locked<Result>(_ body: (OpenFolder) throws(WriteProblem) -> Result) throws(WriteProblem) -> Result {
        let root = try OpenFolder(folder)
        let own = try root.subfolder(".portulan", mode: 0o700)
        return try own.locked("lock", seconds: seconds) { () throws(WriteProblem) in
            if try !own.names().contains(".gitignore") { try own.create(".gitignore", Array("*\n".utf8)) }
            return try body(root)
        }
    }

    /// The bytes of a change’s file, proved to say what the change says.
    /// - Parameter isApplied: whether it must fit the chart as it is.
    private func written(_ change: Change, over continuum: Continuum, isApplied: Bool) throws(WriteProblem) -> (bytes: [UInt8], change: Change) {
        let bytes: [UInt8]
        do { bytes = Array(try change.document(continuum.vocabulary).yaml().utf8) } catch { throw .notReadBack(Diagnostics()) }
        var diagnostics = Diagnostics()
        let read = Workspace.readChange(bytes, file: change.id, over: continuum, &diagnostics)
        guard let read, !diagnostics.hasErrors else { throw .notReadBack(diagnostics) }
        let same = read.id == change.id && read.sort == change.sort && read.decides == change.decides && read.steps.count == change.steps.count
        if !same || isApplied && read.outcome(over: continuum) != change.outcome(over: continuum) { throw .notReadBack(diagnostics) }
        return (bytes, read)
    }

    /// `000012-id.yaml`, after the highest number that is there.
    static func numbered(_ id: String, after names: [String]) throws(WriteProblem) -> String {
        let last = names.compactMap { Int($0.prefix { ("0"..."9").contains($0) }) }.filter { $0 <= 999_999 }.max() ?? 0
        guard last < 999_999 else { throw .numbersSpent }
        let digits = String(last + 1)
        return String(repeating: "0", count: 6 - digits.count) + digits + "-" + FileSlug.slug(id) + ".yaml"
    }

    /// A name that no file has, in whatever case: `name.yaml`, `name-2.yaml`…
    static func free(_ name: String, among names: [String]) -> String {
        let taken = Set(names.map { $0.lowercased() })
        let stem = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
        var free = stem + ".yaml", count = 1
        while taken.contains(free.lowercased()) {
            count += 1
            free = "\(stem)-\(count).yaml"
        }
        return free
    }
}

/// What may a file be called after an id? Letters a to z, digits and hyphens, at most 60 of them.
package enum FileSlug {
    package static func slug(_ id: String) -> String {
        var slug = ""
        for byte in id.lowercased().utf8 {
            if (97...122).contains(byte) || (48...57).contains(byte) {
                slug.unicodeScalars.append(Unicode.Scalar(byte))
            } else if !slug.isEmpty, !slug.hasSuffix("-") {
                slug += "-"
            }
            if slug.utf8.count == 60 { break }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "change" : slug
    }
}

extension Change {
    /// What becomes of each element that it touches, whatever order the facts are said in.
    func outcome(over continuum: Continuum) -> [String: Element?] { patch(over: continuum).0.replacements.mapValues { $0?.inOrder() } }
}
