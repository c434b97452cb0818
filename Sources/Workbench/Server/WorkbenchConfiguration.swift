package import Continuum
package import Store

/// How does this installation run? What the command line, the environment and the configuration file say.
package struct WorkbenchConfiguration: Sendable {
    /// A workspace, or a folder whose sub-folders are workspaces.
    package var folder: String
    package var host: String
    package var port: Int
    package var database: StoreLocation
    /// The address that people type, for links and for OpenID Connect; nil: `http://host:port`.
    package var publicURL: String?
    /// Whether `X-Forwarded-For` and `X-Forwarded-Proto` are believed: only behind a proxy of one’s own.
    package var trustsProxy: Bool
    /// PEM files, read again on SIGHUP.
    package var certificate: String?
    package var privateKey: String?
    /// The file of the key that signs the journal’s checkpoints; nil: beside the database, made at first.
    package var journalKey: String?
    package var identityProvider: IdentityProvider?
    package var metrics: MetricsAccess
    package var limits: Limits
    package var language: Language

    package init(folder: String, host: String = "127.0.0.1", port: Int = 8080, database: StoreLocation) {
        self.folder = folder
        self.host = host
        self.port = port
        self.database = database
        publicURL = nil
        trustsProxy = false
        certificate = nil
        privateKey = nil
        journalKey = nil
        identityProvider = nil
        metrics = .loopback
        limits = Limits()
        language = .french
    }

    /// The address that people type, without a slash at its end.
    package var base: String {
        if let publicURL { return publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL }
        return "\(certificate == nil ? "http" : "https")://\(self.host.contains(":") ? "[\(self.host)]" : self.host):\(port)"
    }

    /// Who may read the figures?
    package enum MetricsAccess: Sendable, Hashable {
        /// Programs of this machine that ask directly, not through a proxy.
        case loopback
        /// Whoever sends this word as a bearer token, from wherever.
        case token(String)
        case off
    }

    /// An OpenID Connect provider (ProConnect, Keycloak…).
    package struct IdentityProvider: Sendable, Hashable {
        package var issuer: String
        package var clientID: String
        package var clientSecret: String
        package var name: String
        package var scopes: [String]
        /// `acr_values` asked for (ProConnect: `eidas1`); empty: none.
        package var levels: [String]

        package init(issuer: String, clientID: String, clientSecret: String, name: String, scopes: [String] = ["openid", "profile", "email"], levels: [String] = []) {
            self.issuer = issuer
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.name = name
            self.scopes = scopes
            self.levels = levels
        }
    }

    package struct Limits: Sendable {
        /// Bytes of a form, and of an imported file.
        package var form = 1 << 20
        package var upload = 64 << 20
        /// Seconds without use after which a session ends, and at most.
        package var sessionIdle: Int64 = 60 * 60
        package var sessionLife: Int64 = 12 * 60 * 60
        /// Failed sign-ins of one account or address within `attemptWindow` seconds before the next one waits.
        package var attempts = 10
        package var attemptWindow: Int64 = 15 * 60
        /// log2 of scrypt’s N.
        package var passwordCost = 15
        /// Seconds that a request may take to arrive.
        package var requestSeconds: Int64 = 30
        /// Bytes of rendered pages kept, for each workspace.
        package var pageCache = 24 << 20
        /// Requests a second to the API, and at once after a pause, of each token or account.
        package var requestRate = 50.0
        package var requestBurst = 200.0

        package init() {}
    }
}

/// What time is it? Given by whoever runs the server, so that tests may set it, and make it jump.
package struct WorkbenchClock: Sendable {
    /// Milliseconds since 1970, UTC.
    package var now: @Sendable () -> Int64

    package init(now: @escaping @Sendable () -> Int64) { self.now = now }

    package var today: Day { Day(rawValue: Int32(now() / 86_400_000)) }
}

/// Logs that show a configuration, or something that holds one, show no secret of it.
extension WorkbenchConfiguration: CustomStringConvertible, CustomReflectable {
    package var description: String { "configuration of \(folder)" }
    package var customMirror: Mirror { Mirror(self, children: ["folder": folder]) }
}

extension WorkbenchConfiguration.IdentityProvider: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(name) (\(issuer))" }
    package var customMirror: Mirror { Mirror(self, children: ["issuer": issuer]) }
}
