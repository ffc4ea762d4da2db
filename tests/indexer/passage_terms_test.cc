// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "lib/index/word_sequence.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class PassageTermsTest : public ::testing::Test {
 protected:
  PassageTermsTest() {
    passage_.source_id = "0123456789abcdef";
    passage_.ordinal = 4;
    passage_.language = Language::kEnglish;
  }

  Xapian::Document Make() { return indexer_.MakeDocument(passage_); }

  Xapian::Document Make(const std::string& text) {
    passage_.text = text;
    return Make();
  }

  // How often each term counts.
  std::map<std::string, unsigned> Counts(const Xapian::Document& document) {
    std::map<std::string, unsigned> counts;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      counts[*term] = term.get_wdf();
    }
    return counts;
  }

  unsigned Count(const Xapian::Document& document, const std::string& term) {
    const auto counts = Counts(document);
    const auto found = counts.find(term);
    return found == counts.end() ? 0 : found->second;
  }

  bool Has(const Xapian::Document& document, const std::string& term) {
    return Counts(document).contains(term);
  }

  // Whether `words` follow each other in `zone` of the passage.
  bool HasPhrase(const Xapian::Document& document, const std::vector<std::string>& words,
                 Zone zone = Zone::kAnywhere) {
    std::vector<std::vector<std::string>> places;
    for (const std::string& word : words) places.push_back({word});
    return PhrasePattern(places, zone).Matches(document.get_value(SlotNumber(Slot::kWords)));
  }

  Analyzer analyzer_;
  PassageIndexer indexer_{&analyzer_};
  Passage passage_;
};

TEST_F(PassageTermsTest, AllTermsOfAShortPassage) {
  passage_.title = "Kits";
  passage_.heading = {"Use"};
  auto counts = Counts(Make("The tents."));
  const std::string fingerprint(PrefixOf(Field::kFingerprint));
  EXPECT_EQ(std::erase_if(counts, [&](const auto& c) { return c.first.starts_with(fingerprint); }),
            4u);
  EXPECT_THAT(counts,
              UnorderedElementsAre(
                  // exact forms: title, heading, body
                  std::pair("kits", 1u), std::pair("use", 1u), std::pair("tents", 1u),
                  // stems; the title and the heading alone may be of either language
                  std::pair("ZENtent", 1u), std::pair("ZENkit", 1u), std::pair("ZENuse", 1u),
                  // the heading as a whole, for completions
                  std::pair("XHuse", 0u),
                  // what the passage is
                  std::pair("Q0123456789ab-4", 0u), std::pair("U0123456789abcdef", 0u),
                  std::pair("Len", 0u)));
}

TEST_F(PassageTermsTest, StemsOfTheLanguageOfThePassageOnly) {
  passage_.language = Language::kSpanish;
  const Xapian::Document spanish = Make("albergues");
  EXPECT_TRUE(Has(spanish, "ZESalberg"));
  EXPECT_FALSE(Has(spanish, "ZENalbergu"));
  EXPECT_TRUE(Has(spanish, "Les"));

  passage_.language = Language::kEnglish;
  const Xapian::Document english = Make("shelters");
  EXPECT_TRUE(Has(english, "ZENshelter"));
  EXPECT_FALSE(Has(english, "ZESshelters"));
}

TEST_F(PassageTermsTest, UnknownLanguageIsStemmedInBothAndOtherInNone) {
  passage_.language = Language::kUnknown;
  const Xapian::Document unknown = Make("hospitals");
  EXPECT_TRUE(Has(unknown, "ZENhospit"));
  EXPECT_TRUE(Has(unknown, "ZEShospitals"));
  EXPECT_TRUE(Has(unknown, "Lund"));

  passage_.language = Language::kOther;
  const Xapian::Document other = Make("hospitals");
  EXPECT_FALSE(Has(other, "ZENhospit"));
  EXPECT_FALSE(Has(other, "ZEShospitals"));
  EXPECT_TRUE(Has(other, "hospitals"));
  EXPECT_TRUE(Has(other, "Lother"));
}

TEST_F(PassageTermsTest, WordsCountAsOftenAsTheyOccur) {
  const Xapian::Document document = Make("Water, water and more WATER.");
  EXPECT_EQ(Count(document, "water"), 3u);
  EXPECT_EQ(Count(document, "ZENwater"), 3u);
}

TEST_F(PassageTermsTest, StopWordsStandInTheirPlacesAndHaveNoStems) {
  const Xapian::Document document = Make("in the camp of the delta");
  EXPECT_TRUE(HasPhrase(document, {"in", "the", "camp", "of", "the", "delta"}));
  EXPECT_FALSE(Has(document, "ZENthe"));
  EXPECT_FALSE(Has(document, "ZENof"));
}

TEST_F(PassageTermsTest, StopWordsAreThoseOfTheLanguage) {
  passage_.language = Language::kSpanish;
  const Xapian::Document document = Make("once pies sin red");
  EXPECT_TRUE(Has(document, "ZESonce"));  // eleven
  EXPECT_FALSE(Has(document, "ZESsin"));  // without
}

