import Foundation
import Mustache
import Testing

/// The templates, written with the library that the server uses.
@Suite struct TemplateTests {
    /// Stands for the text of a user, as the page renderer hands it over: `attribute` escapes it by scalars.
    private struct Typed: MustacheTransformable, CustomStringConvertible {
        let description: String
        init(_ text: String) { description = text }

        func transform(_ name: String) -> Any? {
            guard name == "attribute" else { return nil }
            return description.unicodeScalars.map { scalar in
                switch scalar {
                case "&": "&amp;"
                case "<": "&lt;"
                case ">": "&gt;"
                case "\"": "&quot;"
                case "'": "&#39;"
                default: String(scalar)
                }
            }.joined()
        }
    }

    private static let library = Result {
        var library = MustacheLibrary()
        for file in try Look.files("Templates", ".mustache") {
            let name = file.dropFirst("Templates/".count).dropLast(".mustache".count)
            try library.register(try Look.text(file), named: String(name))
        }
        return library
    }

    private static let words = Dictionary(
        uniqueKeysWithValues: [
            "skip", "workspace", "search", "searchDo", "language", "account", "signOut", "menu", "navigation", "breadcrumb", "assessedOn", "staysHere", "pages", "previous",
            "next", "errorNumber", "optional", "fault", "inFrench", "inEnglish",
        ].map { ($0, "word:\($0)") })

    private static func render(_ template: String, _ values: [String: Any]) throws -> String {
        try #require(try library.get().render(values.merging(["t": words]) { a, _ in a }, withTemplate: template))
    }

