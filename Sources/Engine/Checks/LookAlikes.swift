internal import ICUText

/// How many letters of which script a word has.
struct WordScripts {
  private(set) var latin = 0
  /// Letters of one alphabet that has look-alikes of Latin letters.
  private(set) var foreign = 0
  /// Letters of any other script, or of a second such alphabet.
  private(set) var other = 0

  init(_ scalars: [UInt32]) {
    var script = 0
    for scalar in scalars {
      if Self.isLatin(scalar) {
        latin += 1
      } else if let found = Self.alphabet(scalar) {
        if script == 0 || script == found { foreign += 1 } else { other += 1 }
        script = found
      } else if scalar > 0x7F, !(0x2018...0x2019).contains(scalar) {
        other += 1
      }
    }
  }

  static func isLatin(_ scalar: UInt32) -> Bool {
    (scalar | 0x20) &- 0x61 < 26 || (0xC0...0x24F).contains(scalar) && scalar != 0xD7 && scalar != 0xF7
      || (0x1E00...0x1EFF).contains(scalar)
  }

  private static func alphabet(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x370...0x3FF, 0x1F00...0x1FFF: 1
    case 0x400...0x52F: 2
    case 0x531...0x587: 3
    case 0x13A0...0x13FF: 4
    case 0x2C80...0x2CFF: 5
    case 0xA4D0...0xA4FF: 6
    default: nil
    }
  }
}

/// Letters of other scripts and the Latin letters or digits that they look like.
struct LookAlikes: Sendable {
  private var plain: [UInt32: UInt32] = [:]
  private var cyrillic: [UInt32: UInt32] = [:]

  init(_ pairs: [OptionValue.Pair]) {
    for pair in pairs {
      guard let left = pair.left.unicodeScalars.first, let right = pair.right.first?.unicodeScalars.first else {
        continue
      }
      plain[left.value] = right.value
      if (0x410...0x44F).contains(left.value) { cyrillic[right.value] = left.value }
    }
  }

  /// The word in Latin letters where each letter of it has one.
  func latin(_ scalars: [UInt32]) -> String? {
    var out: [UInt32] = []
    for scalar in scalars {
      guard let letter = plain[scalar] else { return nil }
      out.append(letter)
    }
    return NonASCII.string(out)
  }

  /// Whether the text has Cyrillic letters without a twin, so that it quotes a language.
  func hasWriting(_ text: [UInt8]) -> Bool {
    var offset = NonASCII.next(text, from: 0)
    while offset < text.count {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      if (0x410...0x44F).contains(scalar), plain[scalar] == nil { return true }
      offset = NonASCII.next(text, from: offset + length)
    }
    return false
  }

  /// The word with its foreign letters replaced, in Latin or in Cyrillic, whichever has letters that the other lacks;
  /// nil where both do, so that the mixture is meant.
  func plain(_ scalars: [UInt32], _ word: WordScripts) -> String? {
    let isForeign = scalars.map { !WordScripts.isLatin($0) && $0 > 0x7F && !(0x2018...0x2019).contains($0) }
    if zip(scalars, isForeign).allSatisfy({ !$0.1 || plain[$0.0] != nil }) {
      guard word.latin >= 2, isForeign.indices.allSatisfy({ !isForeign[$0] || isMeant(scalars, $0) }) else {
        return nil
      }
      return NonASCII.string(zip(scalars, isForeign).map { $0.1 ? plain[$0.0] ?? $0.0 : $0.0 })
    }
    let isCyrillic = zip(scalars, isForeign).allSatisfy { !$0.1 || (0x400...0x52F).contains($0.0) }
    guard isCyrillic, word.foreign >= 2,
      zip(scalars, isForeign).allSatisfy({ $0.1 || !WordScripts.isLatin($0.0) || cyrillic[$0.0] != nil })
    else { return nil }
    return NonASCII.string(zip(scalars, isForeign).map { $0.1 ? $0.0 : cyrillic[$0.0] ?? $0.0 })
  }

  /// Small Greek letters are symbols of science (“TNFα”, “NFκB”) unless small Latin letters stand on both sides.
  private func isMeant(_ scalars: [UInt32], _ index: Int) -> Bool {
    let scalar = scalars[index]
    guard (0x3AC...0x3FF).contains(scalar), scalar != 0x3BF else { return true }
    func isSmall(_ place: Int) -> Bool {
      guard scalars.indices.contains(place) else { return false }
      return scalars[place] &- 0x61 < 26 || plain[scalars[place]] != nil && scalars[place] >= 0x3AC
    }
    return isSmall(index - 1) && isSmall(index + 1)
  }

  /// A number with letters between its digits, as digits.
  func digits(_ scalars: [UInt32]) -> String? {
    var out: [UInt32] = []
    var replaced = false
    for (index, scalar) in scalars.enumerated() {
      if let digit = plain[scalar], index > 0, index + 1 < scalars.count {
        out.append(digit)
        replaced = true
      } else if scalar &- 0x30 < 10 || scalar == 0x2C || scalar == 0x2E {
        out.append(scalar)
      } else {
        return nil
      }
    }
    return replaced ? NonASCII.string(out) : nil
  }
}

/// Letters of mathematics, full-width letters and letters in circles and boxes.
enum StyledLetters {
  static func isMathematical(_ scalar: UInt32) -> Bool {
    // Letter-like symbols fill the gaps of the mathematical alphabets.
    if (0x210A...0x2134).contains(scalar) { return plain(scalar) != scalar && plain(scalar) < 0x80 }
    return (0x1D400...0x1D7FF).contains(scalar) && plain(scalar) < 0x80
  }

  static func isEnclosed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x24B6...0x24E9, 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189: true
    default: false
    }
  }

  /// The letter or digit that a styled one stands for.
  static func plain(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x1F130...0x1F149: return scalar - 0x1F130 + 0x41
    case 0x1F150...0x1F169: return scalar - 0x1F150 + 0x41
    case 0x1F170...0x1F189: return scalar - 0x1F170 + 0x41
    default:
      let bytes = Normalization.nfkc(Array(NonASCII.string([scalar]).utf8).span)
      let plain = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      return plain.count == 1 ? plain[0].value : scalar
    }
  }
}
