internal import ICUText

/// What surrounds characters that could be mojibake, and whether a writer might have meant them as they stand.
struct MojibakeContext {
  let run: [UInt32]
  let range: Range<Int>
  let page: Int
  /// The nearest two characters on each side, the nearer one first; nil at the ends of the text.
  let before: (UInt32?, UInt32?)
  let after: (UInt32?, UInt32?)

  private var source: ArraySlice<UInt32> { run[range] }

  func isUnnatural(_ target: [UInt32]) -> Bool {
    let isSinglePair = target.count == 1 && target[0] < 0x800
    if isSinglePair, !Self.isCommonPair(target[0]) { return false }
    switch page {
    case CodePages.western: return isUnnaturalLatin(target, isSinglePair, allowsLetters: true)
    case CodePages.centralEuropean: return isUnnaturalLatin(target, isSinglePair, allowsLetters: false)
    case CodePages.mac: return isUnnaturalMac(isSinglePair)
    case CodePages.dos where !source.contains { !(0x2500...0x259F).contains($0) }: return false
    case CodePages.dos: return !isSinglePair || touchesLetter || target[0] < 0xC0
    default: return isUnnaturalCyrillic(target)
    }
  }

  /// Two-byte sequences that are sure alone: Latin-1, Latin Extended-A, Romanian and Vietnamese letters, Greek symbols.
  private static func isCommonPair(_ scalar: UInt32) -> Bool {
    scalar < 0x180 || TargetScript.of(scalar) >= 0
  }

  private var touchesLetter: Bool { NonASCII.isASCIILetter(before.0) || NonASCII.isASCIILetter(after.0) }

  private func isUnnaturalLatin(_ target: [UInt32], _ isSinglePair: Bool, allowsLetters: Bool) -> Bool {
    let first = run[range.lowerBound]
    if !isSinglePair {
      // “voilâ”…” and the like: only planes of marks that people use.
      if target.count == 1, target[0] >= 0x2300, target[0] < 0x2600 { return false }
      if !allowsLetters, source.allSatisfy(Self.isLetter) { return Self.isLowercase(before.0) }
      guard target.count == 1, (0x1E00...0x1EFF).contains(target[0]) else { return true }
      return !Self.isClosing(run[range.upperBound - 1]) || NonASCII.isASCIILetter(after.0)
    }
    let trail = run[range.upperBound - 1]
    if Self.isClosing(trail) {
      if trail == 0xA0 { return !Self.isUppercase(before.0) && (first == 0xC2 || first == 0xC3 && allowsLetters) }
      if Self.isLowercase(before.0) { return true }
      if first == 0xC2, trail == 0xAB || trail == 0xBB { return !Self.isUppercase(before.0) }
      return NonASCII.isASCIILetter(after.0)
    }
    if !allowsLetters, Self.isLetter(trail) { return Self.isLowercase(before.0) && Self.isUppercase(first) }
    return true
  }

  private func isUnnaturalMac(_ isSinglePair: Bool) -> Bool {
    guard isSinglePair else { return true }
    let trail = run[range.upperBound - 1]
    switch run[range.lowerBound] {
    case 0x221A:  // “√π” is mathematics, “o√π” within a word is not.
      guard Self.isMathematical(trail) else { return true }
      return NonASCII.isASCIILetter(before.0) && NonASCII.isASCIILetter(before.1)
        || NonASCII.isASCIILetter(after.0) && NonASCII.isASCIILetter(after.1)
    case 0xAC: return true
    default: return touchesLetter && !NonASCII.isASCIIDigit(after.0) && !Self.isMathematical(trail)
    }
  }

  private func isUnnaturalCyrillic(_ target: [UInt32]) -> Bool {
    if source.allSatisfy(Self.isCyrillic) {
      let hasCapitalInside = zip(source, source.dropFirst()).contains { Self.isLowercase($0) && Self.isUppercase($1) }
      let isForeignScript = target.count >= 3 && TargetScript.of(target[0]) > 0
      guard hasCapitalInside || touchesLetter || isForeignScript && page != 7 else { return false }
    } else if page == 7, !source.contains(where: { !(0x2500...0x259F).contains($0) }) {
      return false
    }
    if target.contains(where: { TargetScript.of($0) > 0 }) { return true }
    if target.contains(where: { $0 >= 0x2000 }) { return true }
    return touchesLetter || NonASCII.isASCIIDigit(before.0) && target[0] < 0xC0 && run[range.upperBound - 1] != 0xA0
  }

  private static func isMathematical(_ scalar: UInt32) -> Bool {
    scalar == 0x3C0 || scalar == 0xB5 || scalar == 0x3A9 || scalar == 0x2126 || scalar == 0xB1
      || (0x2200...0x22FF).contains(scalar)
  }

  private static func isClosing(_ scalar: UInt32) -> Bool {
    (0x2010...0x203A).contains(scalar) && scalar != 0x2030 && scalar != 0x2021 && scalar != 0x2020 || scalar == 0xA0
      || scalar == 0xAB || scalar == 0xBB
  }

  private static func isCyrillic(_ scalar: UInt32) -> Bool { (0x400...0x52F).contains(scalar) }

  static func isLetter(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar).map { CharacterProperties(of: $0).isLetter } ?? false
  }
  static func isUppercase(_ scalar: UInt32?) -> Bool {
    scalar.flatMap(Unicode.Scalar.init).map { CharacterProperties(of: $0).isUppercase } ?? false
  }
  static func isLowercase(_ scalar: UInt32?) -> Bool {
    scalar.flatMap(Unicode.Scalar.init).map { CharacterProperties(of: $0).isLowercase } ?? false
  }
}
