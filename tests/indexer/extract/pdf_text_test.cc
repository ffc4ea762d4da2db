// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_text.h"

#include <gtest/gtest.h>

namespace faro {
namespace {

TEST(MendPdfText, LigaturesBecomeLetters) {
  EXPECT_EQ(MendPdfText("e\uFB00ort, \uFB01eld, con\uFB02ict, o\uFB03ce, ba\uFB04e, \uFB05\uFB06"),
            "effort, field, conflict, office, baffle, stst");
}

TEST(MendPdfText, OtherCompatibilityFormsStay) {
  EXPECT_EQ(MendPdfText("½ m² of №4, 5 ℃"), "½ m² of №4, 5 ℃");
}

TEST(MendPdfText, AccentsAreComposedWithTheLetterBefore) {
  EXPECT_EQ(MendPdfText("nin\u0303os, evaluacio\u0301n, pingu\u0308ino"),
            "niños, evaluación, pingüino");
}

TEST(MendPdfText, SpacingAccentsAreComposedWithTheLetterAfter) {
  EXPECT_EQ(MendPdfText("evaluaci´on, ni˜nos, ping¨uino, r´ıo"),
            "evaluación, niños, pingüino, río");
}

TEST(MendPdfText, SpacingAccentThatServesAsAnApostropheStays) {
  EXPECT_EQ(MendPdfText("people´s rights ´"), "people´s rights ´");
}

TEST(MendPdfText, AccentOnALetterThatHasNoneStays) { EXPECT_EQ(MendPdfText("q\u0301"), "q\u0301"); }

TEST(MendPdfText, SpanishSignsStay) { EXPECT_EQ(MendPdfText("¿Qué? ¡Agua!"), "¿Qué? ¡Agua!"); }

TEST(MendPdfText, PrivateCharacterAtTheStartIsABulletAndElsewhereNothing) {
  EXPECT_EQ(MendPdfText("\uF0B7 Soap \uF0E0 and water\uF0A7"), "• Soap and water");
}

TEST(MendPdfText, WhatStandsForNoLetterGoes) {
  EXPECT_EQ(MendPdfText("a\uFFFDb\u200Bc\x01 \x7F"
                        "d\u2060"),
            "abc d");
}

TEST(MendPdfText, SoftHyphenStaysAtTheEndOnly) {
  EXPECT_EQ(MendPdfText("hu\u00ADman\u00AD"), "human\u00AD");
}

TEST(MendPdfText, IllFormedBytesGo) {
  EXPECT_EQ(MendPdfText("a\xC3\x28 \xFF"
                        "b"),
            "a( b");
}

TEST(MendPdfText, WhiteSpaceIsFolded) {
  EXPECT_EQ(MendPdfText("  two\u00A0\u2003 words\t"), "two words");
}

TEST(MendPdfText, NothingOfNothing) {
  EXPECT_EQ(MendPdfText(""), "");
  EXPECT_EQ(MendPdfText("\uFFFD\u200B"), "");
}

}  // namespace
}  // namespace faro
