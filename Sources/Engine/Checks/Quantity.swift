/// A number as it is written, with what rounding may hide.
struct WrittenNumber: Sendable {
  var value: Double
  /// Half of the last digit that is shown; for trailing zeros at most `largestShare` of the value.
  var slack: Double
  var hasComma = false

  /// A round number of trailing zeros is taken to be rounded by no more than this share.
  static let largestShare = 0.05

  /// Reads “1,234.5”; nil for anything else.
  init?(_ bytes: ArraySlice<UInt8>) {
    var value = 0.0
    var place = 1.0
    var zeros = 1.0
    var isFraction = false
    guard !bytes.isEmpty else { return nil }
    var group = -1
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Double(byte - 0x30)
        if isFraction { place /= 10 }
        zeros = byte == 0x30 && !isFraction ? zeros * 10 : 1
        if group >= 0, !isFraction { group += 1 }
      case 0x2C where !isFraction && (group < 0 || group == 3):
        hasComma = true
        group = 0
      case 0x2E where !isFraction: isFraction = true
      default: return nil
      }
    }
    guard group < 0 || group == 3, value < 1e15 else { return nil }
    value *= place
    self.value = value
    slack = isFraction ? place / 2 : zeros == 1 ? 0.5 : min(zeros / 2, value * Self.largestShare)
  }

  mutating func scale(by factor: Double) {
    value *= factor
    slack *= factor
  }

  /// `value` with about three significant digits, in the writing of the number beside it.
  static func text(_ value: Double) -> String {
    let magnitude = abs(value)
    if magnitude >= 100 {
      var step = 1.0
      while magnitude / step >= 10_000 { step *= 10 }
      var digits = Array(String(Int((magnitude / step).rounded() * step)).utf8)
      var position = digits.count - 3
      while position > 0 {
        digits.insert(0x2C, at: position)
        position -= 3
      }
      return (value < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
    }
    let places = magnitude >= 10 ? 1 : 2
    let unit = places == 1 ? 10 : 100
    let scaled = Int((magnitude * Double(unit)).rounded())
    var fraction = String(scaled % unit)
    while fraction.utf8.count < places { fraction = "0" + fraction }
    while fraction.utf8.last == 0x30 { fraction.removeLast() }
    return (value < 0 ? "-" : "") + String(scaled / unit) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

/// An amount of one dimension, or a range of amounts.
struct Quantity: Sendable {
  /// The units that the name may mean.
  var units: [Int]
  var low: WrittenNumber
  var high: WrittenNumber
  /// A smaller unit added (“5 feet 10 inches”).
  var added: (units: [Int], number: WrittenNumber)?
  var tokens: Range<Int>
}
