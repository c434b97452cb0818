import Continuum
import Sovereignty
import Testing

/// One line of the truth table: what the articles say of an entity. Written from the directive before the program was run.
struct NISRow: Sendable, CustomTestStringConvertible {
    var articles: String
    var what: String
    var entity: NISEntity
    var answers: Set<NISCategory>

    init(_ articles: String, _ what: String, _ entity: NISEntity, _ answers: Set<NISCategory>) {
        (self.articles, self.what, self.entity, self.answers) = (articles, what, entity, answers)
    }
    init(_ articles: String, _ what: String, _ entity: NISEntity, _ answer: NISCategory) { self.init(articles, what, entity, [answer]) }

    var testDescription: String { "\(articles): \(what)" }
}

/// An entity with some activities and figures (persons, millions of euros).
func entity(
    _ activities: String..., staff: Double? = nil, turnover: Double? = nil, balance: Double? = nil, _ change: (inout NISEntity) -> Void = { _ in }
) -> NISEntity {
    var entity = NISEntity(activities: .known(activities.compactMap(NISActivity.named)))
    precondition(entity.activities.value?.count == activities.count, "an activity of the table is unknown: \(activities)")
    entity.figures = NISFigures(headcount: staff, turnover: turnover.map { $0 * 1_000_000 }, balance: balance.map { $0 * 1_000_000 })
    entity.established = [StateCode("FR")].compactMap { $0 }
    change(&entity)
    return entity
}

private func state(_ code: String) -> StateCode { StateCode(code)! }

