import Continuum
import Knowledge
import Reach
import Sovereignty

/// All subjects under all frameworks: what matters first, then a table for each framework.
extension LevelsWriter {
    private static let mostFirsts = 6
    private static let mostRows = 10

    func anchor(_ framework: Framework) -> String {
        "f\((frameworks.firstIndex { $0.element == framework.element } ?? 0) + 1)"
    }

    func results(under framework: Framework) -> [FrameworkResult] {
        levels.results.joined().filter { $0.framework.element == framework.element }
    }

    /// Those that fall shortest first.
    private func sorted(_ results: [FrameworkResult]) -> [FrameworkResult] {
        results.enumerated().sorted { a, b in
            let left = a.element.rank, right = b.element.rank
            return left == right ? a.offset < b.offset : left.lexicographicallyPrecedes(right)
        }.map(\.element)
    }

    // MARK: In short

    func sentences() -> [String] {
        guard !frameworks.isEmpty else { return [say(fr: "Aucun référentiel ne s’applique à ce que la carte contient.", en: "No framework applies to what the chart contains.")] }
        let all = levels.results.joined()
        let short = all.count { $0.outlook == .notMet }, open = all.count { $0.outlook == .undetermined }, fine = all.count { $0.outlook == .met }
        var out = [
            say(
                fr: "\(all.count) verdicts : \(short) hors d’atteinte quoi qu’on apprenne, \(open) ouverts, \(fine) acquis.",
                en: "\(all.count) verdicts: \(short) out of reach whatever is learnt, \(open) open, \(fine) secured.")
        ]
        let bound = Set(levels.results.joined().filter { $0.framework.status == "in-force" && $0.outlook == .notMet }.map(\.subject)).count
        if bound > 0 {
            out.append(
                say(
                    fr: "\(bound) \(bound < 2 ? "sujet manque" : "sujets manquent") à coup sûr à un texte en vigueur — vérifiez d’abord qu’il vous vise : la doctrine et l’article 31 lient l’État et ses opérateurs.",
                    en: "\(bound) \(bound == 1 ? "subject surely falls" : "subjects surely fall") short of a text in force — make sure first that it concerns you: the doctrine and article 31 bind the State and its operators."))
        }
        for (title, count) in commonFailures().prefix(2) {
            out.append(
                say(
                    fr: "Souvent en cause : « \(title.fr) », ce qui n’est pas le cas de \(count) \(count < 2 ? "sujet" : "sujets").",
                    en: "Often at issue: “\(title.en)”, which is not so of \(count) \(count == 1 ? "subject" : "subjects")."))
        }
        let alone = questions.count { !$0.settles.isEmpty }
        if !questions.isEmpty {
            out.append(
                say(
                    fr: "\(questions.count) questions restent ouvertes ; \(alone) d’entre elles tranchent chacune un verdict au moins, à elles seules.",
                    en: "\(questions.count) questions remain open; \(alone) of them each settle at least one verdict by themselves."))
        }
        return out
    }

