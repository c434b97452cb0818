import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Reach
import Reports
import Resilience
import Workspace

/// What would stop each service, who, when, and which two ways between places are really different?
struct ResilienceRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/resilience", use: overview)
        router.get("w/:workspace/resilience/ways", use: ways)
        router.get("w/:workspace/resilience/:element", use: service)
    }

    private enum View: String, CaseIterable { case weak, services }

    private static let lead = Bilingual(
        fr: "Ce qui arrêterait vos services : une panne, un fournisseur qui se retire, un État qui refuse ; et ce qui n’est redondant qu’en apparence.",
        en: "What would stop your services: a failure, a supplier pulling out, a state that refuses; and what is redundant in appearance only.")

    // MARK: All services

    @Sendable private func overview(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let query = try PageQuery(request, ["view", "kind", "page", "format"])
        let view = try query.word("view", View.self) ?? .weak, sort = try query.word("kind", FailureModel.Sort.self), page = try query.page()
        let format = try query.word("format", ExportFormat.self)
        if format != nil, !room.may(.export) { throw Refusal.forbidden(.export) }
        let heading = Area.resilience.words[language]
        guard let resilience = try await room.resilience(snapshot) else { return try await bench.underWay(context, room, .resilience, heading: heading, snapshot) }
        if let format {
            let text = try await room.desk.compute { try Self.document(format, resilience, snapshot.title(language, slug: room.slug), language) }
            return try await bench.attachment(context, room, text, format, name: "resilience")
        }
        try await bench.record(.viewed, context, in: room.slug, object: "resilience")
        guard !resilience.services.isEmpty else { return try await empty(context, room, snapshot, "emptyTitle", "emptyText") }
        let pages = bench.pages
        let body = try await room.desk.page("resilience \(language.rawValue) \(view.rawValue) \(sort?.rawValue ?? "") \(page)", of: snapshot) {
            try await room.desk.compute {
                if view == .weak { return try pages.fragment("weak-points", WeakPointsPage(resilience, sort: sort, query, page: page, room, language)) }
                let sections = try ResilienceHTML(resilience, language: language, title: room.slug, organisation: nil, drawings: [:])
                    .fragments(Self.links(room)).sections([.summary, .services, .unknown, .reading])
                return try pages.fragment(
                    "failure-sections", FailureSectionsPage(t: FailureWords.words(language), tabs: FailureTab.all(.services, room, language), sections: sections))
            }
        }
        return try await bench.page(
            context, room, .resilience, heading: heading, lead: Self.lead[language], body: body,
            actions: try actions(room, [.html, .json, .sarif], language) { PageQuery.address(room.url("resilience"), [("format", $0)]) }, snapshot: snapshot)
    }

    private static func links(_ room: Room) -> FragmentLinks {
        let base = room.url("resilience/"), services = room.url("resilience?view=services")
        return FragmentLinks(sections: ["services": services]) { base + HTML.urlPart($0) }
    }

    private static func document(_ format: ExportFormat, _ resilience: Resilience, _ title: String, _ language: Language) throws -> String {
        switch format {
        case .json: return ResilienceDocument(resilience).document().prettyJSON + "\n"
        case .sarif: return ResilienceSARIF(resilience, language).document().prettyJSON + "\n"
        case .html:
            let drawings = Drawing.svg(FailureDrawing.all(resilience, language).map { (id: $0.element, dot: $0.dot()) })
            return try ResilienceHTML(resilience, language: language, title: title, organisation: title, drawings: drawings).render()
        }
    }

    private func actions(_ room: Room, _ formats: [ExportFormat], _ language: Language, address: (String) -> String) throws -> String {
        let links = ExportLink.all(room, formats, language, address: address)
        return links.isEmpty ? "" : try bench.pages.fragment("exports", ["exports": links])
    }

    private func empty(_ context: WorkbenchContext, _ room: Room, _ snapshot: Snapshot, _ title: String, _ text: String) async throws -> Response {
        let body = try bench.pages.fragment("empty", EmptyPage(FailureWords.words(context.language), title, text, room))
        return try await bench.page(context, room, .resilience, heading: Area.resilience.words[context.language], body: body, snapshot: snapshot)
    }

    // MARK: One service

    @Sendable private func service(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot(), continuum = snapshot.continuum
        let element = try ReachRoutes.element(context, snapshot), id = continuum.id(element), name = continuum.name(element, language)
        let query = try PageQuery(request, ["order", "assume", "format"])
        let order = try query["order"].map { text in
            guard let order = Int(text), (1...4).contains(order) else { throw PageQuery.unknown(text, for: "order", among: ["1", "2", "3", "4"]) }
            return order
        } ?? 2
        let assumed = try query["assume"].map(Self.share)
        let format = try query.word("format", ExportFormat.self)
        if format != nil, !room.may(.export) { throw Refusal.forbidden(.export) }
        let crumbs = [Layout.Crumb(crumbText: Area.resilience.words[language], crumbURL: room.url("resilience"))]
        let heading = Bilingual(fr: "Ce qui arrêterait « \(name) »", en: "What would stop “\(name)”")[language]
        let key = "resilience of \(id) \(order) \(query["assume"] ?? "")"
        let found: Found<Resilience>? = try await room.desk.study(key, of: snapshot) {
            Found(value: Resilience(
                continuum,
                ResilienceRequest(day: snapshot.day, order: order, assumedAvailability: assumed, elements: [id], organisation: snapshot.workspace.settings.organisation)))
        }
        guard let found else { return try await bench.underWay(context, room, .resilience, heading: heading, snapshot, crumbs: crumbs) }
        guard let resilience = found.value, !resilience.services.isEmpty else {
            throw Refusal(
                .notFound, "nothing-stops-it", Bilingual(fr: "« \(name) » n’est pas une chose qui s’arrête.", en: "“\(name)” is no thing that stops."),
                advice: Bilingual(fr: "Choisissez un service, une application ou un équipement.", en: "Choose a service, an application or a device."))
        }
        if let format {
            let text = try await room.desk.compute { try Self.document(format, resilience, snapshot.title(language, slug: room.slug), language) }
            return try await bench.attachment(context, room, text, format, name: "resilience-\(id)")
        }
        try await bench.record(.viewed, context, in: room.slug, object: "resilience \(id)")
        let pages = bench.pages
        let body = try await room.desk.page("\(key) \(language.rawValue)", of: snapshot) {
            try await room.desk.compute {
                let drawings = Drawing.svg(FailureDrawing.all(resilience, language).map { (id: $0.element, dot: $0.dot()) })
                let card = try ResilienceHTML(resilience, language: language, title: name, organisation: nil, drawings: drawings)
                    .fragments(FragmentLinks(sections: ["services": room.url("resilience?view=services")]) { room.elementURL($0) }).card(id) ?? ""
                return try pages.fragment("failure-service", ServiceFailurePage(resilience, order, assumed: query["assume"] ?? "", card: card, room, language))
            }
        }
        let address = room.url("resilience/\(HTML.urlPart(id))")
        return try await bench.page(
            context, room, .resilience, heading: heading, body: body,
            actions: try actions(room, [.html, .json, .sarif], language) { query.address(address, changing: ["format": $0]) }, snapshot: snapshot, crumbs: crumbs)
    }

    /// A share written in percent, with a comma or a point.
    private static func share(_ text: String) throws -> Double {
        guard let percent = Double(text.replacing(",", with: ".")), (0...100).contains(percent) else { throw PageQuery.unknown(text, for: "assume", among: ["0 – 100"]) }
        return percent / 100
    }

    // MARK: Ways between places

    @Sendable private func ways(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot(), continuum = snapshot.continuum
        let query = try PageQuery(request, ["from", "to", "format"])
        let format = try query.word("format", ExportFormat.self)
        if format != nil, !room.may(.export) { throw Refusal.forbidden(.export) }
        let places = LinkNetwork(continuum, on: snapshot.day).places
        guard !places.isEmpty else { return try await empty(context, room, snapshot, "noLinksTitle", "noLinksText") }
        func place(_ name: String) throws -> Int? {
            guard let id = query[name] else { return nil }
            guard let element = continuum.index(of: id), places.contains(Int32(element)) else {
                throw Refusal.unknownElement(id, nearest: nearest(to: id, among: places.map { continuum.id(Int($0)) }))
            }
            return element
        }
        let from = try place("from"), to = try place("to")
        let heading = FailureWords.words(language)["ways"] ?? "", crumbs = [Layout.Crumb(crumbText: Area.resilience.words[language], crumbURL: room.url("resilience"))]
        var sections = "", actions = ""
        if let from {
            let key = "ways \(query["from"] ?? "") \(query["to"] ?? "")"
            let found: Found<NetworkResilience>? = try await room.desk.study(key, of: snapshot) {
                let request = ResilienceRequest(day: snapshot.day, order: 2, organisation: snapshot.workspace.settings.organisation)
                return Found(value: NetworkResilience(continuum, request, from: from, to: to.map { [$0] } ?? []))
            }
            guard let found else { return try await bench.underWay(context, room, .resilience, heading: heading, snapshot, crumbs: crumbs) }
            // Nothing cancels it, so there is one.
            guard let network = found.value else { throw Refusal.unknownPage }
            let title = snapshot.title(language, slug: room.slug)
            if let format {
                let text = try await room.desk.compute {
                    switch format {
                    case .json: return NetworkDocument(network).document().prettyJSON + "\n"
                    case .html: return try NetworkHTML(network, language: language, organisation: title).render()
                    case .sarif: throw PageQuery.unknown("sarif", for: "format", among: ["html", "json"])
                    }
                }
                return try await bench.attachment(context, room, text, format, name: "ways")
            }
            sections = try await room.desk.page("\(key) \(language.rawValue)", of: snapshot) {
                try await room.desk.compute { try NetworkHTML(network, language: language, organisation: title).fragments().sections([.summary, .map, .reading]) }
            }
            actions = try self.actions(room, [.html, .json], language) { query.address(room.url("resilience/ways"), changing: ["format": $0]) }
        } else if format != nil || to != nil {
            throw PageQuery.unknown("", for: "from", among: places.prefix(12).map { continuum.id(Int($0)) })
        }
        try await bench.record(.viewed, context, in: room.slug, object: "resilience ways")
        let body = try bench.pages.fragment("failure-ways", WaysPage(places, from, to, sections: sections, continuum, room, language))
        return try await bench.page(context, room, .resilience, heading: heading, body: body, actions: actions, snapshot: snapshot, crumbs: crumbs)
    }
}

