// SPDX-License-Identifier: GPL-3.0-or-later
// Snippets to gists, by an engine that is told what to say, and by Apertium where it is installed.
#include "searcher/gist/gist_translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "lib/base/utf8.h"
#include "lib/language/glossary.h"
#include "searcher/gist/apertium_engine.h"
#include "searcher/gist/gist_maker.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view kGlossary =
    "outbreak\thealth\toutbreak\t\tbrote | epidemia\t\n"
    "cholera-outbreak\thealth\tcholera outbreak\t\tbrote de cólera\t\n"
    "camp-management\tcccm\tcamp management\tCM\tgestión de campamentos\tGC\n"
    "idp\tprotection\tinternally displaced person\tIDP\tpersona desplazada interna\tPDI\n"
    "affected\tprotection\taffected people\t\tpersonas afectadas\t\n"
    "kit\twash\thygiene kit\t\tkit de higiene\t\n"
    "plot\tplaces\tplot\t\tlote\t\n"
    "batch\tplaces\tbatch\t\tlote\t\n"
    "per-person\tx\tper person\t\tpor persona\t\n"
    "farm\tplaces\tfarm\t\tfinca | parcela\t\n"
    "drain-verb\tx\tdrain\t\tdrenar\t\n"
    "cluster\tcccm\tcluster\t\tclúster\t\n";

// Says what it is told to, and keeps what it is asked.
class FakeEngine : public TransferEngine {
 public:
  using Step = std::function<std::string(const std::string&)>;

  std::vector<std::string> Analyse(const std::vector<std::string>& texts) override {
    return Each(texts, analyse, &analysed);
  }
  std::vector<std::string> Generate(const std::vector<std::string>& streams) override {
    return Each(streams, generate, &generated);
  }

  Step analyse = [](const std::string& text) { return text; };
  Step generate = [](const std::string& stream) { return stream; };
  std::vector<std::string> analysed;
  std::vector<std::string> generated;

 private:
  static std::vector<std::string> Each(const std::vector<std::string>& all, const Step& step,
                                       std::vector<std::string>* asked) {
    std::vector<std::string> answers;
    for (const std::string& text : all) {
      asked->push_back(text);
      answers.push_back(step(text));
    }
    return answers;
  }
};

class TermRewriterTest : public ::testing::Test {
 protected:
  static RewrittenText Spanish(const std::string& stream) {
    static const FieldTerms terms(ParseGlossary(kGlossary, "g"), Language::kSpanish);
    return TermRewriter(&terms).Rewrite(stream);
  }
  static RewrittenText English(const std::string& stream) {
    static const FieldTerms terms(ParseGlossary(kGlossary, "g"), Language::kEnglish);
    return TermRewriter(&terms).Rewrite(stream);
  }
};

TEST_F(TermRewriterTest, LongestTermBecomesOneNoun) {
  const RewrittenText text = Spanish(
      "^el<det><m><sg>/the<det>$ ^brote<n><m><sg>/shoot<n><sg>$ ^de<pr>/of<pr>$ "
      "^cólera<n><f><sg>/rage<n><sg>$ ^grave<adj>/grave<adj>$");
  EXPECT_EQ(text.stream,
            "^el<det><m><sg>/the<det>$ ^qxaazq<n><m><sg>/qxaazq<n><sg>$ ^grave<adj>/grave<adj>$");
  EXPECT_THAT(text.terms, ElementsAre("cholera outbreak"));
}

TEST_F(TermRewriterTest, NumberGenderAndCaseGoAlong) {
  const RewrittenText spanish = Spanish(
      "^Gestión<n><f><sg>/x<n>$ ^de<pr>/of<pr>$ ^el<det>/the<det>$ ^campamento<n><pl>/c<n>$");
  EXPECT_EQ(spanish.stream, "^Qxaazq<n><m><sg>/Qxaazq<n><sg>$");
  EXPECT_THAT(spanish.terms, ElementsAre("camp management"));
  const RewrittenText english = English("^hygiene<n><sg>/h<n>$ ^kit<n><pl>/caja<n><f><pl>$");
  EXPECT_EQ(english.stream, "^qxaazq<n><pl>/qxaazq<n><m><pl>$");
  EXPECT_THAT(english.terms, ElementsAre("kits de higiene"));
  EXPECT_THAT(English("^camp<n>/x$ ^management<n><sg>/y$").stream, HasSubstr("<n><f><sg>"));
}

TEST_F(TermRewriterTest, PluralTermsStayAsTheyAre) {
  EXPECT_THAT(Spanish("^persona<n><f><pl>/x$ ^afectar<vblex><pp><f><pl>/y$").terms,
              ElementsAre("affected people"));
}

