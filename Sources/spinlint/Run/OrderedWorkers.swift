/// Runs pieces of work on threads and hands on their results in the order of the work.
///
/// Workers pull the next piece and write into a slot of a ring; the calling thread empties the slots in order. A worker
/// that is a whole ring ahead waits, so memory is bounded.
final class OrderedWorkers: @unchecked Sendable {
  private let source: WorkSource
  private let capacity: Int
  private let input = Monitor()
  private let state = Monitor()
  private var slots: [WorkResult?]
  /// Pieces handed out; guarded by `input`.
  private var started = 0
  /// Pieces handed on; guarded by `state`.
  private var finished = 0
  /// Number of all pieces, once it is known; guarded by `state`.
  private var total: Int?

  init(source: WorkSource, jobs: Int) {
    self.source = source
    capacity = jobs * 2 + 2
    slots = Array(repeating: nil, count: capacity)
  }

  /// - Parameters:
  ///   - jobs: number of threads.
  ///   - first: the worker of the first thread.
  ///   - makeWorker: makes the worker of any other thread, on that thread; nil leaves the work to the others.
  ///   - consume: takes each result, on the calling thread.
  static func run(
    _ source: WorkSource, jobs: Int, first: sending ArticleWorker,
    makeWorker: @escaping @Sendable () -> ArticleWorker?, consume: (WorkResult) -> Void
  ) {
    let handOver = HandOver(worker: first)
    let workers = OrderedWorkers(source: source, jobs: jobs)
    var threads: [WorkerThread] = []
    if jobs > 1, let thread = WorkerThread.start({ workers.work(handOver.worker) }) {
      threads.append(thread)
      for _ in 1..<jobs {
        if let thread = WorkerThread.start({ if let worker = makeWorker() { workers.work(worker) } }) {
          threads.append(thread)
        }
      }
    }
    if threads.isEmpty {
      while let item = source.next() { consume(handOver.worker.process(item)) }
      return
    }
    while let result = workers.nextResult() { consume(result) }
    for thread in threads { thread.join() }
  }

  /// A worker on its way to the one thread that uses it.
  private final class HandOver: @unchecked Sendable {
    let worker: ArticleWorker
    init(worker: ArticleWorker) { self.worker = worker }
  }

  private func work(_ worker: ArticleWorker) {
    while let (index, item) = nextItem() {
      let result = worker.process(item)
      state.withLock {
        slots[index % capacity] = result
        state.wakeAll()
      }
    }
  }

  private func nextItem() -> (index: Int, item: WorkItem)? {
    input.withLock {
      let index = started
      state.withLock { state.wait { index < finished + capacity } }
      guard let item = source.next() else {
        state.withLock {
          total = index
          state.wakeAll()
        }
        return nil
      }
      started += 1
      return (index, item)
    }
  }

  private func nextResult() -> WorkResult? {
    state.withLock {
      state.wait { slots[finished % capacity] != nil || finished == total }
      guard let result = slots[finished % capacity] else { return nil }
      slots[finished % capacity] = nil
      finished += 1
      state.wakeAll()
      return result
    }
  }
}
