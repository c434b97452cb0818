import Continuum

/// Reads `portulan.yaml`.
enum SettingsReader {
    private static let keys = ["portulan", "organisation", "home", "language", "profile"]
    static let profiles = ["ministere", "collectivite", "oiv", "cloud", "industrie"]

    static func read(_ file: String, texts: inout SourceTexts, diagnostics: inout Diagnostics) -> Workspace.Settings {
        var settings = Workspace.Settings()
        guard let bytes = texts.bytes(of: file, limit: 1 << 20, &diagnostics) else { return settings }
        let entries = MappingReader.read(bytes, file: file, keys: keys, diagnostics: &diagnostics)
        if let version = entries["portulan"], version.value != "1" { diagnostics.add(.unsupportedVersion(version.value), at: version.place) }
        settings.organisation = entries["organisation"]?.value
        if let home = entries["home"]?.value { settings.home = home }
        if let language = entries["language"] {
            if let known = Language(rawValue: language.value) {
                settings.language = known
            } else {
                diagnostics.add(
                    .unknownToken(key: "language", found: language.value, allowed: Language.allCases.map(\.rawValue), nearest: nil), at: language.place)
            }
        }
        if let profile = entries["profile"] {
            if !profiles.contains(profile.value) {
                diagnostics.add(
                    .unknownToken(
                        key: "profile", found: profile.value, allowed: profiles, nearest: nearest(to: profile.value, among: profiles)),
                    at: profile.place)
            }
            settings.profile = profile.value
        }
        return settings
    }
}
