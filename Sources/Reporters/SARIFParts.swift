internal import Engine

/// `reportingDescriptor`
enum SARIFRule {
  static func write(_ rule: Rule, _ context: ReportContext, to json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.value(rule.id)
      json.key("name")
      json.value(rule.name)
      json.key("shortDescription")
      json.text(rule.name)
      if !rule.documentation.why.isEmpty {
        json.key("fullDescription")
        json.text(rule.documentation.why)
      }
      if let link = context.link(rule.id) {
        json.key("helpUri")
        json.value(URIText.target(link))
      }
      json.key("help")
      json.object { json in
        json.key("text")
        json.value(RuleHelp.text(rule))
        json.key("markdown")
        json.value(RuleHelp.markdown(rule))
      }
      json.key("defaultConfiguration")
      json.object { json in
        json.key("level")
        json.value(rule.severity.sarifLevel)
      }
      json.key("properties")
      json.object { json in
        json.key("severity")
        json.value(rule.severity.name)
        json.key("precision")
        json.value(rule.confidence >= 0.95 ? "very-high" : rule.confidence >= 0.8 ? "high" : "medium")
        json.key("tags")
        json.array { $0.value(rule.category) }
      }
    }
  }
}

/// `location` and `notification`
enum SARIFLocation {
  static func write(_ finding: Finding, _ assessment: Assessment, to json: inout JSONWriter) {
    json.object { json in
      json.key("physicalLocation")
      json.object { json in
        writeArtifact(assessment.name, to: &json)
        if !finding.isWholeArticle {
          json.key("region")
          writeRegion(finding.start, finding.end, snippet: finding.source ?? finding.text, to: &json)
        }
      }
      if assessment.path == nil {
        json.key("logicalLocations")
        json.array { json in
          json.object { json in
            json.key("name")
            json.value(assessment.name)
            json.key("kind")
            json.value("record")
          }
        }
      }
    }
  }

  static func writeArtifact(_ name: String, to json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in
      json.key("uri")
      json.value(URIText.file(name))
    }
  }

  static func writeRegion(_ start: Position, _ end: Position, snippet: String? = nil, to json: inout JSONWriter) {
    json.object { json in
      let figures: [(StaticString, Int)] = [
        ("startLine", start.line), ("startColumn", start.column), ("endLine", end.line), ("endColumn", end.column),
        ("charOffset", start.codepoint), ("charLength", end.codepoint - start.codepoint), ("byteOffset", start.byte),
        ("byteLength", end.byte - start.byte),
      ]
      for (key, figure) in figures {
        json.key(key)
        json.value(figure)
      }
      if let snippet {
        json.key("snippet")
        json.text(snippet)
      }
    }
  }
}

/// `fix`
enum SARIFFix {
  static func write(_ finding: Finding, _ assessment: Assessment, _ article: Article, to json: inout JSONWriter) {
    let edits = finding.suggestions.compactMap { article.sourceEdit(finding, suggestion: $0) }
    guard !edits.isEmpty, !finding.isWholeArticle else { return }
    json.key("fixes")
    json.array { json in
      for edit in edits {
        json.object { json in
          json.key("description")
          json.text(edit.replacement.isEmpty ? "Delete it" : "Replace by “\(edit.replacement)”")
          json.key("artifactChanges")
          json.array { json in
            json.object { json in
              SARIFLocation.writeArtifact(assessment.name, to: &json)
              json.key("replacements")
              json.array { json in
                json.object { json in
                  json.key("deletedRegion")
                  SARIFLocation.writeRegion(edit.start, edit.end, to: &json)
                  json.key("insertedContent")
                  json.text(edit.replacement)
                }
              }
            }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// An object with the one member `text`.
  mutating func text(_ text: String) {
    object { json in
      json.key("text")
      json.value(text)
    }
  }
}

/// What a run tells of an article as a whole.
enum SARIFNotification {
  static func write(
    _ level: StaticString, _ text: String, of name: String, line: Int? = nil, to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("level")
      json.value("\(level)")
      json.key("message")
      json.object { json in
        json.key("text")
        json.value(text)
      }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            SARIFLocation.writeArtifact(name, to: &json)
            guard let line else { return }
            json.key("region")
            json.object { json in
              json.key("startLine")
              json.value(line)
            }
          }
        }
      }
    }
  }
}
