/// An immutable set of token keys with a small number for each, by open addressing.
public struct KeyMap: Sendable {
  private let keys: [UInt64]
  private let values: [UInt32]
  private let mask: Int

  /// The last value of a key wins. Keys must not be 0.
  public init(_ pairs: [(key: UInt64, value: UInt32)]) {
    var size = 8
    while size < pairs.count * 2 { size *= 2 }
    var keys = Array(repeating: UInt64(0), count: size)
    var values = Array(repeating: UInt32(0), count: size)
    for (key, value) in pairs {
      var index = Int(truncatingIfNeeded: key) & (size - 1)
      while keys[index] != 0, keys[index] != key { index = (index + 1) & (size - 1) }
      keys[index] = key
      values[index] = value
    }
    self.keys = keys
    self.values = values
    mask = size - 1
  }

  /// A map of folded words to 1.
  public init(words: some Sequence<String>) { self.init(words.map { (TokenKey.key($0), 1) }) }

  /// The number of a key, nil where it is not in the map.
  @inline(__always)
  public subscript(key: UInt64) -> UInt32? {
    var index = Int(truncatingIfNeeded: key) & mask
    while keys[index] != 0 {
      if keys[index] == key { return values[index] }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// The keys, in no order.
  var keyList: [UInt64] { keys.filter { $0 != 0 } }

  @inline(__always)
  public func contains(_ key: UInt64) -> Bool { self[key] != nil }
}
