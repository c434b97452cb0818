package import Continuum
import Knowledge

/// What is asked of one computation of reach?
package struct ReachOptions: Sendable {
    /// The day on which facts and laws must hold.
    package var day: Day
    /// Blocs whose members act together (their elements).
    package var together: Set<Int>
    /// Unknown facts to be taken as settled harmlessly: what would remain if each were answered.
    package var assuming: Set<MissingFact>
    /// Leave out what the chart does not lead to (offers that nobody uses).
    package var isChartOnly: Bool

    package init(day: Day, together: Set<Int> = [], assuming: Set<MissingFact> = [], isChartOnly: Bool = false) {
        self.day = day
        self.together = together
        self.assuming = assuming
        self.isChartOnly = isChartOnly
    }
}

/// What does not depend on the chart's things, only on states, laws and organisations: made once, used for every candidate change that
/// touches none of them.
package struct ReachWorld: Sendable {
    package let subjects: Subjects
    package let book: LawBook
    package let entities: Entities
    package let holds: Holds
    package let capabilities: Capabilities
    let fixed: CompilerTables
    /// What each entity has of its own, as rows made once for all trials (benchmark `assess`); nil where unknowns are taken as settled.
    let rows: RowPool?
    let rowOfEntity: ContiguousArray<Int32>

    init(_ continuum: Continuum, _ options: ReachOptions, _ kinds: KindColumn, suppliers: [Int]) {
        let laws = kinds.list(.law).map { Int($0) }
        let blocs = kinds.list(.bloc).map { Int($0) }.filter { options.together.contains($0) || Self.legislates($0, laws, continuum) }
        subjects = Subjects(continuum, states: kinds.list(.state), blocs: blocs, suppliers: suppliers)
        book = LawBook(continuum, laws: laws, subjects: subjects, together: options.together, on: options.day)
        entities = Entities(continuum, on: options.day)
        holds = Holds(continuum, entities: entities, subjects: subjects, book: book, assuming: options.assuming, on: options.day)
        capabilities = Capabilities(continuum)
        fixed = CompilerTables(continuum, entities, kinds)
        var rows = RowPool(length: holds.rowLength)
        var rowOfEntity: ContiguousArray<Int32> = []
        for (e, element) in entities.elements.enumerated() {
            rowOfEntity.append(rows.intern(kinds.isKind(element, .state) ? holds.territoryRow(of: e) : holds.row(of: e)))
        }
        self.rowOfEntity = rowOfEntity
        self.rows = rows
    }

    private init(_ world: ReachWorld, holds: Holds) {
        subjects = world.subjects
        book = world.book
        entities = world.entities
        capabilities = world.capabilities
        fixed = world.fixed
        rows = nil
        rowOfEntity = []
        self.holds = holds
    }

    /// The same world with owners and seats taken as settled.
    func assuming(_ options: ReachOptions, _ continuum: Continuum) -> ReachWorld {
        let concerns = options.assuming.contains { !$0.keys.isEmpty && [.owners, .seat, .nationality, .presence].contains($0.keys[0]) }
        guard concerns else { return self }
        return ReachWorld(
            self, holds: Holds(continuum, entities: entities, subjects: subjects, book: book, assuming: options.assuming, on: options.day))
    }

    /// Whether a patch leaves the world as it is: same suppliers' terms in use, nothing but things of the chart touched.
    func isUntouched(by patch: Patch, _ continuum: Continuum, suppliers: [Int]) -> Bool {
        let known = subjects.list.filter { $0.sort == .supplier }.map { Int($0.element) }
        guard Set(suppliers).isSubset(of: known) else { return false }
        return patch.replacements.allSatisfy { id, element in
            let kind = element?.kind ?? continuum.index(of: id).map { continuum.elements[$0].kind }
            switch kind {
            case .data, .treatment, .service, .application, .software, .platform, .device, .link, .site, .failureDomain, nil: return true
            default: return false
            }
        }
    }

    private static func legislates(_ bloc: Int, _ laws: [Int], _ continuum: Continuum) -> Bool {
        laws.contains { i in
            continuum.relations(of: i).contains { $0.key == .ofState && Int($0.element) == bloc }
                && !continuum.values(.powers, of: i).isEmpty
        }
    }
}

