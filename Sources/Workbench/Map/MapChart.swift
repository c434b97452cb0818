/// What is where, and how does it stand? What the map page shows, as `map.js` reads it and as `WorldPicture` draws it.
///
/// Every address is a path of this server and every text is shown as text.
package struct MapChart: Sendable, Codable, Equatable {
    /// `none` when nothing is judged there.
    package enum Status: String, Sendable, Codable, CaseIterable {
        case met
        case notMet = "not-met"
        case undetermined
        case none = ""
    }

    package struct Site: Sendable, Codable, Equatable {
        package var id: String
        package var name: String
        package var lat: Double
        package var lon: Double
        /// ISO 3166-1, or nil when nobody has said.
        package var country: String?
        package var status: Status
        package var url: String
        /// A line for people.
        package var text: String?

        package init(id: String, name: String, lat: Double, lon: Double, country: String?, status: Status, url: String, text: String? = nil) {
            (self.id, self.name, self.lat, self.lon, self.country) = (id, name, lat, lon, country)
            (self.status, self.url, self.text) = (status, url, text)
        }
    }

    package struct Link: Sendable, Codable, Equatable {
        package var id: String
        package var name: String
        /// Latitude, longitude.
        package var from: [Double]
        package var to: [Double]
        package var status: Status
        package var url: String
        package var text: String?

        package init(id: String, name: String, from: [Double], to: [Double], status: Status, url: String, text: String? = nil) {
            (self.id, self.name, self.from, self.to) = (id, name, from, to)
            (self.status, self.url, self.text) = (status, url, text)
        }
    }

    package struct Country: Sendable, Codable, Equatable {
        package var name: String
        package var status: Status
        package var count: Int
        package var url: String
        package var text: String?

        package init(name: String, status: Status, count: Int, url: String, text: String? = nil) {
            (self.name, self.status, self.count, self.url, self.text) = (name, status, count, url, text)
        }
    }

    /// `map`, `zoomIn`, `zoomOut`, `close`, and a word for each status.
    package var words: [String: String]
    package var sites: [Site]
    package var links: [Link]
    /// By ISO 3166-1 code.
    package var countries: [String: Country]

    package init(words: [String: String], sites: [Site], links: [Link], countries: [String: Country]) {
        (self.words, self.sites, self.links, self.countries) = (words, sites, links, countries)
    }
}
