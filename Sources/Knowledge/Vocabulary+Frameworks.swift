package import Continuum

extension Kind {
    package static let framework = Kind(rawValue: 30)
    package static let level = Kind(rawValue: 31)
    package static let objective = Kind(rawValue: 32)
    package static let requirement = Kind(rawValue: 33)
    package static let rung = Kind(rawValue: 34)
    package static let statement = Kind(rawValue: 35)
    package static let profile = Kind(rawValue: 36)
    package static let classLimit = Kind(rawValue: 37)
    /// What a person attests of an element: the answer to a statement or to a requirement, with its evidence.
    package static let answer = Kind(rawValue: 38)
}

extension Key {
    package static let ofFramework = Key(rawValue: 171)
    package static let ofObjective = Key(rawValue: 172)
    package static let ofRequirement = Key(rawValue: 173)
    package static let weight = Key(rawValue: 174)
    package static let points = Key(rawValue: 175)
    package static let article = Key(rawValue: 176)
    package static let depth = Key(rawValue: 177)
    package static let checks = Key(rawValue: 178)
    package static let attested = Key(rawValue: 179)
    package static let needsAnswer = Key(rawValue: 180)
    package static let mandatory = Key(rawValue: 181)
    package static let question = Key(rawValue: 182)
    package static let askedOf = Key(rawValue: 183)
    package static let evidence = Key(rawValue: 184)
    package static let validFor = Key(rawValue: 185)
    package static let method = Key(rawValue: 186)
    package static let status = Key(rawValue: 187)
    package static let appliesTo = Key(rawValue: 188)
    package static let expects = Key(rawValue: 189)
    package static let ofProfile = Key(rawValue: 190)
    package static let forClass = Key(rawValue: 191)
    package static let about = Key(rawValue: 192)
    package static let answers = Key(rawValue: 193)
    package static let says = Key(rawValue: 194)
    package static let rungReached = Key(rawValue: 195)
    package static let answeredBy = Key(rawValue: 196)
    package static let givesLevel = Key(rawValue: 197)
    package static let givesOtherwise = Key(rawValue: 198)
}

