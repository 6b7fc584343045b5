internal import Engine
internal import SpinLint

/// The text of an article in paragraphs, cut where findings start and end.
struct MarkedParagraphs {
  /// A stretch of text with something to say of it.
  private struct Stretch {
    enum Kind { case finding(Int), gap, related }
    var range: Range<Int>
    var kind: Kind
  }
  private let text: [UInt8]
  private let findings: [Finding]
  private let ids: [String]
  private let replacements: [Int: String]
  private var stretches: [Stretch] = []

  init(text: [UInt8], findings: [Finding], ids: [String]) {
    self.text = text
    self.findings = findings
    self.ids = ids
    let edits = FixApplier.edits(findings, of: text)
    replacements = Dictionary(edits.map { ($0.finding, $0.replacement) }) { first, _ in first }
    var all: [Stretch] = []
    for (index, finding) in findings.enumerated() where finding.textRange.upperBound > 0 {
      all.append(Stretch(range: finding.textRange, kind: .finding(index)))
    }
    for edit in edits {
      let range = findings[edit.finding].textRange
      if edit.range.lowerBound < range.lowerBound {
        all.append(Stretch(range: edit.range.lowerBound..<range.lowerBound, kind: .gap))
      }
      if edit.range.upperBound > range.upperBound {
        all.append(Stretch(range: range.upperBound..<edit.range.upperBound, kind: .gap))
      }
    }
    for finding in findings {
      for related in finding.related {
        for range in Self.difference(related.textRange, finding.textRange) {
          all.append(Stretch(range: range, kind: .related))
        }
      }
    }
    stretches = Self.flattened(all)
  }

  /// The parts of a range that another leaves.
  private static func difference(_ range: Range<Int>, _ other: Range<Int>) -> [Range<Int>] {
    [
      range.lowerBound..<max(range.lowerBound, min(range.upperBound, other.lowerBound)),
      min(range.upperBound, max(range.lowerBound, other.upperBound))..<range.upperBound,
    ].filter { !$0.isEmpty }
  }

