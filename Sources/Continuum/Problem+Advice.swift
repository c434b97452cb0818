extension Problem {
    /// Why does it matter? One sentence; nil where the message says it all.
    public func why(_ language: Language) -> String? { reason?[language] }

    /// What is to be done? With the nearest name, when one was near.
    public func help(_ language: Language) -> String? { remedy?[language] }

    private var reason: Sentence? {
        switch self {
        case .unreadableFile, .missingWorkspaceFile:
            Sentence("Ce qu’il contient manque à l’analyse.", "What it holds is missing from the analysis.")
        case .fileTooLarge:
            Sentence("Un fichier YAML est chargé d’un bloc en mémoire ; au-delà de cette taille, la lecture deviendrait lente et fragile.",
                     "A YAML file is loaded into memory whole; beyond this size, reading would become slow and fragile.")
        case .invalidUTF8:
            Sentence("Lus dans un autre encodage, les accents seraient faux et les noms ne se correspondraient plus.",
                     "Read in another encoding, accents would be wrong and names would no longer match.")
        case .syntax(let message) where message.hasPrefix("document: "):
            Sentence("Un document JSON mal formé n’est pas lu du tout.", "A malformed JSON document is not read at all.")
        case .syntax:
            Sentence("Un fichier YAML mal formé n’est pas lu du tout ; en NDJSON, seule cette ligne est écartée.",
                     "A malformed YAML file is not read at all; in NDJSON, only this line is left out.")
        case .aliasNotAccepted, .expectedMapping(what: "file"): Sentence("En l’état, ce fichier n’est pas lu.", "As it stands, this file is not read.")
        case .wrongType(_, "{ ref: … }", _), .missingSource:
            Sentence("Un fait sans source ne peut être ni vérifié ni contesté.", "A fact without a source can be neither checked nor challenged.")
        case .expectedMapping, .wrongType:
            Sentence("Portulan ne devine pas ce qui a été voulu : ce passage n’est pas pris en compte.",
                     "Portulan does not guess what was meant: this passage is not taken into account.")
        case .aliasBomb, .tooDeep, .lineTooLong:
            Sentence("Cette limite évite qu’un fichier, par erreur ou par malveillance, n’épuise la mémoire.",
                     "This limit keeps a file from using up the memory, by mistake or by malice.")
        case .emptyFile: Sentence("Ce fichier n’apporte rien à l’analyse.", "This file adds nothing to the analysis.")
        case .noElements: Sentence("Il n’y a rien à analyser.", "There is nothing to analyse.")
        case .unknownTopLevelKey, .unknownKey:
            Sentence("Ce qui est écrit sous une clé inconnue n’est pas pris en compte.", "What is written under an unknown key is not taken into account.")
        case .cancelled: Sentence("Une lecture incomplète ne permet aucune conclusion.", "Nothing can be concluded from a partial reading.")
        case .textStoreFull:
            Sentence("Des noms et des identifiants n’ont pas été retenus : les résultats seraient faux.", "Some names and ids were not kept: the results would be wrong.")
        case .missingID, .invalidID:
            Sentence("C’est par son identifiant que les autres éléments le désignent.", "Its id is how other elements refer to it.")
        case .missingKind, .unknownKind:
            Sentence("La nature d’un élément décide de ce qu’on peut en dire.", "The kind of an element decides what can be said about it.")
        case .kindChanged, .duplicateID:
            Sentence("Un identifiant ne désigne qu’une chose : sinon, on ne saurait pas de laquelle parlent les relations.",
                     "An id stands for one thing only: otherwise, relations could mean either.")
        case .keyOnWrongKind, .alternativesNotAllowed, .wrongTargetKind:
            Sentence("Cette indication n’aurait pas de sens défini, et l’analyse ne la suivrait pas.",
                     "This would have no defined meaning, and the analysis would not follow it.")
        case .duplicateKey, .duplicateTarget:
            Sentence("Si les deux se contredisaient, rien ne dirait laquelle croire.", "If the two disagreed, nothing would say which to believe.")
        case .unknownToken: Sentence("L’analyse ne sait interpréter ici que certains mots.", "Only certain words mean something to the analysis here.")
        case .outOfRange, .thresholdOutOfRange(_, 0): nil
        case .noSuchDay, .dayFormat, .endsBeforeItStarts:
            Sentence("Les dates disent ce qui vaut, et à quel moment.", "Dates tell what holds, and when.")
        case .mayNotBeUnknown(let key):
            Sentence("Ne rien écrire sous \(quoted: key) suffit à dire qu’on ne le sait pas.", "Leaving \(quoted: key) out is enough to say that it is not known.")
        case .missingTarget: Sentence("Une relation sans cible ne mène nulle part.", "A relation without a target leads nowhere.")
        case .emptyList:
            Sentence("Une liste vide peut vouloir dire « aucun » ou « je ne sais pas », et ce n’est pas la même chose.",
                     "An empty list may mean “none” or “not known”, and these are not the same.")
        case .thresholdOutOfRange: Sentence("Cette condition ne pourrait jamais être remplie.", "This condition could never be met.")
        case .unknownReference:
            Sentence("Le chemin s’arrête ici : ce qui se trouve derrière échappe à l’analyse.", "The path stops here: what lies behind it escapes the analysis.")
        case .selfReference: Sentence("Une relation d’un élément avec lui-même n’apprend rien à l’analyse.", "A relation from an element to itself tells the analysis nothing.")
        case .partOfCycle: Sentence("Un lieu ne peut pas se trouver, même indirectement, à l’intérieur de lui-même.", "A place cannot be inside itself, even indirectly.")
        case .sharesAboveHundred:
            Sentence("C’est de ces parts que l’on déduit qui contrôle l’organisation.", "Who controls the organisation is worked out from these shares.")
        case .changeTargetMissing, .changeNoSuchFact, .changeValueMoved:
            Sentence("La description a sans doute évolué depuis que la modification a été écrite.", "The description has probably moved on since the change was written.")
        case .changeAlreadyThere: Sentence("L’ajouter de nouveau écraserait ce qui en est déjà dit.", "Adding it again would overwrite what is already said of it.")
        case .changeConflict: Sentence("Le résultat dépendrait de l’ordre où on les applique.", "The result would depend on the order in which they are applied.")
        case .changeReferenced(_, let by):
            Sentence("\(quoted: by) mènerait alors vers un élément qui n’existe plus.", "\(quoted: by) would then lead to an element that is gone.")
        case .changeIncomplete: Sentence("Elle ne peut pas être appliquée telle quelle.", "It cannot be applied as it stands.")
        case .notAWorkspace:
            Sentence("Un espace de travail se reconnaît à son fichier « portulan.yaml ».", "A workspace is recognised by its file “portulan.yaml”.")
        case .unknownOrganisation:
            Sentence("Sans elle, on ne peut pas distinguer ce qui est à vous de ce qui est à d’autres.", "Without it, what is yours cannot be told apart from what belongs to others.")
        case .unsupportedVersion:
            Sentence("Lu selon d’autres règles, le fichier pourrait être compris de travers.", "Read by other rules, the file could be misunderstood.")
        case .policyWithoutReason:
            Sentence("Qui lira l’analyse doit pouvoir comprendre ce choix, et le discuter.", "Readers of the analysis must be able to understand this choice, and to question it.")
        case .ignoredFile: Sentence("Son contenu n’entre pas dans l’analyse.", "Its content is not part of the analysis.")
        case .symbolicLink:
            Sentence("Un lien peut mener hors du dossier, vers des fichiers qui n’avaient pas à être lus.", "A link may lead out of the folder, to files that were not meant to be read.")
        case .xmlMalformed, .xmlEncoding, .xmlEntities, .importTooLarge, .importTooMany, .notGraphML, .importTargetExists, .importUnknownState,
            .importSelfLoops, .importMissingEnd, .importDuplicateNode, .importMissingAttribute, .importBadValue, .importNotSupported,
            .importUnknownWord:
            importWords.reason
        case .nisUnknownActivity, .nisUnknownSector, .nisUnknownKey, .nisNegative, .nisTooHigh, .nisShare, .nisContradiction, .nisUnknownState,
            .nisNoEntity, .nisNotMember:
            nisWords.reason
        case .unknownCheck, .frameworkPartMissing, .ladderDoesNotRise, .weightsDoNotSum, .noSuchRung, .answerWithoutEvidence, .contradictoryAnswers,
            .staleEvidence, .builtInFramework, .futureAnswer:
            frameworkWords?.reason
        case .decidesWithoutDecision, .decisionIncomplete, .reductionWithoutMeasure, .unknownMeasure: decisionWords?.reason
        case .notAForm, .formColumn, .formOtherOrganisation, .formUnknownQuestion, .formElementGone, .formAnswer, .formReplaces,
            .formUnknownElement, .formDate, .formDisagreement, .formNoAnswer, .formFormula:
            formWords.reason
        case .spreadsheetNotZIP, .spreadsheetCompound, .spreadsheetDamaged, .spreadsheetZIPFeature, .spreadsheetLimit, .spreadsheetXML,
            .spreadsheetPartMissing, .spreadsheetSheetName, .spreadsheetCut, .spreadsheetCharactersDropped:
            spreadsheetWords.reason
        }
    }

    private var remedy: Sentence? {
        switch self {
        case .unreadableFile:
            Sentence("Vérifiez que le fichier existe et que vous avez le droit de le lire.", "Check that the file exists and that you are allowed to read it.")
        case .fileTooLarge:
            Sentence("Répartissez les éléments dans plusieurs fichiers, ou passez au format NDJSON (un élément par ligne).",
                     "Split the elements over several files, or use NDJSON (one element per line).")
        case .invalidUTF8: Sentence("Réenregistrez le fichier en UTF-8 depuis votre éditeur.", "Save the file again as UTF-8 from your editor.")
        case .syntax(let message): Self.syntaxWords(message).advice
        case .aliasNotAccepted: Sentence("Écrivez la clé en toutes lettres.", "Write the key out in full.")
        case .aliasBomb: Sentence("Remplacez les alias (*nom) par le texte qu’ils reprennent.", "Replace the aliases (*name) with the text they repeat.")
        case .tooDeep:
            Sentence("Aplatissez cette partie : un élément tient en deux ou trois niveaux.", "Flatten this part: an element fits in two or three levels.")
        case .lineTooLong:
            Sentence("En NDJSON, écrivez un seul élément par ligne, avec un retour à la ligne entre deux.", "In NDJSON, write one element per line, with a line break between two.")
        case .emptyFile: Sentence("Ajoutez-y une liste « elements », ou supprimez le fichier.", "Add a list “elements” to it, or delete the file.")
        case .expectedMapping(what: "element"):
            Sentence("Par exemple : { id: messagerie, kind: application }.", "For example: { id: mail, kind: application }.")
        case .expectedMapping(what: "file"):
            Sentence("Placez vos éléments sous « elements », un par tiret.", "Put your elements under “elements”, one per dash.")
        case .expectedMapping: Sentence("Écrivez-le sous la forme « clé: valeur ».", "Write it in the form “key: value”.")
        case .unknownTopLevelKey(_, let nearest?), .unknownKind(_, let nearest?), .unknownKey(_, _, let nearest?), .unknownToken(_, _, _, let nearest?),
            .unknownReference(_, _, let nearest?):
            Self.didYouMean(nearest)
        case .unknownTopLevelKey(_, nil):
            Sentence("Dans un fichier d’éléments, seuls « source » et « elements » ont leur place à ce niveau.",
                     "In a file of elements, only “source” and “elements” belong at this level.")
        case .cancelled: Sentence("Relancez la lecture quand vous le souhaitez.", "Start reading again whenever you like.")
        case .textStoreFull: Sentence("Analysez l’ensemble en plusieurs parties.", "Analyse it in several parts.")
        case .missingID: Sentence("Donnez-lui un mot court, unique et durable : id: messagerie.", "Give it a short word, unique and lasting: id: mail.")
        case .invalidID(let id): Self.idAdvice(id)
        case .missingKind, .unknownKind(_, nil):
            Sentence("Dans une carte, « kind » peut être \(anyOf: Vocabulary.chart.kinds.map(\.name)).", "In a chart, “kind” can be \(anyOf: Vocabulary.chart.kinds.map(\.name)).")
        case .kindChanged(let id, let was, _):
            Sentence("S’il s’agit de la même chose, écrivez kind: \(plain: shown(was)) ; sinon, choisissez un autre identifiant que \(quoted: id).",
                     "If it is the same thing, write kind: \(plain: shown(was)); otherwise, choose another id than \(quoted: id).")
        case .duplicateID:
            Sentence("Réunissez les deux descriptions, ou donnez un autre identifiant à l’une d’elles.", "Merge the two descriptions, or give one of them another id.")
        case .unknownKey(_, let kind, nil): Self.keyAdvice(under: kind)
        case .keyOnWrongKind(let key, _): Self.homeAdvice(of: key)
        case .duplicateKey:
            Sentence("Gardez l’une des deux ; si plusieurs valeurs sont permises, mettez-les dans une liste : [a, b].",
                     "Keep one of the two; where several values are allowed, put them in a list: [a, b].")
        case .wrongType(let key, let expected, let found): Self.typeAdvice(key, expected, found)
        case .unknownToken(let key, _, let allowed, nil):
            if let definition = Vocabulary.chart.key(named: key).map({ Vocabulary.chart.definition(of: $0) }), definition.mayBeUnknown {
                Sentence("Choisissez entre \(list: allowed), ou écrivez « unknown » si vous ne le savez pas.", "Choose between \(list: allowed), or write “unknown” if you do not know.")
            } else {
                Sentence("Choisissez entre \(list: allowed).", "Choose between \(list: allowed).")
            }
        case .outOfRange(let key, _, _):
            if ["capital", "votes"].contains(key) {
                Sentence("Écrivez un pourcentage : 51 pour 51 %.", "Write a percentage: 51 for 51%.")
            } else {
                Sentence("Choisissez une valeur dans cet intervalle.", "Choose a value within this range.")
            }
        case .noSuchDay(let text), .dayFormat(let text): Self.dayAdvice(text)
        case .endsBeforeItStarts:
            Sentence("Corrigez l’une des deux dates ; elles sont peut-être inversées.", "Correct one of the two dates; they may be the wrong way round.")
        case .mayNotBeUnknown(let key): Sentence("Retirez la clé \(quoted: key), ou donnez-lui une valeur.", "Remove the key \(quoted: key), or give it a value.")
        case .missingTarget(let relation):
            Sentence("Ajoutez la cible : \(plain: shown(relation)): { to: identifiant, … }.", "Add the target: \(plain: shown(relation)): { to: id, … }.")
        case .emptyList(let key):
            if let definition = Vocabulary.chart.key(named: key).map({ Vocabulary.chart.definition(of: $0) }), !definition.mayBeUnknown {
                Sentence("Complétez la liste, ou retirez la clé \(quoted: key).", "Fill in the list, or remove the key \(quoted: key).")
            } else {
                Sentence("Complétez la liste, écrivez « unknown » si vous ne le savez pas, ou retirez la clé.", "Fill in the list, write “unknown” if you do not know, or remove the key.")
            }
        case .duplicateTarget(_, let target): Sentence("Gardez une seule mention de \(quoted: target).", "Keep a single mention of \(quoted: target).")
        case .alternativesNotAllowed(let relation):
            Sentence("Écrivez une liste simple : \(plain: shown(relation)): [a, b].", "Write a plain list: \(plain: shown(relation)): [a, b].")
        case .thresholdOutOfRange(_, let members):
            if members < 1 {
                Sentence("Corrigez d’abord les membres de la liste signalés à part.", "First correct the members of the list that are reported separately.")
            } else if members == 1 {
                Sentence("Complétez la liste, ou écrivez 1.", "Add to the list, or write 1.")
            } else {
                Sentence("Écrivez un nombre entre 1 et \(count: members), ou complétez la liste.", "Write a number between 1 and \(count: members), or add to the list.")
            }
        case .unknownReference(let id, _, nil):
            Sentence("Décrivez un élément avec id: \(plain: shown(id)), corrigez le nom, ou écrivez « unknown » si vous ne le savez pas.",
                     "Describe an element with id: \(plain: shown(id)), correct the name, or write “unknown” if you do not know.")
        case .wrongTargetKind(_, let key, _, let allowed):
            if allowed.isEmpty {
                Sentence("Désignez un autre élément, ou choisissez une autre clé.", "Point to another element, or choose another key.")
            } else {
                Sentence("\(quoted: key) peut désigner un élément de nature \(anyOf: allowed).", "\(quoted: key) can point to an element of kind \(anyOf: allowed).")
            }
        case .selfReference: Sentence("Désignez un autre élément, ou retirez cette mention.", "Point to another element, or remove this mention.")
        case .partOfCycle: Sentence("Retirez « part-of » du plus grand de ces lieux.", "Remove “part-of” from the largest of these places.")
        case .sharesAboveHundred:
            Sentence("Vérifiez les pourcentages ; une part qui n’est plus détenue se borne par « valid-to ».",
                     "Check the percentages; a share that is no longer held is ended with “valid-to”.")
        case .missingSource:
            Sentence("Ajoutez source: { ref: \"titre, article ou adresse\", date: 2026-03-01 } à l’élément, ou en tête du fichier.",
                     "Add source: { ref: \"title, article or address\", date: 2026-03-01 } to the element, or at the top of the file.")
        case .changeTargetMissing(let id):
            Sentence("Vérifiez l’identifiant \(quoted: id), ou retirez la modification si elle n’a plus d’objet.", "Check the id \(quoted: id), or drop the change if it no longer applies.")
        case .changeAlreadyThere:
            Sentence("Modifiez l’élément existant, ou donnez un autre identifiant au nouveau.", "Change the element that is there, or give the new one another id.")
        case .changeNoSuchFact(_, let key): Sentence("Ajoutez \(quoted: key) au lieu de le modifier, ou vérifiez la clé.", "Add \(quoted: key) rather than change it, or check the key.")
        case .changeConflict: Sentence("Gardez une seule des deux, ou réunissez-les.", "Keep only one of the two, or merge them.")
        case .changeValueMoved(_, _, _, let found):
            Sentence("Relisez la modification : si elle vaut toujours, faites-la partir de \(quoted: found).", "Review the change: if it still holds, let it start from \(quoted: found).")
        case .changeReferenced(let id, let by):
            Sentence("Dans la même modification, retirez de \(quoted: by) cette relation, ou dirigez-la vers un autre élément que \(quoted: id).",
                     "In the same change, remove this relation from \(quoted: by), or direct it to an element other than \(quoted: id).")
        case .changeIncomplete: Sentence("Complétez ce qui manque, puis recommencez.", "Add what is missing, then try again.")
        case .missingWorkspaceFile: Sentence("Créez ce fichier, ou vérifiez le dossier où vous vous trouvez.", "Create this file, or check which folder you are in.")
        case .notAWorkspace:
            Sentence("Indiquez le dossier qui contient « portulan.yaml », ou créez-y ce fichier.", "Name the folder that contains “portulan.yaml”, or create that file there.")
        case .unknownOrganisation(let id):
            Sentence("Décrivez-la par un élément { id: \(plain: shown(id)), kind: organisation }, ou corrigez son identifiant.",
                     "Describe it with an element { id: \(plain: shown(id)), kind: organisation }, or correct its id.")
        case .unsupportedVersion: Sentence("Mettez Portulan à jour, ou vérifiez le numéro de version du fichier.", "Update Portulan, or check the version number in the file.")
        case .policyWithoutReason: Sentence("Ajoutez une phrase sous « reason ».", "Add a sentence under “reason”.")
        case .ignoredFile:
            Sentence("S’il décrit des éléments, donnez-lui l’extension .yaml ou .ndjson ; sinon, vous pouvez le laisser.",
                     "If it describes elements, give it the extension .yaml or .ndjson; otherwise, you can leave it.")
        case .symbolicLink: Sentence("Copiez le fichier à la place du lien si vous en avez besoin.", "Copy the file in place of the link if you need it.")
        case .noElements: Sentence("Décrivez un premier élément sous « elements » dans un fichier .yaml.", "Describe a first element under “elements” in a .yaml file.")
        case .xmlMalformed, .xmlEncoding, .xmlEntities, .importTooLarge, .importTooMany, .notGraphML, .importTargetExists, .importUnknownState,
            .importSelfLoops, .importMissingEnd, .importDuplicateNode, .importMissingAttribute, .importBadValue, .importNotSupported,
            .importUnknownWord:
            importWords.advice
        case .nisUnknownActivity, .nisUnknownSector, .nisUnknownKey, .nisNegative, .nisTooHigh, .nisShare, .nisContradiction, .nisUnknownState,
            .nisNoEntity, .nisNotMember:
            nisWords.advice
        case .unknownCheck, .frameworkPartMissing, .ladderDoesNotRise, .weightsDoNotSum, .noSuchRung, .answerWithoutEvidence, .contradictoryAnswers,
            .staleEvidence, .builtInFramework, .futureAnswer:
            frameworkWords?.advice
        case .decidesWithoutDecision, .decisionIncomplete, .reductionWithoutMeasure, .unknownMeasure: decisionWords?.advice
        case .notAForm, .formColumn, .formOtherOrganisation, .formUnknownQuestion, .formElementGone, .formAnswer, .formReplaces,
            .formUnknownElement, .formDate, .formDisagreement, .formNoAnswer, .formFormula:
            formWords.advice
        case .spreadsheetNotZIP, .spreadsheetCompound, .spreadsheetDamaged, .spreadsheetZIPFeature, .spreadsheetLimit, .spreadsheetXML,
            .spreadsheetPartMissing, .spreadsheetSheetName, .spreadsheetCut, .spreadsheetCharactersDropped:
            spreadsheetWords.advice
        }
    }
}
