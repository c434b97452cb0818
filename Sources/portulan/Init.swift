import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Reach
import Sovereignty
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

    /// What the profile changes: its limits and what it expects.
    private static func expectations(of profile: String, _ language: Language) -> String {
        let continuum = Workspace.knowledgeOnly().continuum
        guard let day = try? DateOption.day(nil), let framework = FrameworkLibrary(continuum, on: day).framework(of: profile) else { return "" }
        let limits = continuum.elements.indices.filter { i in
            continuum.elements[i].kind == .classLimit
                && continuum.relations(of: i).contains { $0.key == .ofProfile && Policy.profileName(continuum.strings[$0.target]) == profile }
        }.compactMap { continuum.token(continuum.value(.forClass, of: $0)) }
        let name = continuum.name(Int(framework.element), language)
        let count = framework.requirements.reduce(0) { count, _ in count + 1 }
        return language == .french
            ? "\n\(name)\u{A0}: \(count) attentes, suivies par « portulan assess » ; limites plus strictes pour \(limits.joined(separator: ", ")).\nDétail : portulan levels DOSSIER --subject mon-organisation --framework \(framework.id)"
            : "\n\(name): \(count) expectations, followed by “portulan assess”; stricter limits for \(limits.joined(separator: ", ")).\nDetail: portulan levels FOLDER --subject mon-organisation --framework \(framework.id)"
    }

    func run() throws {
        let french = lang == .french
        do {
            let files = try WorkspaceTemplate.write(to: folder, profile: profile, language: lang)
            print(french ? "Dossier créé : \(folder)" : "Folder made: \(folder)")
            for file in files { print("  \(file)") }
            print(french ? "\nEt maintenant :" : "\nNow:")
            print("  portulan check \(folder)\n  portulan assess \(folder)\n  portulan levels \(folder)")
            if let profile { print(Self.expectations(of: profile, lang)) }
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
