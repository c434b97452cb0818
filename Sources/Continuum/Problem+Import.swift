/// What can be wrong in other people’s files, in words.
extension Problem {
    struct ImportWords: Sendable {
        var said: Sentence
        var reason: Sentence?
        var advice: Sentence?
        init(_ said: Sentence, _ reason: Sentence? = nil, _ advice: Sentence? = nil) {
            self.said = said
            self.reason = reason
            self.advice = advice
        }
    }

    private static let notRead = Sentence("Rien n’est repris de ce fichier.", "Nothing is taken over from this file.")
    private static let leftOut = Sentence("Ce passage n’est pas repris ; le reste l’est.", "This passage is not taken over; the rest is.")

    var importWords: ImportWords {
        switch self {
        case .xmlMalformed(let code):
            ImportWords(
                Sentence("Le XML n’est pas valide : \(plain: Self.xmlWords(code)[.french])", "The XML is not valid: \(plain: Self.xmlWords(code)[.english])"),
                Self.notRead,
                Sentence("Récupérez de nouveau le fichier, ou exportez-le encore une fois depuis l’outil d’origine.",
                         "Fetch the file again, or export it once more from the tool it comes from."))
        case .xmlEncoding(let name):
            ImportWords(
                Sentence("L’encodage \(quoted: name) n’est pas lu ici", "The encoding \(quoted: name) is not read here"), Self.notRead,
                Sentence("Réenregistrez le fichier en UTF-8 (UTF-16, ISO-8859-1 et windows-1252 sont lus aussi).",
                         "Save the file again as UTF-8 (UTF-16, ISO-8859-1 and windows-1252 are read too)."))
        case .xmlEntities:
            ImportWords(
                Sentence("Le fichier définit des entités XML dans son DOCTYPE", "The file defines XML entities in its DOCTYPE"),
                Sentence("Des entités emboîtées peuvent épuiser la mémoire, ou faire lire d’autres fichiers : Portulan les refuse toutes.",
                         "Nested entities can use up the memory, or have other files read: Portulan refuses them all."),
                Sentence("Retirez le DOCTYPE, et écrivez en toutes lettres ce que ces entités remplacent.",
                         "Remove the DOCTYPE, and write out what these entities stand for."))
        case .importTooLarge(let bytes, let limit):
            ImportWords(
                Sentence(
                    "Le fichier pèse \(plain: size(bytes, .french)), plus que la limite de \(plain: size(limit, .french))",
                    "The file is \(plain: size(bytes, .english)), above the limit of \(plain: size(limit, .english))"),
                Sentence("Un fichier XML est chargé d’un bloc en mémoire ; rien n’est repris de celui-ci.",
                         "An XML file is loaded into memory whole; nothing is taken over from this one."),
                Sentence("Exportez le réseau en plusieurs fichiers.", "Export the network as several files."))
        case .importTooMany(let limit):
            ImportWords(
                Sentence("Le fichier contient plus de \(count: limit) nœuds et liens", "The file holds more than \(count: limit) nodes and edges"),
                Sentence("Cette limite évite qu’un fichier, par erreur ou par malveillance, n’épuise la mémoire.",
                         "This limit keeps a file from using up the memory, by mistake or by malice."),
                Sentence("Exportez le réseau en plusieurs fichiers.", "Export the network as several files."))
        case .notGraphML(""):
            ImportWords(
                Sentence("Ce fichier GraphML ne contient pas de graphe", "This GraphML file holds no graph"), Self.notRead,
                Sentence("Un <graph> était attendu sous <graphml>.", "A <graph> was expected under <graphml>."))
        case .notGraphML(let root):
            ImportWords(
                Sentence("Ce n’est pas du GraphML : le fichier commence par \(quoted: root)", "This is not GraphML: the file starts with \(quoted: root)"),
                Self.notRead,
                Sentence("Donnez un fichier dont le premier élément est <graphml>.", "Give a file whose first element is <graphml>."))
        case .importTargetExists(let path):
            ImportWords(
                Sentence("\(quoted: path) existe déjà ; rien n’a été écrit", "\(quoted: path) is already there; nothing was written"),
                Sentence("Ce que vous y avez corrigé à la main serait perdu.", "What you have put right in it by hand would be lost."),
                Sentence("Ajoutez --force pour le remplacer.", "Add --force to replace it."))
        default: importLossWords
        }
    }

