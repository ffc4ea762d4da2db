// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/sentence_aligner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/lexicon/translation_compiler.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kTable =
    "a\tx\twater\t\tagua\t\n"
    "b\tx\tcamp\t\tcampamento\t\n"
    "c\tx\trope\t\tcuerda\t\n"
    "d\tx\twater truck\t\tcamión cisterna\t\n"
    "e\tx\triver\t\trío\t\n"
    "f\tx\thumanitarian country team\tHCT\tequipo humanitario de país\tEHP\n";

class SentenceAlignerTest : public ::testing::Test {
 protected:
  SentenceAlignerTest() {
    TranslationSources sources;
    sources.glossary = kTable;
    CompileTranslations(sources, &analyzer_, &database_);
  }

  std::vector<AnchoredSentence> Anchor(const std::vector<std::string>& texts, Language language) {
    std::vector<AnchoredSentence> sentences;
    for (const std::string& text : texts) sentences.push_back(finder_.Anchor(text, language));
    return sentences;
  }

  // Sentences that go together, as "0=0" or "1+2=1".
  std::vector<std::string> Align(const std::vector<std::string>& english,
                                 const std::vector<std::string>& spanish) {
    const auto name = [](size_t first, size_t count) {
      std::string text = std::to_string(first);
      if (count == 2) text += "+" + std::to_string(first + 1);
      return text;
    };
    std::vector<std::string> shown;
    for (const AlignedSentences& side :
         AlignSentences(Anchor(english, Language::kEnglish), Anchor(spanish, Language::kSpanish))) {
      shown.push_back(name(side.english, side.english_count) + "=" +
                      name(side.spanish, side.spanish_count));
    }
    return shown;
  }

  // The content words of `english` that share an anchor with `spanish`.
  std::vector<std::string> Shared(const std::string& english, const std::string& spanish,
                                  bool sure_only) {
    const AnchoredSentence one = finder_.Anchor(english, Language::kEnglish);
    const AnchoredSentence other = finder_.Anchor(spanish, Language::kSpanish);
    return Marked(one, SharedAnchors(one.words, other.words, sure_only));
  }

  // The words that a term explains: English ones, a bar, Spanish ones.
  std::vector<std::string> InTerms(const std::string& english, const std::string& spanish) {
    const AnchoredSentence one = finder_.Anchor(english, Language::kEnglish);
    const AnchoredSentence other = finder_.Anchor(spanish, Language::kSpanish);
    std::vector<bool> explained(one.words.size());
    std::vector<bool> other_explained(other.words.size());
    finder_.ExplainTerms(one, Language::kEnglish, other, &explained, &other_explained);
    std::vector<std::string> words = Marked(one, explained);
    words.emplace_back("|");
    for (std::string& word : Marked(other, other_explained)) words.push_back(std::move(word));
    return words;
  }

  static std::vector<std::string> Marked(const AnchoredSentence& sentence,
                                         const std::vector<bool>& marks) {
    std::vector<std::string> words;
    for (size_t i = 0; i < marks.size(); ++i) {
      const AnchoredWord& word = sentence.words[i];
      if (marks[i]) words.push_back(sentence.text.substr(word.begin, word.end - word.begin));
    }
    return words;
  }

  testing::TempFolder folder_;
  Analyzer analyzer_;
  Xapian::WritableDatabase database_{folder_ / "index", Xapian::DB_CREATE};
  AnchorFinder finder_{database_, &analyzer_};
};

// Anchors.

TEST_F(SentenceAlignerTest, TranslationsAreAnchorsInAnyForm) {
  EXPECT_THAT(Shared("The camps need ropes.", "Los campamentos piden una cuerda.", true),
              ElementsAre("camps", "ropes"));
}

TEST_F(SentenceAlignerTest, NumbersNamesAndAddressesAreAnchors) {
  EXPECT_THAT(
      Shared("In Managua 6,000 people write to wash@example.org about COVID-19.",
             "En Managua 6.000 personas escriben a wash@example.org por la COVID-19.", true),
      ElementsAre("Managua", "6,000", "wash", "example", "org", "COVID", "19"));
}

TEST_F(SentenceAlignerTest, BeginningsAreAnchorsButNotSureOnes) {
  EXPECT_THAT(Shared("Coordination of vaccines.", "Coordinación de vacunas.", false),
              ElementsAre("Coordination"));
  EXPECT_THAT(Shared("Coordination of vaccines.", "Coordinación de vacunas.", true), IsEmpty());
  EXPECT_THAT(Shared("A plan.", "Un plano.", false), IsEmpty()) << "too short";
}

