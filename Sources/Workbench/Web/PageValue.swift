import Mustache

/// A value that templates name. Mustache sees what a value stores, and nothing of what it computes: `derived` lists that by name.
protocol PageValue: MustacheParent {
    var derived: [String: Any] { get }
}

extension PageValue {
    var derived: [String: Any] { [:] }

    func child(named name: String) -> Any? {
        if let value = derived[name] { return value }
        guard let stored = Mirror(reflecting: self).children.first(where: { $0.label == name })?.value else { return nil }
        let mirror = Mirror(reflecting: stored)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : stored
    }
}
