// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/word_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/gist/sentence_case.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using enum Language;

TEST(WordFormsTest, Singular) {
  EXPECT_EQ(SingularForm("Campamentos", kSpanish), "campamento");
  EXPECT_EQ(SingularForm("evaluaciones", kSpanish), "evaluacion");
  EXPECT_EQ(SingularForm("crisis", kSpanish), "crisis");
  EXPECT_EQ(SingularForm("luces", kSpanish), "luz");
  EXPECT_EQ(SingularForm("agencies", kEnglish), "agency");
  EXPECT_EQ(SingularForm("children", kEnglish), "child");
  EXPECT_EQ(SingularForm("latrines", kEnglish), "latrine");
  EXPECT_EQ(SingularForm("access", kEnglish), "access");
}

TEST(WordFormsTest, BaseIsThatOfTheParticiple) {
  EXPECT_EQ(BaseForm("desplazadas", kSpanish), BaseForm("desplazar", kSpanish));
  EXPECT_EQ(BaseForm("displaced", kEnglish), BaseForm("displace", kEnglish));
  EXPECT_EQ(BaseForm("planned", kEnglish), BaseForm("plan", kEnglish));
  EXPECT_NE(BaseForm("manager", kEnglish), BaseForm("management", kEnglish));
  EXPECT_NE(BaseForm("vacuna", kSpanish), BaseForm("vacunación", kSpanish));
}

TEST(WordFormsTest, Plural) {
  EXPECT_EQ(PluralOf("gestión de campamentos", kSpanish), "gestiones de campamentos");
  EXPECT_EQ(PluralOf("persona desplazada", kSpanish), "personas desplazadas");
  EXPECT_EQ(PluralOf("luz", kSpanish), "luces");
  EXPECT_EQ(PluralOf("análisis", kSpanish), "análisis");
  EXPECT_EQ(PluralOf("hygiene kit", kEnglish), "hygiene kits");
  EXPECT_EQ(PluralOf("right to water", kEnglish), "rights to water");
  EXPECT_EQ(PluralOf("agency", kEnglish), "agencies");
  EXPECT_EQ(PluralOf("child", kEnglish), "children");
  EXPECT_EQ(PluralOf("affected people", kEnglish), "affected people");
  EXPECT_EQ(PluralOf("", kEnglish), "");
}

TEST(WordFormsTest, Gender) {
  EXPECT_TRUE(IsFeminine("gestión") && IsFeminine("persona") && IsFeminine("salud"));
  EXPECT_TRUE(IsFeminine("redes") && IsFeminine("crisis") && IsFeminine("mujer"));
  EXPECT_FALSE(IsFeminine("clúster") || IsFeminine("sistema") || IsFeminine("bidones"));
}

TEST(WordFormsTest, Infinitives) {
  EXPECT_TRUE(IsInfinitive("entregar") && IsInfinitive("quejarse") && IsInfinitive("abrir"));
  EXPECT_FALSE(IsInfinitive("clúster") || IsInfinitive("mujer") || IsInfinitive("letrina"));
}

TEST(WordFormsTest, Words) {
  EXPECT_THAT(WordsOf("agua, saneamiento e higiene"),
              ElementsAre("agua", "saneamiento", "e", "higiene"));
  EXPECT_THAT(WordsOf("cash-for-work"), ElementsAre("cash", "for", "work"));
}

TEST(SentenceCaseTest, FirstLetter) {
  EXPECT_TRUE(StartsWithCapital("¿Está?") && StartsWithCapital("Ébola"));
  EXPECT_FALSE(StartsWithCapital("está") || StartsWithCapital("5 Kits") || StartsWithCapital(""));
  EXPECT_EQ(WithCapital("«ébola"), "«Ébola");
  EXPECT_EQ(WithCapital("5 kits"), "5 kits");
  EXPECT_EQ(WithCapital("…"), "…");
  EXPECT_EQ(WithSmallLetter("«Ébola"), "«ébola");
  EXPECT_EQ(WithSmallLetter("IDPs"), "IDPs");
  EXPECT_EQ(WithSmallLetter("A"), "A");
}

}  // namespace
}  // namespace faro