TEST_F(TermRewriterTest, SingleNounsUnlessTheChoiceIsKnownOrNoNoun) {
  EXPECT_THAT(Spanish("^brote<n><m><pl>/shoot<n><pl>$").terms, ElementsAre("outbreaks"));
  EXPECT_THAT(Spanish("^brote<n><m><pl>/outbreak<n><pl>$").terms, IsEmpty());
  EXPECT_THAT(Spanish("^brotar<vblex>/sprout<vblex>$ ^brote<vblex>/x<vblex>$").terms, IsEmpty());
  EXPECT_THAT(Spanish("^*clústeres/*clústeres$").terms, ElementsAre("clusters"));
}

TEST_F(TermRewriterTest, WhatIsNotSureIsLeftAlone) {
  EXPECT_THAT(Spanish("^lote<n><m><sg>/batch<n><sg>$").terms, IsEmpty());
  EXPECT_THAT(English("^drain<n><sg>/desagüe<n>$").terms, IsEmpty());
  EXPECT_THAT(Spanish("^parcela<n><sg>/plot<n>$").terms, IsEmpty());
  EXPECT_THAT(Spanish("^persona<n><sg>/person<n>$").terms, IsEmpty());
  EXPECT_THAT(Spanish("^brote<n>/shoot<n>$, ^cólera<n>/rage<n>$").terms, ElementsAre("outbreak"));
  EXPECT_THAT(English("^camp<n>/x<n>$ ^manager<n>/y<n>$").terms, IsEmpty());
}

TEST_F(TermRewriterTest, AcronymsInCapitalsOnly) {
  EXPECT_THAT(Spanish("^*PDI/*PDI$ ^*pdi/*pdi$").terms, ElementsAre("IDP"));
  const RewrittenText text = English("^*IDPs/*IDPs$");
  EXPECT_THAT(text.terms, ElementsAre("PDI"));
  EXPECT_THAT(text.stream, HasSubstr("<f><pl>"));
}

TEST_F(TermRewriterTest, RestoreNeedsEachNameOnce) {
  const std::vector<std::string> terms = {"camp management", "IDP"};
  EXPECT_EQ(TermRewriter::Restore("Qxaazq of qxabzq.", terms), "Camp management of IDP.");
  EXPECT_EQ(TermRewriter::Restore("QXAAZQ, Qxabzq", terms), "Camp management, IDP");
  EXPECT_EQ(TermRewriter::Restore("qxaazq", terms), std::nullopt);
  EXPECT_EQ(TermRewriter::Restore("qxaazq qxabzq qxaazq", terms), std::nullopt);
  EXPECT_EQ(TermRewriter::Restore("qxaazq qxabzq qxaczq", terms), std::nullopt);
  EXPECT_EQ(TermRewriter::Restore("qx qxa qxA1zq", {}), "qx qxa qxA1zq");
}

class GistTranslatorTest : public ::testing::Test {
 protected:
  std::string Translate(const std::string& snippet) {
    return GistTranslator(&engine_, &terms_).Translate({snippet}).front();
  }

  FakeEngine engine_;
  FieldTerms terms_{ParseGlossary(kGlossary, "g"), Language::kSpanish};
};

TEST_F(GistTranslatorTest, EllipsesAndCaseAreKept) {
  engine_.generate = [](const std::string&) { return "the  water ,\\/ [x]"; };
  EXPECT_EQ(Translate("…el agua…"), "…the water ,/ x…");
  EXPECT_EQ(Translate("¿El agua"), "The water ,/ x");
  engine_.generate = [](const std::string&) { return "Water"; };
  EXPECT_EQ(Translate("agua"), "water");
  engine_.generate = [](const std::string&) { return "IDPs"; };
  EXPECT_EQ(Translate("los PDI"), "IDPs");
  EXPECT_EQ(engine_.analysed.front(), "el agua[]");
}

TEST_F(GistTranslatorTest, LostTermGivesThePlainTranslation) {
  engine_.analyse = [](const std::string&) { return "^*PDI/*PDI$"; };
  engine_.generate = [](const std::string& stream) {
    return stream.find("qx") == std::string::npos && stream.find("Qx") == std::string::npos
               ? "plain"
               : "nothing of it";
  };
  EXPECT_EQ(Translate("las PDI"), "plain");
  EXPECT_THAT(engine_.generated, SizeIs(2));
}

TEST_F(GistTranslatorTest, AnswersAreMadeSafe) {
  engine_.generate = [](const std::string&) { return std::string("a\x1b[2J\nb\xFF"); };
  const std::string gist = Translate("x");
  EXPECT_EQ(gist.find('\x1b'), std::string::npos);
  EXPECT_EQ(gist.find('\n'), std::string::npos);
  EXPECT_TRUE(IsValidUtf8(gist));
}

