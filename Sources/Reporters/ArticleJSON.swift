internal import Engine

/// One article as an object of schema `spinlint.article/1`.
enum ArticleJSON {
  static let schema = "spinlint.article/1"

  static func write(_ article: Assessment, to json: inout JSONWriter) {
    json.object { json in
      json.key("schema")
      json.value(schema)
      json.key("id")
      write(article.id, to: &json)
      json.key("path")
      json.value(article.path)
      json.key("language")
      json.value(article.language)
      json.key("words")
      json.value(article.words)
      json.key("score")
      if let score = article.score { json.value(score, decimals: 1) } else { json.null() }
      json.key("verdict")
      json.value(article.verdict.rawValue)
      json.key("spin")
      write(article.spin, to: &json)
      json.key("penalty")
      json.object { json in
        json.key("total")
        json.value(article.penaltyTotal, decimals: 2)
        json.key("per1000")
        json.value(article.penaltyPer1000, decimals: 2)
        json.key("byRule")
        json.object { json in
          for (rule, penalty) in article.penaltyByRule.sorted(by: { $0.key < $1.key }) {
            json.key(rule)
            json.value(penalty, decimals: 2)
          }
        }
      }
      json.key("findings")
      json.array { json in for finding in article.findings { write(finding, to: &json) } }
      json.key("error")
      write(article.error, to: &json)
      json.key("notes")
      json.array { json in for note in article.notes { json.value(note) } }
    }
  }

  private static func write(_ id: ArticleID, to json: inout JSONWriter) {
    switch id {
    case .string(let text): json.value(text)
    case .literal(let text): json.literal(text)
    }
  }

  private static func write(_ spin: Spin?, to json: inout JSONWriter) {
    guard let spin else {
      json.null()
      return
    }
    json.object { json in
      json.key("probability")
      json.value(spin.probability, decimals: 4)
      json.key("rate")
      json.value(spin.rate, decimals: 4)
    }
  }

  private static func write(_ error: InputError?, to json: inout JSONWriter) {
    guard let error else {
      json.null()
      return
    }
    json.object { json in
      json.key("message")
      json.value(error.message)
      json.key("line")
      if let line = error.line { json.value(line) } else { json.null() }
      json.key("column")
      if let column = error.column { json.value(column) } else { json.null() }
    }
  }

  static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.key("rule")
      json.value(finding.rule)
      json.key("category")
      json.value(finding.category)
      json.key("severity")
      json.value(finding.severity.name)
      json.key("confidence")
      json.value(finding.confidence, decimals: 4)
      json.key("start")
      write(finding.start, to: &json)
      json.key("end")
      write(finding.end, to: &json)
      json.key("text")
      json.value(finding.text)
      if let source = finding.source {
        json.key("source")
        json.value(source)
      }
      json.key("message")
      json.value(finding.message)
      json.key("suggestions")
      json.array { json in for suggestion in finding.suggestions { json.value(suggestion) } }
      json.key("fix")
      json.value(finding.fix.name)
      if !finding.related.isEmpty {
        json.key("related")
        json.array { json in for related in finding.related { write(related, to: &json) } }
      }
    }
  }

  private static func write(_ position: Position, to json: inout JSONWriter) {
    json.object { json in
      json.key("byte")
      json.value(position.byte)
      json.key("utf16")
      json.value(position.utf16)
      json.key("codepoint")
      json.value(position.codepoint)
      json.key("line")
      json.value(position.line)
      json.key("column")
      json.value(position.column)
    }
  }
}
