import Continuum
import HTTPTypes
import Knowledge
import Ledger
import Reach
import Reports

extension APIOperation {
    static let reach: [APIOperation] = [
        APIOperation(
            id: "getAssessment", method: .get, path: "workspaces/{workspace}/assessment", topic: .reach,
            summary: Bilingual(fr: "L’évaluation : qui peut atteindre quoi, les limites dépassées, ce qui aiderait.", en: "The assessment: who can reach what, limits broken, what would help."), access: .workspace(.view),
            outcomes: [Outcome(status: .ok, schema: Shape.component("Assessment"))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            return try await call.compute { APIAnswer(AssessmentDocument(snapshot.assessment).document()) }
        },
        APIOperation(
            id: "explain", method: .get, path: "workspaces/{workspace}/explanation", topic: .reach,
            summary: Bilingual(fr: "Pas à pas, comment un État, un bloc ou un fournisseur atteint un élément.", en: "Step by step, how a state, a bloc or a supplier reaches an element."), access: .workspace(.view),
            parameters: [
                Parameter(name: "element", schema: Shape.id, isRequired: true, meaning: Bilingual(fr: "L’élément.", en: "The element.")),
                Parameter(name: "state", schema: Shape.id, isRequired: true, meaning: Bilingual(fr: "L’État (US), le bloc (EU) ou le fournisseur.", en: "The state (US), bloc (EU) or supplier.")),
                Parameter(name: "power", schema: Shape.one(of: Power.allCases.map(\.rawValue)), meaning: Bilingual(fr: "Un seul pouvoir ; tous sinon.", en: "One power; all otherwise.")), .with,
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.component("Explanation"))], refusals: [.unprocessableContent], records: .computed, isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            let (continuum, _) = try call.changed(snapshot, with: call.texts("with"))
            let element = try call.element(call.text("element") ?? "", continuum), state = call.text("state") ?? ""
            let subject = try call.element(state, continuum) { [.state, .bloc, .organisation].contains(continuum.elements[$0].kind) }
            let powers = call.text("power").flatMap(Power.init(rawValue:)).map { [$0] } ?? Power.allCases
            return try await call.compute {
                // A bloc that is asked about acts together.
                let together: Set<Int> = continuum.elements[subject].kind == .bloc ? [subject] : []
                let model = ReachModel(continuum, ReachOptions(day: snapshot.day, together: together))
                guard let result = model.propagate(), let number = model.subjects.index(ofElement: Int32(subject)) else {
                    throw Refusal(
                        .unprocessableContent, "no-subject",
                        Bilingual(fr: "« \(state) » n’est ni un État, ni un bloc, ni un fournisseur dont le contrat est en cause.", en: "“\(state)” is neither a state, nor a bloc, nor a supplier whose terms are at stake."))
                }
                return APIAnswer(ExplanationDocument(Explanation(continuum, model, result, element: element, subject: number, powers: powers), continuum).document(state: state))
            }
        },
    ]
}
