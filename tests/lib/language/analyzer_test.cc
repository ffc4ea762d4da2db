// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "lib/base/utf8.h"
#include "lib/language/normalizer.h"
#include "tests/lib/language/random_text.h"
#include "tests/support/test_sets.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// One text, analysed, in forms that are short to write down.
class Analysis {
 public:
  explicit Analysis(std::string_view text) : text_(text) { analyzer_.Analyze(text_, &analyzed_); }

  // What the tokens cover of the original.
  std::vector<std::string> Slices() const {
    std::vector<std::string> slices;
    for (const Token& token : analyzed_.tokens()) {
      slices.push_back(text_.substr(token.begin, token.end - token.begin));
    }
    return slices;
  }

  std::vector<std::string> Exact() const {
    std::vector<std::string> forms;
    for (const Token& token : analyzed_.tokens()) forms.emplace_back(analyzed_.Exact(token));
    return forms;
  }

  std::vector<std::string> Compounds() const {
    std::vector<std::string> texts;
    for (const Compound& compound : analyzed_.compounds()) texts.push_back(compound.text);
    return texts;
  }

  std::vector<std::string> Acronyms() const {
    std::vector<std::string> found;
    for (size_t i = 0; i < analyzed_.tokens().size(); ++i) {
      const std::string acronym = Analyzer::AcronymAt(analyzed_, text_, i);
      if (!acronym.empty()) found.push_back(acronym);
    }
    return found;
  }

  std::vector<bool> Stemmable() const {
    std::vector<bool> flags;
    for (const Token& token : analyzed_.tokens()) flags.push_back(token.stemmable);
    return flags;
  }

  std::vector<bool> Glued() const {
    std::vector<bool> flags;
    for (const Token& token : analyzed_.tokens()) flags.push_back(token.glued);
    return flags;
  }

  const AnalyzedText& analyzed() const { return analyzed_; }

 private:
  std::string text_;
  Analyzer analyzer_;
  AnalyzedText analyzed_;
};

// The answers that were decided for words on which analyzers differ.

TEST(AnalyzerTest, HyphenatedName) {
  const Analysis found("UN-CMCoord");
  EXPECT_THAT(found.Slices(), ElementsAre("UN", "CMCoord"));
  EXPECT_THAT(found.Exact(), ElementsAre("un", "cmcoord"));
  EXPECT_THAT(found.Compounds(), ElementsAre("uncmcoord"));
  EXPECT_THAT(found.Acronyms(), ElementsAre("UN"));
}

TEST(AnalyzerTest, NameWithNumber) {
  const Analysis found("COVID-19");
  EXPECT_THAT(found.Slices(), ElementsAre("COVID", "19"));
  EXPECT_THAT(found.Exact(), ElementsAre("covid", "19"));
  EXPECT_THAT(found.Compounds(), ElementsAre("covid19"));
  EXPECT_THAT(found.Acronyms(), ElementsAre("COVID"));
}

TEST(AnalyzerTest, ResolutionNumber) {
  const Analysis found("A/RES/70/296");
  EXPECT_THAT(found.Exact(), ElementsAre("a", "res", "70", "296"));
  EXPECT_THAT(found.Compounds(), ElementsAre("ares70296"));
  EXPECT_THAT(found.Acronyms(), ElementsAre("RES"));
}

TEST(AnalyzerTest, MailAddress) {
  const Analysis found("prdcore@iom.int");
  EXPECT_THAT(found.Exact(), ElementsAre("prdcore", "iom", "int"));
  EXPECT_THAT(found.Compounds(), ElementsAre("prdcore@iom.int"));
  EXPECT_THAT(found.Acronyms(), IsEmpty());
}

TEST(AnalyzerTest, KeepsDecimalComma) {
  const Analysis found("38,5 °C");
  EXPECT_THAT(found.Slices(), ElementsAre("38,5", "C"));
  EXPECT_THAT(found.Exact(), ElementsAre("38.5", "c"));
  EXPECT_THAT(found.Compounds(), IsEmpty());
  EXPECT_THAT(found.Acronyms(), IsEmpty());
}

