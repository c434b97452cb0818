import ArgumentParser
import Continuum
import Knowledge
import Reports
import Sovereignty
import Workbench
import Workspace

/// Prints a JSON Schema; `Scripts/make-schemas.sh` keeps the copies under `Schemas/`.
struct Schema: ParsableCommand {
    enum Name: String, ExpressibleByArgument, CaseIterable {
        case continuum, element, change, workspace, assessment, resilience, scenario, designs, form, levels, attestation, nis2, nis2Entities = "nis2-entities", openapi
        case reference, checks, frameworks
    }

    static let configuration = CommandConfiguration(
        abstract: "Écrit un schéma JSON. / Prints a JSON Schema.", shouldDisplay: false)

    @Argument(help: "continuum | element | change | workspace | assessment | resilience | scenario | designs | form | levels | attestation | nis2 | nis2-entities | openapi | reference, checks, frameworks (Markdown)")
    var name: Name
    @Option(name: .long, help: "fr | en")
    var lang: Language = .french

    func run() throws {
        switch name {
        case .continuum: print(Vocabulary.portulan.schema(.continuum).prettyJSON)
        case .element: print(Vocabulary.portulan.schema(.element).prettyJSON)
        case .change: print(Vocabulary.portulan.schema(.change).prettyJSON)
        case .assessment: print(AssessmentSchema.document.prettyJSON)
        case .resilience: print(ResilienceSchema.document.prettyJSON)
        case .scenario: print(ScenarioSchema.document.prettyJSON)
        case .designs: print(DesignSchema.document.prettyJSON)
        case .nis2: print(NISSchema.document.prettyJSON)
        case .nis2Entities: print(NISSchema.entities.prettyJSON)
        case .levels: print(LevelsSchema.document.prettyJSON)
        case .openapi: print(OpenAPIDocument.document().prettyJSON)
        case .reference: print(ReferencePage(.portulan).markdown(), terminator: "")
        case .checks, .frameworks:
            let continuum = Workspace.knowledgeOnly().continuum
            // Those in force on any day: the page says which are proposals and drafts.
            let library = FrameworkLibrary(continuum, on: try DateOption.day("2026-11-24"))
            let page = name == .checks
                ? CheckPage(lang, Style(hasColour: false)).markdown(library, continuum) : FrameworkPage(library, continuum, lang).markdown()
            print(page, terminator: "")
        case .form: print(FormSchema.document.prettyJSON)
        case .attestation: print(AttestationSchema.document.prettyJSON)
        case .workspace: print(SettingsSchema.document.prettyJSON)
        }
    }
}
