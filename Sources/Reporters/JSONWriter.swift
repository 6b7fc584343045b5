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
      var start = 0
      for offset in 0..<buffer.count {
        let byte = unsafe buffer[offset]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
        unsafe append(buffer, start..<offset)
        escape(byte)
        start = offset &+ 1
      }
      unsafe append(buffer, start..<buffer.count)
    }
    bytes.append(0x22)
  }

  private mutating func append(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if !range.isEmpty { unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[range])) }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(0x6E)
    case 0x0D: bytes.append(0x72)
    case 0x09: bytes.append(0x74)
    default:
      bytes.append(0x75)
      bytes.append(0x30)
      bytes.append(0x30)
      bytes.append(Self.hexDigit(byte >> 4))
      bytes.append(Self.hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  package mutating func value(_ number: Int) {
    separate()
    guard number >= 0, number < 1_000_000 else {
      bytes.append(contentsOf: String(number).utf8)
      return
    }
    var divisor = 1
    while divisor * 10 <= number { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }

  package mutating func value(_ flag: Bool) {
    separate()
    raw(flag ? "true" : "false", next: true)
  }

  package mutating func null() {
    separate()
    raw("null", next: true)
  }

  /// A number rounded to so many decimals.
  package mutating func value(_ number: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { value(Int(rounded)) } else { literal("\(rounded)") }
  }

  package mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  package mutating func literal(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

  /// Appends a piece of JSON that is right as it stands. `next` says whether a value or key that follows needs a comma.
  package mutating func raw(_ text: StaticString, next needsComma: Bool = false) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    self.needsComma = needsComma
  }

  /// Starts a value that is written with `raw`.
  package mutating func startRaw() { separate() }
}
