import ArgumentParser
import Continuum
import Knowledge
import Workspace

/// Prints a JSON Schema; `Scripts/make-schemas.sh` keeps the copies under `Schemas/`.
struct Schema: ParsableCommand {
    enum Name: String, ExpressibleByArgument, CaseIterable { case continuum, element, workspace }
    static let configuration = CommandConfiguration(
        abstract: "Écrit un schéma JSON. / Prints a JSON Schema.", shouldDisplay: false)

    @Argument(help: "continuum | element | workspace")
    var name: Name

    func run() throws {
        switch name {
        case .continuum: print(Vocabulary.portulan.schema(.continuum).prettyJSON)
        case .element: print(Vocabulary.portulan.schema(.element).prettyJSON)
        case .workspace: print(SettingsSchema.document.prettyJSON)
        }
    }
}
