package import Continuum
package import Sovereignty

extension Workspace {
    /// What is wrong with frameworks, profiles and answers of the folder’s own, at their places.
    /// - Parameter changes: those that were applied; what they add stands in their files.
    package static func diagnostics(of library: FrameworkLibrary, _ continuum: Continuum, on day: Day, with changes: [Change] = []) -> Diagnostics {
        var added: [String: Place] = [:]
        for (step, place) in changes.flatMap(\.steps) { if case .add(let element) = step { added[element.id] = place } }
        var diagnostics = Diagnostics()
        var texts = SourceTexts()
        for (problem, element) in library.diagnostics + Answers(continuum, library, on: day).diagnostics where continuum.elements[Int(element)].layer != .base {
            diagnostics.add(problem, at: added[continuum.id(Int(element))] ?? continuum.place(of: Int(element)))
        }
        diagnostics.fillExcerpts { texts.line($0) }
        return diagnostics
    }
}
