import Continuum
import Knowledge
import Reach
import Reports
import Resilience
import Sovereignty
import Workspace

extension ElementPage {
    // MARK: States

    /// How many datasets, services and treatments a state has in its reach, power by power.
    mutating func addHolds(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let assessment = snapshot.assessment, continuum = snapshot.continuum
        guard let subject = assessment.model.subjects.index(ofElement: Int32(element)) else { return }
        let id = continuum.id(element)
        for plane in [Plane.obtain, .alter, .cut, .starve5y] {
            var certain = 0, possible = 0
            for verdict in assessment.verdicts {
                if assessment.result.contains(node: verdict.element, subject: subject, plane: plane, bound: .certain) {
                    certain += 1
                } else if assessment.result.contains(node: verdict.element, subject: subject, plane: plane, bound: .possible) {
                    possible += 1
                }
            }
            func url(_ bound: Bound) -> String {
                room.url("reach?state=\(HTML.urlPart(id))&power=\(plane.power.rawValue)&bound=\(bound.rawValue)")
            }
            let power = Wording.power(plane.power)[language].capitalisedFirst, horizon = Wording.horizon(plane)[language]
            holds.append(
                Hold(
                    holdPower: horizon.isEmpty ? power : "\(power) \(horizon)", holdCertain: Words.number(certain, language), holdCertainURL: url(.certain),
                    holdPossible: Words.number(possible, language), holdPossibleURL: url(.possible)))
        }
        let level = assessment.gradient.levels[subject]
        let reasons = level.rules.compactMap { continuum.text(continuum.value(.reason, of: Int($0)), language) }
        riskText = (["\(level.risk) (\(TermWords.risk(level.risk)[language]))"] + reasons).joined(separator: language == .french ? " : " : ": ")
    }

    // MARK: Organisations

    mutating func addOwners(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let continuum = snapshot.continuum, entities = snapshot.assessment.model.entities
        func percent(_ value: Double) -> String { value > 0 ? LevelWords.percent(value)[language] : "–" }
        holders = Influence.on(element, in: continuum, on: snapshot.day).prefix(20).map { influence in
            let holder = Int(influence.holder)
            return Holder(
                holderURL: room.elementURL(continuum.id(holder)), holderName: continuum.name(holder, language), holderCapital: percent(influence.capital),
                holderVotes: percent(influence.votes))
        }
        guard element < entities.entity.count, entities.entity[element] >= 0 else { return }
        controllers = entities.certain.allControllers(of: Int(entities.entity[element])).map { Int(entities.elements[Int($0)]) }.filter { $0 != element }.map {
            Judged(judgedURL: room.elementURL(continuum.id($0)), judgedName: continuum.name($0, language), badge: Badge(.none, isCarried: false, language))
        }
    }

    // MARK: Decisions and history

    mutating func addDecisions(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let findings = snapshot.assessment.findings.filter { $0.element == element }
        guard !findings.isEmpty else { return }
        decideURL = room.url("decide?element=\(HTML.urlPart(snapshot.continuum.id(element)))")
        let register = snapshot.workspace.decisions(among: snapshot.changes).0, wording = Wording(snapshot.assessment)
        decisions = findings.compactMap { finding in
            guard let entry = register[finding.id] else { return nil }
            var parts = [entry.decision.owner].filter { !$0.isEmpty }
            if let review = entry.decision.review {
                let day = Words.day(review, language)
                parts.append(Bilingual(fr: "à revoir le \(day)", en: "to be reviewed on \(day)")[language])
            }
            if !entry.change.reason[language].isEmpty { parts.append(entry.change.reason[language]) }
            return DecisionRow(
                decisionFinding: wording.message(finding)[language], decisionURL: room.url("decide/\(HTML.urlPart(finding.id))"),
                decisionTreatment: ElementPageWords.treatment(entry.decision.treatment)[language], decisionText: parts.joined(separator: " · "))
        }
    }

    /// The accepted changes that touched it, newest first.
    mutating func addHistory(_ id: String, _ snapshot: Snapshot, _ language: Language) {
        history = snapshot.workspace.accepted.reversed().filter { $0.steps.contains { $0.step.id == id } }.prefix(20).map { change in
            HistoryRow(
                historyDay: change.date.map { Words.day($0, language) } ?? "", historyDayISO: change.date?.description ?? "", historyName: change.name[language],
                historyAuthor: change.author, historyReason: change.reason[language])
        }
    }

    // MARK: What other engines say

    /// - Parameter resilience: nil while it is being worked out.
    mutating func add(_ resilience: Resilience?, of element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let continuum = snapshot.continuum
        let isAsked = [.service, .data, .treatment].contains(continuum.elements[element].kind) && snapshot.table.verdict[element] >= 0
        guard let resilience else {
            if isAsked { (failuresURL, failuresNote) = (room.url("resilience/\(HTML.urlPart(continuum.id(element)))"), t["working"] ?? "") }
            return
        }
        if let service = resilience.services.first(where: { $0.element == element }) {
            let words = ResilienceWords(continuum), singles = FailureRanking(resilience).singles(service)
            failuresURL = room.url("resilience/\(HTML.urlPart(continuum.id(element)))")
            failures = service.hasFailedAlready ? [words.stopped(element)[language]] : singles.prefix(6).map { words.sentence([$0], stops: element)[language] }
            if singles.count > 6 { failures.append("+ \(Words.number(singles.count - 6, language))") }
            if failures.isEmpty { failuresNote = Bilingual(fr: "Rien, à soi seul, d’après ce qui est décrit.", en: "Nothing by itself, by what is described.")[language] }
        }
        stops = resilience.services.filter { service in service.element != element && service.singles.contains { Int($0.element) == element } }.map {
            Judged(judgedURL: room.elementURL(continuum.id($0.element)), judgedName: continuum.name($0.element, language), badge: Badge($0.element, snapshot, language))
        }
    }

    /// - Parameter levels: nil while they are being worked out.
    mutating func add(_ levels: Levels?, of element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let url = room.url("levels/\(HTML.urlPart(snapshot.continuum.id(element)))")
        guard let levels else {
            if [.service, .treatment].contains(snapshot.continuum.elements[element].kind) { (levelsURL, levelsNote) = (url, t["working"] ?? "") }
            return
        }
        guard let subject = levels.subjects.firstIndex(of: Int32(element)), !levels.results[subject].isEmpty else { return }
        levelsURL = url
        let words = LevelWords(levels)
        self.levels = levels.results[subject].map { result in
            let text = result.level.map { words.levels($0, of: result.framework)[language] } ?? LevelWords.answered(result.answered)[language]
            return LevelRow(
                levelFramework: words.short(result.framework)[language], levelText: text,
                levelCounts: Bilingual(
                    fr: "\(result.met) satisfaites, \(result.notMet) non, \(result.open) ouvertes", en: "\(result.met) met, \(result.notMet) not, \(result.open) open")[language])
        }
    }
}
