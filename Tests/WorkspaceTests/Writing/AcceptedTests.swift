import Continuum
import Foundation
import Knowledge
import Testing
import Workspace

/// Changes of `accepted/` are part of what is read, in the order of their files.
struct AcceptedTests {
    private static func change(_ id: String, _ body: String) -> String { "change:\n  id: \(id)\n  kind: edit\n\(body)\n" }

    @Test func changesApplyInOrderOfFileName() throws {
        let space = try TemporaryWorkspace([
            "accepted/000002-b.yaml": Self.change("b", "  set:\n    - { id: files, class: C4, was: C2 }"),
            "accepted/000001-a.yaml": Self.change("a", "  set:\n    - { id: files, class: C2, was: C3 }\n  add:\n    - { id: tape, kind: device, name: Tape }"),
        ])
        let workspace = space.workspace
        #expect(workspace.diagnostics.list.isEmpty)
        let files = try #require(workspace.continuum.index(of: "files")), tape = try #require(workspace.continuum.index(of: "tape"))
        #expect(workspace.continuum.token(workspace.continuum.value(.dataClass, of: files)) == "C4")
        #expect(workspace.continuum.place(of: files).file == space.path("accepted/000002-b.yaml"))
        #expect(workspace.continuum.place(of: files).line == 5)
        #expect(workspace.continuum.place(of: tape).file == space.path("accepted/000001-a.yaml"))
        #expect(workspace.continuum.elements[tape].layer == .chart)
        #expect(workspace.continuum.place(of: try #require(workspace.continuum.index(of: "server"))).file == space.path("continuum/chart.yaml"))
    }

    /// A file that is no change, one that does not apply and one half of which does not: named, not applied; the rest is.
    @Test func whatDoesNotApplyIsNamedAndLeftOut() throws {
        let space = try TemporaryWorkspace([
            "accepted/000001-broken.yaml": "change: [",
            "accepted/000002-moved.yaml": Self.change("moved", "  set:\n    - { id: files, class: C1, was: C4 }"),
            "accepted/000003-half.yaml": Self.change("half", "  set:\n    - { id: files, class: C2 }\n  remove:\n    - { id: nobody }"),
            "accepted/000004-good.yaml": Self.change("good", "  set:\n    - { id: files, personal: true }"),
            "accepted/000005-none.yaml": "elements: []",
        ])
        let workspace = space.workspace
        let errors = workspace.diagnostics.list.filter { $0.severity == .error }
        #expect(Set(errors.compactMap { $0.place?.file }) == Set(["000001-broken", "000002-moved", "000003-half", "000005-none"].map { space.path("accepted/\($0).yaml") }))
        let files = try #require(workspace.continuum.index(of: "files"))
        #expect(workspace.continuum.token(workspace.continuum.value(.dataClass, of: files)) == "C3")
        #expect(workspace.continuum.value(.personal, of: files) == .boolean(true))
    }

    /// References are checked against what there is in the end: a change mends a reference that led nowhere, or breaks one, and the place is said.
    @Test func referencesAreCheckedAtTheEnd() throws {
        let space = try TemporaryWorkspace(["continuum/more.yaml": "elements:\n  - { id: app, kind: application, runs-on: missing, operated-by: us }\n"])
        #expect(space.workspace.diagnostics.hasErrors)
        try space.write(Self.change("mend", "  add:\n    - { id: missing, kind: device, name: Found, operated-by: us }"), to: "accepted/000001-mend.yaml")
        #expect(space.workspace.diagnostics.list.isEmpty)
        try space.write(Self.change("gone", "  remove:\n    - { id: missing }"), to: "accepted/000002-gone.yaml")
        let broken = try #require(space.workspace.diagnostics.list.first)
        #expect(broken.problem == .unknownReference("missing", key: "runs-on", nearest: nil))
        #expect(broken.related?.file == space.path("accepted/000002-gone.yaml"))
    }

    /// What an edit says of the built-in base is the organisation’s own knowledge, and counts in the digest.
    @Test func theBaseIsAmended() throws {
        let space = try TemporaryWorkspace()
        let before = try space.workspace.digests()
        try space.write(Self.change("note", "  source: Us\n  set:\n    - { id: ovhcloud, note: Ours }"), to: "accepted/000001-note.yaml")
        let workspace = space.workspace
        try #require(workspace.diagnostics.list.isEmpty)
        #expect(workspace.continuum.elements[try #require(workspace.continuum.index(of: "ovhcloud"))].layer == .knowledge)
        let after = try workspace.digests()
        #expect(before.chart != after.chart && before.knowledge == after.knowledge)
    }

    @Test func aWorkspaceMayBeMadeOfAcceptedChangesAlone() throws {
        let space = try TemporaryWorkspace()
        try FileManager.default.removeItem(atPath: space.path("continuum"))
        try space.write(Self.change("first", "  add:\n    - { id: us, kind: organisation, name: Us, seat: FR, ownership: public }"), to: "accepted/000001-first.yaml")
        #expect(space.workspace.diagnostics.list.isEmpty)
    }
}
