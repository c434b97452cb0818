import Continuum

/// What kinds of network can join the same sites?
package enum DesignForm: String, Sendable, CaseIterable {
    /// Every site hangs on one hub.
    case star
    /// Every site hangs on two hubs, themselves joined: what France-IX prefers to the full mesh.
    case doubleStar = "double-star"
    /// A circle through all sites.
    case ring
    /// The circle, and for every site a link to its nearest neighbour that is not joined yet.
    case partialMesh = "partial-mesh"
    /// Every pair of sites.
    case fullMesh = "full-mesh"
    /// What the organisation has.
    case own
}

/// What a link costs, how often it fails and what it draws: stated by whoever compares, never hidden.
package struct DesignAssumptions: Sendable, Equatable {
    /// Euros once for each kilometre of a link.
    package var eurosPerKilometre: Double
    /// Euros once for each link (both ends equipped).
    package var eurosPerLink: Double
    /// Euros a year for each link.
    package var yearlyEurosPerLink: Double
    /// Watts drawn at both ends of a link together.
    package var wattsPerLink: Double
    /// Cuts for each 1 000 km in a year.
    package var cutsPer1000Kilometres: Double
    /// Hours to mend a cut.
    package var repairHours: Double
    /// Availability of a site, in [0, 1].
    package var siteAvailability: Double
    /// How much longer a route is than the great circle.
    package var detour: Double

    /// Cut rate: 2.13 a year for each 1 000 km of conventional buried cable (Bellcore, as given by Alcoa Fujikura, *Reliability of fiber optic cable
    /// systems*, May 2001, a maker of aerial cable). Everything else is only a place to put one’s own figure: 70 € a metre of trench is the
    /// middle of the 50 to 90 € of the State’s guide to cost approaches (Aménagement numérique des territoires).
    package init(
        eurosPerKilometre: Double = 70_000, eurosPerLink: Double = 8_000, yearlyEurosPerLink: Double = 1_500, wattsPerLink: Double = 120,
        cutsPer1000Kilometres: Double = 2.13, repairHours: Double = 12, siteAvailability: Double = 0.999_82, detour: Double = 1.3
    ) {
        self.eurosPerKilometre = eurosPerKilometre
        self.eurosPerLink = eurosPerLink
        self.yearlyEurosPerLink = yearlyEurosPerLink
        self.wattsPerLink = wattsPerLink
        self.cutsPer1000Kilometres = cutsPer1000Kilometres
        self.repairHours = repairHours
        self.siteAvailability = siteAvailability
        self.detour = detour
    }

    func linkAvailability(_ kilometres: Double) -> Double {
        let cutsPerHour = cutsPer1000Kilometres * kilometres / 1_000 / Dependability.hoursPerYear
        return 1 / (1 + cutsPerHour * repairHours)
    }
}

/// One way of joining the sites, with what it is worth.
package struct NetworkDesign: Sendable {
    package var form: DesignForm
    /// Hubs, for stars.
    package var hubs: [Int]
    package var links: [Link]
    package struct Link: Sendable, Hashable {
        package var from: Int
        package var to: Int
        package var kilometres: Double
    }

    package var kilometres: Double
    package var capex: Double
    package var opex: Double
    /// Kilowatt-hours a year.
    package var energy: Double
    /// P(all sites that are up can reach one another), links failing each for itself.
    package var allJoined: Interval
    /// Of the pair of sites that is joined worst, when both are up: links and the other sites fail.
    package var worstPair: Interval
    /// Some other design costs no more and joins the worst pair better, or as well for less.
    package var isDominated = false
    /// Links whose failure alone cuts some site off.
    package var singleLinks: Int
}
