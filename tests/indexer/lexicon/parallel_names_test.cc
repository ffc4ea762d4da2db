// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/parallel_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Sources of one root; their ids are their paths.
Catalogue Sources(const std::vector<std::string>& paths, const std::string& root = "/manual") {
  Catalogue catalogue;
  for (const std::string& path : paths) {
    SourceRecord record;
    record.root = root;
    record.path = path;
    record.passages = 1;
    catalogue.emplace(path, record);
  }
  return catalogue;
}

// Each pair as ENGLISH=SPANISH.
std::vector<std::string> PairsOf(const Catalogue& catalogue) {
  std::vector<std::string> pairs;
  for (const NamedPair& pair : FindNamedPairs(catalogue)) {
    pairs.push_back(pair.english + "=" + pair.spanish);
  }
  return pairs;
}

std::vector<std::string> Pairs(const std::vector<std::string>& paths) {
  return PairsOf(Sources(paths));
}

TEST(ParallelNamesTest, FoldersNameTheLanguage) {
  EXPECT_THAT(Pairs({"en/water.md", "es/water.md", "en/camp.md", "es/lluvia.md"}),
              ElementsAre("en/water.md=es/water.md"));
  EXPECT_THAT(Pairs({"docs/english/a/b.md", "docs/spanish/a/b.md"}),
              ElementsAre("docs/english/a/b.md=docs/spanish/a/b.md"));
}

TEST(ParallelNamesTest, PartsOfTheNameNameTheLanguage) {
  EXPECT_THAT(Pairs({"page.en.html", "page.es.html"}), ElementsAre("page.en.html=page.es.html"));
  EXPECT_THAT(Pairs({"guide_es.md", "guide_en.md"}), ElementsAre("guide_en.md=guide_es.md"));
  EXPECT_THAT(Pairs({"guia-esp.txt", "guia-eng.txt"}), ElementsAre("guia-eng.txt=guia-esp.txt"));
  EXPECT_THAT(Pairs({"es-agua.txt", "en-agua.txt"}), ElementsAre("en-agua.txt=es-agua.txt"));
  EXPECT_THAT(Pairs({"camp guide en.txt", "camp guide es.txt"}),
              ElementsAre("camp guide en.txt=camp guide es.txt"));
}

TEST(ParallelNamesTest, LanguagesAreNamedInEither) {
  EXPECT_THAT(Pairs({"guia ingles.md", "guia español.md"}),
              ElementsAre("guia ingles.md=guia español.md"));
  EXPECT_THAT(Pairs({"Guía Inglés.md", "Guía Español.md"}),
              ElementsAre("Guía Inglés.md=Guía Español.md"));
  EXPECT_THAT(Pairs({"guia_ingle\u0301s.md", "guia_espan\u0303ol.md"}),
              ElementsAre("guia_ingle\u0301s.md=guia_espan\u0303ol.md"));
}

TEST(ParallelNamesTest, CaseDoesNotCount) {
  EXPECT_THAT(Pairs({"EN/Water.md", "es/water.MD"}), ElementsAre("EN/Water.md=es/water.MD"));
}

TEST(ParallelNamesTest, MarkIsAPartOfItsOwn) {
  EXPECT_THAT(Pairs({"men.md", "mes.md"}), IsEmpty());
  EXPECT_THAT(Pairs({"water-en2.md", "water-es2.md"}), IsEmpty());
}

TEST(ParallelNamesTest, RestMustBeTheSame) {
  EXPECT_THAT(Pairs({"en/water.md", "es/agua.md"}), IsEmpty());
  EXPECT_THAT(Pairs({"en/water.md", "es/water.txt"}), IsEmpty());
  EXPECT_THAT(Pairs({"a/en/water.md", "b/es/water.md"}), IsEmpty());
  EXPECT_THAT(Pairs({"water.md", "es/water.md"}), IsEmpty());
}

TEST(ParallelNamesTest, SpanishWordsThatLookLikeMarks) {
  EXPECT_THAT(Pairs({"en/agua-en-casa.md", "es/agua-en-casa.md"}),
              ElementsAre("en/agua-en-casa.md=es/agua-en-casa.md"));
  EXPECT_THAT(Pairs({"agua-en-casa.md", "que-es.md"}), IsEmpty());
}

TEST(ParallelNamesTest, FolderAndNameMayBothNameIt) {
  EXPECT_THAT(Pairs({"en/page.en.html", "es/page.es.html"}),
              ElementsAre("en/page.en.html=es/page.es.html"));
  EXPECT_THAT(Pairs({"en/page_english.html", "es/page_spanish.html"}),
              ElementsAre("en/page_english.html=es/page_spanish.html"));
}

TEST(ParallelNamesTest, RootsMayNameIt) {
  Catalogue catalogue = Sources({"water.md"}, "/manual/en");
  Catalogue spanish = Sources({"water.md"}, "/manual/es");
  catalogue.emplace("es", spanish.begin()->second);
  EXPECT_THAT(PairsOf(catalogue), ElementsAre("water.md=es"));
  EXPECT_THAT(PairsOf(Sources({"en/a.md", "es/a.md"}, "/home/en")), ElementsAre("en/a.md=es/a.md"));
}

TEST(ParallelNamesTest, SourcesWithoutPassagesAreLeftOut) {
  Catalogue catalogue = Sources({"en/water.md", "es/water.md"});
  catalogue.at("es/water.md").passages = 0;
  EXPECT_THAT(PairsOf(catalogue), IsEmpty());
}

TEST(ParallelNamesTest, NamesThatAreNotUtf8AreLeftOut) {
  EXPECT_THAT(Pairs({"en/\xE1gua.md", "es/\xE1gua.md"}), IsEmpty());
}

TEST(ParallelNamesTest, OneSourceMayBeInSeveralPairs) {
  EXPECT_THAT(Pairs({"eng/a.md", "en/a.md", "es/a.md"}),
              ElementsAre("en/a.md=es/a.md", "eng/a.md=es/a.md"));
}

TEST(ParallelNamesTest, LargeCatalogueTakesLittleTime) {
  std::vector<std::string> paths;
  for (int i = 0; i < 50'000; ++i) {
    for (const char* language : {"/en/", "/es/"}) {
      paths.push_back("chapter" + std::to_string(i % 100) + language + std::to_string(i) + ".md");
    }
  }
  const Catalogue catalogue = Sources(paths);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(FindNamedPairs(catalogue).size(), 50'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace faro
