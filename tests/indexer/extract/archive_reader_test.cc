// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/extract/zip_fixture.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::MakeZip;
using ::testing::Pair;
using testing::RefusalOf;
using ::testing::StartsWith;
using testing::ZipParts;

std::string Refusal(const std::string& bytes, const std::string& wanted) {
  return RefusalOf([&] { ArchiveReader(bytes).Read({wanted}); });
}

TEST(ArchiveReader, GivesTheWantedEntriesAlone) {
  const std::string zip = MakeZip({{"mimetype", "x"}, {"a/b.xml", "<b/>"}, {"c.xml", "<c/>"}});
  EXPECT_THAT(ArchiveReader(zip).Read({"c.xml", "mimetype", "missing.xml"}),
              ElementsAre(Pair("c.xml", "<c/>"), Pair("mimetype", "x")));
  EXPECT_THAT(ArchiveReader(zip).Read({"b.xml"}), IsEmpty());
}

TEST(ArchiveReader, MayBeAskedAgain) {
  const std::string zip = MakeZip({{"a", "1"}, {"b", "2"}});
  ArchiveReader reader(zip);
  EXPECT_THAT(reader.Read({"b"}), ElementsAre(Pair("b", "2")));
  EXPECT_THAT(reader.Read({"a"}), ElementsAre(Pair("a", "1")));
}

TEST(ArchiveReader, FirstOfTwoEntriesOfOneName) {
  const std::string zip = MakeZip({{"a", "first"}, {"a", "second"}, {"b", "other"}});
  EXPECT_THAT(ArchiveReader(zip).Read({"a", "b"}),
              ElementsAre(Pair("a", "first"), Pair("b", "other")));
}

TEST(ArchiveReader, NamesBeyondAsciiWhateverTheLocale) {
  const std::string zip = MakeZip({{"capítulo ñ.xhtml", "hola"}});
  EXPECT_THAT(ArchiveReader(zip).Read({"capítulo ñ.xhtml"}),
              ElementsAre(Pair("capítulo ñ.xhtml", "hola")));
}

TEST(ArchiveReader, NamesThatClimbAreNamesAndNothingElse) {
  const std::string zip = MakeZip({{"../../etc/passwd", "no"}, {"/a", "no"}, {"a", "yes"}});
  EXPECT_THAT(ArchiveReader(zip).Read({"a"}), ElementsAre(Pair("a", "yes")));
}

TEST(ArchiveReader, StopsAtTheLimitOfAllReadsTogether) {
  const std::string zip = MakeZip({{"a", std::string(600, 'x')}, {"b", std::string(500, 'y')}});
  ArchiveReader enough(zip, 1100);
  EXPECT_EQ(enough.Read({"a", "b"}).size(), 2u);
  ArchiveReader reader(zip, 1099);
  EXPECT_EQ(reader.Read({"a"}).size(), 1u);
  EXPECT_EQ(RefusalOf([&] { reader.Read({"b"}); }),
            "its archive inflates to more than is read of one");
}

TEST(ArchiveReader, BombIsRefusedAndDoesNoHarmUnread) {
  const std::string zip = MakeZip({{"bomb", std::string(size_t{64} << 20, '0')}, {"a", "text"}});
  EXPECT_LT(zip.size(), size_t{128} << 10);
  constexpr uint64_t kMost = uint64_t{16} << 20;
  EXPECT_EQ(RefusalOf([&] { ArchiveReader(zip, kMost).Read({"bomb"}); }),
            "its archive inflates to more than is read of one");
  EXPECT_THAT(ArchiveReader(zip, kMost).Read({"a"}), ElementsAre(Pair("a", "text")));
}

TEST(ArchiveReader, TooManyEntries) {
  ZipParts parts;
  for (int i = 0; i < 100'000; ++i) parts.emplace_back("e" + std::to_string(i), "");
  const std::string zip = MakeZip(parts);
  EXPECT_EQ(Refusal(zip, "none"), "its archive has more than 20000 entries");
}

TEST(ArchiveReader, EncryptedEntry) {
  const std::string zip = MakeZip({{"a", "secret"}}, "password");
  EXPECT_EQ(Refusal(zip, "a"), "the document is protected by a password");
}

TEST(ArchiveReader, TruncatedAnywhere) {
  const std::string zip = MakeZip({{"a", "some text"}, {"b", std::string(5000, 'b')}});
  for (size_t size = 0; size < zip.size(); ++size) {
    EXPECT_THAT(Refusal(zip.substr(0, size), "a"),
                StartsWith("a damaged or incomplete ZIP archive"))
        << size;
  }
}

TEST(ArchiveReader, DamagedContent) {
  const std::string text = "Uncompressed, so that one letter can be changed";
  std::string zip = MakeZip({{"mimetype", text}});
  zip[zip.find(text)] = 'X';
  EXPECT_THAT(Refusal(zip, "mimetype"), HasSubstr("CRC"));
}

TEST(ArchiveReader, NoArchiveAtAll) {
  EXPECT_THAT(Refusal("plain text", "a"), StartsWith("a damaged or incomplete ZIP archive"));
}

TEST(ResolvePartName, RelativeToTheFolderOfTheBase) {
  EXPECT_EQ(ResolvePartName("word/document.xml", "styles.xml"), "word/styles.xml");
  EXPECT_EQ(ResolvePartName("word/document.xml", "/docProps/core.xml"), "docProps/core.xml");
  EXPECT_EQ(ResolvePartName("word/document.xml", "../docProps/./core.xml"), "docProps/core.xml");
  EXPECT_EQ(ResolvePartName("content.opf", "a//b.xhtml"), "a/b.xhtml");
  EXPECT_EQ(ResolvePartName("", "word/document.xml"), "word/document.xml");
}

TEST(ResolvePartName, NothingOutsideTheArchive) {
  EXPECT_EQ(ResolvePartName("word/document.xml", "../../etc/passwd"), "");
  EXPECT_EQ(ResolvePartName("a", "/../a"), "");
}

}  // namespace
}  // namespace faro
