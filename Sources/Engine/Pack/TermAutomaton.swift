/// A minimal acyclic automaton over word numbers, built from a list of word sequences.
struct TermAutomaton {
  private(set) var states: [UInt32] = []
  private(set) var edgeWords: [UInt16] = []
  private(set) var edgeTargets: [UInt32] = []
  private(set) var tails: UInt32 = 0

  private struct State: Hashable {
    var mark: UInt32
    var words: [UInt16]
    var targets: [UInt32]
  }

  /// - Parameters:
  ///   - terms: sequences that start in state 0.
  ///   - tails: sequences that start in state `tails`.
  ///   - established: terms that count in two words with any hard swap.
  init(terms: [[UInt16]], tails tailTerms: [[UInt16]], established: Set<[UInt16]>) {
    var children: [[UInt16: Int]] = [[:], [:]]
    var marks: [UInt32] = [0, 0]
    func insert(_ sequence: [UInt16], at root: Int, _ mark: UInt32) {
      var node = root
      for word in sequence {
        if let next = children[node][word] {
          node = next
        } else {
          children.append([:])
          marks.append(0)
          children[node][word] = children.count - 1
          node = children.count - 1
        }
      }
      marks[node] |= mark
    }
    for term in terms {
      insert(term, at: 0, TermTable.isFinal | (established.contains(term) ? TermTable.isEstablished : 0))
    }
    for tail in tailTerms { insert(tail, at: 1, TermTable.isFinal) }
    // A node comes after its parent, so that from the end every child is numbered before its parent.
    var numbers = Array(repeating: UInt32(0), count: children.count)
    var unique: [State: UInt32] = [:]
    var list: [State] = []
    for node in children.indices.reversed() {
      let edges = children[node].sorted { $0.key < $1.key }
      let state = State(mark: marks[node], words: edges.map(\.key), targets: edges.map { numbers[$0.value] })
      if node > 1, let known = unique[state] {
        numbers[node] = known
      } else {
        numbers[node] = UInt32(list.count)
        unique[state] = UInt32(list.count)
        list.append(state)
      }
    }
    // The root was numbered last; turned around it is state 0.
    let last = UInt32(list.count - 1)
    tails = last - numbers[1]
    for state in list.reversed() {
      states.append(UInt32(edgeWords.count) | state.mark)
      edgeWords += state.words
      edgeTargets += state.targets.map { last - $0 }
    }
    states.append(UInt32(edgeWords.count))
  }

  /// Numbers of the edges that leave a state.
  func edges(_ state: UInt32) -> Range<Int> {
    Int(states[Int(state)] & TermTable.edgeMask)..<Int(states[Int(state) + 1] & TermTable.edgeMask)
  }

  func isFinal(_ state: UInt32) -> Bool { states[Int(state)] & TermTable.isFinal != 0 }

  /// Words that may follow in a state.
  func nextWords(_ state: UInt32) -> [UInt16] {
    edges(state).map { edgeWords[$0] } + (isFinal(state) ? edges(tails).map { edgeWords[$0] } : [])
  }

  /// Every two words that stand next to each other on a way through the automaton.
  var neighbours: [(UInt16, UInt16)] {
    var before: [UInt32: Set<UInt16>] = [:]
    for (word, target) in zip(edgeWords, edgeTargets) { before[target, default: []].insert(word) }
    var found: Set<UInt32> = []
    for (state, words) in before {
      for right in nextWords(state) { for left in words { found.insert(UInt32(left) << 16 | UInt32(right)) } }
    }
    return found.map { (UInt16($0 >> 16), UInt16(truncatingIfNeeded: $0)) }
  }

  /// The state after words from the start, nil where no term goes on.
  func state(after words: [UInt16]) -> UInt32? {
    var state = TermTable.root
    for word in words {
      guard let edge = edges(state).first(where: { edgeWords[$0] == word }) else { return nil }
      state = edgeTargets[edge]
    }
    return state
  }
}
