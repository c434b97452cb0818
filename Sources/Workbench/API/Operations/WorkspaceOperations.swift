import Continuum
import HTTPTypes
import Imports
import Ledger
import Reach
import Reports
import Sovereignty
import Workspace

extension APIOperation {
    static let workspaces: [APIOperation] = [
        APIOperation(
            id: "listWorkspaces", method: .get, path: "workspaces", topic: .workspaces, summary: Bilingual(fr: "Les dossiers que l’on peut voir.", en: "The workspaces that one may see."),
            access: .signedIn,
            outcomes: [Outcome(status: .ok, schema: Shape.object([("workspaces", Shape.list(Shape.object([("id", Shape.text), ("permissions", Shape.list(Shape.text))])))]))], records: nil
        ) { call in
            let visitor = try call.requireVisitor()
            let slugs = await call.bench.hall.slugs().filter(visitor.sees)
            return APIAnswer(
                .mapping([
                    (
                        "workspaces",
                        .sequence(
                            slugs.map { slug in
                                .mapping([("id", .string(slug)), ("permissions", Document.strings(Permission.allCases.filter { visitor.may($0, in: slug) }.map(\.rawValue)))])
                            })
                    )
                ]))
        },
        APIOperation(
            id: "getWorkspace", method: .get, path: "workspaces/{workspace}", topic: .workspaces,
            summary: Bilingual(fr: "Un dossier en chiffres.", en: "A workspace in figures."), access: .workspace(.view),
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("id", Shape.text), ("name", Shape.both), ("organisation", Shape.nullableText), ("home", Shape.text), ("date", Shape.day), ("elements", Shape.count),
                        ("unknownFacts", Shape.count), ("verdicts", Shape.map(of: Shape.count)), ("findings", Shape.map(of: Shape.count)), ("changes", Shape.count),
                        ("accepted", Shape.count), ("errors", Shape.count), ("warnings", Shape.count),
                    ]))
            ], isOfSnapshot: true
        ) { call in
            let room = try call.requireRoom(), snapshot = try await call.requireSnapshot(), assessment = snapshot.assessment
            return APIAnswer(
                .mapping([
                    ("id", .string(room.slug)),
                    ("name", .words(Bilingual(fr: snapshot.title(.french, slug: room.slug), en: snapshot.title(.english, slug: room.slug)))),
                    ("organisation", .optional(snapshot.workspace.settings.organisation)), ("home", .string(snapshot.workspace.settings.home)),
                    ("date", .string(snapshot.day.description)), ("elements", .count(snapshot.index.elements.count)), ("unknownFacts", .count(assessment.coverage.unknownFacts)),
                    ("verdicts", .mapping(VerdictStatus.allCases.map { status in (status.rawValue, .count(assessment.verdicts.count { $0.status == status })) })),
                    ("findings", .mapping(Severity.allCases.map { severity in (severity.rawValue, .count(assessment.findings.count { $0.severity == severity })) })),
                    ("changes", .count(snapshot.changes.count)), ("accepted", .count(snapshot.workspace.accepted.count)),
                    ("errors", .count(snapshot.workspace.diagnostics.errorCount + snapshot.changeDiagnostics.errorCount)),
                    ("warnings", .count(snapshot.workspace.diagnostics.warningCount + snapshot.changeDiagnostics.warningCount)),
                ]))
        },
        APIOperation(
            id: "listProblems", method: .get, path: "workspaces/{workspace}/problems", topic: .workspaces,
            summary: Bilingual(fr: "Ce qui ne va pas dans les fichiers du dossier.", en: "What is wrong with the workspace’s files."), access: .workspace(.view),
            outcomes: [Outcome(status: .ok, schema: Shape.component("Diagnostics"))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            var all = snapshot.workspace.diagnostics
            all.add(contentsOf: snapshot.changeDiagnostics)
            return APIAnswer(DiagnosticDocument(all.withoutFolders, call.language).document())
        },
    ] + exports

    // MARK: To take away

    private static let exports: [APIOperation] = [
        export("exportChartYAML", "chart.yaml", "application/yaml", Bilingual(fr: "La carte, en YAML.", en: "The chart, as YAML.")) { snapshot, _ in try Array(snapshot.continuum.yaml().utf8) },
        export("exportChartLines", "chart.ndjson", "application/x-ndjson", Bilingual(fr: "La carte, un élément par ligne.", en: "The chart, an element a line.")) { snapshot, _ in
            Array(snapshot.continuum.ndjson().utf8)
        },
        export("exportSARIF", "assessment.sarif", "application/sarif+json", Bilingual(fr: "Les constats, en SARIF.", en: "The findings, as SARIF.")) {
            Array((SARIF($0.assessment, $1).document().prettyJSON + "\n").utf8)
        },
        export("exportReport", "report.html", "text/html; charset=utf-8", Bilingual(fr: "Le rapport, en une page.", en: "The report, as one page.")) { snapshot, language in
            let title = snapshot.assessment.organisation.map { snapshot.continuum.name($0, language) } ?? ""
            return Array(try HTMLReport(snapshot.assessment, language: language, title: title, drawings: [:]).render().utf8)
        },
        export("exportFormYAML", "questions.yaml", "application/yaml", Bilingual(fr: "Les questions, à remplir en YAML.", en: "The questions, to be filled in as YAML.")) {
            Array(form($0, $1).yaml.utf8)
        },
        export(
            "exportFormWorkbook", "questions.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Bilingual(fr: "Les questions, à remplir dans un tableur.", en: "The questions, to be filled in in a spreadsheet.")
        ) {
            let (bytes, problems) = WorkbookWriter.bytes(of: form($0, $1).workbook, file: "questions.xlsx")
            if problems.hasErrors { throw Refusal.unfit(problems, $1) }
            return bytes
        },
    ]

    private static func form(_ snapshot: Snapshot, _ language: Language) -> FormPage {
        let levels = snapshot.levels()
        return FormPage(
            Form(levels, levels.nextQuestions()), levels, organisation: snapshot.workspace.settings.organisation, day: snapshot.day, language)
    }

    private static func export(
        _ id: String, _ name: String, _ type: String, _ summary: Bilingual, _ bytes: @escaping @Sendable (Snapshot, Language) throws -> [UInt8]
    ) -> APIOperation {
        let plain = type.split(separator: ";").first.map(String.init) ?? type
        return APIOperation(
            id: id, method: .get, path: "workspaces/{workspace}/exports/\(name)", topic: .workspaces, summary: summary, access: .workspace(.export),
            outcomes: [Outcome(status: .ok, type: plain, headers: ["Content-Disposition"])], records: .exported, isOfSnapshot: true
        ) { call in
            let (snapshot, language) = (try await call.requireSnapshot(), call.language)
            let bytes = try await call.compute { try bytes(snapshot, language) }
            return APIAnswer(.bytes(bytes, type: type)).with(.contentDisposition, "attachment; filename=\"\(name)\"").recorded(.exported, name)
        }
    }
}
