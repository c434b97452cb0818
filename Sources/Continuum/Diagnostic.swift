/// Where in which file? Lines and columns start at 1; a column counts Unicode scalars, as editors do.
public struct Place: Hashable, Sendable, Comparable {
    public var file: String
    public var line: Int
    public var column: Int
    /// How many scalars the caret underlines (at least 1).
    public var length: Int

    public init(file: String, line: Int = 1, column: Int = 1, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    public static func < (a: Place, b: Place) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}

/// What is wrong, where, why does it matter, and what helps? One value for terminal, JSON and SARIF.
public struct Diagnostic: Sendable, Hashable {
    public enum Severity: String, Sendable, CaseIterable, Comparable, Codable {
        case note, warning, error
        public static func < (a: Severity, b: Severity) -> Bool {
            allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
        }
    }

    public var problem: Problem
    public var place: Place?
    /// Another place that explains the problem (the first definition of a duplicate).
    public var related: Place?
    /// The line of the file, filled in by whoever holds the text.
    public var excerpt: String?

    public init(_ problem: Problem, at place: Place?, related: Place? = nil) {
        self.problem = problem
        self.place = place
        self.related = related
    }

    public var severity: Severity { problem.severity }
}

/// The problems of one run: every one up to a limit, and how many there were beyond it. Nothing is dropped silently.
public struct Diagnostics: Sendable {
    public private(set) var list: [Diagnostic] = []
    /// How many were counted but not kept.
    public private(set) var beyondLimit = 0
    public private(set) var errorCount = 0
    public private(set) var warningCount = 0
    public let limit: Int

    public init(limit: Int = 1_000) { self.limit = limit }

    public mutating func add(_ diagnostic: Diagnostic) {
        switch diagnostic.severity {
        case .error: errorCount += 1
        case .warning: warningCount += 1
        case .note: break
        }
        if list.count < limit { list.append(diagnostic) } else { beyondLimit += 1 }
    }

    public mutating func add(_ problem: Problem, at place: Place?, related: Place? = nil) {
        add(Diagnostic(problem, at: place, related: related))
    }

    public mutating func add(contentsOf other: Diagnostics) {
        for diagnostic in other.list { add(diagnostic) }
        beyondLimit += other.beyondLimit
        errorCount += other.errorCount - other.list.count { $0.severity == .error }
        warningCount += other.warningCount - other.list.count { $0.severity == .warning }
    }

    /// Whether one more would be counted and not kept.
    public var isFull: Bool { list.count >= limit }

    public var hasErrors: Bool { errorCount > 0 }

    /// By file, line and column, so that two runs print the same.
    public var sorted: [Diagnostic] {
        list.enumerated().sorted { a, b in
            let left = a.element.place ?? Place(file: ""), right = b.element.place ?? Place(file: "")
            return left == right ? a.offset < b.offset : left < right
        }.map(\.element)
    }

    /// Adds the other place that explains a problem, where none is named yet.
    package mutating func relate(_ place: (Problem) -> Place?) {
        for i in list.indices where list[i].related == nil { list[i].related = place(list[i].problem) }
    }

    public mutating func fillExcerpts(_ line: (Place) -> String?) {
        for i in list.indices where list[i].excerpt == nil {
            if let place = list[i].place { list[i].excerpt = line(place) }
        }
    }
}