TEST(AnalyzerTest, GroupedNumber) {
  EXPECT_THAT(Analysis("1.000,50").Exact(), ElementsAre("1000.50"));
  EXPECT_THAT(Analysis("1,000.50").Exact(), ElementsAre("1000.50"));
  EXPECT_THAT(Analysis("1.000,50").Slices(), ElementsAre("1.000,50"));
}

TEST(AnalyzerTest, ElidedArticle) {
  const Analysis found("l'État");
  EXPECT_THAT(found.Slices(), ElementsAre("l'État"));
  EXPECT_THAT(found.Exact(), ElementsAre("état"));
  EXPECT_THAT(Analysis("l\u2019État").Exact(), ElementsAre("état"));
}

TEST(AnalyzerTest, PossessiveWithEitherApostrophe) {
  for (const char* text : {"IOM's", "IOM\u2019s", "IOM\u02BCs"}) {
    const Analysis found(text);
    EXPECT_THAT(found.Slices(), ElementsAre(text));
    EXPECT_THAT(found.Exact(), ElementsAre("iom"));
    EXPECT_THAT(found.Acronyms(), ElementsAre("IOM"));
    EXPECT_THAT(found.Compounds(), IsEmpty());
  }
}

TEST(AnalyzerTest, DottedAbbreviation) {
  const Analysis english("U.N.");
  EXPECT_THAT(english.Slices(), ElementsAre("U.N"));
  EXPECT_THAT(english.Exact(), ElementsAre("un"));
  EXPECT_THAT(english.Acronyms(), ElementsAre("UN"));
  const Analysis spanish("EE.UU.");
  EXPECT_THAT(spanish.Slices(), ElementsAre("EE.UU"));
  EXPECT_THAT(spanish.Exact(), ElementsAre("eeuu"));
  EXPECT_THAT(spanish.Acronyms(), ElementsAre("EEUU"));
}

TEST(AnalyzerTest, HyphenatedWord) {
  const Analysis found("e-mail");
  EXPECT_THAT(found.Exact(), ElementsAre("e", "mail"));
  EXPECT_THAT(found.Compounds(), ElementsAre("email"));
  EXPECT_THAT(found.Acronyms(), IsEmpty());
}

TEST(AnalyzerTest, CombiningAndComposedAccentAreOneWord) {
  const Analysis combining("coordinacio\u0301n");
  EXPECT_THAT(combining.Exact(), ElementsAre("coordinaci\u00F3n"));
  EXPECT_THAT(combining.Slices(), ElementsAre("coordinacio\u0301n"));
  EXPECT_EQ(combining.Exact(), Analysis("coordinaci\u00F3n").Exact());
}

TEST(AnalyzerTest, LigatureIsItsLetters) {
  const Analysis found("o\uFB03ce");
  EXPECT_THAT(found.Exact(), ElementsAre("office"));
  EXPECT_THAT(found.Slices(), ElementsAre("o\uFB03ce"));
}

TEST(AnalyzerTest, SoftHyphenIsNothing) {
  const Analysis found("coor\u00ADdination");
  EXPECT_THAT(found.Exact(), ElementsAre("coordination"));
  EXPECT_THAT(found.Slices(), ElementsAre("coor\u00ADdination"));
  EXPECT_THAT(found.Compounds(), IsEmpty());
}

TEST(AnalyzerTest, YearIsNotAnus) {
  EXPECT_THAT(Analysis("año ano").Exact(), ElementsAre("año", "ano"));
  EXPECT_THAT(Analysis("AN\u0303O ANO").Exact(), ElementsAre("año", "ano"));
  Analyzer analyzer;
  const std::string year(analyzer.Stem("año", Language::kSpanish));
  EXPECT_NE(analyzer.Stem("ano", Language::kSpanish), year);
}

