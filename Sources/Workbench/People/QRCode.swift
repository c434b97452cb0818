private import Foundation

/// Draws a text as a QR code with the `qrencode` program (Debian: qrencode): no shell, the text on its input and not among its arguments, which others could read.
struct QRCode: Sendable {
    private let program: String

    /// nil: the program is not installed; then the text itself is shown.
    init?(path: String? = nil) {
        let folders = (path ?? ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        guard let program = folders.map({ "\($0)/qrencode" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return nil }
        self.program = program
    }

    /// An `<svg>` element, without prologue; nil when the program failed or took over five seconds.
    func svg(_ text: String, label: String) -> String? {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--type=SVG", "--level=M", "--svg-path", "--output=-"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        // A few hundred bytes: less than a pipe holds.
        input.fileHandleForWriting.write(Data(text.utf8))
        try? input.fileHandleForWriting.close()
        let late = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 5, execute: late)
        let drawing = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        late.cancel()
        guard process.terminationStatus == 0, let start = drawing.range(of: "<svg"), let end = drawing.range(of: "</svg>") else { return nil }
        // Nothing inline: the one style of the program says what an attribute says as well.
        let shape = drawing[start.upperBound..<end.upperBound].replacing("style=\"stroke:#000000\"", with: "stroke=\"#000000\"")
        return shape.contains("style=") ? nil : "<svg class=\"qr\" role=\"img\" aria-label=\"\(HTML.attribute(label))\"" + shape
    }
}
