package import Continuum
import Crypto
import Foundation

/// Which state of an element did somebody see? SHA-256 of what it says, whatever order it says it in; of one that is not there, a word.
package struct ElementDigest: RawRepresentable, Hashable, Sendable {
    /// 64 hexadecimal digits, or `none`.
    package let rawValue: String

    package static let none = ElementDigest(rawValue: "none")

    package init(rawValue: String) { self.rawValue = rawValue }

    package init(_ element: Element?, _ vocabulary: Vocabulary) {
        guard let element else {
            self = .none
            return
        }
        rawValue = Workspace.hexadecimal(SHA256.hash(data: Data(element.inOrder().document(vocabulary).json.utf8)))
    }
}

extension Continuum {
    /// The element of an id, as a value; nil when there is none.
    package func element(named id: String) -> Element? { index(of: id).map { element($0) } }
}

extension Workspace {
    /// What a form says it has seen, for the one who posts it.
    package func digest(of id: String) -> ElementDigest { ElementDigest(continuum.element(named: id), continuum.vocabulary) }
}
