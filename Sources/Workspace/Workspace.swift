package import Continuum
import Foundation
import Knowledge
package import Reach

/// The folder that a team keeps in git: what is in it, read as one continuum over the built-in knowledge.
///
/// `portulan.yaml` names the organisation, the home state and the language; `continuum/**` describes, `knowledge/**` adds the
/// organisation's own facts, `changes/**` holds changes. Reading reports every problem and keeps what is right.
package struct Workspace: Sendable {
    package var settings: Settings
    package var continuum: Continuum
    package var diagnostics: Diagnostics
    package var folder: String

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
        folder = path
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
        let hasChart = !files.continuum.isEmpty
        (continuum, diagnostics) = builder.finish()
        if let organisation = settings.organisation, continuum.index(of: organisation) == nil {
            diagnostics.add(.unknownOrganisation(organisation), at: files.settings.map { Place(file: $0) })
        }
        if files.isFolder, hasChart, !continuum.elements.contains(where: { $0.layer == .chart && $0.kind.rawValue != 0 }) {
            diagnostics.add(.noElements, at: Place(file: path))
        }
        for i in continuum.elements.indices where continuum.elements[i].layer != .base && continuum.elements[i].kind == .state {
            if continuum.value(.risk, of: i) != nil, continuum.value(.reason, of: i) == nil {
                diagnostics.add(.policyWithoutReason(continuum.id(i)), at: continuum.place(of: i))
            }
        }
        diagnostics.fillExcerpts { texts.line($0) }
    }

    /// The built-in knowledge alone.
    package static func knowledgeOnly() -> Workspace { Workspace() }

    private init() {
        folder = ""
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
            var reader = NDJSONReader(file: file, layer: layer, into: &builder)
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
        AssessmentRequest(day: day, home: settings.home, organisation: settings.organisation, together: together, isThorough: isThorough)
    }
}

/// The texts of the files read, for showing lines in diagnostics.
package struct SourceTexts {
    private var texts: [String: [UInt8]] = [:]
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

    /// The line at a place, cut to what a terminal shows around the column.
    package func line(_ place: Place) -> String? {
        if let bytes = texts[place.file] { return Self.line(place.line, in: bytes) }
        guard place.file.hasSuffix(".ndjson"), let data = FileManager.default.contents(atPath: place.file), data.count < 64 << 20 else { return nil }
        return Self.line(place.line, in: Array(data))
    }

    private static func line(_ number: Int, in bytes: [UInt8]) -> String? {
        var line = 1, start = 0
        for (i, byte) in bytes.enumerated() where byte == 0x0A {
            if line == number { return String(decoding: bytes[start..<i], as: UTF8.self) }
            line += 1
            start = i + 1
        }
        return line == number && start < bytes.count ? String(decoding: bytes[start...], as: UTF8.self) : nil
    }
}