enum NISTruth {
    static let size: [NISRow] = [
        // Recommendation 2003/361/EC, Annex, art. 2(2): small is fewer than 50 persons and (turnover or balance) at most 10 million.
        NISRow("Rec. 2(2)", "49 persons, 10 and 10: small", entity("gas-supply", staff: 49, turnover: 10, balance: 10), .outOfScope),
        NISRow("Rec. 2(2)", "49 persons, 500 but balance 10: small", entity("gas-supply", staff: 49, turnover: 500, balance: 10), .outOfScope),
        NISRow("Rec. 2(2)", "49 persons, turnover 10, balance 500: small", entity("gas-supply", staff: 49, turnover: 10, balance: 500), .outOfScope),
        NISRow("Rec. 2(2), NIS 2(1), 3(2)", "1 person, both above 10: medium", entity("gas-supply", staff: 1, turnover: 10.1, balance: 10.1), .important),
        NISRow("Rec. 2(2), NIS 2(1), 3(2)", "50 persons, nothing else: medium", entity("gas-supply", staff: 50, turnover: 0, balance: 0), .important),
        NISRow("Rec. 2(2)", "49.9 annual work units are fewer than 50", entity("gas-supply", staff: 49.9, turnover: 1, balance: 1), .outOfScope),
        NISRow("Rec. 2(1)", "249 persons, 50 and 43: medium still", entity("gas-supply", staff: 249, turnover: 50, balance: 43), .important),
        NISRow("Rec. 2(1)", "249 persons, 500 but balance 43: medium", entity("gas-supply", staff: 249, turnover: 500, balance: 43), .important),
        NISRow("Rec. 2(1)", "249 persons, turnover 50, balance 500: medium", entity("gas-supply", staff: 249, turnover: 50, balance: 500), .important),
        NISRow("Rec. 2(1), NIS 3(1)(a)", "10 persons, above 50 and 43: large", entity("gas-supply", staff: 10, turnover: 50.1, balance: 43.1), .essential),
        NISRow("Rec. 2(1), NIS 3(1)(a)", "250 persons: large", entity("gas-supply", staff: 250, turnover: 1, balance: 1), .essential),
        // Art. 6 of the Annex: linked in full, partners pro rata.
        NISRow(
            "Rec. 6(2)", "40 persons and a linked enterprise of 10: medium",
            entity("gas-supply", staff: 40, turnover: 1, balance: 1) { $0.relatives = [NISRelative(figures: NISFigures(headcount: 10, turnover: 0, balance: 0))] }, .important),
        NISRow(
            "Rec. 6(2)", "40 persons and 30 % of a partner of 33: small",
            entity("gas-supply", staff: 40, turnover: 1, balance: 1) { $0.relatives = [NISRelative(figures: NISFigures(headcount: 33, turnover: 0, balance: 0), share: 30)] },
            .outOfScope),
        NISRow(
            "Rec. 6(2)", "40 persons and 30 % of a partner of 34: medium",
            entity("gas-supply", staff: 40, turnover: 1, balance: 1) { $0.relatives = [NISRelative(figures: NISFigures(headcount: 34, turnover: 0, balance: 0), share: 30)] },
            .important),
        NISRow(
            "Rec. 6(2), NIS 3(1)(a)", "30 persons in a group of 10,000: large",
            entity("cloud", staff: 30, turnover: 1, balance: 1) { $0.relatives = [NISRelative(figures: NISFigures(headcount: 10_000, turnover: 1, balance: 1))] }, .essential),
        NISRow(
            "NIS 2(1), second subparagraph", "publicly owned, 20 persons: still small",
            entity("drinking-water", staff: 20, turnover: 2, balance: 2) { $0.isPublicUndertaking = true }, .outOfScope),
        // What is not known is tried.
        NISRow("Rec. 2", "nothing known of the size", entity("gas-supply"), [.outOfScope, .important, .essential]),
        NISRow("Rec. 2", "49 persons, turnover 10: the balance does not matter", entity("gas-supply", staff: 49, turnover: 10), .outOfScope),
        NISRow("Rec. 2", "60 persons, turnover 20: the balance does not matter", entity("gas-supply", staff: 60, turnover: 20), .important),
        NISRow("Rec. 2", "60 persons, turnover 60: it does", entity("gas-supply", staff: 60, turnover: 60), [.important, .essential]),
        NISRow("Rec. 2", "300 persons: nothing else matters", entity("gas-supply", staff: 300), .essential),
        NISRow("Rec. 2", "turnover 60, balance 60: persons do not matter", entity("gas-supply", turnover: 60, balance: 60), .essential),
        NISRow("Rec. 2, NIS 3(2)", "Annex II, 60 persons: nothing else matters", entity("food", staff: 60), .important),
        NISRow(
            "Rec. 6", "a linked enterprise of unknown size", entity("gas-supply", staff: 40, turnover: 1, balance: 1) { $0.relatives = [NISRelative(figures: NISFigures())] },
            [.outOfScope, .important, .essential]),
        NISRow("NIS 2(1)", "size stated as medium", entity("gas-supply") { $0.size = .medium }, .important),
        NISRow("NIS 3(1)(a)", "size stated as large", entity("gas-supply") { $0.size = .large }, .essential),
        NISRow("NIS 2(1)", "size stated as small", entity("gas-supply") { $0.size = .small }, .outOfScope),
    ]

    /// Every sector of the annexes, large, medium and small.
    static let sectors: [NISRow] = NISActivity.all.flatMap { activity -> [NISRow] in
        let special: Set<String> = [
            "dns-services", "tld-registry", "trust-services", "qualified-trust-services", "public-communications-network", "public-communications-service",
            "central-administration", "regional-administration", "domain-name-registration",
        ]
        guard !special.contains(activity.id), let sector = NISSector.named(activity.sector).map({ NISSector.all[$0] }) else { return [] }
        let isFirst = sector.annex == .one
        return [
            NISRow(isFirst ? "3(1)(a)" : "3(2)", "\(activity.id), large", entity(activity.id, staff: 250, turnover: 1, balance: 1), isFirst ? .essential : .important),
            NISRow("2(1), 3(2)", "\(activity.id), medium", entity(activity.id, staff: 50, turnover: 1, balance: 1), .important),
            NISRow("2(1)", "\(activity.id), small", entity(activity.id, staff: 49, turnover: 1, balance: 1), .outOfScope),
        ]
    }

