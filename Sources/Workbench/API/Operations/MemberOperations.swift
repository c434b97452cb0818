import Continuum
import HTTPTypes
import Ledger
import Reports
import Store

extension APIOperation {
    static let members: [APIOperation] = [
        APIOperation(
            id: "listMembers", method: .get, path: "workspaces/{workspace}/members", topic: .members,
            summary: Bilingual(fr: "Qui peut faire quoi dans le dossier.", en: "Who may do what in the workspace."), access: .workspace(.administer),
            outcomes: [Outcome(status: .ok, schema: Shape.object([("members", Shape.list(Shape.component("Member")))]))]
        ) { call in
            var roles: [String: [WorkspaceRole]] = [:]
            for membership in try await call.bench.store.memberships(ofWorkspace: try call.requireRoom().slug) { roles[membership.userID, default: []].append(membership.role) }
            let names = try await call.bench.store.names(of: roles.keys.sorted())
            return APIAnswer(
                .mapping([
                    (
                        "members",
                        .sequence(
                            roles.keys.sorted().map { id in
                                .mapping([("user", .string(id)), ("name", .string(names[id] ?? "")), ("roles", Document.strings((roles[id] ?? []).sorted().map(\.rawValue)))])
                            })
                    )
                ]))
        },
        APIOperation(
            id: "setRoles", method: .put, path: "workspaces/{workspace}/members/{user}", topic: .members,
            summary: Bilingual(fr: "Donne exactement ces rôles à un membre ; aucun : il sort du dossier.", en: "Gives a member exactly these roles; none: they leave the workspace."), access: .workspace(.administer),
            body: .json(Shape.object([("roles", Shape.few(Shape.one(of: WorkspaceRole.allCases.map(\.rawValue)), 0...WorkspaceRole.allCases.count))])),
            outcomes: [Outcome(status: .ok, schema: Shape.component("Member"))]
        ) { call in
            let room = try call.requireRoom(), id = call.text("user") ?? ""
            guard let user = try await call.bench.store.user(id: id), user.erased == nil else { throw Refusal.unknownPage }
            let old = try await call.bench.store.roles(ofUser: id, workspace: room.slug)
            // Whoever administers a workspace does not learn by this which accounts there are.
            guard !old.isEmpty || room.visitor.mayAdministerInstallation else { throw Refusal.unknownPage }
            let roles = Set((call.document?["roles"]?.items ?? []).compactMap { $0.text.flatMap(WorkspaceRole.init(rawValue:)) })
            try await call.bench.store.setRoles(roles, user: id, workspace: room.slug)
            func list(_ roles: Set<WorkspaceRole>) -> String { roles.isEmpty ? "none" : roles.sorted().map(\.rawValue).joined(separator: " ") }
            return APIAnswer(.mapping([("user", .string(id)), ("name", .string(user.name)), ("roles", Document.strings(roles.sorted().map(\.rawValue)))]))
                .recorded(.roleChanged, id, ["from": list(old), "to": list(roles)])
        },
    ]
}
