internal import Glibc

/// Elementary functions of the C library.
enum Math {
  static func exp(_ x: Float) -> Float { Glibc.expf(x) }
  static func log(_ x: Double) -> Double { Glibc.log(x) }
}

extension Math {
  static func logf(_ x: Float) -> Float { Glibc.logf(x) }
}

extension Math {
  static func expd(_ x: Double) -> Double { Glibc.exp(x) }
  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }
}
