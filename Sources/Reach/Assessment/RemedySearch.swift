import Continuum
import Knowledge

/// What is the cheapest change that would remove a finding? Candidates come from the steps of its chain; each is applied and judged.
///
/// Nothing is advised that was not computed: a candidate that does not help the finding is dropped.
struct RemedySearch {
    private let assessor: Assessor
    private let assessment: Assessment
    /// The chart with every unknown fact settled, where contested chains are read.
    private let settled: Assessment?
    private var continuum: Continuum { assessment.continuum }

    init(_ assessor: Assessor, _ assessment: Assessment, _ settled: Assessment?) {
        self.assessor = assessor
        self.assessment = assessment
        self.settled = settled
    }

    private struct Candidate {
        var title: Bilingual
        var effort: Int
        var patch: Patch
    }

    /// A finding, apart from its words: contested and unknown count alike, as a trial does not tell them apart.
    fileprivate struct FindingKey: Hashable, Sendable {
        var rule: Finding.Rule
        var element: Int
        var isCertain: Bool
    }

    fileprivate struct Trial: Sendable {
        var keys: Set<FindingKey>
        var improves: [Int]
        var worsens: [Int]
    }

    /// What was found to replace an offer within the limits of a class, kept for the length of the search.
    private final class Memory {
        var offers: [String: [Int]] = [:]
    }
    private let memory = Memory()

    func attach(to findings: inout [Finding], _ explainers: inout ExplainerCache, _ settledExplainers: inout ExplainerCache) {
        let before = TrialRunner.findingKeys(assessment)
        // All candidates first, then their trials together, then what each finding makes of them.
        var candidatesOf: [Int: [Candidate]] = [:]
        var patches: [Patch] = []
        var numbers: [Patch: Int] = [:]
        for f in findings.indices where findings[f].rule != .technical {
            let finding = findings[f]
            guard let subject = finding.subjects.first else { continue }
            let derivation = finding.cause == .contested
                ? settledExplainers.derivation(of: finding.element, finding.plane, subject, finding.bound)
                : explainers.derivation(of: finding.element, finding.plane, subject, finding.bound)
            guard let derivation else { continue }
            let graph = finding.cause == .contested ? settled?.model.graph ?? assessment.model.graph : assessment.model.graph
            var seen: Set<Patch> = []
            let candidates = candidates(for: finding, derivation, graph).filter { seen.insert($0.patch).inserted }
            candidatesOf[f] = candidates
            for candidate in candidates where patches.count < assessor.request.trialLimit && numbers[candidate.patch] == nil {
                numbers[candidate.patch] = patches.count
                patches.append(candidate.patch)
            }
        }
        let runner = TrialRunner(assessor, assessment)
        let trials = inParallel(patches.count) { [patches] in runner.trial(patches[$0]) }
        var left = assessor.request.trialLimit
        var counted: Set<Int> = []
        for f in findings.indices {
            guard let candidates = candidatesOf[f] else { continue }
            let finding = findings[f]
            var remedies: [Remedy] = []
            for candidate in candidates {
                guard let number = numbers[candidate.patch] else { break }
                if !counted.contains(number) {
                    guard left > 0 else { break }
                    left -= 1
                    // One that cannot be applied counts each time that it is proposed.
                    guard trials[number] != nil else { continue }
                    counted.insert(number)
                }
                guard let trial = trials[number] else { continue }
                let resolves = !trial.keys.contains(key(finding))
                guard resolves || trial.improves.contains(finding.element) else { continue }
                remedies.append(
                    Remedy(
                        title: candidate.title, effort: candidate.effort, patch: candidate.patch, improves: trial.improves, worsens: trial.worsens,
                        resolves: resolves, findingsRemoved: before.subtracting(trial.keys).count, findingsAdded: trial.keys.subtracting(before).count))
            }
            // Those that resolve it first, then the cheapest, then those that remove most and add least.
            remedies.sort { a, b in
                if a.resolves != b.resolves { return a.resolves }
                if a.effort != b.effort { return a.effort < b.effort }
                if a.findingsAdded != b.findingsAdded { return a.findingsAdded < b.findingsAdded }
                if a.findingsRemoved != b.findingsRemoved { return a.findingsRemoved > b.findingsRemoved }
                return a.title.en < b.title.en
            }
            findings[f].remedies = Array(remedies.prefix(4))
        }
    }

