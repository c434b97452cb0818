/// What can be wrong in workbooks of a spreadsheet, in words.
extension Problem {
    private static let nothingRead = Sentence("Rien n’est repris de ce classeur.", "Nothing is taken over from this workbook.")
    private static let saveAgain = Sentence(
        "Ouvrez le classeur dans un tableur (LibreOffice, Excel), enregistrez-le de nouveau au format .xlsx, puis redonnez-le.",
        "Open the workbook in a spreadsheet (LibreOffice, Excel), save it again as .xlsx, then give it once more.")
    private static let fetchAgain = Sentence(
        "Récupérez de nouveau le fichier auprès de qui l’a rempli : un envoi ou une copie l’a sans doute abîmé.",
        "Fetch the file again from whoever filled it in: sending or copying has probably damaged it.")

    var spreadsheetWords: ImportWords {
        switch self {
        case .spreadsheetNotZIP("empty"): ImportWords(Sentence("Le classeur est vide : le fichier n’a aucun octet", "The workbook is empty: the file has no bytes"), Self.nothingRead, Self.fetchAgain)
        case .spreadsheetNotZIP("text"):
            ImportWords(
                Sentence("Ce fichier est du texte, et non un classeur .xlsx", "This file is text, not an .xlsx workbook"),
                Sentence("Un classeur .xlsx est une archive ZIP ; un fichier CSV ou HTML renommé n’en est pas un.",
                         "An .xlsx workbook is a ZIP archive; a renamed CSV or HTML file is none."),
                Self.saveAgain)
        case .spreadsheetNotZIP:
            ImportWords(
                Sentence("Ce fichier n’est pas un classeur .xlsx", "This file is not an .xlsx workbook"),
                Sentence("Un classeur .xlsx est une archive ZIP, et ce fichier ne commence pas comme elle.",
                         "An .xlsx workbook is a ZIP archive, and this file does not start like one."),
                Self.saveAgain)
        case .spreadsheetCompound(isEncrypted: true):
            ImportWords(
                Sentence("Le classeur est protégé par un mot de passe", "The workbook is protected by a password"),
                Sentence("Son contenu est chiffré : rien ne peut en être lu.", "Its content is encrypted: nothing of it can be read."),
                Sentence("Ouvrez-le avec le mot de passe, retirez celui-ci, et enregistrez le classeur au format .xlsx.",
                         "Open it with the password, remove that, and save the workbook as .xlsx."))
        case .spreadsheetCompound:
            ImportWords(
                Sentence("C’est un fichier d’un ancien format d’Office, comme .xls", "This is a file of an old Office format, such as .xls"),
                Sentence("Ce format d’avant 2007 n’est pas lu ici.", "This format from before 2007 is not read here."), Self.saveAgain)
        case .spreadsheetDamaged("", "truncated"):
            ImportWords(
                Sentence("Le classeur s’arrête avant la fin", "The workbook stops before its end"),
                Sentence("La table des matières d’une archive ZIP est à sa fin : sans elle, rien n’est repris.",
                         "The table of contents of a ZIP archive is at its end: without it, nothing is taken over."), Self.fetchAgain)
        case .spreadsheetDamaged("", let code):
            ImportWords(
                Sentence("Le classeur est abîmé : \(plain: Self.damage(code)[.french])", "The workbook is damaged: \(plain: Self.damage(code)[.english])"),
                Self.nothingRead, Self.fetchAgain)
        case .spreadsheetDamaged(let part, let code):
            ImportWords(
                Sentence(
                    "Le classeur est abîmé dans \(quoted: part) : \(plain: Self.damage(code)[.french])",
                    "The workbook is damaged in \(quoted: part): \(plain: Self.damage(code)[.english])"),
                Self.nothingRead, Self.fetchAgain)
        case .spreadsheetZIPFeature(let feature):
            ImportWords(
                Sentence(
                    "L’archive du classeur emploie \(plain: Self.feature(feature)[.french]), que Portulan ne lit pas",
                    "The archive of the workbook uses \(plain: Self.feature(feature)[.english]), which Portulan does not read"),
                Self.nothingRead, Self.saveAgain)
        case .spreadsheetLimit(let what, let limit): Self.limitWords(what, limit)
        default: spreadsheetContentWords
        }
    }

