package import Continuum
import Foundation
import Knowledge
package import Reach

/// The folder that a team keeps in git: what is in it, read as one continuum over the built-in knowledge.
///
/// `portulan.yaml` names the organisation, the home state and the language; `continuum/**` describes, `knowledge/**` adds the
/// organisation's own facts, `accepted/**` holds the changes that were accepted, applied in the order of their files; `changes/**` those that are
/// only studied. Reading reports every problem and keeps what is right.
package struct Workspace: Sendable {
    package var settings: Settings
    package var continuum: Continuum
    package var diagnostics: Diagnostics
    package var folder: String
    /// The changes of `accepted/` that are applied, in order.
    package internal(set) var accepted: [Change] = []
    /// Of the folder, taken before the first file was read.
    package internal(set) var fingerprint: WorkspaceFingerprint

    /// What `portulan.yaml` says.
    package struct Settings: Sendable {
        package var organisation: String?
        package var home = "FR"
        package var language = Language.french
        package var profile: String?
    }

    /// Reads a workspace, or the elements of a single file (`.yaml`, `.ndjson`).
    /// - Throws: nothing; what cannot be read is a diagnostic.
    package init(reading path: String, diagnosticLimit: Int = 1_000) {
        self.init(reading: path, diagnosticLimit: diagnosticLimit) { _, _, _ in }
    }

    /// - Parameter watch: told of each accepted change and the continuum, before it is applied and once more when it is.
    init(reading path: String, diagnosticLimit: Int = 1_000, watching watch: (Change, Continuum, _ isDone: Bool) -> Void) {
        folder = path
        fingerprint = WorkspaceFingerprint(path)
        settings = Settings()
        var builder = ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: diagnosticLimit)
        var texts = SourceTexts()
        do { try KnowledgeBase.read(into: &builder) } catch { builder.diagnostics.add(.unreadableFile("base.ndjson: \(error.localizedDescription)"), at: nil) }
        let files = WorkspaceFiles(path)
        builder.diagnostics.add(contentsOf: files.diagnostics)
        if let file = files.settings {
            settings = SettingsReader.read(file, texts: &texts, diagnostics: &builder.diagnostics)
        }
        for (layer, list) in [(Layer.knowledge, files.knowledge), (.chart, files.continuum)] {
            for file in list { Self.read(file, layer: layer, into: &builder, texts: &texts) }
        }
        let hasChart = !files.continuum.isEmpty || !files.accepted.isEmpty
        var removals: [String: Place] = [:]
        var applied: [Change] = []
        (continuum, diagnostics) = builder.finish { continuum, diagnostics in
            for file in files.accepted {
                var problems = Diagnostics(limit: diagnosticLimit)
                let change = Self.readChange(file, over: continuum, texts: &texts, &problems)
                diagnostics.add(contentsOf: problems)
                guard let change, !problems.hasErrors else { continue }
                watch(change, continuum, false)
                let errors = diagnostics.errorCount
                removals.merge(change.accept(into: &continuum, &diagnostics)) { $1 }
                watch(change, continuum, true)
                if diagnostics.errorCount == errors { applied.append(change) }
            }
        }
        accepted = applied
        diagnostics.relate { if case .unknownReference(let id, _, _) = $0 { removals[id] } else { nil } }
        if let organisation = settings.organisation, continuum.index(of: organisation) == nil {
            diagnostics.add(.unknownOrganisation(organisation), at: files.settings.map { Place(file: $0) })
        }
        if continuum.index(of: settings.home).map({ continuum.elements[$0].kind }) != .state {
            let states = continuum.elements.indices.lazy.filter { [continuum] in continuum.elements[$0].kind == .state }.map { [continuum] in continuum.id($0) }
            diagnostics.add(
                .unknownReference(settings.home, key: "home", nearest: nearest(to: settings.home, among: Array(states))), at: files.settings.map { Place(file: $0) })
        }
        if files.isFolder, hasChart, !continuum.elements.contains(where: { $0.layer == .chart && $0.kind.rawValue != 0 }) {
            diagnostics.add(.noElements, at: Place(file: path))
        }
        diagnostics.add(contentsOf: Self.policyProblems(continuum))
        diagnostics.fillExcerpts { texts.line($0) }
    }

    /// The built-in knowledge alone.
    package static func knowledgeOnly() -> Workspace { Workspace() }

    private init() {
        folder = ""
        fingerprint = WorkspaceFingerprint()
        settings = Settings()
        var builder = ContinuumBuilder(vocabulary: .portulan)
        do { try KnowledgeBase.read(into: &builder) } catch { builder.diagnostics.add(.unreadableFile("base.ndjson: \(error.localizedDescription)"), at: nil) }
        (continuum, diagnostics) = builder.finish()
    }

    /// Reads one file of elements into a builder; NDJSON is streamed.
    package static func read(_ file: String, layer: Layer, into builder: inout ContinuumBuilder, texts: inout SourceTexts) {
        if file.hasSuffix(".ndjson") {
            guard let handle = FileHandle(forReadingAtPath: file) else {
                builder.diagnostics.add(.unreadableFile(file), at: Place(file: file))
                return
            }
            defer { try? handle.close() }
            let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int
            var reader = NDJSONReader(file: file, layer: layer, into: &builder, expectedBytes: size ?? 0)
            while true {
                do {
                    guard let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty else { break }
                    chunk.withUnsafeBytes { reader.read($0.bindMemory(to: UInt8.self), into: &builder) }
                } catch {
                    builder.diagnostics.add(.unreadableFile("\(file): \(error.localizedDescription)"), at: Place(file: file))
                    break
                }
            }
            reader.finish(into: &builder)
            return
        }
        guard let bytes = texts.bytes(of: file, limit: ContinuumBuilder.yamlLimit, &builder.diagnostics) else { return }
        builder.readYAML(bytes, file: file, layer: layer)
    }

    /// The request that the settings imply.
    package func request(day: Day, together: [String] = [], isThorough: Bool = true) -> AssessmentRequest {
        AssessmentRequest(
            day: day, home: settings.home, organisation: settings.organisation, profile: settings.profile, together: together, isThorough: isThorough)
    }
}

