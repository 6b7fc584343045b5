internal import Glibc

/// Logarithms and exponentials of the C library.
enum Logarithm {
  static func base10(_ x: Double) -> Double { log10(x) }
  static func natural(_ x: Float) -> Float { logf(x) }
  static func exponential(_ x: Float) -> Float { expf(x) }
  /// The logistic function.
  static func logistic(_ x: Float) -> Float { 1 / (1 + expf(-x)) }
}
