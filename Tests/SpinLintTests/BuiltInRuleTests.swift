import Engine
import SpinLint
import Testing

/// Every example of every built-in rule, one test case a rule.
@Suite struct BuiltInRuleTests {
  static let proof = RuleProof()

  @Test(arguments: proof.rules.map(\.id))
  func examplesHold(id: String) throws {
    let rule = try #require(Self.proof.rules.first { $0.id == id })
    #expect(rule.documentation.examples.contains { $0.isBad } && rule.documentation.examples.contains { !$0.isBad })
    #expect(Self.proof.failures(of: rule).map(\.description) == [])
  }
}
