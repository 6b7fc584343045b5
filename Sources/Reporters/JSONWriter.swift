/// Writes JSON by appending bytes; the caller keeps the order of keys and commas right.
package struct JSONWriter {
  package private(set) var bytes: [UInt8]
  private var needsComma = false

  /// A writer that appends to these bytes.
  package init(appendingTo bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// Gives the bytes back, so that they are not copied.
  package consuming func finish() -> [UInt8] { bytes }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { enclose(0x7B, 0x7D, body) }
  package mutating func array(_ body: (inout JSONWriter) -> Void) { enclose(0x5B, 0x5D, body) }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  package mutating func key(_ name: String) {
    value(name)
    bytes.append(0x3A)
    needsComma = false
  }

  package mutating func value(_ text: String) {
    separate()
    bytes.append(0x22)
    var text = text
    text.withUTF8 { buffer in
      for offset in 0..<buffer.count {
        let byte = unsafe buffer[offset]
        switch byte {
        case 0x22, 0x5C:
          bytes.append(0x5C)
          bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        case 0..<0x20, 0x7F:
          bytes.append(contentsOf: Array("\\u00".utf8))
          bytes.append(Self.hex[Int(byte >> 4)])
          bytes.append(Self.hex[Int(byte & 15)])
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(0x22)
  }

  private static let hex = Array("0123456789abcdef".utf8)

  package mutating func value(_ number: Int) { literal(String(number)) }
  package mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }
  package mutating func null() { literal("null") }

  /// A number rounded to so many decimals.
  package mutating func value(_ number: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    literal(rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : "\(rounded)")
  }

  package mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  package mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
