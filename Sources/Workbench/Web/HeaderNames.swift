import HTTPTypes

/// Header fields that HTTPTypes does not name. The texts are constants of ours that are valid names.
extension HTTPField.Name {
    /// Asks proxies (nginx) to pass what is written on at once.
    static let accelBuffering = named("X-Accel-Buffering")
    static let csrfWord = named("X-CSRF")
    static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
    static let fetchSite = named("Sec-Fetch-Site")
    static let forwarded = named("Forwarded")
    static let forwardedFor = named("X-Forwarded-For")
    static let forwardedProto = named("X-Forwarded-Proto")
    static let frameOptions = named("X-Frame-Options")
    static let refresh = named("Refresh")
    static let permissionsPolicy = named("Permissions-Policy")
    static let realIP = named("X-Real-IP")
    static let referrerPolicy = named("Referrer-Policy")

    private static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("not a field name: \(text)") }
        return name
    }
}
