internal import CReportTemplates

/// The page templates, style sheet and scripts of a report: the built-in ones, or files that replace them.
public struct ReportTemplates: Sendable {
  /// Names of the files that make up the templates of a report.
  public static var names: [String] { builtIn.map(\.name) }

  private var library = TemplateLibrary()
  private var assets: [String: [UInt8]] = [:]
  private var policies: [String: String] = [:]

  /// - Parameter replacements: bytes of files by name, used in place of the built-in ones.
  public init(replacements: [String: [UInt8]] = [:]) throws(TemplateError) {
    for file in Self.builtIn {
      let bytes = replacements[file.name] ?? file.bytes
      if file.name.hasSuffix(".mustache") {
        library.add(try Template(bytes, file: file.name), named: String(file.name.dropLast(".mustache".utf8.count)))
      } else {
        try Self.check(bytes, file.name)
        assets[file.name] = bytes
      }
    }
    let style = Self.source(assets["report.css"] ?? [])
    for page in ["article", "index", "list", "rule"] {
      let script = assets[page + ".js"].map { "'\(Self.source($0))'" } ?? "'none'"
      policies[page] =
        "default-src 'none'; style-src '\(style)'; script-src \(script); base-uri 'none'; form-action 'none'"
    }
  }

  /// A page.
  /// - Parameter name: `article`, `index`, `list` or `rule`.
  func page(_ name: String, _ members: [String: TemplateValue]) -> [UInt8] {
    var members = members
    members["policy"] = .optional(policies[name])
    members["style"] = .markup(assets["report.css"] ?? [])
    members["script"] = .markup(assets[name + ".js"] ?? [])
    return library.render(name, .object(members))
  }

  /// What a content-security policy calls an element that holds these bytes.
  private static func source(_ bytes: [UInt8]) -> String { "sha256-" + SHA256.base64(SHA256.digest(bytes)) }

  /// An element ends at the first “</”; a style sheet or script with one would spill into the page. A browser drops
  /// CR before it hashes, so that the hash would not fit.
  private static func check(_ bytes: [UInt8], _ name: String) throws(TemplateError) {
    for index in bytes.indices.dropLast()
    where bytes[index] == 0x3C && (bytes[index + 1] == 0x2F || bytes[index + 1] == 0x21) {
      let line = bytes[..<index].count { $0 == 0x0A } + 1
      throw TemplateError(file: name, line: line, message: "“</” and “<!” end the element that holds this file")
    }
    if let index = bytes.firstIndex(of: 0x0D) {
      let line = bytes[..<index].count { $0 == 0x0A } + 1
      throw TemplateError(file: name, line: line, message: "lines must end with LF alone")
    }
  }

  private static let builtIn: [(name: String, bytes: [UInt8])] = {
    var files: [(String, [UInt8])] = []
    while true {
      let entry = unsafe spinlint_template_at(UInt(files.count))
      guard let name = unsafe entry.name else { break }
      let bytes = unsafe UnsafeBufferPointer(start: entry.bytes, count: Int(entry.size))
      files.append((unsafe String(cString: name), unsafe Array(bytes)))
    }
    return files
  }()
}
