// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/utf8.h"
#include "searcher/query/field_values.h"
#include "searcher/query/query_printer.h"
#include "tests/searcher/query/shown_tree.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Read;
using testing::ShownChildren;

std::vector<std::string> NotesOn(std::string_view text) { return ParseQuery(text).notes; }

std::string Repeated(std::string_view piece, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += piece;
  return text;
}

size_t CountLeaves(const QueryNode& node) {
  if (node.children.empty() && !node.text.empty()) return 1;
  size_t leaves = 0;
  for (const QueryNode& child : node.children) leaves += CountLeaves(child);
  return leaves;
}

size_t DepthOf(const QueryNode& node) {
  size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, DepthOf(child));
  return deepest + 1;
}

// query = or-part...

TEST(QueryParserTest, WordsAreAlternatives) {
  const ParsedQuery query = ParseQuery("cholera outbreak response");
  EXPECT_EQ(query.root.kind, NodeKind::kAny);
  EXPECT_FALSE(query.root.excluded);
  EXPECT_EQ(ShownChildren(query.root), "cholera outbreak response");
  EXPECT_THAT(query.notes, IsEmpty());
}

TEST(QueryParserTest, AnyWhiteSpaceParts) { EXPECT_EQ(Read(" a\tb\r\nc\v d\f"), "a b c d"); }

TEST(QueryParserTest, WordsKeepTheirSigns) {
  EXPECT_EQ(Read("COVID-19 A/RES/70/296 prdcore@iom.int 38,5 ¿qué? c++"),
            "COVID-19 A/RES/70/296 prdcore@iom.int 38,5 ¿qué? c++");
}

// or-part = and-part { "OR" and-part }

TEST(QueryParserTest, OrJoinsItsNeighbours) {
  EXPECT_EQ(Read("a OR b"), "[a b]");
  EXPECT_EQ(Read("a OR b OR c"), "[a b c]");
  EXPECT_EQ(Read("x a OR b y"), "x [a b] y");
}

// and-part = part { "AND" part }

TEST(QueryParserTest, AndJoinsItsNeighbours) {
  EXPECT_EQ(Read("a AND b"), "{a b}");
  EXPECT_EQ(Read("a AND b AND c"), "{a b c}");
  EXPECT_EQ(Read("a b AND c d"), "a {b c} d");
}

TEST(QueryParserTest, AndBindsCloserThanOr) {
  EXPECT_EQ(Read("a OR b AND c"), "[a {b c}]");
  EXPECT_EQ(Read("a AND b OR c AND d"), "[{a b} {c d}]");
}

TEST(QueryParserTest, OperatorsAreInCapitals) {
  EXPECT_EQ(Read("a and b or c not d And e"), "a and b or c not d And e");
  EXPECT_THAT(NotesOn("a and b or c not d And e"), IsEmpty());
}

// part = [ "NOT" | "-" ] ...

TEST(QueryParserTest, NotAndMinusExclude) {
  EXPECT_EQ(Read("camp NOT closure"), "camp !closure");
  EXPECT_EQ(Read("camp -closure"), "camp !closure");
  EXPECT_EQ(Read("camp AND NOT closure"), "{camp !closure}");
  EXPECT_EQ(Read("camp AND -closure"), "{camp !closure}");
  EXPECT_EQ(Read("-closure AND camp"), "{!closure camp}");
  EXPECT_EQ(Read("camp OR NOT closure"), "[camp !closure]");
}

TEST(QueryParserTest, ExclusionStandsBesideTheOtherParts) {
  // Not in a group of its own, which would ask for "camp, or anything without closure".
  const QueryNode root = ParseQuery("camp -closure").root;
  ASSERT_EQ(root.children.size(), 2u);
  EXPECT_EQ(root.children[1].kind, NodeKind::kWord);
  EXPECT_TRUE(root.children[1].excluded);
}

TEST(QueryParserTest, NotOfNotIsNothing) {
  EXPECT_EQ(Read("NOT NOT a"), "a");
  EXPECT_EQ(Read("NOT -a"), "a");
  EXPECT_EQ(Read("NOT NOT -a"), "!a");
}

