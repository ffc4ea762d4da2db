// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "lib/base/error.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class CatalogueTest : public ::testing::Test {
 protected:
  testing::TempFolder folder_;
  Xapian::WritableDatabase database_{folder_ / "db", Xapian::DB_CREATE};
};

TEST_F(CatalogueTest, EmptyDatabase) { EXPECT_THAT(LoadCatalogue(database_), IsEmpty()); }

TEST_F(CatalogueTest, RecordsComeBackAsTheyWere) {
  SourceRecord record;
  record.path = "a/año.md";
  record.root = "/manual";
  record.size = std::numeric_limits<uint64_t>::max();
  record.modified = 1'663'150'000'123'456'789;
  record.hash = ContentHash("x");
  record.passages = 12;
  PutSource(&database_, "one", record);
  SourceRecord failed;
  failed.path = "b\xFF.md";  // a name that is not UTF-8
  failed.root = "/";
  failed.modified = -1;  // before 1970
  failed.failure = "the file is empty";
  PutSource(&database_, "two", failed);

  const Catalogue catalogue = LoadCatalogue(database_);
  ASSERT_THAT(catalogue, SizeIs(2));
  const SourceRecord& one = catalogue.at("one");
  EXPECT_EQ(one.path, record.path);
  EXPECT_EQ(one.root, record.root);
  EXPECT_EQ(one.size, record.size);
  EXPECT_EQ(one.modified, record.modified);
  EXPECT_EQ(one.hash, record.hash);
  EXPECT_EQ(one.passages, record.passages);
  EXPECT_EQ(one.failure, "");
  EXPECT_EQ(one.AbsolutePath(), "/manual/a/año.md");
  const SourceRecord& two = catalogue.at("two");
  EXPECT_EQ(two.path, failed.path);
  EXPECT_EQ(two.modified, -1);
  EXPECT_EQ(two.failure, "the file is empty");
}

TEST_F(CatalogueTest, PuttingAgainReplacesAndErasingForgets) {
  SourceRecord record;
  record.passages = 1;
  PutSource(&database_, "one", record);
  record.passages = 2;
  PutSource(&database_, "one", record);
  EXPECT_EQ(LoadCatalogue(database_).at("one").passages, 2u);
  EraseSource(&database_, "one");
  EXPECT_THAT(LoadCatalogue(database_), IsEmpty());
}

TEST_F(CatalogueTest, OtherMetadataIsNoSource) {
  database_.set_metadata("faro.schema", "1");
  database_.set_metadata("sourceless", "x");
  EXPECT_THAT(LoadCatalogue(database_), IsEmpty());
}

TEST_F(CatalogueTest, RecordOfAnotherFormIsRefused) {
  for (const std::string& bytes : {std::string("\x05"
                                               "ab"),
                                   std::string("\xFF\xFF")}) {
    database_.set_metadata("source:bad", bytes);
    try {
      LoadCatalogue(database_);
      ADD_FAILURE() << "accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
    }
  }
}

TEST_F(CatalogueTest, RecordWithMoreAtItsEndIsRefused) {
  PutSource(&database_, "one", SourceRecord());
  database_.set_metadata("source:one", database_.get_metadata("source:one") + "x");
  EXPECT_THROW(LoadCatalogue(database_), Error);
}

TEST(ContentHash, KnownValuesOfXxh3) {
  // From the xxHash specification's reference implementation (xxhsum -H2).
  EXPECT_EQ(ContentHash(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(ContentHash("a").size(), 32u);
  EXPECT_NE(ContentHash("a"), ContentHash("b"));
}

}  // namespace
}  // namespace faro
