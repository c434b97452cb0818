import Continuum
import Foundation
import Knowledge
import Reach
import Testing

/// Ownership statements in the form of the Beneficial Ownership Data Standard: control and integrated shares against hand-computed values.
///
/// The folder that `PORTULAN_CASES` names holds statements made by others; without it, the project's own inputs of the same form are all
/// there is to read, and the test's argument says so.
struct OwnershipRegisterTests {
    struct Register: Sendable, CustomTestStringConvertible {
        var file: String
        var folder: String
        var testDescription: String { folder.hasPrefix(Files.root) ? "own input \(file)" : "others' statements \(file)" }
        /// Who is held, who controls it for certain, who may, and the integrated shares of it.
        var held: String
        var certain: Set<String>
        var possible: Set<String>
        var shares: [String: Double]
    }

    static let registers: [Register] = {
        let own = Files.fixtures + "/ownership"
        var list = [
            // 60 % of 90 %, and two persons who hold the top half each.
            Register(file: "chain.json", folder: own, held: "works", certain: ["middle", "top"], possible: ["middle", "top"], shares: ["middle": 60, "top": 54, "anne": 27, "bruno": 27]),
            // 50 directly, and 50 through one whose owner's share nobody states.
            Register(file: "mixed.json", folder: own, held: "works", certain: [], possible: ["anne"], shares: ["middle": 50, "anne": 50]),
            // 70 and 30 come together in one hand; what stands above it is influence of some kind.
            Register(file: "public.json", folder: own, held: "works", certain: ["holding", "ministry"], possible: ["holding", "ministry", "republic"], shares: ["holding": 70, "ministry": 100]),
            Register(file: "nominee.json", folder: own, held: "works", certain: [], possible: ["arrangement", "anne", "bruno"], shares: [:]),
        ]
        if let folder = ProcessInfo.processInfo.environment["PORTULAN_CASES"].map({ $0 + "/bods" }) {
            list += [
                Register(file: "indirect-ownership.json", folder: folder, held: "ad3f6c2fcc9e", certain: ["d4ab89ea169a"], possible: ["d4ab89ea169a", "c25d4d612c2c"], shares: ["d4ab89ea169a": 60]),
                Register(file: "joint-ownership.json", folder: folder, held: "31c55e425764", certain: ["91b4236a7d89"], possible: ["91b4236a7d89"], shares: ["91b4236a7d89": 100, "1accb8b18b99": 50, "f040df24d9ec": 50]),
                Register(file: "mixed-direct-and-indirect-ownership.json", folder: folder, held: "9bfe59b6a869", certain: [], possible: ["53508b65253f"], shares: ["ec61aeda7141": 50, "53508b65253f": 50]),
                Register(file: "bods-package-fi-soe.json", folder: folder, held: "19f1c5afe9d7", certain: ["0199c515a699", "7ff95ba3682c"], possible: ["0199c515a699", "7ff95ba3682c", "05ce06ec97b1"], shares: ["0199c515a699": 76.5, "7ff95ba3682c": 100]),
                Register(file: "nomination.json", folder: folder, held: "104AB1984C", certain: [], possible: ["103AB1984D", "101AB1984F", "102AB1984E"], shares: [:]),
            ]
        }
        return list
    }()

    @Test("Control and shares are those computed by hand", arguments: registers)
    func register(register: Register) throws {
        let statements = try #require(Files.document(register.folder + "/" + register.file)).items
        let answer = Answer(try world(statements).build().continuum)
        let held = try #require(answer.continuum.index(of: register.held))
        let entities = answer.model.entities
        func controllers(_ graph: ControlGraph) -> Set<String> {
            Set(graph.allControllers(of: Int(entities.entity[held])).map { answer.continuum.id(Int(entities.elements[Int($0)])) })
        }
        #expect(controllers(entities.certain) == register.certain)
        #expect(controllers(entities.possible) == register.possible)
        let shares = Influence.on(held, in: answer.continuum, on: today)
        #expect(Set(shares.map { answer.continuum.id(Int($0.holder)) }) == Set(register.shares.keys))
        for share in shares {
            let wanted = try #require(register.shares[answer.continuum.id(Int(share.holder))])
            #expect(abs(share.capital - wanted) < 1e-6, "\(answer.continuum.id(Int(share.holder)))")
        }
    }

    /// Direct interests only: indirect ones say again what the direct ones make.
    private func world(_ statements: [Document]) throws -> TestWorld {
        var world = TestWorld()
        var owners: [String: [Document]] = [:]
        for statement in statements {
            let details = try #require(statement["recordDetails"]), id = try #require(statement["recordId"]?.text)
            switch statement["recordType"]?.text {
            case "entity": world.add(id, "organisation")
            case "person": world.add(id, "person")
            default:
                let subject = try #require(details["subject"]?.text), party = try #require(details["interestedParty"]?.text)
                for interest in details["interests"]?.items ?? [] where interest["directOrIndirect"]?.text != "indirect" {
                    var owner: [(key: String, value: Document)] = [("to", .string(party))]
                    if let share = interest["share"]?["exact"]?.figure { owner.append(("capital", .number(share))) }
                    switch interest["type"]?.text {
                    case "boardMember", "appointmentOfBoard": owner.append(("board", .string("unknown")))
                    case "otherInfluenceOrControl", "nominator", "nominee": owner.append(("control", .string("unknown")))
                    default: break
                    }
                    owners[subject, default: []].append(.mapping(owner))
                }
            }
        }
        for (held, list) in owners { world[held]["owners"] = .sequence(list) }
        return world
    }
}
