import Continuum
import Foundation
import Knowledge
import Testing
import Workspace

/// What is written is whole, numbered, and never in another’s place.
struct WorkspaceWriterTests {
    private func accepted(_ acceptance: Acceptance) throws -> Accepted {
        switch acceptance {
        case .accepted(let accepted): return accepted
        case .conflict(let conflict):
            Issue.record("conflict: \(conflict.entries.map(\.id))")
            throw CancellationError()
        case .refused(let problems):
            Issue.record("refused: \(problems.list.map(\.problem))")
            throw CancellationError()
        }
    }

    @Test func anEditIsANewFile() throws {
        let space = try TemporaryWorkspace()
        let first = try accepted(space.writer.accept(space.edit("files", as: "Édit of Files!") { $0.set(.dataClass, .token("C4")) }))
        #expect(first.file == "accepted/000001-dit-of-files.yaml")
        let second = try accepted(space.writer.accept(space.edit("files", as: "edit") { $0.set(.personal, .boolean(true)) }))
        #expect(second.file == "accepted/000002-edit.yaml")
        let workspace = space.workspace
        #expect(workspace.diagnostics.list.isEmpty)
        let files = try #require(workspace.continuum.element(named: "files"))
        #expect(files.said(.dataClass) == "C4" && files.said(.personal) == "true")
        #expect(try space.text(first.file).contains("was: C3"))
        #expect(space.names(".portulan") == [".gitignore", "lock"])
        #expect(space.names("accepted").count == 2)
    }

    @Test func theSameElementTwiceIsAConflict() throws {
        let space = try TemporaryWorkspace()
        let seen = ["files": space.workspace.digest(of: "files")]
        let mine = try space.edit("files") { $0.set(.dataClass, .token("C1")) }
        _ = try accepted(space.writer.accept(space.edit("files") { $0.set(.dataClass, .token("C4")) }, expecting: seen))
        guard case .conflict(let conflict) = try space.writer.accept(mine, expecting: seen) else {
            Issue.record("no conflict")
            return
        }
        let entry = try #require(conflict.entries.first)
        #expect(conflict.entries.count == 1 && entry.id == "files" && entry.keys == [.dataClass] && entry.isStartKnown)
        #expect(entry.started?.said(.dataClass) == "C3" && entry.now?.said(.dataClass) == "C4")
        #expect(space.names("accepted").count == 1)
        // Another element is no conflict.
        _ = try accepted(space.writer.accept(space.edit("vault") { $0.set(.note, .bilingual(Bilingual("x"))) }, expecting: ["files": seen["files"]!]))
    }

    @Test func whatWouldBreakTheChartIsRefused() throws {
        let space = try TemporaryWorkspace()
        guard case .refused(let problems) = try space.writer.accept(TemporaryWorkspace.change("gone", [.remove(id: "server")])) else {
            Issue.record("accepted")
            return
        }
        #expect(problems.list.map(\.problem).contains(.changeReferenced(id: "server", by: "files")))
        #expect(space.names("accepted").isEmpty)
    }

    @Test func undoGivesBackWhatWasThere() throws {
        let space = try TemporaryWorkspace()
        let before = try #require(space.workspace.continuum.element(named: "files")).inOrder()
        let edit = try accepted(
            space.writer.accept(
                space.edit("files") { element in
                    element.set(.dataClass, nil)
                    element.set(.personal, .boolean(true))
                    element.links.remove(at: 0)
                    element.validity = Validity(from: Day("2026-01-01"))
                }))
        let undone = try accepted(space.writer.undo(edit.file, author: "tests"))
        #expect(undone.file == "accepted/000002-undo-edit.yaml")
        #expect(space.workspace.continuum.element(named: "files")?.inOrder() == before)
        // And back again.
        _ = try accepted(space.writer.undo(undone.file))
        #expect(space.workspace.continuum.element(named: "files")?.said(.personal) == "true")
    }

    @Test func undoOfAnElementGivesItBackWhole() throws {
        let space = try TemporaryWorkspace(["continuum/more.yaml": "source: Elsewhere\nelements:\n  - { id: tape, kind: device, name: Tape, housed-at: [{ to: room, encrypted: unknown }], operated-by: us }\n"])
        let before = try #require(space.workspace.continuum.element(named: "tape")).inOrder()
        let gone = try accepted(space.writer.accept(TemporaryWorkspace.change("gone", [.remove(id: "tape")])))
        #expect(space.workspace.continuum.element(named: "tape") == nil)
        let back = try accepted(space.writer.undo(gone.file))
        #expect(space.workspace.continuum.element(named: "tape")?.inOrder() == before)
        _ = try accepted(space.writer.undo(back.file))
        #expect(space.workspace.continuum.element(named: "tape") == nil)
    }

    @Test func undoOfWhatMovedSinceIsAConflict() throws {
        let space = try TemporaryWorkspace()
        let edit = try accepted(space.writer.accept(space.edit("files") { $0.set(.dataClass, .token("C2")) }))
        _ = try accepted(space.writer.accept(space.edit("files") { $0.set(.personal, .boolean(true)) }))
        _ = try accepted(space.writer.accept(space.edit("files") { $0.set(.dataClass, .token("C4")) }))
        guard case .conflict(let conflict) = try space.writer.undo(edit.file) else {
            Issue.record("no conflict")
            return
        }
        let entry = try #require(conflict.entries.first)
        #expect(entry.started?.said(.dataClass) == "C2" && entry.now?.said(.dataClass) == "C4" && entry.wanted?.said(.dataClass) == "C3")
    }

