package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// One line that says what decided, with the source of the fact where there is one.
package struct EvidenceLine: Sendable, Hashable {
    package var text: Bilingual
    package var source: Element.Source?
    /// Where the fact stands in the organisation’s own files.
    package var place: Place?
    /// The elements it speaks of, by id.
    package var elements: [String]
}

extension LevelWords {
    package func line(_ evidence: Evidence) -> EvidenceLine {
        switch evidence {
        case .relation(let i):
            let relation = continuum.relations[Int(i)]
            let key = continuum.vocabulary.name(of: relation.key)
            let details = attributes(of: relation)
            let to = relation.element >= 0 ? name(relation.element) : Bilingual(fr: "inconnu", en: "unknown")
            return line(
                "\(key)\u{A0}: \(to.fr)\(details.fr)", "\(key): \(to.en)\(details.en)", source: relation.provenance, elements: relation.element >= 0 ? [relation.element] : [],
                place: nil)
        case .attribute(let element, let key):
            let said = value(key, element)
            let word = continuum.vocabulary.name(of: key)
            let what = name(element)
            if key == .ownership, said?.en != "public" {
                return line(
                    "Aucun organisme public de l’Union ne contrôle \(what.fr)", "No public body of the Union controls \(what.en)", elements: [element], place: element)
            }
            return line(
                said.map { "\(what.fr) — \(word)\u{A0}: \($0.fr)" } ?? "\(what.fr)\u{A0}: \(word) n’est pas dit",
                said.map { "\(what.en) — \(word): \($0.en)" } ?? "\(what.en): \(word) is not stated",
                source: provenance(of: key, element), elements: [element], place: element)
        case .silence(let element, let keys):
            let what = name(element)
            let fr = keys.map { "\(meaning($0).fr) (\(continuum.vocabulary.name(of: $0)))" }, en = keys.map { "\(meaning($0).en) (\(continuum.vocabulary.name(of: $0)))" }
            return line(
                "\(what.fr) — non dit\u{A0}: \(fr.joined(separator: ", ou "))", "\(what.en) — not said: \(en.joined(separator: ", or "))", elements: [element], place: element)
        case .reach(let element, let plane, let subject, let bound):
            let what = name(element), who = nominative(subject), power = Self.power(plane)
            let can = bound == .certain ? (who.isPlural ? "peuvent" : "peut") : (who.isPlural ? "pourraient" : "pourrait")
            return line(
                "\(capitalised(who.words.fr)) \(can) \(power.fr) «\u{A0}\(what.fr)\u{A0}»\(bound == .certain ? "" : ", faute de savoir")",
                "\(capitalised(who.words.en)) \(bound == .certain ? "can" : "might") \(power.en) “\(what.en)”\(bound == .certain ? "" : ", for want of knowing")",
                elements: [element, subjectElement(subject)], place: element)
        case .contested(let element, let plane, let subject):
            let what = name(element), who = nominative(subject), power = Self.power(plane)
            return line(
                "Que \(who.words.fr) \(who.isPlural ? "puissent" : "puisse") \(power.fr) «\u{A0}\(what.fr)\u{A0}» se discute (droit contesté ou non revu)",
                "Whether \(who.words.en) can \(power.en) “\(what.en)” is argued (contested or unreviewed law)", elements: [element, subjectElement(subject)], place: element)
        case .noReach(let element, let plane):
            let what = name(element), power = Self.power(plane)
            return line(
                "Aucun État hors de l’Union ne peut \(power.fr) «\u{A0}\(what.fr)\u{A0}»", "No state outside the Union can \(power.en) “\(what.en)”", elements: [element], place: element)
        case .controller(let organisation, let controller, let isCertain):
            let what = name(organisation), who = name(controller)
            return line(
                "\(who.fr) \(isCertain ? "contrôle" : "contrôle peut-être") \(what.fr)", "\(who.en) \(isCertain ? "controls" : "may control") \(what.en)",
                elements: [organisation, controller], place: organisation)
        case .noForeignController(let organisation):
            let what = name(organisation), seats = self.seats(organisation)
            return line(
                "\(what.fr)\u{A0}: siège \(seats.fr), aucun contrôle connu hors de l’Union", "\(what.en): seat \(seats.en), no known control from outside the Union",
                elements: [organisation], place: organisation)
        case .seatInside(let organisation):
            let what = name(organisation), seats = self.seats(organisation)
            return line("\(what.fr)\u{A0}: siège \(seats.fr)", "\(what.en): seat \(seats.en)", elements: [organisation], place: organisation)
        case .ownersKnown(let organisation):
            let what = name(organisation)
            return line("On sait qui détient \(what.fr)", "It is known who owns \(what.en)", elements: [organisation], place: organisation)
        case .share(let organisation, let holder, let low, let high):
            let what = name(organisation), range = Self.range(low, high, unit: "%")
            if holder < 0, high == 0 {
                return line(
                    "\(what.fr)\u{A0}: rien n’est détenu hors de l’Union", "\(what.en): nothing is held from outside the Union", elements: [organisation], place: organisation)
            }
            let who = holder < 0 ? Bilingual(fr: "Ensemble, des tiers hors de l’Union", en: "Together, those outside the Union") : name(holder)
            return line(
                "\(who.fr)\u{A0}: \(range.fr) de \(what.fr)", "\(who.en): \(range.en) of \(what.en)", elements: holder < 0 ? [organisation] : [organisation, holder], place: organisation)
        case .right(let organisation, let holder, let key):
            let what = name(organisation), who = name(holder)
            let right = key == .veto ? Bilingual(fr: "un droit de veto", en: "a veto") : Bilingual(fr: "le droit de nommer la majorité des dirigeants", en: "the right to appoint a majority of the board")
            return line("\(who.fr) a \(right.fr) sur \(what.fr)", "\(who.en) has \(right.en) over \(what.en)", elements: [organisation, holder], place: organisation)
        case .seat(let organisation, let state):
            let what = name(organisation), where_ = name(state)
            return line("\(what.fr) a son siège hors de l’Union\u{A0}: \(where_.fr)", "\(what.en) has its seat outside the Union: \(where_.en)", elements: [organisation, state], place: organisation)
        case .place(let thing, let state):
            let what = name(thing), where_ = name(state)
            return line("\(what.fr)\u{A0}: \(where_.fr)", "\(what.en): \(where_.en)", source: provenanceOfRelation(.locatedIn, thing), elements: [thing, state], place: thing)
        case .unknownPlace(let thing):
            let what = name(thing)
            return line("On ne sait pas où se trouve «\u{A0}\(what.fr)\u{A0}»", "Nobody says where “\(what.en)” lies", elements: [thing], place: thing)
        case .certificate(let i): return certificate(i, fr: "", en: "")
        case .expired(let i):
            let starts = continuum.validities[Int(continuum.relations[Int(i)].validity)].from
            if let starts, starts > day { return certificate(i, fr: ", pas encore en vigueur (\(starts))", en: ", not yet in force (\(starts))") }
            return certificate(i, fr: ", échu", en: ", expired")
        case .undated(let i): return certificate(i, fr: ", sans date de fin", en: ", without an end date")
        case .noCertificate(let element):
            let what = name(element)
            return line("\(what.fr)\u{A0}: aucune certification de cette sorte n’est dite", "\(what.en): no certificate of this sort is stated", elements: [element], place: element)
        case .single(let element, let event):
            let what = name(element), alone = name(event)
            return line("«\u{A0}\(alone.fr)\u{A0}», à soi seul, arrête «\u{A0}\(what.fr)\u{A0}»", "“\(alone.en)”, by itself, stops “\(what.en)”", elements: [element, event], place: event)
        case .stopped(let element):
            let what = name(element)
            return line("«\u{A0}\(what.fr)\u{A0}» est déjà arrêté\u{A0}: rien ne répond à l’un de ses besoins", "“\(what.en)” is stopped already: nothing meets one of its needs", elements: [element], place: element)
        case .noSingle(let element):
            let what = name(element)
            return line("Rien de tel n’arrête «\u{A0}\(what.fr)\u{A0}» à soi seul", "Nothing of the sort stops “\(what.en)” by itself", elements: [element], place: element)
        case .figure(let element, let key, let value, let asked):
            let what = name(element), word = continuum.vocabulary.name(of: key), a = Self.figure(value), b = Self.figure(asked)
            return line(
                "\(what.fr) — \(word)\u{A0}: \(a.fr) (demandé\u{A0}: \(b.fr))", "\(what.en) — \(word): \(a.en) (asked: \(b.en))", source: provenance(of: key, element),
                elements: [element], place: element)
        case .concentration(let on, let count, let total):
            let what = name(on)
            return line("\(count) services sur \(total) reposent sur \(what.fr)", "\(count) services of \(total) rest on \(what.en)", elements: [on], place: on)
        case .oldSource(let i, let day):
            let who = name(continuum.relations[Int(i)].element)
            return line("\(who.fr)\u{A0}: source du \(day)", "\(who.en): source of \(day)", source: continuum.relations[Int(i)].provenance, elements: [continuum.relations[Int(i)].element], place: nil)
        case .noAlternative(let element):
            let what = name(element)
            return line("«\u{A0}\(what.fr)\u{A0}» n’a qu’un lieu de conservation", "“\(what.en)” is kept in one place only", elements: [element], place: element)
        case .alternative(let element):
            let what = name(element)
            return line("«\u{A0}\(what.fr)\u{A0}» est conservé en plusieurs lieux", "“\(what.en)” is kept in several places", elements: [element], place: element)
        case .verdict(let element):
            let what = name(element)
            return line("Limites de la classe de «\u{A0}\(what.fr)\u{A0}»\u{A0}: voir l’évaluation", "Limits of the class of “\(what.en)”: see the assessment", elements: [element], place: element)
        case .complete(let element):
            let what = name(element)
            return line("Rien n’est inconnu dans la chaîne de «\u{A0}\(what.fr)\u{A0}»", "Nothing is unknown in the chain of “\(what.en)”", elements: [element], place: element)
        }
    }

