import ArgumentParser
import Continuum
import Foundation
import Reports
import Sovereignty
import Workspace

/// What an entity is under directive (EU) 2022/2555, and why.
struct NIS2: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nis2",
        abstract: "NIS 2 : entité essentielle, importante ou hors champ, et pourquoi. / NIS 2: essential, important or out of scope, and why.",
        subcommands: [Classify.self, Sectors.self])

    struct Sectors: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Les secteurs et les activités des annexes. / The sectors and activities of the annexes.")
        @OptionGroup var options: OutputOptions
        func run() throws { try options.write(NISText(options.lang ?? .french, options.style).sectors()) }
    }

    struct Classify: ParsableCommand {
        enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

        static let configuration = CommandConfiguration(
            abstract: "Classe une entité, ou toutes celles d’un fichier. / Classifies an entity, or all those of a file.",
            discussion: """
                Chaque fait peut valoir « unknown » ; ce qui manque est essayé, et nommé s’il change la réponse.
                Each fact can be “unknown”; what is missing is tried, and named if it changes the answer.

                portulan nis2 classify --activity drinking-water --headcount 60 --established FR
                portulan nis2 classify --interactive
                portulan nis2 classify --input entites.json --format json
                """)

        @Option(name: .long, help: "Fichier JSON, - pour l’entrée standard. / JSON file, - for standard input.", completion: .file())
        var input: String?
        @Flag(name: .long, help: "Pose les questions qui comptent encore. / Asks the questions that still matter.")
        var interactive = false
        @OptionGroup(title: "L’entité / The entity") var facts: NISFlags
        @Option(name: .long, help: "terminal | json")
        var format: Format = .terminal
        @OptionGroup var options: OutputOptions

        func run() throws {
            let language = options.lang ?? .french
            let isDescribed = !facts.lines.isEmpty
            if input != nil, isDescribed || interactive {
                throw ValidationError("--input se suffit : ni autre fait ni --interactive. / --input stands alone: no other fact, no --interactive.")
            }
            guard input != nil || isDescribed || interactive else { throw CleanExit.helpRequest(self) }
            var reading = try read(language)
            try OutputOptions.stop(on: reading.diagnostics, language)
            if interactive, let entity = reading.entities.first { reading.entities = [ask(entity, language)] }
            var classifier = NISClassifier()
            switch format {
            case .json: try options.write(NISDocument.json(reading.entities.lazy.map { classifier.classify($0) }))
            case .terminal:
                let text = NISText(language, options.style)
                let results = reading.entities.map { classifier.classify($0) }
                if !reading.isList, let result = results.first { try options.write(text.render(result)) } else { try options.write(text.table(results)) }
            }
        }

        private func read(_ language: Language) throws -> NISEntityReader.Reading {
            guard let input else { return NISEntityReader.read(Array(facts.json.utf8), file: "(options)") }
            if input == "-" { return NISEntityReader.read(Array(FileHandle.standardInput.readDataToEndOfFile()), file: "(stdin)") }
            var texts = SourceTexts()
            var diagnostics = Diagnostics()
            guard let bytes = texts.bytes(of: input, limit: JSONDocument.limit, &diagnostics) else { return NISEntityReader.Reading(diagnostics: diagnostics) }
            return NISEntityReader.read(bytes, file: input)
        }

        /// Questions on the error output when the answer goes to a pipe: what is written stays clean.
        private func ask(_ entity: NISEntity, _ language: Language) -> NISEntity {
            var questionnaire = NISQuestionnaire(entity, language)
            let isQuiet = format == .json || options.output != nil
            func tell(_ text: String) {
                let handle = isQuiet ? FileHandle.standardError : FileHandle.standardOutput
                handle.write(Data(text.utf8))
            }
            while let question = questionnaire.next() {
                tell("\n" + question.text + "\n")
                for (i, choice) in question.choices.enumerated() { tell("  \(i + 1). \(choice)\n") }
                if question.choices.isEmpty {
                    tell("  (\(NISQuestionnaire.doNotKnow(language)) : ?)\n")
                } else {
                    tell("  \(question.choices.count + 1). \(NISQuestionnaire.doNotKnow(language))\n")
                }
                while true {
                    tell("> ")
                    guard let line = readLine() else {
                        tell("\n")
                        return questionnaire.entity
                    }
                    guard let complaint = questionnaire.answer(question, line) else { break }
                    tell(complaint + "\n")
                }
            }
            tell("\n")
            return questionnaire.entity
        }
    }
}