TEST(AnalyzerTest, EmptyText) {
  EXPECT_THAT(Analysis("").Exact(), IsEmpty());
  EXPECT_THAT(Analysis("").Compounds(), IsEmpty());
}

TEST(AnalyzerTest, WordsOfLettersAreStemmable) {
  EXPECT_THAT(Analysis("niños don't 3rd 38,5 Лагерь हिन्दी").Stemmable(),
              ElementsAre(true, true, false, false, true, true));
}

TEST(AnalyzerTest, TokenWithoutVisibleLettersIsDropped) {
  // The Hangul filler is a letter to the word rules and nothing to case folding.
  EXPECT_THAT(Analysis("a \u3164 b").Exact(), ElementsAre("a", "b"));
}

TEST(AnalyzerTest, DroppedTokenGluesNothing) {
  const Analysis found("camp \u3164-site");
  EXPECT_THAT(found.Exact(), ElementsAre("camp", "site"));
  EXPECT_THAT(found.Glued(), ElementsAre(false, false));
  EXPECT_THAT(found.Compounds(), IsEmpty());
  EXPECT_THAT(Analysis("\u3164-site").Glued(), ElementsAre(false));
}

TEST(AnalyzerTest, ResultObjectIsReused) {
  Analyzer analyzer;
  AnalyzedText analyzed;
  analyzer.Analyze("COVID-19 and many more words", &analyzed);
  analyzer.Analyze("agua", &analyzed);
  ASSERT_EQ(analyzed.tokens().size(), 1u);
  EXPECT_EQ(analyzed.Exact(analyzed.tokens()[0]), "agua");
  EXPECT_THAT(analyzed.compounds(), IsEmpty());
}

TEST(AnalyzerTest, StemGoesByLanguage) {
  Analyzer analyzer;
  EXPECT_EQ(analyzer.Stem("once", Language::kEnglish), Stemmer(Language::kEnglish).Stem("once"));
  EXPECT_EQ(analyzer.Stem("albergues", Language::kSpanish),
            Stemmer(Language::kSpanish).Stem("albergues"));
  EXPECT_EQ(analyzer.Stem("albergues", Language::kEnglish),
            Stemmer(Language::kEnglish).Stem("albergues"));
}

TEST(CompoundTest, NamesItsTokens) {
  const Analysis found("see COVID-19 now");
  ASSERT_EQ(found.analyzed().compounds().size(), 1u);
  EXPECT_EQ(found.analyzed().compounds()[0].first, 1u);
  EXPECT_EQ(found.analyzed().compounds()[0].count, 2u);
}

TEST(CompoundTest, KeepsAtAndStopOnly) {
  EXPECT_THAT(Analysis("a@b.co").Compounds(), ElementsAre("a@b.co"));
  EXPECT_THAT(Analysis("site_plan").Compounds(), ElementsAre("siteplan"));
  EXPECT_THAT(Analysis("M&E").Compounds(), ElementsAre("me"));
  EXPECT_THAT(Analysis("e\u2011mail").Compounds(), ElementsAre("email"));
}

TEST(CompoundTest, SeveralInOneText) {
  EXPECT_THAT(Analysis("pre-crisis COVID-19, e-mail").Compounds(),
              ElementsAre("precrisis", "covid19", "email"));
}

TEST(CompoundTest, SixPartsAreTheMost) {
  EXPECT_THAT(Analysis("u-v-w-x-y-z").Compounds(), ElementsAre("uvwxyz"));
  EXPECT_THAT(Analysis("t-u-v-w-x-y-z").Compounds(), IsEmpty());
  EXPECT_EQ(Analysis("t-u-v-w-x-y-z").Exact().size(), 7u);
}

TEST(CompoundTest, UsesExactForms) {
  EXPECT_THAT(Analysis("UN-IOM's").Compounds(), ElementsAre("uniom"));
  EXPECT_THAT(Analysis("Niño-1,5").Compounds(), ElementsAre("niño1.5"));
}

