import ArgumentParser
import Continuum
import Foundation
import Ledger

/// Verifies the journal of the workbench, far from the server that keeps it.
struct Journal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Le journal des usages : exporter, vérifier un export, lire ou faire une clé. / The journal of uses: export, verify an export, read or make a key.",
        subcommands: [JournalExportCommand.self, Verify.self, Key.self])

    /// Is an export whole and unaltered? 0 if it is, 1 if it is not, 2 if it cannot be read.
    struct Verify: ParsableCommand {
        enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

        static let configuration = CommandConfiguration(
            abstract: "Vérifie un export du journal, sans réseau ni serveur. / Verifies an export of the journal, without network or server.",
            discussion: """
                portulan journal verify journal.ndjson --key cle-publique.txt
                portulan journal verify journal.ndjson --key 'valmer.example/journal+c74f20a3+ARpc…' --previous point-2025.txt

                0 : intact ; 1 : rompu ; 2 : illisible. / 0: intact; 1: broken; 2: unreadable.
                """)

        @Argument(help: "L’export (NDJSON ; - : l’entrée standard). / The export (NDJSON; -: standard input).", completion: .file())
        var file: String
        @Option(
            name: .long, parsing: .singleValue,
            help: "La clé publique, nom+id+base64, ou un fichier qui la contient ; se répète. / The public key, name+id+base64, or a file that holds it; repeatable.")
        var key: [String]
        @Option(
            name: .long, help: "Un point de contrôle gardé d’avant, que le journal doit prolonger. / A checkpoint kept from before, from which the journal must go on.",
            completion: .file())
        var previous: String?
        @Option(name: .long, help: "terminal | json")
        var format: Format = .terminal
        @OptionGroup var options: OutputOptions

        func run() throws {
            let text = JournalText(options.lang ?? .french, options.style)
            let keys = try key.map { try JournalFiles.verifierKey($0, text) }
            var verifier = LedgerVerifier(keys: keys, previous: try previous.map { try JournalFiles.checkpoint($0, keys, text) })
            try JournalFiles.read(file, text) { verifier.feed($0) }
            let report = verifier.finish()
            guard report.isReadable else {
                OutputOptions.complain(text.notAnExport(file))
                throw ExitCode(2)
            }
            switch format {
            case .terminal: try options.write(text.render(report))
            case .json: try options.write(text.document(report).prettyJSON + "\n")
            }
            if !report.isGood { throw ExitCode(1) }
        }
    }

    /// Which public key belongs to this key file? Makes the file if it is asked to.
    struct Key: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Écrit la clé publique d’un fichier de clé, ou fait une paire. / Writes the public key of a key file, or makes a pair.",
            discussion: """
                portulan journal key .portulan/journal.key
                portulan journal key journal.key --make valmer.example/journal
                """)

        @Argument(help: "Le fichier de clé (secret, 0600). / The key file (secret, 0600).", completion: .file())
        var file: String
        @Option(name: .long, help: "Fait la paire, pour le journal de ce nom ; jamais par-dessus un fichier. / Makes the pair, for the journal of this name; never over a file.")
        var make: String?
        @OptionGroup var options: OutputOptions

        func run() throws {
            let text = JournalText(options.lang ?? .french, options.style)
            let key = if let make { try JournalFiles.makeKey(file, name: make, text) } else { try JournalFiles.signingKey(file, text) }
            try options.write(key.verifier.text + "\n")
        }
    }
}

/// Where do keys, checkpoints and exports come from? What cannot be read is told, and ends the command with 2.
enum JournalFiles {
    /// A key or a checkpoint: more is something else.
    private static let small = 1 << 20

    /// Feeds a file, in pieces.
    static func read(_ path: String, _ text: JournalText, _ feed: (Data) -> Void) throws {
        guard path == "-" || !isFolder(path), let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
            throw fail(text.unreadable(path))
        }
        do {
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { feed(piece) }
        } catch {
            throw fail(text.unreadable(path))
        }
    }

    /// The text of a public key, or a file with that of a public or a secret one.
    static func verifierKey(_ argument: String, _ text: JournalText) throws -> VerifierKey {
        if let key = try? VerifierKey(argument) { return key }
        guard let content = contents(argument) else { throw fail(text.notAKey(argument)) }
        if let key = try? VerifierKey(content) { return key }
        guard let key = try? SigningKey(secretText: content) else { throw fail(text.notAKey(argument)) }
        return key.verifier
    }

    static func signingKey(_ path: String, _ text: JournalText) throws -> SigningKey {
        guard let content = contents(path) else { throw fail(text.unreadable(path)) }
        guard let key = try? SigningKey(secretText: content) else { throw fail(text.notAKey(path)) }
        if let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int, mode & 0o077 != 0 {
            OutputOptions.complain(text.readableByOthers(path))
        }
        return key
    }

    /// A new key in a new file that only its owner reads. The random bytes are those of the system.
    static func makeKey(_ path: String, name: String, _ text: JournalText) throws -> SigningKey {
        var random = SystemRandomNumberGenerator()
        guard let key = try? SigningKey(name: name, seed: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }) else {
            throw fail(text.notAName(name))
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fail(errno == EEXIST ? text.isThere(path) : text.unwritable(path)) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data((key.secretText + "\n").utf8))
            try handle.synchronize()
            try handle.close()
        } catch {
            unlink(path)
            throw fail(text.unwritable(path))
        }
        return key
    }

    static func checkpoint(_ path: String, _ keys: [VerifierKey], _ text: JournalText) throws -> Checkpoint {
        guard let content = contents(path) else { throw fail(text.unreadable(path)) }
        do {
            // It may have come by mail: the ends of its lines are put right, and the signature tells whether it is still the same.
            let note = content.replacingOccurrences(of: "\r\n", with: "\n") + "\n"
            return try Checkpoint(verifying: SignedNote(parsing: note.utf8), by: keys)
        } catch let error as NoteError {
            throw fail(text.badPrevious(path, error))
        }
    }

    /// The text of a small file, without the space around it.
    private static func contents(_ path: String) -> String? {
        guard !isFolder(path), let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: small) else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func fail(_ message: String) -> ExitCode {
        OutputOptions.complain(message)
        return ExitCode(2)
    }
}