/// The texts of the files read, for showing lines in diagnostics.
package struct SourceTexts {
    private var texts: [String: [UInt8]] = [:]
    private var lineStarts: [String: [Int]] = [:]
    package init() {}

    /// The bytes of a file of bounded size, kept; nil after a diagnostic.
    package mutating func bytes(of file: String, limit: Int, _ diagnostics: inout Diagnostics) -> [UInt8]? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        if let size = attributes?[.size] as? Int, size > limit {
            diagnostics.add(.fileTooLarge(bytes: size, limit: limit), at: Place(file: file))
            return nil
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            diagnostics.add(.unreadableFile(file), at: Place(file: file))
            return nil
        }
        let bytes = Array(data)
        texts[file] = bytes
        return bytes
    }

    /// The line at a place; nil when it is too long to be shown.
    /// - Complexity: one pass over a file for its first line, then O(1).
    package mutating func line(_ place: Place) -> String? {
        if texts[place.file] == nil, place.file.hasSuffix(".ndjson"),
            let size = (try? FileManager.default.attributesOfItem(atPath: place.file))?[.size] as? Int, size < 64 << 20,
            let data = FileManager.default.contents(atPath: place.file)
        {
            texts[place.file] = Array(data)
        }
        guard let bytes = texts[place.file] else { return nil }
        let starts = lineStarts[place.file] ?? Self.lineStarts(in: bytes)
        lineStarts[place.file] = starts
        guard place.line >= 1, place.line < starts.count else { return nil }
        // The next start is one past this line's newline.
        let range = starts[place.line - 1]..<(starts[place.line] - 1)
        return range.isEmpty && place.line == starts.count - 1 || range.count > Self.longestLine ? nil : String(decoding: bytes[range], as: UTF8.self)
    }

    /// A line of a minified file is no help, and a thousand of them are too much to keep.
    private static let longestLine = 20_000

    /// n + 1 entries: line i (from 0) is `starts[i] ..< starts[i + 1] - 1`.
    private static func lineStarts(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for i in bytes.indices where bytes[i] == 0x0A { starts.append(i + 1) }
        starts.append(bytes.count + 1)
        return starts
    }
}