    private var spreadsheetContentWords: ImportWords {
        switch self {
        case .spreadsheetXML(let part, let code):
            ImportWords(
                Sentence(
                    "\(quoted: part), dans le classeur, n’est pas du XML valide : \(plain: Self.partWords(code)[.french])",
                    "\(quoted: part), in the workbook, is not valid XML: \(plain: Self.partWords(code)[.english])"),
                Self.nothingRead, Self.saveAgain)
        case .spreadsheetPartMissing(let part, "ods"), .spreadsheetPartMissing(let part, "docx"), .spreadsheetPartMissing(let part, "xlsb"):
            ImportWords(
                Sentence(
                    "Ce n’est pas un classeur .xlsx : l’archive n’a pas de \(quoted: part), et paraît d’un autre format bureautique",
                    "This is not an .xlsx workbook: the archive has no \(quoted: part), and looks like another office format"),
                Sentence("Seul le format .xlsx est lu ici.", "Only the format .xlsx is read here."), Self.saveAgain)
        case .spreadsheetPartMissing(let part, _):
            ImportWords(
                Sentence("Il manque \(quoted: part) au classeur", "The workbook lacks \(quoted: part)"),
                Sentence("Sans cette partie, les cellules ne peuvent pas être lues.", "Without this part, the cells cannot be read."), Self.saveAgain)
        case .spreadsheetSheetName(let name, let became):
            ImportWords(
                Sentence("La feuille \(quoted: name) est écrite sous le nom \(quoted: became)", "The sheet \(quoted: name) is written under the name \(quoted: became)"),
                Sentence("Un nom de feuille a de 1 à 31 caractères, aucun de []:*?/\\, et diffère de tous les autres.",
                         "The name of a sheet has 1 to 31 characters, none of []:*?/\\, and differs from all others."))
        case .spreadsheetCut("text", let sheet, let cell, let limit):
            ImportWords(
                Sentence(
                    "Feuille \(quoted: sheet), cellule \(plain: shown(cell)) : le texte est coupé à \(count: limit) caractères",
                    "Sheet \(quoted: sheet), cell \(plain: shown(cell)): the text is cut to \(count: limit) characters"),
                Sentence("Une cellule ne peut pas en contenir plus ; la fin du texte n’est pas dans le classeur.",
                         "A cell cannot hold more; the end of the text is not in the workbook."),
                Sentence("Raccourcissez ce texte, ou répartissez-le.", "Shorten this text, or divide it."))
        case .spreadsheetCut(_, let sheet, let cell, let count):
            ImportWords(
                Sentence(
                    "Feuille \(quoted: sheet) : cellules au-delà de \(plain: shown(cell)), écartées : \(count: count)",
                    "Sheet \(quoted: sheet): cells beyond \(plain: shown(cell)), left out: \(count: count)"),
                Sentence("Une feuille ne va pas plus loin ; ces cellules ne sont pas dans le classeur.", "A sheet goes no further; these cells are not in the workbook."),
                Sentence("Répartissez-les sur plusieurs feuilles.", "Divide them between several sheets."))
        case .spreadsheetCharactersDropped(let sheet, let cell, let count):
            ImportWords(
                Sentence(
                    "Feuille \(quoted: sheet) : caractères invisibles écartés, à partir de la cellule \(plain: shown(cell)) : \(count: count)",
                    "Sheet \(quoted: sheet): control characters left out, from cell \(plain: shown(cell)) on: \(count: count)"),
                Sentence("XML ne permet pas ces caractères de contrôle ; le reste du texte est gardé.",
                         "XML does not allow these control characters; the rest of the text is kept."))
        default: ImportWords(Sentence("Problème de classeur", "Problem of a workbook"))
        }
    }

