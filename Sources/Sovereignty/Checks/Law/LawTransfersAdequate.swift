import Continuum

extension Check {
    static let lawTransfersAdequate = Check(
        "law-transfers-adequate",
        title: Bilingual(
            fr: "Les données personnelles ne sont gardées et consultées que là où une protection équivalente est reconnue",
            en: "Personal data are kept and accessed only where equivalent protection is recognised"),
        why: Bilingual(
            fr: "Les données personnelles des habitants doivent garder les mêmes garanties partout. Une consultation à distance par un prestataire est déjà un transfert.",
            en: "Residents’ personal data must keep the same safeguards everywhere. Remote access by a supplier is already a transfer."),
        remedy: Bilingual(
            fr: "Demander au fournisseur d’où travaillent ses équipes, et l’écrire ; choisir la région européenne de la même offre ; limiter le support aux pays adéquats ; sinon, clauses types et analyse du transfert.",
            en: "Ask the supplier where its teams work from, and write it down; choose the same offer’s European region; limit support to adequate countries; failing that, standard clauses and a transfer assessment."),
        verify: Bilingual(
            fr: "Accord de sous-traitance (article 28 du RGPD) : annexe des lieux et des sous-traitants ; liste des décisions d’adéquation sur le site de la Commission européenne, avec leur portée et leur date.",
            en: "Data processing agreement (GDPR article 28): annex of places and subprocessors; list of adequacy decisions on the European Commission’s site, with scope and date."),
        limits: Bilingual(
            fr: "Les clauses types, les règles d’entreprise et les dérogations (articles 46 à 49) ne sont pas lues : un transfert licite par elles échoue ici. Une adéquation partielle (États-Unis, Canada) ne compte pas, même si le fournisseur y adhère. Le lieu des calculs n’est pas lu : voir « place-processing-in-union ». Les équipes de toute la chaîne le sont, même là où rien n’est personnel. Notre propre personnel n’est pas examiné. La portée d’une loi étrangère est un autre contrôle.",
            en: "Standard clauses, corporate rules and derogations (articles 46 to 49) are not read: a transfer lawful through them fails here. Partial adequacy (United States, Canada) does not count, even if the supplier has joined. The place of computing is not read: see “place-processing-in-union”. Teams of the whole chain are, even where nothing is personal. Our own staff are not examined. The reach of foreign law is another check."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 44 et 45"),
            CheckSource("CEPD, lignes directrices 05/2021", "deuxième critère : rendre accessible à distance est un transfert"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 9 : accord entre l’Europe et le Japon"),
        ]
    ) { judgement, scope, facts in
        // Of an offer nobody knows what will be put into it: as if it were personal.
        if [.offer, .platform, .application].contains(facts.kind(scope.subject)) {
            judgement.places(facts.stores(scope), facts) { facts.isAdequate[Int($0)] }
            judgement.staff([.operatedBy, .administeredBy, .supportedBy], scope, facts) { facts.isAdequate[Int($0)] }
            return
        }
        let (personal, unknown) = facts.personal(scope)
        for data in unknown { judgement.silence(data, [.personal]) }
        if !personal.isEmpty {
            for data in facts.storeless(scope) where personal.contains(data) { judgement.silence(data, [.storedOn]) }
            let stores = facts.storing(scope).filter { personal.contains($0.element) }.map { facts.relation($0.relation).element }.filter { $0 >= 0 }
            judgement.places(Array(Set(stores)).sorted(), facts) { facts.isAdequate[Int($0)] }
            judgement.staff([.operatedBy, .administeredBy, .supportedBy, .performedBy], scope, facts) { facts.isAdequate[Int($0)] }
        }
    }
}
