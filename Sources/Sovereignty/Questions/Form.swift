package import Continuum
import Knowledge
import Reach

/// Questions to send to those who know: for one respondent, about one element, or all of them.
package struct Form: Sendable {
    package struct Question: Sendable {
        package var id: QuestionID
        package var item: OpenItem
        package var askedOf: Respondent
        package var about: Int32
        package var answer: AnswerForm
        /// The evidence that is expected, where the statement says so.
        package var evidence: Bilingual?
        /// Verdicts that an answer settles alone, and those that wait for it with others.
        package var settles: Int
        package var touches: Int
    }

    package var questions: [Question]
    /// Who is asked, where the form is for one of them.
    package var askedOf: Respondent?
    package var about: String?
    /// Questions that no answer could settle in the files: the element has no place for such a fact. They are counted, and not sent.
    package var unanswerable = 0

    /// - Parameter about: an element’s id; an organisation stands for what it provides, too.
    package init(_ levels: Levels, _ next: [NextQuestion], askedOf: Respondent? = nil, about: String? = nil, most: Int = .max) {
        let continuum = levels.continuum
        let wanted = about.flatMap { continuum.index(of: $0) }.map { Self.reached(from: Int32($0), continuum) }
        self.askedOf = askedOf
        self.about = about
        questions = []
        var places: [QuestionID: Int] = [:]
        var verdicts: [(settles: Set<NextQuestion.Verdict>, touches: Set<NextQuestion.Verdict>)] = []
        for question in next where askedOf == nil || question.askedOf == askedOf {
            let element = question.item.about
            if about != nil, wanted?.contains(element) != true { continue }
            let id = QuestionID(question.item, continuum).canonical
            guard let answer = AnswerForm(id.form, continuum, levels.assessor.library) else {
                unanswerable += 1
                continue
            }
            // Facts that one answer states together are one question.
            if let place = places[id] {
                verdicts[place].settles.formUnion(question.settles)
                verdicts[place].touches.formUnion(question.touches)
                continue
            }
            guard questions.count < most else { break }
            var evidence: Bilingual?
            if case .statement(let statement, _) = question.item, let fr = continuum.text(continuum.value(.evidence, of: Int(statement)), .french) {
                evidence = Bilingual(fr: fr, en: continuum.text(continuum.value(.evidence, of: Int(statement)), .english) ?? fr)
            }
            places[id] = questions.count
            verdicts.append((Set(question.settles), Set(question.touches)))
            questions.append(
                Question(
                    id: id, item: question.item, askedOf: question.askedOf, about: element, answer: answer, evidence: evidence, settles: question.settles.count,
                    touches: question.touches.count))
        }
        for (i, both) in verdicts.enumerated() {
            questions[i].settles = both.settles.count
            questions[i].touches = both.touches.count
        }
    }

    private static func reached(from element: Int32, _ continuum: Continuum) -> Set<Int32> {
        var found: Set<Int32> = [element]
        guard continuum.elements[Int(element)].kind == .organisation else { return found }
        for i in continuum.elements.indices where continuum.elements[i].kind.rawValue != 0 && continuum.elements[i].kind == .offer {
            let isTheirs = continuum.relations(of: i).contains { $0.element == element && [.providedBy, .suppliedBy, .operatedBy, .licensedBy].contains($0.key) }
            if isTheirs { found.insert(Int32(i)) }
        }
        return found
    }
}

extension OpenItem {
    /// The element that the question is about.
    package var about: Int32 {
        switch self {
        case .fact(let fact): fact.element
        case .statement(_, let about), .requirement(_, let about): about
        }
    }
}
