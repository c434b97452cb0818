import Continuum
import Store

/// Roles and what each lets one do, in plain words.
enum RoleWords {
    static func name(_ role: WorkspaceRole) -> Bilingual {
        switch role {
        case .reader: Bilingual(fr: "lecture", en: "reader")
        case .editor: Bilingual(fr: "rédaction", en: "editor")
        case .riskOwner: Bilingual(fr: "propriétaire de risques", en: "risk owner")
        case .buyer: Bilingual(fr: "achats", en: "buyer")
        case .dpo: Bilingual(fr: "protection des données (DPO)", en: "data protection (DPO)")
        case .administrator: Bilingual(fr: "administration du dossier", en: "workspace administrator")
        }
    }

    static func meaning(_ role: WorkspaceRole) -> Bilingual {
        switch role {
        case .reader: Bilingual(fr: "Voit toutes les pages ; ne change rien, n’emporte rien.", en: "Sees all pages; changes nothing, takes nothing away.")
        case .editor: Bilingual(fr: "Décrit la carte, importe, compose des scénarios, annule ; emporte les documents.", en: "Describes the chart, imports, composes scenarios, undoes; takes documents away.")
        case .riskOwner: Bilingual(fr: "Décide de ce qui est fait d’un constat ; emporte les documents.", en: "Decides what is done about a finding; takes documents away.")
        case .buyer: Bilingual(fr: "Voit tout ; emporte les documents et les questions à poser aux fournisseurs.", en: "Sees everything; takes away documents and the questions for suppliers.")
        case .dpo: Bilingual(fr: "Décide ; emporte les documents ; lit le journal des usages.", en: "Decides; takes documents away; reads the journal of uses.")
        case .administrator: Bilingual(fr: "Tout cela, et donne ou retire les rôles dans ce dossier.", en: "All of that, and gives or takes away roles in this workspace.")
        }
    }

    /// The field in which roles are chosen.
    static func field(_ chosen: Set<WorkspaceRole>, _ language: Language, label: Bilingual = Bilingual(fr: "Rôles", en: "Roles")) -> Field {
        var field = Field(.checks, "role", label: label[language])
        field.options = WorkspaceRole.allCases.map { role in
            Field.Option(
                optionID: "role-\(role.rawValue)", optionValue: TypedText(role.rawValue), optionText: name(role)[language], optionIsChosen: chosen.contains(role),
                optionHint: meaning(role)[language])
        }
        return field
    }

    /// The roles that a form names.
    /// - Throws: a `Refusal` when it names another.
    static func chosen(_ form: FormBody) throws -> Set<WorkspaceRole> {
        Set(
            try form.all("role").map {
                guard let role = WorkspaceRole(rawValue: $0) else {
                    throw Refusal.badRequest("role", Bilingual(fr: "Ce rôle n’existe pas.", en: "There is no such role."))
                }
                return role
            })
    }
}

extension Permission {
    var words: Bilingual {
        switch self {
        case .view: Bilingual(fr: "lire", en: "read")
        case .edit: Bilingual(fr: "modifier", en: "change")
        case .decide: Bilingual(fr: "décider", en: "decide")
        case .export: Bilingual(fr: "emporter des documents", en: "take documents away")
        case .journal: Bilingual(fr: "lire le journal", en: "read the journal")
        case .administer: Bilingual(fr: "administrer", en: "administer")
        }
    }
}
