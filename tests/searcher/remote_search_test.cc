// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lib/temp_folder.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PathsOf;
using testing::Request;
using testing::TinyIndex;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kServer = "/usr/bin/xapian-progsrv";  // of xapian-tools

// An index behind Xapian's own server, which it talks to through a pipe instead of a port.
class RemoteSearchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "no " << kServer;
    stub_ = folder_.Write("stub", "remote :" + std::string(kServer) + " " + index_.db() + "\n");
  }

  TinyIndex index_{{{"phrase.md", "# Guide\n\nThe site plan is ready for the winter."},
                    {"words.md", "# Roads\n\nThey plan the site of the camp in the north."},
                    {"title.md", "# The site plan\n\nThe guide is ready for the winter."}}};
  testing::TempFolder folder_;
  std::string stub_;
};

TEST_F(RemoteSearchTest, WordsAreFoundAsOnThisMachine) {
  Searcher searcher({stub_});
  const SearchResult result = searcher.Search(Request("guides"));
  EXPECT_EQ(PathsOf(result), index_.Find("guides"));
  EXPECT_THAT(result.notes, IsEmpty());
}

TEST_F(RemoteSearchTest, PhrasesAreAllOfTheirWordsAndANoteSaysSo) {
  Searcher searcher({stub_});
  for (int again = 0; again < 2; ++again) {
    const SearchResult result = searcher.Search(Request("\"site plan\""));
    EXPECT_THAT(PathsOf(result), UnorderedElementsAre("phrase.md", "title.md", "words.md"));
    EXPECT_THAT(result.notes, ElementsAre(HasSubstr("all of their words")));
  }
}

TEST_F(RemoteSearchTest, WordsOfATitleAreFoundByTheirStems) {
  Searcher searcher({stub_});
  EXPECT_THAT(PathsOf(searcher.Search(Request("title:sites"))), Contains("title.md"));
}

TEST_F(RemoteSearchTest, TheNoteComesWithPhrasesOnly) {
  Searcher searcher({stub_});
  EXPECT_THAT(searcher.Search(Request("\"site plan\"")).notes, ::testing::SizeIs(1));
  EXPECT_THAT(searcher.Search(Request("site")).notes, IsEmpty());
}

TEST_F(RemoteSearchTest, WordsNearEachOtherAreAllOfThem) {
  Searcher searcher({stub_});
  const SearchResult result = searcher.Search(Request("site ADJ/1 plan"));
  EXPECT_THAT(PathsOf(result), UnorderedElementsAre("phrase.md", "title.md", "words.md"));
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("all of their words")));
}

TEST_F(RemoteSearchTest, FiltersOfDocumentsAreLeftOutAndANoteSaysSo) {
  Searcher searcher({stub_});
  const SearchResult result = searcher.Search(Request("winter path:phrase"));
  EXPECT_THAT(PathsOf(result), UnorderedElementsAre("phrase.md", "title.md"));
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("path:, contact: and type: are left out")));
}

TEST_F(RemoteSearchTest, OtherFiltersAndBeginningsAreAnsweredThere) {
  Searcher searcher({stub_});
  for (const char* const query :
       {"winter lang:en", "win*", "winter -link:example.org", "winter -updated:2022"}) {
    const SearchResult result = searcher.Search(Request(query));
    EXPECT_THAT(PathsOf(result), UnorderedElementsAre("phrase.md", "title.md")) << query;
    EXPECT_THAT(result.notes, IsEmpty()) << query;
  }
}

TEST_F(RemoteSearchTest, BesideAnIndexOnThisMachine) {
  const TinyIndex local({{"local.md", "The site plan is here."}});
  Searcher searcher({local.db(), stub_});
  EXPECT_THAT(PathsOf(searcher.Search(Request("\"site plan\""))),
              UnorderedElementsAre("local.md", "phrase.md", "title.md", "words.md"));
}

}  // namespace
}  // namespace faro
