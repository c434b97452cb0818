import Continuum
import Hummingbird
import Ledger
import Store

/// Which entries does the address of a journal page ask for? Unknown values are told, not passed over.
struct JournalQuery: Sendable {
    var who = ""
    var action = ""
    var object = ""
    var from = ""
    var until = ""
    var before: Int?
    let filter: JournalFilter

    init(_ request: Request, workspace: String?) throws {
        let query = try PageQuery(request, ["who", "action", "object", "from", "until", "before"])
        func text(_ name: String) -> String { query[name] ?? "" }
        (who, action, object, from, until) = (text("who"), text("action"), text("object"), text("from"), text("until"))
        var filter = JournalFilter(workspace: workspace)
        if !who.isEmpty {
            guard let actor = LedgerActor(rawValue: who) else {
                throw Refusal.badRequest("who", Bilingual(fr: "« \(who) » n’est pas l’identifiant d’un compte.", en: "“\(who)” is not the id of an account."))
            }
            filter.actor = actor
        }
        if !action.isEmpty {
            guard let known = LedgerAction(rawValue: action) else { throw Refusal.badRequest("action", Bilingual(fr: "« \(action) » n’est pas une action du journal.", en: "“\(action)” is no action of the journal.")) }
            filter.action = known
        }
        if !object.isEmpty { filter.object = object }
        if !from.isEmpty { filter.from = try Self.start(from) }
        if !until.isEmpty { filter.until = try Self.start(until) + 86_400_000 }
        let last = text("before")
        if !last.isEmpty {
            guard let number = Int(last), number >= 0 else { throw Refusal.badRequest("before", Bilingual(fr: "« before » est le numéro d’une entrée.", en: "“before” is the number of an entry.")) }
            before = number
            filter.before = number
        }
        self.filter = filter
    }

    /// Midnight UTC of a date.
    private static func start(_ text: String) throws -> Int64 {
        guard let day = Day(text) else { throw Refusal.badRequest("date", Bilingual(fr: "« \(text) » n’est pas une date (AAAA-MM-JJ).", en: "“\(text)” is not a date (YYYY-MM-DD).")) }
        return Int64(day.rawValue) * 86_400_000
    }

    /// The address of the page with these filters, going on before an entry.
    func url(_ path: String, before: Int?) -> String {
        PageQuery.address(
            path, [("who", who), ("action", action), ("object", object), ("from", from), ("until", until), ("before", before.map(String.init))])
    }

    func fields(_ people: [(id: String, name: String)], _ language: Language) -> [Field] {
        var person = Field(.reference, "who", label: Bilingual(fr: "Qui (identifiant)", en: "Who (id)")[language], value: who)
        person.listOptions = people.map { Field.Option(optionValue: TypedText($0.id), optionText: $0.name) }
        var done = Field(.select, "action", label: Bilingual(fr: "Quoi", en: "What")[language])
        done.options = [Field.Option(optionValue: "", optionText: Bilingual(fr: "tout", en: "everything")[language], optionIsChosen: action.isEmpty)]
        done.options += LedgerAction.allCases.map {
            Field.Option(optionValue: TypedText($0.rawValue), optionText: JournalWords.action($0)[language], optionIsChosen: $0.rawValue == action)
        }
        let thing = Field(.line, "object", label: Bilingual(fr: "Objet (identifiant)", en: "Object (id)")[language], value: object)
        var first = Field(.line, "from", label: Bilingual(fr: "Du", en: "From")[language], value: from)
        var last = Field(.line, "until", label: Bilingual(fr: "Au", en: "To")[language], value: until)
        (first.inputType, last.inputType) = ("date", "date")
        return [person, done, thing, first, last]
    }
}
