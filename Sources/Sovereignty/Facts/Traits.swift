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

extension ChartFacts {
    /// The traits of every element, by index.
    func traitColumn() -> ContiguousArray<Traits> {
        var column = ContiguousArray<Traits>(repeating: [], count: continuum.elements.count)
        for i in continuum.elements.indices where Scope.isThing(continuum.elements[i].kind) { column[i] = sorted(Int32(i)) }
        return column
    }

    private func sorted(_ thing: Int32) -> Traits {
        var traits: Traits = []
        let categories = self.categories(thing)
        if isProductByFacts(thing) { traits.insert(.product) }
        if kind(thing) == .device || kind(thing) == .offer && categories.contains("hardware") { traits.insert(.hardware) }
        switch kind(thing) {
        case .software, .application: traits.insert(.software)
        case .offer:
            if traits.contains(.product), !traits.contains(.hardware) { traits.insert(.software) }
            if flag(.openSource, thing) != true || !traits.contains(.product) || !relations(thing, [.providedBy, .licensedBy]).isEmpty { traits.insert(.bought) }
        default: break
        }
        if categories.contains("telecom") { traits.insert(.telecom) }
        if !categories.isDisjoint(with: ["saas", "software", "security"]) { traits.insert(.intangible) }
        return traits
    }

    /// An offer of software, hardware or security that nobody operates, or what is an instance of such offers alone and that nobody else provides or operates.
    private func isProductByFacts(_ thing: Int32) -> Bool {
        switch kind(thing) {
        case .offer: return !categories(thing).isDisjoint(with: ["software", "hardware", "security"]) && relations(thing, [.operatedBy]).isEmpty
        case .software: return true
        case .device, .platform, .application:
            let offers = offers(of: thing)
            return (kind(thing) == .device || !offers.isEmpty) && offers.allSatisfy { isProductByFacts($0) }
                && relations(thing, [.providedBy, .operatedBy]).allSatisfy { relation($0).element == organisation }
        default: return false
        }
    }

    /// The offers that a thing is an instance of.
    func offers(of thing: Int32) -> [Int32] { relations(thing, [.instanceOf]).map { relation($0).element }.filter { $0 >= 0 } }

    /// The category of an offer, or those of the offers that a thing is an instance of.
    func categories(_ thing: Int32) -> Set<String> { Set((kind(thing) == .offer ? [thing] : offers(of: thing)).compactMap { word(.category, $0) }) }

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
