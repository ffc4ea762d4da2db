// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "indexer/extract/limits.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::ErrorOf;
using ::testing::HasSubstr;

Document Sample() {
  Document document;
  document.title = "Guía de agua";
  document.updated = PartialDate{2022, 9, 0};
  document.contacts = {"wash@example.org", "agua@example.org"};
  document.blocks = {
      {BlockKind::kParagraph, "Treat water.", {"Water", "Treatment"}, 12, 3, {"http://a.org"}},
      {BlockKind::kTableRow, "pH | 7", {}, 300, 0, {}},
      {BlockKind::kCode, "a\n  b", {"Water"}, 0xFFFFFFFF, 0, {"x", "y"}}};
  document.language = Language::kSpanish;
  return document;
}

std::string Encoded(const Document& document) {
  RecordWriter record;
  EncodeDocument(document, &record);
  return record.Take();
}

Document Decoded(std::string_view bytes) {
  RecordReader record(bytes);
  Document document = DecodeDocument(&record);
  record.ExpectEnd();
  return document;
}

void ExpectEqual(const Document& a, const Document& b) {
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.updated, b.updated);
  EXPECT_EQ(a.contacts, b.contacts);
  EXPECT_EQ(a.language, b.language);
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  for (size_t i = 0; i < a.blocks.size(); ++i) {
    EXPECT_EQ(a.blocks[i].kind, b.blocks[i].kind);
    EXPECT_EQ(a.blocks[i].text, b.blocks[i].text);
    EXPECT_EQ(a.blocks[i].heading, b.blocks[i].heading);
    EXPECT_EQ(a.blocks[i].line, b.blocks[i].line);
    EXPECT_EQ(a.blocks[i].page, b.blocks[i].page);
    EXPECT_EQ(a.blocks[i].links, b.blocks[i].links);
  }
}

// The fields before the blocks of a document, with a date.
RecordWriter Beginning(std::string_view date) {
  RecordWriter record;
  record.String("title").String(date).Strings({});
  return record;
}

std::string ReasonOf(const std::string& bytes) {
  const auto error = ErrorOf([&] { Decoded(bytes); });
  if (!error) return "";
  EXPECT_EQ(error->code(), ErrorCode::kBadInput);
  return error->what();
}

constexpr char kUnreadable[] = "the extractor gave a document that cannot be read";

TEST(DocumentCodecTest, DocumentsComeBack) {
  ExpectEqual(Decoded(Encoded(Sample())), Sample());
  ExpectEqual(Decoded(Encoded(Document())), Document());
}

TEST(DocumentCodecTest, DatesComeBackAsPreciseAsTheyWere) {
  for (const PartialDate date : {PartialDate{1900, 0, 0}, PartialDate{2199, 12, 31}}) {
    Document document;
    document.updated = date;
    EXPECT_EQ(Decoded(Encoded(document)).updated, date);
  }
}

TEST(DocumentCodecTest, RecordCutShortAnywhereIsRefused) {
  const std::string whole = Encoded(Sample());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(ReasonOf(whole.substr(0, size)), kUnreadable) << size;
  }
}

TEST(DocumentCodecTest, RandomBytesNeverDoHarm) {
  std::mt19937 random(7);
  const std::string whole = Encoded(Sample());
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = whole;
    for (int change = 0; change < 3; ++change) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    try {
      for (const Block& block : Decoded(bytes).blocks) EXPECT_FALSE(block.text.empty());
    } catch (const Error&) {
      // Refused, which most are.
    }
  }
}

TEST(DocumentCodecTest, IllFormedTextIsMended) {
  Document document = Sample();
  document.title = "a\xFFz";
  document.contacts = {"\xC3"};
  document.blocks[0].text = "\xED\xA0\x80";
  document.blocks[0].heading = {"\x80"};
  document.blocks[0].links = {"b\xC0"};
  const Document decoded = Decoded(Encoded(document));
  EXPECT_EQ(decoded.title, "a\uFFFDz");
  EXPECT_EQ(decoded.contacts[0], "\uFFFD");
  EXPECT_EQ(decoded.blocks[0].text.substr(0, 3), "\uFFFD");
  EXPECT_EQ(decoded.blocks[0].heading[0], "\uFFFD");
  EXPECT_EQ(decoded.blocks[0].links[0], "b\uFFFD");
}

TEST(DocumentCodecTest, ImpossibleValuesAreRefused) {
  EXPECT_EQ(ReasonOf(Beginning("2022-02-30").Number(0).Number(0).Take()), kUnreadable);
  EXPECT_EQ(ReasonOf(Beginning("soon").Number(0).Number(0).Take()), kUnreadable);
  EXPECT_EQ(ReasonOf(Beginning("").Number(0).Number(4).Take()), kUnreadable) << "language";
  const auto block = [](uint64_t kind, std::string_view text, uint64_t line) {
    return Beginning("")
        .Number(1)
        .Number(kind)
        .String(text)
        .Strings({})
        .Number(line)
        .Number(0)
        .Strings({})
        .Number(0)
        .Take();
  };
  EXPECT_NO_THROW(Decoded(block(3, "x", 0xFFFFFFFF)));
  EXPECT_EQ(ReasonOf(block(4, "x", 1)), kUnreadable);
  EXPECT_EQ(ReasonOf(block(0, "", 1)), kUnreadable);
  EXPECT_EQ(ReasonOf(block(0, "x", 0x100000000)), kUnreadable);
}

TEST(DocumentCodecTest, ManyEmptyStringsDoNotFillMemory) {
  RecordWriter record;
  record.String("").String("").Number(kMostListedStrings + 1);
  EXPECT_THAT(ReasonOf(record.Take() + std::string(100, '\0')), HasSubstr("headings, links"));
}

TEST(DocumentCodecTest, TooManyBlocks) {
  EXPECT_THAT(ReasonOf(Beginning("").Number(kMostBlocks + 1).Take()), HasSubstr("paragraphs"));
  EXPECT_EQ(ReasonOf(Beginning("").Number(kMostBlocks).Take()), kUnreadable);
}

TEST(ValidUtf8Test, LeavesGoodTextAlone) {
  EXPECT_EQ(ValidUtf8("año 😀"), "año 😀");
  EXPECT_EQ(ValidUtf8(""), "");
}

}  // namespace
}  // namespace faro
