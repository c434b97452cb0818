package import Continuum
package import Reach

extension Remedy {
    /// The remedy as a change that a person could have written: a measure to be kept, compared, accepted.
    /// - Parameter taken: ids that changes have already.
    package func measure(over continuum: Continuum, author: String, on day: Day, besides taken: Set<String>) -> Change {
        let steps = patch.replacements.sorted { $0.key < $1.key }.flatMap { id, element in Change.Step.steps(from: continuum.element(named: id), to: element) }
        let place = Place(file: "remedy")
        let effort = Bilingual(
            fr: ["un réglage", "un contrat ou des clés", "une migration"][max(0, min(2, effort - 1))], en: ["a setting", "a contract or keys", "a migration"][max(0, min(2, effort - 1))])
        return Change(
            id: FileSlug.free(title.en, among: taken), sort: .measure, name: title, author: author, date: day,
            reason: Bilingual(
                fr: "Trouvée et essayée par Portulan (\(effort.fr)) : constats levés, \(findingsRemoved) ; ajoutés, \(findingsAdded).",
                en: "Found and tried by Portulan (\(effort.en)): findings removed, \(findingsRemoved); added, \(findingsAdded)."),
            steps: steps.map { ($0, place) }, file: "remedy")
    }
}

extension FileSlug {
    /// An id made of a text, that no change has yet.
    package static func free(_ text: String, among taken: Set<String>) -> String {
        let slug = slug(text)
        var free = slug, count = 1
        while taken.contains(free) {
            count += 1
            free = "\(slug)-\(count)"
        }
        return free
    }
}
