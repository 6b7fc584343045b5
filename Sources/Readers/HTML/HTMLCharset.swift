internal import Engine
internal import ICUText

/// The charset of a page: byte order mark, what the caller says, what the page declares, what ICU detects.
enum HTMLCharset {
  static func read(_ bytes: [UInt8], encoding: String?) throws(InputError) -> SourceText {
    let plain = try SourceText(bytes, encoding: encoding)
    if encoding != nil || plain.start > 0 || plain.original != nil { return plain }
    let declared = declaration(bytes)
    let isWide = bytes.prefix(1024).count { $0 == 0 } * 4 > min(bytes.count, 1024)
    if !isWide, UTF8Repair.isValid(bytes.span) {
      guard let declared, !isUTF8(declared) else { return plain }
      if bytes.contains(where: { $0 >= 0x80 }) {
        var source = plain
        source.notes.append("declared as \(declared), but valid UTF-8, which it is read as")
        return source
      }
      // Of the charsets that are ASCII where all bytes are, these are none.
      let shifts = ["iso-2022", "hz-gb", "utf-7"].contains { declared.hasPrefix($0) }
      return shifts ? try convert(bytes, declared) : plain
    }
    if let declared, !isWide { return isUTF8(declared) ? plain : try convert(bytes, declared) }
    let sample = Array(bytes.prefix(1 << 20))
    guard let guess = try? Charset.detect(sample.span).first(where: { !isUTF8($0.name.lowercased()) }),
      guess.confidence >= 20
    else {
      var source = plain
      source.notes.append("not valid UTF-8, and no other charset was found")
      return source
    }
    return try SourceText(bytes, charset: web(guess.name.lowercased()), note: "detected")
  }

  private static func convert(_ bytes: [UInt8], _ name: String) throws(InputError) -> SourceText {
    try SourceText(bytes, charset: web(name), note: "declared")
  }

  private static func isUTF8(_ name: String) -> Bool {
    // A declaration that can be read as ASCII is never in UTF-16 (HTML Living Standard 13.2.3.2).
    name == "utf-8" || name == "utf8" || name.hasPrefix("utf-16")
  }

  /// What the Web takes a label for (Encoding Standard 4.2).
  private static func web(_ name: String) -> String {
    switch name {
    case "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii": "windows-1252"
    case "iso-8859-9", "latin5": "windows-1254"
    case "gb2312", "gbk", "gb_2312-80": "gb18030"
    case "ks_c_5601-1987", "euc-kr": "windows-949"
    case "shift_jis", "sjis", "x-sjis": "windows-31j"
    default: name
    }
  }

  /// The charset in `<meta charset>`, `<meta http-equiv content="…charset=…">` or an XML declaration, in lower case.
  static func declaration(_ bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4096))
    if head.hasPrefix("<?xml", at: 0, end: head.count), let end = head.firstIndex(of: 0x3E),
      let value = HTMLScanner.attribute("encoding", head, 0..<end + 1)
    {
      return label(head[value])
    }
    var index = 0
    while index < head.count {
      guard head[index] == 0x3C, HTMLScanner.startsMarkup(head, index, end: head.count) else {
        index += 1
        continue
      }
      let end = HTMLScanner.markupEnd(head, index, end: head.count)
      let tag = index..<end
      if head.hasPrefix("<meta", at: index, end: end) {
        if let value = HTMLScanner.attribute("charset", head, tag) { return label(head[value]) }
        if HTMLScanner.attribute("http-equiv", head, tag) != nil,
          let value = HTMLScanner.attribute("content", head, tag),
          let found = value.first(where: { head.hasPrefix("charset=", at: $0, end: value.upperBound) })
        {
          return label(head[(found + 8)..<value.upperBound].prefix { $0 != 0x3B })
        }
      }
      index = end
    }
    return nil
  }

  private static func label(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: ByteTest.lowercased(bytes), as: UTF8.self).filter { !"\"' \t".contains($0) }
    return name.isEmpty ? nil : name
  }
}
