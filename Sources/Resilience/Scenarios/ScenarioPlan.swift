package import Continuum
package import Reach

/// What is played together, and from which day on? Ready scenarios and changes of the folder; they add up.
package struct ScenarioPlan: Sendable, Hashable {
    /// `blackout:US` or the id of a change; `@90d` after it puts it off by so many days.
    package struct Part: Sendable, Hashable {
        package var name: String
        package var after: Int32

        package init(_ name: String, after: Int32 = 0) {
            self.name = name
            self.after = after
        }

        package init(parsing text: String) throws(ScenarioProblem) {
            let sides = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            name = String(sides[0])
            after = 0
            guard sides.count == 2, sides[1] != "0d" else { return }
            guard let days = Horizon.days(String(sides[1])) else { throw .delay(String(sides[1])) }
            after = days
        }

        package var text: String { after == 0 ? name : "\(name)@\(Horizon.text(after))" }
    }

    package var parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    /// The changes of the plan, each made for the chart that those before it leave.
    /// - Parameter known: changes that may be named by their ids.
    package func changes(over continuum: Continuum, known: [Change], on day: Day, home: String) throws(ScenarioProblem) -> [Change] {
        var changes: [Change] = []
        var world = continuum
        for part in parts {
            var made: [Change]
            if let own = known.first(where: { $0.id == part.name }) {
                made = [own]
            } else {
                made = try ScenarioMaker(world, on: day, home: home).changes(part.name)
            }
            for i in made.indices { made[i].after += part.after }
            for change in made {
                let (patch, problems) = change.patch(over: world)
                if problems.hasErrors { throw .unfit(problems) }
                let (next, more) = world.applying(patch)
                if more.hasErrors { throw .unfit(more) }
                world = next
            }
            changes += made
        }
        return changes
    }

    /// One change for each day on which something of the plan happens, to be kept: what a person could have written.
    package static func merged(_ changes: [Change], id: String, name: Bilingual, reason: Bilingual, author: String, on day: Day) -> [Change] {
        let days = Set(changes.map(\.after)).sorted()
        return days.map { after in
            let own = changes.filter { $0.after == after }
            let sources = Set(own.compactMap { $0.source?.ref }).sorted()
            let later = Bilingual(fr: " (après \(after) jours)", en: " (after \(after) days)")
            let isFirst = after == days[0]
            return Change(
                id: isFirst ? id : "\(id)-\(after)", sort: .scenario, name: isFirst ? name : Bilingual(fr: name.fr + later.fr, en: name.en + later.en), author: author,
                date: day, reason: reason, after: after, source: sources.isEmpty ? nil : Element.Source(ref: sources.joined(separator: " ; ")),
                steps: own.flatMap(\.steps), file: "")
        }
    }
}

/// A change that might have helped, to be tried.
package struct CandidateMeasure: Sendable {
    package var title: Bilingual
    /// The change of the folder, or nil where an assessment found the measure.
    package var change: Change?
    package var patch: Patch

    package init(title: Bilingual, change: Change?, patch: Patch) {
        self.title = title
        self.change = change
        self.patch = patch
    }

    /// Remedies beyond the most useful ones are not tried.
    private static let mostRemedies = 60

    /// The measures of the folder that a plan does not hold already, and the remedies that an assessment found, most useful first; what does not fit is told.
    package static func all(_ known: [Change], besides plan: ScenarioPlan, _ findings: [Finding], over continuum: Continuum) -> (measures: [CandidateMeasure], misfits: Diagnostics) {
        var measures: [CandidateMeasure] = []
        var misfits = Diagnostics()
        let played = Set(plan.parts.map(\.name))
        for change in known where change.sort == .measure && !played.contains(change.id) {
            let (_, problems) = Change.applying([change], to: continuum)
            if problems.hasErrors {
                misfits.add(contentsOf: problems)
            } else {
                measures.append(CandidateMeasure(title: change.name, change: change, patch: change.patch(over: continuum).0))
            }
        }
        var seen: Set<Patch> = []
        let remedies = findings.flatMap(\.remedies).filter { seen.insert($0.patch).inserted }.sorted { a, b in
            (-a.findingsRemoved, a.effort, a.title.en) < (-b.findingsRemoved, b.effort, b.title.en)
        }
        return (measures + remedies.prefix(mostRemedies).map { CandidateMeasure(title: $0.title, change: nil, patch: $0.patch) }, misfits)
    }
}
