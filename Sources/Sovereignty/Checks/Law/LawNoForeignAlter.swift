import Continuum
import Reach

extension Check {
    static let lawNoForeignAlter = Check(
        "law-no-foreign-alter",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut, par son droit, faire modifier en silence ce qui est en question",
            en: "No state outside the Union can, by its law, have what is in question silently changed"),
        why: Bilingual(
            fr: "Une donnée altérée sans bruit trompe plus longtemps qu’une donnée volée. Une mise à jour forcée peut aussi ouvrir une porte.",
            en: "Data altered quietly mislead for longer than stolen data. A forced update can also open a door."),
        remedy: Bilingual(
            fr: "Vérifier les mises à jour avant de les poser ; sceller les données avec des clés à nous ; superviser le support ; changer d’exploitant.",
            en: "Vet updates before installing them; seal data with keys of our own; supervise support; change operator."),
        verify: Bilingual(
            fr: "Lire qui pousse les mises à jour et comment (« updates »), quel accès a le support (« access »), si une altération se verrait (« authenticated »).",
            en: "Read who pushes updates and how (“updates”), what access support has (“access”), whether tampering would be seen (“authenticated”)."),
        limits: Bilingual(
            fr: "« Vérifiées » est pris au mot : la carte ne dit pas si quelqu’un lit les mises à jour. Les États-Unis donnent un doute et non un échec, leur loi d’assistance étant discutée devant les tribunaux. Une puce ou un logiciel piégé à la fabrication ne se voit pas. Seul l’élément nommé est jugé.",
            en: "“Vetted” is taken at its word: the chart does not say whether anyone reads the updates. The United States give a doubt and no failure, their law on assistance being argued before courts. A chip or program tampered with when made is not seen. Only the element named is judged."),
        sources: [
            CheckSource("Loi chinoise sur le renseignement national (2017, modifiée en 2018)", "art. 7"),
            CheckSource("Investigatory Powers Act 2016 (Royaume-Uni)", "s. 253"),
            CheckSource("All Writs Act (États-Unis)", "28 U.S.C. § 1651, discuté"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 4 : données ni interceptées ni maltraitées"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.alter, scope, facts)
    }
}
