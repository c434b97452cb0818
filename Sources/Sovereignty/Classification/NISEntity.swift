/// All that is said of an entity, fact by fact: known, presumed or unknown. A value; who reads it from where does not matter.
package struct NISEntity: Hashable, Sendable {
    package var id: String
    package var name: String
    /// Indices of `NISActivity.all`; the empty list: none of them.
    package var activities: NISKnowledge<[Int]>
    /// Where the activity is unknown: the activities that it can be (those of a sector), or nil for any and none.
    package var candidates: [Int]?

    package var figures = NISFigures()
    package var relatives: [NISRelative] = []
    /// The size, where it is stated instead of figures.
    package var size: EnterpriseSize?
    /// Art. 3(4) of the Annex to Recommendation 2003/361/EC, which art. 2(1) of the directive sets aside: it decides nothing.
    package var isPublicUndertaking = false

    /// Where it is established, by ISO 3166 codes; the empty list: not known.
    package var established: [StateCode] = []
    /// Where it provides services; the empty list: not known.
    package var serves: [StateCode] = []
    /// Where it decides on cybersecurity measures: art. 26(2).
    package var mainEstablishment: StateCode?
    /// Where its representative is: art. 26(3).
    package var representative: StateCode?
    /// Said outright, where the lists do not tell it.
    package var isInUnion: NISKnowledge<Bool> = .presumed(true)

    package var tier: NISKnowledge<NISTier> = .presumed(.none)
    package var education: NISKnowledge<Bool> = .presumed(false)
    package var security: NISKnowledge<NISSecurity> = .presumed(.none)
    package var doraExemption: NISKnowledge<Bool> = .presumed(false)
    package var criticalEntity: NISKnowledge<Bool> = .presumed(false)
    /// Operator of essential services designated before 16 January 2023, and whether the member state keeps it essential: art. 3(1)(g).
    package var formerOperator: NISKnowledge<Bool> = .presumed(false)
    package var formerOperatorOption: NISKnowledge<Bool> = .unknown
    package var identification: NISKnowledge<NISIdentification> = .presumed(.none)
    package var special: NISKnowledge<NISSpecialRole> = .presumed(.none)
    /// A risk-based assessment found that disruption could have a significant impact: art. 2(2)(f)(ii).
    package var regionalRisk: NISKnowledge<Bool> = .unknown
    package var localOption: NISKnowledge<NISOption> = .unknown
    package var educationOption: NISKnowledge<NISOption> = .unknown
    package var localKind: NISKnowledge<NISLocalKind> = .unknown
    /// Inhabitants; of the most populous commune for a community.
    package var population: NISKnowledge<Int> = .unknown

    package init(id: String = "", name: String = "", activities: NISKnowledge<[Int]> = .unknown) {
        (self.id, self.name, self.activities) = (id, name, activities)
    }

    package var sizeReading: NISSizeReading { NISSizeReading(figures, relatives, stated: size) }

    /// Whether services are provided in the Union, as far as the lists tell.
    package var union: NISKnowledge<Bool> {
        if established.contains(where: \.isMember) || serves.contains(where: \.isMember) { return .known(true) }
        if !established.isEmpty {
            // Established outside only: it depends on whom it serves.
            if !serves.isEmpty { return .known(false) }
            return isInUnion.isPresumed ? .unknown : isInUnion
        }
        return isInUnion
    }

    /// The same, with all that was presumed taken for unknown: what an interview starts from.
    package var withoutPresumptions: NISEntity {
        func open<Value>(_ fact: NISKnowledge<Value>) -> NISKnowledge<Value> { fact.isPresumed ? .unknown : fact }
        var entity = self
        entity.isInUnion = open(isInUnion)
        entity.tier = open(tier)
        entity.education = open(education)
        entity.security = open(security)
        entity.doraExemption = open(doraExemption)
        entity.criticalEntity = open(criticalEntity)
        entity.formerOperator = open(formerOperator)
        entity.identification = open(identification)
        entity.special = open(special)
        return entity
    }
}

/// A state by its ISO 3166 code.
package struct StateCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let code: String

    /// nil for what is no code of ISO 3166-1.
    package init?(_ text: String) {
        let code = text.uppercased()
        guard code.utf8.count == 2, Self.known.contains(code) else { return nil }
        self.code = code
    }

    package var description: String { code }
    package var isMember: Bool { Self.members.contains(code) }
    package static func < (a: StateCode, b: StateCode) -> Bool { a.code < b.code }

    /// The 27 member states of the Union.
    package static let members: Set<String> = Set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(separator: " ").map(String.init))
    package static let known: Set<String> = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO \
        CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR \
        HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN \
        MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD \
        SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE \
        YT ZA ZM ZW
        """.split(separator: " ").map(String.init))
}

extension NISEntity {
    /// An administration whose tier is known is no other one: of the activities that it may have, those of another tier go. A town in the sector of public
    /// administration has none of the activities of annex I, 10, which names central and regional ones only.
    package var reconciled: NISEntity {
        guard activities.value == nil, let candidates, case .known(let tier) = tier else { return self }
        let kept = candidates.filter { activity in
            let traits = NISActivity.all[activity].traits
            if traits.contains(.central) { return tier == .central }
            if traits.contains(.regional) { return tier == .regional }
            return true
        }
        guard kept.count < candidates.count else { return self }
        var entity = self
        entity.candidates = kept
        if kept.isEmpty { entity.activities = .known([]) }
        if kept.count == 1 { entity.activities = .known(kept) }
        return entity
    }
}
