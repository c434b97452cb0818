import Foundation

/// How is a list of short texts kept in one cell? As a JSON array.
enum TextList {
    static func write(_ texts: [String]) throws(StoreError) -> SQLValue {
        do {
            return .text(String(decoding: try JSONEncoder().encode(texts), as: UTF8.self))
        } catch {
            throw .unstorable
        }
    }

    static func read(_ text: String) throws(StoreError) -> [String] {
        do {
            return try JSONDecoder().decode([String].self, from: Data(text.utf8))
        } catch {
            throw .corrupt("a list that is not one")
        }
    }
}
