// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/document_facts.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

std::string Path(std::string_view path) { return DocumentFacts{path, "", {}}.Encode(); }

bool OfPath(std::string_view pattern, std::string_view path) {
  return DocumentPattern::OfPath(pattern).Matches(Path(path));
}

bool OfContact(std::string_view pattern, std::vector<std::string> contacts) {
  return DocumentPattern::OfContact(pattern).Matches(
      DocumentFacts{"a@b.c/x", "md", std::move(contacts)}.Encode());
}

TEST(DocumentFactsTest, WordsOfThePathThenTypeThenContacts) {
  const DocumentFacts facts{"Anexos/Gestión_de-niños (v2).PDF", "pdf", {"A@Iom.int", "b@iom.int"}};
  EXPECT_EQ(facts.Encode(), "/anexos/gestion de ninos v2 pdf/\npdf\na@iom.int\nb@iom.int\n");
}

TEST(DocumentFactsTest, TakesAnyPath) {
  EXPECT_EQ(Path(""), "//\n\n");
  EXPECT_EQ(Path("..//--/a"), "//a/\n\n");
  EXPECT_EQ(Path("a\nb/\xFF"
                 "c"),
            "/a b/c/\n\n");
}

TEST(DocumentFactsTest, LineEndInAContactIsNoContact) {
  EXPECT_EQ((DocumentFacts{"a", "md", {"x\ny", "z@b.c"}}.Encode()), "/a/\nmd\nz@b.c\n");
}

TEST(DocumentFactsTest, ContactsHaveALimit) {
  const std::vector<std::string> many(1'000, "someone@example.org");
  EXPECT_LE((DocumentFacts{"a", "md", many}.Encode().size()), 4096u + 7);
}

TEST(PathPatternTest, WordsOfAnyPart) {
  EXPECT_TRUE(OfPath("annexes", "annexes/kit.pdf"));
  EXPECT_TRUE(OfPath("kit", "annexes/kit.pdf"));
  EXPECT_TRUE(OfPath("kit.pdf", "annexes/kit.pdf"));
  EXPECT_TRUE(OfPath("WINTER kits", "annexes/Winter_kits-2.pdf"));
  EXPECT_TRUE(OfPath("gestion", "gestión.md"));
  EXPECT_TRUE(OfPath("gestión", "gestion.md"));
}

TEST(PathPatternTest, WholeWordsOnly) {
  EXPECT_FALSE(OfPath("annex", "annexes/kit.pdf"));
  EXPECT_FALSE(OfPath("nnexes", "annexes/kit.pdf"));
  EXPECT_TRUE(OfPath("kit", "kits/kit.md")) << "the second place counts too";
}

TEST(PathPatternTest, SlashIsTheEndOfAFolder) {
  EXPECT_TRUE(OfPath("annexes/shelter", "en/annexes/shelter/kit.md"));
  EXPECT_TRUE(OfPath("annexes/shelter", "en/old annexes/shelter-kit.md"));
  EXPECT_FALSE(OfPath("annexes/shelter", "annexes/kit/shelter.md"));
  EXPECT_FALSE(OfPath("annexes/shelter", "annexes shelter/kit.md"));
  EXPECT_FALSE(OfPath("shelter/annexes", "annexes/shelter/kit.md"));
  EXPECT_TRUE(OfPath("annexes/", "annexes/kit.md"));
  EXPECT_FALSE(OfPath("kit/", "annexes/kit.md"));
  EXPECT_TRUE(OfPath("/annexes", "en/annexes/kit.md"));
  EXPECT_FALSE(OfPath("/annexes", "en/old annexes/kit.md"));
}

TEST(PathPatternTest, StarIsTheRestOfAWord) {
  EXPECT_TRUE(OfPath("annex*", "annexes/kit.md"));
  EXPECT_TRUE(OfPath("annexes/k*", "annexes/kit.md"));
  EXPECT_FALSE(OfPath("nnex*", "annexes/kit.md"));
  EXPECT_TRUE(OfPath("annexes/*", "annexes/kit.md"));
}

TEST(PathPatternTest, NothingMatchesNothing) {
  EXPECT_TRUE(DocumentPattern::OfPath("/.*").empty());
  EXPECT_FALSE(OfPath("/.", "a/b"));
  EXPECT_FALSE(DocumentPattern().Matches(Path("a")));
}

TEST(TypePatternTest, TheTypeAlone) {
  const DocumentPattern pdf = DocumentPattern::OfType("pdf");
  EXPECT_TRUE(pdf.Matches(DocumentFacts{"a.pdf", "pdf", {}}.Encode()));
  EXPECT_FALSE(pdf.Matches(DocumentFacts{"pdf", "md", {"pdf@iom.int"}}.Encode()));
}

TEST(ContactPatternTest, AddressDomainOrName) {
  EXPECT_TRUE(OfContact("prdc@iom.int", {"x@y.z", "PRDC@iom.int"}));
  EXPECT_FALSE(OfContact("rdc@iom.int", {"prdc@iom.int"}));
  EXPECT_FALSE(OfContact("prdc@iom.in", {"prdc@iom.int"}));
  EXPECT_TRUE(OfContact("iom.int", {"prdc@iom.int"}));
  EXPECT_TRUE(OfContact("iom.int", {"prdc@mail.iom.int"}));
  EXPECT_FALSE(OfContact("om.int", {"prdc@iom.int"}));
  EXPECT_TRUE(OfContact("@iom.int", {"prdc@iom.int"}));
  EXPECT_FALSE(OfContact("@iom.int", {"prdc@mail.iom.int"}));
  EXPECT_TRUE(OfContact("prdc", {"prdc@iom.int"}));
  EXPECT_TRUE(OfContact("prdc@", {"prdc@iom.int"}));
  EXPECT_FALSE(OfContact("iom", {"prdc@iom.int"}));
}

TEST(ContactPatternTest, LooksAtContactsOnly) {
  EXPECT_FALSE(OfContact("b.c", {}));
  EXPECT_FALSE(OfContact("md", {"x@y.z"}));
}

TEST(DocumentPatternTest, TakesAnyBytes) {
  for (const char* const facts : {"", "\n", "/a/", "/a/\n", "\n\n"}) {
    EXPECT_FALSE(DocumentPattern::OfPath("b").Matches(facts));
    EXPECT_FALSE(DocumentPattern::OfType("b").Matches(facts));
    EXPECT_FALSE(DocumentPattern::OfContact("b").Matches(facts));
  }
}

}  // namespace
}  // namespace faro
