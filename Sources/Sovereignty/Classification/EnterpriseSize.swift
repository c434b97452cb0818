/// How big is an enterprise? Recommendation 2003/361/EC, Annex, art. 2. Micro-enterprises count as small here: the directive never tells them apart.
package enum EnterpriseSize: String, NISAnswer, Comparable {
    case small, medium, large

    package static func < (a: EnterpriseSize, b: EnterpriseSize) -> Bool { a.band < b.band }

    /// 0, 1 or 2.
    package var band: Int { self == .small ? 0 : self == .medium ? 1 : 2 }

    /// Small: fewer than 50 persons *and* a turnover *or* a balance sheet of at most EUR 10 million (art. 2(2)).
    /// Large: 250 persons or more, *or* a turnover above EUR 50 million *and* a balance sheet above EUR 43 million (art. 2(1), not met).
    ///
    /// - Parameters: bands of the totals, 0 to 2, as `NISFigure.band` gives them.
    package init(headcount: Int, turnover: Int, balance: Int) {
        if headcount == 2 || (turnover == 2 && balance == 2) {
            self = .large
        } else if headcount == 1 || (turnover >= 1 && balance >= 1) {
            self = .medium
        } else {
            self = .small
        }
    }
}

/// One of the three figures of art. 2 of the Annex to Recommendation 2003/361/EC.
package enum NISFigure: String, CaseIterable, Sendable {
    /// Annual work units (art. 5): fractions are allowed.
    case headcount
    /// Euros a year.
    case turnover
    /// Euros.
    case balance

    package var fact: NISFact {
        switch self {
        case .headcount: .headcount
        case .turnover: .turnover
        case .balance: .balance
        }
    }

    /// Where the middle band ends on either side. Persons: from 50, from 250. Euros: above 10 million, above 50 (turnover) or 43 million (balance).
    package var limits: (lower: Double, upper: Double) {
        switch self {
        case .headcount: (50, 250)
        case .turnover: (10_000_000, 50_000_000)
        case .balance: (10_000_000, 43_000_000)
        }
    }

    /// 0, 1 or 2. “Fewer than 50 persons” and “not exceeding EUR 10 million”: the limit itself is above for persons, below for euros.
    package func band(_ value: Double) -> Int {
        let (lower, upper) = limits
        if self == .headcount { return value >= upper ? 2 : value >= lower ? 1 : 0 }
        return value > upper ? 2 : value > lower ? 1 : 0
    }
}

/// The figures of one enterprise; nil: not known.
package struct NISFigures: Hashable, Sendable {
    package var headcount: Double?
    package var turnover: Double?
    package var balance: Double?

    package init(headcount: Double? = nil, turnover: Double? = nil, balance: Double? = nil) {
        (self.headcount, self.turnover, self.balance) = (headcount, turnover, balance)
    }

    package subscript(figure: NISFigure) -> Double? {
        get {
            switch figure {
            case .headcount: headcount
            case .turnover: turnover
            case .balance: balance
            }
        }
        set {
            switch figure {
            case .headcount: headcount = newValue
            case .turnover: turnover = newValue
            case .balance: balance = newValue
            }
        }
    }
}

/// An enterprise whose figures count with the entity’s: linked in full, partner pro rata (Recommendation 2003/361/EC, Annex, art. 3 and 6).
package struct NISRelative: Hashable, Sendable {
    package var name: String
    package var figures: NISFigures
    /// Percent of capital or votes, whichever is higher, for a partner; nil for a linked enterprise.
    package var share: Double?

    package init(name: String = "", figures: NISFigures, share: Double? = nil) {
        (self.name, self.figures, self.share) = (name, figures, share)
    }

    package var weight: Double { share.map { $0 / 100 } ?? 1 }
}

/// What do the figures say of the size, with those of relatives added?
package struct NISSizeReading: Hashable, Sendable {
    /// What is known of each total, and whether that is all of it.
    package struct Total: Hashable, Sendable {
        package var figure: NISFigure
        package var known: Double
        package var isWhole: Bool

        /// The bands that the total can be in.
        package var bands: [Int] { isWhole ? [figure.band(known)] : Array(figure.band(known)...2) }
    }

    package var totals: [Total]
    /// The sizes that are possible.
    package var sizes: Set<EnterpriseSize>
    /// The size by the entity’s own figures alone, where these are known; recital 16 lets a member state look at it.
    package var alone: EnterpriseSize?
    package var hasRelatives: Bool

    package init(_ own: NISFigures, _ relatives: [NISRelative], stated: EnterpriseSize?) {
        totals = NISFigure.allCases.map { figure in
            let parts = [own[figure]] + relatives.map { relative in relative.figures[figure].map { $0 * relative.weight } }
            return Total(figure: figure, known: parts.reduce(0) { $0 + ($1 ?? 0) }, isWhole: parts.allSatisfy { $0 != nil })
        }
        hasRelatives = !relatives.isEmpty
        if let stated {
            sizes = [stated]
            alone = nil
            return
        }
        sizes = []
        for h in totals[0].bands {
            for t in totals[1].bands {
                for b in totals[2].bands { sizes.insert(EnterpriseSize(headcount: h, turnover: t, balance: b)) }
            }
        }
        alone = nil
        if let headcount = own.headcount, let turnover = own.turnover, let balance = own.balance {
            alone = EnterpriseSize(
                headcount: NISFigure.headcount.band(headcount), turnover: NISFigure.turnover.band(turnover), balance: NISFigure.balance.band(balance))
        }
    }

    package subscript(figure: NISFigure) -> Total { totals[NISFigure.allCases.firstIndex(of: figure) ?? 0] }
}
