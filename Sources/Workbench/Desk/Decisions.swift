import Continuum
import Workspace

/// What was decided of each finding? Shown beside it wherever it stands: a decision never hides a finding.
struct Decisions: Sendable {
    enum State: String, Sendable, CaseIterable {
        /// Nobody has decided yet.
        case awaiting
        case decided
        /// The day of review has come.
        case overdue
        /// Decided once, and found no longer.
        case gone
    }

    /// What `decision-mark.mustache` names: one line beside a finding.
    struct Mark: PageValue, Sendable {
        var decisionText: String
        var decisionURL: String
        var decisionIsOverdue: Bool
    }

    let register: RiskRegister
    private let entries: [String: RiskRegister.Entry]
    private let day: Day

    init(_ snapshot: Snapshot) {
        register = snapshot.workspace.decisions(among: snapshot.changes).0
        entries = Dictionary(register.entries.map { ($0.decision.finding, $0) }) { first, _ in first }
        day = snapshot.day
    }

    func of(_ finding: String) -> RiskRegister.Entry? { entries[finding] }

    /// The state of a finding that is found today.
    func state(_ finding: String) -> State { entries[finding].map { isOverdue($0) ? .overdue : .decided } ?? .awaiting }

    func isOverdue(_ entry: RiskRegister.Entry) -> Bool { entry.decision.review.map { $0 <= day } ?? false }

    /// The line beside a finding; nil where nobody has decided.
    func mark(_ finding: String, in room: Room, _ language: Language) -> Mark? {
        guard let entry = entries[finding] else { return nil }
        var text = DecisionWords.done(entry.decision.treatment)[language]
        if !entry.decision.owner.isEmpty { text += " · " + entry.decision.owner }
        if let review = entry.decision.review {
            let date = Words.day(review, language)
            text += " · " + (isOverdue(entry)
                ? Bilingual(fr: "à revoir depuis le \(date)", en: "review due since \(date)") : Bilingual(fr: "à revoir le \(date)", en: "to be reviewed on \(date)"))[language]
        }
        return Mark(decisionText: text, decisionURL: room.url("decide/\(HTML.urlPart(finding))"), decisionIsOverdue: isOverdue(entry))
    }
}

/// Treatments, states of the register and causes, as people say them.
enum DecisionWords {
    static func treatment(_ treatment: Change.Decision.Treatment) -> Bilingual {
        switch treatment {
        case .accept: Bilingual(fr: "Accepter le risque", en: "Accept the risk")
        case .refuse: Bilingual(fr: "Refuser : arrêter l’activité", en: "Refuse: stop the activity")
        case .reduce: Bilingual(fr: "Réduire par des mesures", en: "Reduce by measures")
        case .transfer: Bilingual(fr: "Transférer à un tiers", en: "Transfer to somebody else")
        }
    }

    static func done(_ treatment: Change.Decision.Treatment) -> Bilingual {
        switch treatment {
        case .accept: Bilingual(fr: "Risque accepté", en: "Risk accepted")
        case .refuse: Bilingual(fr: "Risque refusé", en: "Risk refused")
        case .reduce: Bilingual(fr: "Risque à réduire", en: "Risk to be reduced")
        case .transfer: Bilingual(fr: "Risque transféré", en: "Risk transferred")
        }
    }

    static func hint(_ treatment: Change.Decision.Treatment) -> Bilingual {
        switch treatment {
        case .accept: Bilingual(fr: "On vit avec, en le sachant, jusqu’à la date de révision.", en: "We live with it, knowingly, until the day of review.")
        case .refuse: Bilingual(fr: "On cesse l’usage qui l’expose ; dites lequel dans la raison.", en: "We stop the use that exposes it; say which one in the reason.")
        case .reduce: Bilingual(fr: "On fait ce qui suit ; le constat reste affiché jusqu’à ce qu’il soit levé.", en: "We do what follows; the finding stays in sight until it is gone.")
        case .transfer: Bilingual(fr: "Un tiers en répond (contrat, assurance) ; la portée, elle, ne change pas.", en: "Somebody else answers for it (contract, insurance); the reach itself does not change.")
        }
    }

    static func state(_ state: Decisions.State) -> Bilingual {
        switch state {
        case .awaiting: Bilingual(fr: "À décider", en: "To decide")
        case .decided: Bilingual(fr: "Décidé", en: "Decided")
        case .overdue: Bilingual(fr: "À revoir", en: "Review due")
        case .gone: Bilingual(fr: "Constat levé", en: "Finding gone")
        }
    }
}
