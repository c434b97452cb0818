import Mustache

/// A value that templates name. Mustache sees what a value stores and nothing of what it computes; of a page value it also sees
///
/// - what `derived` lists by name,
/// - `hasName` for each stored `name`: whether it is there (not empty, not nil).
protocol PageValue: MustacheParent {
    var derived: [String: Any] { get }
}

extension PageValue {
    var derived: [String: Any] { [:] }

    func child(named name: String) -> Any? {
        if let value = stored(name) { return value }
        if let value = derived[name] { return value }
        guard name.hasPrefix("has"), let first = name.dropFirst(3).first else { return nil }
        let subject = first.lowercased() + name.dropFirst(4)
        guard Mirror(reflecting: self).children.contains(where: { $0.label == subject }) else { return nil }
        switch stored(subject) {
        case nil: return false
        case let text as String: return !text.isEmpty
        case let text as TypedText: return !text.text.isEmpty
        case let list as any Collection: return !list.isEmpty
        case let flag as Bool: return flag
        default: return true
        }
    }

    /// The stored value of that name; nil when there is none, or it is nil.
    private func stored(_ name: String) -> Any? {
        guard let value = Mirror(reflecting: self).children.first(where: { $0.label == name })?.value else { return nil }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
