/// What the rules of English inflection do not give.
enum IrregularForms {
  /// Verb, past, participle.
  static let verbTable = """
    abide abode abode; arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten; \
    become became become; befall befell befallen; begin began begun; behold beheld beheld; bend bent bent; bereave \
    bereft bereft; bet bet bet; bid bid bid; bind bound bound; bite bit bitten; bleed bled bled; blow blew blown; \
    break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast; build built built; \
    burn burned burned; burst burst burst; buy bought bought; cast cast cast; catch caught caught; choose chose \
    chosen; cling clung clung; come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt; dig \
    dug dug; do did done; draw drew drawn; drink drank drunk; drive drove driven; dwell dwelt dwelt; eat ate eaten; \
    fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found; flee fled fled; fling \
    flung flung; fly flew flown; forbid forbade forbidden; forecast forecast forecast; foresee foresaw foreseen; \
    foretell foretold foretold; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got got; \
    give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung; have had had; hear heard \
    heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; input input input; keep kept kept; kneel \
    knelt knelt; know knew known; lay laid laid; lead led led; leap leapt leapt; leave left left; lend lent lent; \
    let let let; lie lay lain; light lit lit; lose lost lost; make made made; mean meant meant; meet met met; \
    mislead misled misled; mistake mistook mistaken; misunderstand misunderstood misunderstood; mow mowed mown; \
    offset offset offset; outbid outbid outbid; outdo outdid outdone; outgrow outgrew outgrown; outrun outran \
    outrun; outsell outsold outsold; overdo overdid overdone; overcome overcame overcome; overhear overheard \
    overheard; override overrode overridden; overrun overran overrun; oversee oversaw overseen; overtake overtook \
    overtaken; overthrow overthrew overthrown; partake partook partaken; pay paid paid; prove proved proven; put put \
    put; quit quit quit; read read read; rebuild rebuilt rebuilt; redo redid redone; remake remade remade; repay \
    repaid repaid; resell resold resold; reset reset reset; retell retold retold; rethink rethought rethought; \
    rewrite rewrote rewritten; ride rode ridden; ring rang rung; rise rose risen; run ran run; saw sawed sawn; say \
    said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; sew sewed sewn; shake \
    shook shaken; shear sheared shorn; shed shed shed; shine shone shone; shoot shot shot; show showed shown; shrink \
    shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; slay slew slain; sleep slept slept; \
    slide slid slid; slit slit slit; sow sowed sown; speak spoke spoken; spend spent spent; spin spun spun; spit \
    spat spat; split split split; spread spread spread; spring sprang sprung; stand stood stood; steal stole stolen; \
    stick stuck stuck; sting stung stung; stink stank stunk; strike struck struck; string strung strung; strive \
    strove striven; swear swore sworn; sweep swept swept; swell swelled swollen; swim swam swum; swing swung swung; \
    take took taken; teach taught taught; tear tore torn; tell told told; think thought thought; thrive thrived \
    thrived; throw threw thrown; thrust thrust thrust; tread trod trodden; typeset typeset typeset; undercut \
    undercut undercut; undergo underwent undergone; understand understood understood; undertake undertook \
    undertaken; undo undid undone; unwind unwound unwound; uphold upheld upheld; upset upset upset; wake woke woken; \
    wear wore worn; weave wove woven; wed wed wed; weep wept wept; win won won; wind wound wound; withdraw withdrew \
    withdrawn; withhold withheld withheld; withstand withstood withstood; wring wrung wrung; write wrote written
    """

  /// Noun and plural.
  static let pluralTable = """
    aircraft aircraft; analysis analyses; axis axes; bacterium bacteria; basis bases; calf calves; cargo cargoes; \
    child children; crisis crises; criterion criteria; datum data; deer deer; diagnosis diagnoses; echo echoes; elf \
    elves; embargo embargoes; epoch epochs; fish fish; foot feet; gentleman gentlemen; goose geese; half halves; \
    headquarters headquarters; hero heroes; hovercraft hovercraft; human humans; hypothesis hypotheses; knife \
    knives; leaf leaves; lens lenses; life lives; loaf loaves; man men; matrix matrices; medium media; monarch \
    monarchs; mosquito mosquitoes; mother-in-law mothers-in-law; mouse mice; nucleus nuclei; offspring offspring; ox \
    oxen; passerby passersby; patriarch patriarchs; person people; phenomenon phenomena; policeman policemen; potato \
    potatoes; quiz quizzes; radius radii; scarf scarves; self selves; series series; sheep sheep; shelf shelves; \
    spacecraft spacecraft; species species; stimulus stimuli; stomach stomachs; synthesis syntheses; tech techs; \
    thesis theses; thief thieves; tomato tomatoes; tooth teeth; tornado tornadoes; torpedo torpedoes; vertex \
    vertices; veto vetoes; volcano volcanoes; watercraft watercraft; wife wives; wolf wolves; woman women
    """

  /// Nouns without a plural, and those that are one.
  static let massTable = """
    advice cash cattle clothing data equipment evidence footage furniture hardware homework information knowledge \
    luggage media money music news people personnel police progress research software staff traffic
    """

  /// Verbs of several syllables that double their last consonant.
  static let doublingTable = """
    abet acquit admit allot begin commit compel concur confer control defer deter dispel emit equip excel expel \
    forbid forget format handicap incur infer input kidnap occur offset omit outbid outfit overrun patrol permit \
    prefer program propel rebel rebut recur refer regret remit repel reset submit transfer transmit unwrap upset
    """

  /// Verbs that do so in British spelling only.
  static let britishDoublingTable = """
    cancel channel counsel fuel label level marshal model quarrel revel shovel signal total travel tunnel worship
    """

  /// Past and participle of irregular verbs.
  static let verbs = table(verbTable).reduce(into: [String: (past: String, participle: String)]()) {
    $0[$1[0]] = ($1[1], $1[2])
  }
  static let plurals = table(pluralTable).reduce(into: [String: String]()) { $0[$1[0]] = $1[1] }
  static let mass = words(massTable)
  static let doubling = words(doublingTable)
  static let britishDoubling = words(britishDoublingTable)

  private static func table(_ text: String) -> [[String]] {
    text.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
  }

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
