import Foundation
import Testing

@testable import VanBan

/// Places are those of the official lists on the day of the document.
@Suite struct PlaceTests {
  private func units(_ text: String) throws -> [VanBan.Unit] {
    try Analyzer().analyze(file: Array(text.utf8), name: "-").units
  }

  private func codes(_ text: String) throws -> [String?] {
    try units(text).map { $0.place?.unit.code }
  }

  /// The communes of Kon Rẫy, some of them misprinted, in a report that never names the district.
  @Test func communesTellTheirDistrict() throws {
    let source = Corpus.root.appendingPathComponent("reports/86-BC-BCD/source.txt")
    let analysis = try Analyzer().analyze(file: Array(Data(contentsOf: source)), name: "-")
    var codes: [String: String] = [:]
    for unit in analysis.units where unit.level == .commune && unit.kind == .administrative {
      codes[analysis.string(of: unit.surface)] = unit.place?.unit.code
    }
    #expect(
      codes == [
        "thị trấn Đăk Rve": "23479", "xã Đăk Kôi": "23482", "xã Đăk Tô Lung": "23485",
        "xã Đăk Tơ Lung": "23485", "xã Đăk Ruồng": "23488", "xã Đăk Rưởng": "23488",
        "xã Đăk Pnê": "23491", "xã Đăk Tô Re": "23494", "xã Đăk Tơ Re": "23494",
        "xã Tân Lập": "23497",
      ])
    let district = analysis.units.first { analysis.string(of: $0.surface) == "UBND huyện" }
    #expect(district?.fullName == "Ủy ban nhân dân huyện Kon Rẫy, tỉnh Kon Tum")
  }

  /// The spelling of the two official ones that is nearer to the page.
  @Test(arguments: [
    ("xã Đăk Pnê", "xã Đăk Pne, huyện Kon Rẫy, tỉnh Kon Tum"),
    ("xã Đắk Pne", "xã Đắk Pne, huyện Kon Rẫy, tỉnh Kon Tum"),
    ("XÃ ĐĂK TỜ RE", "xã Đăk Tờ Re, huyện Kon Rẫy, tỉnh Kon Tum"),
  ])
  func canonicalNamesKeepToThePage(_ printed: String, _ canonical: String) throws {
    let first = try units("\(printed), huyện Kon Rẫy, ngày 03/4/2023")[0]
    #expect(first.place?.canonical == canonical)
  }

  @Test func namesakesStayOpenUntilSomethingTells() throws {
    let alone = try units("Kiểm tra tại xã Tân Lập ngày 05/5/2023.")[0]
    #expect(alone.place == nil)
    #expect(alone.candidates == 23)
    #expect(alone.confidence < 95)
    #expect(
      try codes("Kiểm tra tại xã Tân Lập, huyện Kon Rẫy ngày 05/5/2023.") == ["23497", "614"])
    #expect(
      try codes("Các xã Đăk Kôi, Đăk Pne và Tân Lập báo cáo trước ngày 05/5/2023.")
        == ["23482", "23491", "23497"])
  }

  /// 23485 is Đắk Tơ Lung until June 2025 and Đăk Kôi since.
  @Test func codesAreThoseOfTheDay() throws {
    let before = try units("Xã Đăk Kôi, huyện Kon Rẫy, tỉnh Kon Tum, ngày 10/3/2024")[0]
    #expect(before.place?.unit.code == "23482")
    #expect(before.place?.unit.lastDay?.iso == "2025-06-30")
    #expect(before.place?.unit.successors == ["23485"])
    let after = try units("Xã Đăk Kôi, tỉnh Quảng Ngãi, ngày 10/3/2026")[0]
    #expect(after.place?.unit.code == "23485")
    #expect(after.place?.canonical == "xã Đăk Kôi, tỉnh Quảng Ngãi")
    #expect(after.place?.unit.lastDay == nil)
  }

  /// A paper of 2020 does not know what was made in 2025; one of 2026 can speak of what is gone.
  @Test func nothingComesBeforeItsTime() throws {
    #expect(try codes("Xã Kon Braih, ngày 10/3/2020") == [nil])
    #expect(try codes("Xã Kon Braih, tỉnh Quảng Ngãi, ngày 10/3/2026") == ["23497", "51"])
    #expect(try codes("Huyện Kon Rẫy cũ được sắp xếp, ngày 10/3/2026") == ["614"])
    let hue = try units("Thành phố Huế, ngày 10/3/2022").first
    #expect(hue?.level == .district)
    #expect(try units("Thành phố Huế, ngày 10/3/2025").first?.level == .province)
  }

  @Test func bodiesOfTheOwnPlaceAreNamedInFull() throws {
    let names = try units(
      """
      ỦY BAN NHÂN DÂN
      HUYỆN CAN LỘC

      Số: 12/BC-UBND

      Can Lộc, ngày 05 tháng 5 năm 2023

      BÁO CÁO
      kết quả sản xuất

      UBND huyện giao Phòng GD&ĐT và Huyện ủy, Sở Y tế, UBND xã Tùng Lộc phối hợp. Ban Thường vụ Huyện ủy \
      nhắc Huyện đoàn; Quận ủy là của nơi khác.
      """
    ).map(\.fullName)
    #expect(
      names == [
        "Ủy ban nhân dân huyện Can Lộc, tỉnh Hà Tĩnh", nil,
        "Ủy ban nhân dân huyện Can Lộc, tỉnh Hà Tĩnh",
        "Phòng Giáo dục và Đào tạo huyện Can Lộc, tỉnh Hà Tĩnh",
        "Huyện ủy Can Lộc, tỉnh Hà Tĩnh", "Sở Y tế tỉnh Hà Tĩnh",
        "Ủy ban nhân dân xã Tùng Lộc, huyện Can Lộc, tỉnh Hà Tĩnh",
        "Ban Thường vụ Huyện ủy Can Lộc, tỉnh Hà Tĩnh", "Huyện đoàn Can Lộc, tỉnh Hà Tĩnh",
        "Quận ủy",
      ])
  }

  /// The table knows UBND as something else; the document has said what it means by it.
  @Test func definitionsOfTheDocumentWin() throws {
    let names = try units(
      "Thành lập ủy ban nước dừa (UBND). Sau đó UBND xã Tùng Lộc, huyện Can Lộc họp ngày 05/5/2023."
    ).compactMap(\.fullName)
    #expect(names == ["ủy ban nước dừa xã Tùng Lộc, huyện Can Lộc, tỉnh Hà Tĩnh"])
  }

  /// An abbreviation that is defined for one body stands for all of its kind, each with its own place.
  @Test func abbreviationsOfBodiesLeaveTheirPlaceBehind() throws {
    let names = try units(
      """
      Ủy ban nhân dân huyện Can Lộc (sau đây gọi tắt là UBND) báo cáo UBND tỉnh Hà Tĩnh ngày 05/5/2023.
      """
    ).compactMap(\.fullName)
    #expect(
      names == [
        "Ủy ban nhân dân huyện Can Lộc, tỉnh Hà Tĩnh", "Ủy ban nhân dân tỉnh Hà Tĩnh",
      ])
  }

  /// Every unit of the lists is found by its own name and chain, on a day it exists.
  @Test func everyUnitIsFoundByItsName() {
    let gazetteer = Gazetteer.official
    #expect(gazetteer.count > 15_000)
    for row in stride(from: 0, to: gazetteer.count, by: 7) {
      let unit = AdministrativeUnit(row: row)
      let day = max(gazetteer.field(row, 1), 2023_04_01)
      let found = PlaceCandidates(gazetteer: gazetteer, day: day)
        .candidates(unit.spelling(0).bytes, type: unit.typeCell, level: unit.level)
      #expect(found.contains { $0.unit == unit && $0.distance == 0 }, "\(unit.code) \(unit.name)")
      for spelling in unit.otherSpellings {
        #expect(Array(spelling.utf8) != Array(unit.name.utf8), "\(unit.code)")
      }
    }
  }

  @Test(arguments: [
    ("Hòa Bình", "Hoà Bình", 0), ("Kon Tum", "KONTUM", 0), ("Đăk Pne", "Đắk Pne", 1),
    ("Đăk Pnê", "Đăk Pne", 2), ("Tân Lập", "Tân Lâm", 5), ("Đăk Rưởng", "Đăk Ruồng", 5),
  ])
  func distance(_ one: String, _ other: String, _ expected: Int) {
    func distance(_ one: String, _ other: String) -> Int {
      Array(one.utf8).withUnsafeBytes { one in
        Array(other.utf8).withUnsafeBytes { Gazetteer.official.letters.distance(one, $0) }
      }
    }
    #expect(distance(one, other) == expected)
    #expect(distance(other, one) == expected)
  }
}
