import ICU
import Testing

/// Each ICU service does what its wrapper says.
@Suite struct ServiceTests {
  @Test func version() { #expect(icuVersion().split(separator: ".").count >= 2) }

  @Test func normalizer() throws {
    let decomposed = Array("U\u{309}y ban".utf8)
    try decomposed.withUnsafeBufferPointer { text throws in
      #expect(try !Normalizer.isNFC(text))
      let (bytes, stretches) = try Normalizer.nfc(text)
      #expect(bytes == Array("Ủy ban".utf8))
      #expect(stretches.map(\.before).reduce(0, +) == decomposed.count)
      #expect(stretches.map(\.after).reduce(0, +) == bytes.count)
      #expect(stretches.first?.changed == true)
    }
  }

  @Test func characters() {
    #expect(Characters.category(of: 0x110) == .upperLetter)
    #expect(Characters.category(of: 0x309) == .mark)
    #expect(Characters.category(of: 0xA0) == .space)
    #expect(Characters.isLatin(0x1EE7))
    #expect(!Characters.isLatin(0x443))
    #expect(Characters.isIdeographic(0x964B))
    #expect(!Characters.isIdeographic(0x443))
    #expect(Characters.script(of: 0x964B) == "Hani")
    #expect(Characters.fold(0x110) == 0x111)
  }

  @Test func calendar() throws {
    let calendar = try GregorianCalendar()
    #expect(try calendar.isDay(year: 2024, month: 2, day: 29))
    #expect(try !calendar.isDay(year: 2023, month: 2, day: 29))
    #expect(try !calendar.isDay(year: 2022, month: 4, day: 31))
    #expect(try !calendar.isDay(year: 2022, month: 13, day: 1))
    #expect(try !calendar.isDay(year: 2022, month: 1, day: 0))
    // Proleptic: no days were dropped in October 1582.
    #expect(try calendar.isDay(year: 1582, month: 10, day: 10))
  }

  @Test func wordBreaker() throws {
    let breaker = try WordBreaker()
    var boundaries: [Int] = []
    try Array("Ủy ban".utf8).withUnsafeBufferPointer { text throws(ICUError) in
      try breaker.forEachBoundary(in: text) { boundaries.append($0) }
    }
    #expect(boundaries == [4, 5, 8])
  }

  @Test func converter() throws {
    let text: [UInt8] = [0x1E, 0xE6, 0x00, 0x79]
    try text.withUnsafeBufferPointer { text throws(ICUError) in
      #expect(try Converter.utf8(from: "UTF-16BE", text) == Array("Ủy".utf8))
    }
    #expect(throws: ICUError.self) {
      try text.withUnsafeBufferPointer { text throws(ICUError) in
        try Converter.utf8(from: "no-such-charset", text)
      }
    }
    let lone: [UInt8] = [0xD8, 0x00]
    #expect(throws: ICUError.self) {
      try lone.withUnsafeBufferPointer { text throws(ICUError) in
        try Converter.utf8(from: "UTF-16BE", text)
      }
    }
  }
}
