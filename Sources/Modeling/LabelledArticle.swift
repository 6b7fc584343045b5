internal import Engine
internal import Readers

/// An article with the places where it was swapped.
public struct LabelledArticle: Sendable {
  /// One swap: byte range of the spun form and of the part of it that differs, and the text that stood there.
  public struct Edit: Sendable, Equatable {
    public var range: Range<Int>
    public var core: Range<Int>
    /// nil where it is not known.
    public var original: String?
  }
  public var id: String
  public var text: [UInt8]
  /// “spun”, “clean” or “mixed”.
  public var label: String
  /// nil where the swaps are not marked.
  public var edits: [Edit]?
  /// Strength of the spinning, where it is known.
  public var strength: Double?

  public var isSpun: Bool { label != "clean" }

  /// Reads one line: `{"id", "text", "label", "edits": [{"start", "end", "original"}], "meta": {"p"}}`.
  public init(line: [UInt8]) throws(ModelError) {
    let value: JSONValue
    do { value = try JSONValue.parse(line) } catch { throw ModelError("column \(error.column ?? 1): \(error.message)") }
    guard let text = value["text"]?.string, let label = value["label"]?.string else {
      throw ModelError("a labelled article has “text” and “label”")
    }
    let labels = ["spun", "clean", "mixed"]
    guard labels.contains(label) else {
      let hint = NearestName.hint(label, in: labels)
      throw ModelError("“\(label)” is no label; it must be one of \(labels.joined(separator: ", "))\(hint)")
    }
    id = value["id"]?.string ?? ""
    self.text = Array(text.utf8)
    self.label = label
    strength = value["meta"]?["p"]?.number
    edits = nil
    if let items = value["edits"]?.array {
      var list: [Edit] = []
      for item in items {
        guard let start = item["start"]?.number, let end = item["end"]?.number, start >= 0, start < end,
          Int(end) <= self.text.count
        else { throw ModelError("an edit has “start” and “end” inside the text") }
        let range = Int(start)..<Int(end)
        let original = item["original"]?.string
        list.append(Edit(range: range, core: Self.core(self.text, range, original), original: original))
      }
      edits = list.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }

  /// The part of an edit that differs: equal leading and trailing words are not counted as hit.
  private static func core(_ text: [UInt8], _ range: Range<Int>, _ original: String?) -> Range<Int> {
    guard let original, !original.isEmpty else { return range }
    let now = text[range].split(separator: 0x20, omittingEmptySubsequences: false).map { Array($0) }
    let was = Array(original.utf8).split(separator: 0x20, omittingEmptySubsequences: false).map { Array($0) }
    func same(_ left: [UInt8], _ right: [UInt8]) -> Bool {
      String(decoding: left, as: UTF8.self).lowercased() == String(decoding: right, as: UTF8.self).lowercased()
    }
    let shorter = min(now.count, was.count)
    var head = 0
    while head < shorter - 1, same(now[head], was[head]) { head += 1 }
    var tail = 0
    while tail < shorter - 1 - head, same(now[now.count - 1 - tail], was[was.count - 1 - tail]) { tail += 1 }
    guard now.count - head - tail > 0 else { return range }
    let start = range.lowerBound + now[..<head].reduce(0) { $0 + $1.count + 1 }
    let end = range.upperBound - now[(now.count - tail)...].reduce(0) { $0 + $1.count + 1 }
    return start..<end
  }

  /// Case and the shape of apostrophes aside.
  static func plain(_ text: String) -> String {
    String(text.lowercased().map { $0 == "\u{2019}" || $0 == "\u{2018}" ? "'" : $0 })
  }
}

/// What one finding does to the edits of its article, as the published scorer counts it.
struct EditMatch {
  /// Edits whose core the range touches, near enough in length.
  var hits: [Int] = []
  /// Whether any core is touched.
  var isRight = false
  /// Edits that the range touches at all.
  var touched: [Int] = []

  init(_ range: Range<Int>, _ edits: [LabelledArticle.Edit]) {
    let end = max(range.upperBound, range.lowerBound + 1)
    for (index, edit) in edits.enumerated()
    where edit.range.lowerBound < end && edit.range.upperBound > range.lowerBound {
      touched.append(index)
      guard edit.core.lowerBound < end, edit.core.upperBound > range.lowerBound else { continue }
      isRight = true
      if range.count <= 3 * edit.range.count + 40 { hits.append(index) }
    }
  }

  /// Whether `suggestion` in place of the range gives back the text as it was.
  func restores(_ range: Range<Int>, _ suggestion: String, _ article: LabelledArticle) -> Bool {
    let edits = article.edits ?? []
    guard !hits.isEmpty, touched.allSatisfy({ edits[$0].original != nil }) else { return false }
    let low = touched.map { edits[$0].range.lowerBound }.reduce(range.lowerBound, min)
    let high = touched.map { edits[$0].range.upperBound }.reduce(range.upperBound, max)
    let text = article.text
    let fixed = text[low..<range.lowerBound] + Array(suggestion.utf8) + text[range.upperBound..<high]
    var wanted: [UInt8] = []
    var at = low
    for index in touched {
      wanted += text[at..<edits[index].range.lowerBound] + Array((edits[index].original ?? "").utf8)
      at = edits[index].range.upperBound
    }
    wanted += text[at..<high]
    return LabelledArticle.plain(String(decoding: fixed, as: UTF8.self))
      == LabelledArticle.plain(String(decoding: wanted, as: UTF8.self))
  }
}