    private func key(_ finding: Finding) -> FindingKey {
        FindingKey(rule: finding.rule, element: finding.element, isCertain: finding.cause == .certain)
    }

    // MARK: Candidates

    private func candidates(for finding: Finding, _ derivation: Derivation, _ graph: ReachGraph) -> [Candidate] {
        var found: [Candidate] = []
        walk(derivation, node: finding.element, graph) { node, edge in
            let relationIndex: Int
            switch graph.origin(edge) {
            case .relation(let i), .place(let i): relationIndex = Int(i)
            default: return
            }
            guard node < continuum.elements.count else { return }
            let relation = continuum.relations[relationIndex]
            guard continuum.relationRange(of: node).contains(relationIndex) else { return }
            // Only what the organisation itself has in hand can be changed.
            guard continuum.elements[node].layer == .chart else { return }
            switch relation.key {
            case .storedOn, .carriedOver, .housedAt:
                if finding.plane == .obtain || finding.plane == .alter { found.append(contentsOf: encrypt(node, relationIndex, finding)) }
            case .suppliedBy, .builtWith:
                if finding.plane == .alter { found.append(contentsOf: vet(node, relationIndex)) }
            default: break
            }
            if relation.element >= 0, continuum.elements[Int(relation.element)].kind == .offer {
                found.append(contentsOf: replaceOffer(node, relationIndex, finding))
            }
            if Planes.stopping.contains(Planes(finding.plane)), relation.group == 0, [.runsOn, .storedOn].contains(relation.key), relation.element >= 0 {
                found.append(contentsOf: duplicate(node, relationIndex, finding))
            }
            if Key.roles.contains(relation.key), [.device, .application].contains(continuum.elements[node].kind), !Planes.starve.contains(Planes(finding.plane)) {
                found.append(contentsOf: isolate(node))
            }
        }
        return found
    }

    private func walk(_ derivation: Derivation, node: Int, _ graph: ReachGraph, _ visit: (Int, Int) -> Void) {
        switch derivation {
        case .through(let edge, let next):
            visit(node, edge)
            walk(next, node: Int(graph.targets[edge]), graph, visit)
        case .both(let edge, let next, let keys, let holder):
            visit(node, edge)
            walk(next, node: Int(graph.targets[edge]), graph, visit)
            walk(keys, node: Int(holder), graph, visit)
        case .alternatives(_, let branches):
            for (edge, next) in branches {
                visit(node, edge)
                walk(next, node: Int(graph.targets[edge]), graph, visit)
            }
        case .law, .terms, .unknown: break
        }
    }

    private func name(_ element: Int32) -> Bilingual {
        guard element >= 0 else { return Bilingual(fr: "un tiers inconnu", en: "an unknown party") }
        return Bilingual(fr: continuum.name(Int(element), .french), en: continuum.name(Int(element), .english))
    }

    private func position(_ node: Int, _ relation: Int) -> Int { relation - continuum.relationRange(of: node).lowerBound }

    private func encrypt(_ node: Int, _ relation: Int, _ finding: Finding) -> [Candidate] {
        guard let organisation = assessment.organisation else { return [] }
        var element = continuum.element(node)
        let i = position(node, relation)
        // What a service in the cloud works on, it must read: encrypting what it stores is no setting of ours.
        if isSoftwareAsAService(Int(continuum.relations[relation].element)) { return [] }
        guard element.links[i].to != nil, !element.links[i].attributes.contains(where: { $0.key == .encrypted && $0.value == .boolean(true) }) else { return [] }
        element.links[i].attributes.removeAll { [.encrypted, .keysHeldBy, .authenticated].contains($0.key) }
        element.links[i].attributes.append(.init(.encrypted, .boolean(true)))
        element.links[i].attributes.append(.init(.keysHeldBy, .reference(continuum.id(organisation))))
        if finding.plane == .alter, element.links[i].key == .storedOn { element.links[i].attributes.append(.init(.authenticated, .boolean(true))) }
        let what = name(Int32(node)), whereTo = name(continuum.relations[relation].element)
        return [
            Candidate(
                title: Bilingual(
                    fr: "Chiffrer « \(what.fr) » sur « \(whereTo.fr) » avec des clés que vous détenez",
                    en: "Encrypt “\(what.en)” on “\(whereTo.en)” with keys that you hold"),
                effort: 2, patch: Patch([element.id: element]))
        ]
    }

