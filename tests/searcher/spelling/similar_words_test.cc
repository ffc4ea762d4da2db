// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/similar_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/schema.h"
#include "searcher/spelling/edit_distance.h"
#include "searcher/spelling/spelling_weights.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SimilarWordsTest : public ::testing::Test {
 protected:
  // A passage with these words.
  void Add(const std::vector<std::string>& words) {
    Xapian::Document document;
    for (const std::string& word : words) document.add_term(TermFor(Field::kExact, word));
    document.add_boolean_term(TermFor(Field::kLanguage, "en"));
    database_.add_document(document);
  }

  // Read from the index, and then from memory, which must not make a difference.
  std::vector<std::string> Find(std::string_view word, int most_cost, bool same_start = false) {
    WordCache cache;
    std::vector<SimilarWord> similar = FindSimilarWords(database_, word, most_cost, same_start);
    for (int i = 0; i < 4; ++i) {
      EXPECT_EQ(FindSimilarWords(database_, word, most_cost, same_start, &cache), similar);
    }
    if (!similar.empty()) {
      EXPECT_NE(cache.Words(database_), nullptr);
    }
    std::vector<std::string> found;
    for (SimilarWord& one : similar) found.push_back(std::move(one.text));
    return found;
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(SimilarWordsTest, FindsWhatIsWithinTheCostInByteOrder) {
  Add({"cama", "camp", "camps", "campamento", "clamp", "tramp"});
  EXPECT_THAT(Find("camp", kEdit), ElementsAre("cama", "camps", "clamp"));
}

TEST_F(SimilarWordsTest, LeavesTheWordItselfOut) {
  Add({"camp"});
  EXPECT_THAT(Find("camp", 2 * kEdit), IsEmpty());
}

TEST_F(SimilarWordsTest, CountsPassages) {
  Add({"agua"});
  Add({"agua"});
  EXPECT_THAT(FindSimilarWords(database_, "ahua", kEdit, false),
              ElementsAre(SimilarWord{"agua", kNeighbourKey, 2}));
}

TEST_F(SimilarWordsTest, FindsWordsThatBeginWithAnAccent) {
  Add({"último", "zinc", "ñandú"});
  EXPECT_THAT(Find("ultimo", kEdit), ElementsAre("último"));
  EXPECT_THAT(Find("ñandu", kEdit), ElementsAre("ñandú"));
}

TEST_F(SimilarWordsTest, PassesOverWhatIsNoWordOfLetters) {
  Add({"covid19", "camp2", "2camp", "c.amp", "camp@iom"});
  EXPECT_THAT(Find("camp", 2 * kEdit), IsEmpty());
}

TEST_F(SimilarWordsTest, WithTheSameStartLooksAtNoOtherBeginning) {
  Add({"lamp", "cramp"});
  EXPECT_THAT(Find("camp", kEdit + kFirstLetter, true), ElementsAre("cramp"));
  EXPECT_THAT(Find("camp", kEdit + kFirstLetter, false), ElementsAre("cramp", "lamp"));
}

TEST_F(SimilarWordsTest, NothingIsLikeNothing) {
  Add({"a", "al"});
  EXPECT_THAT(Find("", kEdit), IsEmpty());
  EXPECT_THAT(Find("a", 0), IsEmpty());
}

// What the walk passes over must be too far: it finds what looking at each word finds.
TEST_F(SimilarWordsTest, PassingOverBeginningsLosesNothing) {
  std::mt19937 random(7);
  const std::vector<std::string> letters = {"a", "b", "c", "h", "l", "y", "u", "q",
                                            "k", "á", "ñ", "n", "s", "p", "f"};
  const auto word = [&] {
    std::string text;
    const size_t length = 3 + random() % 5;
    for (size_t i = 0; i < length; ++i) text += letters[random() % letters.size()];
    return text;
  };
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) words.push_back(word());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  Add(words);
  size_t found = 0;
  for (int i = 0; i < 40; ++i) {
    const std::string typed = word();
    std::vector<std::string> expected;
    for (const std::string& other : words) {
      if (other != typed && EditCost(typed, other) <= 2 * kEdit) expected.push_back(other);
    }
    EXPECT_EQ(Find(typed, 2 * kEdit), expected) << typed;
    found += expected.size();
  }
  EXPECT_GT(found, 100u);
}

}  // namespace
}  // namespace faro
