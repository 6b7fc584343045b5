import Readers

/// A piece of work for one worker.
enum WorkItem: Sendable {
  case file(Input)
  case lines(Input, LineBlockReader.Block)
  /// An input that cannot be read.
  case failure(Input, SystemError)
}

/// Hands out the work of a run, in input order. Not thread-safe.
final class WorkSource {
  private let inputs: [Input]
  private var index = 0
  private var blocks: LineBlockReader?

  init(inputs: [Input]) { self.inputs = inputs }

  /// The next piece of work; nil at the end.
  func next() -> WorkItem? {
    while index < inputs.count {
      let input = inputs[index]
      guard input.kind == .jsonl else {
        index += 1
        return .file(input)
      }
      do throws(SystemError) {
        if blocks == nil { blocks = LineBlockReader(file: try input.open()) }
        if let block = try blocks?.next() { return .lines(input, block) }
      } catch {
        index += 1
        blocks = nil
        return .failure(input, error)
      }
      index += 1
      blocks = nil
    }
    return nil
  }
}

extension Input {
  func open() throws(SystemError) -> FileDescriptor {
    guard let path else { return .standardInput }
    return try FileDescriptor(reading: path)
  }
}
