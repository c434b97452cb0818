public import ArgumentParser
import Continuum
import Knowledge
public import Reach
import Reports
import Sovereignty
import Workspace

extension Power: ExpressibleByArgument {}

/// Explains who can do what to one element, step by step.
struct Explain: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

    static let configuration = CommandConfiguration(
        abstract: "Explique comment un État atteint un élément, ou ce qu’un contrôle demande. / Explains how a state reaches an element, or what a check asks.",
        discussion: """
            portulan explain DOSSIER ÉLÉMENT --state US    pas à pas, comment un État l’atteint / step by step, how a state reaches it
            portulan explain cert-secnumcloud              ce qu’un contrôle demande, et pourquoi / what a check asks, and why
            portulan explain checks                        la liste des contrôles / the list of checks
            """)

    @Argument(help: "Le dossier ; ou un contrôle, seul. / The folder; or a check, alone.", completion: .directory)
    var folder: String
    @Argument(help: "L’élément. / The element.")
    var element: String?
    @Option(name: .long, help: "L’État (US), le bloc (EU) ou le fournisseur. / The state (US), bloc (EU) or supplier.")
    var state: String?
    @Option(name: .long, help: "obtain | alter | cut | starve (tous sinon / all otherwise)")
    var power: Power?
    @Option(name: .long, help: "terminal | json")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        guard let element else {
            try explainCheck()
            return
        }
        guard let state else {
            throw ValidationError("De quel État s’agit-il ? --state US, par exemple. / Which state? --state US, for example.")
        }
        try explain(element, state)
    }

    /// What a check asks, why, and where it counts.
    private func explainCheck() throws {
        let language = options.lang ?? .french
        let page = CheckPage(language, options.style)
        if folder == "checks" {
            try options.write(page.list())
            return
        }
        guard let check = CheckCatalogue.check(folder) else {
            let hint = nearest(to: folder, among: CheckCatalogue.ids).map { language == .french ? " Vouliez-vous dire « \($0) » ?" : " Did you mean “\($0)”?" } ?? ""
            OutputOptions.complain(
                (language == .french ? "Aucun contrôle « \(folder) » (pour un élément : portulan explain DOSSIER ÉLÉMENT --state US)." : "No check “\(folder)” (for an element: portulan explain FOLDER ELEMENT --state US).") + hint)
            throw ExitCode(2)
        }
        let continuum = Workspace.knowledgeOnly().continuum
        let library = FrameworkLibrary(continuum, on: try dateOption.day())
        try options.write(page.text(check, usedBy: FrameworkUses(library, continuum).of(check.id)))
    }

    private func explain(_ element: String, _ state: String) throws {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        try OutputOptions.stop(on: workspace.diagnostics, language)
        let continuum = workspace.continuum
        guard let element = continuum.index(of: element) else { throw OutputOptions.unknownElement(element, continuum, language) }
        guard let subject = continuum.index(of: state) else {
            throw OutputOptions.unknownElement(state, continuum, language) { [.state, .bloc].contains(continuum.elements[$0].kind) }
        }
        // A bloc that is asked about acts together.
        let together: Set<Int> = continuum.elements[subject].kind == .bloc ? [subject] : []
        let model = ReachModel(continuum, ReachOptions(day: try dateOption.day(), together: together))
        guard let result = model.propagate() else { return }
        guard let number = model.subjects.index(ofElement: Int32(subject)) else {
            OutputOptions.complain(
                language == .french
                    ? "« \(state) » n’est ni un État, ni un bloc, ni un fournisseur dont le contrat est en cause."
                    : "“\(state)” is neither a state, nor a bloc, nor a supplier whose terms are at stake.")
            throw ExitCode(2)
        }
        let explanation = Explanation(
            continuum, model, result, element: element, subject: number, powers: power.map { [$0] } ?? Power.allCases)
        switch format {
        case .terminal: try options.write(ExplanationDocument(explanation, continuum).text(language, options.style))
        case .json: try options.write(ExplanationDocument(explanation, continuum).document(state: state).prettyJSON + "\n")
        }
    }
}