/// The words of frameworks, of profiles and of what people attest.
extension Vocabulary {
    private static func flag(_ key: Key, _ name: String, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.boolean, list: false), mayBeUnknown: false, fr: fr, en: en)
    }

    private static func word(_ key: Key, _ name: String, _ tokens: [String], list: Bool = false, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.token(tokens), list: list), mayBeUnknown: false, fr: fr, en: en)
    }

    private static func words(_ key: Key, _ name: String, _ type: ValueType, list: Bool = false, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(type, list: list), mayBeUnknown: false, fr: fr, en: en)
    }

    private static func relation(_ key: Key, _ name: String, _ kinds: [Kind], fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .relation(to: kinds, attributes: [], needs: false), mayBeUnknown: false, fr: fr, en: en)
    }

    static let frameworkKinds: [KindDefinition] = [
        KindDefinition(
            .framework, "framework", keys: Key.common + [.version, .status, .appliesTo, .onCategories, .method, .order],
            fr: "Un référentiel : des exigences, et comment elles se combinent", en: "A framework: requirements, and how they combine"),
        KindDefinition(.level, "level", keys: Key.common + [.ofFramework, .order], fr: "Un niveau d’un référentiel", en: "A level of a framework"),
        KindDefinition(
            .objective, "objective", keys: Key.common + [.ofFramework, .order, .weight], fr: "Un objectif d’un référentiel",
            en: "An objective of a framework"),
        KindDefinition(
            .requirement, "requirement",
            keys: Key.common + [.ofObjective, .order, .question, .article, .depth, .checks, .attested, .needsAnswer, .mandatory, .askedOf],
            fr: "Une exigence : ce qui doit être vrai, vérifié sur la carte ou attesté",
            en: "A requirement: what must be so, checked on the chart or attested"),
        KindDefinition(
            .rung, "rung", keys: Key.common + [.ofRequirement, .order, .points, .givesLevel, .givesOtherwise, .checks, .attested, .needsAnswer],
            fr: "Un échelon d’une exigence graduée", en: "A rung of a graded requirement"),
        KindDefinition(
            .statement, "statement", keys: Key.common + [.question, .askedOf, .evidence, .validFor],
            fr: "Ce que seules des personnes peuvent attester", en: "What only people can attest"),
        KindDefinition(
            .profile, "profile", keys: Key.common + [.expects], fr: "Un profil d’organisation : ce qu’elle attend, et ses limites",
            en: "A profile of organisation: what it expects, and its limits"),
        KindDefinition(
            .classLimit, "class-limit",
            keys: Key.common + [.ofProfile, .forClass, .maxObtain, .maxAlter, .maxCut, .maxStarve, .within, .contentUseAllowed, .reason],
            fr: "Les limites d’une classe pour un profil", en: "The limits of a class for a profile"),
        KindDefinition(
            .answer, "answer", keys: Key.common + [.about, .answers, .says, .rungReached, .evidence, .answeredBy],
            fr: "Ce qu’une personne atteste d’un élément, avec sa preuve", en: "What a person attests of an element, with the evidence"),
    ]

    static let frameworkKeys: [KeyDefinition] = [
        relation(.ofFramework, "of-framework", [.framework], fr: "Le référentiel.", en: "The framework."),
        relation(.ofObjective, "of-objective", [.objective], fr: "L’objectif.", en: "The objective."),
        relation(.ofRequirement, "of-requirement", [.requirement], fr: "L’exigence.", en: "The requirement."),
        words(.weight, "weight", .number(0...100), fr: "Le poids, en %.", en: "The weight, in %."),
        words(.points, "points", .number(0...100_000), fr: "Les points.", en: "The points."),
        words(.article, "article", .text, fr: "L’article, tel qu’on le cite.", en: "The article, as it is cited."),
        word(
            .depth, "depth", ["subject", "chain"],
            fr: "Ce qui est interrogé : le sujet seul, ou chaque maillon de sa chaîne (à défaut).",
            en: "What is asked: the subject alone, or every link of its chain (by default)."),
        words(.checks, "checks", .tag, list: true, fr: "Les contrôles qui doivent être satisfaits.", en: "The checks that must be met."),
        relation(.attested, "attested", [.statement], fr: "Ce qui doit être attesté.", en: "What must be attested."),
        flag(
            .needsAnswer, "needs-answer",
            fr: "Les contrôles ne suffisent pas : quelqu’un doit aussi répondre, preuve à l’appui.",
            en: "The checks are not enough: somebody must also answer, with evidence."),
        flag(.mandatory, "mandatory", fr: "Décide de la conformité (sinon : dit, sans décider).", en: "Decides on conformity (otherwise told, and no more)."),
        words(.question, "question", .bilingual, fr: "La question, en mots simples.", en: "The question, in plain words."),
        word(
            .askedOf, "asked-of", ["management", "legal", "security", "operations", "architecture", "procurement", "supplier", "privacy"],
            fr: "Qui peut répondre.", en: "Who can answer."),
        words(.evidence, "evidence", .bilingual, fr: "La preuve, ou celle qui est attendue.", en: "The evidence, or what evidence is expected."),
        words(.validFor, "valid-for", .horizon, fr: "Combien de temps une preuve vaut.", en: "How long a piece of evidence is good for."),
        word(.method, "method", ["ladder", "all"], fr: "Échelons, points et niveau ; ou tout doit être satisfait.", en: "Rungs, points and a level; or everything must be met."),
        word(
            .status, "status", ["in-force", "voluntary", "proposal", "draft", "guide", "superseded"],
            fr: "Ce qu’il vaut en droit.", en: "What it is worth in law."),
        word(
            .appliesTo, "applies-to", ["offer", "service", "data", "treatment", "device", "site", "organisation"], list: true,
            fr: "À quoi il s’applique.", en: "What it applies to."),
        relation(.expects, "expects", [.framework], fr: "Ses attentes, comme exigences.", en: "What it expects, as requirements."),
        relation(.ofProfile, "of-profile", [.profile], fr: "Le profil.", en: "The profile."),
        word(.forClass, "for-class", ["C1", "C2", "C3", "C4", "essential"], fr: "La classe.", en: "The class."),
        relation(.about, "about", [], fr: "De quoi l’on parle.", en: "What it is about."),
        relation(.answers, "answers", [.statement, .requirement], fr: "Ce à quoi l’on répond.", en: "What is answered."),
        KeyDefinition(
            .says, "says", .attribute(.token(["yes", "no", "partly", "not-applicable"]), list: false),
            fr: "La réponse.", en: "The answer."),
        words(.rungReached, "rung", .integer(0...100), fr: "L’échelon atteint, pour une exigence graduée.", en: "The rung reached, for a graded requirement."),
        words(.answeredBy, "answered-by", .text, fr: "Qui répond.", en: "Who answers."),
        words(.givesLevel, "gives-level", .integer(0...100), fr: "Le niveau que cet échelon donne.", en: "The level that this rung gives."),
        words(
            .givesOtherwise, "gives-otherwise", .integer(0...100), fr: "L’autre lecture, là où les sources divergent.",
            en: "The other reading, where sources disagree."),
    ]
}
