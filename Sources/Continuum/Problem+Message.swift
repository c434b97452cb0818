extension Problem {
    /// What is wrong? One sentence without a final full stop.
    public func message(_ language: Language) -> String { sentence[language] }

    private var sentence: Sentence {
        switch self {
        // The file.
        case .unreadableFile(let detail):
            Sentence("Le fichier ne peut pas être lu : \(plain: shown(detail))", "The file cannot be read: \(plain: shown(detail))")
        case .fileTooLarge(let bytes, let limit):
            Sentence(
                "Le fichier pèse \(plain: size(bytes, .french)), plus que la limite de \(plain: size(limit, .french))",
                "The file is \(plain: size(bytes, .english)), above the limit of \(plain: size(limit, .english))")
        case .invalidUTF8: Sentence("Le texte n’est plus de l’UTF-8 à partir d’ici", "The text is no longer UTF-8 from here on")
        case .syntax(let message):
            Sentence(
                "La syntaxe n’est pas valide : \(plain: Self.syntaxWords(message).said[.french])",
                "The syntax is not valid: \(plain: Self.syntaxWords(message).said[.english])")
        case .aliasNotAccepted:
            Sentence(
                "Un alias YAML (*nom) ou une clé composée (« ? ») tient ici la place d’une clé",
                "A YAML alias (*name) or a compound key (“?”) stands here in place of a key")
        case .aliasBomb(let limit):
            Sentence(
                "Une fois ses alias développés, le fichier dépasse \(count: limit) valeurs",
                "Once its aliases are expanded, the file goes beyond \(count: limit) values")
        case .tooDeep(let limit):
            Sentence("Les blocs et les listes s’emboîtent sur plus de \(count: limit) niveaux", "Blocks and lists are nested more than \(count: limit) levels deep")
        case .lineTooLong(let limit):
            Sentence("Cette ligne dépasse la limite de \(plain: size(limit, .french))", "This line is longer than the limit of \(plain: size(limit, .english))")
        case .emptyFile: Sentence("Le fichier est vide", "The file is empty")
        case .expectedMapping(what: "file"):
            Sentence("Le fichier devrait commencer par une clé, comme « elements »", "The file should start with a key, such as “elements”")
        case .expectedMapping(what: "element"):
            Sentence("Un élément devrait être un bloc de clés (« id », « kind »…)", "An element should be a block of keys (“id”, “kind”…)")
        case .expectedMapping(let what):
            Sentence("Un bloc de clés était attendu pour \(quoted: what)", "A block of keys was expected for \(quoted: what)")
        case .unknownTopLevelKey(let key, _):
            Sentence("La clé \(quoted: key) n’est pas prévue au premier niveau du fichier", "The key \(quoted: key) has no place at the top level of the file")
        case .cancelled: Sentence("La lecture a été interrompue avant la fin", "Reading was stopped before the end")
        case .textStoreFull:
            Sentence("L’ensemble contient plus de textes différents que Portulan ne peut en garder", "There is more distinct text in all than Portulan can hold")
        // An element.
        case .missingID: Sentence("Cet élément n’a pas d’identifiant (« id »)", "This element has no “id”")
        case .invalidID(""): Sentence("L’identifiant est vide", "The id is empty")
        case .invalidID("…"): Sentence("L’identifiant devrait être un mot", "The id should be a word")
        case .invalidID("unknown"): Sentence("« unknown » ne peut pas servir d’identifiant", "“unknown” cannot be used as an id")
        case .invalidID(let id): Sentence("\(quoted: id) n’est pas un identifiant valide", "\(quoted: id) is not a valid id")
        case .missingKind: Sentence("La nature de cet élément n’est pas indiquée (« kind »)", "This element does not say its “kind”")
        case .unknownKind("…", _): Sentence("« kind » attend un mot, comme « application »", "“kind” expects a word, such as “application”")
        case .unknownKind(let kind, _): Sentence("\(quoted: kind) n’est pas une nature d’élément connue", "\(quoted: kind) is not a known kind of element")
        case .kindChanged(let id, let was, let now):
            Sentence("\(quoted: id) est ici \(quoted: now), mais ailleurs \(quoted: was)", "\(quoted: id) is \(quoted: now) here, but \(quoted: was) elsewhere")
        case .duplicateID(let id): Sentence("L’identifiant \(quoted: id) est déjà pris", "The id \(quoted: id) is already taken")
        case .unknownKey(let key, let kind, _):
            Sentence("La clé \(quoted: key) n’existe pas pour \(quoted: kind)", "There is no key \(quoted: key) for \(quoted: kind)")
        case .keyOnWrongKind(let key, let kind):
            Sentence("La clé \(quoted: key) ne s’applique pas à \(quoted: kind)", "The key \(quoted: key) does not apply to \(quoted: kind)")
        case .duplicateKey(let key): Sentence("La clé \(quoted: key) est écrite deux fois", "The key \(quoted: key) is written twice")
        case .wrongType(let key, let expected, let found): Self.wrongType(key, expected, found)
        case .unknownToken(let key, let found, _, _):
            Sentence("\(quoted: found) n’est pas une valeur possible pour \(quoted: key)", "\(quoted: found) is not a possible value for \(quoted: key)")
        case .outOfRange(let key, let found, let range):
            Sentence(
                "\(quoted: key) vaut \(quoted: found), hors de l’intervalle \(plain: Self.range(range, .french))",
                "\(quoted: key) is \(quoted: found), outside the range \(plain: Self.range(range, .english))")
        case .noSuchDay(let day): Sentence("Le \(quoted: day) n’existe pas dans le calendrier", "There is no \(quoted: day) in the calendar")
        case .dayFormat(""), .dayFormat("…"): Sentence("Une date était attendue ici", "A date was expected here")
        case .dayFormat(let text): Sentence("\(quoted: text) n’est pas une date au format attendu", "\(quoted: text) is not a date in the expected form")
        case .endsBeforeItStarts(let period):
            Sentence(
                "La fin (\(quoted: Self.period(period).end)) précède le début (\(quoted: Self.period(period).start))",
                "The end (\(quoted: Self.period(period).end)) comes before the start (\(quoted: Self.period(period).start))")
        case .mayNotBeUnknown(let key): Sentence("\(quoted: key) ne peut pas valoir « unknown »", "\(quoted: key) cannot be “unknown”")
        case .missingTarget(let relation):
            Sentence("Ce bloc sous \(quoted: relation) ne dit pas quel élément il désigne (« to »)", "This block under \(quoted: relation) does not say which element it means (“to”)")
        case .emptyList(let key): Sentence("La liste \(quoted: key) est vide", "The list \(quoted: key) is empty")
        case .duplicateTarget(let relation, let target):
            Sentence("\(quoted: relation) désigne deux fois \(quoted: target)", "\(quoted: relation) names \(quoted: target) twice")
        case .alternativesNotAllowed(let relation):
            Sentence("\(quoted: relation) n’accepte pas d’alternatives (« any », « all », « at-least »)", "\(quoted: relation) does not take alternatives (“any”, “all”, “at-least”)")
        case .thresholdOutOfRange(_, 0): Sentence("Aucune des alternatives n’a pu être retenue", "None of the alternatives could be kept")
        case .thresholdOutOfRange(let found, let members):
            Sentence(
                "Il en faudrait \(count: found), mais la liste n’en compte \(plain: members == 1 ? "qu’une" : "que \(grouped(members, .french))")",
                "\(count: found) would be needed, but the list holds \(plain: members == 1 ? "only one" : grouped(members, .english))")
        // References between elements.
        case .unknownReference(let id, let key, _):
            Sentence("\(quoted: key) désigne \(quoted: id), qui n’existe pas", "\(quoted: key) points to \(quoted: id), which does not exist")
        case .wrongTargetKind(let id, let key, let kind, _):
            Sentence("\(quoted: key) ne peut pas désigner \(quoted: id), de nature \(quoted: kind)", "\(quoted: key) cannot point to \(quoted: id), whose kind is \(quoted: kind)")
        case .selfReference(let id, let key): Sentence("\(quoted: id) se désigne lui-même sous \(quoted: key)", "\(quoted: id) points to itself under \(quoted: key)")
        case .partOfCycle(let ids):
            Sentence("Ces lieux se contiennent en boucle : \(plain: Self.chain(ids))", "These places contain one another in a loop: \(plain: Self.chain(ids))")
        case .sharesAboveHundred(let organisation, let what, let total):
            Sentence(
                "Les parts \(plain: Self.share(what)[.french]) de \(quoted: organisation) totalisent \(plain: Self.decimal(total, .french)) %",
                "The shares of \(plain: Self.share(what)[.english]) in \(quoted: organisation) add up to \(plain: total)%")
        case .missingSource(let id): Sentence("\(quoted: id) affirme quelque chose sans indiquer de source", "\(quoted: id) states something without giving a source")
        // Changes.
        case .changeTargetMissing(let id): Sentence("La modification porte sur \(quoted: id), qui n’existe pas", "The change is about \(quoted: id), which does not exist")
        case .changeAlreadyThere(let id): Sentence("La modification ajoute \(quoted: id), qui existe déjà", "The change adds \(quoted: id), which is already there")
        case .changeNoSuchFact(let id, let key):
            Sentence("La modification porte sur \(quoted: key) de \(quoted: id), où rien n’est écrit", "The change is about \(quoted: key) of \(quoted: id), where nothing is written")
        case .changeConflict(let id, let key, let other):
            Sentence("Cette modification et \(quoted: other) changent toutes deux \(quoted: key) de \(quoted: id)", "This change and \(quoted: other) both change \(quoted: key) of \(quoted: id)")
        case .changeValueMoved(let id, let key, let expected, let found):
            Sentence(
                "\(quoted: key) de \(quoted: id) vaut \(quoted: found), alors que la modification partait de \(quoted: expected)",
                "\(quoted: key) of \(quoted: id) is \(quoted: found), while the change started from \(quoted: expected)")
        case .changeReferenced(let id, let by):
            Sentence("La modification supprime \(quoted: id), que \(quoted: by) désigne encore", "The change removes \(quoted: id), which \(quoted: by) still refers to")
        case .changeIncomplete(let what): Sentence("La modification est incomplète : \(plain: shown(what))", "The change is incomplete: \(plain: shown(what))")
        // The workspace.
        case .missingWorkspaceFile(let path): Sentence("Le fichier \(quoted: path) est introuvable", "The file \(quoted: path) cannot be found")
        case .notAWorkspace(let path): Sentence("\(quoted: path) n’est pas un espace de travail Portulan", "\(quoted: path) is not a Portulan workspace")
        case .unknownOrganisation(let id):
            Sentence("L’organisation \(quoted: id) n’est décrite dans aucun fichier", "The organisation \(quoted: id) is not described in any file")
        case .unsupportedVersion(let version):
            Sentence("La version \(quoted: version) du format n’est pas prise en charge", "Version \(quoted: version) of the format is not supported")
        case .policyWithoutReason(let what): Sentence("Le choix de politique \(quoted: what) n’est pas motivé", "The policy choice \(quoted: what) gives no reason")
        case .ignoredFile(let path): Sentence("Le fichier \(quoted: path) n’a pas été lu", "The file \(quoted: path) was not read")
        case .symbolicLink(let path): Sentence("\(quoted: path) est un lien symbolique, qui n’a pas été suivi", "\(quoted: path) is a symbolic link, and was not followed")
        case .noElements: Sentence("Aucun élément n’est décrit", "No element is described")
        case .xmlMalformed, .xmlEncoding, .xmlEntities, .importTooLarge, .importTooMany, .notGraphML, .importTargetExists, .importUnknownState,
            .importSelfLoops, .importMissingEnd, .importDuplicateNode, .importMissingAttribute, .importBadValue, .importNotSupported,
            .importUnknownWord:
            importWords.said
        case .nisUnknownActivity, .nisUnknownSector, .nisUnknownKey, .nisNegative, .nisTooHigh, .nisShare, .nisContradiction, .nisUnknownState,
            .nisNoEntity, .nisNotMember:
            nisWords.said
        case .unknownCheck, .frameworkPartMissing, .ladderDoesNotRise, .weightsDoNotSum, .noSuchRung, .answerWithoutEvidence, .contradictoryAnswers,
            .staleEvidence, .builtInFramework, .futureAnswer:
            frameworkWords?.said ?? Sentence("?", "?")
        case .decidesWithoutDecision, .decisionIncomplete, .reductionWithoutMeasure, .unknownMeasure:
            decisionWords?.said ?? Sentence("?", "?")
        case .notAForm, .formColumn, .formOtherOrganisation, .formUnknownQuestion, .formElementGone, .formAnswer, .formReplaces,
            .formUnknownElement, .formDate, .formDisagreement, .formNoAnswer, .formFormula:
            formWords.said
        case .spreadsheetNotZIP, .spreadsheetCompound, .spreadsheetDamaged, .spreadsheetZIPFeature, .spreadsheetLimit, .spreadsheetXML,
            .spreadsheetPartMissing, .spreadsheetSheetName, .spreadsheetCut, .spreadsheetCharactersDropped:
            spreadsheetWords.said
        }
    }

    private static func wrongType(_ key: String, _ expected: String, _ found: String) -> Sentence {
        if expected == "{ ref: … }" { return Sentence("La source ne dit pas d’où vient l’information (« ref »)", "The source does not say where the information comes from (“ref”)") }
        if expected == "{ at-least: k, of: […] }" {
            return Sentence("Sous \(quoted: key), « at-least » et « of » vont ensemble", "Under \(quoted: key), “at-least” and “of” go together")
        }
        let wanted = expectation(expected, key: key)
        if found == "nothing" {
            return Sentence(
                "\(quoted: key) attend \(plain: wanted[.french]), mais rien n’est écrit", "\(quoted: key) expects \(plain: wanted[.english]), but nothing is written")
        }
        guard let finding = finding(found) else {
            return Sentence("\(quoted: key) attend \(plain: wanted[.french])", "\(quoted: key) expects \(plain: wanted[.english])")
        }
        return Sentence(
            "\(quoted: key) attend \(plain: wanted[.french]), et non \(plain: finding[.french])",
            "\(quoted: key) expects \(plain: wanted[.english]), not \(plain: finding[.english])")
    }

    private static func range(_ range: String, _ language: Language) -> String {
        let ends = pieces(of: range, between: " – ")
        guard ends.count == 2 else { return shown(range) }
        return language == .french ? "de \(decimal(ends[0], .french)) à \(decimal(ends[1], .french))" : "\(ends[0]) to \(ends[1])"
    }

    private static func period(_ period: String) -> (start: String, end: String) {
        let ends = pieces(of: period, between: " → ")
        return ends.count == 2 ? (ends[0], ends[1]) : (period, period)
    }

    private static func decimal(_ number: String, _ language: Language) -> String {
        language == .french ? String(number.map { $0 == "." ? "," : $0 }) : number
    }

    private static func chain(_ ids: [String]) -> String {
        ids.count <= 8 ? ids.map(shown).joined(separator: " → ") : (ids.prefix(6).map(shown) + ["…", shown(ids[ids.count - 1])]).joined(separator: " → ")
    }

    private static func share(_ what: String) -> Sentence {
        what.hasPrefix("votes") ? Sentence("des droits de vote", "votes") : Sentence("du capital", "capital")
    }
}