TEST(QueryParserTest, MinusExcludesPhrasesFieldsAndBrackets) {
  EXPECT_EQ(Read("-\"site plan\""), "!\"site plan\"");
  EXPECT_EQ(Read("-title:draft"), "!title:draft");
  EXPECT_EQ(Read("-(a b)"), "![a b]");
  EXPECT_EQ(Read("NOT (a AND b)"), "!{a b}");
}

TEST(QueryParserTest, HyphenElsewhereIsNoMinus) {
  EXPECT_EQ(Read("a - b"), "a - b");
  EXPECT_EQ(Read("a-b"), "a-b");
  EXPECT_EQ(Read("--flag"), "--flag");
  EXPECT_EQ(Read("a -"), "a -");
}

TEST(QueryParserTest, NothingButExclusions) {
  EXPECT_EQ(Read("-a NOT b"), "!a !b");
  EXPECT_EQ(Read("-a AND -b"), "{!a !b}");
  EXPECT_THAT(NotesOn("-a NOT b"), IsEmpty());
}

// ( query )

TEST(QueryParserTest, BracketsGroup) {
  EXPECT_EQ(Read("(a OR b) AND c"), "{[a b] c}");
  EXPECT_EQ(Read("a AND (b c)"), "{a [b c]}");
  EXPECT_EQ(Read("((a))"), "a");
  EXPECT_EQ(Read("(a)(b)"), "a b");
  EXPECT_THAT(NotesOn("(a OR b) AND (c (d))"), IsEmpty());
}

TEST(QueryParserTest, ExclusionWithinBracketsStaysThere) {
  EXPECT_EQ(Read("a AND (b -c)"), "{a [b !c]}");
  EXPECT_EQ(Read("a AND (-b)"), "{a [!b]}");
}

TEST(QueryParserTest, EmptyBracketsAreNothing) {
  EXPECT_EQ(Read("()"), "");
  EXPECT_EQ(Read("a (()) b"), "a b");
  EXPECT_EQ(Read("a AND ()"), "a");
}

TEST(QueryParserTest, BracketWithinAWordBelongsToIt) {
  EXPECT_EQ(Read("refugiado(s) AND agua"), "{refugiado(s) agua}");
  EXPECT_EQ(Read("(refugiado(s) registro)"), "[refugiado(s) registro]");
  EXPECT_THAT(NotesOn("refugiado(s) AND agua"), IsEmpty());
}

// [ "title:" | "heading:" ]

TEST(QueryParserTest, FieldsScopeAWordAPhraseOrBrackets) {
  EXPECT_EQ(Read("title:shelter kits"), "title:shelter kits");
  EXPECT_EQ(Read("heading:\"key considerations\""), "heading:\"key considerations\"");
  EXPECT_EQ(Read("title:(a OR \"b c\")"), "[title:a title:\"b c\"]");
}

TEST(QueryParserTest, InnerFieldBeatsOuterField) {
  EXPECT_EQ(Read("title:(a heading:b)"), "[title:a heading:b]");
}

TEST(QueryParserTest, FieldWithoutAWordIsAWord) {
  EXPECT_EQ(Read("title: a"), "title: a");
  EXPECT_EQ(Read("heading:"), "heading:");
}

TEST(QueryParserTest, OtherColonsAreNoFields) {
  EXPECT_EQ(Read("subtitle:a 10:30 http://iom.int Title:a"),
            "subtitle:a 10:30 http://iom.int Title:a");
}

TEST(QueryParserTest, OperatorAfterAFieldIsAWord) {
  EXPECT_EQ(Read("a title:AND b"), "a title:AND b");
  EXPECT_THAT(NotesOn("a title:AND b"), IsEmpty());
}

// + and -

TEST(QueryParserTest, PlusRequires) {
  EXPECT_EQ(Read("+a b"), "+a b");
  EXPECT_EQ(Read("+\"a b\" c"), "+\"a b\" c");
  EXPECT_EQ(Read("+(a b) c"), "+[a b] c");
  EXPECT_EQ(Read("+title:a b"), "+title:a b");
  EXPECT_EQ(Read("a OR +b"), "[a +b]");
}

TEST(QueryParserTest, PlusIsNothingWhereAllIsRequired) {
  EXPECT_EQ(Read("+a AND b"), "{a b}");
  EXPECT_EQ(Read("(+a)"), "a");
  EXPECT_EQ(Read("NOT +a"), "!a");
}

