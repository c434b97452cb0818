import ArgumentParser
import Continuum
import Foundation
import Logging
import Store
import Workbench

/// What the server is told: by the command line, else the environment (`PORTULAN_…`), else a file of the same names (as systemd's EnvironmentFile reads them).
struct ServeSettings {
    /// Where a value was said, for `--check-config` and for messages.
    enum Place: Sendable, Hashable {
        case commandLine, environment
        case file(String, line: Int)

        var text: String {
            switch self {
            case .commandLine: "ligne de commande / command line"
            case .environment: "environnement / environment"
            case .file(let file, let line): "\(file):\(line)"
            }
        }
    }

    private var values: [String: (text: String, place: Place)] = [:]

    /// Every name, and what it means. The page “Configuration” of the documentation lists them in this order.
    static let names = [
        "FOLDER", "HOST", "PORT", "DATABASE", "PUBLIC_URL", "TLS_CERTIFICATE", "TLS_PRIVATE_KEY", "TRUST_PROXY", "LANGUAGE", "LOG_LEVEL", "JOURNAL_KEY", "METRICS",
        "METRICS_TOKEN", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_SCOPES", "OIDC_ACR_VALUES",
    ] + limits

    private static let limits = [
        "LIMIT_FORM", "LIMIT_UPLOAD", "LIMIT_SESSION_IDLE", "LIMIT_SESSION_LIFE", "LIMIT_ATTEMPTS", "LIMIT_ATTEMPT_WINDOW", "LIMIT_PASSWORD_COST", "LIMIT_REQUEST_SECONDS",
        "LIMIT_PAGE_CACHE",
    ]

    /// Names that this program reads elsewhere.
    private static let others: Set<String> = ["PYTHON", "BINARY", "WITHOUT_POSTGRESQL"]

    private static let secrets: Set<String> = ["OIDC_CLIENT_SECRET", "METRICS_TOKEN"]

    init(environment: [String: String], file: String?) throws {
        if let file { try read(file) }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("PORTULAN_") {
            let short = String(name.dropFirst(9))
            if Self.others.contains(short) { continue }
            guard Self.names.contains(short) else { throw Self.unknown(name, short, .environment) }
            if !value.isEmpty { values[short] = (value, .environment) }
        }
    }

