/// Counts 64-bit items, many of them the same: sorted runs, merged when a buffer is full.
struct NGramCounter {
  /// Distinct items, sorted.
  private(set) var items: [UInt64] = []
  /// How often each was added.
  private(set) var counts: [UInt32] = []
  private var buffer: [UInt64] = []
  private let capacity: Int

  init(capacity: Int = 1 << 22) { self.capacity = capacity }

  mutating func add(_ item: UInt64) {
    buffer.append(item)
    // A longer list is merged more rarely, so that merging stays linear in what was added.
    if buffer.count >= max(capacity, items.count / 2) { merge() }
  }

  /// Brings `items` and `counts` up to date.
  mutating func merge() {
    guard !buffer.isEmpty else { return }
    buffer.sort()
    var merged: [UInt64] = []
    var sums: [UInt32] = []
    merged.reserveCapacity(items.count + buffer.count / 2)
    sums.reserveCapacity(items.count + buffer.count / 2)
    var old = 0
    var new = 0
    while old < items.count || new < buffer.count {
      let item = new == buffer.count ? items[old] : old == items.count ? buffer[new] : min(items[old], buffer[new])
      var sum: UInt32 = 0
      if old < items.count, items[old] == item {
        sum = counts[old]
        old += 1
      }
      while new < buffer.count, buffer[new] == item {
        sum &+= 1
        new += 1
      }
      merged.append(item)
      sums.append(sum)
    }
    items = merged
    counts = sums
    buffer.removeAll(keepingCapacity: true)
  }
}
