import Continuum
import Knowledge

extension Check {
    static let contractNoContentUse = Check(
        "contract-no-content-use",
        title: Bilingual(
            fr: "Le fournisseur n’emploie le contenu que pour rendre le service",
            en: "The supplier uses the content only to render the service"),
        why: Bilingual(
            fr: "Certaines conditions permettent au fournisseur d’employer ce qu’on lui confie pour ses propres produits. Le savoir évite que des dossiers d’usagers servent à autre chose.",
            en: "Some terms let the supplier use what it is entrusted with for its own products. Knowing this keeps people’s files from serving another purpose."),
        remedy: Bilingual(
            fr: "Chercher d’abord le réglage qui refuse cet emploi : il est souvent dans la console. Passer à l’offre professionnelle. Sinon, exclure cet emploi par avenant.",
            en: "First look for the setting that refuses this use: it is often in the console. Move to the business offer. Otherwise rule this use out by amendment."),
        verify: Bilingual(
            fr: "Lire les conditions aux mots « améliorer », « développer », « apprentissage » ; ouvrir la console et noter l’état du réglage, avec la date.",
            en: "Read the terms at the words “improve”, “develop”, “learning”; open the console and note the state of the setting, with the date."),
        limits: Bilingual(
            fr: "Ne lit que le contenu : les données d’usage et techniques ne sont pas vues. Ce que les conditions permettent compte, même si ce n’est pas fait. Seuls les services hébergés sont interrogés, non les logiciels installés.",
            en: "Reads only content: usage and technical data are not seen. What the terms allow counts, even if it is not done. Only hosted services are asked, not installed software."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 28(3)(a), art. 28(10) et art. 5(1)(b)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.1 k"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.hosting(scope), .contentUse, facts) { ["none", "service"].contains(facts.continuum.token($0)) }
    }
}
