package import Continuum
package import Sovereignty

extension Workspace {
    /// What is wrong with frameworks, profiles and answers of the folder’s own, at their places.
    package static func diagnostics(of library: FrameworkLibrary, _ continuum: Continuum, on day: Day) -> Diagnostics {
        var diagnostics = Diagnostics()
        var texts = SourceTexts()
        for (problem, element) in library.diagnostics + Answers(continuum, library, on: day).diagnostics where continuum.elements[Int(element)].layer != .base {
            diagnostics.add(problem, at: continuum.place(of: Int(element)))
        }
        diagnostics.fillExcerpts { texts.line($0) }
        return diagnostics
    }
}
