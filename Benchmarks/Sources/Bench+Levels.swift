import Continuum
import Foundation
import Knowledge
import Reach
import Sovereignty
import Workspace

extension Bench {
    // MARK: levels

    /// All frameworks, for the organisation, its services, treatments and offers: what `portulan levels` works out, files read beforehand.
    static func levels(folder: String, runs: Int) {
        let workspace = Workspace(reading: folder)
        let day = Day("2026-11-24") ?? Day(rawValue: 0)
        var found: Levels?
        var questions = 0
        let time = Measure.best(of: runs) {
            let library = FrameworkLibrary(workspace.continuum, on: day)
            found = Levels(workspace.continuum, library, LevelsRequest(workspace.request(day: day), profile: workspace.settings.profile))
        }
        let asking = Measure.best(of: runs) { questions = found?.nextQuestions().count ?? 0 }
        let results = found?.results.reduce(0) { $0 + $1.count } ?? 0
        row("levels", folder, "\(found?.subjects.count ?? 0) subjects, \(results) results", "\(Measure.text(time))", "\(questions) questions \(Measure.text(asking))", "peak \(Measure.megabytes(Measure.peakMemory))")
    }

    // MARK: catalogue

    /// A made-up catalogue of offers, each with a provider in a chain of owners, parts, places, certificates and terms, over the built-in base.
    static func catalogue(offers: Int) -> Continuum {
        var random = Random(seed: 5)
        let states = ["FR", "DE", "US", "IE", "JP", "CN", "NL", "GB", "ES", "IT"]
        var lines: [String] = []
        let organisations = max(10, offers / 2)
        for i in 0..<organisations {
            let seat = states[random.below(states.count)]
            var owners = ""
            if i > 5, random.chance(70) {
                let share = 20 + random.below(80)
                owners = ",\"owners\":[{\"to\":\"org-\(random.below(i))\",\"capital\":\(share)}]"
            }
            let ownership = ["complete", "dispersed", "unknown", "public"][random.below(4)]
            lines.append("{\"id\":\"org-\(i)\",\"kind\":\"organisation\",\"name\":\"Organisation \(i)\",\"seat\":\"\(seat)\",\"ownership\":\"\(ownership)\"\(owners)}")
        }
        let categories = ["iaas", "paas", "saas", "hosting"]
        for i in 0..<offers {
            func organisation() -> String { "org-\(random.skewed(organisations))" }
            var facts = "\"provided-by\":\"\(organisation())\",\"operated-by\":{\"to\":\"\(organisation())\",\"staff-in\":[\"\(states[random.below(4)])\"]}"
            facts += ",\"supplied-by\":{\"to\":\"\(organisation())\",\"updates\":\"\(random.chance(50) ? "vetted" : "automatic")\"}"
            facts += ",\"located-in\":[\"\(states[random.below(states.count)])\"]"
            let certificates = [("iso-27001", 50.0), ("secnumcloud-3.2", 20)].filter { random.chance($0.1) }
            if !certificates.isEmpty {
                facts += ",\"certified\":[\(certificates.map { "{\"to\":\"\($0.0)\",\"valid-from\":\"2024-01-01\",\"valid-to\":\"2027-01-01\"}" }.joined(separator: ","))]"
            }
            if random.chance(60) { facts += ",\"export-format\":\"open\",\"exit-within\":\"90d\",\"audit-right\":true,\"content-use\":\"service\"" }
            if i > 10, random.chance(40) { facts += ",\"runs-on\":[\"offer-\(random.below(i))\"]" }
            if random.chance(30) { facts += ",\"subcontracted-to\":[{\"to\":\"\(organisation())\",\"role\":\"operated-by\"}]" }
            lines.append("{\"id\":\"offer-\(i)\",\"kind\":\"offer\",\"name\":\"Offre \(i)\",\"category\":\"\(categories[random.below(4)])\",\(facts)}")
        }
        var builder = ContinuumBuilder(vocabulary: .portulan)
        try? KnowledgeBase.read(into: &builder)
        var reader = NDJSONReader(file: "catalogue.ndjson", layer: .chart, into: &builder)
        let text = Array(lines.joined(separator: "\n").utf8)
        text.withUnsafeBufferPointer { reader.read($0, into: &builder) }
        reader.finish(into: &builder)
        let (continuum, diagnostics) = builder.finish()
        for problem in diagnostics.sorted.prefix(3) { print("  \(problem.problem.message(.english))") }
        return continuum
    }

    /// Every offer of the catalogue under every framework that applies, one after the other on one core.
    static func catalogueLevels(offers: Int, runs: Int) {
        let continuum = catalogue(offers: offers)
        let day = Day("2026-11-24") ?? Day(rawValue: 0)
        let library = FrameworkLibrary(continuum, on: day)
        let subjects = (0..<offers).compactMap { continuum.index(of: "offer-\($0)").map { Int32($0) } }
        var results = 0, open = 0
        let ground = Measure.best(of: runs) { _ = ChartFacts(catalogueAssessment(continuum, day), settled: nil, stoppers: Stoppers()) }
        let (assessment, settled) = Assessor(AssessmentRequest(day: day, isThorough: false)).ground(continuum)
        let facts = ChartFacts(assessment, settled: settled, stoppers: Stoppers())
        let assessor = LevelAssessor(facts, library)
        let time = Measure.best(of: runs) {
            results = 0
            open = 0
            for subject in subjects {
                let list = assessor.results(of: subject, under: library.frameworks.filter { $0.applies(to: subject, facts) })
                results += list.count
                open += list.reduce(0) { $0 + $1.open }
            }
        }
        row("catalogue", "\(offers) offers", "\(results) results, \(open) open requirements", "reach and control \(Measure.text(ground))", "levels \(Measure.text(time)) on one core", "peak \(Measure.megabytes(Measure.peakMemory))")
    }

    private static func catalogueAssessment(_ continuum: Continuum, _ day: Day) -> Assessment {
        Assessor(AssessmentRequest(day: day, isThorough: false)).ground(continuum).assessment
    }

    // MARK: checks

    /// One simple rule — everything of an offer lies in the Union — over many offers; `Benchmarks/checks_peer.py` evaluates the same in Rego.
    static func checks(offers: Int, runs: Int, export: String?) {
        let continuum = catalogue(offers: offers)
        let day = Day("2026-11-24") ?? Day(rawValue: 0)
        let facts = ChartFacts(catalogueAssessment(continuum, day), settled: nil, stoppers: Stoppers())
        guard let check = CheckCatalogue.check("place-processing-in-union") else { return }
        let subjects = (0..<offers).compactMap { continuum.index(of: "offer-\($0)").map { Int32($0) } }
        var met = 0
        // What each rests on is compiled beforehand, as the peer's data are: the subject alone, as the rule in Rego sees it, and with its whole chain.
        var times: [Double] = [], explained = 0.0
        for isNarrow in [true, false] {
            let scopes = subjects.map { Scope(of: $0, facts, isNarrow: isNarrow) }
            times.append(Measure.best(of: runs) {
                var count = 0
                for scope in scopes where check.answered(scope, facts) == .met { count += 1 }
                if isNarrow { met = count }
            })
            explained = Measure.best(of: runs) {
                var count = 0
                for scope in scopes where check.outcome(scope, facts).answered == .met { count += 1 }
                if isNarrow { met = count }
            }
        }
        let compiling = Measure.best(of: runs) { for subject in subjects { _ = Scope(of: subject, facts).subject } }
        if let export {
            var lines: [String] = []
            for subject in subjects {
                let places = facts.relations(subject, [.locatedIn]).map { "\"\(continuum.id(Int(facts.relation($0).element)))\"" }
                lines.append("{\"id\":\"\(continuum.id(Int(subject)))\",\"located_in\":[\(places.joined(separator: ","))]}")
            }
            let union = continuum.elements.indices.filter { continuum.elements[$0].kind == .state && facts.isMember[$0] }.map { "\"\(continuum.id($0))\"" }
            let text = "{\"union\":[\(union.joined(separator: ","))],\"assets\":[\(lines.joined(separator: ","))]}"
            try? Data(text.utf8).write(to: URL(fileURLWithPath: export))
        }
        func rate(_ time: Double) -> String { String(format: "%.0f assets/s", Double(offers) / time) }
        row("checks", "\(offers) offers, \(met) met", "subject alone \(Measure.text(times[0])) = \(rate(times[0]))", "with its chain \(Measure.text(times[1])) = \(rate(times[1]))", "with evidence \(rate(explained))", "scopes compiled \(Measure.text(compiling))")
    }
}
