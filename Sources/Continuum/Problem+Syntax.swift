/// What do the parsers mean? Their messages in plain words, and what usually helps.
///
/// **Source**: libyaml's `scanner.c`, `parser.c` and `reader.c`, Yams' `Parser.swift`, and `JSONScanner.swift`. A message that is not in the
/// table is shown as it came, in English.
extension Problem {
    struct SyntaxWords: Sendable {
        var said: Sentence
        var advice: Sentence?
        init(_ fr: French, _ en: English, _ advice: Sentence? = nil) {
            said = Sentence(fr, en)
            self.advice = advice
        }
    }

    static func syntaxWords(_ message: String) -> SyntaxWords {
        let repeated = "the same key twice: "
        if message.hasPrefix(repeated) {
            let keys = pieces(of: String(message.dropFirst(repeated.count)), between: ", ")
            return SyntaxWords(
                "la même clé est écrite deux fois au même endroit (\(list: keys))", "the same key is written twice in the same place (\(list: keys))",
                Sentence("Gardez une seule des deux, ou réunissez leurs valeurs dans une liste.", "Keep one of the two, or bring their values together in a list."))
        }
        let problem = pieces(of: message, between: ", while ")[0]
        if problem == "found unexpected end of stream", message.contains("quoted scalar") { return unclosedQuotes }
        if problem == "did not find expected alphabetic or numeric character" { return aliasByAccident }
        if let words = syntaxTable[message] ?? syntaxTable[problem] { return words }
        if message.hasPrefix("document: ") { return syntaxWords(String(message.dropFirst("document: ".count))) }
        return SyntaxWords("\(plain: shown(message))", "\(plain: shown(message))")
    }

    private static let alignment = Sentence(
        "Regardez aussi la ligne précédente : les clés d’un même bloc commencent à la même colonne, et l’indentation se fait avec des espaces.",
        "Look at the line before as well: the keys of one block start in the same column, and are indented with spaces.")
    private static let quotes = Sentence(
        "Si c’est du texte, mettez-le entre guillemets : name: \"…\".", "If it is text, put it in quotation marks: name: \"…\".")
    private static let escapes = Sentence(
        "Dans un texte entre guillemets doubles, écrivez \\\\ pour une barre oblique inverse ; en YAML, des guillemets simples suffisent aussi.",
        "Between double quotation marks, write \\\\ for a backslash; in YAML, single quotation marks will do as well.")
    private static let oneDocument = Sentence(
        "Gardez un seul document par fichier : retirez la ligne « --- » ou « ... » en trop.",
        "Keep one document per file: remove the extra “---” or “...” line.")
    private static let oneLine = Sentence(
        "Chaque ligne doit porter un élément complet, ouvert par { et fermé par }.",
        "Each line must hold one whole element, opened by { and closed by }.")
    private static let brackets = Sentence(
        "Vérifiez que les crochets et les accolades sont tous refermés, et que les valeurs sont séparées par des virgules.",
        "Check that each bracket or brace is closed again, and that values are separated by commas.")
    private static let cutShort = Sentence(
        "Le fichier est peut-être coupé : vérifiez sa fin, puis que chaque accolade et chaque crochet est refermé.",
        "The file may have been cut short: check its end, then that each brace and bracket is closed.")
    private static let unclosedQuotes = SyntaxWords(
        "un texte entre guillemets n’est pas refermé", "a text in quotation marks is not closed",
        Sentence("Ajoutez le guillemet fermant ; une apostrophe dans un texte entre apostrophes s’écrit ''.",
                 "Add the closing quotation mark; an apostrophe inside single quotation marks is written ''."))
    private static let aliasByAccident = SyntaxWords(
        "une valeur commence par « * » ou « & », que YAML réserve à ses alias", "a value starts with “*” or “&”, which YAML keeps for its aliases", quotes)

    private static let syntaxTable: [String: SyntaxWords] = yamlTable.merging(jsonTable) { first, _ in first }

