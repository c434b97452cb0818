import Continuum
private import Foundation
import Workspace

/// Which workspaces are served? One folder, or the sub-folders of one; new ones are seen without a restart.
actor Hall {
    private let folder: String
    private let clock: WorkbenchClock
    private let limits: WorkbenchConfiguration.Limits
    private let chronicle: Chronicle?
    private var desks: [String: Desk] = [:]

    init(folder: String, clock: WorkbenchClock, limits: WorkbenchConfiguration.Limits, chronicle: Chronicle? = nil) {
        self.folder = folder
        self.clock = clock
        self.limits = limits
        self.chronicle = chronicle
    }

    /// Slugs in order.
    func slugs() -> [String] { Self.workspaces(in: folder).map(\.slug) }

    /// The desk of a workspace; nil when there is none by that name.
    func desk(_ slug: String) -> Desk? {
        if let desk = desks[slug] { return desk }
        guard let found = Self.workspaces(in: folder).first(where: { $0.slug == slug }) else { return nil }
        let desk = Desk(slug: slug, folder: found.folder, clock: clock, limits: limits, chronicle: chronicle)
        desks[slug] = desk
        return desk
    }

    /// Whether the folder that is served is itself a workspace: then no other can be made beside it.
    var isSingle: Bool { FileManager.default.fileExists(atPath: folder + "/portulan.yaml") }

    /// Makes a workspace, as `portulan init` does.
    /// - Throws: `WorkspaceTemplate.TemplateError.alreadyThere`, or what the disk says.
    func make(_ slug: String, profile: String?, language: Language) throws {
        _ = try WorkspaceTemplate.write(to: "\(folder)/\(slug)", profile: profile, language: language)
    }

    /// How many seconds ago was the workspace read that was not read for longest? 0 when none was read.
    func oldestReading(now: Int64) async -> Double {
        var oldest = 0.0
        for desk in desks.values { if let time = await desk.readAt { oldest = max(oldest, Double(now - time) / 1_000) } }
        return oldest
    }

    /// A workspace is a folder with a `portulan.yaml`. Names that could not stand in an address are passed over.
    static func workspaces(in folder: String) -> [(slug: String, folder: String)] {
        let manager = FileManager.default
        let root = URL(fileURLWithPath: folder).standardizedFileURL
        if manager.fileExists(atPath: root.appendingPathComponent("portulan.yaml").path) {
            return [(slug(root.lastPathComponent), root.path)]
        }
        let names = (try? manager.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().compactMap { name in
            let path = root.appendingPathComponent(name)
            guard name == slug(name), manager.fileExists(atPath: path.appendingPathComponent("portulan.yaml").path) else { return nil }
            return (name, path.path)
        }
    }

    /// Letters, digits and hyphens of a name, in lower case.
    static func slug(_ name: String) -> String {
        let folded = ElementIndex.fold(name)
        var slug = ""
        for scalar in folded.unicodeScalars {
            if (97...122).contains(scalar.value) || (48...57).contains(scalar.value) {
                slug.unicodeScalars.append(scalar)
            } else if !slug.hasSuffix("-"), !slug.isEmpty {
                slug += "-"
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "dossier" : String(slug.prefix(64))
    }
}
