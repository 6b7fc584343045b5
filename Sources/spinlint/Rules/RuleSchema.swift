import Engine
import Reporters

/// The JSON Schema of a rule file, written from the forms that the checks declare.
enum RuleSchema {
  static var document: JSONDocument {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("spinlint rule")),
      ("description", .string("One rule: pattern, documentation and tests. Written by `spinlint rules schema`.")),
      ("type", .string("object")),
      ("required", .strings(["name", "severity", "match", "message", "why", "examples"])),
      ("additionalProperties", .boolean(false)),
      ("properties", .object(properties)),
      ("$defs", .object([("context", context), ("phrases", phrases)])),
      ("allOf", .array([tableBelongsToPhrase])),
    ])
  }

  private static func text(_ description: String) -> JSONDocument {
    .object([("description", .string(description)), ("type", .string("string"))])
  }

  private static func number(_ description: String, _ range: ClosedRange<Double>) -> JSONDocument {
    .object([
      ("description", .string(description)), ("type", .string("number")), ("minimum", .number(range.lowerBound)),
      ("maximum", .number(range.upperBound)),
    ])
  }

  private static func choice(_ description: String, _ names: [String]) -> JSONDocument {
    .object([("description", .string(description)), ("enum", .strings(names))])
  }

  private static var properties: [(String, JSONDocument)] {
    [
      ("name", text("A title for people.")),
      ("severity", choice("How bad a finding is; off: only on request.", Severity.allCases.map(\.name))),
      ("match", .object([("oneOf", .array(RuleKind.allCases.flatMap { matches($0) }))])),
      ("message", text("What to say: {match}, {suggestion} and values of the form.")),
      ("suggest", text("What the text probably said.")),
      ("fix", choice("Whether the suggestion may be applied without asking.", FixTier.allCases.map(\.name))),
      ("weight", number("Factor of the penalty.", 0...100)),
      ("confidence", number("How sure a finding is.", 0...1)),
      ("why", text("Why it is a problem.")),
      ("except", text("When a match is right after all.")),
      ("examples", examples),
      ("unless", reference("context")),
      ("requires", reference("context")),
      ("table", text("A phrase table beside the rule: bad<TAB>good[|good…].")),
      ("language", text("BCP 47 language, or any; the default is the folder.")),
      ("profiles", list("Profiles that switch the rule on.")),
      ("measured", measured),
    ]
  }

  private static func reference(_ name: String) -> JSONDocument { .object([("$ref", .string("#/$defs/\(name)"))]) }

  private static func list(_ description: String) -> JSONDocument {
    .object([
      ("description", .string(description)), ("type", .string("array")),
      ("items", .object([("type", .string("string"))])),
    ])
  }

  /// One alternative for each form of a kind. “form” may be left out where a kind has only one.
  private static func matches(_ kind: RuleKind) -> [JSONDocument] {
    let forms = RuleForms.forms(of: kind)
    return forms.map { form in
      let required = ["kind"] + (forms.count > 1 ? ["form"] : []) + form.options.filter(\.isRequired).map(\.name)
      let fixed: [(String, JSONDocument)] = [
        ("kind", .object([("const", .string(kind.rawValue))])), ("form", .object([("const", .string(form.name))])),
      ]
      var members: [(String, JSONDocument)] = [
        ("description", .string(form.summary)), ("type", .string("object")), ("required", .strings(required)),
      ]
      if !form.oneOf.isEmpty {
        members.append(("anyOf", .array(form.oneOf.map { .object([("required", .strings([$0]))]) })))
      }
      return .object(
        members + [
          ("additionalProperties", .boolean(false)),
          ("properties", .object(fixed + form.options.map { ($0.name, value($0)) })),
        ])
    }
  }

  private static func value(_ option: FormSpec.Option) -> JSONDocument {
    switch option.type {
    case .boolean: .object([("description", .string(option.summary)), ("type", .string("boolean"))])
    case .number: .object([("description", .string(option.summary)), ("type", .string("number"))])
    case .string where !option.choices.isEmpty: choice(option.summary, option.choices)
    case .string: text(option.summary)
    case .list: list(option.summary)
    case .pairs: .object([("description", .string(option.summary)), ("$ref", .string("#/$defs/phrases"))])
    }
  }

  private static var examples: JSONDocument {
    let plain = JSONDocument.object([("type", .string("string"))])
    let bad = JSONDocument.object([("type", .string("string")), ("pattern", .string("\\[\\[[\\s\\S]*\\]\\]"))])
    func example(_ kind: String, _ members: [(String, JSONDocument)]) -> JSONDocument {
      .object([
        ("type", .string("object")), ("required", .strings([kind])), ("additionalProperties", .boolean(false)),
        ("properties", .object(members)),
      ])
    }
    func contains(_ kind: String) -> JSONDocument {
      .object([("contains", .object([("required", .strings([kind]))]))])
    }
    return .object([
      ("description", .string("At least one bad and one good example; [[…]] marks what must be found.")),
      ("type", .string("array")),
      (
        "items",
        .object([
          ("oneOf", .array([example("bad", [("bad", bad), ("fix", plain)]), example("good", [("good", plain)])]))
        ])
      ),
      ("allOf", .array([contains("bad"), contains("good")])),
    ])
  }

  private static var measured: JSONDocument {
    .object([
      ("description", .string("False-alarm figures; written by a command.")), ("type", .string("array")),
      (
        "items",
        .object([
          ("type", .string("object")), ("required", .strings(["corpus", "per10000", "words"])),
          ("additionalProperties", .boolean(false)),
          (
            "properties",
            .object([
              ("corpus", .object([("type", .string("string"))])), ("per10000", .object([("type", .string("number"))])),
              ("words", .object([("type", .string("number"))])),
            ])
          ),
        ])
      ),
    ])
  }

  private static var context: JSONDocument {
    .object([
      ("description", .string("Words around a match.")), ("type", .string("object")),
      ("additionalProperties", .boolean(false)),
      (
        "properties",
        .object([
          ("before", list("Phrases directly before; ^ is the start of a sentence.")),
          ("after", list("Phrases directly after; $ is the end of a sentence.")),
          ("sentence", list("Phrases anywhere in the sentence.")),
          ("article", list("Phrases anywhere in the article.")),
          (
            "capitalized",
            .object([
              ("description", .string("Whether every word of the match starts with a capital.")),
              ("type", .string("boolean")),
            ])
          ),
        ])
      ),
    ])
  }

  private static var phrases: JSONDocument {
    let wording = JSONDocument.object([("type", .string("string"))])
    return .object([
      ("type", .string("object")),
      (
        "additionalProperties",
        .object([
          ("oneOf", .array([wording, .object([("type", .string("array")), ("items", wording)])]))
        ])
      ),
    ])
  }

  /// `table` belongs to phrase rules, which need a table or phrases.
  private static var tableBelongsToPhrase: JSONDocument {
    let isPhrase = JSONDocument.object([
      (
        "properties",
        .object([
          ("match", .object([("properties", .object([("kind", .object([("const", .string("phrase"))]))]))]))
        ])
      )
    ])
    let hasPhrases = JSONDocument.object([
      ("properties", .object([("match", .object([("required", .strings(["phrases"]))]))]))
    ])
    let hasTable = JSONDocument.object([("required", .strings(["table"]))])
    return .object([
      ("if", isPhrase), ("then", .object([("anyOf", .array([hasTable, hasPhrases]))])),
      ("else", .object([("not", hasTable)])),
    ])
  }
}
