// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ignore_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The names of a path, as a walk gathers them.
std::vector<std::u32string> NamesOf(const std::string& path) {
  std::vector<std::u32string> names;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    names.push_back(NameToMatch(path.substr(begin, end - begin)));
    begin = end + 1;
  }
  return names;
}

std::optional<bool> Decide(const std::string& rules, const std::string& path,
                           bool is_folder = false) {
  std::vector<std::string> notes;
  const IgnoreRules parsed = IgnoreRules::Parse(rules, &notes);
  EXPECT_THAT(notes, IsEmpty()) << rules;
  return parsed.LeavesOut(NamesOf(path), is_folder);
}

bool LeavesOut(const std::string& rules, const std::string& path) {
  return Decide(rules, path).value_or(false);
}

bool LeavesOutFolder(const std::string& rules, const std::string& path) {
  return Decide(rules, path, true).value_or(false);
}

std::vector<std::string> NotesOn(const std::string& rules) {
  std::vector<std::string> notes;
  IgnoreRules::Parse(rules, &notes);
  return notes;
}

TEST(IgnoreRules, NameMatchesAtAnyDepth) {
  EXPECT_TRUE(LeavesOut("draft.md", "draft.md"));
  EXPECT_TRUE(LeavesOut("draft.md", "a/b/draft.md"));
  EXPECT_FALSE(LeavesOut("draft.md", "draft.md.txt"));
  EXPECT_FALSE(LeavesOut("draft.md", "my-draft.md"));
  EXPECT_FALSE(LeavesOut("draft.md", "draft.md/x"));  // the walk does not come there
}

TEST(IgnoreRules, SlashAtTheFrontOrWithinAnchors) {
  EXPECT_TRUE(LeavesOut("/draft.md", "draft.md"));
  EXPECT_FALSE(LeavesOut("/draft.md", "a/draft.md"));
  EXPECT_TRUE(LeavesOut("a/draft.md", "a/draft.md"));
  EXPECT_FALSE(LeavesOut("a/draft.md", "b/a/draft.md"));
}

TEST(IgnoreRules, SlashAtTheEndIsForFolders) {
  EXPECT_TRUE(LeavesOutFolder("old/", "old"));
  EXPECT_TRUE(LeavesOutFolder("old/", "a/old"));
  EXPECT_FALSE(LeavesOut("old/", "old"));
  EXPECT_TRUE(LeavesOutFolder("/a/old/", "a/old"));
  EXPECT_FALSE(LeavesOutFolder("/a/old/", "b/a/old"));
}

TEST(IgnoreRules, StarAndQuestionMarkStayWithinAName) {
  EXPECT_TRUE(LeavesOut("*.pdf", "a/guide.pdf"));
  EXPECT_TRUE(LeavesOut("*.pdf", ".pdf"));
  EXPECT_FALSE(LeavesOut("a*c", "a/c"));
  EXPECT_TRUE(LeavesOut("a/*.md", "a/b.md"));
  EXPECT_FALSE(LeavesOut("a/*.md", "a/b/c.md"));
  EXPECT_TRUE(LeavesOut("v?.md", "v2.md"));
  EXPECT_FALSE(LeavesOut("v?.md", "v.md"));
  EXPECT_FALSE(LeavesOut("v?.md", "v10.md"));
  EXPECT_TRUE(LeavesOut("?", "ñ"));
}

TEST(IgnoreRules, Sets) {
  EXPECT_TRUE(LeavesOut("v[0-9].md", "v7.md"));
  EXPECT_FALSE(LeavesOut("v[0-9].md", "vx.md"));
  EXPECT_TRUE(LeavesOut("v[!0-9].md", "vx.md"));
  EXPECT_FALSE(LeavesOut("v[^0-9].md", "v7.md"));
  EXPECT_TRUE(LeavesOut("[]x]", "]"));
  EXPECT_TRUE(LeavesOut("[!]]", "x"));
  EXPECT_TRUE(LeavesOut("[a-]", "-"));
  EXPECT_TRUE(LeavesOut("[\\]]", "]"));
  EXPECT_TRUE(LeavesOut("[á-ú]", "é"));
}