  /// Sorted and without overlaps: findings win over the rest, then what starts first.
  private static func flattened(_ stretches: [Stretch]) -> [Stretch] {
    func isFinding(_ stretch: Stretch) -> Bool { if case .finding = stretch.kind { true } else { false } }
    var marks = stretches.filter(isFinding)
    marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    var kept: [Stretch] = []
    for mark in marks {
      let start = max(mark.range.lowerBound, kept.last?.range.upperBound ?? 0)
      if start < mark.range.upperBound || mark.range.isEmpty && start == mark.range.lowerBound {
        kept.append(Stretch(range: start..<mark.range.upperBound, kind: mark.kind))
      }
    }
    var rest = stretches.filter { !isFinding($0) }
    guard !rest.isEmpty else { return kept }
    rest.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var out: [Stretch] = []
    var end = 0
    var next = 0
    for stretch in rest {
      var start = max(stretch.range.lowerBound, end)
      while next < kept.count, kept[next].range.upperBound <= start {
        out.append(kept[next])
        next += 1
      }
      var index = next
      while start < stretch.range.upperBound {
        var stop = stretch.range.upperBound
        if index < kept.count { stop = min(stop, kept[index].range.lowerBound) }
        if start < stop { out.append(Stretch(range: start..<stop, kind: stretch.kind)) }
        end = max(end, stop)
        guard index < kept.count, kept[index].range.lowerBound < stretch.range.upperBound else { break }
        start = max(start, kept[index].range.upperBound)
        index += 1
      }
    }
    out += kept[next...]
    return out.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  /// The paragraphs as the template sees them.
  func values(zones: [Zone]) -> [TemplateValue] {
    var paragraphs: [TemplateValue] = []
    var zone = 0
    var next = 0
    for range in Self.paragraphs(text) {
      while zone < zones.count, zones[zone].range.upperBound <= range.lowerBound { zone += 1 }
      var kind = zone < zones.count && zones[zone].range.contains(range.lowerBound) ? Self.name(zones[zone].kind) : nil
      if kind == nil, zones.isEmpty, paragraphs.isEmpty, isTitle(range) { kind = "heading" }
      while next < stretches.count, stretches[next].range.upperBound < range.lowerBound { next += 1 }
      var parts: [TemplateValue] = []
      var done = range.lowerBound
      var index = next
      while index < stretches.count, starts(stretches[index], before: range.upperBound) {
        let stretch = stretches[index]
        let piece = max(stretch.range.lowerBound, done)..<max(done, min(stretch.range.upperBound, range.upperBound))
        if piece.isEmpty && !stretch.range.isEmpty {
          index += 1
          continue
        }
        if piece.lowerBound > done { parts.append(plain(done..<piece.lowerBound)) }
        parts.append(part(stretch, piece))
        done = piece.upperBound
        if stretch.range.upperBound > range.upperBound { break }
        index += 1
      }
      if done < range.upperBound { parts.append(plain(done..<range.upperBound)) }
      paragraphs.append(.object(["kind": .optional(kind), "parts": .list(parts)]))
    }
    return paragraphs
  }

  private func starts(_ stretch: Stretch, before end: Int) -> Bool {
    stretch.range.lowerBound < end || stretch.range.isEmpty && stretch.range.lowerBound == end
  }

  /// Whether the first paragraph of a plain text looks like its title: one short line without a full stop.
  private func isTitle(_ range: Range<Int>) -> Bool {
    let closing: [UInt8] = [0x2C, 0x2E, 0x3A, 0x3B]
    return range.count < 120 && range.upperBound < text.count && !closing.contains(text[range.upperBound - 1])
      && !text[range].contains { $0 == 0x0A || $0 == 0x0D }
  }

  private func string(_ range: Range<Int>) -> TemplateValue { .text(String(decoding: text[range], as: UTF8.self)) }

  private func plain(_ range: Range<Int>) -> TemplateValue { .object(["plain": string(range)]) }

  private func part(_ stretch: Stretch, _ range: Range<Int>) -> TemplateValue {
    switch stretch.kind {
    case .gap: return .object(["gap": string(range)])
    case .related: return .object(["related": string(range)])
    case .finding(let index):
      let finding = findings[index]
      let isFirst = range.lowerBound == finding.textRange.lowerBound
      let replacement = replacements[index]
      return .object([
        "mark": .object([
          "id": .text(ids[index]), "severity": .text(finding.severity.name), "isFirst": .flag(isFirst),
          "isRestored": .flag(replacement != nil), "was": range.isEmpty ? "‸" : string(range),
          "isDeletion": .flag(replacement == ""), "now": isFirst ? .optional(replacement) : false,
          "more": .optional(finding.related.isEmpty ? nil : String(finding.related.count + 1)),
        ])
      ])
    }
  }

  private static func name(_ kind: Zone.Kind) -> String? {
    switch kind {
    case .prose: nil
    case .heading: "heading"
    case .quotation: "quotation"
    case .caption: "caption"
    case .alternativeText: "alternative"
    case .tableCell: "cell"
    case .listItem: "item"
    case .placeholder: "placeholder"
    }
  }

  /// Ranges of paragraphs: runs of lines without an empty line between them.
  private static func paragraphs(_ text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var end = 0
    var line = 0
    var index = 0
    while index <= text.count {
      guard index == text.count || text[index] == 0x0A || text[index] == 0x0D else {
        index += 1
        continue
      }
      if text[line..<index].contains(where: { $0 != 0x20 && $0 != 0x09 }) {
        start = start ?? line
        end = index
      } else if let first = start {
        ranges.append(first..<end)
        start = nil
      }
      if index + 1 < text.count, text[index] == 0x0D, text[index + 1] == 0x0A { index += 1 }
      index += 1
      line = index
    }
    if let first = start { ranges.append(first..<end) }
    return ranges
  }
}
