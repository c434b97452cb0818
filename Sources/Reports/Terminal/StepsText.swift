import Continuum
import Reach

/// The steps of a chain, one a line with its source under it.
struct StepsText {
    private let continuum: Continuum
    private let language: Language
    private let style: Style

    init(_ continuum: Continuum, _ language: Language, _ style: Style) {
        self.continuum = continuum
        self.language = language
        self.style = style
    }

    private func say(_ words: Bilingual) -> String { Style.safe(words[language]) }

    func render(_ steps: [ChainStep], indent: String) -> String {
        var out = ""
        for step in steps {
            let note = step.note.map { " " + style.yellow("(\(say(ChainWords.note($0))))") } ?? ""
            let standing = step.standing == .unconfirmed ? " " + style.yellow("(\(say(ChainWords.standing(.unconfirmed))))") : ""
            let to = step.relation == "content-use" ? say(ChainWords.contentUse(step.to)) : name(step.to)
            out += indent + String(repeating: "  ", count: step.depth) + "\(name(step.from)) \(style.dim(say(ChainWords.relation(step.relation)))) \(to)\(note)\(standing)\n"
            if let source = step.source {
                let date = step.asOf.map { ", \($0)" } ?? ""
                out += style.dim(Style.wrapped(Style.safe("\(source)\(date)"), indent: indent + String(repeating: "  ", count: step.depth) + "    ", width: 110)) + "\n"
            }
        }
        return out
    }

    private func name(_ id: String) -> String {
        switch id {
        case "unknown": say(ChainWords.unknown)
        case "unreviewed": say(ChainWords.unreviewed)
        default: Style.safe(continuum.index(of: id).map { continuum.name($0, language) } ?? id)
        }
    }
}