    static let whateverTheSize: [NISRow] = [
        NISRow("2(2)(a)(iii), 3(1)(b)", "a TLD registry of one person", entity("tld-registry", staff: 1, turnover: 0, balance: 0), .essential),
        NISRow("2(2)(a)(iii), 3(1)(b)", "a TLD registry of unknown size", entity("tld-registry"), .essential),
        NISRow("2(2)(a)(iii), 3(1)(b)", "DNS services, small", entity("dns-services", staff: 3, turnover: 0, balance: 0), .essential),
        NISRow("2(2)(a)(ii), 3(1)(b)", "qualified trust services, small", entity("qualified-trust-services", staff: 3, turnover: 0, balance: 0), .essential),
        NISRow("2(2)(a)(ii), 3(2)", "trust services, small", entity("trust-services", staff: 3, turnover: 0, balance: 0), .important),
        NISRow("2(1), 3(2)", "trust services, medium", entity("trust-services", staff: 60, turnover: 0, balance: 0), .important),
        NISRow("3(1)(a)", "trust services, large", entity("trust-services", staff: 600, turnover: 0, balance: 0), .essential),
        NISRow("2(2)(a)(i), 3(2)", "a public network, small", entity("public-communications-network", staff: 3, turnover: 0, balance: 0), .important),
        NISRow("3(1)(c)", "a public network, medium", entity("public-communications-network", staff: 50, turnover: 0, balance: 0), .essential),
        NISRow("3(1)(c)", "a public service, medium by its accounts", entity("public-communications-service", staff: 3, turnover: 11, balance: 11), .essential),
        NISRow("3(1)(a)", "a public service, large", entity("public-communications-service", staff: 300, turnover: 0, balance: 0), .essential),
        NISRow("2(2)(a)(i), 3(1)(c)", "a public service of unknown size", entity("public-communications-service"), [.important, .essential]),
        NISRow("2(4), 3(3)", "domain name registration, small", entity("domain-name-registration", staff: 3, turnover: 0, balance: 0), .registrationOnly),
        NISRow("2(4), 3(3)", "domain name registration, large", entity("domain-name-registration", staff: 3_000, turnover: 0, balance: 0), .registrationOnly),
        NISRow("2(4), 3(2)", "domain name registration and cloud, medium", entity("domain-name-registration", "cloud", staff: 60, turnover: 0, balance: 0), .important),
        NISRow("2(4), 2(1)", "domain name registration and cloud, small", entity("domain-name-registration", "cloud", staff: 6, turnover: 0, balance: 0), .registrationOnly),
        NISRow("3(1)(b)", "domain name registration and DNS, small", entity("domain-name-registration", "dns-services", staff: 6, turnover: 0, balance: 0), .essential),
        NISRow("3(1)(a), 3(2)", "several sectors: the strictest holds", entity("food", "electricity-production", staff: 260, turnover: 0, balance: 0), .essential),
        NISRow("2(2)(b), 3(2)", "small, sole provider, not identified", entity("drinking-water", staff: 5, turnover: 1, balance: 1) { $0.special = .known(.soleProvider) }, .important),
        NISRow("2(2)(c), 3(2)", "small, public safety", entity("chemicals", staff: 5, turnover: 1, balance: 1) { $0.special = .known(.publicSafety) }, .important),
        NISRow("2(2)(d), 3(2)", "small, systemic risk", entity("cloud", staff: 5, turnover: 1, balance: 1) { $0.special = .known(.systemicRisk) }, .important),
        NISRow("2(2)(e), 3(2)", "small, of critical importance", entity("port", staff: 5, turnover: 1, balance: 1) { $0.special = .known(.criticalImportance) }, .important),
        NISRow(
            "2(2)(b), 3(1)(e)", "small, sole provider, identification unknown",
            entity("drinking-water", staff: 5, turnover: 1, balance: 1) {
                $0.special = .known(.soleProvider)
                $0.identification = .unknown
            }, [.important, .essential]),
        NISRow("2(2), 2(1)", "a criterion without an activity of the annexes", entity(staff: 5, turnover: 1, balance: 1) { $0.special = .known(.soleProvider) }, .outOfScope),
        NISRow("3(1)(e)", "Annex II, small, identified as essential", entity("food", staff: 5, turnover: 1, balance: 1) { $0.identification = .known(.essential) }, .essential),
        NISRow("3(2)", "Annex I, small, identified as important", entity("lng", staff: 5, turnover: 1, balance: 1) { $0.identification = .known(.important) }, .important),
        NISRow("3(1)(a)", "large and identified as important: essential by size", entity("lng", staff: 500, turnover: 1, balance: 1) { $0.identification = .known(.important) }, .essential),
        NISRow("2(3), 3(1)(f)", "a critical entity, small", entity("food", staff: 5, turnover: 1, balance: 1) { $0.criticalEntity = .known(true) }, .essential),
        NISRow("2(3), 3(1)(f)", "a critical entity of unknown activity", entity { $0.activities = .unknown; $0.criticalEntity = .known(true) }, .essential),
        NISRow(
            "3(1)(g)", "an operator of essential services, kept by its state",
            entity("rail-infrastructure", staff: 5, turnover: 1, balance: 1) {
                $0.formerOperator = .known(true)
                $0.formerOperatorOption = .known(true)
            }, .essential),
        NISRow(
            "3(1)(g), 3(2)", "a former operator that its state does not keep, medium",
            entity("rail-infrastructure", staff: 55, turnover: 1, balance: 1) {
                $0.formerOperator = .known(true)
                $0.formerOperatorOption = .known(false)
            }, .important),
        NISRow(
            "3(1)(g)", "a former operator whose state has not said", entity("rail-infrastructure", staff: 55, turnover: 1, balance: 1) { $0.formerOperator = .known(true) },
            [.important, .essential]),
        NISRow("2(1)", "nothing of the annexes, large", entity(staff: 5_000, turnover: 900, balance: 900), .outOfScope),
    ]

