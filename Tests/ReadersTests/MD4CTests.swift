import CMD4C
import Engine
import Readers
import Testing

/// MD4C reads the same prose from the same Markdown. It is no part of the product: Debian has no static library of it.
@Suite struct MD4CTests {
  private final class Collector {
    var words: [UInt8] = []
    var hidden = 0
  }

  /// The prose of a source by MD4C: without code, a blank between blocks.
  private func reference(_ source: [UInt8]) -> String {
    let collector = Collector()
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    unsafe parser.enter_block = { type, _, data in
      let collector = unsafe Unmanaged<Collector>.fromOpaque(data!).takeUnretainedValue()
      collector.words.append(0x20)
      if type == MD_BLOCK_CODE || type == MD_BLOCK_HTML { collector.hidden += 1 }
      return 0
    }
    unsafe parser.leave_block = { type, _, data in
      let collector = unsafe Unmanaged<Collector>.fromOpaque(data!).takeUnretainedValue()
      collector.words.append(0x20)
      if type == MD_BLOCK_CODE || type == MD_BLOCK_HTML { collector.hidden -= 1 }
      return 0
    }
    unsafe parser.enter_span = { _, _, _ in 0 }
    unsafe parser.leave_span = { _, _, _ in 0 }
    unsafe parser.text = { type, start, size, data in
      let collector = unsafe Unmanaged<Collector>.fromOpaque(data!).takeUnretainedValue()
      guard collector.hidden == 0 else { return 0 }
      switch type {
      case MD_TEXT_NORMAL, MD_TEXT_NULLCHAR:
        for index in 0..<Int(size) { unsafe collector.words.append(UInt8(bitPattern: start![index])) }
      case MD_TEXT_BR, MD_TEXT_SOFTBR: collector.words.append(0x20)
      default: break
      }
      return 0
    }
    let result = unsafe source.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { chars in
        unsafe md_parse(
          chars.baseAddress, UInt32(chars.count), &parser, Unmanaged.passUnretained(collector).toOpaque())
      }
    }
    #expect(result == 0)
    return words(collector.words)
  }

  private func words(_ bytes: [UInt8]) -> String {
    text(bytes).split { $0.isWhitespace }.joined(separator: " ")
  }

  private func mine(_ source: [UInt8]) -> String {
    let article = markdown(source)
    var bytes = article.text
    for zone in article.zones.reversed() where zone.kind == .placeholder { bytes.removeSubrange(zone.range) }
    return words(bytes)
  }

  @Test func readTheSame() {
    // Without what MD4C 0.4.8 reads otherwise than CommonMark 0.31 says: marks with punctuation on both sides (the
    // “rule of three”), empty list items in a paragraph, “~~” by its neighbours.
    let inline = [
      "word ", "pears ", "é ", "so", "in", "“now” ", ". ", ", ", " *", "* ", "**", "*", "_", " __", "__ ", "`", "``",
      " [",
      "](u) ", "] ", "\\*", "word ", "pears ", "ships ",
    ]
    let lineStarts = [
      "", "", "", "", "> ", "- ", "* ", "1. ", "2) ", "# ", "## ", "    ", "  ", " ", ">> ", "\t", "- - ", "```\n",
      "---\n", "===\n", "***\n",
    ]
    var different: [String] = []
    let count = 6000
    for seed in 0..<count {
      var dice = Dice(UInt64(seed))
      var source = ""
      for _ in 0..<1 + dice.roll(7) {
        source += lineStarts[dice.roll(lineStarts.count)] + "a"
        for _ in 0..<dice.roll(9) { source += inline[dice.roll(inline.count)] }
        source += dice.roll(4) == 0 ? "\n\n" : "\n"
      }
      let bytes = utf8(source)
      let (expected, found) = (reference(bytes), mine(bytes))
      if expected != found { different.append("\(source.debugDescription)\n  MD4C \(expected)\n  mine \(found)") }
    }
    #expect(different.count <= count / 50, "\(different.count)\n\(different.prefix(40).joined(separator: "\n"))")
  }
}
