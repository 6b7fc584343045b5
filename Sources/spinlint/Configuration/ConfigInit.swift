import ArgumentParser
import Configuration

/// `spinlint config init`
struct ConfigInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented .spinlint.yml.")

  @Argument(help: "The folder to write it into; the current one where it is left out.", completion: .directory)
  var folder = "."

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let path = folder == "." ? ConfigurationFinder.fileName : folder + "/" + ConfigurationFinder.fileName
    if !force, PathKind(path) != .missing {
      messages.write(Diagnostic(.error, "\(path) exists already; overwrite it with --force"))
      throw Status.error
    }
    do throws(SystemError) { try AtomicFile.write(Array(Self.template.utf8), to: path) } catch {
      messages.write(Diagnostic(.error, "\(path) cannot be written: \(error)"))
      throw Status.error
    }
    OutputStream.standardOutput.writeLine("\(path) written")
  }

  static let template = """
    # Configuration of spinlint. It holds for this folder and those below, up to the next .spinlint.yml.
    # What stands behind “#” is an example; “spinlint config show FILE” prints what holds for a file, and why.

    # Start from a profile (recommended, strict, science, corpus) or from other files, later ones win.
    extends: recommended

    # Language of the articles (BCP 47). Left out, it is detected for each article.
    # language: en

    # Findings of this severity or worse fail the run: info, minor, major, critical or never.
    fail-on: major

    # Severity and other fields of rules: by id, category or “*”. “spinlint rules list” names them.
    # rules:
    #   "repeat/*": minor
    #   repeat/word: off
    #   number/spelled-group: {severity: major, weight: 0.5, min-confidence: 0.9}

    # Phrases that are never flagged, and phrases that always are, with the expected wording.
    # accept:
    #   - that that
    # reject:
    #   in today’s world: today

    # Findings that are not to be shown, in plain text and JSON Lines.
    # Markdown and HTML have comments for that: <!-- spinlint-disable-next-line repeat/word: reason -->
    # suppress:
    #   - rules: [repeat/word]
    #     files: ["letters/*.txt"]
    #     text: [that that]
    #     reason: quoted as it was said

    # How articles are scored.
    # score:
    #   pass: 90
    #   tolerance: 10
    #   min-words: 20
    #   weights: {info: 0, minor: 1, major: 5, critical: 25}

    # Which files of folders are linted, as globs in the syntax of .gitignore. Files named on the command line always are.
    # include: ["content/**/*.txt"]
    # exclude: [drafts/]

    # Other settings for some of the files.
    # overrides:
    #   - files: ["content/quotes/"]
    #     rules: {"repeat/*": off}

    # Folders with rules of your own, relative to this file.
    # rule-folders: [rules]

    # Folders with swap tables of your own, and a context model of your own, relative to this file.
    # lexicon: [swaps]
    # model: house.ngrams

    """
}
