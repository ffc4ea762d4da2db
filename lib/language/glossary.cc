// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/glossary.h"

#include <algorithm>
#include <array>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr size_t kColumns = 6;

std::vector<std::string> Entries(std::string_view column) {
  std::vector<std::string> entries;
  for (size_t begin = 0; begin <= column.size();) {
    const size_t end = std::min(column.find('|', begin), column.size());
    const std::string_view entry = TrimAscii(column.substr(begin, end - begin));
    if (!entry.empty()) entries.emplace_back(entry);
    begin = end + 1;
  }
  return entries;
}

bool HasControl(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
}

GlossaryConcept ParseLine(std::string_view line) {
  if (!IsValidUtf8(line)) throw Error(ErrorCode::kBadInput, "not UTF-8");
  if (HasControl(line)) throw Error(ErrorCode::kBadInput, "a control character");
  std::array<std::string_view, kColumns> columns;
  size_t count = 0;
  for (size_t begin = 0; begin <= line.size(); ++count) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    if (count < kColumns) columns[count] = line.substr(begin, end - begin);
    begin = end + 1;
  }
  if (count != kColumns) {
    throw Error(ErrorCode::kBadInput,
                std::to_string(count) + " columns instead of " + std::to_string(kColumns));
  }
  GlossaryConcept entry;
  entry.id = TrimAscii(columns[0]);
  entry.domain = TrimAscii(columns[1]);
  entry.english = {Entries(columns[2]), Entries(columns[3])};
  entry.spanish = {Entries(columns[4]), Entries(columns[5])};
  if (entry.english.terms.empty()) throw Error(ErrorCode::kBadInput, "no English term");
  if (entry.spanish.terms.empty()) throw Error(ErrorCode::kBadInput, "no Spanish term");
  return entry;
}

}  // namespace

std::vector<GlossaryConcept> ParseGlossary(std::string_view tsv, std::string_view name) {
  std::vector<GlossaryConcept> concepts;
  size_t number = 0;
  for (size_t begin = 0; begin < tsv.size();) {
    const size_t end = std::min(tsv.find('\n', begin), tsv.size());
    std::string_view line = tsv.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    begin = end + 1;
    ++number;
    if (TrimAscii(line).empty() || line.starts_with('#')) continue;
    try {
      concepts.push_back(ParseLine(line));
    } catch (const Error& error) {
      throw Error(error.code(),
                  std::string(name) + ":" + std::to_string(number) + ": " + error.what(),
                  "a line has: id, domain, English terms, acronyms, Spanish terms, acronyms");
    }
  }
  return concepts;
}

}  // namespace faro
