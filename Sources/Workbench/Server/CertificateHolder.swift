import Continuum
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL
private import Synchronization

/// The certificate that new connections are shown. Read again without a restart: connections under way keep the one that they began with.
final class CertificateHolder: Sendable {
    private let certificate: String
    private let key: String
    private let present: Mutex<NIOSSLContext>

    /// - Throws: a `Refusal` that says which file cannot be used, and why.
    init(certificate: String, key: String) throws {
        self.certificate = certificate
        self.key = key
        present = Mutex(try Self.read(certificate, key))
    }

    var context: NIOSSLContext { present.withLock { $0 } }

    /// - Throws: when the new files cannot be used; then the certificate in use stays in use.
    func reload() throws {
        let context = try Self.read(certificate, key)
        present.withLock { $0 = context }
    }

    private static func read(_ certificate: String, _ key: String) throws -> NIOSSLContext {
        func attempt<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
            do { return try body() } catch {
                throw Refusal(
                    .internalServerError, "tls",
                    Bilingual(fr: "TLS : \(file) ne peut servir (\(error)).", en: "TLS: \(file) cannot be used (\(error))."),
                    advice: Bilingual(
                        fr: "Il faut du PEM, et que la clé soit celle du certificat.", en: "PEM is needed, and the key must be the certificate’s."))
            }
        }
        let chain = try attempt(certificate) { try NIOSSLCertificate.fromPEMFile(certificate) }
        let own = try attempt(key) { try NIOSSLPrivateKey(file: key, format: .pem) }
        // That the files belong together is found out here, not by the first visitor.
        return try attempt("\(certificate) + \(key)") {
            var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(own))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return try NIOSSLContext(configuration: configuration)
        }
    }
}

/// A connection's channel under TLS, with the certificate of the moment at which it opens.
struct ReloadableTLSChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let holder: CertificateHolder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: holder.context))
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
