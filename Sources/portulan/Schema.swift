import ArgumentParser
import Continuum
import Knowledge
import Reports
import Workspace

/// Prints a JSON Schema; `Scripts/make-schemas.sh` keeps the copies under `Schemas/`.
struct Schema: ParsableCommand {
    enum Name: String, ExpressibleByArgument, CaseIterable { case continuum, element, change, workspace, assessment, resilience, scenario, designs, form, reference }
    static let configuration = CommandConfiguration(
        abstract: "Écrit un schéma JSON. / Prints a JSON Schema.", shouldDisplay: false)

    @Argument(help: "continuum | element | change | workspace | assessment | resilience | scenario | designs | form | reference (Markdown)")
    var name: Name

    func run() throws {
        switch name {
        case .continuum: print(Vocabulary.portulan.schema(.continuum).prettyJSON)
        case .element: print(Vocabulary.portulan.schema(.element).prettyJSON)
        case .change: print(Vocabulary.portulan.schema(.change).prettyJSON)
        case .assessment: print(AssessmentSchema.document.prettyJSON)
        case .resilience: print(ResilienceSchema.document.prettyJSON)
        case .scenario: print(ScenarioSchema.document.prettyJSON)
        case .designs: print(DesignSchema.document.prettyJSON)
        case .form: print(FormSchema.document.prettyJSON)
        case .reference: print(ReferencePage(.portulan).markdown(), terminator: "")
        case .workspace: print(SettingsSchema.document.prettyJSON)
        }
    }
}
