import Crypto
private import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Reports

/// The files that pages need: style sheets, modules, the world's outlines. In memory, with a digest in their address so that browsers keep them.
struct AssetShelf: Sendable {
    struct Asset: Sendable {
        var bytes: ByteBuffer
        var type: String
        var digest: String
    }

    private let assets: [String: Asset]
    /// Changes when any file of ours does.
    let version: String

    /// Where Debian's `libjs-leaflet` puts its files.
    static let leaflet = "/usr/share/javascript/leaflet"

    /// - Throws: when a file of ours is missing. Leaflet may be: then maps are drawings.
    init(leaflet: String = Self.leaflet) throws {
        var assets: [String: Asset] = [:]
        let folder = Bundle.module.bundleURL.appendingPathComponent("Assets")
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !file.hasPrefix(".") {
            assets[file] = Self.asset(try Data(contentsOf: folder.appendingPathComponent(file)), name: file)
        }
        assets["report.css"] = Self.asset(Data(try ReportStyle.forFragments().utf8), name: "report.css")
        for file in ["leaflet.js", "leaflet.css"] {
            if let data = FileManager.default.contents(atPath: "\(leaflet)/\(file)") { assets["leaflet/\(file)"] = Self.asset(data, name: file) }
        }
        self.assets = assets
        version = Self.asset(Data(assets.sorted { $0.key < $1.key }.map(\.value.digest).joined().utf8), name: "all").digest
    }

    subscript(name: String) -> Asset? { assets[name] }
    /// The address of an asset; empty when there is none.
    func address(_ name: String) -> String { assets[name].map { "/assets/\(name)?v=\($0.digest)" } ?? "" }
    var hasLeaflet: Bool { assets["leaflet/leaflet.js"] != nil }

    private static func asset(_ data: Data, name: String) -> Asset {
        let types = [
            "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
            "png": "image/png", "ico": "image/x-icon",
        ]
        let digest = SHA256.hash(data: data).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return Asset(bytes: ByteBuffer(bytes: data), type: types[String(name.split(separator: ".").last ?? "")] ?? "application/octet-stream", digest: digest)
    }

    /// An asset as an answer; the same digest again is “not modified”.
    func response(_ name: String, _ request: Request) throws -> Response {
        guard let asset = assets[name] else { throw Refusal.unknownPage }
        let tag = "\"\(asset.digest)\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=31536000, immutable"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = asset.type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.bytes))
    }
}
