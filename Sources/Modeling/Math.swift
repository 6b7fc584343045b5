internal import Glibc

/// Elementary functions of the C library.
enum Math {
  static func exp(_ x: Float) -> Float { Glibc.expf(x) }
  static func log(_ x: Double) -> Double { Glibc.log(x) }
}
