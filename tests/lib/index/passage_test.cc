// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::MatchesRegex;

Passage FullPassage() {
  Passage passage;
  passage.source_id = "0123456789abcdef";
  passage.ordinal = 300;
  passage.path = "sitios/planificación.md";
  passage.root = "/srv/manual";
  passage.title = "Planificación del sitio";
  passage.heading = {"Normas", "Distancias entre alojamientos"};
  passage.language = Language::kSpanish;
  passage.updated = PartialDate{2022, 9, 0};
  passage.page = 17;
  passage.line = 40;
  passage.offset = 70'000;
  passage.contacts = {"sitios@example.org"};
  passage.links = {"https://example.org/a", "https://example.org/b"};
  passage.text = "Deje dos metros entre tiendas.\nMida desde las estacas.";
  return passage;
}

void ExpectSame(const Passage& found, const Passage& expected) {
  EXPECT_EQ(found.source_id, expected.source_id);
  EXPECT_EQ(found.ordinal, expected.ordinal);
  EXPECT_EQ(found.path, expected.path);
  EXPECT_EQ(found.root, expected.root);
  EXPECT_EQ(found.title, expected.title);
  EXPECT_EQ(found.heading, expected.heading);
  EXPECT_EQ(found.language, expected.language);
  EXPECT_EQ(found.updated, expected.updated);
  EXPECT_EQ(found.page, expected.page);
  EXPECT_EQ(found.line, expected.line);
  EXPECT_EQ(found.offset, expected.offset);
  EXPECT_EQ(found.contacts, expected.contacts);
  EXPECT_EQ(found.links, expected.links);
  EXPECT_EQ(found.text, expected.text);
}

TEST(PassageRecordTest, FullPassageComesBack) {
  ExpectSame(DecodePassage(EncodePassage(FullPassage())), FullPassage());
}

TEST(PassageRecordTest, EmptyPassageComesBack) {
  ExpectSame(DecodePassage(EncodePassage(Passage())), Passage());
}

TEST(PassageRecordTest, LargestNumbersComeBack) {
  Passage passage;
  passage.ordinal = passage.page = passage.line = passage.offset =
      std::numeric_limits<uint32_t>::max();
  ExpectSame(DecodePassage(EncodePassage(passage)), passage);
}

TEST(PassageRecordTest, EveryLanguageAndPrecisionOfDateComesBack) {
  for (const Language language :
       {Language::kUnknown, Language::kEnglish, Language::kSpanish, Language::kOther}) {
    for (const PartialDate date :
         {PartialDate{1900, 0, 0}, PartialDate{2022, 12, 0}, PartialDate{2024, 2, 29}}) {
      Passage passage = FullPassage();
      passage.language = language;
      passage.updated = date;
      ExpectSame(DecodePassage(EncodePassage(passage)), passage);
    }
  }
}

TEST(PassageRecordTest, BytesThatAreNoTextComeBack) {
  Passage passage;
  passage.path = "caf\xE9.md";  // a Latin-1 file name
  passage.text = std::string("a\0b\xFF", 4);
  ExpectSame(DecodePassage(EncodePassage(passage)), passage);
}

TEST(PassageRecordTest, EveryTruncationIsRefused) {
  const std::string record = EncodePassage(FullPassage());
  for (size_t size = 0; size < record.size(); ++size) {
    EXPECT_EQ(CodeOf([&] { DecodePassage(std::string_view(record).substr(0, size)); }),
              ErrorCode::kIndexMismatch)
        << size << " of " << record.size() << " bytes";
  }
}

TEST(PassageRecordTest, EveryTruncationOfTheEmptyPassageIsRefused) {
  const std::string record = EncodePassage(Passage());
  for (size_t size = 0; size < record.size(); ++size) {
    EXPECT_EQ(CodeOf([&] { DecodePassage(std::string_view(record).substr(0, size)); }),
              ErrorCode::kIndexMismatch)
        << size << " of " << record.size() << " bytes";
  }
}

TEST(PassageRecordTest, ByteTooManyIsRefused) {
  EXPECT_EQ(CodeOf([] { DecodePassage(EncodePassage(FullPassage()) + '\0'); }),
            ErrorCode::kIndexMismatch);
}

TEST(PassageRecordTest, ChangedBytesNeverDoWorseThanAnError) {
  const std::string record = EncodePassage(FullPassage());
  size_t refused = 0;
  for (size_t at = 0; at < record.size(); ++at) {
    for (const unsigned flip : {0x01u, 0x80u, 0xFFu}) {
      std::string changed = record;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
      try {
        // What can be read at all is read whole: the same passage would be written as it was.
        EXPECT_NE(EncodePassage(DecodePassage(changed)), record);
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 0u);
}

TEST(PassageIdTest, IsTheSourceCutToTwelveAndTheOrdinal) {
  EXPECT_EQ(FullPassage().Id(), "0123456789ab-300");
}

TEST(PassageIdTest, ShortSourceStaysWhole) {
  Passage passage;
  passage.source_id = "0123";
  EXPECT_EQ(passage.Id(), "0123-0");
}

TEST(SourceIdTest, IsSixteenHexadecimalDigits) {
  EXPECT_THAT(SourceId("/srv/manual/a.md"), MatchesRegex("[0-9a-f]{16}"));
}

TEST(SourceIdTest, IsTheHashThatOtherToolsCompute) {
  // XXH3's published 64-bit hash of no input: an id must be the same in every build.
  EXPECT_EQ(SourceId(""), "2d06800538d394c2");
}

TEST(SourceIdTest, DifferentPathsDiffer) {
  EXPECT_NE(SourceId("/srv/manual/a.md"), SourceId("/srv/manual/b.md"));
  EXPECT_NE(SourceId("/srv/manual/a.md"), SourceId("/srv/manual/A.md"));
}

TEST(SourceIdTest, CombiningAccentIsTheSameFile) {
  EXPECT_EQ(SourceId("/srv/evaluaci\u00F3n.md"), SourceId("/srv/evaluacio\u0301n.md"));
  EXPECT_NE(SourceId("/srv/evaluaci\u00F3n.md"), SourceId("/srv/evaluacion.md"));
}

TEST(SourceIdTest, CompatibilityFormsAreOtherFiles) {
  EXPECT_NE(SourceId("/srv/o\uFB03ce.md"), SourceId("/srv/office.md"));
}

TEST(SourceIdTest, NamesThatAreNoUtf8StayApart) {
  EXPECT_NE(SourceId("/srv/caf\xE9.md"), SourceId("/srv/caf\xE8.md"));
  EXPECT_THAT(SourceId("/srv/caf\xE9.md"), MatchesRegex("[0-9a-f]{16}"));
}

}  // namespace
}  // namespace faro
