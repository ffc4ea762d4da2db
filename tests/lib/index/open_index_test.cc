// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/open_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "lib/index/schema.h"
#include "lib/language/analyzer.h"
#include "tests/lib/expect_error.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using testing::CodeOf;
using testing::ErrorOf;
using ::testing::HasSubstr;

class OpenIndexTest : public ::testing::Test {
 protected:
  // A database below the folder of the test, with documents and, unless `described` is false, the
  // versions of this build.
  std::string Make(const std::string& name, int documents, bool described = true) {
    std::string path = folder_.Path(name);
    std::filesystem::create_directories(path);
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    if (described) DescribeIndex(&database);
    for (int i = 0; i < documents; ++i) database.add_document(Xapian::Document());
    database.commit();
    return path;
  }

  static void Describe(const std::string& path, std::string_view key, const std::string& value) {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    database.set_metadata(std::string(key), value);
    database.commit();
  }

  testing::TempFolder folder_;
};

TEST_F(OpenIndexTest, OpensFolderThatIsTheDatabase) {
  EXPECT_EQ(OpenIndex(Make("db", 2)).get_doccount(), 2u);
}

TEST_F(OpenIndexTest, OpensFolderThroughItsStub) {
  Make("index/generation-1", 3);
  folder_.Write("index/" + std::string(kStubName), "auto generation-1\n");
  EXPECT_EQ(OpenIndex(folder_.Path("index")).get_doccount(), 3u);
}

TEST_F(OpenIndexTest, OpensStubFile) {
  Make("generation-1", 1);
  const std::string stub = folder_.Write("manual.stub", "auto generation-1\n");
  EXPECT_EQ(OpenIndex(stub).get_doccount(), 1u);
}

TEST_F(OpenIndexTest, OpensFolderNamedWithAccentsAndBlanks) {
  EXPECT_EQ(OpenIndex(Make("índice de campaña", 1)).get_doccount(), 1u);
}

TEST_F(OpenIndexTest, OnePlaceHasOneNameHoweverItIsReached) {
  Make("one/generation-1", 1);
  const std::string stub = folder_.Write("one/" + std::string(kStubName), "auto generation-1\n");
  std::filesystem::create_directory_symlink(folder_.Path("one"), folder_.Path("link"));
  const std::string place = PlaceOfIndex(folder_.Path("one"));
  EXPECT_EQ(PlaceOfIndex(folder_.Path("one/")), place);
  EXPECT_EQ(PlaceOfIndex(folder_.Path("link")), place);
  EXPECT_EQ(PlaceOfIndex(folder_.Path("one/../one/.")), place);
  EXPECT_EQ(PlaceOfIndex(stub), place);
  EXPECT_EQ(PlaceOfIndex(folder_.Path("one/generation-1")), place);
  Make("two/generation-1", 1);
  folder_.Write("two/" + std::string(kStubName), "auto generation-1\n");
  EXPECT_NE(PlaceOfIndex(folder_.Path("two")), place);
}

TEST_F(OpenIndexTest, StubsOfSeveralIndexesAreThemselves) {
  const std::string one = folder_.Write("one.stub", "auto generation-1\n");
  const std::string both = folder_.Write("both.stub", "auto generation-1\nauto generation-2\n");
  EXPECT_NE(PlaceOfIndex(one), PlaceOfIndex(both));
  EXPECT_NE(PlaceOfIndex(one), PlaceOfIndex(folder_.Path("missing")));
  EXPECT_EQ(PlaceOfIndex("tcp://localhost:1"), "tcp://localhost:1");
}

TEST_F(OpenIndexTest, NothingThere) {
  const std::string path = folder_.Path("absent");
  const auto error = ErrorOf([&] { OpenIndex(path); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kIndexMissing);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->hint(), HasSubstr("faro-index --db " + path));
}

TEST_F(OpenIndexTest, FolderWithoutIndex) {
  folder_.Write("docs/page.md", "# Page\n");
  EXPECT_EQ(CodeOf([&] { OpenIndex(folder_.Path("docs")); }), ErrorCode::kIndexMissing);
}

TEST_F(OpenIndexTest, EmptyName) {
  EXPECT_EQ(CodeOf([] { OpenIndex(""); }), ErrorCode::kIndexMissing);
}