    @Test func whatDidNothingIsNotUndone() throws {
        let space = try TemporaryWorkspace(["accepted/000001-moved.yaml": "change:\n  id: moved\n  kind: edit\n  set:\n    - { id: files, class: C1, was: C4 }\n"])
        #expect(space.workspace.accepted.isEmpty)
        let same = try accepted(space.writer.accept(TemporaryWorkspace.change("same", [.set(Element(id: "room", kind: .site, statements: [], links: []), was: nil)])))
        #expect(same.file == "accepted/000002-same.yaml")
        for file in ["accepted/000001-moved.yaml", same.file] {
            do throws(WriteProblem) {
                _ = try space.writer.undo(file)
                Issue.record("undone: \(file)")
            } catch {
                guard case .nothingToUndo = error else {
                    Issue.record("\(file): \(error)")
                    return
                }
            }
        }
    }

    /// What the writer hands on to the next edit is what a whole reading would say.
    @Test func refreshingIsReading() throws {
        let space = try TemporaryWorkspace()
        let old = space.workspace
        _ = try accepted(space.writer.accept(space.edit("files") { $0.set(.dataClass, .token("C2")) }, known: old))
        _ = try accepted(
            space.writer.accept(TemporaryWorkspace.change("add", [.add(Element(id: "tape", kind: .device, links: [.init(.housedAt, to: "room")]))]), known: old))
        #expect(!old.isCurrent)
        let refreshed = old.refreshed(), read = space.workspace
        #expect(refreshed.fingerprint == read.fingerprint && refreshed.isCurrent)
        #expect(try refreshed.digests().chart == read.digests().chart)
        for id in ["files", "tape", "room"] {
            let a = try #require(refreshed.continuum.index(of: id)), b = try #require(read.continuum.index(of: id))
            #expect(refreshed.continuum.place(of: a) == read.continuum.place(of: b))
        }
        try space.write(TemporaryWorkspace.chart + "  - { id: late, kind: site, located-in: FR }\n", to: "continuum/chart.yaml")
        #expect(refreshed.refreshed().continuum.index(of: "late") != nil)
    }

    @Test func aLockIsWaitedForAndSaid() throws {
        let space = try TemporaryWorkspace()
        _ = try space.writer.keep(TemporaryWorkspace.change("x", []))
        let file = open(space.path(".portulan/lock"), O_RDWR)
        defer { close(file) }
        #expect(flock(file, LOCK_EX) == 0)
        do throws(WriteProblem) {
            _ = try WorkspaceWriter(space.folder, seconds: 0).keep(TemporaryWorkspace.change("y", []))
            Issue.record("written")
        } catch {
            guard case .busy(0) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(error.message.fr.contains("rien") && error.message.en.contains("nothing"))
        }
    }

    @Test func keptChangesAreNeverReplacedUnseen() throws {
        let space = try TemporaryWorkspace()
        let measure = TemporaryWorkspace.change("Move.Files", [.set(Element(id: "files", kind: .data, statements: [.init(.dataClass, .token("C2"))]), was: nil)], sort: .measure)
        let file = try space.writer.keep(measure)
        #expect(file == "changes/move-files.yaml")
        #expect(throws: WriteProblem.self) { try space.writer.keep(measure) }
        // Another id of the same name.
        var other = measure
        other.id = "move-files"
        #expect(try space.writer.keep(other) == "changes/move-files-2.yaml")
        let seen = try space.writer.keptDigest(file)
        var newer = measure
        newer.author = "somebody else"
        try space.writer.replaceKept(file, with: newer, expecting: seen)
        #expect(throws: WriteProblem.self) { try space.writer.replaceKept(file, with: measure, expecting: seen) }
        #expect(space.workspace.changes().0.first { $0.id == "Move.Files" }?.author == "somebody else")
        #expect(try space.writer.discardKept(file) == ".portulan/discarded/move-files-2.yaml")
        #expect(space.names(".portulan/discarded") == ["move-files-2.yaml", "move-files.yaml"])
        #expect(space.workspace.changes().0.map(\.id) == ["move-files"])
    }

    @Test(arguments: ["../portulan.yaml", "changes/../portulan.yaml", "changes/", "changes", "/etc/passwd", "changes/.hidden", "changes//x", "accepted/x.yaml", "changes/a\0b"])
    func pathsStayInTheFolder(file: String) throws {
        let space = try TemporaryWorkspace(["changes/x.yaml": "change: { id: x, kind: edit }\n", "accepted/x.yaml": "change: { id: x, kind: edit }\n"])
        #expect(throws: WriteProblem.self) { try space.writer.discardKept(file) }
        #expect(throws: WriteProblem.self) { try space.writer.undo(file == "accepted/x.yaml" ? "changes/x.yaml" : file) }
    }

    @Test(arguments: ["accepted", "changes", ".portulan"]) func linksAreNotFollowed(name: String) throws {
        let space = try TemporaryWorkspace()
        let elsewhere = try TemporaryWorkspace()
        try FileManager.default.createSymbolicLink(atPath: space.path(name), withDestinationPath: elsewhere.folder)
        let count = elsewhere.names("").count
        do throws(WriteProblem) {
            if name == "changes" { _ = try space.writer.keep(TemporaryWorkspace.change("x", [])) } else { _ = try space.writer.accept(TemporaryWorkspace.change("x", [])) }
            Issue.record("written through a link")
        } catch {
            guard case .symbolicLink = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(elsewhere.names("").count == count)
    }
}