/// The facts of one entity as flags: written as the lines of a JSON object, which the reader of files then reads. One reader, one set of complaints.
struct NISFlags: ParsableArguments {
    @Option(name: .long, help: "Le nom de l’entité. / The name of the entity.")
    var name: String?
    @Option(name: .long, help: "Un secteur (portulan nis2 sectors). / A sector.")
    var sector: String?
    @Option(name: .long, help: "Une activité, à répéter ; none : aucune. / An activity, repeatable; none: none.")
    var activity: [String] = []
    @Option(name: .long, help: "small | medium | large, à défaut de chiffres. / for want of figures.")
    var size: String?
    @Option(name: .long, parsing: .unconditional, help: "Effectif, en unités de travail par an. / Headcount, in annual work units.")
    var headcount: String?
    @Option(name: .long, parsing: .unconditional, help: "Chiffre d’affaires, en euros : 12M. / Turnover, in euros: 12M.")
    var turnover: String?
    @Option(name: .long, parsing: .unconditional, help: "Total du bilan, en euros : 12M. / Balance sheet total, in euros: 12M.")
    var balance: String?
    @Option(name: .long, help: "Entreprise liée : effectif,CA,bilan ; à répéter. / Linked enterprise: headcount,turnover,balance; repeatable.")
    var linked: [String] = []
    @Option(name: .long, help: "Entreprise partenaire : part:effectif,CA,bilan (30:100,5M,4M). / Partner enterprise: share:headcount,turnover,balance.")
    var partner: [String] = []
    @Flag(name: .long, help: "Entreprise publique : ne change pas la taille (art. 2(1)). / Publicly owned: does not change the size.")
    var publicUndertaking = false
    @Option(name: .long, help: "États d’établissement : FR,DE. / States of establishment.")
    var established: String?
    @Option(name: .long, help: "États servis : FR,DE. / States served.")
    var serves: String?
    @Option(name: .long, help: "État de l’établissement principal (art. 26(2)). / State of the main establishment.")
    var mainEstablishment: String?
    @Option(name: .long, help: "État du représentant (art. 26(3)). / State of the representative.")
    var representative: String?
    @Option(name: .long, help: "none | central | regional | local | judiciary | parliament | central-bank | unknown")
    var publicTier: String?
    @Option(name: .long, help: "commune | department | metropole | urban-community | agglomeration-community | community-of-communes | other")
    var localKind: String?
    @Option(name: .long, parsing: .unconditional, help: "Habitants (de la commune la plus peuplée, pour un groupement). / Inhabitants (of the most populous commune, for a community).")
    var population: String?
    @Option(name: .long, help: "Établissement d’enseignement : yes | no | unknown. / Education institution.")
    var education: String?
    @Option(name: .long, help: "Sécurité, défense, répression : none | partly | mainly | unknown. / Security, defence, law enforcement.")
    var security: String?
    @Option(name: .long, help: "none | sole-provider | public-safety | systemic-risk | critical-importance | unknown")
    var specialRole: String?
    @Option(name: .long, help: "Par l’État membre : none | important | essential | unknown. / By the member state.")
    var identifiedAs: String?
    @Option(name: .long, help: "Entité critique (2022/2557) : yes | no | unknown. / Critical entity.")
    var criticalEntity: String?
    @Option(name: .long, help: "Opérateur de services essentiels avant 2023 : yes | no | unknown. / Operator of essential services before 2023.")
    var formerOperator: String?
    @Option(name: .long, help: "L’État le maintient : yes | no | unknown. / The state keeps it.")
    var formerOperatorKept: String?
    @Option(name: .long, help: "Dispensée de DORA : yes | no | unknown. / Exempted from DORA.")
    var doraExempted: String?
    @Option(name: .long, help: "Administration régionale aux effets importants : yes | no | unknown. / Regional administration of significant impact.")
    var regionalRisk: String?
    @Option(name: .long, help: "Option locale de l’État : no | important | essential | unknown. / Local option of the state.")
    var localOption: String?
    @Option(name: .long, help: "Option de l’État pour l’enseignement : no | important | essential | unknown. / Option for education.")
    var educationOption: String?

