import Continuum
import HTTPTypes
import Workspace

extension Refusal {
    /// Why could a change not be written into the folder?
    init(_ problem: WriteProblem) {
        let status: HTTPResponse.Status = switch problem {
        case .busy, .readOnly, .diskFull: .serviceUnavailable
        case .changedMeanwhile, .nameTaken, .nothingToUndo: .conflict
        case .noSuchFile, .noSuchFolder: .notFound
        case .unusableName, .notReadBack: .unprocessableContent
        case .symbolicLink, .numbersSpent, .failed: .internalServerError
        }
        self.init(status, "not-written", Bilingual(fr: "Rien n’a été enregistré.", en: "Nothing was saved."), advice: problem.withoutFolders.message)
    }
}

extension WriteProblem {
    /// The same for readers far away: where the folder lies on the server is none of their business.
    var withoutFolders: WriteProblem {
        func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
        return switch self {
        case .noSuchFolder(let path): .noSuchFolder(last(path))
        case .diskFull(let path): .diskFull(last(path))
        case .readOnly(let path): .readOnly(last(path))
        case .symbolicLink(let path): .symbolicLink(last(path))
        case .noSuchFile(let path): .noSuchFile(last(path))
        case .changedMeanwhile(let path): .changedMeanwhile(last(path))
        case .nameTaken(let name): .nameTaken(last(name))
        case .unusableName(let name): .unusableName(last(name))
        case .failed(let path, let code): .failed(last(path), code: code)
        case .nothingToUndo(let path): .nothingToUndo(last(path))
        case .busy, .numbersSpent, .notReadBack: self
        }
    }
}
