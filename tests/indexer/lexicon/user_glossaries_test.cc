// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/user_glossaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/lexicon/translation_compiler.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "tests/indexer/temp_folder.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using ::testing::AllOf;
using testing::CodeOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempFolder;
using ::testing::UnorderedElementsAre;

using Paths = std::optional<std::vector<std::string>>;

class UserGlossariesTest : public ::testing::Test {
 protected:
  std::vector<std::string> Compile(const Paths& paths) {
    return CompileTranslations({"rope\tx\trope\t\tcuerda\t\n", "table.tsv", "", {}, false, paths},
                               &analyzer_, &database_);
  }

  std::vector<std::string> Spanish(const std::string& english) {
    std::vector<std::string> texts;
    const std::string key =
        TranslationKey(Language::kEnglish, ContentStems(english, Language::kEnglish, &analyzer_));
    for (const Translation& found : FindTranslations(database_, key)) texts.push_back(found.text);
    return texts;
  }

  std::vector<std::string> Remembered() {
    std::vector<std::string> paths;
    for (const GlossaryRecord& record : LoadGlossaries(database_)) paths.push_back(record.path);
    return paths;
  }

  Analyzer analyzer_;
  TempFolder folder_;
  Xapian::WritableDatabase database_{folder_ / "index", Xapian::DB_CREATE};
};

TEST_F(UserGlossariesTest, AddToWhatFaroKnows) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\nrope\tsoga\n");
  EXPECT_THAT(Compile(Paths({path})), IsEmpty());
  EXPECT_THAT(Spanish("tents"), ElementsAre("carpa"));
  EXPECT_THAT(Spanish("rope"), UnorderedElementsAre("cuerda", "soga"));
  EXPECT_THAT(Remembered(), ElementsAre(path));
}

TEST_F(UserGlossariesTest, SentencesOfAllFilesAreTakenTogether) {
  const std::string unit =
      "<tu><tuv xml:lang=\"en\"><seg>A tent.</seg></tuv><tuv xml:lang=\"es\"><seg>Una carpa.</seg>"
      "</tuv></tu>";
  const std::string two = folder_.Write("a.tmx", "<tmx><body>" + unit + unit + "</body></tmx>");
  const std::string one = folder_.Write("b.tmx", "<tmx><body>" + unit + "</body></tmx>");
  Compile(Paths({two}));
  EXPECT_THAT(Spanish("tent"), IsEmpty());
  Compile(Paths({two, one}));
  EXPECT_THAT(Spanish("tent"), ElementsAre("carpa"));
}

TEST_F(UserGlossariesTest, FileNamedTwiceIsOne) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path, folder_ / "./a.tsv"}));
  EXPECT_THAT(Remembered(), ElementsAre(path));
}

TEST_F(UserGlossariesTest, RememberedOnesGoOnAndFollowTheirFiles) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path}));
  EXPECT_THAT(Compile(std::nullopt), IsEmpty());
  EXPECT_THAT(Spanish("tent"), ElementsAre("carpa"));
  folder_.Write("a.tsv", "tent\ttienda\n");
  Compile(std::nullopt);
  EXPECT_THAT(Spanish("tent"), ElementsAre("tienda"));
}

TEST_F(UserGlossariesTest, UnchangedOnesAreNotReadAgain) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path}));
  // What a second compilation would bring back.
  database_.clear_synonyms(
      TranslationKey(Language::kEnglish, ContentStems("tent", Language::kEnglish, &analyzer_)));
  folder_.Touch("a.tsv");
  Compile(std::nullopt);
  Compile(Paths({path}));
  EXPECT_THAT(Spanish("tent"), IsEmpty());
}

TEST_F(UserGlossariesTest, NamedOnesTakeThePlaceOfOthers) {
  Compile(Paths({folder_.Write("a.tsv", "tent\tcarpa\n")}));
  Compile(Paths({folder_.Write("b.tsv", "pump\tbomba\n")}));
  EXPECT_THAT(Spanish("tent"), IsEmpty());
  EXPECT_THAT(Spanish("pump"), ElementsAre("bomba"));
  EXPECT_THAT(Remembered(), ElementsAre(folder_ / "b.tsv"));
}

TEST_F(UserGlossariesTest, NoneTakesThemOut) {
  Compile(Paths({folder_.Write("a.tsv", "tent\tcarpa\n")}));
  Compile(std::vector<std::string>());
  EXPECT_THAT(Spanish("tent"), IsEmpty());
  EXPECT_THAT(Spanish("rope"), ElementsAre("cuerda"));
  EXPECT_THAT(Remembered(), IsEmpty());
}

