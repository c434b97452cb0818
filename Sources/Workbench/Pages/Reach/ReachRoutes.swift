import Continuum
import HTTPTypes
import Hummingbird
import Knowledge
import Ledger
import Reach
import Reports
import Store
import Workspace

/// Which states have what within reach, by which path, and what can be done about it?
struct ReachRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/reach", use: overview)
        router.get("w/:workspace/reach/gradient", use: gradient)
        router.get("w/:workspace/reach/:element", use: element)
        router.get("w/:workspace/reach/:element/:state", use: explanation)
    }

    // MARK: The whole

    private enum View: String, CaseIterable { case states, elements }

    @Sendable private func overview(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let query = try PageQuery(request, ReachFilter.parameters.union(["view", "state", "power", "bound", "page", "element", "format"]))
        if let id = query["element"] { return .redirect(to: room.url("reach/\(HTML.urlPart(id))"), type: .normal) }
        if let format = try query.word("format", ExportFormat.self) { return try await export(format, context, room, snapshot) }
        let filter = try ReachFilter(query, snapshot), page = try query.page()
        let view = try query.word("view", View.self) ?? .states
        let plane = try query.word("power", PlaneWord.self)?.plane, bound = try query.word("bound", Bound.self)
        guard let assessment = try await room.assessment(filter, snapshot) else {
            return try await bench.underWay(context, room, .reach, heading: Area.reach.words[language], snapshot)
        }
        let subject = try query["state"].map { try Self.subject($0, assessment) }
        try await bench.record(.viewed, context, in: room.slug, object: query["state"].map { "reach \($0)" } ?? "reach")
        let pages = bench.pages
        let key = "reach \(language.rawValue) \(query.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))"
        let body = try await room.desk.page(key, of: snapshot) {
            try await room.desk.compute {
                if let subject {
                    return try pages.fragment(
                        "reach-list",
                        ReachListPage(assessment, filter, subject: subject, plane: plane, bound: bound, query, page: page, snapshot, room, language))
                }
                switch view {
                case .states: return try pages.fragment("reach-matrix", ReachMatrixPage(assessment, filter, query, snapshot, room, language))
                case .elements: return try pages.fragment("reach-elements", ReachElementsPage(assessment, filter, query, page: page, snapshot, room, language))
                }
            }
        }
        var heading = Area.reach.words[language], crumbs: [Layout.Crumb] = []
        if let subject {
            let words = Wording(assessment)
            heading = Bilingual(fr: "À la portée de : \(words.subject(subject).fr)", en: "Within the reach of \(words.actor(subject).en)")[language]
            crumbs = [Layout.Crumb(crumbText: Area.reach.words[language], crumbURL: room.url("reach"))]
        }
        return try await bench.page(
            context, room, .reach, heading: heading, lead: subject == nil ? Self.lead[language] : "", body: body,
            actions: try actions(room, language, [.html, .json, .sarif]) { PageQuery.address(room.url("reach"), [("format", $0)]) }, snapshot: snapshot, crumbs: crumbs)
    }

    private static let lead = Bilingual(
        fr: "Quels États peuvent lire, altérer, couper ou affamer vos données et vos services, par leurs lois et par ceux qu’elles obligent.",
        en: "Which states can read, alter, cut off or starve your data and services, by their laws and through those whom they oblige.")

    /// The number of a state, a bloc or a supplier whose terms count; −1 for any state.
    static func subject(_ id: String, _ assessment: Assessment) throws -> Int {
        if id == "any" { return -1 }
        let continuum = assessment.continuum, subjects = assessment.model.subjects
        guard let element = continuum.index(of: id), let subject = subjects.index(ofElement: Int32(element)) else {
            throw Refusal(
                .notFound, "no-such-state", Bilingual(fr: "« \(id) » n’est ni un État, ni un bloc, ni un fournisseur dont le contrat est en cause.", en: "“\(id)” is neither a state, nor a bloc, nor a supplier whose terms are at stake."),
                advice: nearest(to: id, among: subjects.list.map { continuum.id(Int($0.element)) }).map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") } ?? Bilingual(""))
        }
        return subject
    }

    private func actions(_ room: Room, _ language: Language, _ formats: [ExportFormat], address: (String) -> String) throws -> String {
        let links = ExportLink.all(room, formats, language, address: address)
        return links.isEmpty ? "" : try bench.pages.fragment("exports", ["exports": links])
    }

    private func export(_ format: ExportFormat, _ context: WorkbenchContext, _ room: Room, _ snapshot: Snapshot) async throws -> Response {
        guard room.may(.export) else { throw Refusal.forbidden(.export) }
        let language = context.language, title = snapshot.title(language, slug: room.slug)
        let text = try await room.desk.compute {
            switch format {
            case .json: return AssessmentDocument(snapshot.assessment).document().prettyJSON + "\n"
            case .sarif: return SARIF(snapshot.assessment, language).document().prettyJSON + "\n"
            case .html:
                let graphs = PathDrawing.all(snapshot.assessment, language).map { (id: $0.element, dot: $0.dot()) }
                return try HTMLReport(snapshot.assessment, language: language, title: title, drawings: Drawing.svg(graphs)).render()
            }
        }
        return try await bench.attachment(context, room, text, format, name: "assessment")
    }

    // MARK: Risk by state

    @Sendable private func gradient(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let query = try PageQuery(request, [])
        try await bench.record(.viewed, context, in: room.slug, object: "reach gradient")
        let pages = bench.pages
        let body = try await room.desk.page("gradient \(language.rawValue)", of: snapshot) {
            try await room.desk.compute {
                let sections = try HTMLReport(snapshot.assessment, language: language, title: room.slug, drawings: [:]).fragments(
                    FragmentLinks(sections: ["sources": room.url("reach"), "verdicts": room.url("")]) { _ in nil }
                ).sections([.gradient])
                return try pages.fragment("reach-gradient", ReachGradientPage(query, sections: sections, room, language))
            }
        }
        return try await bench.page(
            context, room, .reach, heading: ReachWords.words(language)["gradient"] ?? "", body: body, snapshot: snapshot,
            crumbs: [Layout.Crumb(crumbText: Area.reach.words[language], crumbURL: room.url("reach"))])
    }

    // MARK: One element

    /// A dataset, a service or another thing of the chart; for what has none, nobody asks.
    static func element(_ context: WorkbenchContext, _ snapshot: Snapshot) throws -> Int {
        let id = context.parameters.get("element") ?? "", continuum = snapshot.continuum
        guard let element = continuum.index(of: id), continuum.elements[element].layer == .chart else {
            throw Refusal.unknownElement(id, nearest: nearest(to: id, among: snapshot.index.elements.map { continuum.id(Int($0)) }))
        }
        return element
    }

    @Sendable private func element(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let element = try Self.element(context, snapshot), id = snapshot.continuum.id(element), name = snapshot.continuum.name(element, language)
        let query = try PageQuery(request, ["together"]), filter = try ReachFilter(query, snapshot)
        let crumbs = [Layout.Crumb(crumbText: Area.reach.words[language], crumbURL: room.url("reach"))]
        guard let assessment = try await room.assessment(filter, snapshot) else {
            return try await bench.underWay(context, room, .reach, heading: name, snapshot, crumbs: crumbs)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "reach \(id)")
        let pages = bench.pages
        let body = try await room.desk.page("reach element \(language.rawValue) \(id) \(filter.bloc ?? "")", of: snapshot) {
            try await room.desk.compute { try pages.fragment("reach-element", ReachElementPage(assessment, element: element, query, room, language)) }
        }
        return try await bench.page(
            context, room, .reach, heading: Bilingual(fr: "Qui peut atteindre « \(name) » ?", en: "Who can reach “\(name)”?")[language], body: body,
            actions: try bench.pages.fragment("element-link", ElementLink(room, id, language)), snapshot: snapshot, crumbs: crumbs)
    }

    @Sendable private func explanation(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot(), continuum = snapshot.continuum
        let element = try Self.element(context, snapshot), id = continuum.id(element), state = context.parameters.get("state") ?? ""
        let query = try PageQuery(request, ["power", "together", "format"])
        let power = try query.word("power", Power.self)
        var filter = try ReachFilter(query, snapshot)
        // A bloc that is asked about acts together.
        if let index = continuum.index(of: state), continuum.elements[index].kind == .bloc, snapshot.assessment.model.subjects.index(ofElement: Int32(index)) == nil {
            filter.bloc = state
        }
        let crumbs = [
            Layout.Crumb(crumbText: Area.reach.words[language], crumbURL: room.url("reach")),
            Layout.Crumb(crumbText: continuum.name(element, language), crumbURL: PageQuery.address(room.url("reach/\(HTML.urlPart(id))"), [("together", filter.bloc)])),
        ]
        guard let assessment = try await room.assessment(filter, snapshot) else {
            return try await bench.underWay(context, room, .reach, heading: continuum.name(element, language), snapshot, crumbs: crumbs)
        }
        let subject = try Self.subject(state, assessment)
        guard subject >= 0 else { return .redirect(to: room.url("reach/\(HTML.urlPart(id))"), type: .normal) }
        @Sendable func explain() -> Explanation {
            Explanation(assessment.continuum, assessment.model, assessment.result, element: element, subject: subject, powers: power.map { [$0] } ?? Power.allCases)
        }
        if let format = try query.word("format", ExportFormat.self) {
            guard format == .json else { throw PageQuery.unknown(format.rawValue, for: "format", among: ["json"]) }
            let text = try await room.desk.compute { ExplanationDocument(explain(), assessment.continuum).document(state: state).prettyJSON + "\n" }
            return try await bench.attachment(context, room, text, .json, name: "explanation-\(id)-\(state)")
        }
        try await bench.record(.viewed, context, in: room.slug, object: "reach \(id) \(state)")
        let key = "explain \(language.rawValue) \(id) \(state) \(power?.rawValue ?? "") \(filter.bloc ?? "")"
        // The steps and their sources are drawn once; the forms beside them hold the word of the session.
        func part(_ name: String, _ sections: [ExplanationHTML.Section]) async throws -> String {
            try await room.desk.page("\(key) \(name)", of: snapshot) {
                try await room.desk.compute {
                    let explanation = explain()
                    let drawings = name == "lines" ? Drawing.svg(ExplanationHTML.drawings(of: explanation, assessment, language)) : [:]
                    return try ExplanationHTML(explanation, assessment, language: language, drawings: drawings).fragments().sections(sections)
                }
            }
        }
        let page = ReachExplanationPage(
            assessment, element: element, subject: subject, power: power, together: filter.bloc, lines: try await part("lines", [.lines]),
            sources: try await part("sources", [.sources]), csrf: context.session?.csrf ?? "", room, language)
        return try await bench.page(
            context, room, .reach, heading: Wording(assessment).powers(of: subject, over: element)[language],
            body: try bench.pages.fragment("reach-explanation", page),
            actions: try actions(room, language, [.json]) { query.address(room.url("reach/\(HTML.urlPart(id))/\(HTML.urlPart(state))"), changing: ["format": $0]) },
            snapshot: snapshot, crumbs: crumbs)
    }
}

/// What `reach-gradient.mustache` names.
struct ReachGradientPage: Sendable {
    var t: [String: String]
    var tabs: [ReachTab]
    var sections: String

    init(_ query: PageQuery, sections: String, _ room: Room, _ language: Language) {
        t = ReachWords.words(language)
        tabs = ReachTab.all(.gradient, room, query, language)
        self.sections = sections
    }
}

/// The way to the page of an element: `element-link.mustache`.
struct ElementLink: Sendable {
    var elementURL: String
    var elementWord: String

    init(_ room: Room, _ id: String, _ language: Language) {
        elementURL = room.elementURL(id)
        elementWord = Bilingual(fr: "Tout sur cet élément", en: "All about this element")[language]
    }
}
