/// Which member state has jurisdiction? Art. 26 of directive (EU) 2022/2555.
package struct NISJurisdiction: Hashable, Sendable {
    package enum Rule: String, CaseIterable, Sendable {
        /// Where it is established: art. 26(1).
        case establishment
        /// Where it provides its services: art. 26(1)(a).
        case services
        /// Where its main establishment in the Union is: art. 26(1)(b), 26(2).
        case mainEstablishment = "main-establishment"
        /// Where its representative is; without one, any member state in which it provides services may act: art. 26(3).
        case representative
        /// The state that established it: art. 26(1)(c).
        case administration
        /// Outside the Union, and none of the entities of art. 26(1)(a) and (b): art. 26 names no member state.
        case none
    }

    package init(rule: Rule, states: [StateCode]) { (self.rule, self.states) = (rule, states) }

    package var rule: Rule
    /// Empty: not known.
    package var states: [StateCode]
    /// Several states have jurisdiction side by side, each over what is its own: recital 113.
    package var isConcurrent: Bool { states.count > 1 }
    /// It is in the Union through a representative only, or should be: art. 26(3).
    package var needsRepresentative: Bool { rule == .representative }

    package var article: String {
        switch rule {
        case .establishment, .none: "26(1)"
        case .services: "26(1)(a)"
        case .mainEstablishment: "26(2)"
        case .representative: "26(3)"
        case .administration: "26(1)(c)"
        }
    }

    /// - Returns: one for each rule that applies, in the order of art. 26(1); the general rule only for what the others leave.
    package static func all(_ entity: NISEntity) -> [NISJurisdiction] {
        let members = entity.established.filter(\.isMember).sorted()
        let served = entity.serves.filter(\.isMember).sorted()
        let activities = entity.activities.value ?? []
        let tier = entity.tier.value ?? .none
        var rules: [NISJurisdiction] = []
        let traits = activities.map { NISActivity.all[$0].traits }
        if traits.contains(where: { $0.contains(.communications) }) { rules.append(NISJurisdiction(rule: .services, states: served)) }
        if traits.contains(where: { $0.contains(.mainEstablishment) }) {
            if !entity.established.isEmpty, members.isEmpty {
                rules.append(NISJurisdiction(rule: .representative, states: entity.representative.map { [$0] } ?? []))
            } else {
                let main = entity.mainEstablishment ?? (members.count == 1 && entity.established.count == 1 ? members.first : nil)
                rules.append(NISJurisdiction(rule: .mainEstablishment, states: main.map { [$0] } ?? []))
            }
        }
        if tier.isAdministration || traits.contains(where: { !$0.isDisjoint(with: [.central, .regional]) }) {
            rules.append(NISJurisdiction(rule: .administration, states: members))
        }
        let general = traits.contains { $0.isDisjoint(with: [.communications, .mainEstablishment, .central, .regional]) }
        if general || rules.isEmpty {
            rules.append(NISJurisdiction(rule: !entity.established.isEmpty && members.isEmpty ? .none : .establishment, states: members))
        }
        return rules
    }
}
