import VanBanText

/// The costs of reading one letter for another, in steps of a cost (`LanguageModel.steps`).
struct LetterConfusions {
  private let classes: UnsafePointer<UInt8>
  private let costs: UnsafePointer<UInt8>

  init(classes: UnsafeBufferPointer<UInt8>, costs: UnsafeBufferPointer<UInt8>) {
    self.classes = classes.baseAddress!
    self.costs = costs.baseAddress!
  }

  /// The cost of printing one word and reading another; they differ by one letter in length at most.
  func cost(of printed: Spelled, readAs read: Spelled) -> Int32 {
    let (long, short) = (printed.count, read.count)
    var tenths = Int32.max
    if long == short {
      tenths = 0
      for place in 0..<long { tenths += cost(printed, place, read, place) }
    } else if long == short + 1 {
      // One letter was lost, any of them.
      for lost in 0..<long {
        var sum = Int32(costs[Int(printed.letterClass(lost, classes)) * 128])
        for place in 0..<short {
          sum += cost(printed, place < lost ? place : place + 1, read, place)
        }
        tenths = min(tenths, sum)
      }
    } else if long + 1 == short {
      for added in 0..<short {
        var sum = Int32(costs[Int(read.letterClass(added, classes))])
        for place in 0..<long {
          sum += cost(printed, place, read, place < added ? place : place + 1)
        }
        tenths = min(tenths, sum)
      }
    } else {
      return .max
    }
    return tenths * 24 / 10
  }

  @inline(__always)
  private func cost(_ printed: Spelled, _ place: Int, _ read: Spelled, _ other: Int) -> Int32 {
    let (one, two) = (printed.letterClass(place, classes), read.letterClass(other, classes))
    return one == two ? 0 : Int32(costs[Int(one) * 128 + Int(two)])
  }
}

/// A word by its letters, its tone and the letter that carries it.
package struct Spelled {
  let letters: SyllableLetters
  /// 0 level, then huyền, hỏi, ngã, sắc, nặng.
  let tone: UInt8
  let tonePlace: Int
  /// A letter that no Vietnamese word has, such as ä or ø, is taken for the letter it looks like.
  var hasForeignLetter = false

  var count: Int { letters.count }

  @inline(__always)
  func letterClass(_ place: Int, _ classes: UnsafePointer<UInt8>) -> UInt8 {
    let tone = place == tonePlace ? Int(tone) : 0
    return classes[tone << 8 | Int(letters[place])]
  }
}
