/// Whole numbers with commas.
package enum Grouped {
  package static func text(_ number: Int) -> String {
    let digits = Array(String(number))
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { out.append(",") }
      out.append(digit)
    }
    return out
  }

  /// A number of things: “1 rule”, “1,234 rules”.
  /// - Parameter plural: nil where it is `noun` with an “s”.
  package static func text(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(text(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

/// Numbers with a fixed count of decimals.
package enum Decimal {
  package static func text(_ number: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(number) * scale).rounded())
    let whole = String(scaled / Int(scale))
    let rest = String(scaled % Int(scale))
    let sign = number < 0 && scaled > 0 ? "-" : ""
    return places == 0 ? sign + whole : sign + whole + "." + String(repeating: "0", count: places - rest.count) + rest
  }
}
