// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Lifetimes of `Span` in structures of our own.
let lifetimes = settings + [.enableExperimentalFeature("Lifetimes")]

/// Tests may use Foundation, which strict memory safety does not see through.
let testSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "spinlint",
  products: [
    .library(name: "SpinLint", targets: ["SpinLint"]),
    .executable(name: "spinlint", targets: ["spinlint"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "CICU"),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CGumbo"),
    .systemLibrary(name: "CPrefetch"),
    .target(name: "ICUText", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "Engine", dependencies: ["ICUText", "CPrefetch"], swiftSettings: settings),
    .target(name: "RuleCompiler", dependencies: ["Engine", "ICUText", "CYAML"], swiftSettings: settings),
    .executableTarget(name: "compile-rules", dependencies: ["RuleCompiler"], swiftSettings: settings),
    .plugin(name: "CompileRules", capability: .buildTool(), dependencies: ["compile-rules"]),
    .target(
      name: "RulePacks", dependencies: ["Engine", "CContextModel"], path: "Rules",
      exclude: ["README.md", "docs", "rule.schema.json", "en/context.ngrams", "en/pair.counts"],
      sources: ["RulePacks.swift"], swiftSettings: settings, plugins: ["CompileRules"]),
    .target(name: "CContextModel"),
    .target(name: "Modeling", dependencies: ["Engine", "Readers"], swiftSettings: settings),
    .target(name: "Readers", dependencies: ["Engine", "ICUText", "CGumbo"], swiftSettings: lifetimes),
    .target(name: "Reporters", dependencies: ["Engine", "ICUText"], swiftSettings: settings),
    .target(name: "CReportTemplates"),
    .target(name: "CArguments"),
    .target(
      name: "Reports", dependencies: ["CReportTemplates", "Engine", "Readers", "Reporters", "SpinLint"],
      swiftSettings: settings),
    .target(name: "Configuration", dependencies: ["Engine", "RuleCompiler"], swiftSettings: settings),
    .target(
      name: "SpinLint",
      dependencies: ["Configuration", "Engine", "ICUText", "RuleCompiler", "RulePacks", "Readers", "Reporters"],
      swiftSettings: settings),
    .executableTarget(
      name: "spinlint",
      dependencies: [
        "SpinLint", "Configuration", "Engine", "Modeling", "Readers", "Reporters", "Reports", "RuleCompiler",
        "RulePacks", "CArguments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .systemLibrary(name: "CMD4C", providers: [.apt(["libmd4c-dev"])]),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: testSettings),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "spinlint"], exclude: ["Sessions"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["Configuration", "Engine", "RuleCompiler", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReadersTests", dependencies: ["Readers", "Engine", "ICUText", "CMD4C", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(name: "ReportersTests", dependencies: ["Reporters", "Engine"], swiftSettings: testSettings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Engine", "Readers", "Reporters", "SpinLint"],
      swiftSettings: testSettings),
    .testTarget(
      name: "SpinLintTests",
      dependencies: ["SpinLint", "Configuration", "Engine", "Readers", "RuleCompiler", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "RuleCompiler", "RulePacks"], swiftSettings: settings),
    .testTarget(name: "RuleCompilerTests", dependencies: ["RuleCompiler", "Engine"], swiftSettings: settings),
    .testTarget(
      name: "ModelingTests", dependencies: ["Modeling", "Engine", "RuleCompiler", "RulePacks"],
      swiftSettings: testSettings),
    .testTarget(name: "ICUTextTests", dependencies: ["ICUText"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