/// A result that may be none: what a cancelled computation leaves.
struct Found<Value: Sendable>: Sendable {
    var value: Value?
}

extension Room {
    /// What would stop each service; nil: still being worked out.
    func resilience(_ snapshot: Snapshot) async throws -> Resilience? {
        let found: Found<Resilience>? = try await desk.study("resilience", of: snapshot) { Found(value: snapshot.resilience(order: 2)) }
        return found?.value
    }
}

/// What `failure-ways.mustache` names: a form, and the two ways when places were chosen.
struct WaysPage: Sendable {
    var t: [String: String]
    var tabs: [FailureTab]
    var address: String
    var fields: [Field]
    /// HTML, of the report.
    var sections: String

    init(_ places: some Sequence<Int32>, _ from: Int?, _ to: Int?, sections: String, _ continuum: Continuum, _ room: Room, _ language: Language) {
        let t = FailureWords.words(language)
        self.t = t
        self.sections = sections
        tabs = FailureTab.all(.ways, room, language)
        address = room.url("resilience/ways")
        let sorted = places.map { (id: continuum.id(Int($0)), name: continuum.name(Int($0), language)) }.sorted { ElementIndex.fold($0.name) < ElementIndex.fold($1.name) }
        func select(_ name: String, _ chosen: Int?, nothing: String?) -> Field {
            var field = Field(.select, name, label: t[name] ?? "")
            let id = chosen.map { continuum.id($0) } ?? ""
            field.options = (nothing.map { [Field.Option(optionValue: "", optionText: $0, optionIsChosen: id.isEmpty)] } ?? [])
                + sorted.map { Field.Option(optionValue: TypedText($0.id), optionText: $0.name, optionIsChosen: $0.id == id) }
            return field
        }
        fields = [select("from", from, nothing: nil), select("to", to, nothing: t["everywhere"])]
    }
}

/// What `empty.mustache` names.
struct EmptyPage: Sendable {
    var emptyTitle: String
    var emptyText: String
    var hasEmptyAction: Bool
    var emptyURL: String
    var emptyAction: String

    /// - Parameters: keys of the words of the page; who may not describe has no button.
    init(_ t: [String: String], _ title: String, _ text: String, _ room: Room) {
        emptyTitle = t[title] ?? ""
        emptyText = t[text] ?? ""
        hasEmptyAction = room.may(.edit)
        emptyURL = Area.edit.url(room.slug)
        emptyAction = t["describe"] ?? ""
    }
}
