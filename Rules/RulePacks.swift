internal import CContextModel
public import Engine

/// The rules that are built in.
public enum RulePacks {
  /// The built-in context model of English, used where it lies in the binary.
  public static func contextModel() -> ContextModel {
    do {
      return try unsafe ContextModel(static: spinlintContextModel(), count: Int(spinlint_context_model_size))
    } catch { preconditionFailure("the built-in context model does not load: \(error)") }
  }

  /// The tables of the built-in swap lexicon as they were written: path below the rule folder, and content.
  public static func swapTables() -> [(path: String, content: [UInt8])] {
    SwapTableText.decode(SevenBit.bytes(SwapTablesLiteral.text, count: SwapTablesLiteral.count))
  }

  /// The built-in pack.
  /// - Parameter withDocumentation: also decodes what `rules explain` and `rules test` need.
  public static func builtIn(withDocumentation: Bool = false) -> RulePack {
    do {
      return try RulePack(literal: PackLiteral.text, count: PackLiteral.count, withDocumentation: withDocumentation)
    } catch {
      preconditionFailure("the built-in rule pack does not decode: \(error)")
    }
  }
}
