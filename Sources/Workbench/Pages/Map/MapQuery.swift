import Continuum

/// What is asked of the map: the query of its address.
struct MapQuery: Sendable {
    enum Colour: String, Sendable, CaseIterable { case verdict, states }

    var colour = Colour.verdict
    /// Only what it uses.
    var service: Int?
    var problems: [Bilingual] = []

    init(_ form: FormBody, _ snapshot: Snapshot) {
        if let word = form.text("by") {
            if let known = Colour(rawValue: word) {
                colour = known
            } else {
                problems.append(Bilingual(fr: "La couleur « \(word.prefix(60)) » n’existe pas : verdict ou states.", en: "There is no colour “\(word.prefix(60))”: verdict or states."))
            }
        }
        if let id = form.text("service") {
            service = snapshot.continuum.index(of: id)
            if service == nil {
                problems.append(Bilingual(fr: "Aucun élément « \(id.prefix(60)) » : toute la carte est montrée.", en: "No element “\(id.prefix(60))”: the whole chart is shown."))
            }
        }
    }

    func url(_ page: String, _ room: Room, _ continuum: Continuum) -> String {
        var parts: [String] = []
        if colour != .verdict { parts.append("by=\(colour.rawValue)") }
        if let service { parts.append("service=\(HTML.urlPart(continuum.id(service)))") }
        return room.url(page) + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
}
