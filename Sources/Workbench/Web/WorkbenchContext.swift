import Continuum
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Store

/// What is known of one request.
struct WorkbenchContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The peer's address, as the socket or the trusted proxy says.
    var address: String
    var language = Language.french
    /// nil: signed out.
    var visitor: Visitor?
    /// Where the visitor is, for the language switch: path and query.
    var location = "/"
    /// What the page says once.
    var notice: Flash?
    /// Whether this request came over TLS, here or at the proxy.
    var isSecure = false

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    var session: SessionRecord? {
        if case .session(let session)? = visitor?.proof { return session }
        return nil
    }
}
