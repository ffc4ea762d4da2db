// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/update_date.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

std::string Written(std::string_view text) {
  const auto date = ParseWrittenDate(text);
  return date ? date->ToString() : "none";
}

std::string Update(std::string_view text) {
  const auto date = ParseUpdateLine(text);
  return date ? date->ToString() : "none";
}

TEST(ParseWrittenDate, MonthAndYearInEnglish) {
  EXPECT_EQ(Written("Sep 2022"), "2022-09");
  EXPECT_EQ(Written("Sept. 2022"), "2022-09");
  EXPECT_EQ(Written("September 2022"), "2022-09");
  EXPECT_EQ(Written("SEPTEMBER, 2022"), "2022-09");
  EXPECT_EQ(Written("may 2021"), "2021-05");
}

TEST(ParseWrittenDate, MonthAndYearInSpanish) {
  EXPECT_EQ(Written("septiembre de 2022"), "2022-09");
  EXPECT_EQ(Written("setiembre de 2022"), "2022-09");
  EXPECT_EQ(Written("set. 2022"), "2022-09");
  EXPECT_EQ(Written("Enero del 2020"), "2020-01");
  EXPECT_EQ(Written("dic 2019"), "2019-12");
}

TEST(ParseWrittenDate, EveryMonthByItsFirstThreeLetters) {
  const char* english[] = {"jan", "feb", "mar", "apr", "may", "jun",
                           "jul", "aug", "sep", "oct", "nov", "dec"};
  const char* spanish[] = {"ene", "feb", "mar", "abr", "may", "jun",
                           "jul", "ago", "sep", "oct", "nov", "dic"};
  for (int month = 1; month <= 12; ++month) {
    const std::string expected = (month < 10 ? "2022-0" : "2022-") + std::to_string(month);
    EXPECT_EQ(Written(std::string(english[month - 1]) + " 2022"), expected);
    EXPECT_EQ(Written(std::string(spanish[month - 1]) + " 2022"), expected);
  }
}

TEST(ParseWrittenDate, WordsThatMerelyStartLikeAMonth) {
  EXPECT_EQ(Written("ma 2022"), "none");
  EXPECT_EQ(Written("mayor 2022"), "none");
  EXPECT_EQ(Written("marching 2022"), "none");
}

TEST(ParseWrittenDate, DayMonthAndYear) {
  EXPECT_EQ(Written("14 March 2023"), "2023-03-14");
  EXPECT_EQ(Written("March 14, 2023"), "2023-03-14");
  EXPECT_EQ(Written("the 3rd of June 2022"), "2022-06-03");
  EXPECT_EQ(Written("15 de marzo de 2023"), "2023-03-15");
  EXPECT_EQ(Written("1º de mayo de 2023"), "2023-05-01");
  EXPECT_EQ(Written("1.º de mayo de 2023"), "2023-05-01");
  EXPECT_EQ(Written("14-Mar-2023"), "2023-03-14");
}

TEST(ParseWrittenDate, Iso8601) {
  EXPECT_EQ(Written("2022"), "2022");
  EXPECT_EQ(Written("2022-09"), "2022-09");
  EXPECT_EQ(Written("2022-09-14"), "2022-09-14");
  EXPECT_EQ(Written("2022/9/4"), "2022-09-04");
}

TEST(ParseWrittenDate, Iso8601WithATime) {
  EXPECT_EQ(Written("2022-09-14T08:30:00Z"), "2022-09-14");
  EXPECT_EQ(Written("2022-09-14T08:30:00.250+02:00"), "2022-09-14");
  EXPECT_EQ(Written("2022-09-14 08:30:00 -0600"), "2022-09-14");
  EXPECT_EQ(Written("2022-09-14 and later"), "none");
  EXPECT_EQ(Written("2022-02-30T08:30:00Z"), "none");
}

TEST(ParseWrittenDate, NumbersWhoseOrderIsCertain) {
  EXPECT_EQ(Written("15/03/2023"), "2023-03-15");
  EXPECT_EQ(Written("03/15/2023"), "2023-03-15");
  EXPECT_EQ(Written("31.12.2023"), "2023-12-31");
  EXPECT_EQ(Written("05/05/2023"), "2023-05-05");
  EXPECT_EQ(Written("09/2022"), "2022-09");
}

TEST(ParseWrittenDate, NumbersThatCouldBeEitherGiveTheYearOnly) {
  EXPECT_EQ(Written("03/04/2023"), "2023");
  EXPECT_EQ(Written("12/11/2023"), "2023");
  EXPECT_EQ(Written("1-2-2023"), "2023");
}

