import Foundation

/// `portulan accept --batch` as a process of its own: whatever it has printed is accepted, for good.
final class WriterProcess {
    static let program = URL(fileURLWithPath: FormRoundTripTests.root + "/.build/debug/portulan")
    private let process = Process()
    private let output = Pipe()
    private var printed: [UInt8] = []

    /// - Parameter times: how often the change is accepted.
    init(_ folder: String, change: String, times: Int) throws {
        let list = folder + "/.portulan-list-\(UUID().uuidString)"
        try Data(String(repeating: change + "\n", count: times).utf8).write(to: URL(fileURLWithPath: list))
        process.executableURL = Self.program
        process.arguments = ["accept", folder, "--batch"]
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: list))
        process.standardOutput = output
        try process.run()
    }

    /// Waits until something is accepted, or the process has ended.
    func waitForFirst() {
        let data = output.fileHandleForReading.availableData
        printed += Array(data)
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        finish()
    }

    /// Waits for its end.
    func finish() {
        printed += Array((try? output.fileHandleForReading.readToEnd()) ?? Data())
        process.waitUntilExit()
    }

    var status: Int32 { process.terminationStatus }
    var wasKilled: Bool { process.terminationReason == .uncaughtSignal }

    /// The files that were acknowledged: whole lines alone.
    var acknowledged: [String] {
        guard let end = printed.lastIndex(of: 0x0A) else { return [] }
        return String(decoding: printed[...end], as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
