// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/term_table.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

std::string Columns(size_t count) {
  return std::to_string(count) + (count == 1 ? " column" : " columns");
}

constexpr const char* kTwoColumns = "a line has: English terms, Spanish terms";

// The line that begins at `*begin`, which moves past it.
std::string_view TakeLine(std::string_view text, size_t* begin) {
  const size_t end = std::min(text.find('\n', *begin), text.size());
  std::string_view line = text.substr(*begin, end - *begin);
  *begin = end + 1;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool IsPassedOver(std::string_view line) {
  return TrimAscii(line).empty() || line.starts_with('#');
}

size_t CountColumns(std::string_view line) {
  return static_cast<size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
}

// The columns' names, as spreadsheets put them on top.
bool IsHeader(std::string_view line) {
  static constexpr std::array<std::string_view, 4> kEnglish = {"en", "english", "ingles", "inglés"};
  static constexpr std::array<std::string_view, 4> kSpanish = {"es", "spanish", "espanol",
                                                               "español"};
  const std::string folded = CaseFolded(line);
  const size_t tab = std::min(folded.find('\t'), folded.size());
  const std::string_view first = TrimAscii(std::string_view(folded).substr(0, tab));
  const std::string_view second = TrimAscii(std::string_view(folded).substr(tab));
  return std::find(kEnglish.begin(), kEnglish.end(), first) != kEnglish.end() &&
         std::find(kSpanish.begin(), kSpanish.end(), second) != kSpanish.end();
}

[[noreturn]] void FailAtLine(const std::string& name, size_t number, const std::string& reason,
                             const char* hint) {
  throw Error(ErrorCode::kBadInput, name + ":" + std::to_string(number) + ": " + reason, hint);
}

// A table of two columns with the others added, line by line.
std::string WidenedTable(std::string_view tsv, const std::string& name) {
  std::string wide;
  bool first = true;
  size_t number = 0;
  for (size_t begin = 0; begin < tsv.size(); wide += '\n') {
    const std::string_view line = TakeLine(tsv, &begin);
    ++number;
    if (IsPassedOver(line)) continue;
    const size_t columns = CountColumns(line);
    if (columns != 2) {
      FailAtLine(name, number, Columns(columns) + " instead of 2", kTwoColumns);
    }
    if (!std::exchange(first, false) || !IsHeader(line)) {
      const size_t tab = line.find('\t');
      wide.append("\t\t").append(line.substr(0, tab)).append("\t\t");
      wide.append(line.substr(tab + 1)).append("\t");
    }
  }
  return wide;
}

// Moves terms in capitals to the acronyms, for which two columns have no place.
void FindAcronyms(GlossaryConcept::Names* names) {
  std::vector<std::string> all;
  all.swap(names->terms);
  for (std::string& name : all) AddName(std::move(name), false, names);
}

std::vector<GlossaryConcept> ParseTwoColumns(std::string_view tsv, const std::string& name) {
  std::vector<GlossaryConcept> concepts;
  try {
    concepts = ParseGlossary(WidenedTable(tsv, name), name);
  } catch (const Error& error) {
    throw Error(error.code(), error.what(), kTwoColumns);
  }
  for (GlossaryConcept& entry : concepts) {
    FindAcronyms(&entry.english);
    FindAcronyms(&entry.spanish);
  }
  return concepts;
}

// As the first line that counts has them; the default when there is none.
size_t ColumnsOf(std::string_view tsv, const std::string& name) {
  size_t number = 0;
  for (size_t begin = 0; begin < tsv.size();) {
    const std::string_view line = TakeLine(tsv, &begin);
    ++number;
    if (IsPassedOver(line)) continue;
    const size_t columns = CountColumns(line);
    if (columns == 2 || columns == 6) return columns;
    FailAtLine(
        name, number, Columns(columns) + " instead of 2 or 6",
        "columns are separated by tabs, and a line has: English terms, Spanish terms; or: id, "
        "domain, English terms, acronyms, Spanish terms, acronyms");
  }
  return 2;
}

}  // namespace

void ReadTermTable(std::string_view tsv, const std::string& name, GlossaryBuilder* builder) {
  if (tsv.starts_with(kUtf8Mark)) tsv.remove_prefix(kUtf8Mark.size());
  std::vector<GlossaryConcept> concepts =
      ColumnsOf(tsv, name) == 2 ? ParseTwoColumns(tsv, name) : ParseGlossary(tsv, name);
  for (GlossaryConcept& entry : concepts) builder->AddConcept(std::move(entry));
}

}  // namespace faro