TEST(ParseWrittenDate, FirstNumberAtTheLimitOfAMonth) {
  EXPECT_EQ(Written("12/04/2023"), "2023");
  EXPECT_EQ(Written("13/04/2023"), "2023-04-13");
}

TEST(ParseWrittenDate, ImpossibleDates) {
  EXPECT_EQ(Written("30 February 2023"), "none");
  EXPECT_EQ(Written("31 de abril de 2023"), "none");
  EXPECT_EQ(Written("31/02/2023"), "none");
  EXPECT_EQ(Written("13/13/2023"), "none");
  EXPECT_EQ(Written("2023-13"), "none");
  EXPECT_EQ(Written("00/00/2023"), "none");
  EXPECT_EQ(Written("0 March 2023"), "none");
  EXPECT_EQ(Written("March 1776"), "none");
  EXPECT_EQ(Written("15/03/23"), "none");
}

TEST(ParseWrittenDate, LeapDays) {
  EXPECT_EQ(Written("29 de febrero de 2024"), "2024-02-29");
  EXPECT_EQ(Written("29 de febrero de 2023"), "none");
}

TEST(ParseWrittenDate, OnlyWhenAllOfTheTextIsADate) {
  EXPECT_EQ(Written(""), "none");
  EXPECT_EQ(Written("   "), "none");
  EXPECT_EQ(Written("March"), "none");
  EXPECT_EQ(Written("since March 2022"), "none");
  EXPECT_EQ(Written("March 2022 edition"), "none");
  EXPECT_EQ(Written("5 tents in 2022"), "none");
  EXPECT_EQ(Written(" March 2022 "), "2022-03");
}

TEST(ParseUpdateLine, TheLabelsOfManualsInEnglish) {
  EXPECT_EQ(Update("Last updated: Sep 2022"), "2022-09");
  EXPECT_EQ(Update("Document last updated: 14 March 2023"), "2023-03-14");
  EXPECT_EQ(Update("This page was last updated on March 14, 2023."), "2023-03-14");
  EXPECT_EQ(Update("LAST REVIEWED - 2021"), "2021");
  EXPECT_EQ(Update("Updated in May 2020"), "2020-05");
}

TEST(ParseUpdateLine, TheLabelsOfManualsInSpanish) {
  EXPECT_EQ(Update("Documento actualizado por última vez: Oct 2022"), "2022-10");
  EXPECT_EQ(Update("Última actualización: 15 de marzo de 2023"), "2023-03-15");
  EXPECT_EQ(Update("Actualizada en setiembre de 2022"), "2022-09");
  EXPECT_EQ(Update("ULTIMA MODIFICACION: 15/03/2023"), "2023-03-15");
}

TEST(ParseUpdateLine, LabelWithCombiningAccents) {
  EXPECT_EQ(Update("Documento actualizado por u\u0301ltima vez: Oct 2022"), "2022-10");
  EXPECT_EQ(Update("U\u0301ltima actualizacio\u0301n: 2021-04"), "2021-04");
}

TEST(ParseUpdateLine, InBrackets) {
  EXPECT_EQ(Update("(Last updated: Sep 2022)"), "2022-09");
  EXPECT_EQ(Update("  [Actualizado: 2022-09].  "), "2022-09");
}

TEST(ParseUpdateLine, AmbiguousDateGivesTheYear) {
  EXPECT_EQ(Update("Last updated: 03/04/2023"), "2023");
}

TEST(ParseUpdateLine, SentencesThatMerelyStartLikeOne) {
  EXPECT_EQ(Update("Updated guidance is being prepared for 2023"), "none");
  EXPECT_EQ(Update("Last updated in the week before the storm."), "none");
  EXPECT_EQ(Update("Actualizado el plan, el equipo lo comparte con las autoridades."), "none");
  EXPECT_EQ(Update("Last updated:"), "none");
}

TEST(ParseUpdateLine, ImpossibleDate) { EXPECT_EQ(Update("Last updated: 31/02/2023"), "none"); }

TEST(ParseUpdateLine, DateWithoutALabel) { EXPECT_EQ(Update("Sep 2022"), "none"); }

TEST(ParseUpdateLine, LongParagraph) {
  EXPECT_EQ(Update("Last updated: " + std::string(93, ' ') + "Sept of 2022"), "2022-09");
  EXPECT_EQ(Update("Last updated: " + std::string(95, ' ') + "Sept of 2022"), "none");
}

}  // namespace
}  // namespace faro
