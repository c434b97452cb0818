import Continuum

extension Check {
    static let placeSupportInUnion = Check(
        "place-support-in-union",
        title: Bilingual(
            fr: "Le support est rendu depuis l’Union européenne",
            en: "Support is given from the European Union"),
        why: Bilingual(
            fr: "Le support reçoit des journaux, des copies d’écran, parfois la main sur la machine. La nuit, il répond souvent d’un autre continent.",
            en: "Support receives logs, screenshots, sometimes control of the machine. At night it often answers from another continent."),
        remedy: Bilingual(
            fr: "Demander le support aux heures européennes seulement ; demander l’option de support européen ; superviser les sessions ; prendre un intégrateur local pour premier niveau.",
            en: "Ask for support in European hours only; ask for the European support option; supervise sessions; take a local integrator as first level."),
        verify: Bilingual(
            fr: "Conditions de support : lieux et horaires ; en-têtes et signatures des réponses reçues ; journal des accès distants.",
            en: "Support terms: places and hours; headers and signatures of answers received; log of remote access."),
        limits: Bilingual(
            fr: "Ce que le support peut voir n’est pas lu ici : un support sans accès, hors de l’Union, échoue autant. La question est posée à chaque offre, même à un logiciel libre sans support ; elle ne l’est pas à un équipement. Le deuxième niveau, chez l’éditeur, échappe s’il n’est pas écrit.",
            en: "What support can see is not read here: support without access, outside the Union, fails just as much. The question is put to every offer, even free software without support; it is not put to a device. Second-level support, at the vendor’s, escapes if it is not written."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.2 e (le permet hors de l’Union, sous contrôle) : notre demande est plus stricte"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-4.4"),
            CheckSource("Portulan", "seuil choisi : tout le support depuis un État membre"),
        ]
    ) { judgement, scope, facts in
        judgement.staff([.supportedBy], scope, facts) { facts.isMember[Int($0)] }
        for contract in facts.unsupported(scope) { judgement.silence(contract, [.supportedBy]) }
    }
}
