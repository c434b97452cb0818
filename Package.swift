// swift-tools-version: 6.2
import PackageDescription

/// The compiler settings every target of Portulan shares (see CONTRIBUTING.md).
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "portulan",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "portulan", targets: ["portulan"]),
        .library(name: "PortulanEngine", targets: ["Continuum", "Knowledge", "Reach", "Resilience"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(
            name: "Continuum",
            dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .target(
            name: "Knowledge",
            dependencies: ["Continuum"],
            exclude: ["Base"],
            resources: [.copy("Resources/base.ndjson")],
            swiftSettings: strict
        ),
        .systemLibrary(name: "CZlib"),
        .target(
            name: "Imports",
            dependencies: ["CZlib", "Continuum"],
            swiftSettings: strict
        ),
        .target(name: "CPrefetch"),
        .target(
            name: "Reach",
            dependencies: ["CPrefetch", "Continuum", "Knowledge"],
            swiftSettings: strict
        ),
        .target(
            name: "Resilience",
            dependencies: ["Continuum", "Knowledge", "Reach"],
            swiftSettings: strict
        ),
        .target(
            name: "Sovereignty",
            dependencies: ["Continuum", "Knowledge", "Reach", "Resilience"],
            swiftSettings: strict
        ),
        .target(
            name: "Reports",
            dependencies: [
                "Continuum", "Imports", "Knowledge", "Reach", "Resilience", "Sovereignty",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Templates")],
            swiftSettings: strict
        ),
        .target(
            name: "Workspace",
            dependencies: [
                "Continuum", "Imports", "Knowledge", "Reach", "Sovereignty",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Ledger",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict
        ),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Store",
            dependencies: [
                "CPostgreSQL", "Ledger",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Workbench",
            dependencies: [
                "Continuum", "Imports", "Knowledge", "Ledger", "Reach", "Reports", "Resilience", "Sovereignty", "Store", "Workspace",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Assets"), .copy("Templates")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "portulan",
            dependencies: [
                "Continuum", "Imports", "Knowledge", "Ledger", "Reach", "Reports", "Resilience", "Sovereignty", "Store", "Workbench", "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "portulan-bench",
            dependencies: ["Continuum", "Knowledge", "Reach", "Reports", "Resilience", "Sovereignty", "Workspace"],
            path: "Benchmarks/Sources",
            swiftSettings: strict
        ),
        .testTarget(
            name: "ContinuumTests",
            dependencies: ["Continuum", "Knowledge"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ImportsTests",
            dependencies: ["Continuum", "Imports", "Knowledge", "Reports", "Workspace"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Ledger", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReachTests",
            dependencies: ["Continuum", "Knowledge", "Reach"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ResilienceTests",
            dependencies: ["Continuum", "Knowledge", "Reach", "Resilience"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SovereigntyTests",
            dependencies: ["Continuum", "Knowledge", "Reach", "Reports", "Resilience", "Sovereignty", "Workspace"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Ledger", "Store"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WorkbenchTests",
            dependencies: [
                "Continuum", "Knowledge", "Ledger", "Reach", "Reports", "Store", "Workbench", "Workspace",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            exclude: ["API/run_schemathesis.py", "Browser", "Provider"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: ["Continuum", "Imports", "Knowledge", "Reach", "Reports", "Resilience", "Sovereignty", "Workspace"],
            swiftSettings: strict
        ),
    ]
)
