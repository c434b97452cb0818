import Continuum
import Hummingbird
import NIOCore
import ServiceLifecycle

/// A job as it goes on, for who watches: server-sent events (HTML, § 9.2), `progress` until `end`.
struct JobEvents: Sendable {
    let board: JobBoard
    let id: String
    let user: String
    let language: Language
    var look = Duration.milliseconds(200)
    /// A comment now and then tells proxies that the line is in use.
    var beat = Duration.seconds(10)

    /// Ends with the job, when the reader goes, or when the server stops.
    var body: ResponseBody {
        ResponseBody { writer in
            do {
                var told: JobState?
                var silent = Duration.zero
                while let state = await board.state(id, of: user) {
                    if state != told {
                        let name = state.phase.isOver ? "end" : "progress"
                        try await writer.write(ByteBuffer(string: "event: \(name)\ndata: \(state.document(language).json)\n\n"))
                        (told, silent) = (state, .zero)
                    } else if silent >= beat {
                        try await writer.write(ByteBuffer(string: ": \n\n"))
                        silent = .zero
                    }
                    if state.phase.isOver { break }
                    try await cancelWhenGracefulShutdown { try await Task.sleep(for: look) }
                    silent += look
                }
            } catch is CancellationError {}
            try await writer.finish(nil)
        }
    }
}

extension JobState {
    private static func moment(_ milliseconds: Int64?) -> Document { milliseconds.map { .string(Words.stamp($0)) } ?? .null }

    /// As the API shows it.
    func document(_ language: Language) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("id", .string(id)), ("kind", .string(kind)), ("workspace", .string(workspace)), ("state", .string(phase.rawValue)), ("created", Self.moment(created)),
            ("started", Self.moment(started)), ("finished", Self.moment(finished)), ("done", .count(done)), ("total", .count(total)), ("step", .string(step[language])),
            ("ahead", .count(ahead)),
        ]
        if phase == .done { pairs.append(("result", .string("\(address)/result"))) }
        if let problem { pairs.append(("problem", ProblemDocument(problem, language).document)) }
        return .mapping(pairs)
    }

    var address: String { "\(APIOperation.base)workspaces/\(workspace)/jobs/\(id)" }
}
