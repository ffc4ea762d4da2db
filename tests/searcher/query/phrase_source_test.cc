// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/phrase_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "lib/index/schema.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;
using Xapian::Query;

// A passage that is nothing but a body.
Xapian::Document BodyOf(const std::string& text) {
  Xapian::Document document;
  WordSequenceBuilder words;
  words.StartBody();
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    document.add_term(word);
    words.AddWord(word);
  }
  document.add_value(SlotNumber(Slot::kWords), words.bytes());
  return document;
}

Xapian::WritableDatabase IndexOf(const std::vector<std::string>& texts) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& text : texts) database.add_document(BodyOf(text));
  return database;
}

PhrasePattern Pattern(const std::vector<std::string>& words) {
  std::vector<std::vector<std::string>> places;
  for (const std::string& word : words) places.push_back({word});
  return PhrasePattern(places, Zone::kAnywhere);
}

Query Alone(const std::vector<std::string>& words) {
  return Query((new PhraseSource(Pattern(words), "test"))->release());
}

Query Phrase(const std::vector<std::string>& words) {
  return Query(Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()), Alone(words));
}

std::vector<Xapian::docid> Find(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, 1000);
  std::vector<Xapian::docid> ids;
  for (auto it = found.begin(); it != found.end(); ++it) ids.push_back(*it);
  return ids;
}

TEST(PhraseSourceTest, FiltersWhatHasTheWordsByTheirOrder) {
  const auto database = IndexOf({"site plan", "plan site", "the site plan", "site", "other"});
  EXPECT_THAT(Find(database, Phrase({"site", "plan"})), ElementsAre(1, 3));
  EXPECT_THAT(Find(database, Phrase({"plan", "site"})), ElementsAre(2));
  EXPECT_THAT(Find(database, Phrase({"site", "site"})), IsEmpty());
}

TEST(PhraseSourceTest, FindsThemByItselfToo) {
  const auto database = IndexOf({"x", "site plan", "plan site", "y", "the site plan"});
  EXPECT_THAT(Find(database, Alone({"site", "plan"})), ElementsAre(2, 5));
  EXPECT_THAT(Find(database, Alone({"no", "such"})), IsEmpty());
}

TEST(PhraseSourceTest, InOperatorsOfAllKinds) {
  const auto database =
      IndexOf({"site plan", "plan site", "site plan new", "plan site new", "new", "old"});
  const Query phrase = Phrase({"site", "plan"});
  EXPECT_THAT(Find(database, Query(Query::OP_AND, phrase, Query("new"))), ElementsAre(3));
  EXPECT_THAT(Find(database, Query(Query::OP_OR, phrase, Query("old"))), ElementsAre(1, 3, 6));
  EXPECT_THAT(Find(database, Query(Query::OP_AND_NOT, Query("plan"), phrase)), ElementsAre(2, 4));
  EXPECT_THAT(Find(database, Query(Query::OP_AND_NOT, Query::MatchAll, phrase)),
              ElementsAre(2, 4, 5, 6));
  EXPECT_THAT(Find(database, Query(Query::OP_OR, phrase, Phrase({"plan", "site"}))),
              ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(Find(database, Query(Query::OP_AND, phrase, phrase)), ElementsAre(1, 3));
}

TEST(PhraseSourceTest, AddsNoWeight) {
  const auto database = IndexOf({"site plan", "other words"});
  const auto score = [&](const Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    return enquire.get_mset(0, 1).begin().get_weight();
  };
  const std::vector<std::string> words = {"site", "plan"};
  EXPECT_EQ(score(Phrase(words)), score(Query(Query::OP_AND, words.begin(), words.end())));
}

TEST(PhraseSourceTest, IsClonedForEachOfSeveralDatabases) {
  Xapian::Database all;
  all.add_database(IndexOf({"site plan", "plan site"}));
  all.add_database(IndexOf({"plan site", "site plan"}));
  all.add_database(IndexOf({}));
  EXPECT_THAT(Find(all, Phrase({"site", "plan"})), ElementsAre(1, 5));
}

TEST(PhraseSourceTest, AQueryCanBeAskedAgain) {
  auto database = IndexOf({"site plan"});
  const Query query = Phrase({"site", "plan"});
  EXPECT_THAT(Find(database, query), ElementsAre(1));
  database.add_document(BodyOf("the site plan"));
  EXPECT_THAT(Find(database, query), ElementsAre(1, 2));
}

TEST(PhraseSourceTest, PassagesWithoutWordsMatchNothing) {
  auto database = IndexOf({"site plan"});
  Xapian::Document bare;
  bare.add_term("site");
  bare.add_term("plan");
  database.add_document(bare);
  database.add_document(BodyOf("site plan"));
  database.add_document(bare);
  EXPECT_THAT(Find(database, Phrase({"site", "plan"})), ElementsAre(1, 3));
}

TEST(PhraseSourceTest, IndexWithoutAnyWords) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  EXPECT_THAT(Find(database, Phrase({"site", "plan"})), IsEmpty());
  Xapian::Document bare;
  bare.add_term("site");
  bare.add_term("plan");
  database.add_document(bare);
  EXPECT_THAT(Find(database, Phrase({"site", "plan"})), IsEmpty());
  EXPECT_THAT(Find(database, Alone({"site", "plan"})), IsEmpty());
}

