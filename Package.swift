// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "VanBan",
  products: [
    .library(name: "VanBan", targets: ["VanBan", "VanBanReport"]),
    .executable(name: "vanban", targets: ["vanban"]),
    // A library, because the fuzzer brings the main function; see .ci/fuzz.
    .library(name: "Fuzzing", type: .static, targets: ["Fuzzing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "ICU", dependencies: ["CICU"], swiftSettings: strict),
    .target(name: "CBytes"),
    .target(name: "VanBanText", dependencies: ["CBytes", "ICU"], swiftSettings: strict),
    .target(
      name: "VietnameseData",
      exclude: ["tables", "gazetteer", "language", "compiled", "NOTICES.md"]),
    .target(
      name: "VanBan", dependencies: ["CBytes", "ICU", "VanBanText", "VietnameseData"],
      swiftSettings: strict),
    .target(
      name: "VanBanReport", dependencies: ["CBytes", "VanBan", "VanBanText"],
      swiftSettings: strict),
    .executableTarget(
      name: "vanban",
      dependencies: [
        "ICU", "VanBan", "VanBanText", "VanBanReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "LanguageCompiler", dependencies: ["CBytes", "VanBan", "VanBanText"],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks", dependencies: ["ICU", "VanBan", "VanBanText", "VanBanReport"],
      swiftSettings: strict),
    .executableTarget(name: "ReportProbe", dependencies: ["VanBanReport"], swiftSettings: strict),
    .target(
      name: "Fuzzing", dependencies: ["VanBan", "VanBanReport", "VanBanText"],
      swiftSettings: strict),
    .testTarget(name: "ICUTests", dependencies: ["ICU"], swiftSettings: strict),
    .testTarget(
      name: "VanBanTextTests", dependencies: ["CBytes", "VanBanText"], swiftSettings: strict),
    .testTarget(
      name: "VanBanTests", dependencies: ["VanBan", "VanBanText"], swiftSettings: strict),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks"], swiftSettings: strict),
    .testTarget(
      name: "VanBanReportTests", dependencies: ["VanBan", "VanBanReport"], swiftSettings: strict),
    .testTarget(
      name: "LanguageCompilerTests", dependencies: ["LanguageCompiler"], swiftSettings: strict),
    .testTarget(name: "CommandTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