    static let administrations: [NISRow] = [
        NISRow("2(2)(f)(i), 3(1)(d)", "central government", entity { $0.tier = .known(.central) }, .essential),
        NISRow("2(2)(f)(i), 3(1)(d)", "central government, as an activity", entity("central-administration"), .essential),
        NISRow("2(2)(f)(ii), 3(2)", "a region whose disruption would matter", entity { $0.tier = .known(.regional); $0.regionalRisk = .known(true) }, .important),
        NISRow("2(2)(f)(ii)", "a region whose disruption would not", entity { $0.tier = .known(.regional); $0.regionalRisk = .known(false) }, .outOfScope),
        NISRow("2(2)(f)(ii)", "a region not assessed", entity { $0.tier = .known(.regional) }, [.outOfScope, .important]),
        NISRow("2(2)(f)(ii)", "a region, as an activity", entity("regional-administration") { $0.regionalRisk = .known(true) }, .important),
        NISRow("3(1)(e)", "a region identified as essential", entity { $0.tier = .known(.regional); $0.identification = .known(.essential) }, .essential),
        NISRow("2(5)(a)", "local: the option is not known", entity { $0.tier = .known(.local) }, [.outOfScope, .important, .essential]),
        NISRow("2(5)(a)", "local, where the option is not used", entity { $0.tier = .known(.local); $0.localOption = .known(.no) }, .outOfScope),
        NISRow("2(5)(a), 3(2)", "local, where the option is used", entity { $0.tier = .known(.local); $0.localOption = .known(.important) }, .important),
        NISRow("2(5)(a), 5", "local, where the state says essential", entity { $0.tier = .known(.local); $0.localOption = .known(.essential) }, .essential),
        NISRow(
            "2(1), 3(2)", "local, option not used, but it supplies water, medium",
            entity("drinking-water", staff: 60, turnover: 1, balance: 1) { $0.tier = .known(.local); $0.localOption = .known(.no) }, .important),
        NISRow("6(35)", "a court", entity { $0.tier = .known(.judiciary) }, .outOfScope),
        NISRow("6(35)", "a parliament", entity { $0.tier = .known(.parliament) }, .outOfScope),
        NISRow("6(35)", "a central bank", entity { $0.tier = .known(.centralBank) }, .outOfScope),
        NISRow("2(7)", "a ministry of defence", entity { $0.tier = .known(.central); $0.security = .known(.mainly) }, .outOfScope),
        NISRow("2(7), recital 8, 3(1)(d)", "a ministry with marginal security activities", entity { $0.tier = .known(.central); $0.security = .known(.partly) }, .essential),
        NISRow(
            "2(9), 3(1)(b)", "an administration of security that acts as a qualified trust service provider",
            entity("qualified-trust-services") { $0.tier = .known(.regional); $0.security = .known(.mainly) }, .essential),
        NISRow("2(7), 2(9)", "whether it is one of security is not known", entity { $0.tier = .known(.central); $0.security = .unknown }, [.outOfScope, .essential]),
        NISRow(
            "2(8), 3(2)", "a private supplier of defence is not excluded by itself",
            entity("electronics-manufacture", staff: 60, turnover: 1, balance: 1) { $0.security = .known(.mainly) }, .important),
        NISRow("2(5)(b)", "an education institution: the option is not known", entity { $0.education = .known(true) }, [.outOfScope, .important, .essential]),
        NISRow("2(5)(b), 3(2)", "an education institution, option used", entity { $0.education = .known(true); $0.educationOption = .known(.important) }, .important),
        NISRow(
            "6(41), 2(5)(b)", "a university with research is no research organisation",
            entity("research-organisation", staff: 5_000, turnover: 1, balance: 1) { $0.education = .known(true); $0.educationOption = .known(.no) }, .outOfScope),
        NISRow(
            "3(1)(a)", "a university with a hospital, large",
            entity("healthcare-provider", staff: 5_000, turnover: 1, balance: 1) { $0.education = .known(true); $0.educationOption = .known(.no) }, .essential),
    ]