    /// The frame's words; a page brings its own.
    @Test func `every word that the frame names is in the list that the server fills`() throws {
        let frame = ["bare", "empty", "error", "facts", "field", "head", "languages", "layout", "navigation", "notice", "pager", "problems"]
        for file in frame.map({ "Templates/\($0).mustache" }) {
            for match in try Look.text(file).matches(of: /\{\{t\.([A-Za-z]+)\}\}/) { #expect(Self.words[String(match.1)] != nil, "\(file): \(match.1)") }
        }
    }

    private static var frame: [String: Any] {
        [
            "lang": "fr", "title": "Emprise <b>", "version": "abc", "home": "/", "heading": "Emprise <b>", "productVersion": "1", "hasWorkspace": true, "workspaceName": "Valmer",
            "workspaceURL": "/w/valmer/", "hasSearch": true, "searchURL": "/w/valmer/search", "searchValue": Typed("\" onfocus=x \"\u{301}"), "userName": "Claire & Marc",
            "csrf": "token", "symbols": "<svg id=\"symbols\"></svg>", "body": "<p>body</p>", "hasDay": true, "day": "24 novembre 2026", "dayISO": "2026-11-24",
            "languages": [
                ["languageCode": "fr", "languageName": "Français", "languageURL": "?lang=fr", "languageIsCurrent": true] as [String: Any],
                ["languageCode": "en", "languageName": "English", "languageURL": "?lang=en", "languageIsCurrent": false],
            ],
            "navigation": [
                [
                    "groupTitle": "Juger", "hasGroupTitle": true,
                    "links": [["linkText": "Emprise", "linkURL": "/w/valmer/reach", "linkIsCurrent": true] as [String: Any], ["linkText": "Niveaux", "linkURL": "/w/valmer/levels"]],
                ] as [String: Any]
            ],
            "notices": [["noticeKind": "success", "noticeWord": "Fait.", "noticeText": "<i>"]], "scripts": [["scriptURL": "/assets/map.js?v=abc"]],
        ]
    }

    @Test func `the layout is a whole page with its landmarks, and texts stay texts`() throws {
        let page = try Self.render("layout", Self.frame)
        #expect(page.drop { $0.isWhitespace }.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
        #expect(!page.contains("{{") && !page.contains("}}"))
        #expect(page.contains("<h1>Emprise &lt;b&gt;</h1>") && page.contains("<title>Emprise &lt;b&gt; – Portulan</title>") && page.contains("<p>body</p>"))
        #expect(page.contains("value=\"&quot; onfocus=x &quot;\u{301}\""))
        #expect(page.contains("href=\"/w/valmer/reach\" aria-current=\"page\"") && page.matches(of: /aria-current="page"/).count == 2, "once in the column, once in the menu")
        #expect(page.contains("<script type=\"module\" src=\"/assets/map.js?v=abc\"></script>") && page.contains("/assets/workbench.css?v=abc"))
        #expect(page.contains("<main id=\"main\"") && page.contains("href=\"#main\"") && page.contains("<footer") && page.contains("class=\"notice success\""))
        #expect(page.contains("name=\"csrf\" value=\"token\"") && page.contains("<time datetime=\"2026-11-24\">"))
        let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for tag in ["div", "nav", "ul", "li", "main", "form", "details", "header", "footer", "search"] {
            #expect(page.matches(of: try Regex("<\(tag)[ >]")).count == page.matches(of: try Regex("</\(tag)>")).count, "\(tag)")
        }
    }

    @Test func `the bare page has neither navigation nor a session`() throws {
        let page = try Self.render("bare", Self.frame)
        #expect(page.contains("<h1>Emprise &lt;b&gt;</h1>") && page.contains("<p>body</p>") && !page.contains("/sign-out") && !page.contains("app-nav"))
    }

    @Test(arguments: ["isLine", "isNumber", "isArea", "isSelect", "isReference", "isFile"])
    func `a field ties its label, hint and fault to what is typed`(_ kind: String) throws {
        let hostile = "\"><img src=x>\u{301}'"
        let field = try Self.render(
            "field",
            [
                kind: true, "fieldID": "f1", "fieldName": "f.seat", "fieldLabel": "Siège <b>", "hasHint": true, "fieldHint": "Où", "hasError": true, "fieldError": "Non <b>",
                "isDescribed": true, "isRequired": true, "inputType": "text", "inputMode": "numeric", "rows": 3, "accept": ".xlsx", "fieldAutocomplete": "off",
                "fieldValue": Typed(hostile), "options": [["optionValue": Typed(hostile), "optionText": hostile, "optionIsChosen": true] as [String: Any]],
                "listOptions": [["optionValue": Typed(hostile), "optionText": hostile]],
            ])
        #expect(field.contains("<label for=\"f1\">Siège &lt;b&gt;</label>") && field.contains("id=\"f1\""))
        let control = try #require(field.firstMatch(of: /<(?:input|select|textarea)[^>]*>/)).0
        #expect(control.contains("name=\"f.seat\"") && control.contains("aria-describedby=\"f1-hint f1-error\"") && control.contains("aria-invalid=\"true\"") && control.contains(" required"))
        #expect(field.contains("id=\"f1-hint\">Où") && field.contains("id=\"f1-error\"") && field.contains("Non &lt;b&gt;"))
        #expect(!field.contains("<img") && !field.contains("{{"))
    }

    @Test(arguments: ["isChoice", "isChecks", "isBilingual"])
    func `fields of several parts are a group with a legend`(_ kind: String) throws {
        let field = try Self.render(
            "field",
            [
                kind: true, "isGroup": true, "fieldID": "f2", "fieldName": "f.encrypted", "fieldLabel": "Chiffré", "hasError": true, "fieldError": "Choisir", "isDescribed": true,
                "nameFr": "f.name.fr", "nameEn": "f.name.en", "valueFr": Typed("Nom"), "valueEn": Typed("Name"),
                "options": [["optionID": "f2-1", "optionValue": Typed("yes"), "optionText": "oui", "optionIsChosen": true] as [String: Any], ["optionID": "f2-2", "optionValue": Typed("no"), "optionText": "non"]],
            ])
        #expect(field.contains("<fieldset") && field.contains("<legend>Chiffré</legend>") && field.hasSuffix("</fieldset>\n") && !field.contains("<div class=\"field"))
        #expect(field.matches(of: /<input/).count == 2 && field.matches(of: /<label for=/).count == 2)
        #expect(field.contains("aria-describedby=\"f2-error\""))
        if kind != "isBilingual" { #expect(field.matches(of: /\schecked>/).count == 1) }
    }

    @Test func `what is nothing, wrong or unknown says so in words`() throws {
        let empty = try Self.render("empty", ["emptyTitle": "Rien", "emptyText": "Encore rien.", "hasEmptyAction": true, "emptyURL": "/w/x/edit", "emptyAction": "Commencer"])
        #expect(empty.contains("<h2>Rien</h2>") && empty.contains("href=\"/w/x/edit\"") && empty.contains("Commencer"))
        let error = try Self.render(
            "error", ["errorCode": "404", "errorWhat": "Rien ici.", "errorDo": "Chercher.", "errorLinks": [["errorLinkURL": "/", "errorLinkText": "Accueil"]]])
        #expect(error.contains("Rien ici.") && error.contains("Chercher.") && error.contains("Accueil") && !error.contains("<code>"))
        let facts = try Self.render(
            "facts",
            [
                "facts": [
                    ["factName": "Siège", "factText": "France", "hasFactSource": true, "factSource": "Registre", "factStanding": "declared", "factStandingWord": "déclaré"] as [String: Any],
                    ["factName": "Clés", "factText": "inconnu", "factIsUnknown": true],
                ]
            ])
        #expect(facts.contains("Registre") && facts.matches(of: /status undetermined/).count == 1 && facts.matches(of: /source-line/).count == 1)
        let pager = try Self.render("pager", ["pagerText": "1 – 50 sur 120", "hasNext": true, "nextURL": "?page=2"])
        #expect(pager.contains("href=\"?page=2\"") && pager.matches(of: /<a\s/).count == 1)
        let problems = try Self.render("problems", ["problemsTitle": "À reprendre", "problems": [["problemField": "f1", "problemText": "Siège : <b>"]]])
        #expect(problems.contains("href=\"#f1\"") && problems.contains("&lt;b&gt;") && problems.contains("role=\"alert\""))
    }
}