    private static let yamlTable: [String: SyntaxWords] = [
        "could not find expected ':'": SyntaxWords(
            "il manque « : » après une clé", "a “:” is missing after a key",
            Sentence("Écrivez « clé: valeur », avec une espace après les deux-points.", "Write “key: value”, with a space after the colon.")),
        "did not find expected key": SyntaxWords("une clé était attendue ici", "a key was expected here", alignment),
        "did not find expected '-' indicator": SyntaxWords(
            "un tiret « - » était attendu pour la suite de la liste", "a dash “-” was expected for the next item of the list",
            Sentence("Alignez les tirets d’une même liste sur la même colonne.", "Align the dashes of one list in the same column.")),
        "mapping values are not allowed in this context": SyntaxWords(
            "un « : » de trop, ou un décalage dans l’indentation", "there is one “:” too many, or the indentation is off",
            Sentence("Si le texte contient « : », mettez-le entre guillemets ; sinon, alignez cette ligne sur les clés voisines.",
                     "If the text contains “:”, put it in quotation marks; otherwise, align this line with the keys around it.")),
        "mapping keys are not allowed in this context": SyntaxWords("une clé ne peut pas se trouver ici", "a key cannot stand here", alignment),
        "block sequence entries are not allowed in this context": SyntaxWords(
            "une liste en tirets ne peut pas commencer ici", "a list with dashes cannot start here",
            Sentence("Passez à la ligne avant le premier tiret, ou écrivez la liste entre crochets : [a, b].",
                     "Start a new line before the first dash, or write the list in brackets: [a, b].")),
        "found character that cannot start any token": SyntaxWords(
            "une valeur ne peut pas commencer par ce caractère", "a value cannot start with this character",
            Sentence("Remplacez les tabulations par des espaces ; si c’est du texte (@, `, %), mettez-le entre guillemets.",
                     "Replace tabs with spaces; if it is text (@, `, %), put it in quotation marks.")),
        "found a tab character that violates indentation": tab,
        "found a tab character where an indentation space is expected": tab,
        "found undefined alias": SyntaxWords(
            "cet alias (*nom) n’est défini nulle part plus haut", "this alias (*name) is not defined anywhere above",
            Sentence("Définissez-le avant (&nom) ou, si l’astérisque fait partie du texte, mettez le texte entre guillemets.",
                     "Define it first (&name) or, if the asterisk is part of the text, put the text in quotation marks.")),
        "did not find expected ',' or ']'": SyntaxWords("il manque « , » ou « ] » dans une liste", "a “,” or “]” is missing in a list", brackets),
        "did not find expected ',' or '}'": SyntaxWords("il manque « , » ou « } » dans un bloc", "a “,” or “}” is missing in a block", brackets),
        "did not find expected node content": SyntaxWords("une valeur était attendue ici", "a value was expected here", brackets),
        "found unexpected ':'": SyntaxWords("un « : » ne peut pas se trouver ici", "a “:” cannot stand here", quotes),
        "found unexpected end of stream": SyntaxWords("le fichier s’arrête au milieu d’une valeur", "the file stops in the middle of a value", brackets),
        "found unexpected document indicator": SyntaxWords(
            "un texte est coupé par une ligne « --- » ou « ... »", "a text is cut by a line “---” or “...”", oneDocument),
        "did not find expected <document start>": SyntaxWords(
            "le contenu continue après la fin du document", "there is more content after the end of the document", alignment),
        "but found another document, expected a single document in the stream": SyntaxWords(
            "le fichier contient plusieurs documents YAML", "the file holds several YAML documents", oneDocument),
        "found unknown escape character": SyntaxWords("une barre oblique inverse « \\ » mal placée", "a backslash “\\” is out of place", escapes),
        "found invalid Unicode character escape code": SyntaxWords(
            "un code de caractère « \\u » n’existe pas", "a character code “\\u” does not exist", escapes),
        "did not find expected hexdecimal number": SyntaxWords(
            "un code de caractère « \\x » ou « \\u » est incomplet", "a character code “\\x” or “\\u” is incomplete", escapes),
        "did not find expected comment or line break": SyntaxWords(
            "du texte suit « | » ou « > » sur la même ligne", "there is text after “|” or “>” on the same line",
            Sentence("Passez à la ligne après « | » ou « > », ou mettez le texte entre guillemets.",
                     "Start a new line after “|” or “>”, or put the text in quotation marks.")),
        "did not find expected whitespace or line break": SyntaxWords(
            "une étiquette YAML « ! » est mal formée", "a YAML tag “!” is malformed", quotes),
        "did not find expected tag URI": SyntaxWords("une étiquette YAML « ! » est mal formée", "a YAML tag “!” is malformed", quotes),
        "found undefined tag handle": SyntaxWords("une étiquette YAML « ! » n’est pas définie", "a YAML tag “!” is not defined", quotes),
        "could not find expected directive name": directive,
        "found unexpected non-alphabetical character": directive,
        "found unknown directive name": directive,
        "control characters are not allowed": SyntaxWords(
            "le texte contient un caractère invisible (de contrôle)", "the text contains an invisible (control) character",
            Sentence("Supprimez-le ; il vient souvent d’un copier-coller.", "Delete it; it often comes from copying and pasting.")),
    ]

