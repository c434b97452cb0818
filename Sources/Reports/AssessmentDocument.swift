package import Continuum
import Knowledge
package import Reach

/// One assessment as JSON: `Schemas/assessment.schema.json` states its form.
package struct AssessmentDocument {
    private let assessment: Assessment
    private var continuum: Continuum { assessment.continuum }

    package init(_ assessment: Assessment) { self.assessment = assessment }

    /// - Parameter profile: what the organisation’s profile expects, when it has one.
    package func document(profile: Document? = nil) -> Document {
        .mapping([
            ("portulan", .number(1)),
            ("date", .string(assessment.model.options.day.description)),
            ("home", .string(assessment.home)),
            ("organisation", assessment.organisation.map { .string(continuum.id($0)) } ?? .null),
            ("coverage", coverage()),
            ("verdicts", .sequence(assessment.verdicts.map(verdict))),
            ("findings", .sequence(assessment.findings.map(finding))),
            ("questions", .sequence(assessment.questions.map(question))),
            ("gradient", .sequence(gradient())),
            ("reach", .sequence(ReachTable(assessment).entries().map(entry))), ("profile", profile ?? .null),
        ])
    }

    private func subject(_ index: Int) -> String { index < 0 ? "*" : continuum.id(Int(assessment.model.subjects.list[index].element)) }

    private func entry(_ entry: ReachEntry) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("element", .string(continuum.id(entry.element))),
            ("kind", .string(continuum.vocabulary.name(of: continuum.elements[entry.element].kind))),
            ("state", .string(subject(entry.subject))),
        ]
        if entry.subject >= 0, assessment.model.subjects.list[entry.subject].sort != .state {
            pairs.append(("subject", .string(assessment.model.subjects.list[entry.subject].sort.rawValue)))
        }
        pairs.append(("power", .string(entry.plane.power.rawValue)))
        if let horizon = entry.plane.horizon { pairs.append(("horizon", .string(horizon))) }
        pairs.append(("standing", .string(entry.bound.rawValue)))
        return .mapping(pairs)
    }

    private func verdict(_ verdict: Verdict) -> Document {
        .mapping([
            ("element", .string(continuum.id(verdict.element))),
            ("kind", .string(continuum.vocabulary.name(of: continuum.elements[verdict.element].kind))),
            ("name", name(verdict.element)),
            ("classes", .sequence(verdict.classNames.map(Document.string))),
            ("classInherited", .boolean(verdict.isClassInherited)),
            ("status", .string(verdict.status.rawValue)),
        ])
    }

    private func name(_ element: Int) -> Document {
        .mapping([("fr", .string(continuum.name(element, .french))), ("en", .string(continuum.name(element, .english)))])
    }

    private func text(_ words: Bilingual) -> Document { .mapping([("fr", .string(words.fr)), ("en", .string(words.en))]) }

    private func finding(_ finding: Finding) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("id", .string(finding.id)), ("rule", .string(finding.rule.rawValue)), ("severity", .string(finding.severity.rawValue)),
            ("standing", .string(finding.bound.rawValue)), ("cause", .string(finding.cause.rawValue)), ("element", .string(continuum.id(finding.element))),
            ("power", .string(finding.plane.power.rawValue)),
        ]
        if let horizon = finding.plane.horizon { pairs.append(("horizon", .string(horizon))) }
        pairs += [
            ("states", .sequence(finding.subjects.map { .string(subject($0)) })),
            ("class", .string(finding.className)),
            ("toleratedRisk", .number(Double(finding.limit))),
            ("message", text(Wording(assessment).message(finding))),
            ("chain", .sequence(finding.chain.map(Self.step))),
            ("remedies", .sequence(finding.remedies.map(remedy))),
        ]
        return .mapping(pairs)
    }

    package static func step(_ step: ChainStep) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("from", .string(step.from)), ("relation", .string(step.relation)), ("to", .string(step.to)),
            ("source", step.source.map(Document.string) ?? .null), ("asOf", step.asOf.map { .string($0.description) } ?? .null),
        ]
        if let standing = step.standing { pairs.append(("standing", .string(standing.rawValue))) }
        if let rank = step.rank { pairs.append(("rank", .string(rank.rawValue))) }
        if let note = step.note { pairs.append(("note", .string(note.rawValue))) }
        if step.depth > 0 { pairs.append(("depth", .number(Double(step.depth)))) }
        return .mapping(pairs)
    }

    private func remedy(_ remedy: Remedy) -> Document {
        .mapping([
            ("title", text(remedy.title)),
            ("effort", .number(Double(remedy.effort))),
            ("resolves", .boolean(remedy.resolves)),
            ("improves", .sequence(remedy.improves.map { .string(continuum.id($0)) })),
            ("worsens", .sequence(remedy.worsens.map { .string(continuum.id($0)) })),
            ("findingsRemoved", .number(Double(remedy.findingsRemoved))),
            ("findingsAdded", .number(Double(remedy.findingsAdded))),
            ("replaces", .sequence(remedy.patch.replacements.sorted { $0.key < $1.key }.compactMap { $0.value?.document(continuum.vocabulary) })),
        ])
    }

    private func question(_ question: Question) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("element", .string(continuum.id(Int(question.fact.element)))),
            ("facts", .sequence(question.fact.keys.map { .string(continuum.vocabulary.name(of: $0)) })),
        ]
        if question.fact.relation >= 0 {
            let relation = continuum.relations[Int(question.fact.relation)]
            pairs.append(("relation", .string(continuum.vocabulary.name(of: relation.key))))
            pairs.append(("to", .string(relation.target.isUnknown ? "unknown" : continuum.strings[relation.target])))
        }
        pairs += [
            ("text", text(Wording(assessment).question(question))),
            ("settles", .sequence(question.settles.map { .string(continuum.id($0)) })),
            ("touches", .sequence(question.touches.map { .string(continuum.id($0)) })),
            ("breachesRemoved", .number(Double(question.breachesRemoved))),
        ]
        return .mapping(pairs)
    }

    private func coverage() -> Document {
        let coverage = assessment.coverage
        return .mapping([
            ("elements", .number(Double(coverage.elements))),
            ("expectedFacts", .number(Double(coverage.expectedFacts))),
            ("unknownFacts", .number(Double(coverage.unknownFacts))),
            ("kinds", .mapping(coverage.byKind.map { (continuum.vocabulary.name(of: $0.kind), .number(Double($0.count))) })),
            ("verdicts", .mapping(VerdictStatus.allCases.map { ($0.rawValue, .number(Double(coverage.verdicts[$0] ?? 0))) })),
        ])
    }

    /// The risk of every subject that reaches something, with the rule that says so.
    private func gradient() -> [Document] {
        ReachTable(assessment).activeSubjects().map { s in
            let level = assessment.gradient.levels[s]
            return .mapping([
                ("state", .string(subject(s))), ("risk", .number(Double(level.risk))),
                ("rules", .sequence(level.rules.map { .string(continuum.id(Int($0))) })),
            ])
        }
    }
}
