import Continuum
import Logging
import ServiceLifecycle
import UnixSignals

/// What SIGHUP means: read the certificate again. Without TLS it means nothing, and must not end the server.
struct HangUp: Service {
    let certificate: CertificateHolder?
    let logger: Logger

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            guard let certificate else {
                logger.info("nothing to reload")
                continue
            }
            do {
                try certificate.reload()
                logger.notice("certificate reloaded")
            } catch let refusal as Refusal {
                logger.error("certificate kept", metadata: ["error": "\(refusal.title.en)"])
            }
        }
    }
}