TEST_F(UserGlossariesTest, MovedFileIsRememberedWhereItIs) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path}));
  std::filesystem::rename(path, folder_ / "b.tsv");
  Compile(Paths({folder_ / "b.tsv"}));
  EXPECT_THAT(Remembered(), ElementsAre(folder_ / "b.tsv"));
}

TEST_F(UserGlossariesTest, WhatARememberedOneGaveOutlastsItsFile) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path}));
  std::filesystem::remove(path);
  EXPECT_THAT(Compile(std::nullopt), ElementsAre(AllOf(HasSubstr(path), HasSubstr("stay"))));
  EXPECT_THAT(Spanish("tent"), ElementsAre("carpa"));
  EXPECT_THAT(Remembered(), ElementsAre(path));
}

TEST_F(UserGlossariesTest, WhatARememberedOneGaveOutlastsABadEdit) {
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path}));
  folder_.Write("a.tsv", "tent\ttienda\nrope\n");
  EXPECT_THAT(Compile(std::nullopt),
              ElementsAre(AllOf(HasSubstr(path + ":2: "), HasSubstr("stay"))));
  EXPECT_THAT(Spanish("tent"), ElementsAre("carpa"));
  folder_.Write("a.tsv", "tent\ttienda\n");
  EXPECT_THAT(Compile(std::nullopt), IsEmpty());
  EXPECT_THAT(Spanish("tent"), ElementsAre("tienda"));
}

TEST_F(UserGlossariesTest, NamedOnesMustBeThereAndSound) {
  Compile(Paths({folder_.Write("a.tsv", "tent\tcarpa\n")}));
  EXPECT_EQ(CodeOf([&] { Compile(Paths({folder_ / "missing.tsv"})); }), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf([&] { Compile(Paths({folder_.Write("b.tsv", "tent\n")})); }),
            ErrorCode::kBadInput);
  EXPECT_THAT(Spanish("tent"), ElementsAre("carpa"));
  EXPECT_THAT(Remembered(), ElementsAre(folder_ / "a.tsv"));
}

// One letter that stands for eighteen, with which keys would outgrow what Xapian takes.
TEST_F(UserGlossariesTest, KeysTooLongForTheIndexAreLeftOut) {
  std::string letters;
  while (letters.size() < 180) letters += "\xEF\xB7\xBA";
  EXPECT_THAT(
      Compile(Paths({folder_.Write("a.tsv", letters + "\tcarpa\ntent\t" + letters + "\n")})),
      IsEmpty());
  EXPECT_THAT(Spanish("tent"), ElementsAre(letters));
}

TEST_F(UserGlossariesTest, WordsTooLongForTheIndexAreLeftOut) {
  const std::string word(300, 'b');
  std::string units;
  for (int i = 0; i < 3; ++i) {
    units += "<tu><tuv xml:lang=\"en\"><seg>A tent.</seg></tuv><tuv xml:lang=\"es\"><seg>Una " +
             word + ".</seg></tuv></tu>";
  }
  Compile(Paths({folder_.Write("a.tmx", "<tmx><body>" + units + "</body></tmx>")}));
  database_.commit();
  EXPECT_THAT(Spanish("tent"), IsEmpty());
  EXPECT_THAT(Spanish("rope"), ElementsAre("cuerda"));
}

TEST_F(UserGlossariesTest, NotesAreThoseOfTheFiles) {
  const std::string path = folder_.Write("a.tsv", "# none yet\n");
  EXPECT_THAT(Compile(Paths({path})), ElementsAre(HasSubstr("nothing in both")));
}

TEST_F(UserGlossariesTest, RememberedGlossariesOfNoIndex) {
  EXPECT_THAT(RememberedGlossaries(folder_ / "missing"), IsEmpty());
  const std::string path = folder_.Write("a.tsv", "tent\tcarpa\n");
  Compile(Paths({path}));
  database_.commit();
  EXPECT_THAT(RememberedGlossaries(folder_ / "index"), ElementsAre(path));
  database_.set_metadata(std::string(kGlossariesKey), "\x05");
  database_.commit();
  EXPECT_THAT(RememberedGlossaries(folder_ / "index"), IsEmpty());
}

}  // namespace
}  // namespace faro