TEST(IgnoreRules, TwoStarsStandForAnyNumberOfFolders) {
  for (const char* path : {"draft", "a/draft", "a/b/draft"}) {
    EXPECT_TRUE(LeavesOut("**/draft", path)) << path;
  }
  for (const char* path : {"a/b", "a/x/b", "a/x/y/b"}) {
    EXPECT_TRUE(LeavesOut("a/**/b", path)) << path;
  }
  EXPECT_FALSE(LeavesOut("a/**/b", "a/xb"));
  EXPECT_TRUE(LeavesOut("a/**", "a/x"));
  EXPECT_TRUE(LeavesOut("a/**", "a/x/y"));
  EXPECT_FALSE(LeavesOutFolder("a/**", "a"));
  EXPECT_TRUE(LeavesOut("a/**/b/**/c", "a/b/x/b/y/c"));
  EXPECT_TRUE(LeavesOut("x**y", "xaay"));
  EXPECT_TRUE(LeavesOut("**", "a/b"));
}

TEST(IgnoreRules, LastPatternThatMatchesDecides) {
  EXPECT_FALSE(LeavesOut("*.md\n!keep.md\n", "keep.md"));
  EXPECT_TRUE(LeavesOut("*.md\n!keep.md\n", "other.md"));
  EXPECT_TRUE(LeavesOut("!keep.md\n*.md\n", "keep.md"));
  EXPECT_EQ(Decide("!keep.md", "keep.md"), false);
  EXPECT_EQ(Decide("!keep.md", "other.md"), std::nullopt);
}

TEST(IgnoreRules, CommentsBlankLinesAndWindowsLineEnds) {
  EXPECT_TRUE(LeavesOut("\xEF\xBB\xBF# drafts\r\n\r\n   \r\ndraft.md  \r\n", "draft.md"));
  EXPECT_FALSE(LeavesOut("# drafts", "# drafts"));
  EXPECT_TRUE(LeavesOut("a.md", "a.md"));  // no line end at the end
}

TEST(IgnoreRules, BackslashTakesTheSpecialMeaning) {
  EXPECT_TRUE(LeavesOut("\\#1.md", "#1.md"));
  EXPECT_TRUE(LeavesOut("\\!.md", "!.md"));
  EXPECT_TRUE(LeavesOut("\\*.md", "*.md"));
  EXPECT_FALSE(LeavesOut("\\*.md", "a.md"));
  EXPECT_TRUE(LeavesOut("end\\ ", "end "));
  EXPECT_TRUE(LeavesOut("end\\\\ ", "end\\"));
}

TEST(IgnoreRules, CaseMattersAndNormalFormDoesNot) {
  EXPECT_FALSE(LeavesOut("draft.md", "Draft.md"));
  EXPECT_TRUE(LeavesOut("a\u00F1o", "an\u0303o"));
  EXPECT_TRUE(LeavesOut("an\u0303o", "a\u00F1o"));
  EXPECT_TRUE(LeavesOut("a?o", "an\u0303o"));
  EXPECT_TRUE(LeavesOut("a*", "a\xF1o"));  // a name that is not UTF-8
}

TEST(IgnoreRules, LinesThatCannotBeUnderstoodAreNotedAndNotUsed) {
  EXPECT_THAT(NotesOn("ok\n[a-\n!\n/\nx\\\na//b\n[[:alpha:]]\nbad\xFF\n"),
              ElementsAre("line 2: '[' without ']'", "line 3: there is no name in it",
                          "line 4: there is no name in it",
                          "line 5: a backslash with nothing after it", "line 6: a slash too many",
                          HasSubstr("line 7: classes"), "line 8: this is not UTF-8"));
  std::vector<std::string> notes;
  const IgnoreRules rules = IgnoreRules::Parse("[a-\nok\n", &notes);
  EXPECT_EQ(rules.LeavesOut(NamesOf("ok"), false), true);
  EXPECT_EQ(rules.LeavesOut(NamesOf("[a-"), false), std::nullopt);
}

TEST(IgnoreRules, ManyStarsTakeNoLongTime) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "a*";
  std::string folders;
  std::string path;
  for (int i = 0; i < 60; ++i) {
    folders += "**/a*/";
    path += "aaaa/";
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(LeavesOut(pattern + "b", std::string(255, 'a')));
  EXPECT_TRUE(LeavesOut(pattern + "b", std::string(254, 'a') + "b"));
  EXPECT_FALSE(LeavesOut(folders + "b", path + "c"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace faro
