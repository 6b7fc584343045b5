/// “Did you mean …?” for names.
public enum NearestName {
  /// The candidate with the least edit distance to `name`, nil where none is near.
  public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, name.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(Array(name), Array(candidate))
      if distance <= (best.map { $0.distance - 1 } ?? limit) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// “; did you mean “x”?” or an empty string.
  public static func hint(_ name: String, in candidates: some Sequence<String>) -> String {
    of(name, in: candidates).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      for j in 0..<right.count {
        var cost = min(previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, older[j - 1] + 1) }
        current.append(cost)
      }
      older = previous
      previous = current
    }
    return previous[right.count]
  }
}
