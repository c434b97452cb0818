import Continuum

extension Check {
    static let techOpenSource = Check(
        "tech-open-source",
        title: Bilingual(
            fr: "Les logiciels sont libres",
            en: "The software is free and open source"),
        why: Bilingual(
            fr: "Un code que l’on peut lire, changer et reprendre n’enferme pas chez un éditeur. On peut le vérifier, et d’autres peuvent le maintenir si le premier s’arrête.",
            en: "Code that can be read, changed and taken over locks nobody in with one vendor. It can be checked, and others can maintain it should the first one stop."),
        remedy: Bilingual(
            fr: "Inscrire d’abord la licence de chaque logiciel. Choisir la version libre là où l’éditeur propose les deux. Au renouvellement, regarder le socle interministériel de logiciels libres.",
            en: "First write down each licence. Choose the free edition where the vendor has both. At renewal, look at the state’s list of recommended free software."),
        verify: Bilingual(
            fr: "Lire le fichier de licence de la version installée et le comparer à la liste de l’Open Source Initiative ou de la Free Software Foundation ; vérifier que les modules employés sont sous la même licence.",
            en: "Read the licence file of the installed version and compare it with the lists of the Open Source Initiative or the Free Software Foundation; check that the modules in use are under the same licence."),
        limits: Bilingual(
            fr: "Une plateforme ou un service en ligne n’est pas un logiciel : la question ne lui est pas posée. Un noyau libre aux modules fermés passe s’il est déclaré libre. Vos propres applications sont interrogées aussi. Ce qui manque à la carte n’est pas vu.",
            en: "A platform or an on-line service is not software: it is not asked. A free core with closed modules passes if it is declared free. Your own applications are asked too. What is not on the chart is not seen."),
        sources: [
            CheckSource("Loi n° 2016-1321 pour une République numérique", "art. 16"),
            CheckSource("Solutions Numériques, article (A)", "l. 9 de la transcription"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-6"),
        ]
    ) { judgement, scope, facts in
        if facts.isOpaque(scope.subject) { judgement.silence(scope.subject, [.suppliedBy, .builtWith]) }
        judgement.each(scope.things.filter { facts.isSoftware($0) }, .openSource, facts) { $0 == .boolean(true) }
    }
}
