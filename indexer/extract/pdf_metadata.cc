// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_metadata.h"

#include <algorithm>
#include <array>

#include "indexer/extract/pdf_text.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr size_t kLongestTitle = 300;  // bytes; more is a paragraph
constexpr int kFirstYear = 1990;       // PDF came in 1993

constexpr auto kPrograms = std::to_array<std::string_view>(
    {"microsoft word - ", "microsoft powerpoint - ", "microsoft excel - "});

// Case-folded, without accents; a number may follow each.
constexpr auto kMadeUp = std::to_array<std::string_view>({"untitled",
                                                          "untitled document",
                                                          "sin titulo",
                                                          "no title",
                                                          "document",
                                                          "documento",
                                                          "doc",
                                                          "layout",
                                                          "slide",
                                                          "title",
                                                          "titulo",
                                                          "presentation",
                                                          "presentacion",
                                                          "powerpoint presentation",
                                                          "presentacion de powerpoint",
                                                          "presentation powerpoint",
                                                          "word document",
                                                          "none",
                                                          "null",
                                                          "print",
                                                          "pdf",
                                                          "template",
                                                          "plantilla"});

constexpr auto kFileEndings = std::to_array<std::string_view>(
    {".ai",   ".doc",  ".docm", ".docx", ".dot",   ".dotx", ".dvi", ".fm",  ".htm",
     ".html", ".indd", ".odp",  ".odt",  ".pages", ".pdf",  ".pmd", ".ppt", ".pptx",
     ".ps",   ".pub",  ".qxd",  ".qxp",  ".rtf",   ".tex",  ".txt", ".xls", ".xlsx"});

bool IsFileName(std::string_view folded) {
  const bool ending = std::any_of(kFileEndings.begin(), kFileEndings.end(),
                                  [&](std::string_view end) { return folded.ends_with(end); });
  const bool spaced = folded.find(' ') != std::string_view::npos;
  return ending || (!spaced && folded.find_first_of("_\\/") != std::string_view::npos);
}

bool IsMadeUp(std::string_view folded) {
  while (!folded.empty() &&
         std::string_view("0123456789 -_()").find(folded.back()) != std::string_view::npos) {
    folded.remove_suffix(1);
  }
  return std::find(kMadeUp.begin(), kMadeUp.end(), folded) != kMadeUp.end();
}

}  // namespace

std::string TitleOfMetadata(std::string_view title) {
  std::string mended = MendPdfText(title);
  const std::string folded = FoldAccents(CaseFolded(mended));
  for (const std::string_view program : kPrograms) {
    if (folded.starts_with(program)) mended.erase(0, program.size());
  }
  const std::string rest = FoldAccents(CaseFolded(mended));
  const bool letters = std::any_of(rest.begin(), rest.end(),
                                   [](char c) { return IsAsciiAlpha(c) || (c & 0x80) != 0; });
  if (!letters || mended.size() > kLongestTitle || IsFileName(rest) || IsMadeUp(rest)) return "";
  return mended;
}

std::optional<PartialDate> DateOfMetadata(std::time_t time) {
  std::tm parts{};
  if (time <= 0 || gmtime_r(&time, &parts) == nullptr) return std::nullopt;
  const int year = parts.tm_year + 1900;
  if (year < kFirstYear) return std::nullopt;
  return MakeDate(year, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace faro
