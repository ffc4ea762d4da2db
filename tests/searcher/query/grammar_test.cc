// SPDX-License-Identifier: GPL-3.0-or-later
// Each row of the query language: its tree, its way back to text, its place in the manual page.
// What it finds is in tests/cli/query_grammar_test.cc.
#include "searcher/query/grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/query_printer.h"
#include "tests/searcher/query/shown_tree.h"

namespace faro {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Read;

// The trees of the examples (see Shown).
struct Trees {
  std::string english;
  std::string spanish;
};

const std::map<std::string_view, Trees>& ExpectedTrees() {
  static const std::map<std::string_view, Trees> trees = {
      {"words", {"cholera outbreak", "brote de cólera"}},
      {"acronym", {"WHO guidance", "guía OMS"}},
      {"phrase", {"\"camp management\"", "\"gestión de campamentos\""}},
      {"AND", {"{latrines women}", "{letrinas mujeres}"}},
      {"OR", {"[tarpaulins blankets]", "[lonas mantas]"}},
      {"NOT", {"camp !closure", "campamento !cierre"}},
      {"+word", {"+chlorine water tanker", "+cloro agua cisterna"}},
      {"-word", {"camp !closure", "campamento !cierre"}},
      {"brackets", {"{[tarpaulins blankets] rain}", "{[lonas mantas] lluvia}"}},
      {"NEAR/n", {"5{shelter winter}", "5{albergue invierno}"}},
      {"NEAR", {"10{[shelter tent] winter}", "10{[albergue carpa] invierno}"}},
      {"ADJ/n", {"3>{plan site}", "3>{plan sitio}"}},
      {"ADJ", {"10>{plan site}", "10>{plan sitio}"}},
      {"word*", {"displac*", "desplaz*"}},
      {"title:", {"title:shelter", "title:albergue"}},
      {"heading:", {"heading:contacts", "heading:contactos"}},
      {"field:phrase", {"title:\"camp management\"", "title:\"gestión de campamentos\""}},
      {"field:brackets", {"[title:camp title:site]", "[title:campamento title:sitio]"}},
      {"path:", {"+<path:annexes/shelter>", "+<path:anexos/albergue>"}},
      {"path:word*", {"+<path:annex*>", "+<path:anex*>"}},
      {"contact:address", {"+<contact:prdc@iom.int>", "+<contact:prdc@iom.int>"}},
      {"contact:domain", {"+<contact:iom.int>", "+<contact:iom.int>"}},
      {"link:host", {"+<link:reliefweb.int>", "+<link:reliefweb.int>"}},
      {"link:address",
       {"+<link:https://reliefweb.int/camps>", "+<link:https://reliefweb.int/campamentos>"}},
      {"lang:", {"water +<lang:en>", "agua +<lang:es>"}},
      {"type:", {"water +<type:html>", "agua +<type:html>"}},
      {"updated:date", {"camp +<updated:2022>", "campamento +<updated:2022>"}},
      {"updated:from..to", {"camp +<updated:2021..2022>", "campamento +<updated:2021..2022>"}},
      {"updated:from..", {"camp +<updated:2022..>", "campamento +<updated:2022..>"}},
      {"updated:..to", {"camp +<updated:..2022>", "campamento +<updated:..2022>"}},
      {"updated:>", {"camp +<updated:>2022-06>", "campamento +<updated:>2022-06>"}},
      {"updated:>=", {"camp +<updated:>=2022-06>", "campamento +<updated:>=2022-06>"}},
      {"updated:<", {"camp +<updated:<2022-06>", "campamento +<updated:<2022-06>"}},
      {"updated:<=", {"camp +<updated:<=2022-06>", "campamento +<updated:<=2022-06>"}},
      {"\\word", {"-closure", "-cierre"}},
  };
  return trees;
}

TEST(GrammarTest, EachRowGivesItsTree) {
  for (const GrammarRow& row : kGrammar) {
    const auto expected = ExpectedTrees().find(row.construct);
    ASSERT_NE(expected, ExpectedTrees().end()) << row.construct << " has no tree here";
    EXPECT_EQ(Read(row.english), expected->second.english) << row.construct;
    EXPECT_EQ(Read(row.spanish), expected->second.spanish) << row.construct;
    EXPECT_THAT(ParseQuery(row.english).notes, IsEmpty()) << row.construct;
    EXPECT_THAT(ParseQuery(row.spanish).notes, IsEmpty()) << row.construct;
  }
  EXPECT_EQ(ExpectedTrees().size(), kGrammar.size()) << "a row is gone";
}

TEST(GrammarTest, EachRowIsPrintedAsItStands) {
  const std::map<std::string_view, std::pair<std::string, std::string>> otherwise = {
      {"NOT", {"camp -closure", "campamento -cierre"}},
      {"field:brackets", {"title:camp OR title:site", "title:campamento OR title:sitio"}},
  };
  for (const GrammarRow& row : kGrammar) {
    std::pair<std::string, std::string> expected(row.english, row.spanish);
    if (const auto other = otherwise.find(row.construct); other != otherwise.end()) {
      expected = other->second;
    }
    EXPECT_EQ(PrintQuery(ParseQuery(row.english).root), expected.first);
    EXPECT_EQ(PrintQuery(ParseQuery(row.spanish).root), expected.second);
  }
}

TEST(GrammarTest, EachRowComesBackFromItsPrint) {
  for (const GrammarRow& row : kGrammar) {
    for (const std::string_view text : {row.english, row.spanish}) {
      const QueryNode root = ParseQuery(text).root;
      EXPECT_EQ(ParseQuery(PrintQuery(root)).root, root) << text;
    }
  }
}

TEST(GrammarTest, EachPairOfRowsComesBackFromItsPrint) {
  for (const GrammarRow& a : kGrammar) {
    for (const GrammarRow& b : kGrammar) {
      for (const char* const between : {" ", " AND ", " OR ", " NEAR/5 ", " NOT "}) {
        const std::string text =
            "(" + std::string(a.english) + ")" + between + "(" + std::string(b.spanish) + ")";
        const QueryNode root = ParseQuery(text).root;
        EXPECT_EQ(ParseQuery(PrintQuery(root)).root, root) << text << "\n" << PrintQuery(root);
      }
    }
  }
}

// Trees of the form that QueryNode describes.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed) : random_(seed) {}