    private func isSoftwareAsAService(_ target: Int) -> Bool {
        guard target >= 0 else { return false }
        let offers = [target] + continuum.relations(of: target).filter { $0.key == .instanceOf && $0.element >= 0 }.map { Int($0.element) }
        return offers.contains { continuum.token(continuum.value(.category, of: $0)) == "saas" }
    }

    private func vet(_ node: Int, _ relation: Int) -> [Candidate] {
        var element = continuum.element(node)
        let i = position(node, relation)
        element.links[i].attributes.removeAll { $0.key == .updates }
        element.links[i].attributes.append(.init(.updates, .token("vetted")))
        let what = name(Int32(node)), supplier = name(continuum.relations[relation].element)
        return [
            Candidate(
                title: Bilingual(
                    fr: "Faire vérifier les mises à jour de « \(supplier.fr) » avant de les installer sur « \(what.fr) »",
                    en: "Have updates from “\(supplier.en)” vetted before they are installed on “\(what.en)”"),
                effort: 1, patch: Patch([element.id: element]))
        ]
    }

    private func isolate(_ node: Int) -> [Candidate] {
        var element = continuum.element(node)
        if element.statements.contains(where: { $0.key == .network && $0.value == .token("isolated") }) { return [] }
        element.statements.removeAll { $0.key == .network }
        element.statements.append(.init(.network, .token("isolated")))
        let what = name(Int32(node))
        return [
            Candidate(
                title: Bilingual(fr: "Isoler « \(what.fr) » du réseau", en: "Isolate “\(what.en)” from the network"), effort: 1,
                patch: Patch([element.id: element]))
        ]
    }

    /// The offers of the same category that keep within the finding's limit; qualified ones first.
    private func suitableOffers(like offer: Int, _ finding: Finding) -> [Int] {
        let key = "\(offer) \(finding.className)"
        if let known = memory.offers[key] { return known }
        let found = search(like: offer, finding)
        memory.offers[key] = found
        return found
    }

    private func search(like offer: Int, _ finding: Finding) -> [Int] {
        guard let category = continuum.token(continuum.value(.category, of: offer)), let limits = assessment.policy.limits[finding.className] else { return [] }
        func breaks(_ candidate: Int) -> Int {
            limits.planes.reduce(0) { total, entry in
                let bits = assessment.result.bits(node: candidate, plane: entry.plane, bound: .possible)
                return total + assessment.model.subjects.list.indices.count { s in
                    bits.contains(bit: s) && assessment.model.subjects.list[s].sort != .supplier && assessment.gradient.levels[s].risk > entry.risk
                }
            }
        }
        let tags = Set(continuum.values(.tags, of: offer).compactMap { continuum.token($0) })
        var ranked: [(offer: Int, breaks: Int, certified: Bool, likeness: Int)] = []
        for candidate in continuum.elements.indices where candidate != offer && continuum.elements[candidate].kind == .offer {
            let shared = Set(continuum.values(.tags, of: candidate).compactMap { continuum.token($0) }).intersection(tags).count
            // Another kind of product is no replacement: it must serve every use of the old one, or be of its category when no use is stated.
            if tags.isEmpty ? continuum.token(continuum.value(.category, of: candidate)) != category : shared < tags.count { continue }
            let isCertified = continuum.relations(of: candidate).contains { $0.key == .certified }
            ranked.append((candidate, breaks(candidate), isCertified, shared))
        }
        let own = breaks(offer)
        return ranked.filter { $0.breaks < own }.sorted { a, b in
            (-a.likeness, a.breaks, a.certified ? 0 : 1, continuum.id(a.offer)) < (-b.likeness, b.breaks, b.certified ? 0 : 1, continuum.id(b.offer))
        }.prefix(2).map(\.offer)
    }

