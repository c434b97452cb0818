import Continuum
private import Foundation
import HTTPTypes
import Hummingbird
import Mustache
import NIOCore
import Reports

/// Draws pages: a template within the layout. Templates are compiled once, when the server starts.
struct PageRenderer: Sendable {
    private let library: MustacheLibrary
    let assets: AssetShelf
    /// The signs that fragments of reports refer to.
    let symbols: String

    /// - Throws: when a template cannot be read or does not parse.
    init(assets: AssetShelf) throws {
        var library = MustacheLibrary()
        let folder = Bundle.module.bundleURL.appendingPathComponent("Templates")
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where file.hasSuffix(".mustache") {
            let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(file)), as: UTF8.self)
            try library.register(text, named: String(file.dropLast(".mustache".count)))
        }
        self.library = library
        self.assets = assets
        symbols = try ReportStyle.symbols()
    }

    /// The text of one template.
    func fragment(_ template: String, _ content: Any) throws -> String {
        guard let text = library.render(content, withTemplate: template) else {
            throw Refusal(.internalServerError, "template", Bilingual("Modèle absent / missing template: \(template)"))
        }
        return text
    }

    /// A whole page around a body that is HTML already.
    func page(_ layout: Layout, template: String = "layout") throws -> Response {
        var layout = layout
        layout.version = assets.version
        return Self.html(try fragment(template, layout), status: layout.status)
    }

    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
