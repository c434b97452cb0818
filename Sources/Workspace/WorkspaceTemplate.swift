package import Continuum
import Foundation

/// What `portulan init` writes: a small organisation that can be assessed at once, and that a newcomer turns into their own.
package struct WorkspaceTemplate {
    package static let profiles = ["ministere", "collectivite", "oiv", "cloud", "industrie"]

    /// Relative path and text of every file.
    package static func files(profile: String?, language: Language) -> [(path: String, text: String)] {
        [
            ("portulan.yaml", settings(profile, language)), ("continuum/organisation.yaml", organisation), ("continuum/donnees.yaml", data),
            ("continuum/applications.yaml", applications), ("continuum/lieux.yaml", places), ("knowledge/fournisseurs.yaml", suppliers),
            ("changes/chiffrer-les-sauvegardes.yaml", change), (".gitignore", "reports/\n"), language == .french ? ("LISEZMOI.md", readme) : ("README.md", readmeInEnglish),
        ]
    }

    /// Writes the files into a folder; refuses when one of them is already there.
    package static func write(to folder: String, profile: String?, language: Language) throws -> [String] {
        let manager = FileManager.default
        let files = files(profile: profile, language: language)
        for file in files where manager.fileExists(atPath: WorkspaceFiles.join(folder, file.path)) {
            throw TemplateError.alreadyThere(WorkspaceFiles.join(folder, file.path))
        }
        for file in files {
            let url = URL(fileURLWithPath: WorkspaceFiles.join(folder, file.path))
            try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: url, options: .atomic)
        }
        return files.map(\.path)
    }

    package enum TemplateError: Error, Sendable { case alreadyThere(String) }

    private static func settings(_ profile: String?, _ language: Language) -> String {
        """
        # Ce fichier dit de qui il s’agit. / This file says whose folder it is.
        portulan: 1
        organisation: mon-organisation     # l’identifiant de votre organisation dans continuum/
        home: FR                           # votre État
        language: \(language.rawValue)                       # fr | en
        \(profile.map { "profile: \($0)" } ?? "# profile: collectivite          # ministere | collectivite | oiv | cloud | industrie")

        """
    }

    /// The settings of a folder that holds an import and nothing else yet.
    static func minimal(_ language: Language) -> String {
        """
        # Ce fichier dit de qui il s’agit. / This file says whose folder it is.
        portulan: 1
        # organisation: mon-organisation   # l’identifiant de votre organisation / the id of your organisation
        home: FR                           # votre État / your state
        language: \(language.rawValue)                       # fr | en

        """
    }

    private static let organisation = """
        # Votre organisation. Remplacez le nom ; gardez l’identifiant, ou changez-le partout.
        # Your organisation. Replace the name; keep the id, or change it everywhere.
        source: { ref: "Inventaire de la DSI", date: 2026-01-15, standing: declared }
        elements:
          - id: mon-organisation
            kind: organisation
            name: { fr: Mon organisation, en: My organisation }
            ownership: public        # public | complete | dispersed | unknown
            seat: FR

        """

    private static let data = """
        # Vos jeux de données : leur classe (C1 publique … C4 très sensible), où ils sont, qui les traite.
        # « unknown » est une réponse : Portulan la compte au pire et vous dit quoi demander.
        # Your datasets: their class (C1 public … C4 highly sensitive), where they are, what processes them.
        # “unknown” is an answer: Portulan counts it at worst and tells you what to ask.
        source: { ref: "Registre des traitements", date: 2026-01-15, standing: declared }
        elements:
          - id: dossiers-usagers
            kind: data
            name: { fr: Dossiers des usagers, en: Citizens’ files }
            class: C3
            personal: true
            essential: true
            stored-on: serveur
            processed-by: guichet
          - id: messagerie-agents
            kind: data
            name: { fr: Messagerie des agents, en: Staff mail }
            class: C2
            stored-on: suite-bureautique
            processed-by: suite-bureautique
          - id: sauvegardes
            kind: data
            name: { fr: Sauvegardes, en: Backups }
            class: C3
            stored-on: { to: coffre-nuage, encrypted: unknown }

        """

    private static let applications = """
        # Ce qui traite les données, et ce qui le porte. « instance-of » nomme une offre de la base : portulan knowledge search MOT
        # What processes the data, and what carries it. “instance-of” names an offer of the base: portulan knowledge search WORD
        source: { ref: "Inventaire de la DSI", date: 2026-01-15, standing: declared }
        elements:
          - id: accueil
            kind: service
            name: { fr: Guichet des usagers, en: Citizens’ desk }
            runs-on: guichet
            uses: dossiers-usagers
          - id: guichet
            kind: application
            name: { fr: Logiciel de guichet, en: Desk software }
            runs-on: serveur
            supplied-by: { to: editeur-local, updates: vetted }
          - id: suite-bureautique
            kind: platform
            name: { fr: Suite bureautique, en: Office suite }
            instance-of: microsoft-365
          - id: coffre-nuage
            kind: platform
            name: { fr: Coffre de sauvegarde, en: Backup vault }
            instance-of: aws-paris

        """

    private static let places = """
        # Vos équipements et vos lieux. / Your devices and your places.
        source: { ref: "Inventaire de la DSI", date: 2026-01-15, standing: declared }
        elements:
          - id: serveur
            kind: device
            name: { fr: Serveur de la mairie, en: Town hall server }
            operated-by: mon-organisation
            supplied-by: { to: dell, updates: vetted }
            housed-at: salle
          - id: salle
            kind: site
            name: { fr: Salle informatique, en: Server room }
            located-in: FR
            operated-by: mon-organisation

        """

    private static let suppliers = """
        # Vos fournisseurs que la base ne connaît pas, ou ce que vous savez de plus qu’elle. Chaque fait a une source.
        # Your suppliers that the base does not know, or what you know better. Every fact has a source.
        source: { ref: "Extrait Kbis fourni au marché", date: 2026-01-15, standing: attested }
        elements:
          - id: editeur-local
            kind: organisation
            name: Éditeur local
            seat: FR
            owners: unknown          # qui le détient ? la première question à lui poser / who owns it? the first thing to ask

        """

    private static let change = """
        # Un changement : mesure, scénario, offre… Voyez ce qu’il change : portulan diff . --with chiffrer-les-sauvegardes
        change:
          id: chiffrer-les-sauvegardes
          kind: measure
          name: { fr: Chiffrer les sauvegardes avec nos clés, en: Encrypt the backups with our keys }
          author: RSSI
          date: 2026-01-20
          reason: { fr: Le coffre ne doit rien pouvoir lire., en: The vault must not be able to read anything. }
          cost: { capex: 2000, opex: 500 }
          set:
            - { id: sauvegardes, relation: stored-on, to: coffre-nuage, encrypted: true, keys-held-by: [mon-organisation] }

        """

    private static let readme = """
        # Mon organisation, vue par Portulan

        1. `portulan check .` dit tout ce qui ne va pas dans les fichiers.
        2. `portulan assess .` dit qui peut obtenir, altérer, couper ou affamer quoi, et pourquoi.
        3. `portulan assess . --format html --output rapport.html` en fait un rapport.
        4. `portulan diff . --with chiffrer-les-sauvegardes` dit ce qu’un changement améliore.
        5. `portulan accept . chiffrer-les-sauvegardes` l’accepte : il est recopié dans `accepted/`, et compte désormais.

        Remplacez les exemples par les vôtres, un fichier à la fois. Ce que vous ne savez pas, écrivez-le : `unknown`.

        """

    private static let readmeInEnglish = """
        # My organisation, as Portulan sees it

        1. `portulan check .` says all that is wrong in the files.
        2. `portulan assess .` says who can obtain, alter, cut off or starve what, and why.
        3. `portulan assess . --format html --output report.html` makes a report of it.
        4. `portulan diff . --with chiffrer-les-sauvegardes` says what a change makes better.
        5. `portulan accept . chiffrer-les-sauvegardes` accepts it: it is copied into `accepted/`, and counts from then on.

        Replace the examples by your own, a file at a time. What you do not know, write it: `unknown`.

        """
}
