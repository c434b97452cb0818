/// A made-up estate as NDJSON, laid over the built-in knowledge: cells of a hundred elements that mostly refer to themselves, on
/// organisations, offers, software and neighbours that all share.
///
/// A cell has 24 datasets, 20 applications, 22 pieces of software, 5 platforms, 20 devices, 4 services, 4 links and a site; it makes about
/// 515 relations. 2 % of the facts are unknown, 5 % of the stores are encrypted, 10 % of what things run or are kept on are alternatives,
/// 1 % of the applications rely on each other in a circle. Suppliers, states and common software are drawn with a skew.
struct Estate {
    static let cellSize = 100
    let cells: Int
    let organisations: Int
    /// Ids of states, the frequent ones first, and of offers of the built-in knowledge.
    let states: [String]
    let offers: [String]
    var random = Random(seed: 2026)
    private(set) var relations = 0
    var text: [UInt8] = []
    private var isFirstItem = true

    init(elements: Int, organisations: Int = 20_000, states: [String], offers: [String]) {
        cells = max(1, (elements - organisations) / Self.cellSize)
        self.organisations = organisations
        self.states = states
        self.offers = offers
    }

    var elements: Int { organisations + cells * Self.cellSize }

    // MARK: Writing

    private mutating func put(_ string: StaticString) {
        text.append(contentsOf: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
    }
    private mutating func put(_ string: String) { text.append(contentsOf: string.utf8) }
    private mutating func put(_ number: Int) { text.append(contentsOf: String(number).utf8) }

    private mutating func begin(_ letter: StaticString, _ number: Int, _ kind: StaticString, _ name: StaticString) {
        put("{\"id\":\""); put(letter); put(number)
        put("\",\"kind\":\""); put(kind)
        put("\",\"name\":\""); put(name); put(number); put("\"")
    }
    private mutating func end() { put("}\n") }
    private mutating func open(_ key: StaticString) { put(",\""); put(key); put("\":["); isFirstItem = true }
    private mutating func close() { put("]") }
    private mutating func next() {
        if !isFirstItem { put(",") }
        isFirstItem = false
    }
    private mutating func item(_ letter: StaticString, _ number: Int) {
        next()
        relations += 1
        if random.chance(2) { put("\"unknown\"") } else { put("\""); put(letter); put(number); put("\"") }
    }
    private mutating func one(_ key: StaticString, _ letter: StaticString, _ number: Int) {
        open(key); item(letter, number); close()
    }
    private mutating func state(_ key: StaticString) {
        relations += 1
        put(",\""); put(key); put("\":\"")
        put(random.chance(2) ? "unknown" : states[random.skewed(states.count)]); put("\"")
    }
    private mutating func role(_ key: StaticString, _ attribute: StaticString? = nil, _ values: [StaticString] = []) {
        relations += 1
        put(",\""); put(key); put("\":")
        if let attribute {
            put("{\"to\":\"o"); put(random.skewed(organisations)); put("\",\""); put(attribute); put("\":\"")
            if random.chance(2) { put("unknown") } else { put(values[random.below(values.count)]) }
            put("\"}")
        } else if random.chance(2) {
            put("\"unknown\"")
        } else {
            put("\"o"); put(random.skewed(organisations)); put("\"")
        }
    }

    /// Two in ten of what a cell refers to lies in one of the cells before it.
    private mutating func cell(_ own: Int) -> Int { own > 0 && random.chance(20) ? random.below(own) : own }
    private mutating func software(_ own: Int) -> Int {
        random.chance(50) ? random.skewed(own + 1) * 22 + random.below(22) : own * 22 + random.below(22)
    }

    // MARK: What there is

    mutating func writeOrganisation(_ o: Int) {
        begin("o", o, "organisation", "Organisation ")
        state("seat")
        if random.chance(40) { state("presence") }
        // One in seven is at the top of its group; the others are held by one of those before it, or, rarely, in a circle.
        if o < 10 || random.chance(14) {
            put(",\"ownership\":\"dispersed\"}\n")
            return
        }
        put(",\"owners\":[")
        let holders = random.chance(70) ? 1 : 2
        for h in 0..<holders {
            if h > 0 { put(",") }
            let owner = random.chance(1) ? min(organisations - 1, o + 1 + random.below(5)) : random.below(o)
            relations += 1
            put("{\"to\":\"")
            if owner == o || random.chance(2) { put("unknown") } else { put("o"); put(owner) }
            put("\",\"capital\":"); put(holders == 1 ? 60 + random.below(41) : h == 0 ? 40 + random.below(25) : 30); put("}")
        }
        put("]}\n")
    }

    mutating func writeCell(_ c: Int) {
        begin("s", c, "site", "Site ")
        state("located-in"); role("operated-by"); role("owned-by")
        end()
        for i in 0..<20 {
            begin("e", c * 20 + i, "device", "Equipement ")
            if random.chance(5) { put(",\"network\":\"isolated\"") }
            one("housed-at", "s", c)
            role("supplied-by", "updates", ["vetted", "automatic", "none"]); role("operated-by"); role("administered-by")
            role("supported-by", "access", ["none", "supervised", "remote"])
            one("built-with", "w", software(c))
            end()
        }
        for i in 0..<5 {
            begin("p", c * 5 + i, "platform", "Plateforme ")
            if random.chance(15) {
                relations += 1
                put(",\"instance-of\":\""); put(offers[random.below(offers.count)]); put("\"")
                role("administered-by")
                end()
                continue
            }
            open("runs-on"); for _ in 0..<4 { item("e", c * 20 + random.below(20)) }; close()
            open("built-with"); for _ in 0..<2 { item("w", software(c)) }; close()
            role("operated-by"); role("provided-by")
            one("housed-at", "s", c)
            end()
        }
        for i in 0..<22 {
            begin("w", c * 22 + i, "software", "Logiciel ")
            role("supplied-by", "updates", ["vetted", "automatic", "none"])
            // Only what comes before it: parts are not made of what they are part of.
            if c * 22 + i > 0 { open("built-with"); for _ in 0..<2 { item("w", random.skewed(c * 22 + i)) }; close() }
            if random.chance(50) { role("licensed-by", "activation", ["online", "subscription", "perpetual"]) }
            if random.chance(50) { role("supported-by", "access", ["none", "supervised", "remote"]) }
            end()
        }
        for i in 0..<20 {
            begin("a", c * 20 + i, "application", "Application ")
            if random.chance(10) {
                put(",\"runs-on\":{\"any\":["); isFirstItem = true
                item("p", cell(c) * 5 + random.below(5)); item("p", cell(c) * 5 + random.below(5)); put("]}")
            } else {
                one("runs-on", "p", cell(c) * 5 + random.below(5))
            }
            open("built-with"); for _ in 0..<2 { item("w", software(c)) }; close()
            role("administered-by"); role("supplied-by", "updates", ["vetted", "automatic", "none"])
            if random.chance(1), i > 0 {
                put(",\"relies-on\":[\"a"); put(c * 20 + (i + 1) % 20); put("\",\"a"); put(c * 20 + i - 1); put("\"]")
                relations += 2
            } else {
                let other = cell(c) * 20 + random.below(max(1, i))
                if other != c * 20 + i { one("relies-on", "a", other) }
            }
            end()
        }
        for i in 0..<4 {
            begin("l", c * 4 + i, "link", "Liaison ")
            role("operated-by"); role("supplied-by", "updates", ["vetted", "none"])
            open("runs-on"); for _ in 0..<2 { item("e", c * 20 + random.below(20)) }; close()
            end()
        }
        for i in 0..<24 { writeData(c, i) }
        for i in 0..<4 {
            begin("v", c * 4 + i, "service", "Service ")
            open("uses"); for _ in 0..<2 { item("d", c * 24 + random.below(24)) }; close()
            open("relies-on"); for _ in 0..<2 { item("a", c * 20 + random.below(20)) }; close()
            end()
        }
    }

    private mutating func writeData(_ c: Int, _ i: Int) {
        begin("d", c * 24 + i, "data", "Donnees ")
        if !random.chance(2) { put(",\"class\":\"C"); put(1 + random.below(4)); put("\"") }
        put(",\"stored-on\":")
        if random.chance(10) {
            put("{\"any\":["); isFirstItem = true
            item("p", cell(c) * 5 + random.below(5)); item("p", cell(c) * 5 + random.below(5)); put("]}")
        } else if random.chance(5) {
            relations += 1
            put("{\"to\":\"p"); put(cell(c) * 5 + random.below(5)); put("\",\"encrypted\":true,\"keys-held-by\":")
            if random.chance(2) { put("\"unknown\"}") } else { put("\"o"); put(random.skewed(organisations)); put("\"}") }
        } else {
            put("["); isFirstItem = true
            item("p", cell(c) * 5 + random.below(5))
            put("]")
        }
        open("processed-by"); for _ in 0..<2 { item("a", cell(c) * 20 + random.below(20)) }; close()
        one("carried-over", "l", c * 4 + random.below(4))
        end()
    }
}
