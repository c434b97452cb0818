/// Who has a form open? Kept by this process alone and for a quarter of an hour: it warns, it locks nothing.
actor Presence {
    struct Other: Sendable {
        var name: String
        var minutes: Int64
    }

    private struct Visit {
        var user: String
        var name: String
        var time: Int64
    }

    private static let life: Int64 = 15 * 60 * 1_000
    private static let most = 10_000
    private var visits: [String: [Visit]] = [:]
    private var count = 0

    /// Notes that somebody opens a form.
    /// - Returns: the others who did lately, the last first.
    func open(_ form: String, user: String, name: String, now: Int64) -> [Other] {
        count += 1
        if count % 256 == 0 || visits.count > Self.most { sweep(now) }
        var list = (visits[form] ?? []).filter { isFresh($0, now) && $0.user != user }
        let others = list.sorted { $0.time > $1.time }.map { Other(name: $0.name, minutes: max(0, now - $0.time) / 60_000) }
        list.append(Visit(user: user, name: name, time: now))
        visits[form] = list
        return others
    }

    /// Forgets who is done with a form.
    func close(_ form: String, user: String) { visits[form]?.removeAll { $0.user == user } }

    private func sweep(_ now: Int64) {
        visits = visits.compactMapValues { list in
            let fresh = list.filter { isFresh($0, now) }
            return fresh.isEmpty ? nil : fresh
        }
        if visits.count > Self.most { visits.removeAll() }
    }

    private func isFresh(_ visit: Visit, _ now: Int64) -> Bool { visit.time <= now && now - visit.time < Self.life }
}
