import Continuum
import Foundation
import Knowledge
import Testing
import Workspace

/// Processes that are killed, that write at once, and a disk that is full: what was acknowledged is there, and whole.
@Suite(.serialized) struct WriterFaultTests {
    private static let change = "change:\n  id: note\n  kind: edit\n  name: A note\n  set:\n    - { id: files, note: \(String(repeating: "Read again. ", count: 400)) }\n"

    /// Every file under a real name is a whole change; numbers are each there once, without a gap.
    private func expectWhole(_ space: TemporaryWorkspace, _ acknowledged: [String]) {
        let names = space.names("accepted").filter { !$0.hasPrefix(".") }
        #expect(names == names.indices.map { "\(String(repeating: "0", count: 6 - String($0 + 1).count))\($0 + 1)-note.yaml" })
        #expect(Set(acknowledged).isSubset(of: Set(names.map { "accepted/" + $0 })))
        #expect(Set(acknowledged).count == acknowledged.count)
        let workspace = space.workspace
        #expect(workspace.diagnostics.list.isEmpty, "\(workspace.diagnostics.list.map(\.problem))")
        #expect(workspace.accepted.count == names.count)
        #expect(space.names("accepted").count - names.count <= 1, "what was unfinished is swept away by the next writer")
    }

    /// A hundred times, at any moment after the first acknowledgement.
    @Test(arguments: 0..<10) func nothingAcknowledgedIsLostByAKill(round: Int) throws {
        let space = try TemporaryWorkspace(["changes/note.yaml": Self.change])
        var acknowledged: [String] = []
        for _ in 0..<10 {
            let writer = try WriterProcess(space.folder, change: "note", times: 5_000)
            writer.waitForFirst()
            usleep(.random(in: 0...60_000))
            writer.kill()
            #expect(writer.wasKilled, "\(writer.status)")
            #expect(!writer.acknowledged.isEmpty)
            acknowledged += writer.acknowledged
        }
        expectWhole(space, acknowledged)
        // The folder is not left locked, and goes on.
        guard case .accepted = try space.writer.accept(space.edit("files", as: "note") { $0.set(.personal, .boolean(true)) }) else {
            Issue.record("not accepted")
            return
        }
        #expect(!space.names("accepted").contains { $0.hasPrefix(".") })
    }

    @Test func twoWritersGetNumbersOfTheirOwn() throws {
        let space = try TemporaryWorkspace(["changes/note.yaml": Self.change])
        let writers = try (0..<2).map { _ in try WriterProcess(space.folder, change: "note", times: 200) }
        for writer in writers { writer.finish() }
        #expect(writers.map(\.status) == [0, 0])
        #expect(writers.map(\.acknowledged.count) == [200, 200])
        expectWhole(space, writers.flatMap(\.acknowledged))
        #expect(space.names("accepted").count == 400)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system cannot be mounted here: a full disk is not tried")) func aFullDiskIsSaid() throws {
        let disk = try SmallDisk(kilobytes: 256)
        let space = try TemporaryWorkspace(["changes/note.yaml": Self.change], in: disk.folder)
        var acknowledged: [String] = []
        var failure: WriteProblem?
        let change = try #require(space.workspace.changes().0.first)
        while acknowledged.count < 100 {
            do throws(WriteProblem) {
                guard case .accepted(let accepted) = try space.writer.accept(change) else { break }
                acknowledged.append(accepted.file)
            } catch {
                failure = error
                break
            }
        }
        guard case .diskFull? = failure else {
            Issue.record("\(String(describing: failure)) after \(acknowledged.count)")
            return
        }
        #expect(!acknowledged.isEmpty)
        expectWhole(space, acknowledged)
        #expect(!space.names("accepted").contains { $0.hasPrefix(".") })
        // With room again, it goes on with the next number.
        try FileManager.default.removeItem(atPath: space.path("changes/note.yaml"))
        try FileManager.default.removeItem(atPath: disk.filler)
        guard case .accepted(let next) = try space.writer.accept(change) else { return }
        expectWhole(space, acknowledged + [next.file])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system cannot be mounted here: a read-only one is not tried")) func aReadOnlyDiskIsSaid() throws {
        let disk = try SmallDisk(kilobytes: 256)
        let space = try TemporaryWorkspace(["changes/note.yaml": Self.change], in: disk.folder)
        let change = try #require(space.workspace.changes().0.first)
        #expect(disk.remount("ro"))
        defer { _ = disk.remount("rw") }
        do throws(WriteProblem) {
            _ = try space.writer.accept(change)
            Issue.record("written")
        } catch {
            guard case .readOnly = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}

/// A file system of a few kilobytes, gone with the test.
final class SmallDisk {
    let folder: String
    /// A file that takes room.
    var filler: String { folder + "/filler" }

    static let isPossible = (try? SmallDisk(kilobytes: 64)) != nil

    init(kilobytes: Int) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder]) else { throw CocoaError(.fileWriteNoPermission) }
        try Data(count: kilobytes * 256).write(to: URL(fileURLWithPath: filler))
    }

    deinit {
        _ = Self.run("umount", [folder])
        try? FileManager.default.removeItem(atPath: folder)
    }

    func remount(_ mode: String) -> Bool { Self.run("mount", ["-o", "remount,\(mode)", folder]) }

    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