    /// An infinitive that fits after “can”.
    static func power(_ plane: Plane) -> Bilingual {
        switch plane {
        case .obtain: Bilingual(fr: "lire", en: "read")
        case .alter: Bilingual(fr: "altérer", en: "alter")
        case .cut: Bilingual(fr: "couper aussitôt", en: "cut off at once")
        case .starve30d: Bilingual(fr: "arrêter en 30\u{A0}jours", en: "stop within 30 days")
        case .starve1y: Bilingual(fr: "arrêter en un an", en: "stop within a year")
        case .starve5y: Bilingual(fr: "arrêter en cinq ans", en: "stop within five years")
        }
    }

    private func line(_ fr: String, _ en: String, source: Int32 = 0, elements: [Int32], place: Int32? = nil) -> EvidenceLine {
        var at: Place?
        if let place, place >= 0, continuum.elements[Int(place)].layer != .base { at = continuum.place(of: Int(place)) }
        return EvidenceLine(
            text: Bilingual(fr: fr, en: en), source: continuum.source(source), place: at, elements: elements.filter { $0 >= 0 }.map { continuum.id(Int($0)) })
    }

    private func certificate(_ i: Int32, fr: String, en: String) -> EvidenceLine {
        let relation = continuum.relations[Int(i)]
        let scheme = name(relation.element), validity = continuum.validities[Int(relation.validity)]
        let until = validity.to.map { Bilingual(fr: " (jusqu’au \($0))", en: " (until \($0))") } ?? Bilingual("")
        let scope = continuum.text(continuum.value(.scope, of: relation), .french)
        let scopeEnglish = continuum.text(continuum.value(.scope, of: relation), .english)
        return line(
            scheme.fr + until.fr + fr + (scope.map { "\u{A0}; périmètre\u{A0}: \($0)" } ?? ""), scheme.en + until.en + en + (scopeEnglish.map { "; scope: \($0)" } ?? ""),
            source: relation.provenance, elements: [relation.element])
    }

