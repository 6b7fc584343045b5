import Testing

@testable import Engine

/// Whether the survey of a text sees that something may stand twice.
private func mayRepeat(_ text: String) -> Bool {
  let repetition = SentenceRepetition(
    sentence: 4, paragraph: 4, near: [.init(least: 4, share: 0.8, distance: 2)], starts: true)
  let trigger = Triggers(properties: .mayRepeat, repetition: repetition)
  var tokenizer = Tokenizer()
  var survey = Survey(TriggerTable([trigger], functionWords: []), sentences: SentenceMarker(languages: []))
  tokenizer.scan(Array(text.utf8), hasSoftLineBreaks: false)
  survey.run(&tokenizer.buffer)
  return survey.checks(with: []) != 0
}

@Suite struct SentenceRepetitionTests {
  @Test(arguments: [
    "The old mill burned down. It rained. It snowed.",
    "The old mill burned down. Nobody was hurt there. Who came? The old mill burned down.",
    "The old mill burned down. The men of the old mill burned down.",
    "The old red mill burned down quickly. Old red the mill burned down quickly.",
    "One old mill burned down.\n\nOne old mill, burned down.",
  ])
  func whatMayRepeatIsSeen(text: String) { #expect(mayRepeat(text)) }

  @Test(arguments: [
    "", "The old mill burned down.", "The old mill burned down. Nobody was hurt. Rain came late.",
    "One old mill burned down.\n\nTwo barns were saved by men.", "Short one. A short one.",
  ])
  func whatCannotRepeatIsNot(text: String) { #expect(!mayRepeat(text)) }
}
