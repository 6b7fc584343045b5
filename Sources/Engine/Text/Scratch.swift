/// A growing list of plain values in memory of its own, for loops that an array would slow down. Indices are checked in
/// debug builds only. Removing keeps the memory.
@safe struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 256) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let wider = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe wider.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = wider
    capacity *= 2
  }

  mutating func removeAll() { count = 0 }

  /// Drops the elements from `newCount` on.
  mutating func truncate(to newCount: Int) { count = min(count, newCount) }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
    _modify {
      assert(index >= 0 && index < count)
      yield unsafe &base[index]
    }
  }

  /// Puts the elements in place of those of an array, whose memory is kept.
  func copy(to array: inout [Element]) {
    array.removeAll(keepingCapacity: true)
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }
}

typealias TokenBuffer = Scratch<Token>