TEST(QueryParserTest, PlusElsewhereIsNone) {
  EXPECT_EQ(Read("a + b c++ ++d +-e"), "a + b c++ ++d +-e");
  EXPECT_EQ(Read("a +"), "a +");
}

// NEAR and ADJ

TEST(QueryParserTest, NearBindsCloserThanAnd) {
  EXPECT_EQ(Read("a AND b NEAR/5 c"), "{a 5{b c}}");
  EXPECT_EQ(Read("x a NEAR b y"), "x 10{a b} y");
  EXPECT_EQ(Read("a ADJ/3 b OR c"), "[3>{a b} c]");
}

TEST(QueryParserTest, NearJoinsSeveral) {
  EXPECT_EQ(Read("a NEAR/5 b NEAR/5 c"), "5{a b c}");
  EXPECT_THAT(NotesOn("a NEAR/5 b NEAR/5 c"), IsEmpty());
  EXPECT_EQ(Read("a NEAR/3 b ADJ/7 c"), "7{a b c}");
  EXPECT_THAT(NotesOn("a NEAR/3 b ADJ/7 c"), ElementsAre(HasSubstr("largest number")));
}

TEST(QueryParserTest, NearTakesBeginningsAndWordsInBrackets) {
  EXPECT_EQ(Read("displac* NEAR (camp OR site)"), "10{displac* [camp site]}");
  EXPECT_EQ(Read("title:a NEAR/2 title:b"), "2{title:a title:b}");
  EXPECT_EQ(Read("title:(a NEAR/2 b)"), "2{title:a title:b}");
}

TEST(QueryParserTest, NearTakesAPhraseAsItsWords) {
  EXPECT_EQ(Read("\"a b\" NEAR/5 c"), "5{a b c}");
  EXPECT_THAT(NotesOn("\"a b\" NEAR/5 c"), ElementsAre(HasSubstr("as its words")));
}

TEST(QueryParserTest, NearOfAnythingElseIsAnd) {
  for (const auto& [text, tree] : std::vector<std::pair<const char*, const char*>>{
           {"a NEAR -b", "{a !b}"},
           {"a NEAR lang:es", "{a <lang:es>}"},
           {"a NEAR (b AND c)", "{a {b c}}"},
           {"a NEAR title:b", "{a title:b}"},
           {"path:(a NEAR b)", "+{<path:a> <path:b>}"}}) {
    EXPECT_EQ(Read(text), tree);
    EXPECT_THAT(NotesOn(text), ElementsAre(HasSubstr("read as AND"))) << text;
  }
}

TEST(QueryParserTest, NearJoinsNoMoreThanItCan) {
  const std::string most = Repeated("a NEAR ", kMostNearWords - 1) + "a";
  EXPECT_EQ(ParseQuery(most).root.children[0].kind, NodeKind::kNear);
  EXPECT_EQ(ParseQuery(most + " NEAR a").root.children[0].kind, NodeKind::kAll);
}

TEST(QueryParserTest, WordsBesideNearHaveALimitInAllOfAQuery) {
  const std::string pairs = Repeated("a NEAR b ", kMostNearWordsOfQuery / 2);
  EXPECT_THAT(NotesOn(pairs), IsEmpty());
  const ParsedQuery query = ParseQuery(pairs + "c NEAR d");
  EXPECT_EQ(query.root.children.back().kind, NodeKind::kAll);
  EXPECT_THAT(query.notes, ElementsAre(HasSubstr("more than 64 words")));
  EXPECT_TRUE(query.cut);
}

TEST(QueryParserTest, NumbersOfNear) {
  EXPECT_EQ(Read("a NEAR/1 b"), "1{a b}");
  EXPECT_EQ(Read("a NEAR/200 b"), "200{a b}");
  EXPECT_THAT(NotesOn("a NEAR/200 b"), IsEmpty());
  EXPECT_EQ(Read("a NEAR/201 b"), "200{a b}");
  EXPECT_EQ(Read("a NEAR/99999999999999999999 b"), "200{a b}");
  EXPECT_THAT(NotesOn("a NEAR/201 b"), ElementsAre(HasSubstr("200 words")));
  EXPECT_EQ(Read("a NEAR/0 b NEAR/x c NEAR/ d NEAR5 e near/5 f"),
            "a NEAR/0 b NEAR/x c NEAR/ d NEAR5 e near/5 f");
  EXPECT_THAT(NotesOn("a NEAR/0 b"), ElementsAre(HasSubstr("NEAR/0 is read as words")));
  EXPECT_THAT(NotesOn("a ADJ/x b"), ElementsAre(HasSubstr("from 1 to 200; ADJ/x")));
  EXPECT_THAT(NotesOn("a near/0 \\NEAR/0 NEAR5"), IsEmpty());
}