    private mutating func read(_ file: String) throws {
        guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8) else {
            throw ValidationError("Illisible : \(file). / Cannot be read: \(file).")
        }
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            let place = Place.file(file, line: number + 1)
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            let name = sides[0].hasPrefix("PORTULAN_") ? String(sides[0].dropFirst(9)) : sides[0]
            guard sides.count == 2 else {
                throw ValidationError("\(place.text) : on attend NOM=valeur. / NAME=value is expected.")
            }
            guard Self.names.contains(name) else { throw Self.unknown(sides[0], name, place) }
            if let earlier = values[name] {
                throw ValidationError("\(place.text) : \(name) est déjà dit (\(earlier.place.text)). / \(name) was said before (\(earlier.place.text)).")
            }
            var value = sides[1]
            if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote { value = String(value.dropFirst().dropLast()) }
            if !value.isEmpty { values[name] = (value, place) }
        }
    }

    private static func unknown(_ written: String, _ name: String, _ place: Place) -> ValidationError {
        let hint = nearest(to: name, among: names).map { " PORTULAN_\($0) ?" } ?? ""
        return ValidationError("\(place.text) : « \(written) » n’est pas une option.\(hint) / “\(written)” is no option.\(hint)")
    }

    mutating func override(_ name: String, _ value: String?) { if let value { values[name] = (value, .commandLine) } }

    private func text(_ name: String) -> String? { values[name]?.text }

    private func fault(_ name: String, _ fr: String, _ en: String) -> ValidationError {
        let place = values[name].map { " (\($0.place.text))" } ?? ""
        return ValidationError("PORTULAN_\(name)\(place) : \(fr) / \(en)")
    }

    /// One of some words; `standard` when nothing is said.
    private func choice<Value>(_ name: String, _ words: [(String, Value)], or standard: Value) throws -> Value {
        guard let text = text(name) else { return standard }
        guard let found = words.first(where: { $0.0 == text.lowercased() }) else {
            let list = words.map(\.0).joined(separator: ", ")
            throw fault(name, "« \(text) » ; on attend : \(list).", "“\(text)”; expected: \(list).")
        }
        return found.1
    }

    private func number(_ name: String, _ range: ClosedRange<Int64>, or standard: Int64) throws -> Int64 {
        guard let text = text(name) else { return standard }
        guard let value = Int64(text), range.contains(value) else {
            throw fault(name, "« \(text) » ; de \(range.lowerBound) à \(range.upperBound).", "“\(text)”; from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    func logLevel() throws -> Logger.Level {
        try choice("LOG_LEVEL", Logger.Level.allCases.map { ($0.rawValue, $0) }, or: .info)
    }

    /// What will be served, how, and where each value was said; secrets are not shown.
    func summary() -> String {
        Self.names.compactMap { name in
            guard let (text, place) = values[name] else { return nil }
            let shown = Self.secrets.contains(name) ? "…" : name == "DATABASE" ? (try? StoreLocation(parsing: text).description) ?? "…" : text
            return "PORTULAN_\(name)=\(shown)  # \(place.text)"
        }.joined(separator: "\n")
    }

    func configuration() throws -> WorkbenchConfiguration {
        guard let folder = text("FOLDER") else {
            throw ValidationError("Quel dossier servir ? / Which folder? portulan serve DIR")
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw fault("FOLDER", "« \(folder) » n’est pas un dossier.", "“\(folder)” is not a folder.")
        }
        let base = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
        let location: StoreLocation
        do { location = try StoreLocation(parsing: text("DATABASE") ?? "\(base)/.portulan/workbench.sqlite") } catch { throw fault("DATABASE", error.message.fr, error.message.en) }
        var configuration = WorkbenchConfiguration(folder: base, database: location)
        configuration.host = text("HOST") ?? configuration.host
        configuration.port = Int(try number("PORT", 0...65_535, or: Int64(configuration.port)))
        configuration.publicURL = text("PUBLIC_URL")
        if let url = configuration.publicURL, URL(string: url)?.host == nil || !(url.hasPrefix("https://") || url.hasPrefix("http://")) {
            throw fault("PUBLIC_URL", "on attend https://nom.", "https://name is expected.")
        }
        (configuration.certificate, configuration.privateKey) = (text("TLS_CERTIFICATE"), text("TLS_PRIVATE_KEY"))
        guard (configuration.certificate == nil) == (configuration.privateKey == nil) else {
            throw ValidationError("TLS demande un certificat et une clé. / TLS needs a certificate and a key.")
        }
        configuration.trustsProxy = try choice("TRUST_PROXY", ["yes", "true", "1", "oui"].map { ($0, true) } + ["no", "false", "0", "non"].map { ($0, false) }, or: false)
        configuration.language = try choice("LANGUAGE", Language.allCases.map { ($0.rawValue, $0) }, or: configuration.language)
        configuration.journalKey = text("JOURNAL_KEY")
        configuration.metrics = try metrics()
        configuration.identityProvider = try provider()
        configuration.limits = try limits(configuration.limits)
        return configuration
    }

    private func metrics() throws -> WorkbenchConfiguration.MetricsAccess {
        let access = try choice("METRICS", [("loopback", 0), ("token", 1), ("off", 2)], or: text("METRICS_TOKEN") == nil ? 0 : 1)
        switch access {
        case 0: return .loopback
        case 2: return .off
        default:
            guard let word = text("METRICS_TOKEN"), word.utf8.count >= 16 else {
                throw fault("METRICS_TOKEN", "au moins 16 caractères.", "at least 16 characters.")
            }
            return .token(word)
        }
    }

    private func provider() throws -> WorkbenchConfiguration.IdentityProvider? {
        guard let issuer = text("OIDC_ISSUER") else { return nil }
        guard let client = text("OIDC_CLIENT_ID"), let secret = text("OIDC_CLIENT_SECRET") else {
            throw ValidationError("OIDC : il manque PORTULAN_OIDC_CLIENT_ID ou PORTULAN_OIDC_CLIENT_SECRET. / OIDC: PORTULAN_OIDC_CLIENT_ID or PORTULAN_OIDC_CLIENT_SECRET is missing.")
        }
        return WorkbenchConfiguration.IdentityProvider(
            issuer: issuer, clientID: client, clientSecret: secret, name: text("OIDC_NAME") ?? "OpenID Connect",
            scopes: (text("OIDC_SCOPES") ?? "openid profile email").split(separator: " ").map(String.init),
            levels: (text("OIDC_ACR_VALUES") ?? "").split(separator: " ").map(String.init))
    }

    private func limits(_ standard: WorkbenchConfiguration.Limits) throws -> WorkbenchConfiguration.Limits {
        var limits = standard
        limits.form = Int(try number("LIMIT_FORM", 1_024...(1 << 30), or: Int64(limits.form)))
        limits.upload = Int(try number("LIMIT_UPLOAD", 1_024...(1 << 32), or: Int64(limits.upload)))
        limits.sessionIdle = try number("LIMIT_SESSION_IDLE", 1...31_536_000, or: limits.sessionIdle)
        limits.sessionLife = try number("LIMIT_SESSION_LIFE", 1...31_536_000, or: limits.sessionLife)
        limits.attempts = Int(try number("LIMIT_ATTEMPTS", 1...10_000, or: Int64(limits.attempts)))
        limits.attemptWindow = try number("LIMIT_ATTEMPT_WINDOW", 1...604_800, or: limits.attemptWindow)
        limits.passwordCost = Int(try number("LIMIT_PASSWORD_COST", 10...20, or: Int64(limits.passwordCost)))
        limits.requestSeconds = try number("LIMIT_REQUEST_SECONDS", 1...3_600, or: limits.requestSeconds)
        limits.pageCache = Int(try number("LIMIT_PAGE_CACHE", 0...(1 << 32), or: Int64(limits.pageCache)))
        return limits
    }
}