TEST(PhraseSourceTest, DescribesItself) {
  EXPECT_THAT(Alone({"a"}).get_description(), ::testing::HasSubstr("test"));
}

// How Xapian used a source and its clones.
struct Calls {
  int next = 0;
  int skip_to = 0;
  std::vector<Xapian::docid> checked;
};

class CountingSource : public PhraseSource {
 public:
  CountingSource(const PhrasePattern& pattern, Calls* calls)
      : PhraseSource(pattern, "counting"), pattern_(pattern), calls_(calls) {}

  void next(double min_weight) override {
    ++calls_->next;
    PhraseSource::next(min_weight);
  }
  void skip_to(Xapian::docid id, double min_weight) override {
    ++calls_->skip_to;
    PhraseSource::skip_to(id, min_weight);
  }
  bool check(Xapian::docid id, double min_weight) override {
    calls_->checked.push_back(id);
    return PhraseSource::check(id, min_weight);
  }
  CountingSource* clone() const override { return new CountingSource(pattern_, calls_); }

 private:
  PhrasePattern pattern_;
  Calls* calls_;
};

TEST(PhraseSourceTest, IsAskedOnlyForPassagesWithAllWords) {
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i) texts.emplace_back(i % 2 == 0 ? "the site" : "the plan");
  texts[100] = texts[300] = "the plan of the site";
  texts[200] = "the site plan";
  const auto database = IndexOf(texts);
  const std::vector<std::string> words = {"the", "site", "plan"};
  Calls calls;
  const Query query(Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()),
                    Query((new CountingSource(Pattern(words), &calls))->release()));
  EXPECT_THAT(Find(database, query), ElementsAre(201));
  EXPECT_THAT(calls.checked, ElementsAre(101, 201, 301));
  EXPECT_EQ(calls.next, 0);
  EXPECT_EQ(calls.skip_to, 0);
}

TEST(PhraseSourceTest, IsNotAskedWhereAnotherConditionFails) {
  std::vector<std::string> texts(100, "site plan");
  texts[50] = "site plan spanish";
  const auto database = IndexOf(texts);
  const std::vector<std::string> words = {"site", "plan"};
  Calls calls;
  const Query phrase(Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()),
                     Query((new CountingSource(Pattern(words), &calls))->release()));
  EXPECT_THAT(Find(database, Query(Query::OP_FILTER, phrase, Query("spanish"))), ElementsAre(51));
  EXPECT_THAT(calls.checked, SizeIs(1));
  EXPECT_THAT(calls.next + calls.skip_to, Le(1));
}

}  // namespace
}  // namespace faro
