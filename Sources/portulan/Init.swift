import ArgumentParser
import Continuum
import Foundation
import Workspace

/// Makes a folder that can be assessed at once and filled from there.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Crée un dossier prêt à remplir. / Makes a folder ready to be filled.")

    @Argument(help: "Le dossier à créer. / The folder to make.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "ministere | collectivite | oiv | cloud | industrie")
    var profile: String?
    @Option(name: .long, help: "fr | en")
    var lang: Language = .french

    func validate() throws {
        if let profile, !WorkspaceTemplate.profiles.contains(profile) {
            let near = nearest(to: profile, among: WorkspaceTemplate.profiles)
            throw ValidationError(
                "Profil inconnu : « \(profile) ». \(near.map { "→ \($0)" } ?? WorkspaceTemplate.profiles.joined(separator: ", "))")
        }
    }

    func run() throws {
        let french = lang == .french
        do {
            let files = try WorkspaceTemplate.write(to: folder, profile: profile, language: lang)
            print(french ? "Dossier créé : \(folder)" : "Folder made: \(folder)")
            for file in files { print("  \(file)") }
            print(french ? "\nEt maintenant :" : "\nNow:")
            print("  portulan check \(folder)\n  portulan assess \(folder)")
        } catch WorkspaceTemplate.TemplateError.alreadyThere(let path) {
            OutputOptions.complain(
                french ? "« \(path) » existe déjà ; rien n’a été écrit." : "“\(path)” is already there; nothing was written.")
            throw ExitCode(2)
        } catch {
            OutputOptions.complain(error.localizedDescription)
            throw ExitCode(2)
        }
    }
}
