internal import CContextModel
public import Engine

/// The rules that are built in.
public enum RulePacks {
  /// The built-in context model of English, used where it lies in the binary.
  public static func contextModel() -> ContextModel {
    do {
      var model = try unsafe ContextModel(static: spinlintContextModel(), count: Int(spinlint_context_model_size))
      model.pairs = pairCounts()
      return model
    } catch { preconditionFailure("the built-in context model does not load: \(error)") }
  }

  /// The built-in counts of word pairs, used where they lie in the binary.
  public static func pairCounts() -> PairCounts {
    do {
      return try unsafe PairCounts(static: spinlintPairCounts(), count: Int(spinlint_pair_counts_size))
    } catch { preconditionFailure("the built-in counts of word pairs do not load: \(error)") }
  }

  /// The tables of the built-in swap lexicon as they were written: path below the rule folder, and content.
  public static func swapTables() -> [(path: String, content: [UInt8])] {
    SwapTableText.decode(SevenBit.bytes(SwapTablesLiteral.text, count: SwapTablesLiteral.count))
  }

  /// Names the content of the built-in pack: 16 hexadecimal digits (FNV-1a, 64 bits).
  public static var packFingerprint: String {
    let text = PackLiteral.text
    return unsafe fingerprint(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Names the content of the built-in context model, in the same way.
  public static var modelFingerprint: String {
    unsafe fingerprint(
      UnsafeRawBufferPointer(start: spinlintContextModel(), count: Int(spinlint_context_model_size)))
  }

  private static func fingerprint(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
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