    private func nominative(_ subject: Int32) -> Nominative {
        let element = subjectElement(subject)
        return continuum.elements[Int(element)].kind == .state ? Nominative(state: name(element)) : Nominative(plain: name(element))
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// What a key says, within a sentence.
    private func meaning(_ key: Key) -> Bilingual {
        let whole = continuum.vocabulary.definition(of: key).meaning
        func within(_ text: String) -> String {
            let bare = text.hasSuffix(".") ? String(text.dropLast()) : text
            return bare.prefix(1).lowercased() + bare.dropFirst()
        }
        return Bilingual(fr: within(whole.fr), en: within(whole.en))
    }

    private func seats(_ organisation: Int32) -> Bilingual {
        let states = continuum.relations(of: Int(organisation)).filter { $0.key == .seat && $0.element >= 0 }.map { name($0.element) }
        return states.isEmpty ? Bilingual(fr: "inconnu", en: "unknown") : Bilingual(fr: states.map(\.fr).joined(separator: ", "), en: states.map(\.en).joined(separator: ", "))
    }

    /// What an element says, or the offer it is an instance of.
    private func value(_ key: Key, _ element: Int32) -> Bilingual? {
        guard let value = continuum.value(key, of: Int(element)) else { return nil }
        return words(value)
    }

    func words(_ value: Value) -> Bilingual {
        switch value {
        case .unknown: Bilingual(fr: "inconnu", en: "unknown")
        case .boolean(let flag): Bilingual(fr: flag ? "oui" : "non", en: flag ? "yes" : "no")
        case .number(let number): Self.figure(number)
        case .day(let day): Bilingual(day.description)
        case .horizon(let days): Bilingual(Horizon.text(days))
        default: Bilingual(fr: continuum.text(value, .french) ?? "", en: continuum.text(value, .english) ?? "")
        }
    }

    private func attributes(of relation: Relation) -> Bilingual {
        let said = continuum.factRange(of: relation).map { continuum.facts[$0] }.map { fact in
            let words = words(fact.value)
            let key = continuum.vocabulary.name(of: fact.key)
            return Bilingual(fr: "\(key)\u{A0}: \(words.fr)", en: "\(key): \(words.en)")
        }
        if said.isEmpty { return Bilingual("") }
        return Bilingual(fr: " (\(said.map(\.fr).joined(separator: ", ")))", en: " (\(said.map(\.en).joined(separator: ", ")))")
    }

    private func provenance(of key: Key, _ element: Int32) -> Int32 {
        continuum.factRange(of: Int(element)).first { continuum.facts[$0].key == key }.map { continuum.facts[$0].provenance } ?? 0
    }

    private func provenanceOfRelation(_ key: Key, _ element: Int32) -> Int32 {
        continuum.relations(of: Int(element)).first { $0.key == key }?.provenance ?? 0
    }
}