TEST(QueryParserTest, NearWithoutASideIsAWord) {
  EXPECT_EQ(Read("NEAR a"), "NEAR a");
  EXPECT_EQ(Read("a NEAR/5"), "a NEAR/5");
  EXPECT_EQ(Read("a NEAR NEAR b"), "10{a NEAR} b");
  EXPECT_THAT(NotesOn("a NEAR/5"), ElementsAre(HasSubstr("NEAR/5 has nothing to join")));
}

// word*

TEST(QueryParserTest, StarAtTheEndStandsForTheRest) {
  EXPECT_EQ(ParseQuery("displac*").root.children[0].kind, NodeKind::kPrefix);
  EXPECT_EQ(Read("-displac* +niñ* title:camp*"), "!displac* +niñ* title:camp*");
}

TEST(QueryParserTest, StarsHaveALimit) {
  EXPECT_THAT(NotesOn(Repeated("camp* ", kMostPrefixes)), IsEmpty());
  const ParsedQuery query = ParseQuery(Repeated("camp* ", kMostPrefixes) + "last*");
  EXPECT_EQ(query.root.children.back().kind, NodeKind::kWord);
  EXPECT_THAT(query.notes, ElementsAre(HasSubstr("the first 32 count")));
}

TEST(QueryParserTest, StarElsewhereIsRead) {
  for (const char* const text : {"*", "a*", "*camp", "ca*mp", "camp**", "c.a*", "COVID-1*"}) {
    EXPECT_EQ(ParseQuery(text).root.children[0].kind, NodeKind::kWord) << text;
  }
  for (const char* const text : {"*", "a*", "*camp", "wat*r", "title:wat*r", "camp**"}) {
    EXPECT_THAT(NotesOn(text), ElementsAre(HasSubstr("after 2 letters"))) << text;
  }
}

TEST(QueryParserTest, StarBehindABackslashIsText) {
  for (const char* const text : {"water\\*", "wat\\*r", "\\wat*r", "\\water*"}) {
    EXPECT_EQ(ParseQuery(text).root.children[0].kind, NodeKind::kWord) << text;
    EXPECT_THAT(NotesOn(text), IsEmpty()) << text;
  }
}

// Filters

TEST(QueryParserTest, FiltersHoldForTheWordsBesideThem) {
  EXPECT_EQ(Read("agua lang:es"), "agua +<lang:es>");
  EXPECT_EQ(Read("agua -lang:es"), "agua !<lang:es>");
  EXPECT_EQ(Read("type:pdf OR type:md agua"), "+[<type:pdf> <type:md>] agua");
  EXPECT_EQ(Read("agua AND lang:es"), "{agua <lang:es>}");
  EXPECT_EQ(Read("agua OR lang:es"), "[agua <lang:es>]");
}

TEST(QueryParserTest, FiltersTakePhrasesAndBrackets) {
  EXPECT_EQ(Read("path:\"camp management\""), "+<path:camp management>");
  EXPECT_EQ(Read("type:(pdf OR md)"), "+[<type:pdf> <type:md>]");
  EXPECT_EQ(Read("path:(annexes shelt*)"), "+[+<path:annexes> +<path:shelt*>]");
  EXPECT_EQ(Read("path:(a title:b)"), "[+<path:a> title:b]");
  EXPECT_THAT(NotesOn("path:(a/b*)"), IsEmpty());
}

