// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SpellingCliTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    WriteManual();
    ASSERT_EQ(Index({(folder_ / "docs").string()}).status, 0);
  }
};

TEST_F(SpellingCliTest, TextSaysOnStderrWhatWasSearchedInstead) {
  const ProcessResult result = Search({"tarpualins"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("Emergency shelter"));
  EXPECT_THAT(result.out, Not(HasSubstr("not found as typed")));
  EXPECT_THAT(result.err, HasSubstr("not found as typed; these are the results for: tarpaulins\n"));
}

TEST_F(SpellingCliTest, JsonHasTheCorrectedQueryAndKeepsTheTypedOne) {
  const nlohmann::json result = SearchJson({"tarpualins", "rope"});
  EXPECT_EQ(result["query"], "tarpualins rope");
  EXPECT_EQ(result["corrected"], "tarpaulins rope");
  EXPECT_TRUE(result["suggestion"].is_null());
  for (const auto& word : result["hits"][0]["matched"]) EXPECT_EQ(word["why"], "exact");
}

TEST_F(SpellingCliTest, WhereOtherWordsAreFoundWhatIsFurtherOffIsOffered) {
  const ProcessResult result = Search({"tarpxulinz", "rope"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("did you mean: tarpaulins rope\n"));
}

TEST_F(SpellingCliTest, JsonHasNullWhereNothingIsWrong) {
  const nlohmann::json result = SearchJson({"tarpaulins"});
  EXPECT_TRUE(result["corrected"].is_null());
  EXPECT_TRUE(result["suggestion"].is_null());
}

TEST_F(SpellingCliTest, NoExpandOnlySuggests) {
  const ProcessResult result = Search({"--no-expand", "tarpualins"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("did you mean: tarpaulins\n"));
}

TEST_F(SpellingCliTest, ABatchCorrectsEachQuery) {
  Write("topics.tsv", "1\ttarpualins\n2\trope\n");
  const ProcessResult result =
      Search({"batch", (folder_ / "topics.tsv").string(), "--format", "jsonl"});
  EXPECT_THAT(result.out, HasSubstr("\"corrected\":\"tarpaulins\""));
  EXPECT_THAT(result.out, HasSubstr("\"corrected\":null"));
}

class SuggestCliTest : public SpellingCliTest {};

TEST_F(SuggestCliTest, PrintsOneSuggestionALine) {
  const ProcessResult result = Search({"suggest", "coordin"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "coordinación\n");
  EXPECT_THAT(result.err, IsEmpty());
}

TEST_F(SuggestCliTest, JsonHasTheFormOfTheContract) {
  const ProcessResult result = Search({"suggest", "COORDINACION", "--format", "json"});
  EXPECT_EQ(nlohmann::json::parse(result.out),
            nlohmann::json::parse(R"({"prefix": "COORDINACION", "suggestions": [
              {"text": "coordinación", "kind": "word", "language": "es", "passages": 1}]})"));
  const ProcessResult line = Search({"suggest", "coord", "--format", "jsonl"});
  EXPECT_EQ(std::count(line.out.begin(), line.out.end(), '\n'), 1);
}

TEST_F(SuggestCliTest, SeveralWordsAreOnePrefix) {
  EXPECT_EQ(Search({"suggest", "key", "cons"}).out, "Key considerations\n");
}

TEST_F(SuggestCliTest, LimitAndLanguageHold) {
  EXPECT_EQ(Search({"suggest", "c", "--limit", "1"}).out.find('\n') + 1,
            Search({"suggest", "c", "--limit", "1"}).out.size());
  EXPECT_EQ(Search({"suggest", "--lang", "en", "coordin"}).status, 1);
  EXPECT_EQ(Search({"suggest", "--lang", "es", "coordin"}).status, 0);
}

TEST_F(SuggestCliTest, ExitStatusesAreThoseOfTheContract) {
  EXPECT_EQ(Search({"suggest", "xqz"}).status, 1);
  EXPECT_EQ(Search({"suggest", ""}).status, 1);
  EXPECT_EQ(Search({"suggest"}).status, 2);
  EXPECT_EQ(Search({"suggest", "c", "--format", "trec"}).status, 2);
  EXPECT_EQ(Search({"suggest", "c", "--limit", "0"}).status, 2);
  EXPECT_EQ(Search({"suggest", "c", "--db", (folder_ / "none").string()}).status, 3);
}

TEST_F(SuggestCliTest, NothingIsPrintedAsAnEmptyListInJson) {
  const ProcessResult result = Search({"suggest", "xqz", "--json"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(nlohmann::json::parse(result.out)["suggestions"], nlohmann::json::array());
}

TEST_F(SuggestCliTest, TheWordItselfIsSearchedBehindTwoDashes) {
  EXPECT_EQ(Search({"--", "suggest"}).status, 1);
}

}  // namespace
}  // namespace faro::testing