    /// Checks that fail, with the number of subjects where they do, most first.
    private func commonFailures() -> [(title: Bilingual, count: Int)] {
        var counts: [Int: Int] = [:]
        for list in levels.results {
            var failed: Set<Int> = []
            for requirement in list.lazy.flatMap(\.results) { for (check, outcome) in requirement.checks where outcome.answered == .notMet { failed.insert(check) } }
            for check in failed { counts[check, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (CheckCatalogue.all[$0.key].title, $0.value) }
    }

    func standings() -> LevelsPage.Standings {
        LevelsPage.Standings(
            standingRows: frameworks.map { framework in
                let all = results(under: framework)
                let short = all.count { $0.outlook == .notMet }, open = all.count { $0.outlook == .undetermined }, fine = all.count { $0.outlook == .met }
                let words = say(
                    fr: "sur \(all.count) : \(short) hors d’atteinte, \(open) \(open < 2 ? "ouvert" : "ouverts"), \(fine) acquis",
                    en: "of \(all.count): \(short) out of reach, \(open) open, \(fine) secured")
                return LevelsPage.StandingRow(
                    standingAnchor: anchor(framework), standingName: self.short(framework), standingStatus: say(LevelWords.status(framework)),
                    standingTallies: [tally(met: fine, notMet: short, open: open, words)])
            })
    }

    // MARK: What matters first

    /// Subjects that surely fall short: of texts in force first, then of most frameworks.
    func firsts() -> [LevelsPage.First] {
        let weighed = zip(levels.subjects, levels.results).enumerated().compactMap { i, pair -> (order: Int, subject: Int32, failed: [FrameworkResult], total: Int)? in
            let failed = pair.1.filter { $0.outlook == .notMet }
            return failed.isEmpty ? nil : (i, pair.0, failed, pair.1.count)
        }
        func weight(_ failed: [FrameworkResult]) -> [Int] {
            [-failed.count { $0.framework.status == "in-force" }, -failed.count, -failed.reduce(0) { $0 + $1.capping.count }]
        }
        let ranked = weighed.sorted { a, b in
            let left = weight(a.failed), right = weight(b.failed)
            return left == right ? a.order < b.order : left.lexicographicallyPrecedes(right)
        }
        return ranked.prefix(Self.mostFirsts).map { item in
            let failed = item.failed.enumerated().sorted { a, b in
                (a.element.framework.status == "in-force" ? 0 : 1, a.offset) < (b.element.framework.status == "in-force" ? 0 : 1, b.offset)
            }.map(\.element)
            return LevelsPage.First(
                firstName: name(item.subject), firstID: id(item.subject), firstLink: link(item.subject),
                firstCount: say(fr: "\(failed.count) référentiels sur \(item.total)", en: "\(failed.count) of \(item.total) frameworks"),
                firstUnder: failed.prefix(3).map(under), firstMore: failed.count > 3 ? [
                    say(fr: "Aussi : ", en: "Also: ") + failed.dropFirst(3).map { short($0.framework) }.joined(separator: " · ")
                ] : [])
        }
    }

    private func under(_ result: FrameworkResult) -> LevelsPage.FirstUnder {
        let capping = result.capping
        let telling = capping.first { $0.checks.contains { $0.outcome.answered == .notMet && !$0.outcome.evidence.isEmpty } } ?? capping.first
        let proof = telling?.checks.first { $0.outcome.answered == .notMet }?.outcome.evidence.first
        return LevelsPage.FirstUnder(
            underAnchor: anchor(result.framework), underName: short(result.framework), underMeasures: [measure(result)],
            underCap: telling.map { shortLabel($0.requirement) } ?? say(fr: "rien d’isolé", en: "nothing in particular"), underEvidence: proof.map { [evidence($0)] } ?? [])
    }

    // MARK: A table for each framework

    func frame(_ framework: Framework) -> LevelsPage.Frame {
        let rows = sorted(results(under: framework)).map(row)
        let rest = rows.count - Self.mostRows
        // A table that would leave one or two out is shown whole.
        let shown = rest > 2 ? Self.mostRows : rows.count
        return LevelsPage.Frame(
            frameAnchor: anchor(framework), frameName: name(framework.element), frameFacts: facts(framework),
            frameDescription: words.text(.description, framework.element).map { [say($0)] } ?? [], frameIsGraded: framework.method == .ladder,
            rows: Array(rows.prefix(shown)), hasRest: rows.count > shown,
            restText: say(fr: "Les \(rows.count - shown) autres", en: "The other \(rows.count - shown)"), rest: Array(rows.dropFirst(shown)))
    }

    private func row(_ result: FrameworkResult) -> LevelsPage.Row {
        let capping = result.capping
        var caps = capping.prefix(2).map { shortLabel($0.requirement) }.joined(separator: " ; ")
        if capping.count > 2 { caps += say(fr: " ; et \(capping.count - 2) de plus", en: "; and \(capping.count - 2) more") }
        if capping.isEmpty {
            caps = result.answered == .met ? say(fr: "rien", en: "nothing")
                : result.answered == .notApplicable ? say(fr: "sans objet", en: "not applicable") : say(fr: "rien de connu : tout est à demander", en: "nothing known: all is to be asked")
        }
        return LevelsPage.Row(
            rowName: name(result.subject), rowID: id(result.subject), rowLink: link(result.subject), rowMeasures: [measure(result)], rowCaps: say(fr: caps, en: caps))
    }
}
