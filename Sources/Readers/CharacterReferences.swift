internal import CGumbo

/// Decodes character references (`&amp;`, `&#8217;`, `&rsquo;`) of HTML and Markdown.
struct CharacterReferences {
  /// What a reference stands for.
  struct Decoded: Equatable {
    var text: [UInt8]
    /// Source bytes of the reference.
    var length: Int
  }

  /// References seen so far; nil for what is none.
  private var cache: [[UInt8]: Decoded?] = [:]

  /// Longer than any name in HTML (31 letters, “&” and “;”).
  private static let longest = 40

  /// The reference at `offset`, where an “&” stands.
  /// - Parameter isHTML: whether the rules of HTML count: some names need no “;”, and 0x80…0x9F are windows-1252.
  mutating func decode(_ bytes: [UInt8], at offset: Int, end: Int, isHTML: Bool) -> Decoded? {
    guard offset + 2 < end else { return nil }
    if bytes[offset + 1] == 0x23 { return Self.numeric(bytes, at: offset, end: end, isHTML: isHTML) }
    var stop = offset + 1
    while stop < end, stop - offset < Self.longest, ByteTest.isAlphanumeric(bytes[stop]) { stop += 1 }
    guard stop > offset + 1 else { return nil }
    let isClosed = stop < end && bytes[stop] == 0x3B
    if isClosed { stop += 1 } else if !isHTML { return nil }
    let key = Array(bytes[offset..<stop])
    let found: Decoded?
    if let known = cache[key] {
      found = known
    } else {
      found = Self.named(key)
      cache[key] = .some(found)
    }
    return isHTML || found?.length == key.count ? found : nil
  }

  /// What Gumbo makes of `&name;`, and how much of it: with “&notit;” as “¬it;” only “&not” is a reference.
  private static func named(_ key: [UInt8]) -> Decoded? {
    var out = [UInt8](repeating: 0, count: 96)
    let capacity = out.count
    let count = unsafe key.withUnsafeBufferPointer { page in
      unsafe out.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe cgumbo_text(page.baseAddress, page.count, base, capacity)
      }
    }
    let result = Array(out[..<count])
    if result == key { return nil }
    var common = 0
    while common < min(result.count, key.count), result[result.count - 1 - common] == key[key.count - 1 - common] {
      common += 1
    }
    return Decoded(text: Array(result.dropLast(common)), length: key.count - common)
  }

  private static func numeric(_ bytes: [UInt8], at offset: Int, end: Int, isHTML: Bool) -> Decoded? {
    var index = offset + 2
    var radix: UInt32 = 10
    if index < end, bytes[index] | 0x20 == 0x78 {
      radix = 16
      index += 1
    }
    let digits = index
    var value: UInt32 = 0
    while index < end, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, digit < radix {
      value = min(value * radix + UInt32(digit), 0x11_0000)
      index += 1
    }
    guard index > digits else { return nil }
    let isClosed = index < end && bytes[index] == 0x3B
    guard isClosed || isHTML, isHTML || index - digits <= (radix == 16 ? 6 : 7) else { return nil }
    if isHTML, value >= 0x80, value < 0xA0 { value = windows1252[Int(value) - 0x80] }
    let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    return Decoded(text: Array(String(Character(scalar)).utf8), length: index + (isClosed ? 1 : 0) - offset)
  }

  /// HTML Living Standard 13.2.5.80, “numeric character reference end state”.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
