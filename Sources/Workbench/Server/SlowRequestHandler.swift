import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request does not arrive in time: a header dripped byte by byte, a body that never ends. Idle connections are closed elsewhere;
/// a drip is not idle.
///
/// A header has `seconds`; a body has as many more as it would take over a slow line, so that a large file sent from a small office arrives.
final class SlowRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// The slowest line that is waited for, in bytes a second.
    static let slowest = 16 << 10

    private let seconds: Int64
    private var deadline: Scheduled<Void>?
    private var started = NIODeadline.now()
    private var received = 0
    /// Requests that have arrived whole and are not answered yet: clients may send the next one before.
    private var unanswered = 0
    private var isArriving = false

    init(seconds: Int64) { self.seconds = seconds }

    func handlerAdded(context: ChannelHandlerContext) { start(context) }
    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isArriving = true
            start(context)
        case .body(let bytes): received += bytes.readableBytes
        case .end:
            isArriving = false
            unanswered += 1
            stop()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered = max(0, unanswered - 1)
            // The next request of this connection has the same time, counted from the end of this answer.
            if unanswered == 0, !isArriving { start(context) }
        }
        context.write(data, promise: promise)
    }

    private func start(_ context: ChannelHandlerContext) {
        (started, received) = (.now(), 0)
        wait(context, until: started + .seconds(seconds))
    }

    private func wait(_ context: ChannelHandlerContext, until time: NIODeadline) {
        stop()
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(deadline: time) {
            let (handler, context) = bound.value
            let allowed = handler.started + .seconds(handler.seconds) + .milliseconds(Int64(handler.received) * 1_000 / Int64(Self.slowest))
            if allowed > .now() { handler.wait(context, until: allowed) } else { context.close(promise: nil) }
        }
    }

    private func stop() {
        deadline?.cancel()
        deadline = nil
    }
}
