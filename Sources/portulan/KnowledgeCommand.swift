import ArgumentParser
import Continuum
import Knowledge
import Reach
import Reports
import Workspace

/// What Portulan knows of the world, each fact with its source.
struct KnowledgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "knowledge", abstract: "La base de connaissances, chaque fait avec sa source. / The knowledge base, each fact with its source.",
        subcommands: [List.self, Show.self, Search.self, Lint.self])

    struct Common: ParsableArguments {
        @Option(name: .long, help: "Dossier dont les faits se posent sur la base. / Folder whose facts lie over the base.", completion: .directory)
        var folder: String?
        @OptionGroup var options: OutputOptions

        func load() throws -> (Continuum, Workspace.Settings, Language) {
            let workspace = folder.map { Workspace(reading: $0) } ?? Workspace.knowledgeOnly()
            let language = options.lang ?? workspace.settings.language
            try OutputOptions.stop(on: workspace.diagnostics, language)
            return (workspace.continuum, workspace.settings, language)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Liste par nature. / Lists by kind.")
        @Argument(help: "Nature : state, law, organisation, offer… (toutes sinon). / Kind (all otherwise).")
        var kind: String?
        @OptionGroup var common: Common

        func run() throws {
            let (continuum, _, language) = try common.load()
            let text = KnowledgeText(continuum, language, common.options.style)
            guard let kind else {
                try common.options.write(text.counts())
                return
            }
            guard let wanted = continuum.vocabulary.kind(named: kind) else {
                let near = nearest(to: kind, among: continuum.vocabulary.kinds.map(\.name))
                throw ValidationError("« \(kind) » ? \(near.map { "→ \($0)" } ?? continuum.vocabulary.kinds.map(\.name).joined(separator: ", "))")
            }
            try common.options.write(text.list(wanted))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Montre chaque fait avec sa source, sa date et son rang. / Shows each fact with source, date, rank.")
        @Argument(help: "Identifiant (US, ovhcloud, aws-paris…). / Id.")
        var id: String
        @OptionGroup var dateOption: DateOption
        @OptionGroup var common: Common

        func run() throws {
            let (continuum, settings, language) = try common.load()
            guard let element = continuum.index(of: id) else {
                let near = nearest(to: id, among: continuum.elements.indices.map { continuum.id($0) })
                throw ValidationError("« \(id) » ? \(near.map { "→ \($0)" } ?? "portulan knowledge search \(id)")")
            }
            let day = try dateOption.day()
            let model = ReachModel(continuum, ReachOptions(day: day))
            let gradient = Gradient(continuum, model, home: settings.home)
            try common.options.write(
                KnowledgeText(continuum, language, common.options.style).show(element, on: day, model: model, gradient: gradient))
        }
    }

    struct Search: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Cherche un mot. / Searches for a word.")
        @Argument(help: "Le mot. / The word.")
        var text: String
        @OptionGroup var common: Common

        func run() throws {
            let (continuum, _, language) = try common.load()
            let (out, count) = KnowledgeText(continuum, language, common.options.style).search(text)
            try common.options.write(out)
            if count == 0 { throw ExitCode(1) }
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Dit ce que la base devrait mieux savoir. / Says what the base should know better.")
        @OptionGroup var dateOption: DateOption
        @OptionGroup var common: Common

        func run() throws {
            let (continuum, _, language) = try common.load()
            let (out, errors) = KnowledgeLint(continuum, on: try dateOption.day()).text(language, common.options.style)
            try common.options.write(out)
            if errors > 0 { throw ExitCode(1) }
        }
    }
}