TEST_F(PassageTermsTest, AccentsStayInTheExactFormAndAreReported) {
  passage_.language = Language::kSpanish;
  const Xapian::Document document = Make("Evaluación del año, evaluación rápida del agua");
  EXPECT_TRUE(Has(document, "evaluación"));
  EXPECT_FALSE(Has(document, "evaluacion"));
  EXPECT_THAT(indexer_.TakeAccentedWords(), UnorderedElementsAre("evaluación", "año", "rápida"));
  EXPECT_THAT(indexer_.TakeAccentedWords(), IsEmpty());
}

TEST_F(PassageTermsTest, CombiningAccentsAreTheSameTerms) {
  EXPECT_TRUE(Has(Make("evaluacio\u0301n"), "evaluación"));
}

TEST_F(PassageTermsTest, CompoundsAreTermsTogetherAndApart) {
  const Xapian::Document document = Make("COVID-19 e-mail desk@example.org");
  for (const char* term : {"covid", "19", "covid19", "email", "desk@example.org", "desk"}) {
    EXPECT_TRUE(Has(document, term)) << term;
  }
}

TEST_F(PassageTermsTest, AcronymsAsWritten) {
  const Xapian::Document document = Make("The WHO and two IDPs met U.N. staff; who won?");
  EXPECT_EQ(Count(document, "XA:WHO"), 1u);
  EXPECT_EQ(Count(document, "XA:IDP"), 1u);
  EXPECT_EQ(Count(document, "XA:UN"), 1u);
}

TEST_F(PassageTermsTest, FunctionWordsOfItsOwnLanguageHaveNoTerms) {
  passage_.title = "El plan de la red";  // of a language of its own
  passage_.language = Language::kEnglish;
  const Xapian::Document english = Make("The plan of the red camp, sin embargo.");
  EXPECT_FALSE(Has(english, "the"));
  EXPECT_FALSE(Has(english, "of"));
  EXPECT_FALSE(Has(english, "el"));
  EXPECT_FALSE(Has(english, "de"));
  EXPECT_TRUE(Has(english, "sin"));
  EXPECT_TRUE(HasPhrase(english, {"plan", "of", "the", "red"}));
  passage_.title = "Sin";
  passage_.language = Language::kUnknown;
  EXPECT_TRUE(Has(Make("The plan"), "the"));
}

TEST_F(PassageTermsTest, WordsOfAHeadingInCapitalsAreNoAcronyms) {
  passage_.heading = {"WHO SHOULD ACT", "The WHO"};
  const Xapian::Document document = Make("Nobody.");
  EXPECT_EQ(Count(document, "XA:WHO"), 1u);  // of the second heading alone
  EXPECT_FALSE(Has(document, "XA:ACT"));
  EXPECT_FALSE(Has(document, "XA:SHOULD"));
}

TEST_F(PassageTermsTest, DefinitionsOfAcronymsAreTermsWithoutWeight) {
  const auto counts = Counts(Make("The United Nations Country Team (UNCT) meets."));
  EXPECT_THAT(counts, Contains(std::pair("XDunct=united nations country team=en", 0u)));
  EXPECT_THAT(counts, Contains(std::pair("XEen unit nation countri team=UNCT", 0u)));
}

TEST_F(PassageTermsTest, ADefinitionHasALanguageOfItsOwn) {
  passage_.language = Language::kSpanish;
  const Xapian::Document document = Make(
      "La Matriz de Seguimiento del Desplazamiento se llama Office for the Coordination of "
      "Humanitarian Affairs (OCHA) en inglés.");
  EXPECT_TRUE(Has(document, "XDocha=office for the coordination of humanitarian affairs=en"));
  EXPECT_TRUE(Has(document, "XEen offic coordin humanitarian affair=OCHA"));
}

TEST_F(PassageTermsTest, DefinitionsInTheTitleCountOnceAndThoseInHeadingsWithEachPassage) {
  passage_.title = "Equipo Humanitario de País (EHP)";
  passage_.heading = {"The Resident Coordinator (RC)"};
  passage_.ordinal = 0;
  const Xapian::Document first = Make("Nobody.");
  EXPECT_TRUE(Has(first, "XDehp=equipo humanitario de país=es"));
  EXPECT_TRUE(Has(first, "XDrc=resident coordinator=en"));
  passage_.ordinal = 1;
  const Xapian::Document second = Make("Nobody.");
  EXPECT_FALSE(Has(second, "XDehp=equipo humanitario de país=es"));
  EXPECT_TRUE(Has(second, "XDrc=resident coordinator=en"));
}

TEST_F(PassageTermsTest, DefinitionsTooLongForATermAreLeftOut) {
  const std::string longest(120, 'a');
  for (const auto& [term, count] : Counts(Make("Big" + longest + " Team (BT)"))) {
    EXPECT_FALSE(term.starts_with("XD")) << term;
    EXPECT_FALSE(term.starts_with("XE")) << term;
  }
}

