import Continuum
import Hummingbird
import Logging
import Reports
import Store

/// The parts that every route works with.
struct Bench: Sendable {
    let configuration: WorkbenchConfiguration
    let clock: WorkbenchClock
    let store: Store
    let hall: Hall
    let pages: PageRenderer
    let journal: Journal
    let metrics: Metrics
    let passwords: PasswordHasher
    let secrets: SecretBox
    /// nil: accounts of this installation only.
    let provider: IdentityProvider?
    let jobs: JobBoard
    let logger: Logger

    var secondFactor: SecondFactor { SecondFactor(store: store, box: secrets) }
    /// The address that people type, without a slash at its end.
    var base: String { configuration.base }
}

/// Services are named in the log with all that they hold: of the bench, nothing.
extension Bench: CustomStringConvertible, CustomReflectable {
    var description: String { "bench" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// A workspace as one visitor sees it: the desk, and that the visitor may be there.
struct Room: Sendable {
    let desk: Desk
    let slug: String
    let visitor: Visitor

    func may(_ permission: Permission) -> Bool { visitor.may(permission, in: slug) }
    /// An address in this workspace; `path` is made of parts that are safe in addresses.
    func url(_ path: String) -> String { "/w/\(slug)/\(path)" }
    func elementURL(_ id: String) -> String { url("element/\(HTML.urlPart(id))") }
}

extension Bench {
    /// The workspace named in the path, if the visitor may do this there. Whoever has no role in it is told that it does not exist.
    func room(_ context: WorkbenchContext, for permission: Permission = .view) async throws -> Room {
        guard let visitor = context.visitor else { throw Refusal.signedOut }
        guard let slug = context.parameters.get("workspace"), visitor.sees(slug), let desk = await hall.desk(slug) else { throw Refusal.unknownPage }
        guard visitor.may(permission, in: slug) else { throw Refusal.forbidden(permission) }
        return Room(desk: desk, slug: slug, visitor: visitor)
    }

    /// A page of a workspace, in the layout with its navigation.
    /// - Parameters:
    ///   - body: HTML. `actions` too: the buttons beside the heading.
    ///   - scripts: names of assets, as modules.
    func page(
        _ context: WorkbenchContext, _ room: Room, _ area: Area, heading: String, lead: String = "", body: String, actions: String = "", snapshot: Snapshot?,
        crumbs: [Layout.Crumb] = [], notices: [Notice] = [], scripts: [String] = [], search: String = "", isRefreshed: Bool = false, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let heading = Typography.set(heading, context.language)
        var layout = frame(context, heading: heading, body: body)
        let name = snapshot?.title(context.language, slug: room.slug) ?? room.slug
        layout.title = "\(heading) – \(name)"
        layout.lead = Typography.set(lead, context.language)
        layout.actions = actions
        layout.workspaceName = name
        layout.workspaceURL = Area.overview.url(room.slug)
        layout.searchURL = "/w/\(room.slug)/chart"
        layout.searchValue = TypedText(search)
        layout.navigation = navigation(context, room, area)
        layout.workspaces = await hall.slugs().filter(room.visitor.sees).map {
            Layout.Switch(switchName: $0, switchURL: Area.overview.url($0), switchIsCurrent: $0 == room.slug)
        }
        layout.crumbs = crumbs
        layout.notices += notices
        layout.symbols = pages.symbols
        layout.scripts += (["search.js"] + scripts).map { Layout.Script(scriptURL: pages.assets.address($0)) }
        layout.status = status
        layout.isRefreshed = isRefreshed
        if let snapshot {
            layout.dayISO = snapshot.day.description
            layout.day = Words.day(snapshot.day, context.language)
        }
        return try pages.page(layout)
    }

    private func navigation(_ context: WorkbenchContext, _ room: Room, _ area: Area) -> [Layout.Group] {
        var groups: [Layout.Group] = []
        for item in Area.allCases where room.may(item.permission) {
            let link = Layout.Link(linkText: item.words[context.language], linkURL: item.url(room.slug), linkIsCurrent: item == area)
            let title = item.group[context.language]
            if groups.last?.groupTitle == title { groups[groups.count - 1].links.append(link) } else { groups.append(Layout.Group(groupTitle: title, links: [link])) }
        }
        if context.visitor?.mayAdministerInstallation == true {
            groups.append(Layout.Group(groupTitle: "", links: [Layout.Link(linkText: Bilingual(fr: "Installation", en: "Installation")[context.language], linkURL: "/admin")]))
        }
        return groups
    }

    /// A page outside workspaces (sign-in, account, administration).
    func page(_ context: WorkbenchContext, heading: String, lead: String = "", body: String, notices: [Notice] = [], status: HTTPResponse.Status = .ok) throws -> Response {
        var layout = frame(context, heading: heading, body: body)
        layout.lead = lead
        layout.notices += notices
        layout.status = status
        layout.symbols = pages.symbols
        return try pages.page(layout, template: context.visitor == nil ? "bare" : "layout")
    }

    func frame(_ context: WorkbenchContext, heading: String, body: String) -> Layout {
        var layout = Layout(context.language, heading: heading, body: body)
        layout.userName = context.visitor?.user.name ?? ""
        layout.csrf = context.session?.csrf ?? ""
        layout.languages = [("fr", "Français"), ("en", "English")].map { code, name in
            Layout.LanguageLink(
                languageCode: code, languageName: name, languageURL: "/language?to=\(code)&back=\(HTML.urlPart(context.location))",
                languageIsCurrent: code == context.language.rawValue)
        }
        if let flash = context.notice { layout.notices = [Notice(flash.kind == "success" ? .success : .info, flash.text[context.language], context.language)] }
        layout.scripts = [Layout.Script(scriptURL: pages.assets.address("workbench.js"))].filter { !$0.scriptURL.isEmpty }
        return layout
    }
}
