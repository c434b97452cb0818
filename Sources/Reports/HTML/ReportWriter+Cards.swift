import Continuum
import Knowledge
import Reach

extension ReportWriter {
    func cards() -> [ReportPage.Card] {
        concerned.enumerated().compactMap { number, element in
            guard let verdict = assessment.verdicts.first(where: { $0.element == element }) else { return nil }
            let path = PathDrawing(assessment, element: element, language: language, number: number)
            let drawing = drawings[continuum.id(element)].flatMap { InlineDrawing($0) }
            let id = continuum.id(element), link = links.element(id)
            return ReportPage.Card(
                cardID: id, anchor: anchor(element), cardHasLink: link != nil, cardLink: link ?? "", cardName: name(element), cardKind: say(TermWords.kind(continuum.elements[element].kind)),
                cardClass: classWords(verdict), cardStatus: verdict.status.rawValue, cardStatusWord: say(Wording.status(verdict.status)),
                hasDrawing: drawing != nil, drawing: drawing?.svg ?? "", drawingLeast: drawing?.leastWidth ?? 0, layers: path.layers.map(layer), blocks: blocks(element))
        }
    }

    private func layer(_ layer: (level: PathDrawing.Level, names: [(label: String, mark: PathDrawing.Mark)])) -> ReportPage.LayerRow {
        ReportPage.LayerRow(
            layerTitle: say(layer.level.title),
            layerItems: layer.names.map { label, mark in
                ReportPage.LayerItem(
                    itemName: label, itemIsMarked: mark != .none, itemMark: "\(mark)",
                    itemMarkWord: say(mark == .certain ? TermWords.bound(.certain) : TermWords.bound(.possible)))
            })
    }

    /// Findings with the same chain are told together: one path, several powers.
    private func blocks(_ element: Int) -> [ReportPage.Block] {
        var order: [[ChainStep]] = []
        var groups: [[ChainStep]: [Finding]] = [:]
        for finding in assessment.findings where finding.element == element {
            if groups[finding.chain] == nil { order.append(finding.chain) }
            groups[finding.chain, default: []].append(finding)
        }
        let steps = ChainSteps(Phrases(continuum, language), sources)
        return order.enumerated().map { i, chain in
            let findings = groups[chain] ?? []
            let remedies = remedies(findings)
            return ReportPage.Block(
                messages: findings.map(message), isOpen: i == 0, hasSteps: !chain.isEmpty, steps: steps.rows(chain), hasRemedies: !remedies.isEmpty,
                remedies: remedies)
        }
    }

    private func message(_ finding: Finding) -> ReportPage.Message {
        ReportPage.Message(
            messageText: say(wording.message(finding)), severity: finding.severity.rawValue, severityWord: gravity(finding.severity),
            bound: finding.bound.rawValue, boundWord: say(TermWords.bound(finding.bound)))
    }

    // MARK: Remedies

    private func remedies(_ findings: [Finding]) -> [ReportPage.RemedyRow] {
        var order: [String] = []
        var known: [String: (remedy: Remedy, resolves: Int)] = [:]
        for finding in findings {
            for remedy in finding.remedies {
                if known[remedy.title.fr] == nil { order.append(remedy.title.fr) }
                known[remedy.title.fr] = (remedy, (known[remedy.title.fr]?.resolves ?? 0) + (remedy.resolves ? 1 : 0))
            }
        }
        return order.compactMap { known[$0] }.map { row($0.remedy, resolves: $0.resolves, of: findings.count) }
    }

    private func row(_ remedy: Remedy, resolves: Int, of count: Int) -> ReportPage.RemedyRow {
        var fr: String, en: String
        switch (resolves, count) {
        case (0, 1): (fr, en) = ("ne suffit pas à lever ce constat", "is not enough to remove this finding")
        case _ where resolves == count && count > 1: (fr, en) = ("lève les \(count) constats ci-dessus", "removes the \(count) findings above")
        case (1, 1): (fr, en) = ("lève ce constat", "removes this finding")
        default:
            (fr, en) = ("lève \(resolves) \(resolves < 2 ? "constat" : "constats") sur les \(count) ci-dessus", "removes \(resolves) of the \(count) findings above")
        }
        let inAll = RemedyText.findings(remedy)
        fr += " ; en tout, \(inAll.fr)"
        en += "; in all, \(inAll.en)"
        return ReportPage.RemedyRow(
            remedyTitle: say(remedy.title), remedyEffort: say(TermWords.effort(remedy.effort)), remedyEffect: say(fr: fr, en: en) + ".",
            remedyHasWorsened: !remedy.worsens.isEmpty, remedyWorsened: names(remedy.worsens, limit: 5))
    }
}