    private var importLossWords: ImportWords {
        switch self {
        case .importUnknownState(let name, let count, let near):
            ImportWords(
                Sentence(
                    "\(quoted: name) n’est pas un État que Portulan connaît (lieux concernés : \(count: count))",
                    "\(quoted: name) is not a state that Portulan knows (sites concerned: \(count: count))"),
                Sentence("L’État de ces lieux est écrit « unknown », et compté au pire.", "The state of these sites is written “unknown”, and counted at worst."),
                near.map(Self.didYouMean)
                    ?? Sentence("Corrigez « located-in » dans le fichier écrit : portulan knowledge list state donne les identifiants.",
                                "Correct “located-in” in the file that is written: portulan knowledge list state gives the ids."))
        case .importSelfLoops(let count):
            ImportWords(
                Sentence("Liens d’un lieu vers lui-même, écartés : \(count: count)", "Edges from a place to itself, left out: \(count: count)"),
                Sentence("Une telle boucle ne relie rien à autre chose : elle ne change aucun chemin.", "Such a loop joins nothing to anything else: it changes no path."))
        case .importMissingEnd(let id):
            ImportWords(
                Sentence("Ce lien mène au nœud \(quoted: id), que le fichier ne décrit pas", "This edge leads to the node \(quoted: id), which the file does not describe"),
                Sentence("Ce lien n’est pas repris ; le reste l’est.", "This edge is not taken over; the rest is."),
                Sentence("Récupérez de nouveau le fichier, ou décrivez la liaison à la main.", "Fetch the file again, or describe the link by hand."))
        case .importDuplicateNode(let id):
            ImportWords(
                Sentence("Le nœud \(quoted: id) est décrit deux fois", "The node \(quoted: id) is described twice"),
                Sentence("Seule la première description est reprise.", "Only the first description is taken over."))
        case .importMissingAttribute(let attribute, let element):
            ImportWords(
                Sentence("Il manque \(quoted: attribute) à ce <\(plain: shown(element))>", "This <\(plain: shown(element))> lacks \(quoted: attribute)"), Self.leftOut)
        case .importBadValue(let found, let key):
            ImportWords(
                Sentence("\(quoted: found) n’est pas une valeur possible pour \(quoted: key)", "\(quoted: found) is not a possible value for \(quoted: key)"),
                Sentence("Cette valeur n’est pas reprise ; le reste l’est.", "This value is not taken over; the rest is."))
        case .importNotSupported(let what, let count):
            ImportWords(
                Sentence("\(quoted: what) n’est pas encore repris (rencontré : \(count: count))", "\(quoted: what) is not taken over yet (met: \(count: count))"),
                Sentence("Portulan sait ce que c’est, et n’en fait rien pour l’instant.", "Portulan knows what it is, and makes nothing of it for now."))
        case .importUnknownWord(let what, let count, let near):
            ImportWords(
                Sentence("\(quoted: what) est inconnu de l’import (rencontré : \(count: count))", "\(quoted: what) is unknown to the import (met: \(count: count))"),
                Sentence("Ce qui y est écrit n’est pas repris.", "What is written there is not taken over."),
                near.map(Self.didYouMean)
                    ?? Sentence("Si cela compte, reportez-le à la main dans le fichier écrit.", "If it matters, carry it over by hand into the file that is written."))
        default: ImportWords(Sentence("Problème d’import", "Problem of import"))
        }
    }

    static func xmlWords(_ code: String) -> Sentence {
        switch code {
        case "empty": Sentence("le fichier est vide", "the file is empty")
        case "truncated": Sentence("le fichier s’arrête avant la fin", "the file stops before its end")
        case "after-the-end": Sentence("du texte suit la fin du document", "there is text after the end of the document")
        case "no-start": Sentence("le fichier ne commence pas par une balise", "the file does not start with a tag")
        case "tag-mismatch": Sentence("une balise fermante ne correspond pas à la balise ouverte", "a closing tag does not match the open one")
        case "bad-character": Sentence("un caractère n’est pas permis en XML", "a character is not allowed in XML")
        case "undeclared-entity": Sentence("une entité « &nom; » n’est définie nulle part", "an entity “&name;” is defined nowhere")
        case "attribute-twice": Sentence("un attribut est écrit deux fois dans la même balise", "an attribute is written twice in the same tag")
        case "namespace": Sentence("un préfixe d’espace de noms n’est défini nulle part", "a namespace prefix is defined nowhere")
        case "doctype": Sentence("le DOCTYPE n’est pas refermé, ou il y en a deux", "the DOCTYPE is not closed, or there are two")
        default: Sentence("une balise ou un attribut est mal formé", "a tag or an attribute is malformed")
        }
    }
}
