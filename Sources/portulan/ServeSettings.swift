import ArgumentParser
import Continuum
import Foundation
import Logging
import Store
import Workbench

/// What the server is told: by the command line, else the environment (`PORTULAN_…`), else a file of the same names (as systemd's EnvironmentFile reads them).
struct ServeSettings {
    private var values: [String: String] = [:]

    static let names = [
        "FOLDER", "HOST", "PORT", "DATABASE", "PUBLIC_URL", "TLS_CERTIFICATE", "TLS_PRIVATE_KEY", "TRUST_PROXY", "LANGUAGE", "LOG_LEVEL", "JOURNAL_KEY",
        "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_SCOPES", "OIDC_ACR_VALUES",
    ]

    init(environment: [String: String], file: String?) throws {
        if let file { try read(file) }
        for name in Self.names { if let value = environment["PORTULAN_\(name)"], !value.isEmpty { values[name] = value } }
        // Tests shorten these; people have no reason to.
        for (name, value) in environment where name.hasPrefix("PORTULAN_LIMIT_") { values[String(name.dropFirst(9))] = value }
    }

    private mutating func read(_ file: String) throws {
        guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8) else {
            throw ValidationError("Illisible : \(file). / Cannot be read: \(file).")
        }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            let name = sides[0].hasPrefix("PORTULAN_") ? String(sides[0].dropFirst(9)) : sides[0]
            guard sides.count == 2, Self.names.contains(name) else {
                let hint = nearest(to: name, among: Self.names).map { " PORTULAN_\($0) ?" } ?? ""
                throw ValidationError("\(file):\(number + 1) : « \(sides[0]) » n’est pas une option.\(hint) / “\(sides[0])” is no option.\(hint)")
            }
            var value = sides[1]
            if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote { value = String(value.dropFirst().dropLast()) }
            values[name] = value
        }
    }

    mutating func override(_ name: String, _ value: String?) { if let value { values[name] = value } }

    var logLevel: Logger.Level { values["LOG_LEVEL"].flatMap(Logger.Level.init(rawValue:)) ?? .info }

    func configuration() throws -> WorkbenchConfiguration {
        guard let folder = values["FOLDER"] else {
            throw ValidationError("Quel dossier servir ? / Which folder? portulan serve DIR")
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw ValidationError("« \(folder) » n’est pas un dossier. / “\(folder)” is not a folder.")
        }
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let location = try StoreLocation(parsing: values["DATABASE"] ?? "\(base)/.portulan/workbench.sqlite")
        var configuration = WorkbenchConfiguration(folder: base, database: location)
        configuration.host = values["HOST"] ?? configuration.host
        if let text = values["PORT"] {
            guard let port = Int(text), (0...65_535).contains(port) else { throw ValidationError("Port : 0 à 65535. / Port: 0 to 65535.") }
            configuration.port = port
        }
        configuration.publicURL = values["PUBLIC_URL"]
        (configuration.certificate, configuration.privateKey) = (values["TLS_CERTIFICATE"], values["TLS_PRIVATE_KEY"])
        guard (configuration.certificate == nil) == (configuration.privateKey == nil) else {
            throw ValidationError("TLS demande un certificat et une clé. / TLS needs a certificate and a key.")
        }
        configuration.trustsProxy = ["yes", "true", "1", "oui"].contains(values["TRUST_PROXY"] ?? "")
        if let language = values["LANGUAGE"].flatMap(Language.init(rawValue:)) { configuration.language = language }
        configuration.journalKey = values["JOURNAL_KEY"]
        if let issuer = values["OIDC_ISSUER"] {
            guard let client = values["OIDC_CLIENT_ID"], let secret = values["OIDC_CLIENT_SECRET"] else {
                throw ValidationError("OIDC : il manque CLIENT_ID ou CLIENT_SECRET. / OIDC: CLIENT_ID or CLIENT_SECRET is missing.")
            }
            configuration.identityProvider = WorkbenchConfiguration.IdentityProvider(
                issuer: issuer, clientID: client, clientSecret: secret, name: values["OIDC_NAME"] ?? "OpenID Connect",
                scopes: (values["OIDC_SCOPES"] ?? "openid profile email").split(separator: " ").map(String.init),
                levels: (values["OIDC_ACR_VALUES"] ?? "").split(separator: " ").map(String.init))
        }
        func limit(_ name: String) -> Int64? { values["LIMIT_\(name)"].flatMap(Int64.init) }
        if let value = limit("REQUEST_SECONDS") { configuration.limits.requestSeconds = value }
        if let value = limit("SESSION_IDLE") { configuration.limits.sessionIdle = value }
        if let value = limit("SESSION_LIFE") { configuration.limits.sessionLife = value }
        if let value = limit("UPLOAD") { configuration.limits.upload = Int(value) }
        if let value = limit("ATTEMPTS") { configuration.limits.attempts = Int(value) }
        if let value = limit("ATTEMPT_WINDOW") { configuration.limits.attemptWindow = value }
        return configuration
    }
}