TEST(AcronymAtTest, StandsInASentence) {
  EXPECT_THAT(Analysis("The WHO and two IDPs from EE.UU. met OCHA.").Acronyms(),
              ElementsAre("WHO", "IDP", "EEUU", "OCHA"));
}

TEST(AcronymAtTest, TwoCapitalWordsAreAcronyms) {
  EXPECT_THAT(Analysis("ask UN OCHA today").Acronyms(), ElementsAre("UN", "OCHA"));
}

TEST(AcronymAtTest, ThreeCapitalWordsAreAHeading) {
  EXPECT_THAT(Analysis("DO NO HARM").Acronyms(), IsEmpty());
  EXPECT_THAT(Analysis("GESTIÓN DEL RIESGO").Acronyms(), IsEmpty());
  EXPECT_THAT(Analysis("1. CAMP AND SITE PLANNING for WHO").Acronyms(), ElementsAre("WHO"));
}

TEST(AcronymAtTest, PunctuationEndsAHeading) {
  EXPECT_THAT(Analysis("WHO, WFP, OCHA").Acronyms(), ElementsAre("WHO", "WFP", "OCHA"));
  EXPECT_THAT(Analysis("WHO\nWFP\nOCHA").Acronyms(), ElementsAre("WHO", "WFP", "OCHA"));
  EXPECT_THAT(Analysis("CCCM WASH/HEALTH").Acronyms(), ElementsAre("CCCM", "WASH", "HEALTH"));
}

TEST(AcronymAtTest, NumberIsNoCapitalWord) {
  EXPECT_THAT(Analysis("WHO 2022 WFP").Acronyms(), ElementsAre("WHO", "WFP"));
}

// Offsets: what highlighting and quoting stand on.

// Every offset of `text` at which a character starts, and its end. A byte that is part of no
// character is one by itself.
std::vector<bool> Boundaries(std::string_view text) {
  std::vector<bool> starts(text.size() + 1, false);
  for (size_t i = 0; i < text.size();) {
    starts[i] = true;
    size_t length = std::min<size_t>(4, text.size() - i);
    while (length > 1 &&
           !(IsValidUtf8(text.substr(i, length)) && CountCodePoints(text.substr(i, length)) == 1)) {
      --length;
    }
    i += length;
  }
  starts[text.size()] = true;
  return starts;
}

class OffsetsTest : public ::testing::Test {
 protected:
  void Check(std::string_view text) {
    ++texts_;
    analyzer_.Analyze(text, &analyzed_);
    tokens_ += analyzed_.tokens().size();
    compounds_ += analyzed_.compounds().size();
    CheckTokens(text);
    CheckCompounds();
  }

  // The same for text that people write, of which no ASCII letter or digit may lie outside all
  // tokens. (Of nonsense it may: to ICU a word whose end is a joiner and an emoji is no word.)
  void CheckWritten(std::string_view text) {
    Check(text);
    std::vector<bool> covered(text.size(), false);
    for (const Token& token : analyzed_.tokens()) {
      std::fill(covered.begin() + token.begin, covered.begin() + token.end, true);
    }
    for (size_t i = 0; i < text.size(); ++i) {
      ASSERT_TRUE(covered[i] || !IsAsciiAlnum(text[i])) << i << ": " << text;
    }
  }

  void Report(const std::string& set) const {
    std::cout << "offsets " << set << ": " << texts_ << " texts, " << tokens_ << " tokens, "
              << compounds_ << " compounds\n";
    RecordProperty(set + "_texts", static_cast<int>(texts_));
    RecordProperty(set + "_tokens", static_cast<int>(tokens_));
    RecordProperty(set + "_compounds", static_cast<int>(compounds_));
  }

  size_t texts_ = 0;
  size_t tokens_ = 0;
  size_t compounds_ = 0;

