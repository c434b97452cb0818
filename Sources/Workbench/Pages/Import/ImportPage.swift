import Continuum

/// What `import.mustache` names: a file to send, what files there may be, and the chart to take away.
struct ImportPage: PageValue, Sendable {
    struct Form: Sendable {
        var formName: String
        var formText: String
    }

    struct Link: Sendable {
        var linkURL: String
        var linkText: String
    }

    var t: [String: String]
    var csrf: String
    var action: String
    var problemList: [ProblemList]
    var fields: [Field]
    var sendWord: String
    var formsTitle: String
    var forms: [Form]
    var exportTitle: String
    var exports: [Link] = []

    init(fault: Bilingual?, limit: Int, in room: Room, csrf: String, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = EditWords.words(language)
        self.csrf = csrf
        action = room.url("import")
        var field = Field(
            .file, "file", label: say("Le fichier", "The file"),
            hint: say(
                "Choisissez-le, ou déposez-le ici. Au plus \(limit >> 20) Mio. Il est reconnu à son contenu, gardé une heure, et rien n’est enregistré sans vous.",
                "Choose it, or drop it here. At most \(limit >> 20) MiB. It is recognised by its content, kept for an hour, and nothing is saved without you."),
            isRequired: true)
        field.accept = ".graphml,.xml,.yaml,.yml,.ndjson,.jsonl,.json,.xlsx"
        field.fieldError = fault?[language] ?? ""
        fields = [field]
        problemList = ProblemList(fields, language).map { [$0] } ?? []
        sendWord = say("Relire ce fichier", "Read this file over")
        formsTitle = say("Ce que Portulan sait reprendre", "What Portulan can take over")
        forms = [
            Form(formName: "GraphML", formText: say("un réseau : ses lieux et ses liaisons, avec le compte de ce qui n’est pas repris.", "a network: its sites and links, with a count of what is not taken over.")),
            Form(
                formName: "YAML, NDJSON",
                formText: say(
                    "des éléments comme ceux de « continuum/ ». Un élément déjà décrit reçoit ce que dit le fichier et garde le reste.",
                    "elements like those of “continuum/”. An element that is described already takes what the file says and keeps the rest.")),
            Form(formName: say("Changement", "Change"), formText: say("un fichier de « changes/ », accepté dans la carte.", "a file of “changes/”, accepted into the chart.")),
            Form(formName: "XLSX, YAML", formText: say("un questionnaire de Portulan, rempli par un fournisseur ou un collègue.", "a form of Portulan’s, filled in by a supplier or a colleague.")),
        ]
        exportTitle = say("Emporter la carte", "Take the chart away")
        if room.may(.export) {
            exports = [
                Link(linkURL: room.url("export/elements.yaml"), linkText: say("Tous les éléments en YAML", "All elements as YAML")),
                Link(linkURL: room.url("export/elements.ndjson"), linkText: say("Tous les éléments, un par ligne (NDJSON)", "All elements, one a line (NDJSON)")),
            ]
        }
    }
}
