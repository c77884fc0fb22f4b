import Foundation

/// What a reader sees of a document's structure: `anatomy.json` beside the gold.
struct Anatomy: Decodable {
  struct Footnote: Decodable {
    let label: String
    /// The words right before the mark in the text.
    let anchorBefore: String
    /// The first and the last words of the note.
    let bodyStart: String
    let bodyEnd: String
  }

  struct Signer: Decodable, Equatable {
    let name: String
    let role: String
    let authority: String?
  }

  let footnotes: [Footnote]
  /// Labels without those of bullets.
  let outline: [String]
  let recipients: Int
  let signers: [Signer]
  let joins: Int
  let secrecy: String?
  let urgency: String?
  let system: String

  /// The anatomies of a folder of the corpus, with the folders they stand in.
  static func all(in folder: String) throws -> [(url: URL, anatomy: Anatomy)] {
    try Corpus.documents(in: folder).compactMap { url in
      let file = url.appendingPathComponent("anatomy.json")
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      return (url, try JSONDecoder().decode(Anatomy.self, from: Data(contentsOf: file)))
    }
  }
}
