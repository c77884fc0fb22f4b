/// What the grammars know a small word as; which words these are stands in `keywords.tsv`.
enum Keyword: String {
  case none
  /// A word that belongs to no name and that no grammar asks for.
  case stop
  case day, month, year, quarter, week, hour, minute, age, number
  case of, and, or, about, matter, from, to, plural, first
  case last, article, clause, point, ordinal, clock, daytime, tier, including
  case by, half, each, with, people, session, at, according, `is`
  case has, passive, perfect, future, `for`, not, draft, between, compound
  case lunarDay, leap, quarterLetter
  case also, belongs
  case signed, former, section, annex, middleName
  /// What «số» is misread as.
  case numberLookalike
  /// «Lưu: VT».
  case filed
}