  QueryNode Root() {
    QueryNode root;
    for (size_t count = Below(5); count > 0; --count) {
      QueryNode child = Child(4);
      if (IsFilter(child) && !child.excluded) child.required = true;
      root.children.push_back(std::move(child));
    }
    return root;
  }

 private:
  size_t Below(size_t end) { return random_() % end; }

  template <size_t n>
  std::string OneOf(const char* const (&texts)[n]) {
    return texts[Below(n)];
  }

  Scope AnyScope() {
    const size_t chance = Below(6);
    return chance == 0 ? Scope::kTitle : chance == 1 ? Scope::kHeading : Scope::kAnywhere;
  }

  QueryNode Word(Scope scope) {
    QueryNode node;
    node.kind = Below(4) == 0 ? NodeKind::kPrefix : NodeKind::kWord;
    node.scope = scope;
    node.text =
        node.kind == NodeKind::kPrefix
            ? OneOf({"displac", "niñ", "AND", "19"})
            : OneOf({"camp", "COVID-19",    "AND", "NOT",      "NEAR/5",  "ADJ", "-x", "+34",
                     "c.*",  "refugiado(s", "(a",  "type:xyz", "path:",   "“a",  "«",  "\\",
                     "\\x",  "a“",          "-",   "*",        "title:x", "a:b"});
    return node;
  }

  QueryNode Leaf() {
    QueryNode node;
    switch (Below(4)) {
      case 0:
        node.kind = NodeKind::kPhrase;
        node.scope = AnyScope();
        node.text = OneOf({"site plan", "a \"b\" c", "x » y", "”", "(a AND", " b ", "-", "\\"});
        return node;
      case 1: {
        static const std::vector<std::pair<FilterField, std::string>> kValues = {
            {FilterField::kPath, "annexes/shel*"},
            {FilterField::kPath, "camp management"},
            {FilterField::kPath, "a (b) \"c\""},
            {FilterField::kPath, "“x"},
            {FilterField::kPath, "\\y"},
            {FilterField::kContact, "prdc@iom.int"},
            {FilterField::kLink, "https://iom.int/a"},
            {FilterField::kLanguage, "es"},
            {FilterField::kType, "pdf"},
            {FilterField::kUpdated, ">=2022-06"},
        };
        node.kind = NodeKind::kFilter;
        std::tie(node.field, node.text) = kValues[Below(kValues.size())];
        return node;
      }
      default:
        return Word(AnyScope());
    }
  }

