internal import Engine

/// One article as an object of schema `spinlint.article/1`.
enum ArticleJSON {
  static func write(_ article: Assessment, to json: inout JSONWriter) {
    json.startRaw()
    json.raw("{\"schema\":\"spinlint.article/1\",\"id\":")
    write(article.id, to: &json)
    if let path = article.path {
      json.raw(",\"path\":")
      json.value(path)
      json.raw(",\"language\":")
    } else {
      json.raw(",\"path\":null,\"language\":")
    }
    json.value(article.language)
    json.raw(",\"words\":")
    json.value(article.words)
    json.raw(",\"score\":")
    if let score = article.score { json.value(score, decimals: 1) } else { json.null() }
    switch article.verdict {
    case .pass: json.raw(",\"verdict\":\"pass\",\"spin\":")
    case .fail: json.raw(",\"verdict\":\"fail\",\"spin\":")
    case .unscored: json.raw(",\"verdict\":\"unscored\",\"spin\":")
    }
    write(article.spin, to: &json)
    if article.findings.isEmpty, article.penaltyByRule.isEmpty, article.penaltyTotal == 0, article.penaltyPer1000 == 0 {
      if article.error == nil, article.notes.isEmpty {
        return json.raw(
          ",\"penalty\":{\"total\":0,\"per1000\":0,\"byRule\":{}},\"findings\":[],\"error\":null,\"notes\":[]}",
          next: true)
      }
      json.raw(",\"penalty\":{\"total\":0,\"per1000\":0,\"byRule\":{}},\"findings\":[],\"error\":")
    } else {
      writeFindings(article, to: &json)
    }
    write(article.error, to: &json)
    json.raw(",\"notes\":")
    if article.notes.isEmpty {
      json.raw("[]}", next: true)
    } else {
      json.array { json in for note in article.notes { json.value(note) } }
      json.raw("}", next: true)
    }
  }

  private static func writeFindings(_ article: Assessment, to json: inout JSONWriter) {
    json.raw(",\"penalty\":")
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
    json.raw(",\"findings\":")
    json.array { json in for finding in article.findings { write(finding, to: &json) } }
    json.raw(",\"error\":")
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
    json.raw("{\"probability\":")
    json.value(spin.probability, decimals: 6)
    json.raw(",\"rate\":")
    json.value(spin.rate, decimals: 4)
    json.raw("}", next: true)
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
