import CPostgreSQL

/// What does an address `postgres://…` say? Read by libpq itself, so that everything it knows works (sslmode, several hosts, sockets).
struct ConnectionInformation {
    private var values: [String: String] = [:]
    /// The same for the programs of PostgreSQL, as variables of their environment: an argument could be read by all users of the machine.
    private(set) var environment: [String: String] = [:]

    /// Nothing when libpq cannot read it. Why is not told: the message may repeat a password.
    init?(url: String) {
        guard !url.utf8.contains(0), let options = PQconninfoParse(url, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                values[String(cString: keyword)] = String(cString: value)
                if let variable = option.pointee.envvar { environment[String(cString: variable)] = String(cString: value) }
            }
            option += 1
        }
    }

    subscript(keyword: String) -> String? { values[keyword] }

    /// Everything but secrets: for pages and logs.
    var shown: String {
        let user = values["user"].map { $0 + "@" } ?? ""
        let port = values["port"].map { ":" + $0 } ?? ""
        return "postgres://\(user)\(values["host"] ?? "")\(port)/\(values["dbname"] ?? "")"
    }
}
