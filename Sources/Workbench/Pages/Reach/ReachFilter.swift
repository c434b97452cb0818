import Continuum
import Knowledge
import Reach
import Reports

/// Which part of the chart, and which of the blocs acting together? What the pages of reach may be narrowed to.
struct ReachFilter: Sendable {
    static let parameters: Set<String> = ["class", "service", "together"]

    var className: String?
    var service: Int?
    /// The bloc whose members act together.
    var bloc: String?

    /// - Throws: a `Refusal` for a class, a service or a bloc that is not there.
    init(_ query: PageQuery, _ snapshot: Snapshot) throws {
        let continuum = snapshot.continuum
        className = query["class"]
        let classes = Self.classes(snapshot)
        if let className, !classes.contains(className) { throw PageQuery.unknown(className, for: "class", among: classes) }
        if let id = query["service"] {
            guard let element = continuum.index(of: id), continuum.elements[element].kind == .service else {
                throw Refusal.unknownElement(id, nearest: nearest(to: id, among: Self.services(snapshot).map { continuum.id($0) }))
            }
            service = element
        }
        bloc = query["together"]
        let blocs = Self.blocs(snapshot).map { continuum.id($0) }
        if let bloc, !blocs.contains(bloc) { throw PageQuery.unknown(bloc, for: "together", among: blocs) }
    }

    /// Datasets and services that are asked about.
    func elements(_ assessment: Assessment) -> [Int] {
        let continuum = assessment.continuum
        let handled = service.map { ServiceData(continuum, on: assessment.model.options.day).elements(of: $0) }
        return assessment.verdicts.filter { verdict in
            guard [.data, .service].contains(continuum.elements[verdict.element].kind) else { return false }
            if let className, !verdict.classNames.contains(className) { return false }
            return handled?.contains(verdict.element) ?? true
        }.map(\.element)
    }

    var isEmpty: Bool { className == nil && service == nil && bloc == nil }

    // MARK: What there is to choose from

    /// Classes in use, strictest last; `essential` and `unknown` too where they are said of something.
    static func classes(_ snapshot: Snapshot) -> [String] {
        let used = Set(snapshot.assessment.verdicts.flatMap(\.classNames))
        let order = snapshot.assessment.policy.limits.values.sorted { ($0.order, $0.name) < ($1.order, $1.name) }.map(\.name)
        return order.filter(used.contains) + used.subtracting(order).sorted()
    }

    static func services(_ snapshot: Snapshot) -> [Int] {
        let continuum = snapshot.continuum
        return snapshot.assessment.verdicts.map(\.element).filter { continuum.elements[$0].kind == .service }
    }

    static func blocs(_ snapshot: Snapshot) -> [Int] {
        let continuum = snapshot.continuum
        return continuum.elements.indices.filter { continuum.elements[$0].kind == .bloc }.sorted { continuum.id($0) < continuum.id($1) }
    }
}

extension Room {
    /// The assessment that a filter asks for: the snapshot's, or the ground of one in which a bloc acts together. nil: still being worked out.
    func assessment(_ filter: ReachFilter, _ snapshot: Snapshot) async throws -> Assessment? {
        guard let bloc = filter.bloc else { return snapshot.assessment }
        return try await desk.study("together \(bloc)", of: snapshot, within: .seconds(4)) {
            var request = snapshot.request
            request.together = [bloc]
            request.isThorough = false
            return Assessor(request).assess(snapshot.continuum)
        }
    }
}
