package import Continuum
package import Sovereignty

/// Reads entities for NIS 2 from JSON: one object, or `{ "entities": [...] }`. Bytes in, values and diagnostics out.
package struct NISEntityReader {
    /// What was read; of what is wrong, nothing is guessed.
    package struct Reading: Sendable {
        package var entities: [NISEntity] = []
        /// Whether the file holds a list, however short.
        package var isList = false
        package var diagnostics: Diagnostics
        package init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }
    }

    private let json: JSONDocument
    private var reading: Reading

    package static func read(_ bytes: [UInt8], file: String, limit: Int = 200) -> Reading {
        var diagnostics = Diagnostics(limit: limit)
        guard let json = JSONDocument(bytes, file: file, diagnostics: &diagnostics) else { return Reading(diagnostics: diagnostics) }
        var reader = NISEntityReader(json: json, reading: Reading(diagnostics: diagnostics))
        reader.readRoot()
        return reader.reading
    }

    private mutating func report(_ problem: Problem, _ node: Int, related: Int? = nil) {
        json.add(problem, at: json.place(node), related: related.map { json.place($0) }, to: &reading.diagnostics)
    }

    private mutating func readRoot() {
        let root = JSONDocument.root
        guard case .mapping = json.value(root) else {
            report(.expectedMapping(what: "entities"), root)
            return
        }
        let members = json.members(root)
        guard let list = members.first(where: { $0.key == "entities" }) else {
            if let entity = readEntity(root) { reading.entities.append(entity) }
            return
        }
        reading.isList = true
        var isSeen = false
        for (key, at, _) in members {
            if key == "entities" {
                if isSeen { report(.duplicateKey(key), at, related: list.at) }
                isSeen = true
            } else {
                report(.nisUnknownKey(key, of: "{ entities }", nearest: nearest(to: key, among: ["entities"])), at)
            }
        }
        guard case .list = json.value(list.value) else {
            report(.wrongType(key: "entities", expected: "[…]", found: found(list.value)), list.value)
            return
        }
        let items = json.items(list.value)
        if items.isEmpty { report(.nisNoEntity, list.value) }
        reading.entities.reserveCapacity(items.count)
        var ids: [String: Int] = [:]
        for item in items {
            guard case .mapping = json.value(item) else {
                report(.expectedMapping(what: "entities"), item)
                continue
            }
            guard let entity = readEntity(item) else { continue }
            if !entity.id.isEmpty {
                if let first = ids[entity.id] {
                    report(.duplicateID(entity.id), json.members(item).first { $0.key == "id" }?.value ?? item, related: first)
                } else {
                    ids[entity.id] = json.members(item).first { $0.key == "id" }?.value ?? item
                }
            }
            reading.entities.append(entity)
        }
    }

    /// The known keys of a mapping; others, and those said twice, are reported.
    private mutating func fields<Key: RawRepresentable<String> & CaseIterable & Hashable>(_ node: Int, _: Key.Type, of: String) -> [Key: Int] {
        var fields: [Key: Int] = [:]
        for (name, at, value) in json.members(node) {
            guard let key = Key(rawValue: name) else {
                report(.nisUnknownKey(name, of: of, nearest: nearest(to: name, among: Key.allCases.map(\.rawValue))), at)
                continue
            }
            if let first = fields[key] { report(.duplicateKey(name), at, related: first - 1) } else { fields[key] = value }
        }
        return fields
    }

    private mutating func readEntity(_ node: Int) -> NISEntity? {
        let before = reading.diagnostics.errorCount
        let fields = fields(node, NISKey.self, of: "entity")
        var entity = NISEntity()
        entity.id = text(fields, .id) ?? ""
        entity.name = text(fields, .name) ?? ""
        readActivities(fields, &entity)
        entity.size = word(fields, .size, ["micro": EnterpriseSize.small, "small": .small, "medium": .medium, "large": .large])?.value
        readFigures(&entity.figures, fields[.headcount], fields[.turnover], fields[.balance])
        readRelatives(fields, .linked, &entity.relatives)
        readRelatives(fields, .partners, &entity.relatives)
        if case .known(let flag) = flag(fields, .publicUndertaking) { entity.isPublicUndertaking = flag }
        entity.established = states(fields, .established)
        entity.serves = states(fields, .serves)
        entity.mainEstablishment = member(fields, .mainEstablishment)
        entity.representative = member(fields, .representative)
        if let fact = flag(fields, .inUnion) { entity.isInUnion = fact }
        if let fact = answer(fields, .publicTier, NISTier.self) { entity.tier = fact }
        if let fact = answer(fields, .localKind, NISLocalKind.self) { entity.localKind = fact }
        readPopulation(fields, &entity)
        if let fact = flag(fields, .education) { entity.education = fact }
        if let fact = answer(fields, .security, NISSecurity.self) { entity.security = fact }
        if let fact = answer(fields, .specialRole, NISSpecialRole.self) { entity.special = fact }
        if let fact = answer(fields, .identifiedAs, NISIdentification.self) { entity.identification = fact }
        if let fact = flag(fields, .criticalEntity) { entity.criticalEntity = fact }
        if let fact = flag(fields, .formerOperator) { entity.formerOperator = fact }
        if let fact = flag(fields, .formerOperatorKept) { entity.formerOperatorOption = fact }
        if let fact = flag(fields, .doraExempted) { entity.doraExemption = fact }
        if let fact = flag(fields, .regionalRisk) { entity.regionalRisk = fact }
        if let fact = answer(fields, .localOption, NISOption.self) { entity.localOption = fact }
        if let fact = answer(fields, .educationOption, NISOption.self) { entity.educationOption = fact }
        // Of an administration or a school, nothing said means no other activity; of anybody else, that it is not known.
        if fields[.activity] == nil, fields[.sector] == nil {
            let isOther = (entity.tier.value ?? .none) != .none || entity.education.value == true
            entity.activities = isOther ? .presumed([]) : .unknown
        }
        contradictions(fields, entity)
        return reading.diagnostics.errorCount == before ? entity : nil
    }

    // MARK: What several keys say together

    private mutating func readActivities(_ fields: [NISKey: Int], _ entity: inout NISEntity) {
        var sector: Int?
        if let node = fields[.sector], let name = text(fields, .sector), name != "unknown" {
            sector = NISSector.named(name)
            if sector == nil { report(.nisUnknownSector(name, nearest: nearest(to: name, among: NISSector.all.map(\.id))), node) }
        }
        entity.candidates = sector.map { NISSector.activities(of: $0) }
        // A sector with one activity says it.
        if let only = entity.candidates, only.count == 1 { entity.activities = .known(only) }
        guard let node = fields[.activity] else { return }
        let nodes: [Int]
        if case .list = json.value(node) { nodes = json.items(node) } else { nodes = [node] }
        var list: [Int] = []
        for node in nodes {
            guard case .text(let name) = json.value(node) else {
                report(.wrongType(key: "activity", expected: "text", found: found(node)), node)
                continue
            }
            if nodes.count == 1, name == "unknown" { return }
            if nodes.count == 1, name == "none" { continue }
            guard let activity = NISActivity.named(name) else {
                report(.nisUnknownActivity(name, nearest: nearest(to: name, among: NISActivity.all.map(\.id))), node)
                continue
            }
            if !list.contains(activity) { list.append(activity) }
            if let sector, !NISSector.activities(of: sector).contains(activity) {
                report(.nisContradiction("activity: \(name)", "sector: \(NISSector.all[sector].id)"), node, related: fields[.sector])
            }
        }
        entity.activities = .known(list.sorted())
        entity.candidates = nil
    }

    private mutating func readFigures(_ figures: inout NISFigures, _ headcount: Int?, _ turnover: Int?, _ balance: Int?) {
        figures.headcount = number(headcount, .headcount)
        figures.turnover = number(turnover, .turnover)
        figures.balance = number(balance, .balance)
    }

    private enum RelativeKey: String, CaseIterable { case name, share, headcount, turnover, balance }
    private enum LinkedKey: String, CaseIterable { case name, headcount, turnover, balance }

    private mutating func readRelatives(_ fields: [NISKey: Int], _ key: NISKey, _ relatives: inout [NISRelative]) {
        guard let list = fields[key] else { return }
        guard case .list = json.value(list) else {
            report(.wrongType(key: key.rawValue, expected: "[…]", found: found(list)), list)
            return
        }
        for item in json.items(list) {
            guard case .mapping = json.value(item) else {
                report(.expectedMapping(what: key.rawValue), item)
                continue
            }
            var relative = NISRelative(figures: NISFigures())
            if key == .linked {
                let parts = self.fields(item, LinkedKey.self, of: key.rawValue)
                readFigures(&relative.figures, parts[.headcount], parts[.turnover], parts[.balance])
            } else {
                let parts = self.fields(item, RelativeKey.self, of: key.rawValue)
                readFigures(&relative.figures, parts[.headcount], parts[.turnover], parts[.balance])
                guard let node = parts[.share] else {
                    report(.nisShare("…"), item)
                    continue
                }
                guard case .number(let share) = json.value(node), share >= 25, share <= 50 else {
                    if case .text(let text) = json.value(node) { report(.nisShare(text), node) } else { report(.nisShare(found(node)), node) }
                    continue
                }
                relative.share = share
            }
            relatives.append(relative)
        }
    }

    private mutating func readPopulation(_ fields: [NISKey: Int], _ entity: inout NISEntity) {
        guard let node = fields[.population], let value = number(node, .population) else { return }
        guard value == value.rounded() else {
            report(.wrongType(key: NISKey.population.rawValue, expected: "integer", found: found(node)), node)
            return
        }
        entity.population = .known(Int(value))
    }

    private mutating func contradictions(_ fields: [NISKey: Int], _ entity: NISEntity) {
        if let node = fields[.size], let size = entity.size {
            let byFigures = NISSizeReading(entity.figures, entity.relatives, stated: nil)
            if !byFigures.sizes.contains(size) {
                let other: NISKey = [.headcount, .turnover, .balance].first { fields[$0] != nil } ?? .linked
                report(.nisContradiction("size: \(size.rawValue)", other.rawValue), node, related: fields[other])
            }
        }
        if let node = fields[.publicTier], case .known(let tier) = entity.tier, case .known(let activities) = entity.activities {
            for activity in activities {
                let traits = NISActivity.all[activity].traits
                if (traits.contains(.central) && tier != .central) || (traits.contains(.regional) && tier != .regional) {
                    report(.nisContradiction("public-tier: \(tier.rawValue)", "activity: \(NISActivity.all[activity].id)"), node, related: fields[.activity])
                }
            }
        }
        if let node = fields[.mainEstablishment], let main = entity.mainEstablishment, !entity.established.isEmpty, !entity.established.contains(main) {
            report(.nisContradiction("main-establishment: \(main)", "established"), node, related: fields[.established])
        }
        if let node = fields[.representative], let representative = entity.representative, entity.established.contains(where: \.isMember) {
            report(.nisContradiction("representative: \(representative)", "established"), node, related: fields[.established])
        }
        if let node = fields[.inUnion], case .known(let flag) = entity.isInUnion, case .known(let listed) = entity.union, listed != flag {
            report(.nisContradiction("in-union: \(flag)", "established"), node, related: fields[.established] ?? fields[.serves])
        }
    }

    // MARK: One value

    /// What stands there, as `wrongType` shows it.
    private func found(_ node: Int) -> String {
        switch json.value(node) {
        case .mapping: "mapping"
        case .list: "list"
        case .text(let text): "“\(text)”"
        case .number(let number): Document.number(number).json
        case .boolean(let flag): flag ? "true" : "false"
        case .null: "null"
        case .outOfReach(let text): text
        }
    }

    private mutating func text(_ fields: [NISKey: Int], _ key: NISKey) -> String? {
        guard let node = fields[key] else { return nil }
        if case .text(let text) = json.value(node) { return text }
        report(.wrongType(key: key.rawValue, expected: "text", found: found(node)), node)
        return nil
    }

    private mutating func number(_ node: Int?, _ key: NISKey) -> Double? {
        guard let node else { return nil }
        let limit = NISKey.highest[key] ?? Int.max
        switch json.value(node) {
        case .text("unknown"): return nil
        case .number(let value) where value < 0: report(.nisNegative(key: key.rawValue, found: found(node)), node)
        case .number(let value) where value > Double(limit): report(.nisTooHigh(key: key.rawValue, found: found(node), limit: limit), node)
        case .number(let value): return value
        case .outOfReach(let text):
            report(text.hasPrefix("-") ? .nisNegative(key: key.rawValue, found: text) : .nisTooHigh(key: key.rawValue, found: text, limit: limit), node)
        default: report(.wrongType(key: key.rawValue, expected: "number", found: found(node)), node)
        }
        return nil
    }

    private mutating func flag(_ fields: [NISKey: Int], _ key: NISKey) -> NISKnowledge<Bool>? {
        guard let node = fields[key] else { return nil }
        switch json.value(node) {
        case .boolean(let flag): return .known(flag)
        case .text("unknown"): return .unknown
        default:
            report(.wrongType(key: key.rawValue, expected: "true | false", found: found(node)), node)
            return nil
        }
    }

    private mutating func word<Value>(_ fields: [NISKey: Int], _ key: NISKey, _ values: [String: Value]) -> NISKnowledge<Value>? {
        guard let node = fields[key] else { return nil }
        guard case .text(let word) = json.value(node) else {
            report(.wrongType(key: key.rawValue, expected: "text", found: found(node)), node)
            return nil
        }
        if word == "unknown" { return .unknown }
        if let value = values[word] { return .known(value) }
        let allowed = values.keys.sorted()
        report(.unknownToken(key: key.rawValue, found: word, allowed: allowed, nearest: nearest(to: word, among: allowed)), node)
        return nil
    }

    private mutating func answer<Answer: NISAnswer>(_ fields: [NISKey: Int], _ key: NISKey, _: Answer.Type) -> NISKnowledge<Answer>? {
        word(fields, key, Dictionary(uniqueKeysWithValues: Answer.allCases.map { ($0.rawValue, $0) }))
    }

    private mutating func states(_ fields: [NISKey: Int], _ key: NISKey) -> [StateCode] {
        guard let node = fields[key] else { return [] }
        let nodes: [Int]
        if case .list = json.value(node) { nodes = json.items(node) } else { nodes = [node] }
        var list: [StateCode] = []
        for node in nodes {
            guard let code = state(node, key) else { continue }
            if !list.contains(code) { list.append(code) }
        }
        return list
    }

    private mutating func state(_ node: Int, _ key: NISKey) -> StateCode? {
        guard case .text(let text) = json.value(node) else {
            report(.wrongType(key: key.rawValue, expected: "text", found: found(node)), node)
            return nil
        }
        if text == "unknown" { return nil }
        if let code = StateCode(text) { return code }
        // The two codes that the Union itself writes otherwise.
        report(.nisUnknownState(text, nearest: ["EL": "GR", "UK": "GB"][text.uppercased()]), node)
        return nil
    }

    private mutating func member(_ fields: [NISKey: Int], _ key: NISKey) -> StateCode? {
        guard let node = fields[key], let code = state(node, key) else { return nil }
        if code.isMember { return code }
        report(.nisNotMember(key: key.rawValue, code: code.code), node)
        return nil
    }
}
