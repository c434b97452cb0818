import Continuum
import Knowledge

/// Of what sort is a thing to those who buy and run it? Worked out once for every element (benchmark `catalogue`).
struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// Installed, and not run by its supplier.
    static let product = Traits(rawValue: 1)
    static let hardware = Traits(rawValue: 2)
    static let software = Traits(rawValue: 4)
    /// An offer that is bought: anything but free software that nobody provides or licenses.
    static let bought = Traits(rawValue: 8)
    static let telecom = Traits(rawValue: 16)
    /// Software as a service, or a product: nothing to walk to.
    static let intangible = Traits(rawValue: 32)
}

/// Reads the traits of every element off the chart.
struct TraitReader {
    private let continuum: Continuum
    private let day: Day
    private let organisation: Int32?

    init(_ continuum: Continuum, on day: Day, organisation: Int32?) {
        self.continuum = continuum
        self.day = day
        self.organisation = organisation
    }

    /// The traits of every element, by index.
    func column() -> ContiguousArray<Traits> {
        var column = ContiguousArray<Traits>(repeating: [], count: continuum.elements.count)
        for i in continuum.elements.indices where Scope.isThing(continuum.elements[i].kind) { column[i] = traits(i) }
        return column
    }

    private func targets(_ thing: Int, _ keys: KeySet) -> [Int32] {
        continuum.relations(of: thing).filter { keys.contains($0.key) && continuum.holds($0, on: day) }.map(\.element)
    }

    private func categories(_ thing: Int) -> Set<String> {
        let offers = continuum.elements[thing].kind == .offer ? [Int32(thing)] : targets(thing, [.instanceOf]).filter { $0 >= 0 }
        return Set(offers.compactMap { continuum.token(continuum.value(.category, of: Int($0), on: day)) })
    }

    private func traits(_ thing: Int) -> Traits {
        var traits: Traits = []
        let categories = categories(thing), kind = continuum.elements[thing].kind
        if isProduct(thing) { traits.insert(.product) }
        if kind == .device || kind == .offer && categories.contains("hardware") { traits.insert(.hardware) }
        switch kind {
        case .software, .application: traits.insert(.software)
        case .offer:
            if traits.contains(.product), !traits.contains(.hardware) { traits.insert(.software) }
            let isFree = continuum.value(.openSource, of: thing, on: day) == .boolean(true)
            if !isFree || !traits.contains(.product) || !targets(thing, [.providedBy, .licensedBy]).isEmpty { traits.insert(.bought) }
        default: break
        }
        if categories.contains("telecom") { traits.insert(.telecom) }
        if !categories.isDisjoint(with: ["saas", "software", "security"]) { traits.insert(.intangible) }
        return traits
    }

    /// An offer of software, hardware or security that nobody operates, or what is an instance of such offers alone and that nobody else provides or operates.
    private func isProduct(_ thing: Int) -> Bool {
        switch continuum.elements[thing].kind {
        case .offer: return !categories(thing).isDisjoint(with: ["software", "hardware", "security"]) && targets(thing, [.operatedBy]).isEmpty
        case .software: return true
        case .device, .platform, .application:
            let offers = targets(thing, [.instanceOf]).filter { $0 >= 0 }
            return (continuum.elements[thing].kind == .device || !offers.isEmpty) && offers.allSatisfy { isProduct(Int($0)) }
                && targets(thing, [.providedBy, .operatedBy]).allSatisfy { $0 == organisation }
        default: return false
        }
    }
}

extension ChartFacts {
    /// The offers that a thing is an instance of.
    func offers(of thing: Int32) -> [Int32] { relations(thing, [.instanceOf]).map { relation($0).element }.filter { $0 >= 0 } }

    func isProduct(_ thing: Int32) -> Bool { traits[Int(thing)].contains(.product) }
    func isHardware(_ thing: Int32) -> Bool { traits[Int(thing)].contains(.hardware) }
    func isSoftware(_ thing: Int32) -> Bool { traits[Int(thing)].contains(.software) }
    func isContract(_ offer: Int32) -> Bool { offer >= 0 && traits[Int(offer)].contains(.bought) }

    /// What has a place and works: platforms, devices, and offers that are a service and no product. An offer of which something here is an instance is
    /// spoken for.
    func machines(_ scope: Scope) -> [Int32] { scope.machines }

    /// What is bought as a hosted service: that of which a certificate is asked.
    func hosting(_ scope: Scope) -> [Int32] { scope.hosting }

    /// What is bought as a service and no product: hosting and telecommunications.
    func services(_ scope: Scope) -> [Int32] { scope.services }
}
