import ArgumentParser
import Continuum
import Foundation
import Sovereignty

/// Starts a check for those who work on Portulan itself: its file, its fixtures, its line in the catalogue.
struct CheckNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Prépare un contrôle dans le code de Portulan. / Starts a check in Portulan’s own code.")

    @Argument(help: "Son identifiant : domaine-et-quoi (exit-data-erased). / Its id: area-and-what (exit-data-erased).")
    var id: String
    @Option(name: .long, help: "La racine du code. / The root of the code.", completion: .directory)
    var root = "."

    private static let areas = [
        "control": "Control", "law": "Law", "place": "Place", "keys": "Keys", "cert": "Certificates", "ops": "Operations", "tech": "Technology",
        "supply": "Supply", "resilience": "Resilience", "exit": "Exit", "contract": "Contract", "privacy": "Privacy", "env": "Environment", "ai": "AI",
    ]

    func validate() throws {
        let words = id.split(separator: "-", omittingEmptySubsequences: false)
        let isWellFormed = words.count >= 2 && words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) } }
        guard isWellFormed, Self.areas[String(words[0])] != nil else {
            throw ValidationError(
                "« \(id) » : des minuscules et des traits d’union, en commençant par un domaine. / “\(id)”: small letters and hyphens, starting with an area: "
                    + Self.areas.keys.sorted().joined(separator: ", "))
        }
        if CheckCatalogue.check(id) != nil { throw ValidationError("« \(id) » existe déjà. / “\(id)” is there already.") }
    }

    func run() throws {
        let words = id.split(separator: "-").map(String.init)
        let name = words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        let file = "Sources/Sovereignty/Checks/\(Self.areas[words[0]] ?? "")/\(name.prefix(1).uppercased() + name.dropFirst()).swift"
        let catalogue = "Sources/Sovereignty/Checks/CheckCatalogue.swift"
        guard var list = try? String(contentsOfFile: path(catalogue), encoding: .utf8), let end = list.range(of: "\n    ]\n") else {
            OutputOptions.complain(
                "\(path(catalogue)) est introuvable : lancez la commande à la racine du code, ou donnez --root. / cannot be found: run it at the root of the code, or give --root.")
            throw ExitCode(2)
        }
        let fixtures = ["flags", "passes", "unknown"].map { "Tests/SovereigntyTests/Fixtures/checks/\(id)/\($0)/chart.yaml" }
        for new in [file] + fixtures where FileManager.default.fileExists(atPath: path(new)) {
            OutputOptions.complain("\(new) existe déjà ; rien n’a été écrit. / is there already; nothing was written.")
            throw ExitCode(2)
        }
        // Beside the others of its area, or at the end.
        let entry = "        .\(name),"
        let last = list.range(of: "        .\(words[0])", options: .backwards).flatMap { list.range(of: "\n", range: $0.upperBound..<list.endIndex) }
        list.insert(contentsOf: last == nil ? "\n" + entry : entry + "\n", at: last?.upperBound ?? end.lowerBound)
        do {
            try write(Self.source(id, name), to: file)
            for fixture in fixtures { try write(Self.fixture, to: fixture) }
            try write(list, to: catalogue)
        } catch {
            OutputOptions.complain(error.localizedDescription)
            throw ExitCode(2)
        }
        for new in [file] + fixtures + [catalogue] { print("  \(new)") }
        print(
            """

            Et maintenant / And now:
              1. les mots et la règle / the words and the rule: \(file)
              2. les trois cartes / the three charts: Tests/SovereigntyTests/Fixtures/checks/\(id)
              3. swift test --filter CheckTests
              4. l’exigence qui le nomme / the requirement that names it: Sources/Knowledge/Base/frameworks
              5. Scripts/make-knowledge.sh && Scripts/make-schemas.sh
            """)
    }

    private func path(_ relative: String) -> String { root == "." ? relative : root + "/" + relative }

    private func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: path(file))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .atomic)
    }

    private static func source(_ id: String, _ name: String) -> String {
        """
        import Continuum

        extension Check {
            static let \(name) = Check(
                "\(id)",
                title: Bilingual(
                    fr: "",
                    en: ""),
                why: Bilingual(
                    fr: "",
                    en: ""),
                remedy: Bilingual(
                    fr: "",
                    en: ""),
                verify: Bilingual(
                    fr: "",
                    en: ""),
                limits: Bilingual(
                    fr: "",
                    en: ""),
                sources: []
            ) { judgement, scope, facts in
                // The patterns are in Judgement+Patterns.swift and Judgement+MorePatterns.swift. What nobody says is a doubt, never a pass.
                judgement.silence(scope.subject, [.description])
            }
        }

        """
    }

    private static let fixture = """
        elements:
          - { id: us, kind: organisation, name: Nous, seat: FR, ownership: public }
          - { id: subject, kind: service, name: Sujet }

        """
}