    private func replaceOffer(_ node: Int, _ relation: Int, _ finding: Finding) -> [Candidate] {
        let offer = Int(continuum.relations[relation].element)
        let i = position(node, relation)
        return suitableOffers(like: offer, finding).map { replacement in
            var element = continuum.element(node)
            element.links[i].to = continuum.id(replacement)
            // What the old offer's people did on it, they no longer do; where it was is no longer where it is.
            let gone = Set(continuum.relations(of: offer).filter { Key.roles.contains($0.key) }.map(\.target))
            element.links.removeAll { link in
                link.key == .locatedIn || (Key.roles.contains(link.key) && link.to.map { id in gone.contains { continuum.strings[$0] == id } } == true)
            }
            let what = name(Int32(node)), new = name(Int32(replacement)), old = name(Int32(offer))
            return Candidate(
                title: Bilingual(
                    fr: "Passer « \(what.fr) » de « \(old.fr) » à « \(new.fr) »", en: "Move “\(what.en)” from “\(old.en)” to “\(new.en)”"),
                effort: 3, patch: Patch([element.id: element]))
        }
    }

    /// A second place to run or to keep it: either is enough.
    private func duplicate(_ node: Int, _ relation: Int, _ finding: Finding) -> [Candidate] {
        let target = Int(continuum.relations[relation].element)
        guard let offer = continuum.elements[target].kind == .offer
            ? target : continuum.relations(of: target).first(where: { $0.key == .instanceOf && $0.element >= 0 }).map({ Int($0.element) })
        else { return [] }
        let i = position(node, relation)
        return suitableOffers(like: offer, finding).prefix(1).map { second in
            let twin = Element(
                id: "\(continuum.id(target))-secours", kind: .platform, statements: [],
                links: [Element.Link(.instanceOf, to: continuum.id(second))])
            var element = continuum.element(node)
            element.needed.append(1)
            var copy = element.links[i]
            element.links[i].group = element.needed.count
            copy.group = element.needed.count
            copy.to = twin.id
            element.links.insert(copy, at: i + 1)
            let what = name(Int32(node)), new = name(Int32(second))
            return Candidate(
                title: Bilingual(
                    fr: "Tenir une seconde implantation de « \(what.fr) » chez « \(new.fr) », l’une ou l’autre suffisant",
                    en: "Keep a second copy of “\(what.en)” on “\(new.en)”, either being enough"),
                effort: 3, patch: Patch([element.id: element, twin.id: twin]))
        }
    }
}

/// Applies a candidate and judges what comes of it; values alone, so that candidates are tried on every core.
private struct TrialRunner: Sendable {
    private let assessor: Assessor
    private let assessment: Assessment
    private let weights: [Int: Int]

    init(_ assessor: Assessor, _ assessment: Assessment) {
        self.assessor = assessor
        self.assessment = assessment
        weights = Dictionary(uniqueKeysWithValues: assessment.verdicts.map { ($0.element, Self.weight($0)) })
    }

    static func findingKeys(_ assessment: Assessment) -> Set<RemedySearch.FindingKey> {
        var keys: Set<RemedySearch.FindingKey> = []
        for verdict in assessment.verdicts {
            for breach in verdict.breaches {
                let rule = Assessor.rule(breach)
                if !breach.certain.isEmptySet { keys.insert(RemedySearch.FindingKey(rule: rule, element: verdict.element, isCertain: true)) }
                if !breach.contested.isEmptySet || !breach.unknown.isEmptySet {
                    keys.insert(RemedySearch.FindingKey(rule: rule, element: verdict.element, isCertain: false))
                }
            }
        }
        return keys
    }

    func trial(_ patch: Patch) -> RemedySearch.Trial? {
        let (changed, diagnostics) = assessment.continuum.applying(patch)
        guard !diagnostics.hasErrors else { return nil }
        let after = assessor.judge(changed, assuming: [], after: assessment, patch: patch)
        var improves: [Int] = [], worsens: [Int] = []
        for verdict in after.verdicts {
            guard let then = weights[verdict.element] else { continue }
            let now = Self.weight(verdict)
            if now < then { improves.append(verdict.element) }
            if now > then { worsens.append(verdict.element) }
        }
        return RemedySearch.Trial(keys: Self.findingKeys(after), improves: improves, worsens: worsens)
    }

    /// Certain breaches count before possible ones.
    private static func weight(_ verdict: Verdict) -> Int {
        verdict.breaches.reduce(0) { $0 + $1.certain.population * 10_000 + $1.contested.population + $1.unknown.population }
    }
}
