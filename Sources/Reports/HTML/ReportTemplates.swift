private import Foundation
private import Mustache

/// The templates of all reports, read and compiled once in the life of the process.
enum ReportTemplates {
    private static let library = Result { () throws -> MustacheLibrary in
        var library = MustacheLibrary()
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) where url.pathExtension == "mustache" {
            try library.register(String(decoding: try Data(contentsOf: url), as: UTF8.self), named: url.deletingPathExtension().lastPathComponent)
        }
        return library
    }

    private static var folder: URL { Bundle.module.bundleURL.appendingPathComponent("Templates") }

    static func text(_ file: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(file)), as: UTF8.self)
    }

    static func render(_ page: any Sendable, with template: String) throws -> String {
        guard let text = try library.get().render(page, withTemplate: template) else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}
