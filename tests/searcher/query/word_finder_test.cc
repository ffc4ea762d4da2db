// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/open_index.h"
#include "lib/index/schema.h"
#include "lib/language/folding.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FormsOfStemTest : public ::testing::Test {
 protected:
  std::vector<std::string> FormsOf(std::string_view word, Language language,
                                   std::initializer_list<const char*> vocabulary) {
    Xapian::WritableDatabase database(folder_.Path("db"), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::Document document;
    for (const char* known : vocabulary) {
      document.add_term(TermFor(Field::kExact, known));
      const std::string bare = FoldAccentsAndTilde(known);
      if (bare != known) database.add_synonym(AccentKey(bare), known);
    }
    document.add_term(TermFor(Field::kStemEnglish, "plan"));
    database.add_document(document);
    database.commit();
    const std::string stem(analyzer_.Stem(word, language));
    std::vector<std::string> forms = FormsOfStem(database, stem, language, &analyzer_);
    std::sort(forms.begin(), forms.end());
    return forms;
  }

  testing::TempFolder folder_;
  Analyzer analyzer_;
};

TEST_F(FormsOfStemTest, WordsOfOneStem) {
  EXPECT_THAT(FormsOf("plan", Language::kEnglish,
                      {"plan", "planet", "planned", "planning", "plant", "plans", "camp"}),
              ElementsAre("plan", "planned", "planning", "plans"));
  EXPECT_THAT(FormsOf("planes", Language::kSpanish, {"plan", "planes", "plano", "planta", "campo"}),
              ElementsAre("plan", "planes"));
}

TEST_F(FormsOfStemTest, StemsHaveLostTheirAccents) {
  EXPECT_THAT(FormsOf("evaluación", Language::kSpanish,
                      {"evaluacion", "evaluaciones", "evaluación", "evasión"}),
              ElementsAre("evaluacion", "evaluaciones", "evaluación"));
  EXPECT_THAT(FormsOf("único", Language::kSpanish, {"unico", "unión", "única", "único"}),
              ElementsAre("unico", "única", "único"));
}

TEST_F(FormsOfStemTest, TildesStayWhereAccentsGo) {
  EXPECT_THAT(FormsOf("riñones", Language::kSpanish, {"rinon", "riñones", "riñón"}),
              ElementsAre("riñones", "riñón"));
}

TEST_F(FormsOfStemTest, LastLettersChange) {
  EXPECT_THAT(FormsOf("bodies", Language::kEnglish, {"bodies", "body", "bodyguard"}),
              ElementsAre("bodies", "body"));
  EXPECT_THAT(FormsOf("dying", Language::kEnglish, {"die", "died", "dies", "dying"}),
              ElementsAre("die", "died", "dies", "dying"));
}

TEST_F(FormsOfStemTest, ShortAndForeignWords) {
  EXPECT_THAT(FormsOf("x", Language::kEnglish, {"x", "xs"}), ElementsAre("x"));
  EXPECT_THAT(FormsOf("ñame", Language::kSpanish, {"name", "ñame", "ñames"}),
              ElementsAre("ñame", "ñames"));
  EXPECT_THAT(FormsOf("вода", Language::kEnglish, {"вода", "воды"}), ElementsAre("вода"));
}

TEST_F(FormsOfStemTest, StemThatNothingHas) {
  EXPECT_THAT(FormsOf("tent", Language::kEnglish, {"tenth", "camp"}), IsEmpty());
  EXPECT_THAT(FormsOfStem(Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY), "",
                          Language::kEnglish, &analyzer_),
              IsEmpty());
}

}  // namespace
}  // namespace faro