TEST_F(PassageTermsTest, TitleAndHeadingsWeighMoreThanABodyOfSomeLength) {
  passage_.title = "Water";
  passage_.heading = {"Water quality", "Testing"};
  std::string text = "water";
  for (size_t words = 1; words < kFewWords; ++words) text += " well";
  const Xapian::Document list = Make(text);
  EXPECT_EQ(Count(list, "water"), 3u);
  EXPECT_EQ(Count(list, "ZENwater"), 3u);
  const Xapian::Document body = Make(text + " pump");
  EXPECT_EQ(Count(body, "water"), kTitleWeight + kHeadingWeight + 1);
  EXPECT_EQ(Count(body, "ZENwater"), kTitleWeight + kHeadingWeight + 1);
}

TEST_F(PassageTermsTest, HeadingHasALanguageOfItsOwn) {
  passage_.heading = {"Consideraciones clave de los refugios"};
  const Xapian::Document document = Make("Build shelters.");
  EXPECT_TRUE(Has(document, "ZESclav"));
  EXPECT_FALSE(Has(document, "ZENclave"));
  EXPECT_TRUE(Has(document, "ZENshelter"));
}

TEST_F(PassageTermsTest, PhrasesDoNotReachFromOneFieldToTheNext) {
  passage_.title = "Site planning";
  passage_.heading = {"Roads", "Drains"};
  const Xapian::Document document = Make("Dig now.");
  EXPECT_TRUE(HasPhrase(document, {"site", "planning"}));
  EXPECT_FALSE(HasPhrase(document, {"planning", "roads"}));
  EXPECT_FALSE(HasPhrase(document, {"roads", "drains"}));
  EXPECT_FALSE(HasPhrase(document, {"drains", "dig"}));
  EXPECT_TRUE(HasPhrase(document, {"dig", "now"}));
}

TEST_F(PassageTermsTest, FieldsAreToldApart) {
  passage_.title = "Site planning";
  passage_.heading = {"Roads", "Drains"};
  const Xapian::Document document = Make("Dig now.");
  const std::map<std::string, Zone> zones = {{"site", Zone::kTitle},    {"planning", Zone::kTitle},
                                             {"roads", Zone::kHeading}, {"drains", Zone::kHeading},
                                             {"dig", Zone::kAnywhere},  {"now", Zone::kAnywhere}};
  for (const auto& [word, zone] : zones) {
    EXPECT_EQ(HasPhrase(document, {word}, Zone::kTitle), zone == Zone::kTitle) << word;
    EXPECT_EQ(HasPhrase(document, {word}, Zone::kHeading), zone == Zone::kHeading) << word;
    EXPECT_TRUE(HasPhrase(document, {word})) << word;
  }
}

TEST_F(PassageTermsTest, PartsOfACompoundStandInTheirPlaces) {
  EXPECT_TRUE(HasPhrase(Make("new COVID-19 cases"), {"new", "covid", "19", "cases"}));
}

TEST_F(PassageTermsTest, NoPositions) {
  passage_.title = "Kits";
  const Xapian::Document document = Make("The tents.");
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    EXPECT_EQ(term.positionlist_count(), 0u) << *term;
  }
}

TEST_F(PassageTermsTest, NumbersAreExactTermsWithoutStems) {
  const auto counts = Counts(Make("1,500 families"));
  EXPECT_THAT(counts, Contains(std::pair("1500", 1u)));
  EXPECT_THAT(counts, Not(Contains(std::pair("ZEN1500", 1u))));
}

TEST_F(PassageTermsTest, LongWordsAreCutAtACodePoint) {
  const auto counts = Counts(Make("x" + std::string(200, 'y') + " año" + std::string(200, 'o')));
  EXPECT_THAT(counts, Contains(std::pair("x" + std::string(119, 'y'), 1u)));
  std::string spanish = "z";
  while (spanish.size() < 200) spanish += "ñ";
  EXPECT_THAT(Counts(Make(spanish)), Contains(std::pair(spanish.substr(0, 119), 1u)));
}

TEST_F(PassageTermsTest, Values) {
  passage_.updated = PartialDate{2022, 2, 0};
  const Xapian::Document document = Make("x");
  EXPECT_EQ(document.get_value(SlotNumber(Slot::kSource)), passage_.source_id);
  EXPECT_EQ(document.get_value(SlotNumber(Slot::kUpdatedFirst)), "20220201");
  EXPECT_EQ(document.get_value(SlotNumber(Slot::kUpdatedLast)), "20220228");
}

TEST_F(PassageTermsTest, NoDateNoDateValues) {
  const Xapian::Document document = Make("x");
  EXPECT_EQ(document.get_value(SlotNumber(Slot::kUpdatedFirst)), "");
  EXPECT_EQ(document.get_value(SlotNumber(Slot::kUpdatedLast)), "");
}

TEST_F(PassageTermsTest, NothingIsCarriedOverToTheNextPassage) {
  passage_.title = "Site planning";
  Make("roads");
  passage_.title = "";
  const Xapian::Document document = Make("drains");
  EXPECT_FALSE(Has(document, "roads"));
  EXPECT_FALSE(Has(document, "ZENSsite"));
  WordSequenceBuilder words;
  words.StartBody();
  words.AddWord("drains");
  EXPECT_EQ(document.get_value(SlotNumber(Slot::kWords)), words.bytes());
}

}  // namespace
}  // namespace faro
