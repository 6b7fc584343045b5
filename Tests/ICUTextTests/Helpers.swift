func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Code points, since String comparison is by canonical equivalence.
func scalars(_ bytes: [UInt8]) -> [Unicode.Scalar] { Array(text(bytes).unicodeScalars) }

func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

extension String {
  func slice(_ range: Range<Int>) -> String { text(Array(Array(utf8)[range])) }
}
