private import Foundation
import Ledger
import Store

extension Bench {
    /// What is the state of this process at this moment? Set when the figures are read.
    func gauge() async {
        if let pages = Self.residentPages() { metrics.set("resident_bytes", Double(pages * sysconf(Int32(_SC_PAGESIZE)))) }
        if let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { metrics.set("open_files", Double(files)) }
        if let size = try? await store.journalFrontier().size { metrics.set("journal_entries", Double(size)) }
        metrics.set("workspaces", Double(await hall.slugs().count))
        metrics.set("oldest_snapshot_seconds", await hall.oldestReading(now: clock.now()))
    }

    private static func residentPages() -> Int? {
        // The second figure of /proc/self/statm (proc(5)); it has no size, so that it is read as a stream.
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let figures = text.split(separator: " ")
        return figures.count > 1 ? Int(figures[1]) : nil
    }
}
