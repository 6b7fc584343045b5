/// A line on the terminal that says how far a long run is. Never written into pipes and files.
struct Progress {
  private let isShown: Bool
  /// Number of files, where every piece of work is one.
  private let files: Int?
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var done = 0
  private var articles = 0
  private var isOnScreen = false

  init(isQuiet: Bool, files: Int?) {
    isShown = !isQuiet && OutputStream.standardError.isTerminal && Environment.value("TERM") != "dumb"
    self.files = files
  }

  /// Counts a piece of work, and shows the line where the run takes longer than a second.
  mutating func advance(articles count: Int) {
    guard isShown else { return }
    done += 1
    articles += count
    let now = ContinuousClock.now
    guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    last = now
    isOnScreen = true
    let text = files.map { "\(done) of \($0) files" } ?? "\(articles) articles"
    write("\r\u{1B}[Klinting: \(text)")
  }

  /// Takes the line away, before something else is written and at the end.
  mutating func erase() {
    guard isOnScreen else { return }
    isOnScreen = false
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    do throws(SystemError) { try OutputStream.standardError.write(Array(text.utf8)) } catch {}
  }
}
