import Engine
import Modeling
import Readers

/// What is wrong with a line of labelled articles, and where.
struct LineMistake: Sendable {
  /// “5” or, where the line is not JSON, “5:2”: the line and the column, which counts code points.
  let place: String
  let message: String

  private init(place: String, message: String) {
    self.place = place
    self.message = message
  }

  init(_ line: Int, _ message: String) { self.init(place: "\(line)", message: message) }

  /// - Parameters:
  ///   - bytes: the line.
  ///   - error: why it holds no labelled article.
  init(_ line: Int, _ bytes: [UInt8], _ error: ModelError) {
    do throws(InputError) {
      _ = try JSONValue.parse(bytes)
      self.init(line, error.description)
    } catch {
      self.init(place: "\(line):\(error.column ?? 1)", message: error.message)
    }
  }
}