    private static let tab = SyntaxWords(
        "une tabulation sert d’indentation", "a tab is used for indentation",
        Sentence("Remplacez-la par des espaces (deux par niveau, par exemple).", "Replace it with spaces (two per level, for instance)."))
    private static let directive = SyntaxWords(
        "une ligne commence par « % », que YAML réserve à ses directives", "a line starts with “%”, which YAML keeps for its directives", quotes)

    private static let jsonTable: [String: SyntaxWords] = [
        // Of a whole document, which spans lines.
        "document: unexpected text after the value": SyntaxWords("du texte suit la fin du document", "there is text after the end of the document", brackets),
        "document: the value is missing": SyntaxWords("il manque une valeur", "a value is missing", brackets),
        "document: the object is not closed": SyntaxWords("une accolade « { » n’est pas refermée", "a brace “{” is not closed", cutShort),
        "document: the array is not closed": SyntaxWords("un crochet « [ » n’est pas refermé", "a bracket “[” is not closed", cutShort),
        "unexpected text after the value": SyntaxWords("du texte suit la fin de l’élément", "there is text after the end of the element", oneLine),
        "the value is missing": SyntaxWords("il manque une valeur", "a value is missing", oneLine),
        "this is no JSON value": SyntaxWords(
            "ceci n’est pas une valeur JSON", "this is not a JSON value",
            Sentence("Mettez les textes entre guillemets doubles ; true, false et null s’écrivent en minuscules.",
                     "Put texts in double quotation marks; true, false and null are in lower case.")),
        "a key in double quotes is missing": SyntaxWords(
            "une clé entre guillemets doubles était attendue", "a key in double quotation marks was expected",
            Sentence("Écrivez {\"id\": …}, sans virgule après la dernière valeur.", "Write {\"id\": …}, without a comma after the last value.")),
        "a colon is missing after the key": SyntaxWords("il manque « : » après la clé", "a “:” is missing after the key"),
        "the object is not closed": SyntaxWords("une accolade « { » n’est pas refermée", "a brace “{” is not closed", oneLine),
        "the array is not closed": SyntaxWords("un crochet « [ » n’est pas refermé", "a bracket “[” is not closed", oneLine),
        "a comma or a closing brace is missing": SyntaxWords("il manque « , » ou « } »", "a “,” or “}” is missing", brackets),
        "a comma or a closing bracket is missing": SyntaxWords("il manque « , » ou « ] »", "a “,” or “]” is missing", brackets),
        "a digit is missing": SyntaxWords(
            "il manque un chiffre dans un nombre", "a digit is missing in a number",
            Sentence("Écrivez les décimales avec un point et un chiffre de chaque côté : 0.5.", "Write decimals with a digit on each side of the point: 0.5.")),
        "a control character must be escaped": SyntaxWords(
            "un texte contient un retour à la ligne, une tabulation ou un caractère de contrôle",
            "a text contains a line break, a tab or a control character",
            Sentence("Écrivez \\n pour un retour à la ligne, \\t pour une tabulation.", "Write \\n for a line break, \\t for a tab.")),
        "the string is not closed": SyntaxWords(
            "un texte entre guillemets n’est pas refermé", "a text in quotation marks is not closed",
            Sentence("Ajoutez le guillemet fermant ; un guillemet dans le texte s’écrit \\\".", "Add the closing quotation mark; one inside the text is written \\\".")),
        "half a surrogate pair": SyntaxWords(
            "un caractère codé par « \\u » est incomplet", "a character written with “\\u” is incomplete",
            Sentence("Écrivez le caractère lui-même, en UTF-8, ou les deux moitiés de son code.", "Write the character itself, in UTF-8, or both halves of its code.")),
        "unknown escape": SyntaxWords("une barre oblique inverse « \\ » mal placée", "a backslash “\\” is out of place",
            Sentence("Écrivez \\\\ pour une barre oblique inverse.", "Write \\\\ for a backslash.")),
        "four hexadecimal digits are needed": SyntaxWords(
            "« \\u » doit être suivi de quatre chiffres hexadécimaux", "“\\u” must be followed by four hexadecimal digits",
            Sentence("Par exemple \\u00e9 pour é.", "For example \\u00e9 for é.")),
    ]
}
