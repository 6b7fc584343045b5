/// The version of spinlint.
public enum SpinLintVersion {
  /// Semantic version.
  public static let current = "0.1.0"
}
