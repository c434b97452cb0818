import ArgumentParser
import Continuum
import Foundation
import Logging
import Store
import Workbench

/// Serves the workbench: the web application that a team works in.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ouvre l’atelier : l’application web de l’équipe. / Serves the workbench: the team’s web application.",
        discussion: """
            Chaque option se dit aussi dans l’environnement (PORTULAN_PORT…) ou dans un fichier (--config), dans cet ordre de priorité.
            Each option may also be given in the environment (PORTULAN_PORT…) or in a file (--config), in this order.
            """)

    @Argument(help: "Un dossier, ou un répertoire de dossiers. / A workspace, or a folder of workspaces.", completion: .directory)
    var folder: String?
    @Option(name: .long, help: "Adresse d’écoute (127.0.0.1). / Address to listen on.")
    var host: String?
    @Option(name: .long, help: "Port (8080). / Port.")
    var port: Int?
    @Option(name: .long, help: "postgres://… ou un fichier SQLite (DOSSIER/.portulan/workbench.sqlite). / postgres://… or an SQLite file.")
    var database: String?
    @Option(name: .customLong("public-url"), help: "L’adresse que tapent les gens. / The address that people type.")
    var publicURL: String?
    @Option(name: .long, help: "Certificat TLS (PEM). / TLS certificate (PEM).", completion: .file())
    var certificate: String?
    @Option(name: .customLong("private-key"), help: "Clé privée TLS (PEM). / TLS private key (PEM).", completion: .file())
    var privateKey: String?
    @Flag(name: .customLong("trust-proxy"), help: "Croire X-Forwarded-For et -Proto, derrière son propre mandataire. / Believe X-Forwarded-*, behind one’s own proxy.")
    var trustsProxy = false
    @Option(name: .long, help: "Fichier de configuration : NOM=valeur, une par ligne. / Configuration file: NAME=value lines.", completion: .file())
    var config: String?
    @Flag(name: .customLong("check-config"), help: "Dire la configuration lue, sans servir. / Say what configuration was read, without serving.")
    var checksConfiguration = false
    @Option(name: .long, help: "fr | en")
    var lang: Language?

    func run() async throws {
        var settings = try ServeSettings(environment: ProcessInfo.processInfo.environment, file: config)
        settings.override("FOLDER", folder)
        settings.override("HOST", host)
        settings.override("PORT", port.map(String.init))
        settings.override("DATABASE", database)
        settings.override("PUBLIC_URL", publicURL)
        settings.override("TLS_CERTIFICATE", certificate)
        settings.override("TLS_PRIVATE_KEY", privateKey)
        settings.override("TRUST_PROXY", trustsProxy ? "yes" : nil)
        settings.override("LANGUAGE", lang?.rawValue)
        let configuration = try settings.configuration()
        let level = try settings.logLevel()
        if checksConfiguration {
            if let certificate = configuration.certificate, let key = configuration.privateKey { try await Self.telling(configuration.language) { try WorkbenchServer.checkCertificate(certificate, key: key) } }
            print(settings.summary())
            return
        }
        var logger = Logger(label: "portulan") { _ in JSONLogHandler() }
        logger.logLevel = level
        let server = try await Self.telling(configuration.language) {
            try await WorkbenchServer(configuration, clock: WorkbenchClock { Int64(Date().timeIntervalSince1970 * 1_000) }, logger: logger)
        }
        let language = configuration.language
        try await server.run { port in
            let base = server.base
            OutputOptions.complain(language == .french ? "Portulan écoute sur \(base) (port \(port))." : "Portulan listens on \(base) (port \(port)).")
            if let address = try? await server.setUpAddress() {
                OutputOptions.complain(
                    language == .french ? "Première mise en route, une seule fois : \(address)" : "First set-up, once only: \(address)")
            }
        }
    }

    /// Says in words what keeps the server from starting, and ends with 69 (EX_UNAVAILABLE).
    private static func telling<Value>(_ language: Language, _ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch let error as StoreError {
            OutputOptions.complain(language == .french ? error.message.fr : error.message.en)
        } catch let problem as StartProblem {
            OutputOptions.complain(problem.message[language])
        }
        throw ExitCode(69)
    }
}
