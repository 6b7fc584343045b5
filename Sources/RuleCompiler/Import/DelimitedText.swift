/// Rows of a list in columns: RFC 4180 with any separator, or lines of tab-separated text.
package struct DelimitedText: Sendable {
  /// A field and the place where it starts.
  package struct Field: Sendable, Equatable {
    package var text: String
    package var line: Int
    package var column: Int
  }
  package var rows: [[Field]] = []
  package var errors: [FileError] = []

  /// - Parameters:
  ///   - separator: nil takes the most frequent of comma, semicolon and tab in the first line.
  ///   - hasQuotes: whether `"…"` encloses a field, with `""` for a quotation mark.
  package init(_ bytes: [UInt8], file: String, separator: UInt8?, hasQuotes: Bool) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let content = Array(bytes)
    let separator = separator ?? Self.separator(of: content)
    var row: [Field] = []
    var field: [UInt8] = []
    var line = 1
    var lineStart = 0
    var start = (line: 1, offset: 0)
    var index = 0
    func column(_ offset: Int) -> Int {
      content[lineStart..<min(offset, content.count)].count { $0 & 0xC0 != 0x80 } + 1
    }
    var startColumn = 1
    var opened: (line: Int, column: Int)?
    func endField() {
      row.append(Field(text: String(decoding: field, as: UTF8.self), line: start.line, column: startColumn))
      field = []
    }
    func endRow() {
      endField()
      if row.count > 1 || !row[0].text.isEmpty { rows.append(row) }
      row = []
    }
    while index < content.count {
      let byte = content[index]
      if opened != nil {
        if byte == 0x22 {
          if index + 1 < content.count, content[index + 1] == 0x22 {
            field.append(0x22)
            index += 1
          } else {
            opened = nil
          }
        } else {
          field.append(byte)
          if byte == 0x0A {
            line += 1
            lineStart = index + 1
          }
        }
      } else if hasQuotes, byte == 0x22, field.isEmpty, start.offset == index {
        opened = (line, column(index))
      } else if byte == separator {
        endField()
        start = (line, index + 1)
        startColumn = column(index + 1)
      } else if byte == 0x0A {
        endRow()
        line += 1
        lineStart = index + 1
        start = (line, index + 1)
        startColumn = 1
      } else if byte != 0x0D || index + 1 < content.count && content[index + 1] != 0x0A {
        field.append(byte)
      }
      index += 1
    }
    if let opened {
      errors.append(
        FileError(
          file: file, line: opened.line, column: opened.column,
          message: "the quotation mark of this field is never closed; a mark inside a field is written twice"))
    }
    if !field.isEmpty || !row.isEmpty { endRow() }
  }

  private static func separator(of content: [UInt8]) -> UInt8 {
    let first = content.prefix { $0 != 0x0A }
    let counts = [UInt8(0x2C), 0x3B, 0x09].map { mark in (mark: mark, count: first.count { $0 == mark }) }
    return counts.max { $0.count < $1.count }?.mark ?? 0x2C
  }
}
