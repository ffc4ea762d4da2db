// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using ::testing::HasSubstr;

// Why `bytes` are refused, or "accepted".
std::string Refusal(const std::string& bytes) {
  try {
    DecodeText(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kBadInput);
    return error.what();
  }
  return "accepted";
}

TEST(DecodeText, Utf8StaysAsItIs) {
  EXPECT_EQ(DecodeText("El niño cruzó\tla línea\n"), "El niño cruzó\tla línea\n");
}

TEST(DecodeText, Utf8ByteOrderMarkIsDropped) {
  EXPECT_EQ(DecodeText("\xEF\xBB\xBF"
                       "año"),
            "año");
}

TEST(DecodeText, ByteOrderMarkAlone) { EXPECT_EQ(DecodeText("\xEF\xBB\xBF"), ""); }

TEST(DecodeText, Utf16OfBothByteOrders) {
  EXPECT_EQ(DecodeText(std::string("\xFF\xFE"
                                   "a\0\xF1\0o\0",
                                   8)),
            "año");
  EXPECT_EQ(DecodeText(std::string("\xFE\xFF\0a\0\xF1\0o", 8)), "año");
}

TEST(DecodeText, Utf16BeyondTheBasicPlane) {
  EXPECT_EQ(DecodeText(std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6)), "\U0001F600");
}

TEST(DecodeText, Utf16CutWithinACharacterIsStillUtf8) {
  const std::string text =
      DecodeText(std::string("\xFF\xFE"
                             "a\0b\0c",
                             7));
  EXPECT_EQ(text.substr(0, 2), "ab");
  EXPECT_TRUE(IsValidUtf8(text));
}

TEST(DecodeText, Windows1252WithItsOwnPunctuation) {
  EXPECT_EQ(DecodeText("Evaluaci\xF3n \x93r\xE1pida\x94 \x96 5 \x80"), "Evaluación “rápida” – 5 €");
}

TEST(DecodeText, Utf8WithOneBadByteKeepsItsAccents) {
  // Cut within the last character, as by a program that counts bytes.
  EXPECT_EQ(DecodeText("Situación después del sismo, evaluaci\xC3"),
            "Situación después del sismo, evaluaci\uFFFD");
}

TEST(DecodeText, Windows1252WithAChancePairThatWouldBeUtf8) {
  EXPECT_EQ(DecodeText("a\xF1os, d\xED"
                       "as y \xC3\xB3"),
            "años, días y Ã³");
}

TEST(DecodeText, ReplacementCharacterInTheTextIsNoDamage) {
  EXPECT_EQ(DecodeText("lost \uFFFD here"), "lost \uFFFD here");
}

TEST(DecodeText, Utf8ByteOrderMarkOverIllFormedBytes) {
  EXPECT_EQ(DecodeText("\xEF\xBB\xBF"
                       "a\xF1os"),
            "a\uFFFDos");
}

TEST(DecodeText, LineEndsOfAllSystems) {
  EXPECT_EQ(DecodeText("dos\r\nmac\runix\n"), "dos\nmac\nunix\n");
  EXPECT_EQ(DecodeText("two\r\rthree\r\r\n"), "two\n\nthree\n\n");
}

TEST(DecodeText, FormFeedStaysAndVerticalTabIsABlank) {
  EXPECT_EQ(DecodeText("page\fnext\vline"), "page\fnext line");
}

TEST(DecodeText, LoneControlCharactersAreBlanks) {
  const std::string words(100, 'w');
  EXPECT_EQ(DecodeText(words + "\x07"
                               "a\x7F"
                               "b"),
            words + " a b");
}

TEST(DecodeText, ControlCharactersBeyondAsciiAreBlanks) {
  EXPECT_EQ(DecodeText("a\u0085b\u009Bc\u00A0d"), "a b c\u00A0d");
}

TEST(DecodeText, MoreThanAFewControlCharactersAndMoreThanOneInFiftyBytes) {
  EXPECT_EQ(DecodeText("w" + std::string(8, '\x01')), "w" + std::string(8, ' '));
  EXPECT_EQ(DecodeText(std::string(441, 'w') + std::string(9, '\x01')),
            std::string(441, 'w') + std::string(9, ' '));
  EXPECT_EQ(Refusal(std::string(440, 'w') + std::string(9, '\x01')), "binary data, not text");
}

TEST(DecodeText, DeclaredEncodingDecidesOverWhatIsNotUtf8) {
  EXPECT_EQ(DecodeText("\xE2\xEE\xE4\xE0", "windows-1251"), "вода");
  EXPECT_EQ(DecodeText("5 \xA4", " ISO-8859-15 "), "5 €");
  EXPECT_EQ(DecodeText("\x93\xFA", "Shift_JIS"), "日");
}

TEST(DecodeText, Utf8IsUtf8WhateverIsDeclared) {
  EXPECT_EQ(DecodeText("años", "windows-1251"), "años");
}

TEST(DecodeText, ByteOrderMarkBeatsWhatIsDeclared) {
  EXPECT_EQ(DecodeText("\xEF\xBB\xBFniño \xC3 fin", "windows-1251"), "niño \uFFFD fin");
  EXPECT_EQ(DecodeText(std::string("\xFE\xFF\0a\0\xF1\0o", 8), "windows-1251"), "año");
}

TEST(DecodeText, LatinOneAndAsciiMeanWindows1252) {
  for (const char* label : {"iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "ascii"}) {
    EXPECT_EQ(DecodeText("\x93qu\xE9\x94", label), "“qué”") << label;
  }
}

TEST(DecodeText, DeclaredEncodingThatSaysNothing) {
  for (const char* label : {"", "x-unknown", "utf-8", "UTF-16", "utf-7", "a\xFF"}) {
    EXPECT_EQ(DecodeText("a\xF1os", label), "años") << label;
    EXPECT_EQ(DecodeText("Situación y año, evaluaci\xC3", label), "Situación y año, evaluaci\uFFFD")
        << label;
  }
}

TEST(DecodeText, EmptyFile) { EXPECT_EQ(Refusal(""), "the file is empty"); }

TEST(DecodeText, ZeroByteAnywhere) {
  EXPECT_EQ(Refusal(std::string(500, 'w') + '\0' + std::string(500, 'w')), "binary data, not text");
  EXPECT_EQ(Refusal(std::string("\xFF\xFE"
                                "a\0\0\0",
                                6)),
            "binary data, not text");
}

TEST(DecodeText, OtherFormatsAreNamed) {
  EXPECT_THAT(Refusal("%PDF-1.7\n..."), HasSubstr("PDF"));
  EXPECT_THAT(Refusal("\x89PNG\r\n\x1A\n"), HasSubstr("PNG"));
  EXPECT_THAT(Refusal("PK\x03\x04word/document.xml"), HasSubstr("ZIP"));
  EXPECT_THAT(Refusal("\xFF\xD8\xFF\xE0JFIF"), HasSubstr("JPEG"));
  EXPECT_THAT(Refusal("GIF89a"), HasSubstr("GIF"));
  EXPECT_THAT(Refusal("\x1F\x8B\x08"), HasSubstr("gzip"));
  EXPECT_THAT(Refusal("\xD0\xCF\x11\xE0\xA1\xB1"), HasSubstr("old office"));
}

TEST(DecodeText, NameOfAFormatWithinTheTextIsText) {
  EXPECT_EQ(DecodeText("A file that begins with %PDF-1.7"), "A file that begins with %PDF-1.7");
}

}  // namespace
}  // namespace faro
