internal import Engine

/// Fits additive logistic models by cyclic Newton boosting of small tables.
struct AdditiveFitter {
  /// Passes over all tables.
  var cycles = 6
  /// Share of a Newton step that is taken.
  var rate: Float = 0.5
  /// Ridge that pulls rare cells to 0.
  var ridge: Float = 20

  /// Feature vectors of equal length, row after row.
  struct Rows {
    var values: [Float]
    var width: Int
    var count: Int { width == 0 ? 0 : values.count / width }

    func column(_ feature: Int) -> [Float] { (0..<count).map { values[$0 * width + feature] } }
  }

  /// Edges that cut a column into `bins` parts with about equal shares of a sample.
  static func edges(_ rows: Rows, _ feature: Int, bins: Int) -> AdditiveModel.Binning {
    let count = rows.count
    let step = max(1, count / 100_000)
    var sample = stride(from: 0, to: count, by: step).map { rows.values[$0 * rows.width + feature] }
    sample.sort()
    var edges: [Float] = []
    for bin in 1..<bins where !sample.isEmpty {
      let value = ((sample[sample.count * bin / bins]) * 10_000).rounded() / 10_000
      if value != edges.last { edges.append(value) }
    }
    return .edges(edges)
  }

  /// Fits the tables of `model` (their values are the start) to labels 0 or 1.
  func fit(_ model: AdditiveModel, _ rows: Rows, _ labels: [Float]) -> AdditiveModel {
    var model = model
    let count = rows.count
    let positive = labels.reduce(0, +)
    model.bias = Math.logf(max(1, positive) / max(1, Float(count) - positive))
    let cells = model.terms.map { term in
      (0..<count).map { UInt16(truncatingIfNeeded: term.cell(rows.values, at: $0 * rows.width)) }
    }
    var logits = [Float](repeating: model.bias, count: count)
    for _ in 0..<cycles {
      for (number, cell) in cells.enumerated() {
        let size = model.terms[number].values.count
        var gradient = [Float](repeating: 0, count: size)
        var curvature = [Float](repeating: 0, count: size)
        for row in 0..<count {
          let p = 1 / (1 + Math.exp(-logits[row]))
          let index = Int(cell[row])
          gradient[index] += labels[row] - p
          curvature[index] += p * (1 - p)
        }
        var step = [Float](repeating: 0, count: size)
        for index in 0..<size {
          step[index] = max(-1, min(1, rate * gradient[index] / (curvature[index] + ridge)))
          model.terms[number].values[index] += step[index]
        }
        for row in 0..<count { logits[row] += step[Int(cell[row])] }
      }
    }
    return model
  }
}