TEST(QueryParserTest, ValueThatIsNoneIsWords) {
  EXPECT_EQ(Read("type:xyz"), "type:xyz");
  EXPECT_EQ(Read("updated:soon"), "updated:soon");
  EXPECT_EQ(Read("updated:2023..2021"), "updated:2023..2021");
  EXPECT_EQ(Read("lang:\"no such\""), "\"no such\"");
  EXPECT_EQ(Read("link:reliefweb"), "link:reliefweb");
  EXPECT_EQ(Read("path:/// contact:@"), "path:/// contact:@");
  EXPECT_THAT(NotesOn("type:xyz"), ElementsAre(HasSubstr("type: takes pdf, html")));
}

// \\word

TEST(QueryParserTest, BackslashMakesAWord) {
  EXPECT_EQ(Read("a \\AND \\-b \\title:c \\d* \\\\"), "a AND -b title:c d* \\");
  EXPECT_EQ(Read("-\\OR title:\\(x"), "!OR title:(x");
  EXPECT_EQ(Read("a \\ b"), "a \\ b");
  EXPECT_THAT(NotesOn("a \\AND"), IsEmpty());
}

// "phrase"

TEST(QueryParserTest, QuotationMarksOfThreeKinds) {
  EXPECT_EQ(Read("\"site plan\" x"), "\"site plan\" x");
  EXPECT_EQ(Read("“site plan” x"), "\"site plan\" x");
  EXPECT_EQ(Read("«site plan» x"), "\"site plan\" x");
}

TEST(QueryParserTest, PhraseEndsAtItsOwnKindOfMark) {
  EXPECT_EQ(Read("«a \"b\" c»"), "\"a \"b\" c\"");
  EXPECT_EQ(Read("\"a » b\""), "\"a » b\"");
}

TEST(QueryParserTest, SignsWithinAPhraseAreText) {
  EXPECT_EQ(Read("\"a AND (b -c title:d\""), "\"a AND (b -c title:d\"");
  EXPECT_THAT(NotesOn("\"a AND (b -c title:d\""), IsEmpty());
}

TEST(QueryParserTest, PhraseNeedsNoBlanksAroundIt) {
  EXPECT_EQ(Read("a\"b c\"d"), "a \"b c\" d");
  EXPECT_EQ(Read("\"a b\"\"c d\""), "\"a b\" \"c d\"");
  EXPECT_EQ(Read("(\"a b\")"), "\"a b\"");
}

TEST(QueryParserTest, EmptyPhraseIsNothing) {
  EXPECT_EQ(Read("\"\""), "");
  EXPECT_EQ(Read("a AND \" \""), "a");
  EXPECT_EQ(Read("a NOT \"\" b"), "a b");
}

// What looks like a field.

TEST(QueryParserTest, FieldsThatAreNotThereAreNoted) {
  EXPECT_THAT(NotesOn("foo:bar camp"), ElementsAre(HasSubstr("there is no field foo:")));
  EXPECT_THAT(NotesOn("link: reliefweb"), ElementsAre(HasSubstr("link: has nothing behind it")));
  for (const char* text : {"title:camp", "https://example.org/a", "Nota: agua", "nota: agua",
                           "16:30", "\"foo:bar\"", "a:b", ":x"}) {
    EXPECT_THAT(NotesOn(text), IsEmpty()) << text;
  }
}

TEST(QueryParserTest, SignsBehindAFieldAreNoted) {
  EXPECT_THAT(
      NotesOn("title:-water"),
      ElementsAre("a sign stands before the field, as in -title:water; title:-water is read "
                  "without it"));
  EXPECT_THAT(NotesOn("path:+annexes"), ElementsAre(HasSubstr("as in +path:annexes")));
  EXPECT_THAT(NotesOn("lang:-en"), ElementsAre(HasSubstr("lang: takes")));
  for (const char* text : {"-title:water", "title:\\-water", "title:co-water", "updated:2021"}) {
    EXPECT_THAT(NotesOn(text), IsEmpty()) << text;
  }
}

TEST(QueryParserTest, NotIsNoSideOfOr) {
  EXPECT_EQ(Read("a OR NOT b"), "[a !b]");
  for (const char* text : {"a OR NOT b", "a OR -b", "NOT b OR a", "a OR NOT (b c)"}) {
    EXPECT_THAT(NotesOn(text), ElementsAre(HasSubstr("no side of OR"))) << text;
  }
  for (const char* text : {"a AND NOT b", "a OR b NOT c", "a OR (b -c)", "a OR NOT NOT b"}) {
    EXPECT_THAT(NotesOn(text), IsEmpty()) << text;
  }
}