    static let territory: [NISRow] = [
        NISRow("2(1)", "established in the United States, serves nobody in the Union", entity("cloud", staff: 500, turnover: 1, balance: 1) { $0.established = [state("US")]; $0.serves = [state("US")] }, .outOfScope),
        NISRow("2(1), 26(3)", "established in the United States, serves France", entity("cloud", staff: 500, turnover: 1, balance: 1) { $0.established = [state("US")]; $0.serves = [state("FR")] }, .essential),
        NISRow("2(1)", "established in the United States, no more is known", entity("cloud", staff: 500, turnover: 1, balance: 1) { $0.established = [state("US")] }, [.outOfScope, .essential]),
        NISRow("2(1)", "established in Germany", entity("food", staff: 60, turnover: 1, balance: 1) { $0.established = [state("DE")] }, .important),
        NISRow("2(10)", "a credit institution that its state exempts from DORA", entity("credit-institution", staff: 500, turnover: 1, balance: 1) { $0.doraExemption = .known(true) }, .outOfScope),
        NISRow("4, 3(1)(a)", "a credit institution under DORA stays essential", entity("credit-institution", staff: 500, turnover: 1, balance: 1), .essential),
    ]

    static let all = size + sectors + whateverTheSize + administrations + territory
}

@Suite struct NISRulesTests {
    @Test(arguments: NISTruth.all)
    func `the rules say what the articles say`(_ row: NISRow) {
        var classifier = NISClassifier()
        let result = classifier.classify(row.entity)
        #expect(result.decision.categories == row.answers, "\(row.articles): \(row.what)")
        #expect(Set(result.outcomes.map(\.category)) == row.answers)
        for outcome in result.outcomes { #expect(!outcome.reasons.isEmpty, "\(row.what): \(outcome.category) has no reason") }
    }

    @Test func `the table is large enough, and every activity is in it`() {
        #expect(NISTruth.all.count - NISTruth.sectors.count >= 80)
        #expect(NISTruth.sectors.count == 3 * (NISActivity.all.count - 9))
    }

    /// A decided row cites an article that the row names.
    @Test(arguments: NISTruth.whateverTheSize + NISTruth.administrations)
    func `what decided is cited`(_ row: NISRow) throws {
        var classifier = NISClassifier()
        guard row.answers.count == 1, let article = row.articles.split(separator: ", ").first(where: { $0.first?.isNumber == true }) else { return }
        let outcome = try #require(classifier.classify(row.entity).outcomes.first)
        let cited = Set(outcome.reasons.flatMap(\.articles))
        #expect(!cited.isDisjoint(with: Set(row.articles.split(separator: ", ").map(String.init)).union(["2(2)(b)–(e)"])), "\(article) is not among \(cited)")
    }

    // MARK: Tables

    @Test func `ids are single words and used once`() {
        let ids = NISActivity.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(NISSector.all.map(\.id)).count == NISSector.all.count)
        for id in ids + NISSector.all.map(\.id) { #expect(id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-" || $0.isNumber) }, "\(id)") }
        for activity in NISActivity.all { #expect(NISSector.named(activity.sector) != nil && !activity.name.fr.isEmpty && !activity.name.en.isEmpty) }
    }

    /// Annex I has 11 sectors, Annex II seven; the sub-sectors are those of the annexes.
    @Test func `the annexes are whole`() {
        #expect(NISSector.all.filter { $0.annex == .one }.map(\.point) == Array(1...11))
        #expect(NISSector.all.filter { $0.annex == .two }.map(\.point) == Array(1...7))
        func letters(_ sector: String) -> [String] { Set(NISActivity.all.filter { $0.sector == sector }.compactMap(\.letter)).sorted() }
        #expect(letters("energy") == ["a", "b", "c", "d", "e"])
        #expect(letters("transport") == ["a", "b", "c", "d"])
        #expect(letters("manufacturing") == ["a", "b", "c", "d", "e", "f"])
        // Indents of the annexes, counted in the directive: energy 7, 1, 3, 7, 1; transport 3, 2, 3, 2; health 5; digital infrastructure 9 (trust services apart).
        func count(_ sector: String, _ letter: String? = nil) -> Int { NISActivity.all.count { $0.sector == sector && (letter == nil || $0.letter == letter) } }
        #expect(["a", "b", "c", "d", "e"].map { count("energy", $0) } == [7, 1, 3, 7, 1])
        #expect(["a", "b", "c", "d"].map { count("transport", $0) } == [3, 2, 3, 2])
        #expect(count("health") == 5 && count("digital-infrastructure") == 10 && count("ict-service-management") == 2)
        #expect(NISActivity.all.compactMap(\.nace) == [21, 26, 27, 28, 29, 30])
        #expect(NISActivity.named("nace-28") == NISActivity.named("machinery-manufacture"))
    }

    // MARK: Jurisdiction, art. 26

    private func jurisdiction(_ entity: NISEntity) -> [NISJurisdiction] { NISJurisdiction.all(entity) }

    @Test func `jurisdiction follows art 26`() {
        #expect(jurisdiction(entity("food")) == [NISJurisdiction(rule: .establishment, states: [state("FR")])])
        // 26(1): established in two member states, under both (recital 113).
        let two = jurisdiction(entity("food") { $0.established = [state("FR"), state("DE")] })
        #expect(two == [NISJurisdiction(rule: .establishment, states: [state("DE"), state("FR")])] && two[0].isConcurrent)
        // 26(1)(a): where the service is provided, wherever the seat.
        #expect(jurisdiction(entity("public-communications-service") { $0.serves = [state("ES"), state("PT"), state("US")] }) == [NISJurisdiction(rule: .services, states: [state("ES"), state("PT")])])
        // 26(1)(b), 26(2): the main establishment; not known when there are several establishments.
        #expect(jurisdiction(entity("cloud")) == [NISJurisdiction(rule: .mainEstablishment, states: [state("FR")])])
        #expect(jurisdiction(entity("cloud") { $0.established = [state("FR"), state("DE")] }) == [NISJurisdiction(rule: .mainEstablishment, states: [])])
        #expect(jurisdiction(entity("cloud") { $0.established = [state("FR"), state("DE")]; $0.mainEstablishment = state("DE") }) == [NISJurisdiction(rule: .mainEstablishment, states: [state("DE")])])
        // 26(3): no establishment in the Union.
        #expect(jurisdiction(entity("search-engine") { $0.established = [state("US")]; $0.serves = [state("FR")] }) == [NISJurisdiction(rule: .representative, states: [])])
        #expect(jurisdiction(entity("search-engine") { $0.established = [state("US")]; $0.representative = state("IE") }) == [NISJurisdiction(rule: .representative, states: [state("IE")])])
        // No member state is named for others from outside.
        #expect(jurisdiction(entity("food") { $0.established = [state("US")]; $0.serves = [state("FR")] }).map(\.rule) == [.none])
        // 26(1)(c).
        #expect(jurisdiction(entity { $0.tier = .known(.central) }) == [NISJurisdiction(rule: .administration, states: [state("FR")])])
        // Several kinds of activity, each under its own rule; domain name registration too.
        #expect(jurisdiction(entity("food", "domain-name-registration", "public-communications-network")).map(\.rule) == [.services, .mainEstablishment, .establishment])
    }

    // MARK: The French draft

    private func draft(_ kind: NISLocalKind?, _ population: Int?) -> Set<NISCategory>? {
        var classifier = NISClassifier()
        return classifier.classify(
            entity {
                $0.tier = .known(.local)
                if let kind { $0.localKind = .known(kind) }
                if let population { $0.population = .known(population) }
            }
        ).draft?.decision.categories
    }

    @Test func `the French draft is told apart, with its thresholds`() throws {
        #expect(draft(.commune, 30_000) == [.outOfScope])
        #expect(draft(.commune, 30_001) == [.essential])
        #expect(draft(.commune, nil) == [.outOfScope, .essential])
        #expect(draft(.agglomeration, 30_000) == [.important])
        #expect(draft(.agglomeration, 100_000) == [.essential])
        #expect(draft(.communityOfCommunes, nil) == [.important])
        #expect(draft(.department, nil) == [.essential] && draft(.metropole, nil) == [.essential] && draft(.urbanCommunity, nil) == [.essential])
        #expect(draft(nil, 50_000) == [.outOfScope, .important, .essential])
        var classifier = NISClassifier()
        let region = classifier.classify(entity { $0.tier = .known(.regional) })
        #expect(region.decision.categories == [.outOfScope, .important] && region.draft?.decision == .answer(.essential))
        #expect(region.outcomes.allSatisfy { $0.reasons.allSatisfy { $0.basis == .directive } })
        #expect(region.draft?.outcomes.first?.reasons.contains { $0.basis == .frenchDraft } == true)
        // Elsewhere, it says nothing.
        #expect(classifier.classify(entity { $0.tier = .known(.local); $0.established = [state("BE")] }).draft == nil)
        #expect(classifier.classify(entity("food", staff: 60)).draft == nil)
    }

    // MARK: Exceptions and remarks

    @Test func `what is presumed and would change the answer is told, with the answer it would give`() throws {
        var classifier = NISClassifier()
        let small = classifier.classify(entity("food", staff: 5, turnover: 1, balance: 1))
        #expect(small.category == .outOfScope)
        func then(_ fact: NISFact) -> [NISDecision] { small.exceptions.filter { $0.fact == fact }.map(\.then) }
        #expect(then(.criticalEntity) == [.answer(.essential)])
        #expect(then(.special) == [.answer(.important)])
        #expect(then(.identification) == [.answer(.important), .answer(.essential)])
        #expect(then(.formerOperator).first?.categories == [.outOfScope, .essential])
        #expect(then(.security).isEmpty && then(.doraExemption).isEmpty)
        // Nothing can raise what is essential.
        #expect(classifier.classify(entity("dns-services")).exceptions.isEmpty)
    }

    @Test func `remarks`() {
        var classifier = NISClassifier()
        func remarks(_ entity: NISEntity) -> Set<NISRemark> { Set(classifier.classify(entity).remarks) }
        #expect(remarks(entity("credit-institution", staff: 60)).contains(.dora))
        #expect(remarks(entity("cloud", staff: 60)).contains(.implementingRegulation))
        #expect(remarks(entity("trust-services", staff: 1)).isSuperset(of: [.implementingRegulation, .trustNotification]))
        #expect(remarks(entity { $0.tier = .known(.central) }).contains(.finesOfAdministrations))
        #expect(remarks(entity("food", staff: 60) { $0.isPublicUndertaking = true }).contains(.publicOwnership))
        #expect(remarks(entity("food", staff: 60) { $0.security = .known(.partly) }).contains(.securityExemption))
        let group = entity("food", staff: 10, turnover: 1, balance: 1) { $0.relatives = [NISRelative(figures: NISFigures(headcount: 100, turnover: 1, balance: 1))] }
        #expect(remarks(group).contains(.independence))
        #expect(remarks(entity("food", staff: 5, turnover: 1, balance: 1)).isEmpty)
    }
}
