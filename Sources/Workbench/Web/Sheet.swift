import Continuum
import HTTPTypes
import Hummingbird
import Store

/// A page made of parts one under the other: text, facts, a table, forms. What `sheet.mustache` names; pages of people, administration and the journal are made of it.
struct Sheet: PageValue, Sendable {
    struct Text: PageValue, Sendable {
        var paragraph: String
        var isMuted = false
    }

    struct Bullet: PageValue, Sendable {
        var bulletTerm = ""
        var bulletText: String
    }

    struct Fact: PageValue, Sendable {
        var factName: String
        var factText: String
        var factURL = ""
        var factIsUnknown = false
        var hasFactSource = false
        var derived: [String: Any] { ["hasFactLink": !factURL.isEmpty] }
    }

    struct FactList: PageValue, Sendable { var facts: [Fact] }
    struct Code: PageValue, Sendable { var codeText: String }
    /// HTML, of a program of ours.
    struct Drawing: PageValue, Sendable { var drawing: String }

    struct Link: PageValue, Sendable {
        var linkText: String
        /// Made of parts that are safe in attributes.
        var linkURL: String
        var linkIsCurrent = false
        var linkIsPrimary = false
    }

    struct Tabs: PageValue, Sendable {
        var tabsLabel: String
        var tabLinks: [Link]
    }

    struct Part: PageValue, Sendable {
        var partID: String
        var partTitle = ""
        var partNotices: [Notice] = []
        var texts: [Text] = []
        var bullets: [Bullet] = []
        var factLists: [FactList] = []
        var drawings: [Drawing] = []
        var codes: [Code] = []
        var formsBefore: [Form] = []
        var tables: [Table] = []
        var forms: [Form] = []
        var partLinks: [Link] = []

        init(_ id: String, _ title: String = "", _ paragraphs: [String] = []) {
            partID = id
            partTitle = title
            texts = paragraphs.map { Text(paragraph: $0) }
        }

        mutating func facts(_ pairs: [(String, String)]) { factLists.append(FactList(facts: pairs.map { Fact(factName: $0.0, factText: $0.1) })) }
        mutating func note(_ text: String) { texts.append(Text(paragraph: text, isMuted: true)) }
        mutating func show(_ code: String) { codes.append(Code(codeText: code)) }
    }

    struct Form: PageValue, Sendable {
        struct Hidden: PageValue, Sendable {
            var hiddenName: String
            var hiddenValue: TypedText
        }

        struct Button: PageValue, Sendable {
            var buttonText: String
            /// primary, quiet, danger, small.
            var buttonClass = "primary"
            var buttonName = ""
            var buttonValue = ""
            /// Of what, for those who hear the button without seeing its row.
            var buttonObject = ""
        }

        var formAction: String
        var formMethod = "post"
        var derived: [String: Any] { ["formPosts": formMethod == "post"] }
        var formClass = "form"
        var hiddens: [Hidden] = []
        var fields: [Field]
        var buttons: [Button]

        init(_ action: String, _ fields: [Field] = [], hidden: [(String, String)] = [], button: String, kind: String = "primary", object: String = "") {
            formAction = action
            self.fields = fields
            hiddens = hidden.map { Hidden(hiddenName: $0.0, hiddenValue: TypedText($0.1)) }
            buttons = [Button(buttonText: button, buttonClass: kind, buttonObject: object)]
        }

        /// A form that only asks: its answers stand in the address.
        static func filter(_ action: String, _ fields: [Field], button: String) -> Form {
            var form = Form(action, fields, button: button, kind: "")
            form.formMethod = "get"
            form.formClass = "table-tools"
            return form
        }

        /// A button in a row of a table.
        static func row(_ action: String, hidden: [(String, String)] = [], button: String, kind: String = "quiet small", object: String) -> Form {
            var form = Form(action, hidden: hidden, button: button, kind: kind, object: object)
            form.formClass = "inline"
            return form
        }
    }

    struct Table: PageValue, Sendable {
        struct Column: PageValue, Sendable { var columnText: String }
        struct Tag: PageValue, Sendable { var tagText: String }

        struct Cell: PageValue, Sendable {
            var cellText: String
            var cellURL = ""
            var cellNote = ""
            var cellTags: [Tag] = []
            var cellLabel: TypedText = ""
            var cellIsHead = false

            init(_ text: String, url: String = "", note: String = "", tags: [String] = []) {
                cellText = text
                cellURL = url
                cellNote = note
                cellTags = tags.map { Tag(tagText: $0) }
            }
        }

        struct Row: PageValue, Sendable {
            var cells: [Cell]
            var rowForms: [Form] = []
            var hasRowForms: Bool
        }

        var caption: String
        var columns: [Column]
        var rows: [Row] = []
        var emptyText: String
        var pagers: [Pager] = []
        private let hasActions: Bool

        /// - Parameter actions: the heading of the column of buttons; nil: there is none.
        init(_ caption: String, _ columns: [String], actions: String? = nil, empty: String) {
            self.caption = caption
            self.columns = (columns + (actions.map { [$0] } ?? [])).map { Column(columnText: $0) }
            hasActions = actions != nil
            emptyText = empty
        }

        mutating func add(_ cells: [Cell], _ forms: [Form] = []) {
            var cells = cells
            for i in cells.indices {
                cells[i].cellLabel = TypedText(columns[i].columnText)
                cells[i].cellIsHead = i == 0
            }
            rows.append(Row(cells: cells, rowForms: forms, hasRowForms: hasActions))
        }
    }

    var t: [String: String]
    var csrf: String
    var problemList: [ProblemList] = []
    var tabs: [Tabs] = []
    var parts: [Part] = []

    init(_ context: WorkbenchContext) {
        t = LayoutWords.words(context.language)
        csrf = context.session?.csrf ?? ""
    }
}

extension Bench {
    /// A sheet outside workspaces, with its navigation at the side.
    func page(
        _ context: WorkbenchContext, _ sheet: Sheet, heading: Bilingual, lead: Bilingual = Bilingual(""), navigation: [Layout.Group] = [], crumbs: [Layout.Crumb] = [],
        notices: [Notice] = [], status: HTTPResponse.Status = .ok
    ) throws -> Response {
        var layout = frame(context, heading: heading[context.language], body: try pages.fragment("sheet", sheet))
        layout.lead = lead[context.language]
        layout.notices += notices
        layout.navigation = navigation
        layout.crumbs = crumbs
        layout.status = status
        return try pages.page(layout, template: context.visitor == nil ? "bare" : "layout")
    }

    /// A sheet in a workspace.
    func page(
        _ context: WorkbenchContext, _ room: Room, _ area: Area, _ sheet: Sheet, heading: Bilingual, lead: Bilingual = Bilingual(""), crumbs: [Layout.Crumb] = [],
        notices: [Notice] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await page(
            context, room, area, heading: heading[context.language], lead: lead[context.language], body: try pages.fragment("sheet", sheet), snapshot: nil,
            crumbs: crumbs, notices: notices, status: status)
    }
}