// What does not fit is read as words, with a note.

TEST(QueryParserTest, LoneOperatorsAreWords) {
  for (const char* const text : {"AND", "OR", "NOT"}) {
    EXPECT_EQ(Read(text), text);
    EXPECT_THAT(NotesOn(text), ElementsAre(HasSubstr(std::string(text) + " has nothing to join")));
  }
}

TEST(QueryParserTest, OperatorWithoutARightSideIsAWord) {
  EXPECT_EQ(Read("a AND"), "a AND");
  EXPECT_EQ(Read("a OR"), "a OR");
  EXPECT_EQ(Read("a NOT"), "a NOT");
  EXPECT_EQ(Read("(a OR) b"), "[a OR] b");
  EXPECT_EQ(Read("(NOT) b"), "NOT b");
  EXPECT_THAT(NotesOn("(a OR) b"), ElementsAre(HasSubstr("OR has nothing to join")));
}

TEST(QueryParserTest, OperatorWithoutALeftSideIsAWord) {
  EXPECT_EQ(Read("AND a"), "AND a");
  EXPECT_EQ(Read("OR a"), "OR a");
  EXPECT_EQ(Read("x (AND a)"), "x [AND a]");
  EXPECT_THAT(NotesOn("AND a"), ElementsAre(HasSubstr("AND has nothing to join")));
}

TEST(QueryParserTest, OperatorAfterAnOperatorIsAWord) {
  EXPECT_EQ(Read("a AND OR b"), "{a OR} b");
  EXPECT_THAT(NotesOn("a AND OR b"), ElementsAre(HasSubstr("OR has nothing to join")));
}

TEST(QueryParserTest, OpeningBracketWithoutAPartner) {
  EXPECT_EQ(Read("a AND (b c"), "{a [b c]}");
  EXPECT_THAT(NotesOn("a AND (b c"), ElementsAre(HasSubstr("opening bracket has no partner")));
}

TEST(QueryParserTest, ClosingBracketWithoutAPartner) {
  EXPECT_EQ(Read("a) b"), "a b");
  EXPECT_EQ(Read(")"), "");
  EXPECT_EQ(Read("a ) -b"), "a !b");
  EXPECT_THAT(NotesOn("a) b)"), ElementsAre(HasSubstr("closing bracket has no partner")));
}

TEST(QueryParserTest, QuotationMarkWithoutAPartner) {
  EXPECT_EQ(Read("a \"b c"), "a b c");
  EXPECT_EQ(Read("a “b c"), "a b c");
  EXPECT_EQ(Read("a «b c"), "a b c");
  EXPECT_EQ(Read("5\""), "5");
  EXPECT_THAT(NotesOn("a \"b c"), ElementsAre(HasSubstr("quotation mark has no partner")));
}

TEST(QueryParserTest, SameNoteOnlyOnce) {
  EXPECT_THAT(NotesOn("“a “b “c"), ElementsAre(HasSubstr("quotation mark")));
  EXPECT_THAT(NotesOn("((((a"), ElementsAre(HasSubstr("opening bracket")));
}

// Boundaries.

TEST(QueryParserTest, NothingToFind) {
  for (const char* const text :
       {"", " \t\n", "\"", "“", "( )", "-\"\"", "title:\"\"", ")(", "-)"}) {
    const ParsedQuery query = ParseQuery(text);
    EXPECT_EQ(query.root.kind, NodeKind::kAny) << text;
    EXPECT_THAT(query.root.children, IsEmpty()) << text;
  }
  EXPECT_THAT(NotesOn(""), IsEmpty());
}

TEST(QueryParserTest, AsManyWordsAsAllowed) {
  const ParsedQuery query = ParseQuery(Repeated("camp ", kMostQueryWords));
  EXPECT_EQ(query.root.children.size(), kMostQueryWords);
  EXPECT_THAT(query.notes, IsEmpty());
}

TEST(QueryParserTest, OneWordTooMany) {
  const ParsedQuery query = ParseQuery(Repeated("camp ", kMostQueryWords) + "last");
  EXPECT_EQ(query.root.children.size(), kMostQueryWords);
  EXPECT_EQ(query.root.children.back().text, "camp");
  EXPECT_THAT(query.notes, ElementsAre(HasSubstr("first 256 words")));
}

