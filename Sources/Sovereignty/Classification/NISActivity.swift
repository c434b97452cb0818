package import Continuum

/// Which annex names an activity? `none`: the directive itself does (domain name registration, art. 2(4)).
package enum NISAnnex: String, Sendable, CaseIterable {
    case one = "I", two = "II", none
}

/// One sector of the annexes of directive (EU) 2022/2555.
package struct NISSector: Sendable {
    /// The closed word by which files and commands name it.
    package let id: String
    package let name: Bilingual
    package let annex: NISAnnex
    /// Its number in the annex; 0 outside the annexes.
    package let point: Int

    package static let all: [NISSector] = annexI + annexII + outside

    package static func named(_ id: String) -> Int? { byID[id] }
    private static let byID = Dictionary(uniqueKeysWithValues: all.indices.map { (all[$0].id, $0) })

    /// The indices of its activities.
    package static func activities(of sector: Int) -> [Int] {
        NISActivity.all.indices.filter { NISActivity.all[$0].sector == all[sector].id }
    }
}

/// One type of entity that the annexes name, or art. 2(4).
package struct NISActivity: Sendable {
    /// What the rules look at; everything else about an activity is words.
    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// Listed there, and subject to the size of art. 2(1). Public administration and research are apart: see below.
        package static let annexI = Traits(rawValue: 1), annexII = Traits(rawValue: 1 << 1)
        /// Public electronic communications networks or services: art. 2(2)(a)(i), 3(1)(c), 26(1)(a).
        package static let communications = Traits(rawValue: 1 << 2)
        /// Trust services, qualified or not: art. 2(2)(a)(ii), 2(9).
        package static let trust = Traits(rawValue: 1 << 3)
        /// Essential whatever the size: qualified trust services, TLD registries, DNS services (art. 3(1)(b)).
        package static let core = Traits(rawValue: 1 << 4)
        /// Domain name registration services: art. 2(4).
        package static let registrar = Traits(rawValue: 1 << 5)
        /// Research organisations: Annex II, unless they are education institutions (art. 6(41)).
        package static let research = Traits(rawValue: 1 << 6)
        /// Credit institutions, trading venues, central counterparties: regulation (EU) 2022/2554 takes precedence (art. 4).
        package static let financial = Traits(rawValue: 1 << 7)
        /// Public administration: Annex I, whatever the size, since it is no enterprise (art. 2(2)(f)).
        package static let central = Traits(rawValue: 1 << 8), regional = Traits(rawValue: 1 << 9)
        /// Under the jurisdiction of the main establishment, and in ENISA’s registry: art. 26(1)(b), 27(1).
        package static let mainEstablishment = Traits(rawValue: 1 << 10)
        /// Subject to implementing regulation (EU) 2024/2690: art. 21(5), first subparagraph.
        package static let implementingRegulation = Traits(rawValue: 1 << 11)
    }

    package let id: String
    package let sector: String
    /// The letter of the sub-sector, where the annex has some.
    package let letter: String?
    package let subsector: Bilingual?
    package let name: Bilingual
    /// The division of NACE Rev. 2, where the annex names one.
    package let nace: Int?
    package let traits: Traits

    init(
        _ id: String, _ sector: String, at letter: String? = nil, of subsector: Bilingual? = nil, _ fr: String, _ en: String, nace: Int? = nil,
        _ traits: Traits
    ) {
        (self.id, self.sector, self.letter, self.subsector, self.nace, self.traits) = (id, sector, letter, subsector, nace, traits)
        name = Bilingual(fr: fr, en: en)
    }

    /// Every activity, in the order of the annexes: the one list, which rules, files, commands and schemas share.
    package static let all: [NISActivity] = annexI + annexII + outside

    /// Which activity has this word? `nace-26` stands for the activity that names division 26.
    package static func named(_ id: String) -> Int? { byID[id] }
    private static let byID: [String: Int] = {
        var words: [String: Int] = [:]
        for (i, activity) in all.enumerated() {
            words[activity.id] = i
            if let nace = activity.nace { words["nace-\(nace)"] = i }
        }
        return words
    }()

    /// Where the directive names it: `annex I, 1(a)`.
    package var reference: Bilingual {
        guard let sector = NISSector.named(sector).map({ NISSector.all[$0] }), sector.annex != .none else {
            return Bilingual(fr: "art. 2(4), 6(22)", en: "Art. 2(4), 6(22)")
        }
        let point = "\(sector.point)" + (letter.map { "(\($0))" } ?? "")
        return Bilingual(fr: "annexe \(sector.annex.rawValue), \(point)", en: "Annex \(sector.annex.rawValue), \(point)")
    }
}
