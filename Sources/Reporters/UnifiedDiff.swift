/// The difference of two files in the unified format that `patch` and `git apply` read.
public struct UnifiedDiff {
  /// Lines around a change.
  private static let context = 3

  /// A line of one or both files.
  private struct Line {
    var mark: UInt8
    var text: ArraySlice<UInt8>
  }
  private let name: String
  private let style: TextStyle

  /// - Parameters:
  ///   - name: the path of the file.
  ///   - isForTerminal: with colours, and with invisible characters made visible.
  public init(name: String, isForTerminal: Bool = false) {
    self.name = name
    style = TextStyle(isColoured: isForTerminal)
  }

  /// The difference; empty where there is none.
  public func bytes(from old: [UInt8], to new: [UInt8]) -> [UInt8] {
    guard old != new else { return [] }
    let lines = Self.lines(Self.split(old), Self.split(new))
    let isPath = !name.hasPrefix("/")
    var out = Array(style.bold("--- \(isPath ? "a/" : "")\(VisibleText.line(name))").utf8) + [0x0A]
    out += Array(style.bold("+++ \(isPath ? "b/" : "")\(VisibleText.line(name))").utf8) + [0x0A]
    for hunk in Self.hunks(lines) { write(lines, hunk, to: &out) }
    return out
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func lines(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Line] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(Self.offset))
    let inserted = Set(difference.insertions.map(Self.offset))
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append(Line(mark: 0x2D, text: old[left]))
        left += 1
      } else if inserted.contains(right) {
        lines.append(Line(mark: 0x2B, text: new[right]))
        right += 1
      } else {
        lines.append(Line(mark: 0x20, text: old[left]))
        left += 1
        right += 1
      }
    }
    return lines
  }

  private static func offset(_ change: CollectionDifference<ArraySlice<UInt8>>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// Ranges of lines: changes with their context, those that touch made one.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].mark != 0x20 {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private func write(_ lines: [Line], _ hunk: Range<Int>, to out: inout [UInt8]) {
    func place(_ mark: UInt8) -> String {
      let before = lines[..<hunk.lowerBound].count { $0.mark == 0x20 || $0.mark == mark }
      let count = lines[hunk].count { $0.mark == 0x20 || $0.mark == mark }
      return count == 1 ? "\(before + 1)" : "\(count == 0 ? before : before + 1),\(count)"
    }
    out += style.rule("@@ -\(place(0x2D)) +\(place(0x2B)) @@").utf8
    out.append(0x0A)
    for line in lines[hunk] { write(line, to: &out) }
  }

  private func write(_ line: Line, to out: inout [UInt8]) {
    let isWhole = line.text.last == 0x0A
    if style.isColoured {
      let body = String(decoding: isWhole ? line.text.dropLast() : line.text, as: UTF8.self)
      let text = String(Character(Unicode.Scalar(line.mark))) + VisibleText.line(body)
      out += (line.mark == 0x2D ? style.removed(text) : line.mark == 0x2B ? style.suggestion(text) : text).utf8
    } else {
      out.append(line.mark)
      out += isWhole ? line.text.dropLast() : line.text
    }
    out.append(0x0A)
    if !isWhole { out += "\\ No newline at end of file\n".utf8 }
  }
}
