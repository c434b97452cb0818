import Continuum

extension Check {
    static let resilienceNoSingleSupplier = Check(
        "resilience-no-single-supplier",
        title: Bilingual(
            fr: "Aucun fournisseur n’arrête le service à lui seul",
            en: "No supplier stops the service by itself"),
        why: Bilingual(
            fr: "Un fournisseur en faillite, racheté ou en litige peut cesser de servir du jour au lendemain. Si un autre prend aussitôt le relais, on n’en fait pas une crise.",
            en: "A supplier that goes bankrupt, is bought or is in dispute may stop serving overnight. If another one takes over at once, it need not be a crisis."),
        remedy: Bilingual(
            fr: "Inscrire d’abord les secours qui existent. Garder une copie et un moyen de redémarrer chez soi. Ajouter un second fournisseur, essayé une fois par an.",
            en: "First write down existing backups. Keep a copy and a way to restart at your place. Add a second supplier, tried once a year."),
        verify: Bilingual(
            fr: "Lister les contrats dont le service ne peut se passer un seul jour ; pour chacun, nommer le remplaçant et le dernier essai.",
            en: "List the contracts that the service cannot do without for a single day; for each, name the replacement and the last trial."),
        limits: Bilingual(
            fr: "Seuls les refus qui mordent aussitôt comptent : un éditeur dont la licence s’éteint en quelques jours n’est pas vu. Un groupe compte par ses propriétaires connus. Pour des refus qui durent, voir « ops-second-supplier ».",
            en: "Only refusals that bite at once count: a vendor whose licence dies in a few days is not seen. A group counts by its known owners. For refusals that last, see “ops-second-supplier”."),
        sources: [
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21(2)(c) et (d)"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2563 de la transcription (défaillance d’un fournisseur)"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 28(8)"),
        ],
        asksWhatStops: true
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            for supplier in entry.suppliers { judgement.fail(.single(element: service, event: supplier)) }
        }
    }
}
