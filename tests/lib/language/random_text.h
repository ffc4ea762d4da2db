// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_LIB_LANGUAGE_RANDOM_TEXT_H_
#define FARO_TESTS_LIB_LANGUAGE_RANDOM_TEXT_H_

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace faro::testing {

// Up to `pieces` random pieces, joined: words and numbers of our two languages among combining
// marks, invisible characters, other scripts, emoji, ill-formed bytes and, rarely, a word of
// thousands of letters. Much of it is nonsense on purpose. The same generator state gives the same
// text everywhere.
inline std::string RandomText(std::mt19937* random, size_t pieces) {
  static constexpr auto kPieces = std::to_array<std::string_view>({
      "camp",
      "WASH",
      "O'Brien",
      "IDPs",
      "U.N.",
      "e.g.",
      "x",
      "prdcore@iom.int",
      "snake_case",
      "evaluación",
      "año",
      "niñas",
      "EE.UU.",
      "PLANIFICACIÓN",
      "l\u2019État",
      "pingüino",
      "38,5",
      "1.000,50",
      "2022-09-14",
      "0",
      "7",
      "\u0661\u0662",
      "\uFF12\uFF10",
      "\u0301",
      "\u0303",
      "\u0327",
      "\u20DD",
      "a\u0301",
      "N\u0303",
      "e\u0301\u0323",
      "\u00AD",
      "\u200B",
      "\u200D",
      "\u2060",
      "\uFEFF",
      "\u3164",
      "\u115F",
      "\u180E",
      "\uFB03",
      "\u00DF",
      "\u0130",
      "\u017F",
      "\u1E9E",
      "\u2460",
      "\u33A1",
      "\u00B2",
      "😀",
      "👩\u200D👩\u200D👧",
      "🇵🇦",
      "👍🏽",
      "\u2764\uFE0F",
      "𝐁old",
      "日本語",
      "避難所",
      "テント",
      "한국어",
      "ไทย",
      "हिन्दी",
      "Лагерь",
      "σεισμός",
      "مخيم",
      "كِتاب",
      "\u202E",
      "\u200F",
      "שלום",
      " ",
      " ",
      " ",
      "\n",
      "\t",
      "\r\n",
      "\u00A0",
      "\u3000",
      "\u2028",
      "-",
      "/",
      "@",
      ".",
      "_",
      "&",
      "+",
      "'",
      "\u2019",
      "\u02BC",
      ",",
      ":",
      "\u2011",
      "\u2013",
      "#",
      "\xFF",
      "\xC3",
      "\x80",
      "\xE2\x82",
      "\xF0\x9F\x98",
      "\xED\xA0\x80",
      "\xC0\xAF",
      "\xF4\x90",
  });
  std::string text;
  const size_t count = (*random)() % (pieces + 1);
  for (size_t i = 0; i < count; ++i) {
    const auto draw = (*random)();
    if (draw % 997 == 0) {
      text += std::string((*random)() % 20'000, static_cast<char>('a' + draw % 26));
    } else if (draw % 499 == 0) {
      text += static_cast<char>((*random)() % 256);
    } else {
      text += kPieces[draw % kPieces.size()];
    }
    if (draw / kPieces.size() % 3 == 0) text += ' ';
  }
  return text;
}

}  // namespace faro::testing

#endif  // FARO_TESTS_LIB_LANGUAGE_RANDOM_TEXT_H_
