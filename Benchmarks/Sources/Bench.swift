import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Resilience
import Workspace

/// Measures the engines; `Benchmarks/run.sh` runs all of it beside its peers and `Documentation/performance.md` keeps what was seen.
@main
struct Bench {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        func number(_ index: Int, _ otherwise: Int) -> Int {
            arguments.count > index ? Int(arguments[arguments.startIndex + index]) ?? otherwise : otherwise
        }
        func text(_ index: Int) -> String? { arguments.count > index ? arguments[arguments.startIndex + index] : nil }
        switch arguments.first {
        case "reach": reach(elements: number(1, 1_000_000), runs: number(2, 5), export: text(3))
        case "control": control(organisations: number(1, 1_000_000), holdings: number(2, 1_500_000), runs: number(3, 5), export: text(4))
        case "ndjson": ndjson(elements: number(1, 1_000_000), runs: number(2, 5), export: text(3))
        case "network": network(text(1) ?? "", text(2) ?? "pair", states: number(3, 4_000_000), runs: number(4, 5))
        case "cutsets": cutSets(events: number(1, 5_000), runs: number(2, 5))
        case "faulttree": faultTree(text(1) ?? "", order: number(2, 6))
        case "resilience": resilience(folder: text(1) ?? "Examples/metropole", runs: number(2, 10))
        case "assess": assess(folder: text(1) ?? "Examples/metropole", runs: number(2, 20))
        case "levels": levels(folder: text(1) ?? "Examples/metropole", runs: number(2, 10))
        case "catalogue": catalogueLevels(offers: number(1, 5_000), runs: number(2, 3))
        case "checks": checks(offers: number(1, 5_000), runs: number(2, 5), export: text(3))
        default:
            print("portulan-bench reach [elements] [runs] [folder for the graph] | control [organisations] [holdings] [runs] [folder]")
            print("             | ndjson [elements] [runs] [file] | assess [folder] [runs]")
            print("             | cutsets [events] [runs] | faulttree [file] [order] | resilience [folder] [runs]")
            print("             | levels [folder] [runs] | catalogue [offers] [runs] | checks [offers] [runs] [file]")
            print("             | network FILE pair|five|all|source[=N] [states] [runs]")
        }
    }

    static func row(_ columns: String...) { print(columns.joined(separator: " | ")) }

    // MARK: reach

    static func reach(elements: Int, runs: Int, export: String?) {
        var estate = Estate.overKnowledge(elements: elements)
        let started = ContinuousClock.now
        let (continuum, diagnostics) = estate.continuum()
        print("estate: \(continuum.elements.count) elements, \(continuum.relations.count) relations, \(diagnostics.sorted.count) diagnostics, made and read in \(ContinuousClock.now - started)")
        for problem in diagnostics.sorted.prefix(3) { print("  \(problem.problem.message(.english))") }
        let whole = Measure.peakMemory
        print("memory with the continuum: \(Measure.megabytes(Measure.memory)) (peak while reading \(Measure.megabytes(whole)))")
        Measure.resetPeak()
        let options = ReachOptions(day: Day("2026-11-22") ?? Day(rawValue: 0))
        var compile = Double.infinity, propagate = Double.infinity, together = Double.infinity
        for run in 0..<max(1, runs) {
            var model: ReachModel?
            let first = Measure.seconds { model = ReachModel(continuum, options) }
            var result: ReachResult?
            let second = Measure.seconds { result = model?.propagate() }
            guard let model, let result else { continue }
            compile = min(compile, first)
            propagate = min(propagate, second)
            together = min(together, first + second)
            if run > 0 { continue }
            print("graph: \(model.graph.nodeCount) nodes, \(model.graph.targets.count) edges, \(model.graph.transfers.count) transfers, \(model.graph.missing.count) unknown facts, \(model.subjects.list.count) subjects, \(result.sets.count) distinct sets, \(result.order.count) components, check \(checksum(result))")
            if let export { write(model, continuum, to: export) }
        }
        let answers = Double(result(of: options, continuum))
        row("reach", "compile \(Measure.text(compile))", "propagate \(Measure.text(propagate))", "together \(Measure.text(together))",
            "peak while computing \(Measure.megabytes(Measure.peakMemory))")
        print("one (subject, power, bound): \(String(format: "%.6f", together / answers)) s of \(Int(answers)) answered")
    }

    private static func result(of options: ReachOptions, _ continuum: Continuum) -> Int {
        continuum.elements.count { $0.kind == .state } * Power.allCases.count * Bound.allCases.count
    }

    /// A number that changes with any bit of the answer: two builds that agree on it agree on every row.
    private static func checksum(_ result: ReachResult) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        let words = result.words
        for start in stride(from: 0, to: result.rows.count, by: ReachRow.lanes) {
            var value: UInt64 = 0
            for lane in 0..<ReachRow.lanes {
                for w in 0..<words { value = (value ^ result.sets.word(result.rows[start + lane], w)) &* 1_099_511_628_211; value ^= value >> 32 }
            }
            hash = (hash ^ value) &* 1_099_511_628_211
        }
        return String(hash, radix: 16)
    }

    /// The compiled graph as two columns of `Int32`, and a source, for the peer.
    private static func write(_ model: ReachModel, _ continuum: Continuum, to folder: String) {
        write(model.graph.offsets, to: folder + "/reach-offsets.bin")
        write(model.graph.targets, to: folder + "/reach-targets.bin")
        let source = continuum.elements.indices.last { continuum.elements[$0].kind == .service } ?? 0
        write(ContiguousArray([Int32(source)]), to: folder + "/reach-source.bin")
    }

    private static func write<T>(_ column: ContiguousArray<T>, to path: String) {
        column.withUnsafeBytes { bytes in
            if !FileManager.default.createFile(atPath: path, contents: Data(bytes)) { print("cannot write \(path)") }
        }
    }

    // MARK: control

    static func control(organisations: Int, holdings: Int, runs: Int, export: String?) {
        var random = Random(seed: 7)
        // Each holding is of a random organisation by a random holder, so that there are cycles of every length.
        var count = ContiguousArray<Int32>(repeating: 0, count: organisations + 1)
        var pairs: [(held: Int32, holder: Int32)] = []
        for _ in 0..<holdings {
            let held = Int32(random.below(organisations)), holder = Int32(random.below(organisations))
            pairs.append((held, holder))
            count[Int(held) + 1] += 1
        }
        for o in 0..<organisations { count[o + 1] += count[o] }
        var cursor = count
        var holders = ContiguousArray<Int32>(repeating: 0, count: holdings)
        for pair in pairs {
            holders[Int(cursor[Int(pair.held)])] = pair.holder
            cursor[Int(pair.held)] += 1
        }
        var votes = ContiguousArray<Double>(repeating: 0, count: holdings)
        for o in 0..<organisations {
            var left = 100
            for i in Int(count[o])..<Int(count[o + 1]) {
                let share = i + 1 == Int(count[o + 1]) && random.chance(50) ? left : random.below(left + 1)
                votes[i] = Double(share)
                left -= share
            }
        }
        var rights = ContiguousArray<Bool>(repeating: false, count: holdings)
        for i in rights.indices where random.chance(1) { rights[i] = true }
        let input = Holdings(offsets: count, holders: holders, votes: votes, rights: rights)
        if let export {
            write(count, to: export + "/control-offsets.bin")
            write(holders, to: export + "/control-holders.bin")
        }
        var graph = ControlGraph(input)
        let direct = Measure.best(of: runs) { graph = ControlGraph(input) }
        var components = 0
        let strong = Measure.best(of: runs) { components = StrongComponents(offsets: count, targets: holders).count }
        let all = Measure.best(of: runs) {
            graph = ControlGraph(input)
            _ = StrongComponents(offsets: graph.offsets, targets: graph.controllers).count
        }
        var hash: UInt64 = 0
        for controller in graph.controllers { hash = (hash ^ UInt64(UInt32(bitPattern: controller))) &* 0x9E37_79B9_7F4A_7C15; hash ^= hash >> 29 }
        row("control", "control graph \(Measure.text(direct))", "strong components of the holdings \(Measure.text(strong)) (\(components))",
            "control graph and its components \(Measure.text(all))", "check \(String(hash, radix: 16))")
    }

    // MARK: ndjson

    static func ndjson(elements: Int, runs: Int, export: String?) {
        var estate = Estate.overKnowledge(elements: elements)
        var bytes: [UInt8] = []
        estate.write { bytes.append(contentsOf: $0) }
        if let export, !FileManager.default.createFile(atPath: export, contents: Data(bytes)) { print("cannot write \(export)") }
        let before = Measure.memory
        Measure.resetPeak()
        var read = Double.infinity, finish = Double.infinity, together = Double.infinity
        var made = 0, relations = 0, problems = 0
        for _ in 0..<max(1, runs) {
            var builder = ContinuumBuilder(vocabulary: .portulan)
            try? KnowledgeBase.read(into: &builder)
            let first = Measure.seconds {
                var reader = NDJSONReader(file: "estate.ndjson", layer: .chart, into: &builder, expectedBytes: bytes.count)
                bytes.withUnsafeBufferPointer { all in
                    var start = 0
                    while start < all.count {
                        let end = min(all.count, start + 1 << 20)
                        reader.read(UnsafeBufferPointer(rebasing: all[start..<end]), into: &builder)
                        start = end
                    }
                }
                reader.finish(into: &builder)
            }
            let second = Measure.seconds {
                let (continuum, diagnostics) = builder.finish()
                (made, relations, problems) = (continuum.elements.count, continuum.relations.count, diagnostics.sorted.count)
            }
            read = min(read, first)
            finish = min(finish, second)
            together = min(together, first + second)
        }
        print("ndjson: \(made) elements, \(relations) relations, \(problems) diagnostics, \(Measure.megabytes(bytes.count))")
        row("ndjson", "read \(Measure.text(read))", "finish \(Measure.text(finish))", "together \(Measure.text(together))",
            String(format: "%.2f M elements/s, %.0f MB/s", Double(made) / together / 1e6, Double(bytes.count) / together / 1e6),
            "peak \(Measure.megabytes(Measure.peakMemory - before)) beyond the text")
    }

    // MARK: assess

    static func assess(folder: String, runs: Int) {
        var read = Double.infinity, judge = Double.infinity, write = Double.infinity, together = Double.infinity
        var length = 0
        for _ in 0..<max(1, runs) {
            var workspace: Workspace?
            let first = Measure.seconds { workspace = Workspace(reading: folder) }
            guard let workspace, let day = Day("2026-11-22") else { return }
            var assessment: Assessment?
            let second = Measure.seconds { assessment = Assessor(workspace.request(day: day)).assess(workspace.continuum) }
            guard let assessment else { return }
            let third = Measure.seconds { length = AssessmentDocument(assessment).document().prettyJSON.utf8.count }
            read = min(read, first)
            judge = min(judge, second)
            write = min(write, third)
            together = min(together, first + second + third)
        }
        row("assess", "read \(Measure.text(read))", "assess \(Measure.text(judge))", "write \(Measure.text(write))",
            "together \(Measure.text(together))", "\(length) bytes")
    }
}