  QueryNode Near() {
    QueryNode node;
    node.kind = NodeKind::kNear;
    node.ordered = Below(2) == 0;
    node.distance = static_cast<uint32_t>(1 + Below(kWidestDistance));
    const Scope scope = AnyScope();
    for (size_t count = 2 + Below(3); count > 0; --count) {
      QueryNode part = Word(scope);
      if (Below(3) == 0) {
        QueryNode any;
        any.children = {part, Word(scope)};
        part = std::move(any);
      }
      node.children.push_back(std::move(part));
    }
    return node;
  }

  QueryNode Node(int depth) {
    if (depth == 0 || Below(3) == 0) return Leaf();
    if (Below(4) == 0) return Near();
    QueryNode node;
    node.kind = Below(2) == 0 ? NodeKind::kAny : NodeKind::kAll;
    for (size_t count = 2 + Below(3); count > 0; --count) {
      node.children.push_back(Child(depth - 1));
      if (node.kind == NodeKind::kAll) node.children.back().required = false;
    }
    if (node.kind == NodeKind::kAny && Below(8) == 0) {
      node.children.resize(1);
      node.children[0].excluded = true;
      node.children[0].required = false;
    }
    return node;
  }

  QueryNode Child(int depth) {
    QueryNode node = Node(depth);
    node.excluded = Below(5) == 0;
    node.required = !node.excluded && Below(4) == 0;
    return node;
  }

  std::mt19937 random_;
};

TEST(GrammarTest, RandomTreesComeBackFromTheirPrint) {
  size_t compared = 0;
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    const QueryNode root = RandomTree(seed).Root();
    const std::string text = PrintQuery(root);
    const ParsedQuery parsed = ParseQuery(text);
    if (parsed.cut) continue;
    ++compared;
    ASSERT_EQ(parsed.root, root) << text << "\n"
                                 << testing::Shown(root) << "\n"
                                 << testing::Shown(parsed.root);
  }
  EXPECT_GT(compared, 15'000u);
}

constexpr const char* kManualPage = FARO_SOURCE_DIR "/docs/man/faro-query.7";

// The page as it is read: without requests, and with the letters that escapes stand for.
std::string ReadManualPage() {
  std::ifstream file(kManualPage);
  std::stringstream content;
  content << file.rdbuf();
  std::string text = content.str();
  static const std::vector<std::pair<std::string, std::string>> kEscapes = {
      {"\\-", "-"},   {"\\(dq", "\""}, {"\\(aq", "'"}, {"\\('a", "á"},
      {"\\('e", "é"}, {"\\('i", "í"},  {"\\('o", "ó"}, {"\\('u", "ú"},
      {"\\(~n", "ñ"}, {"\\&", ""},     {"\\e", "\\"},
  };
  for (const auto& [escape, letter] : kEscapes) {
    for (size_t at = text.find(escape); at != std::string::npos;
         at = text.find(escape, at + letter.size())) {
      text.replace(at, escape.size(), letter);
    }
  }
  return text;
}

TEST(GrammarTest, ManualPageHasEachExampleOnALineOfItsOwn) {
  const std::string page = ReadManualPage();
  ASSERT_FALSE(page.empty()) << kManualPage;
  for (const GrammarRow& row : kGrammar) {
    EXPECT_THAT(page, HasSubstr("\n" + std::string(row.english) + "\n")) << row.construct;
    EXPECT_THAT(page, HasSubstr("\n" + std::string(row.spanish) + "\n")) << row.construct;
  }
}

TEST(GrammarTest, ManualPageGivesNoWarning) {
  if (std::system("command -v groff >/dev/null 2>&1") != 0) GTEST_SKIP() << "no groff here";
  const std::string command =
      std::string("test -z \"$(groff -man -ww -z -Tutf8 '") + kManualPage + "' 2>&1)\"";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace faro
