import Foundation
import NIOHTTP1
@testable import Workbench

/// Walks every page that a browser can reach by links, as far as `limit` pages, a few of each shape of address.
struct Crawler {
    let browser: TestBrowser
    var limit = 150
    /// How many addresses of one shape (digits, ids and query values left out) are looked at.
    var perShape = 3

    struct Page: Sendable {
        var path: String
        var answer: TestAnswer
        var isHTML: Bool { answer.headers.first(name: "content-type")?.hasPrefix("text/html") == true }
    }

    func crawl(from start: [String]) async throws -> [Page] {
        var waiting = start
        var seen = Set(start)
        var shapes: [String: Int] = [:]
        var pages: [Page] = []
        while !waiting.isEmpty, pages.count < limit {
            let path = waiting.removeFirst()
            let answer = try await browser.get(path)
            let page = Page(path: path, answer: answer)
            pages.append(page)
            var next = page.isHTML ? Self.links(answer.body) : []
            if let location = answer.location { next.append(location) }
            for link in next where !seen.contains(link) && Self.isOurs(link) {
                seen.insert(link)
                let shape = Self.shape(link)
                shapes[shape, default: 0] += 1
                if shapes[shape, default: 0] <= perShape { waiting.append(link) }
            }
        }
        return pages
    }

    /// Addresses in `href`, `src`, `action` (of forms that get) and `data-…` attributes, as a browser reads them.
    static func links(_ html: String) -> [String] {
        var found: [String] = []
        for attribute in [" href=\"", " src=\"", " data-source=\""] {
            for part in html.components(separatedBy: attribute).dropFirst() {
                let raw = part.prefix { $0 != "\"" }
                let text = raw.replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                found.append(String(text.prefix { $0 != "#" }))
            }
        }
        return found
    }

    private static func isOurs(_ link: String) -> Bool {
        link.hasPrefix("/") && !link.hasPrefix("//") && !link.hasPrefix("/assets/") && !link.hasPrefix("/sign-") && !link.hasPrefix("/language")
    }

    private static func shape(_ link: String) -> String {
        let halves = link.split(separator: "?", maxSplits: 1).map(String.init)
        let parts = halves[0].split(separator: "/")
        let path = parts.enumerated().map { i, part in i < 3 ? String(part) : "*" }.joined(separator: "/")
        let names = halves.count > 1 ? halves[1].split(separator: "&").map { String($0.prefix { $0 != "=" }) }.sorted().joined(separator: "&") : ""
        return path + "?" + names
    }
}