bool ApertiumIsInstalled() {
  return std::filesystem::exists("/usr/share/apertium/modes/spa-eng.mode");
}

Hit HitOf(Language language, const std::string& snippet) {
  Hit hit;
  hit.passage.language = language;
  hit.snippet.text = snippet;
  return hit;
}

TEST(GistMakerTest, TermsAreFoundAcrossTheirHyphens) {
  if (!ApertiumIsInstalled()) GTEST_SKIP() << "apertium-eng-spa is not installed";
  std::vector<Hit> hits = {HitOf(Language::kEnglish, "The gender-based violence case.")};
  GistMaker(Language::kSpanish).AddGists(&hits);
  ASSERT_TRUE(hits[0].gist);
  EXPECT_THAT(*hits[0].gist, ::testing::HasSubstr("violencia de género"));
}

TEST(GistMakerTest, OnlyHitsInTheOtherLanguageHaveOne) {
  if (!ApertiumIsInstalled()) GTEST_SKIP() << "apertium-eng-spa is not installed";
  std::vector<Hit> hits = {
      HitOf(Language::kSpanish, "El brote de cólera en el campamento."),
      HitOf(Language::kEnglish, "The camp."), HitOf(Language::kUnknown, "12345"),
      HitOf(Language::kSpanish, ""),
      HitOf(Language::kSpanish, "Las PDI y la gestión de campamentos: cccm@example.org…")};
  GistMaker maker(Language::kEnglish);
  maker.AddGists(&hits);
  EXPECT_EQ(maker.trouble(), "");
  EXPECT_EQ(hits[0].gist, "The cholera outbreak in the camp.");
  EXPECT_FALSE(hits[1].gist || hits[2].gist || hits[3].gist);
  EXPECT_EQ(hits[4].gist, "The IDP and the camp management: cccm@example.org…");
  hits = {HitOf(Language::kEnglish, "Water trucking reaches the new shelters.")};
  GistMaker(Language::kSpanish).AddGists(&hits);
  EXPECT_THAT(hits[0].gist.value_or(""), HasSubstr("transporte de agua en camiones"));
}

// Texts of characters that mean something to Apertium, the same ones in each run.
void AddRandomTexts(std::vector<Hit>* hits) {
  constexpr std::string_view kCharacters = "aAsx1 .,'-\\[]{}^$/@<>~*#+|&=_:;!?\"()%\n";
  std::minstd_rand random(7);
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (size_t length = 1 + random() % 40; length > 0; --length) {
      text += kCharacters[random() % kCharacters.size()];
    }
    hits->push_back(HitOf(Language::kSpanish, text));
  }
}

// Each text has its own answer, and none upsets what comes after.
TEST(GistMakerTest, HostileTextsAreAnsweredOneByOne) {
  if (!ApertiumIsInstalled()) GTEST_SKIP() << "apertium-eng-spa is not installed";
  std::vector<Hit> hits;
  for (const std::string text :
       {"^casa<n><f><sg>/x$ \\ [ ] { } @ $ ^ / < > ~ * # + | & = _", "[]", "[[t:b:1]]casa[[/]]",
        "\\", "^", "<STREAMCMD:FLUSH>", "a\\", "qxaazq Qxabzq PDI", "....", "a.b.c", "~~~ ~a",
        "\u00AD\u200B\u202E", "مأوى 避難所 🏕", "¿¡?!", "-", "'", "x' 's",
        "A/RES/70/296 (38,5 °C)"}) {
    hits.push_back(HitOf(Language::kSpanish, text));
    hits.push_back(HitOf(Language::kSpanish, "la casa"));
  }
  hits.push_back(HitOf(Language::kSpanish, std::string("a\0b\nc\0", 6)));
  AddRandomTexts(&hits);
  GistMaker maker(Language::kEnglish);
  for (int round = 0; round < 2; ++round) {
    maker.AddGists(&hits);
    ASSERT_EQ(maker.trouble(), "");
    for (size_t i = 0; i < hits.size(); ++i) {
      const std::string gist = hits[i].gist.value_or("none");
      EXPECT_TRUE(IsValidUtf8(gist));
      EXPECT_THAT(gist, Not(HasSubstr("none"))) << hits[i].snippet.text;
      EXPECT_TRUE(hits[i].snippet.text != "la casa" || gist == "the house") << i << ": " << gist;
    }
  }
  EXPECT_THAT(hits[14].gist.value_or(""), HasSubstr("qxaazq"));
}

}  // namespace
}  // namespace faro
