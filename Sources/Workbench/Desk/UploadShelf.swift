import Continuum
private import Foundation
import HTTPTypes
import Workspace

/// Where a file that somebody sent waits until it is accepted: `.portulan/uploads`, under a name of ours, for an hour.
struct UploadShelf: Sendable {
    private let folder: String
    private let clock: WorkbenchClock
    /// Milliseconds that a file waits.
    static let life: Int64 = 60 * 60 * 1_000
    private static let most = 64

    init(_ desk: Desk, _ clock: WorkbenchClock) {
        folder = desk.folder + "/.portulan/uploads"
        self.clock = clock
    }

    /// Puts a file aside, readable by this program alone.
    /// - Returns: the name to ask for it by.
    func put(_ bytes: [UInt8]) throws -> String {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try sweep()
        let name = Secrets.identifier("up-")
        guard manager.createFile(atPath: folder + "/" + name, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else { throw Self.unwritten }
        return name
    }

    /// nil when there is none of this name, or when its hour is over.
    func bytes(_ name: String) -> [UInt8]? {
        guard Self.isName(name), let age = age(name), age < Self.life else { return nil }
        return FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
    }

    func remove(_ name: String) throws {
        guard Self.isName(name), age(name) != nil else { return }
        try FileManager.default.removeItem(atPath: folder + "/" + name)
    }

    /// Takes away what waited for too long, and the oldest where there are too many.
    private func sweep() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter(Self.isName).map { (name: $0, age: age($0) ?? .max) }.sorted { $0.age < $1.age }
        for (i, file) in names.enumerated() where file.age >= Self.life || i >= Self.most - 1 { try FileManager.default.removeItem(atPath: folder + "/" + file.name) }
    }

    private func age(_ name: String) -> Int64? {
        guard let date = (try? FileManager.default.attributesOfItem(atPath: folder + "/" + name))?[.modificationDate] as? Date else { return nil }
        return max(0, clock.now() - Int64(date.timeIntervalSince1970 * 1_000))
    }

    private static func isName(_ name: String) -> Bool {
        name.hasPrefix("up-") && name.utf8.count == 27 && name.utf8.dropFirst(3).allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private static let unwritten = Refusal(
        .serviceUnavailable, "not-written", Bilingual(fr: "Le fichier n’a pas pu être reçu.", en: "The file could not be received."),
        advice: Bilingual(fr: "Le disque du serveur est peut-être plein ; prévenez qui administre l’installation.", en: "The server’s disk may be full; tell whoever administers the installation."))
}