TEST(QueryParserTest, WordsOfPhrasesCount) {
  const std::string phrase = '"' + Repeated("a ", kMostQueryWords - 1) + "a\"";
  EXPECT_EQ(ParseQuery(phrase + " b").root.children.size(), 1u);
  EXPECT_THAT(NotesOn(phrase + " b"), ElementsAre(HasSubstr("first 256 words")));
}

TEST(QueryParserTest, PhraseLongerThanAllowedIsTheLastPart) {
  const std::string phrase = '"' + Repeated("a ", kMostQueryWords + 1) + "a\"";
  EXPECT_EQ(ParseQuery(phrase + " b").root.children.size(), 1u);
  EXPECT_THAT(NotesOn(phrase + " b"), ElementsAre(HasSubstr("first 256 words")));
}

TEST(QueryParserTest, TenThousandWords) {
  const ParsedQuery query = ParseQuery(Repeated("a ", 10'000));
  EXPECT_EQ(query.root.children.size(), kMostQueryWords);
  EXPECT_THAT(query.notes, ::testing::Contains(HasSubstr("first 256 words")));
}

TEST(QueryParserTest, AsManyBytesAsAllowed) {
  const std::string word(kMostQueryBytes, 'x');
  EXPECT_EQ(Read(word), word);
  EXPECT_THAT(NotesOn(word), IsEmpty());
}

TEST(QueryParserTest, OneByteTooMany) {
  EXPECT_EQ(Read(std::string(kMostQueryBytes + 1, 'x')), std::string(kMostQueryBytes, 'x'));
  EXPECT_THAT(NotesOn(std::string(kMostQueryBytes + 1, 'x')),
              ElementsAre(HasSubstr("first 4096 bytes")));
}

TEST(QueryParserTest, NoLetterIsCutInTwo) {
  const std::string read = Read("x" + Repeated("ñ", kMostQueryBytes));
  EXPECT_EQ(read, "x" + Repeated("ñ", kMostQueryBytes / 2 - 1));
}

TEST(QueryParserTest, BracketsAsDeepAsAllowed) {
  const std::string text = Repeated("(", kDeepestBrackets) + "a" + Repeated(")", kDeepestBrackets);
  EXPECT_EQ(Read(text), "a");
  EXPECT_THAT(NotesOn(text), IsEmpty());
}

TEST(QueryParserTest, BracketsOneTooDeep) {
  const std::string text =
      Repeated("(", kDeepestBrackets + 1) + "a" + Repeated(")", kDeepestBrackets + 1);
  EXPECT_EQ(Read(text), "a");
  EXPECT_THAT(NotesOn(text), ::testing::Contains(HasSubstr("nested too deep")));
}

TEST(QueryParserTest, TenThousandBrackets) {
  const ParsedQuery query = ParseQuery(Repeated("(", 10'000) + "a" + Repeated(")", 10'000));
  EXPECT_LE(DepthOf(query.root), 2 * kDeepestBrackets + 2);
  EXPECT_TRUE(query.cut);
  EXPECT_THAT(query.notes, ::testing::Contains(HasSubstr("nested too deep")));
  EXPECT_EQ(Read(Repeated("(", 1'000) + "a" + Repeated(")", 1'000)), "a");
  EXPECT_EQ(Read(Repeated("(a)", 1'000)), Repeated("a ", kMostQueryWords - 1) + "a");
}

TEST(QueryParserTest, MegabytesOfOneSign) {
  for (const char* const sign :
       {"(", ")", "\"", "“", "«", "-", "NOT ", "OR ", "title:", "title:("}) {
    const ParsedQuery query = ParseQuery(Repeated(sign, 500'000));
    EXPECT_LE(CountLeaves(query.root), kMostQueryWords) << sign;
    EXPECT_FALSE(query.notes.empty()) << sign;
  }
}

TEST(QueryParserTest, IllFormedUtf8ReadsAsReplacement) {
  EXPECT_EQ(Read("caf\xE9 b"), "caf\uFFFD b");
  EXPECT_EQ(Read("\xC3"), "\uFFFD");
  EXPECT_EQ(Read("a \xE2\x80"), "a \uFFFD");
  EXPECT_EQ(Read("\xFF\xFE(a)"), "\uFFFD\uFFFD(a)");
}

TEST(QueryParserTest, ZeroByteIsPartOfAWord) {
  EXPECT_EQ(Read(std::string_view("a\0b c", 5)), std::string("a\0b c", 5));
}

// Whatever is typed, a tree of bounded size comes out, with texts that the next stage can take.
class QueryParserRandomTest : public ::testing::Test {
 protected:
  static std::string RandomQuery(std::mt19937* random) {
    static constexpr auto kPieces = std::to_array<std::string_view>(
        {"(",     ")",        "\"",     "“",        "”",        "«",       "»",   "-",
         "--",    ":",        "title:", "heading:", "AND",      "OR",      "NOT", " AND ",
         " OR ",  " NOT ",    " ",      "\n",       "a",        "ñ",       "+",   "path:",
         "type:", "updated:", "lang:",  "link:",    "contact:", "a.b/c",   "es",  "md",
         "2022",  "..",       ">=",     "NEAR/5",   " NEAR ",   " ADJ/3 ", "ab",  "COVID-19",
         "niño",  "(s)",      "\xFF",   "\xC3",     "\xE2\x80", "",        "*",   "\\",
         "'",     "😀"});
    std::string text;
    for (size_t count = (*random)() % 40; count > 0; --count) {
      text += kPieces[(*random)() % kPieces.size()];
    }
    return text;
  }

  // What QueryNode says of the trees of the parser.
  static void ExpectSound(const QueryNode& node, size_t depth) {
    ASSERT_LE(depth, 3 * kDeepestBrackets + 3);
    EXPECT_FALSE(node.excluded && node.required);
    const bool group =
        node.kind == NodeKind::kAny || node.kind == NodeKind::kAll || node.kind == NodeKind::kNear;
    if (!group) {
      EXPECT_TRUE(IsValidUtf8(node.text));
      EXPECT_FALSE(TrimAscii(node.text).empty());
      EXPECT_THAT(node.children, IsEmpty());
      EXPECT_TRUE(node.kind != NodeKind::kFilter || IsFieldValue(node.field, node.text));
      return;
    }
    EXPECT_THAT(node.text, IsEmpty());
    EXPECT_EQ(node.scope, Scope::kAnywhere);
    if (depth > 0) {
      ASSERT_FALSE(node.children.empty());
      EXPECT_TRUE(node.children.size() > 1 || node.children.front().excluded);
    }
    for (const QueryNode& child : node.children) {
      EXPECT_TRUE(node.kind == NodeKind::kAny || !child.required);
      EXPECT_TRUE(node.kind != NodeKind::kNear || !child.excluded);
    }
    for (const QueryNode& child : node.children) ExpectSound(child, depth + 1);
  }
};

TEST_F(QueryParserRandomTest, EveryTextGivesASoundTree) {
  std::mt19937 random(20'261'121);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = RandomQuery(&random);
    SCOPED_TRACE(text);
    const ParsedQuery query = ParseQuery(text);
    EXPECT_EQ(query.root.kind, NodeKind::kAny);
    EXPECT_FALSE(query.root.excluded);
    EXPECT_EQ(query.root.scope, Scope::kAnywhere);
    ExpectSound(query.root, 0);
    const ParsedQuery again = ParseQuery(PrintQuery(query.root));
    if (!query.cut && !again.cut) {
      EXPECT_EQ(again.root, query.root) << PrintQuery(query.root);
    }
    const std::set<std::string> notes(query.notes.begin(), query.notes.end());
    EXPECT_EQ(notes.size(), query.notes.size()) << "a note is there twice";
    if (HasFailure()) return;
  }
}

TEST_F(QueryParserRandomTest, EveryWordOfPlainTextIsKept) {
  std::mt19937 random(7);
  for (int i = 0; i < 2'000; ++i) {
    std::string text;
    const size_t words = random() % 50;
    for (size_t word = 0; word < words; ++word) {
      text += "w" + std::to_string(random() % 1'000);
      text += " \t\n"[random() % 3];
    }
    EXPECT_EQ(CountLeaves(ParseQuery(text).root), words) << text;
  }
}

}  // namespace
}  // namespace faro
