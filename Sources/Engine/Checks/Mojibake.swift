/// UTF-8 that was read in a single-byte charset: finds it and undoes it. A repair is sure: the characters have the
/// bytes of well-formed UTF-8 in the charset, these spell plausible characters, and what stands there is no writing.
struct Mojibake {
  /// Characters `range` of a run, read in the page, stand for `scalars`.
  struct Piece {
    var range: Range<Int>
    var page: Int
    var scalars: [UInt32]
    /// How often the text was misread.
    var depth = 1
  }
  private struct Sequence {
    var scalar: UInt32
    var end: Int
  }
  private let pages = CodePages()
  /// Page and script of longer pieces seen in the article: they make short ones sure.
  private var confirmed: Set<[Int]> = []

  mutating func startArticle() { confirmed = [] }

  func windows1252(control: UInt32) -> UInt32? { pages.windows1252(control: control) }

  /// The pieces of a run of non-ASCII characters between two ASCII ones.
  mutating func pieces(_ run: [UInt32], before: (UInt32?, UInt32?), after: (UInt32?, UInt32?)) -> [Piece] {
    var found: [Piece] = []
    var index = 0
    while index < run.count {
      guard var piece = piece(run, at: index, before: before, after: after) else {
        index += 1
        continue
      }
      index = piece.range.upperBound
      while piece.depth < 4, let again = undone(piece.scalars) {
        piece.scalars = again
        piece.depth += 1
      }
      found.append(piece)
    }
    return found
  }

  /// The characters with all mojibake in them repaired, nil where there is none.
  private mutating func undone(_ run: [UInt32]) -> [UInt32]? {
    var out: [UInt32] = []
    var index = 0
    var changed = false
    while index < run.count {
      if let piece = piece(run, at: index, before: (0x61, 0x61), after: (0x61, 0x61)) {
        out += piece.scalars
        index = piece.range.upperBound
        changed = true
      } else {
        out.append(run[index])
        index += 1
      }
    }
    return changed ? out : nil
  }

  private mutating func piece(
    _ run: [UInt32], at start: Int, before: (UInt32?, UInt32?), after: (UInt32?, UInt32?)
  ) -> Piece? {
    guard start + 1 < run.count else { return nil }
    let candidates = pages.candidates(run[start], run[start + 1])
    guard candidates != 0 else { return nil }
    var best: Piece?
    for page in CodePages.names.indices where candidates >> UInt8(page) & 1 != 0 {
      let sequences = sequences(run, from: start, page: page)
      guard let last = sequences.last, last.end > (best?.range.upperBound ?? 0) else { continue }
      let context = MojibakeContext(
        run: run, range: start..<last.end, page: page,
        before: start > 0 ? (run[start - 1], start > 1 ? run[start - 2] : before.0) : before,
        after: last.end < run.count ? (run[last.end], nil) : after)
      guard context.isUnnatural(sequences.map(\.scalar)) else { continue }
      best = Piece(range: start..<last.end, page: page, scalars: sequences.map(\.scalar))
    }
    return best
  }

  /// The longest plausible reading of the characters as UTF-8 bytes of the page.
  private mutating func sequences(_ run: [UInt32], from start: Int, page: Int) -> [Sequence] {
    var found: [Sequence] = []
    var foreign = (script: 0, count: 0, first: 0, bytes: 0)
    var index = start
    while index < run.count, let next = sequence(run, at: index, page: page) {
      let script = TargetScript.of(next.scalar)
      guard script >= 0 else { break }
      if script > 0 {
        if foreign.script == 0 { foreign = (script, 0, found.count, next.end - index) }
        guard foreign.script == script else { break }
        foreign.count += 1
      }
      found.append(next)
      index = next.end
    }
    guard foreign.script > 0 else { return found }
    let key = [page, foreign.script]
    let isMathematical = page == CodePages.western && found.count == 1 && TargetScript.isScienceGreek(found[0].scalar)
    if foreign.count >= (foreign.bytes > 2 ? 2 : 3) {
      confirmed.insert(key)
    } else if !confirmed.contains(key), !isMathematical {
      found.removeSubrange(foreign.first...)
    }
    return found
  }

  private func sequence(_ run: [UInt32], at start: Int, page: Int) -> Sequence? {
    guard let lead = pages.byte(run[start], page: page), lead >= 0xC2, lead <= 0xF4 else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard start + length <= run.count else { return nil }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in start + 1..<start + length {
      guard let byte = pages.byte(run[index], page: page), byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000), Unicode.Scalar(value) != nil else {
      return nil
    }
    return Sequence(scalar: value, end: start + length)
  }
}

/// What kind of character a repair may give: 0 for Latin letters, signs and marks, a number for another script, −1 for
/// what no one writes.
enum TargetScript {
  static func of(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x80...0x17F, 0x192, 0x2C6, 0x2DC, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x218...0x21B, 0x1E00...0x1EFF: 0
    case 0x200B...0x206F, 0x20A0...0x20C0, 0x2100...0x214F, 0x2190...0x22FF, 0x2700...0x27BF, 0xFB00...0xFB06: 0
    case 0xFE0F, 0xFEFF, 0xFFFD, 0x1F000...0x1FAFF, 0x2600...0x26FF, 0x25A0...0x25FF: 0
    case 0x370...0x3FF: 1
    case 0x400...0x45F, 0x490...0x491: 2
    case 0x5B0...0x5F4: 3
    case 0x60C...0x6D4: 4
    case 0x900...0x97F: 5
    case 0xE00...0xE7F: 6
    case 0x3000...0x30FF, 0x4E00...0x9FFF, 0xFF00...0xFF65: 7
    case 0xAC00...0xD7A3: 8
    case 0x10D0...0x10FF: 9
    default: -1
    }
  }

  /// The Greek letters that stand alone in formulas and units.
  static func isScienceGreek(_ scalar: UInt32) -> Bool { (0x3B1...0x3BF).contains(scalar) || scalar == 0x3C0 }
}
