package import Continuum
package import Reach

/// A remedy that was tried, in words: what it is, how much work, what it does.
package struct RemedyText: Sendable {
    package var title: Bilingual
    package var effort: Bilingual
    /// « lève ce constat ; en tout, 3 constats levés et 1 ajouté. »
    package var effect: Bilingual
    /// Names of what gets better and of what gets worse.
    package var improved: [Bilingual]
    package var worsened: [Bilingual]

    package init(_ remedy: Remedy, _ assessment: Assessment) {
        let wording = Wording(assessment)
        title = remedy.title
        effort = TermWords.effort(remedy.effort)
        let inAll = Self.findings(remedy)
        effect = remedy.resolves
            ? Bilingual(fr: "lève ce constat ; en tout, \(inAll.fr).", en: "removes this finding; in all, \(inAll.en).")
            : Bilingual(fr: "ne suffit pas à lever ce constat ; en tout, \(inAll.fr).", en: "is not enough to remove this finding; in all, \(inAll.en).")
        improved = remedy.improves.map { wording.name($0) }
        worsened = remedy.worsens.map { wording.name($0) }
    }

    /// « 3 constats levés et 1 ajouté ».
    static func findings(_ remedy: Remedy) -> Bilingual {
        let (removed, added) = (remedy.findingsRemoved, remedy.findingsAdded)
        var fr = "\(removed) \(removed < 2 ? "constat levé" : "constats levés")", en = "\(removed) \(removed == 1 ? "finding" : "findings") removed"
        if added > 0 {
            fr += " et \(added) \(added < 2 ? "ajouté" : "ajoutés")"
            en += " and \(added) added"
        }
        return Bilingual(fr: fr, en: en)
    }
}
