package import Continuum

/// The elements of imports as a file that Portulan reads: what is written reads back to the same elements.
package enum ImportedFile {
    package enum Form: Sendable { case yaml, ndjson }

    /// YAML while a YAML file may be that long, one line of JSON an element beyond it.
    package static func text(_ imports: [Imported], _ vocabulary: Vocabulary, yamlLimit: Int = ContinuumBuilder.yamlLimit) throws -> (text: String, form: Form) {
        // The YAML is at least half as long as the NDJSON: what is far beyond is not tried.
        let ndjson = ndjson(imports, vocabulary)
        if ndjson.utf8.count < yamlLimit * 2 {
            let yaml = try yaml(imports, vocabulary)
            if yaml.utf8.count <= yamlLimit { return (yaml, .yaml) }
        }
        return (ndjson, .ndjson)
    }

    /// One import’s source stands at the top of the file, and holds for all that names no other.
    package static func yaml(_ imports: [Imported], _ vocabulary: Vocabulary) throws -> String {
        var out = ""
        for entry in imports {
            for language in Language.allCases { out += "# \(entry.change.reason[language])\n" }
            let date = entry.change.date.map { ", \($0)" } ?? ""
            out += "# \(entry.change.author)\(date)\n"
        }
        let common = imports.count == 1 ? imports[0].change.source : nil
        let elements = imports.flatMap(\.elements).map { (common == nil ? $0 : $0.inheriting(common)).document(vocabulary) }
        var pairs: [(key: String, value: Document)] = [("elements", .sequence(elements))]
        if let common { pairs.insert(("source", Element.document(of: common)), at: 0) }
        return out + (try Document.mapping(pairs).yaml())
    }

    package static func ndjson(_ imports: [Imported], _ vocabulary: Vocabulary) -> String {
        var out = ""
        for element in imports.flatMap(\.elements) {
            out += element.document(vocabulary).json
            out += "\n"
        }
        return out
    }
}

extension Element {
    /// The element without what it inherits from its file.
    fileprivate func inheriting(_ common: Source?) -> Element {
        func own(_ source: Source?) -> Source? { source == common ? nil : source }
        var copy = self
        copy.source = own(source)
        for i in copy.statements.indices { copy.statements[i].source = own(copy.statements[i].source) }
        for i in copy.links.indices {
            copy.links[i].source = own(copy.links[i].source)
            for j in copy.links[i].attributes.indices { copy.links[i].attributes[j].source = own(copy.links[i].attributes[j].source) }
        }
        return copy
    }
}