TEST_F(OpenIndexTest, StubWhoseGenerationIsGone) {
  folder_.Write("index/" + std::string(kStubName), "auto generation-1\n");
  const auto error = ErrorOf([&] { OpenIndex(folder_.Path("index")); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kIndexMissing);
  EXPECT_THAT(error->what(), HasSubstr(folder_.Path("index")));
}

TEST_F(OpenIndexTest, FileThatIsNoStub) {
  const std::string page = folder_.Write("page.md", "# A page, not an index\n");
  const auto error = ErrorOf([&] { OpenIndex(page); });
  ASSERT_TRUE(error);
  EXPECT_THAT(error->what(), HasSubstr(page));
}

TEST_F(OpenIndexTest, DatabaseOfAnotherProgram) {
  const std::string path = Make("foreign", 1, false);
  const auto error = ErrorOf([&] { OpenIndex(path); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kIndexMismatch);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->what(), HasSubstr("not written by faro-index"));
}

TEST_F(OpenIndexTest, OtherSchema) {
  const std::string path = Make("db", 1);
  Describe(path, kSchemaVersionKey, std::to_string(kSchemaVersion + 1));
  const auto error = ErrorOf([&] { OpenIndex(path); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kIndexMismatch);
  EXPECT_THAT(error->what(), HasSubstr("schema " + std::to_string(kSchemaVersion + 1)));
  EXPECT_THAT(error->what(), HasSubstr("this is " + std::to_string(kSchemaVersion)));
  EXPECT_THAT(error->hint(), HasSubstr("--full"));
}

TEST_F(OpenIndexTest, OtherAnalyzer) {
  const std::string path = Make("db", 1);
  Describe(path, kAnalyzerVersionKey, std::to_string(kAnalyzerVersion + 1));
  const auto error = ErrorOf([&] { OpenIndex(path); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kIndexMismatch);
  EXPECT_THAT(error->what(), HasSubstr("analyzer " + std::to_string(kAnalyzerVersion + 1)));
}

TEST_F(OpenIndexTest, VersionThatOnlyBeginsAlike) {
  const std::string path = Make("db", 1);
  Describe(path, kSchemaVersionKey, std::to_string(kSchemaVersion) + "0");
  EXPECT_EQ(CodeOf([&] { OpenIndex(path); }), ErrorCode::kIndexMismatch);
}

TEST_F(OpenIndexTest, DamagedDatabase) {
  const std::string path = Make("db", 1);
  folder_.Write("db/iamglass", "this is no version file");
  const auto error = ErrorOf([&] { OpenIndex(path); });
  ASSERT_TRUE(error);
  EXPECT_NE(error->code(), ErrorCode::kIndexMissing);
  EXPECT_THAT(error->what(), HasSubstr(path));
}

TEST_F(OpenIndexTest, BadServerAddresses) {
  for (const char* address : {"tcp://", "tcp://host", "tcp://host:", "tcp://:7777", "tcp://host:0",
                              "tcp://host:65536", "tcp://host:99999999999", "tcp://host:-1",
                              "tcp://host:+80", "tcp://host:80x", "tcp://host: 80"}) {
    const auto error = ErrorOf([&] { OpenIndex(address); });
    ASSERT_TRUE(error) << address;
    EXPECT_EQ(error->code(), ErrorCode::kUsage) << address;
    EXPECT_THAT(error->what(), HasSubstr(address));
    EXPECT_THAT(error->hint(), HasSubstr("tcp://HOST:PORT"));
  }
}

TEST_F(OpenIndexTest, ServerThatDoesNotAnswer) {
  const auto error = ErrorOf([] { OpenIndex("tcp://127.0.0.1:1"); });
  ASSERT_TRUE(error);
  EXPECT_THAT(error->what(), HasSubstr("tcp://127.0.0.1:1"));
}

TEST_F(OpenIndexTest, SeveralIndexesAreOneDatabase) {
  EXPECT_EQ(OpenIndexes({Make("en", 2), Make("es", 3)}).get_doccount(), 5u);
}

TEST_F(OpenIndexTest, SeveralIndexesMustAllFit) {
  const std::string fits = Make("en", 2);
  const std::string foreign = Make("es", 3, false);
  const auto error = ErrorOf([&] { OpenIndexes({fits, foreign}); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kIndexMismatch);
  EXPECT_THAT(error->what(), HasSubstr(foreign));
}

TEST_F(OpenIndexTest, IndexNamesItsLanguages) {
  EXPECT_EQ(OpenIndex(Make("db", 0)).get_metadata(std::string(kLanguagesKey)), "en es");
}

TEST_F(OpenIndexTest, EmptyIndexOpens) { EXPECT_EQ(OpenIndex(Make("db", 0)).get_doccount(), 0u); }

TEST(AccentKeyTest, DifferentWordsHaveDifferentKeys) {
  EXPECT_EQ(AccentKey("evaluacion"), AccentKey(std::string("evaluacion")));
  EXPECT_NE(AccentKey("evaluacion"), AccentKey("evaluacio"));
  EXPECT_NE(AccentKey("evaluacion"), "evaluacion");  // other synonyms share the table
}

}  // namespace
}  // namespace faro