TEST_F(SentenceAlignerTest, TermsOfSeveralWordsExplainTheirWords) {
  EXPECT_THAT(InTerms("Each water truck is new.", "Cada camión cisterna es nuevo."),
              ElementsAre("water", "truck", "|", "camión", "cisterna"));
  EXPECT_THAT(InTerms("Each water truck is new.", "Cada camión es nuevo."), ElementsAre("|"));
}

TEST_F(SentenceAlignerTest, AcronymsAreExplainedByWhatTheyStandFor) {
  EXPECT_THAT(InTerms("The HCT meets.", "El equipo humanitario de país se reúne."),
              ElementsAre("HCT", "|", "equipo", "humanitario", "país"));
}

TEST_F(SentenceAlignerTest, FunctionWordsAreNoWords) {
  EXPECT_THAT(finder_.Anchor("It is of the", Language::kEnglish).words, IsEmpty());
}

// Alignment.

TEST_F(SentenceAlignerTest, OneToOne) {
  EXPECT_THAT(Align({"The camp has 250 tents.", "The river is far away."},
                    {"El campamento tiene 250 carpas.", "El río está muy lejos."}),
              ElementsAre("0=0", "1=1"));
}

TEST_F(SentenceAlignerTest, SentenceTranslatedByTwo) {
  EXPECT_THAT(Align({"The camp has 250 tents and the water comes from the river by pipe.",
                     "Rope is given out on day 12."},
                    {"El campamento tiene 250 carpas.", "El agua llega del río por tubería.",
                     "La cuerda se reparte el día 12."}),
              ElementsAre("0=0+1", "1=2"));
}

TEST_F(SentenceAlignerTest, TwoTranslatedByOne) {
  EXPECT_THAT(Align({"The camp has 250 tents.", "Water comes from the river by pipe.",
                     "Rope is given out on day 12."},
                    {"El campamento tiene 250 carpas y el agua llega del río por tubería.",
                     "La cuerda se reparte el día 12."}),
              ElementsAre("0+1=0", "2=1"));
}

TEST_F(SentenceAlignerTest, SentenceLeftOut) {
  EXPECT_THAT(Align({"The camp has 250 tents.",
                     "Nobody ever measured how long the queue at the "
                     "second gate gets when it rains.",
                     "Rope is given out on day 12."},
                    {"El campamento tiene 250 carpas.", "La cuerda se reparte el día 12."}),
              ElementsAre("0=0", "2=1"));
}

TEST_F(SentenceAlignerTest, AnchorsBeatLengths) {
  EXPECT_THAT(Align({"Somebody waited at the gate for it all day long yesterday.",
                     "The camp on the river has 250 ropes in 12 tents."},
                    {"El campamento del río tiene 250 cuerdas en 12 carpas."}),
              ElementsAre("1=0"));
}

TEST_F(SentenceAlignerTest, WordsOfBothSidesCountOnce) {
  const auto aligned = AlignSentences(Anchor({"Water and camps."}, Language::kEnglish),
                                      Anchor({"Agua y más agua."}, Language::kSpanish));
  ASSERT_EQ(aligned.size(), 1U);
  EXPECT_DOUBLE_EQ(aligned[0].shared, 3.0 / 4) << "camps has no anchor";
}

TEST_F(SentenceAlignerTest, VeryLongSentence) {
  std::string english = "Camp";
  std::string spanish = "Campamento";
  for (int i = 0; i < 200; ++i) {
    english += " water";
    spanish += " agua";
  }
  EXPECT_THAT(Align({english}, {spanish}), ElementsAre("0=0"));
}

TEST_F(SentenceAlignerTest, NothingToAlign) {
  EXPECT_THAT(Align({}, {}), IsEmpty());
  EXPECT_THAT(Align({"The camp."}, {}), IsEmpty());
  EXPECT_THAT(Align({}, {"El campamento."}), IsEmpty());
}

TEST_F(SentenceAlignerTest, MultipleOfTheSentencesIsGivenUp) {
  const std::vector<std::string> many(1000, "El campamento.");
  EXPECT_THAT(Align({"The camp."}, many), IsEmpty());
}

TEST_F(SentenceAlignerTest, LongDocumentsGoByTheDiagonal) {
  std::vector<std::string> english;
  std::vector<std::string> spanish;
  std::vector<std::string> expected;
  for (int i = 0; i < 1000; ++i) {
    english.push_back("The camp has " + std::to_string(i) + " tents today.");
    spanish.push_back("El campamento tiene " + std::to_string(i) + " carpas hoy.");
    expected.push_back(std::to_string(i) + "=" + std::to_string(i));
  }
  EXPECT_EQ(Align(english, spanish), expected);
}

}  // namespace
}  // namespace faro
