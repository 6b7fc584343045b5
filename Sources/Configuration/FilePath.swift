/// Paths with “/”, worked on as text; links are not followed.
public enum FilePath {
  /// An absolute path without “.”, “..” and doubled slashes.
  public static func absolute(_ path: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder of an absolute path; that of “/” is “/”.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// A path below a folder, relative to it; nil where it is not below. Both are absolute.
  public static func below(_ path: String, _ folder: String) -> String? {
    if folder == "/" { return String(path.dropFirst()) }
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : nil
  }

  /// A path as seen from a folder, with “..” where it is not below. Both are absolute.
  public static func relative(_ path: String, to folder: String) -> String {
    if let below = below(path, folder) { return below }
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    let shared = zip(from, to).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: from.count - shared) + to[shared...]).joined(separator: "/")
  }

  /// A path for messages: relative where it is below the working folder.
  public static func display(_ path: String, from folder: String) -> String { below(path, folder) ?? path }
}
