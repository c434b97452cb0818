import ArgumentParser
import Continuum
import Foundation
import Ledger
import Store

/// Saves, puts back and checks what the workbench keeps of people, of uses and of assessments. Charts are files: they are saved like files.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Sauvegarde, restaure ou vérifie la base de l’atelier. / Saves, restores or checks the database of the workbench.",
        subcommands: [Backup.self, Restore.self, Check.self])

    /// Which database? That of a folder, or one that is named.
    struct Options: ParsableArguments {
        @Option(name: .long, help: "Un fichier SQLite ou postgres://… (sinon celle du dossier). / A file of SQLite or postgres://… (otherwise that of the folder).")
        var database: String?
        @Option(name: .long, help: "fr | en")
        var lang: Language?

        var isFrench: Bool { (lang ?? .french) == .french }

        /// Where is it? `--database`, or the file in the folder, which has to be there when `mustExist`.
        func location(_ folder: String?, mustExist: Bool = true) throws -> StoreLocation {
            guard let path = database ?? folder.map({ $0 + "/.portulan/workbench.sqlite" }) else {
                throw ValidationError("Donnez un dossier ou --database. / Give a folder or --database.")
            }
            let location = try StoreLocation(parsing: path)
            if mustExist, case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) {
                OutputOptions.complain(isFrench ? "« \(path) » n’existe pas." : "“\(path)” does not exist.")
                throw ExitCode(2)
            }
            return location
        }

        /// Runs a piece of work and says what went wrong in words.
        func run(_ work: () async throws -> Void) async throws {
            do {
                try await work()
            } catch let error as StoreError {
                OutputOptions.complain((isFrench ? error.message.fr : error.message.en) + ".")
                if case .corrupt = error { throw ExitCode(1) }
                throw ExitCode(2)
            }
        }

        func say(_ check: StoreCheck, _ fr: String, _ en: String) {
            let root = check.journalRoot.base64
            print(
                isFrench
                    ? "\(fr) Comptes : \(check.users). Journal : \(check.journalSize) entrées, \(check.checkpoints) points de contrôle, racine \(root)."
                    : "\(en) Accounts: \(check.users). Journal: \(check.journalSize) entries, \(check.checkpoints) checkpoints, root \(root).")
        }
    }

    /// The clock is read here, for the record of migrations.
    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// Opens, works, closes.
    private static func withStore(_ location: StoreLocation, _ work: (Store) async throws -> Void) async throws {
        let store = try await Store.open(location, now: now)
        do {
            try await work(store)
            await store.close()
        } catch {
            await store.close()
            throw error
        }
    }

    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sauvegarde pendant que l’atelier fonctionne. / Saves while the workbench runs.",
            discussion: """
                portulan store backup DOSSIER -o portulan-2026-11-24.sqlite
                portulan store backup --database postgres://portulan@db/portulan -o portulan-2026-11-24.dump
                """)
        @Argument(help: "Le dossier. / The folder.", completion: .directory)
        var folder: String?
        @Option(name: .shortAndLong, help: "Le fichier à écrire. / The file to write.", completion: .file())
        var output: String
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run {
                try await StoreCommand.withStore(try options.location(folder)) { store in
                    let check = try await store.backup(to: output)
                    options.say(check, "Sauvegardé dans « \(output) », puis relu.", "Saved in “\(output)”, then read again.")
                }
            }
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remet une sauvegarde en place. / Puts a backup back.",
            discussion: "portulan store restore portulan-2026-11-24.sqlite DOSSIER")
        @Argument(help: "La sauvegarde. / The backup.", completion: .file())
        var file: String
        @Argument(help: "Le dossier. / The folder.", completion: .directory)
        var folder: String?
        @Flag(name: .long, help: "Remplace une base qui contient déjà des comptes ou un journal. / Replaces a database that already holds accounts or a journal.")
        var force = false
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run {
                let location = try options.location(folder, mustExist: false)
                let check = try await Store.restore(file, to: location, force: force, now: StoreCommand.now)
                options.say(check, "Restauré, puis vérifié.", "Restored, then checked.")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Relit toute la base : pages, journal, points de contrôle. / Reads the whole database: pages, journal, checkpoints.")
        @Argument(help: "Le dossier. / The folder.", completion: .directory)
        var folder: String?
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run {
                try await StoreCommand.withStore(try options.location(folder)) { store in
                    options.say(try await store.check(), "La base est entière.", "The database is whole.")
                }
            }
        }
    }
}
