package import Continuum

/// Where does a rule come from? A text, and the article or clause.
package struct CheckSource: Sendable, Hashable {
    package var text: String
    package var clause: String
    package init(_ text: String, _ clause: String) {
        self.text = text
        self.clause = clause
    }
}

/// One question that the chart can answer of a subject and all that it rests on.
///
/// One file each: its words and its logic together. A check knows no framework; frameworks name checks.
package struct Check: Sendable {
    package let id: String
    package let title: Bilingual
    /// Why it matters.
    package let why: Bilingual
    /// What would change the answer.
    package let remedy: Bilingual
    /// How to verify the answer by hand.
    package let verify: Bilingual
    /// Where it is known to say too much or too little.
    package let limits: Bilingual
    package let sources: [CheckSource]
    /// The version that it came with.
    package let since: String
    /// Whether it asks what alone would stop a service: worked out only where some check does.
    package let asksWhatStops: Bool
    package let judge: @Sendable (inout Judgement, Scope, ChartFacts) -> Void

    package init(
        _ id: String, title: Bilingual, why: Bilingual, remedy: Bilingual, verify: Bilingual, limits: Bilingual, sources: [CheckSource],
        since: String = "0.1.0", asksWhatStops: Bool = false, judge: @escaping @Sendable (inout Judgement, Scope, ChartFacts) -> Void
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.remedy = remedy
        self.verify = verify
        self.limits = limits
        self.sources = sources
        self.since = since
        self.asksWhatStops = asksWhatStops
        self.judge = judge
    }

    /// The answer alone, without what speaks for it.
    package func answered(_ scope: Scope, _ facts: ChartFacts) -> Answered {
        var judgement = Judgement(isBrief: true)
        judge(&judgement, scope, facts)
        return judgement.answered
    }

    package func outcome(_ scope: Scope, _ facts: ChartFacts) -> Outcome {
        var judgement = Judgement()
        judge(&judgement, scope, facts)
        return judgement.outcome
    }
}