/// Everything that one computation of reach stands on; kept for explanations.
package struct ReachModel: Sendable {
    package let options: ReachOptions
    package let world: ReachWorld
    package let graph: ReachGraph
    /// The world was taken over from an earlier model as it was (but for what is assumed).
    let isWorldReused: Bool

    package var subjects: Subjects { world.subjects }
    package var book: LawBook { world.book }
    package var entities: Entities { world.entities }
    package var holds: Holds { world.holds }
    package var capabilities: Capabilities { world.capabilities }

    /// Compiles a continuum (chart over knowledge) for propagation.
    ///
    /// - Parameters:
    ///   - world: a world made before from the same states, laws and organisations; made anew when nil.
    ///   - patch: what was changed since that world was made.
    /// - Complexity: linear in elements, facts and relations, beyond the control engine's.
    package init(_ continuum: Continuum, _ options: ReachOptions, reusing world: ReachWorld? = nil, after patch: Patch = Patch()) {
        self.options = options
        let kinds = KindColumn(continuum)
        let terms = ContentTerms(continuum, options, kinds)
        if let world, world.isUntouched(by: patch, continuum, suppliers: terms.suppliers) {
            self.world = world.assuming(options, continuum)
            isWorldReused = true
        } else {
            isWorldReused = false
            self.world = ReachWorld(continuum, options, kinds, suppliers: terms.suppliers)
        }
        var compiler = ReachCompiler(CompilerInput(continuum, options, self.world, terms, kinds), self.world)
        compiler.compile()
        graph = compiler.graph
    }
}

/// Which suppliers may use their customers' content for themselves, by the terms of which offers?
package struct ContentTerms: Sendable {
    /// Supplier element, and whether it is certain, by the element whose terms say so.
    package private(set) var byElement: [Int32: (suppliers: [Int], isCertain: Bool)] = [:]
    package private(set) var missing: [MissingFact] = []

    package var suppliers: [Int] { Array(Set(byElement.values.flatMap(\.suppliers))).sorted() }

    init(_ continuum: Continuum, _ options: ReachOptions, _ kinds: KindColumn) {
        // What the chart itself runs, and the offers that it leads to at once.
        var isRelevant = ContiguousArray<Bool>(repeating: false, count: continuum.elements.count)
        for i in continuum.elements.indices where continuum.elements[i].layer == .chart && continuum.elements[i].kind != .answer {
            switch continuum.elements[i].kind {
            case .application, .platform: isRelevant[i] = true
            default: break
            }
            for r in continuum.relationRange(of: i) {
                let relation = continuum.relations[r]
                if relation.element >= 0, kinds.isKind(relation.element, .offer), continuum.holds(relation, on: options.day) {
                    isRelevant[Int(relation.element)] = true
                }
            }
        }
        let improve = continuum.strings.find("improve"), train = continuum.strings.find("train")
        for i in continuum.elements.indices where isRelevant[i] {
            let element = Int32(i)
            let isCertain: Bool
            switch continuum.value(.contentUse, of: i, on: options.day) {
            case .token(let word)?:
                guard word == improve || word == train else { continue }
                isCertain = true
            case .unknown?:
                isCertain = false
            case nil:
                guard continuum.elements[Int(element)].kind == .offer,
                    continuum.token(continuum.value(.category, of: Int(element))) == "saas"
                else { continue }
                isCertain = false
            default: continue
            }
            if !isCertain {
                let fact = MissingFact(element: element, keys: [.contentUse], relation: -1)
                missing.append(fact)
                if options.assuming.contains(fact) { continue }
            }
            func holders(_ role: Key) -> [Int] {
                continuum.relations(of: Int(element)).filter { $0.key == role && $0.element >= 0 && continuum.holds($0, on: options.day) }.map { Int($0.element) }
            }
            var suppliers = holders(.providedBy)
            if suppliers.isEmpty {
                suppliers = holders(.operatedBy)
            }
            if !suppliers.isEmpty { byElement[element] = (suppliers, isCertain) }
        }
    }
}
