public import Engine

/// The rules that are built in.
public enum RulePacks {
  /// The built-in pack.
  /// - Parameter withDocumentation: also decodes what `rules explain` and `rules test` need.
  public static func builtIn(withDocumentation: Bool = false) -> RulePack {
    let bytes = SevenBit.decode(PackLiteral.text, count: PackLiteral.count)
    do { return try RulePack(encoded: bytes, withDocumentation: withDocumentation) } catch {
      preconditionFailure("the built-in rule pack does not decode: \(error)")
    }
  }
}
