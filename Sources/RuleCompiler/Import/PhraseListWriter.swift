/// Writes rule files for the entries of a phrase list: a table for those that stand for themselves, and a rule with
/// `requires` for each group of those that count only beside another phrase.
package struct PhraseListWriter: Sendable {
  let id: String
  /// Name of the list in the files.
  let source: String
  let severity: String
  /// nil for every language.
  let language: String?

  package init(id: String, source: String, severity: String, language: String?) {
    self.id = id
    self.source = source
    self.severity = severity
    self.language = language
  }

  /// The files, with paths relative to the rule folder.
  package func files(_ entries: [PhraseListImport.Entry]) -> [RuleFolder.File] {
    let plain = entries.filter(\.others.isEmpty)
    var files: [RuleFolder.File] = []
    if !plain.isEmpty { files += rule(id, plain, others: []) }
    var groups: [(others: [[String]], entries: [PhraseListImport.Entry])] = []
    for entry in entries where !entry.others.isEmpty {
      if let index = groups.firstIndex(where: { $0.others == entry.others }) {
        groups[index].entries.append(entry)
      } else {
        groups.append((entry.others, [entry]))
      }
    }
    var names: Set<String> = []
    for group in groups {
      let base = id + "-with-" + Self.slug(group.others.joined().joined(separator: " "))
      var name = base
      var number = 2
      while !names.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      files += rule(name, group.entries, others: group.others)
    }
    return files
  }

  private func rule(_ id: String, _ entries: [PhraseListImport.Entry], others: [[String]]) -> [RuleFolder.File] {
    let table = String(id.split(separator: "/").last ?? "list") + ".tsv"
    var lines = ["# \(source): phrase, expected wordings."]
    lines += entries.map { "\($0.phrase)\t\($0.expected.joined(separator: "|"))" }.sorted()
    let allExpected = entries.allSatisfy { !$0.expected.isEmpty }
    var yaml = ["name: \(Self.quoted("Phrase of the list \(source)"))", "severity: \(severity)"]
    if let language { yaml.append("language: \(language)") }
    yaml += [
      "match:", "  kind: phrase", "table: \(table)",
      allExpected
        ? "message: '“{match}” stands where one expects “{suggestion}”'"
        : "message: '“{match}” is on a list of phrases'",
      "fix: unsafe",
    ]
    if !others.isEmpty {
      yaml += ["requires:", "  article:"] + Self.combinations(others).map { "    - \(Self.quoted($0))" }
    }
    yaml += [
      "why: \(Self.quoted("The list \(source) has this wording, which stands for a set expression."))", "examples:",
    ]
    yaml += examples(entries, others)
    let folder = id.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    return [
      RuleFolder.File(path: id + ".yml", content: Array((yaml.joined(separator: "\n") + "\n").utf8)),
      RuleFolder.File(path: folder + table, content: Array((lines.joined(separator: "\n") + "\n").utf8)),
    ]
  }

  private func examples(_ entries: [PhraseListImport.Entry], _ others: [[String]]) -> [String] {
    let phrases = entries.map { $0.phrase.lowercased() }
    let company = others.compactMap(\.first).map { " They also wrote of \($0)." }.joined()
    let bad = entries.first { !$0.expected.isEmpty } ?? entries[0]
    let harmless = entries.lazy.compactMap(\.expected.first).first { wording in
      !phrases.contains { wording.lowercased().contains($0) }
    }
    return [
      "  - bad: \(Self.quoted("They wrote of [[\(bad.phrase)]] here.\(company)"))",
      "  - good: \(Self.quoted("They wrote of \(harmless ?? "something else") here."))",
    ]
  }

  /// All ways to take one term of each group, joined by AND.
  private static func combinations(_ groups: [[String]]) -> [String] {
    groups.reduce([""]) { partial, group in
      partial.flatMap { start in group.map { start.isEmpty ? $0 : start + " AND " + $0 } }
    }
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func slug(_ text: String) -> String {
    let parts = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return parts.prefix(4).joined(separator: "-")
  }
}
