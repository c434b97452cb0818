extension Change {
    /// Makes a change part of a continuum whose references are not resolved yet: what it says stands at its place, and nothing of it is done when a
    /// part of it cannot be.
    ///
    /// An element of the built-in base that it touches is the organisation's own knowledge from then on.
    /// - Returns: the elements that it removed, each with the place that says so.
    package func accept(into continuum: inout Continuum, _ diagnostics: inout Diagnostics) -> [String: Place] {
        let (patch, problems) = acceptedPatch(over: continuum)
        diagnostics.add(contentsOf: problems)
        guard !problems.hasErrors else { return [:] }
        let removed = patch.replacements.filter { $0.value == nil }.keys
        _ = continuum.write(patch, at: places, &diagnostics)
        return places.filter { removed.contains($0.key) }
    }

    /// The same over a continuum whose references are resolved, with what is wrong with it then.
    package func accepted(over continuum: Continuum) -> (Continuum, Diagnostics) {
        var (patch, diagnostics) = acceptedPatch(over: continuum)
        if diagnostics.hasErrors { patch = Patch() }
        let (result, more) = continuum.applying(patch, at: places)
        for var diagnostic in more.list {
            // What does not fit is the change, wherever the element that it touches was written.
            if diagnostic.place?.file != file { (diagnostic.related, diagnostic.place) = (diagnostic.place, steps.first?.place) }
            diagnostics.add(diagnostic)
        }
        return (result, diagnostics)
    }

    private func acceptedPatch(over continuum: Continuum) -> (Patch, Diagnostics) {
        var (patch, problems) = patch(over: continuum)
        for (id, replacement) in patch.replacements {
            if var element = replacement, element.layer == .base {
                element.layer = .knowledge
                patch.replacements[id] = .some(element)
            }
        }
        return (patch, problems)
    }

    /// Where each element that it touches is said to be what it becomes.
    private var places: [String: Place] { Dictionary(steps.map { ($0.step.id, $0.place) }) { $1 } }
}
