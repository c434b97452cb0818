import Continuum
import Knowledge
import Reach
import Resilience

extension ScenarioWriter {
    /// The class as a tag shows it: « C3• » for what is essential as well.
    func tag(_ element: Int) -> String {
        let classes = document.classes(element)
        let name = classes.first { $0 != "essential" } ?? "–"
        return String((name == "unknown" ? "?" : name).prefix(4)) + (classes.contains("essential") ? "•" : "")
    }

    func bound(_ bound: Bound, _ n: Int = 1) -> String {
        bound == .certain
            ? phrases.say(fr: n < 2 ? "certain" : "certains", en: "certain") : phrases.say(fr: n < 2 ? "possible" : "possibles", en: "possible")
    }

    func row(_ loss: Loss) -> ScenarioPage.LossRow {
        let within = loss.plane.map { ", " + phrases.say(ResilienceWords.within($0)) } ?? ""
        let who = phrases.say(fr: document.who(loss, .french), en: document.who(loss, .english))
        let cause = phrases.say(fr: document.short(loss.chain, .french), en: document.short(loss.chain, .english))
        return ScenarioPage.LossRow(
            lossName: phrases.name(loss.element), lossKind: phrases.say(TermWords.kind(continuum.elements[loss.element].kind)),
            lossClasses: document.classes(loss.element).map { phrases.say(TermWords.className($0)) },
            lossAspect: phrases.say(ScenarioDocument.aspect(loss.aspect)) + within, boundClass: loss.standing == .certain ? "certain" : "possible",
            boundWord: bound(loss.standing), lossBy: who.isEmpty ? "–" : who, lossCause: cause, hasChain: !loss.chain.isEmpty,
            runs: ChainRuns(phrases, sources).runs(loss.chain))
    }

    func lanes(_ days: [Int32]) -> [ScenarioPage.Lane] {
        Loss.Aspect.allCases.compactMap { aspect in
            let some = simulation.losses.filter { $0.aspect == aspect }
            guard !some.isEmpty else { return nil }
            let items = days.flatMap { day in
                Bound.allCases.compactMap { standing -> String? in
                    let now = some.filter { $0.day == day && $0.standing == standing }
                    guard !now.isEmpty else { return nil }
                    let tags = now.map { tag($0.element) }
                    let counts = tags.uniqued().sorted().reversed().map { tag in "\(tag) × \(tags.count { $0 == tag })" }.joined(separator: ", ")
                    let when = ScenarioDocument.day(day)
                    return phrases.say(
                        fr: "\(when.fr) : \(now.count) \(bound(standing, now.count)) (\(counts))", en: "\(when.en): \(now.count) \(bound(standing, now.count)) (\(counts))")
                }
            }
            return ScenarioPage.Lane(laneTitle: aspectHead(aspect), laneItems: items)
        }
    }

    func classRows() -> [ScenarioPage.ClassRow] {
        guard !simulation.losses.isEmpty else { return [] }
        let all = simulation.losses.map { document.classes($0.element) }
        let known = ["C4", "C3", "C2", "C1"]
        let others = all.joined().filter { !known.contains($0) && $0 != "essential" }.uniqued().sorted()
        func row(_ name: String, _ isMember: ([String]) -> Bool) -> ScenarioPage.ClassRow? {
            guard all.contains(where: isMember) else { return nil }
            let cells = Loss.Aspect.allCases.map { aspect in
                let n = zip(simulation.losses, all).count { $0.aspect == aspect && isMember($1) }
                return ScenarioPage.Cell(cellHead: aspectHead(aspect), cellText: n == 0 ? "–" : String(n))
            }
            return ScenarioPage.ClassRow(className: name, classCells: cells)
        }
        var rows = (known + others).compactMap { name in row(phrases.say(TermWords.className(name))) { $0.contains(name) } }
        rows += [row(phrases.say(fr: "sans classe", en: "without a class")) { classes in classes.allSatisfy { $0 == "essential" } }].compactMap { $0 }
        return rows + [row(phrases.say(TermWords.className("essential"))) { $0.contains("essential") }].compactMap { $0 }
    }

    func measure(_ avoidance: Avoidance) -> ScenarioPage.Measure {
        func names(_ keys: [Loss.Key]) -> String {
            phrases.list(keys.map(\.element).uniqued().sorted { (rank($0), $0) < (rank($1), $1) }.map { phrases.name($0) }, limit: 4)
        }
        let cost = avoidance.cost.map { cost in
            phrases.say(
                fr: "\(ComparisonDocument.euros(cost.capex)), puis \(ComparisonDocument.euros(cost.opex)) par an",
                en: "\(ComparisonDocument.euros(cost.capex)), then \(ComparisonDocument.euros(cost.opex)) a year")
        }
        return ScenarioPage.Measure(
            measureTitle: phrases.say(avoidance.title),
            measureFrom: avoidance.change == nil
                ? phrases.say(fr: "trouvée par Portulan", en: "found by Portulan") : phrases.say(fr: "du dossier", en: "of the folder"),
            keptCount: avoidance.kept.count, keptNames: names(avoidance.kept), delayedCount: avoidance.delayed.count, delayedNames: names(avoidance.delayed),
            measureCost: cost ?? phrases.say(fr: "non dit", en: "not said"))
    }

    func noMeasure() -> String {
        if simulation.losses.isEmpty { return phrases.say(fr: "Il n’y a rien à éviter.", en: "There is nothing to avoid.") }
        return isSearched
            ? phrases.say(fr: "Aucune des mesures essayées ne l’aurait évité.", en: "None of the measures tried would have avoided it.")
            : phrases.say(fr: "Les mesures n’ont pas été essayées (--quick).", en: "Measures were not tried (--quick).")
    }
}