    /// One line for each fact that was given.
    var lines: [String] {
        var lines: [String] = []
        func add(_ key: NISKey, _ value: String) { lines.append("\(Self.quoted(key.rawValue)): \(value)") }
        func text(_ key: NISKey, _ value: String?) { if let value { add(key, Self.quoted(value)) } }
        func number(_ key: NISKey, _ value: String?) { if let value { add(key, Self.number(value)) } }
        func flag(_ key: NISKey, _ value: String?) {
            guard let value else { return }
            switch value.lowercased() {
            case "yes", "oui", "true": add(key, "true")
            case "no", "non", "false": add(key, "false")
            default: add(key, Self.quoted(value))
            }
        }
        func list(_ key: NISKey, _ values: [String]) {
            if values.count == 1 { add(key, Self.quoted(values[0])) } else if !values.isEmpty { add(key, "[" + values.map(Self.quoted).joined(separator: ", ") + "]") }
        }
        text(.name, name)
        text(.sector, sector)
        list(.activity, activity)
        text(.size, size)
        number(.headcount, headcount)
        number(.turnover, turnover)
        number(.balance, balance)
        if !linked.isEmpty { add(.linked, "[" + linked.map { Self.relative($0, hasShare: false) }.joined(separator: ", ") + "]") }
        if !partner.isEmpty { add(.partners, "[" + partner.map { Self.relative($0, hasShare: true) }.joined(separator: ", ") + "]") }
        if publicUndertaking { add(.publicUndertaking, "true") }
        list(.established, Self.codes(established))
        list(.serves, Self.codes(serves))
        text(.mainEstablishment, mainEstablishment)
        text(.representative, representative)
        text(.publicTier, publicTier)
        text(.localKind, localKind)
        number(.population, population)
        flag(.education, education)
        text(.security, security)
        text(.specialRole, specialRole)
        text(.identifiedAs, identifiedAs)
        flag(.criticalEntity, criticalEntity)
        flag(.formerOperator, formerOperator)
        flag(.formerOperatorKept, formerOperatorKept)
        flag(.doraExempted, doraExempted)
        flag(.regionalRisk, regionalRisk)
        text(.localOption, localOption)
        text(.educationOption, educationOption)
        return lines
    }

    var json: String { "{\n  " + lines.joined(separator: ",\n  ") + "\n}\n" }

    private static func quoted(_ text: String) -> String { Document.string(text).json }
    private static func codes(_ text: String?) -> [String] { text?.split(separator: ",").map(String.init) ?? [] }

    /// A number as JSON has it; what is none stays text, so that the reader says so.
    private static func number(_ text: String) -> String {
        guard let value = NISQuestionnaire.number(text) else { return quoted(text) }
        return Document.number(value).json
    }

    /// `30:100,5M,4M`; a figure may be left out or be `?`.
    private static func relative(_ text: String, hasShare: Bool) -> String {
        var rest = Substring(text)
        var pairs: [String] = []
        if hasShare, let colon = rest.firstIndex(of: ":") {
            pairs.append("\"share\": " + number(String(rest[..<colon])))
            rest = rest[rest.index(after: colon)...]
        }
        for (name, part) in zip(["headcount", "turnover", "balance"], rest.split(separator: ",", omittingEmptySubsequences: false)) where !part.isEmpty && part != "?" {
            pairs.append("\"\(name)\": " + number(String(part)))
        }
        return "{ " + pairs.joined(separator: ", ") + " }"
    }
}
