import Continuum
import Foundation
import Knowledge
import Reach
import Testing

/// The situations that the documents judge: Portulan's answer is the expected one, or differs for the stated reason.
struct CaseTests {
    static let folder = Files.root + "/Examples/cases"
    static let cases = Files.names(folder, "").filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/expected.yaml") }

    @Test("There are cases")
    func some() { #expect(Self.cases.count >= 21) }

    @Test("Portulan's answer is the expected one", arguments: cases)
    func expected(name: String) throws {
        let folder = "\(Self.folder)/\(name)"
        let answer = Answer(try Files.continuum(folder))
        let expected = try #require(Files.document(folder + "/expected.yaml"))
        let lines = expected["expected"]?.items ?? []
        #expect(!lines.isEmpty)
        for line in lines {
            let element = try #require(line["element"]?.text), subject = try #require((line["state"] ?? line["supplier"])?.text)
            #expect(answer.continuum.index(of: element) != nil, "\(element)")
            let plane: Plane
            switch try #require(line["power"]?.text) {
            case "obtain": plane = .obtain
            case "alter": plane = .alter
            case "cut": plane = .cut
            default:
                switch line["horizon"]?.text {
                case "30d": plane = .starve30d
                case "5y": plane = .starve5y
                default: plane = .starve1y
                }
            }
            let standing =
                answer.certain(element, plane).contains(subject) ? "certain" : answer.possible(element, plane).contains(subject) ? "possible" : "none"
            #expect(standing == line["standing"]?.text, "\(element), \(subject), \(plane)")
        }
        let settings = Files.document(folder + "/portulan.yaml")
        let gradient = Gradient(answer.continuum, answer.model, home: settings?["home"]?.text ?? "FR")
        for line in expected["gradient"]?.items ?? [] {
            let state = try #require(line["state"]?.text.flatMap { answer.continuum.index(of: $0) })
            let subject = try #require(answer.model.subjects.index(ofElement: Int32(state)))
            #expect(gradient.levels[subject].risk == line["risk"]?.figure.map { Int($0) }, "\(line.json)")
        }
    }
}