    private static func limitWords(_ what: String, _ limit: Int) -> ImportWords {
        let why = Sentence(
            "Cette limite évite qu’un fichier, par erreur ou par malveillance, n’épuise la mémoire ; rien n’est repris de celui-ci.",
            "This limit keeps a file from using up the memory, by mistake or by malice; nothing is taken over from this one.")
        let fewer = Sentence(
            "Supprimez les feuilles, images et lignes inutiles, ou répartissez le classeur en plusieurs.",
            "Remove the sheets, images and rows that are not needed, or divide the workbook into several.")
        let bytes = Sentence("\(plain: size(limit, .french))", "\(plain: size(limit, .english))")
        switch what {
        case "bytes":
            return ImportWords(
                Sentence("Le classeur pèse plus que la limite de \(plain: bytes[.french])", "The workbook is above the limit of \(plain: bytes[.english])"), why, fewer)
        case "size":
            return ImportWords(
                Sentence(
                    "Une fois décompressé, le classeur dépasse la limite de \(plain: bytes[.french])",
                    "Once uncompressed, the workbook is above the limit of \(plain: bytes[.english])"), why, fewer)
        case "ratio":
            return ImportWords(
                Sentence(
                    "Le classeur ressemble à une bombe de décompression : une de ses parties se dilate plus de \(count: limit) fois",
                    "The workbook looks like a decompression bomb: one of its parts expands more than \(count: limit) times"), why,
                Sentence("Ne l’ouvrez pas avant de savoir d’où il vient ; redemandez-le à qui l’a rempli.",
                         "Do not open it before you know where it comes from; ask whoever filled it in for it again."))
        default:
            let noun = limitNoun(what)
            return ImportWords(
                Sentence(
                    "Le classeur contient plus de \(count: limit) \(plain: noun[.french])",
                    "The workbook holds more than \(count: limit) \(plain: noun[.english])"), why, fewer)
        }
    }

    private static func limitNoun(_ what: String) -> Sentence {
        switch what {
        case "parts": Sentence("parties", "parts")
        case "sheets": Sentence("feuilles", "sheets")
        case "strings": Sentence("textes", "texts")
        case "formats": Sentence("formats de cellule", "cell formats")
        case "merges": Sentence("cellules fusionnées", "merged cells")
        case "depth": Sentence("niveaux de balises emboîtées", "levels of nested tags")
        default: Sentence("cellules remplies", "filled cells")
        }
    }

    private static func damage(_ code: String) -> Sentence {
        switch code {
        case "truncated": Sentence("cette partie s’arrête avant la fin", "this part stops before its end")
        case "directory": Sentence("sa table des matières n’est pas cohérente", "its table of contents is not consistent")
        case "header": Sentence("son en-tête ne correspond pas à la table des matières", "its header does not match the table of contents")
        case "size": Sentence("sa taille n’est pas celle qui est annoncée", "its size is not the one announced")
        case "checksum": Sentence("sa somme de contrôle est fausse", "its checksum is wrong")
        case "twice": Sentence("deux parties portent ce nom", "two parts have this name")
        default: Sentence("la compression n’est pas valide", "the compression is not valid")
        }
    }

    private static func feature(_ code: String) -> Sentence {
        switch code {
        case "zip64": Sentence("le format ZIP64 des très grandes archives", "the ZIP64 form of very large archives")
        case "encryption": Sentence("le chiffrement", "encryption")
        case "disks": Sentence("un découpage en plusieurs volumes", "a division into several volumes")
        default: Sentence("la méthode de compression \(plain: shown(code))", "the compression method \(plain: shown(code))")
        }
    }

    /// What `xmlWords` says, and what only parts of a workbook can have.
    private static func partWords(_ code: String) -> Sentence {
        switch code {
        case "entities": Sentence("il définit des entités dans un DOCTYPE, ce que Portulan refuse", "it defines entities in a DOCTYPE, which Portulan refuses")
        case "encoding": Sentence("son encodage n’est pas lu ici", "its encoding is not read here")
        case "utf8": Sentence("le texte n’est pas de l’UTF-8", "the text is not UTF-8")
        case "root": Sentence("son premier élément n’est pas celui attendu", "its first element is not the one expected")
        default: xmlWords(code)
        }
    }
}
