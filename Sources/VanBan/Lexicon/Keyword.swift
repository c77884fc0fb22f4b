/// What the grammars know a small word as; which words these are stands in `keywords.tsv`.
enum Keyword: String {
  case none
  case day, month, year, quarter, week, hour, minute, age
  case number, of, and, or, about, matter, from, to, plural, first, last
  case article, clause, point, ordinal, clock, daytime, tier, including, by, half, each, this,
    attached, with
  case million, people, work, study, duty, phase, time, session, law
  case at, according, `is`, has, `in`, on, passive, perfect, future, `for`, not, when, then, which
  case into, out, still, now, belonging, nowadays, also, that, draft, between, compound, signed,
    former, section, annex, middleName
}
