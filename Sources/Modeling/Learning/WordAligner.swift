/// Aligns two runs of words by dynamic programming: equal words are anchors, and what lies between two anchors changed.
///
/// As Gotoh (1982), with one price for opening a changed stretch and others for its words, so that a lone function word
/// in the midst of what changed is no anchor unless both sides of it are of like length.
struct WordAligner {
  /// Gain of an anchor.
  static let wordGain: Float = 2
  static let functionWordGain: Float = 0.7
  /// Price of a changed stretch, of a word for a word in it, and of a word for nothing.
  static let opening: Float = 0.6
  static let replacement: Float = 0.3
  static let gap: Float = 0.5

  /// A word of each side that is the same.
  struct Anchor: Equatable {
    var original: Int
    var copy: Int
  }

  private enum Step: UInt8 { case none, anchor, open, replace, drop, insert }

  /// The anchors, in order; indices count from the starts of the texts.
  static func anchors(
    _ original: ArraySlice<AlignableText.Word>, _ copy: ArraySlice<AlignableText.Word>
  ) -> [Anchor] {
    let rows = original.count
    let columns = copy.count
    let width = columns + 1
    let worst = -Float.greatestFiniteMagnitude
    // Two states: behind an anchor (or at the start), and inside a changed stretch.
    var settled = [Float](repeating: worst, count: (rows + 1) * width)
    var changed = settled
    var settledStep = [Step](repeating: .none, count: (rows + 1) * width)
    var settledFromChanged = [Bool](repeating: false, count: (rows + 1) * width)
    var changedStep = settledStep
    settled[0] = 0
    for row in 0...rows {
      for column in 0...columns {
        let cell = row * width + column
        if row > 0, column > 0 {
          let left = original[original.startIndex + row - 1]
          if left.key == copy[copy.startIndex + column - 1].key {
            let before = cell - width - 1
            let fromChanged = changed[before] > settled[before]
            let value = max(changed[before], settled[before]) + (left.isFunction ? functionWordGain : wordGain)
            if value > settled[cell] {
              settled[cell] = value
              settledStep[cell] = .anchor
              settledFromChanged[cell] = fromChanged
            }
          }
          consider(changed[cell - width - 1] - replacement, .replace, cell)
        }
        if row > 0 { consider(changed[cell - width] - gap, .drop, cell) }
        if column > 0 { consider(changed[cell - 1] - gap, .insert, cell) }
        consider(settled[cell] - opening, .open, cell)
      }
    }
    func consider(_ value: Float, _ step: Step, _ cell: Int) {
      if value > changed[cell] {
        changed[cell] = value
        changedStep[cell] = step
      }
    }
    var anchors: [Anchor] = []
    var cell = rows * width + columns
    var isChanged = changed[cell] > settled[cell]
    while cell > 0 || isChanged {
      if isChanged {
        switch changedStep[cell] {
        case .replace: cell -= width + 1
        case .drop: cell -= width
        case .insert: cell -= 1
        default: isChanged = false
        }
      } else {
        guard settledStep[cell] == .anchor else { break }
        anchors.append(
          Anchor(original: original.startIndex + cell / width - 1, copy: copy.startIndex + cell % width - 1))
        isChanged = settledFromChanged[cell]
        cell -= width + 1
      }
    }
    return anchors.reversed()
  }
}
