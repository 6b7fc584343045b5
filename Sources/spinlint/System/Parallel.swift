/// Independent pieces of work on several threads.
enum Parallel {
  /// The results for 0..<count, in order.
  /// - Parameters:
  ///   - jobs: number of threads.
  ///   - makeWorker: makes the function of one thread, on that thread.
  static func map<Value: Sendable>(
    _ count: Int, jobs: Int, makeWorker: @escaping @Sendable () -> (Int) -> Value
  ) -> [Value] {
    let slots = Slots<Value>(count: count)
    let work: @Sendable () -> Void = {
      guard var index = slots.take() else { return }
      let worker = makeWorker()
      while true {
        slots.put(worker(index), at: index)
        guard let next = slots.take() else { return }
        index = next
      }
    }
    var threads: [WorkerThread] = []
    for _ in 1..<max(1, min(jobs, count)) {
      if let thread = WorkerThread.start(work) { threads.append(thread) }
    }
    work()
    for thread in threads { thread.join() }
    return slots.values
  }

  private final class Slots<Value: Sendable>: @unchecked Sendable {
    private let monitor = Monitor()
    private var next = 0
    private var results: [Value?]

    init(count: Int) { results = Array(repeating: nil, count: count) }

    func take() -> Int? {
      monitor.withLock {
        guard next < results.count else { return nil }
        next += 1
        return next - 1
      }
    }

    func put(_ value: Value, at index: Int) { monitor.withLock { results[index] = value } }

    /// Once every thread is done.
    var values: [Value] { results.compactMap(\.self) }
  }
}
