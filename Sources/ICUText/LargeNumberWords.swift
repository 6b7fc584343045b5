/// The nouns for a dozen, a hundred and the powers of ten, which the rules of CLDR give only with a number before them.
///
/// The long scale of a language (German Billion, 10^12) is kept; Portuguese has one of each: pt and pt-BR the short
/// scale, pt-PT the long one.
enum LargeNumberWords {
  static func words(locale: String, language: String) -> [(words: String, value: Int)] {
    let isEuropeanPortuguese = locale == "pt-PT" || locale == "pt_PT"
    let list = (isEuropeanPortuguese ? table["pt-PT"] : table[language]) ?? []
    return list.flatMap { value, words in words.split(separator: " ").map { (String($0), value) } }
  }

  private static let dozen = 12
  private static let hundred = 100
  private static let thousand = 1000
  private static let million = 1_000_000
  private static let milliard = 1_000_000_000
  private static let longBillion = 1_000_000_000_000

  private static let table: [String: [(Int, String)]] = [
    "en": [
      (dozen, "dozen dozens"), (hundred, "hundred hundreds"), (thousand, "thousand thousands"),
      (million, "million millions"), (milliard, "billion billions"), (longBillion, "trillion trillions"),
    ],
    "fr": [
      (dozen, "douzaine douzaines"), (hundred, "cent cents centaine centaines"), (thousand, "mille millier milliers"),
      (million, "million millions"), (milliard, "milliard milliards"), (longBillion, "billion billions"),
    ],
    "de": [
      (dozen, "Dutzend Dutzende Dutzenden"), (hundred, "hundert Hunderte Hunderten"),
      (thousand, "tausend Tausende Tausenden"), (million, "Million Millionen"), (milliard, "Milliarde Milliarden"),
      (longBillion, "Billion Billionen"),
    ],
    "es": [
      (dozen, "docena docenas"), (hundred, "cien ciento cientos centenar centenares"),
      (thousand, "mil miles millar millares"),
      (million, "millón millones"), (milliard, "millardo millardos"), (longBillion, "billón billones"),
    ],
    "it": [
      (dozen, "dozzina dozzine"), (hundred, "cento centinaio centinaia"), (thousand, "mille mila migliaio migliaia"),
      (million, "milione milioni"), (milliard, "miliardo miliardi"), (longBillion, "bilione bilioni"),
    ],
    "pt": [
      (dozen, "dúzia dúzias"), (hundred, "cem cento centos centena centenas"), (thousand, "mil milhar milhares"),
      (million, "milhão milhões"), (milliard, "bilhão bilhões"), (longBillion, "trilhão trilhões"),
    ],
    "pt-PT": [
      (dozen, "dúzia dúzias"), (hundred, "cem cento centos centena centenas"), (thousand, "mil milhar milhares"),
      (million, "milhão milhões"), (longBillion, "bilião biliões"),
    ],
    "nl": [
      (dozen, "dozijn dozijnen"), (hundred, "honderd honderden"), (thousand, "duizend duizenden"),
      (million, "miljoen miljoenen"), (milliard, "miljard miljarden"), (longBillion, "biljoen biljoenen"),
    ],
    "sv": [
      (dozen, "dussin"), (hundred, "hundra hundratals"), (thousand, "tusen tusental tusentals"),
      (million, "miljon miljoner"), (milliard, "miljard miljarder"), (longBillion, "biljon biljoner"),
    ],
  ]
}
