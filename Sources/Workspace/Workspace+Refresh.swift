import Continuum
import Knowledge

extension Workspace {
    /// Whether the folder still is as it was read.
    package var isCurrent: Bool { WorkspaceFingerprint(folder) == fingerprint }

    /// The folder as it is now. Changes that were accepted since are applied to what was read; when anything else moved, all is read again.
    ///
    /// An edit in a large workspace thus costs what it touches, for the one who made it and for the others.
    package func refreshed() -> Workspace {
        let now = WorkspaceFingerprint(folder)
        if now == fingerprint { return self }
        // An error may be mended by what follows: then only a whole reading tells.
        guard let new = now.acceptedSince(fingerprint), !diagnostics.hasErrors, !diagnostics.list.contains(where: { $0.problem == .noElements }) else {
            return Workspace(reading: folder, diagnosticLimit: diagnostics.limit)
        }
        var copy = self
        copy.fingerprint = now
        for file in new {
            var diagnostics = Diagnostics()
            var texts = SourceTexts()
            let path = WorkspaceFiles.join(folder, file)
            if let change = Self.readChange(path, over: copy.continuum, texts: &texts, &diagnostics) {
                let (next, problems) = Self.accepting(change, over: copy.continuum)
                diagnostics.add(contentsOf: problems)
                copy.continuum = next
                copy.accepted.append(change)
            }
            if !diagnostics.list.isEmpty { return Workspace(reading: folder, diagnosticLimit: self.diagnostics.limit) }
        }
        return copy
    }

    /// What would be wrong with a change applied that is not wrong now.
    func problems(with change: Change) -> Diagnostics {
        let (_, all) = Self.accepting(change, over: continuum)
        let known = Set(diagnostics.list.map(\.problem))
        var new = Diagnostics()
        for diagnostic in all.list where !known.contains(diagnostic.problem) { new.add(diagnostic) }
        return new
    }

    private static func accepting(_ change: Change, over continuum: Continuum) -> (Continuum, Diagnostics) {
        var (next, problems) = change.accepted(over: continuum)
        problems.add(contentsOf: policyProblems(next, of: Set(change.steps.map(\.step.id)).sorted()))
        return (next, problems)
    }

    /// What bends the policy says why: a state’s risk, a class’s limits, a rule of the gradient.
    /// - Parameter ids: the elements to look at; nil: all.
    static func policyProblems(_ continuum: Continuum, of ids: [String]? = nil) -> Diagnostics {
        var diagnostics = Diagnostics()
        let indices = ids?.compactMap { continuum.index(of: $0) } ?? Array(continuum.elements.indices)
        for i in indices where continuum.elements[i].layer != .base {
            let bends = switch continuum.elements[i].kind {
            case .state: continuum.value(.risk, of: i) != nil
            case .dataClass, .gradientRule: true
            default: false
            }
            if bends, continuum.value(.reason, of: i) == nil { diagnostics.add(.policyWithoutReason(continuum.id(i)), at: continuum.place(of: i)) }
        }
        return diagnostics
    }
}