 private:
  void CheckTokens(std::string_view text) {
    const std::vector<bool> boundaries = Boundaries(text);
    uint32_t last = 0;
    for (const Token& token : analyzed_.tokens()) {
      ASSERT_LE(last, token.begin) << text;
      ASSERT_LT(token.begin, token.end) << text;
      ASSERT_LE(token.end, text.size()) << text;
      ASSERT_TRUE(boundaries[token.begin] && boundaries[token.end]) << token.begin << ": " << text;
      // The slice alone gives the same exact form, so it holds all that the term was made of.
      std::string exact;
      AppendExactForm(text.substr(token.begin, token.end - token.begin), token.kind, &exact);
      ASSERT_EQ(analyzed_.Exact(token), exact) << text;
      ASSERT_FALSE(exact.empty()) << text;
      ASSERT_TRUE(IsValidUtf8(exact)) << text;
      if (token.glued) {
        ASSERT_LE(CountCodePoints(text.substr(last, token.begin - last)), 1u) << text;
        ASSERT_EQ(TrimAscii(text.substr(last, token.begin - last)).size(), token.begin - last);
      }
      last = token.end;
    }
  }

  void CheckCompounds() {
    const auto& tokens = analyzed_.tokens();
    size_t last = 0;
    for (const Compound& compound : analyzed_.compounds()) {
      ASSERT_LE(last, compound.first);
      ASSERT_GE(compound.count, 2u);
      last = compound.first + compound.count;
      ASSERT_LE(last, tokens.size());
      for (size_t i = compound.first + 1; i < last; ++i) ASSERT_TRUE(tokens[i].glued);
      ASSERT_TRUE(last == tokens.size() || !tokens[last].glued);
    }
  }

  Analyzer analyzer_;
  AnalyzedText analyzed_;
};

TEST_F(OffsetsTest, RandomText) {
  std::mt19937 random(20221101);
  for (int i = 0; i < 3'000 && !HasFatalFailure(); ++i) Check(testing::RandomText(&random, 60));
  Report("random");
  EXPECT_GT(tokens_, 10'000u);
  EXPECT_GT(compounds_, 1'000u);
}

TEST_F(OffsetsTest, RandomBytes) {
  std::mt19937 random(1951);
  for (int i = 0; i < 1'000 && !HasFatalFailure(); ++i) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    Check(bytes);
  }
  Report("bytes");
  EXPECT_GT(tokens_, 1'000u);
}

TEST_F(OffsetsTest, EveryPrefixOfAMixedText) {
  const std::string text =
      "L\u2019État, 38,5 °C: año\u0303 😀👍🏽 日本語 مخيم e-mail COVID-19 "
      "o\uFB03ce "
      "U.N.";
  for (size_t size = 0; size <= text.size() && !HasFatalFailure(); ++size) {
    CheckWritten(std::string_view(text).substr(0, size));  // many end inside a character
    CheckWritten(std::string_view(text).substr(size));     // and begin inside one
  }
  EXPECT_GT(tokens_, text.size());
}

TEST_F(OffsetsTest, SampleManual) {
  const std::filesystem::path corpus = std::filesystem::path(FARO_SOURCE_DIR) / "corpus";
  if (!std::filesystem::exists(corpus)) GTEST_SKIP() << "no " << corpus;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (!entry.is_regular_file()) continue;
    SCOPED_TRACE(entry.path());
    CheckWritten(testing::ReadFile(entry.path()));
    if (HasFatalFailure()) return;
  }
  Report("corpus");
  EXPECT_GT(tokens_, 0u);
}

TEST_F(OffsetsTest, SeedPages) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(seeds)) {
    if (!entry.is_regular_file()) continue;
    SCOPED_TRACE(entry.path());
    CheckWritten(testing::ReadFile(entry.path()));
    if (HasFatalFailure()) return;
  }
  Report("seeds");
  EXPECT_GT(tokens_, 0u);
}

}  // namespace
}  // namespace faro
