// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/addresses.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/xml_part.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr int kLowestLevel = 6;
constexpr std::string_view kCellMark = " | ";
constexpr std::string_view kMailScheme = "mailto:";

constexpr auto kTitleNames = std::to_array<std::string_view>({"title", "titulo", "puesto"});
constexpr auto kHeadingNames = std::to_array<std::string_view>({"heading", "titulo", "encabezado"});
constexpr auto kContentsNames = std::to_array<std::string_view>(
    {"toc", "toc heading", "contents", "contents heading", "table of figures", "tdc", "titulo tdc",
     "titulo de tdc", "encabezado del indice", "tabla de ilustraciones"});

// Folded, without the numbers and brackets around them.
constexpr auto kEmptyTitles = std::to_array<std::string_view>({"",
                                                               "doc",
                                                               "document",
                                                               "documento",
                                                               "document title",
                                                               "titulo del documento",
                                                               "title",
                                                               "titulo",
                                                               "untitled",
                                                               "untitled document",
                                                               "sin titulo",
                                                               "documento sin titulo",
                                                               "new document",
                                                               "nuevo documento",
                                                               "word document",
                                                               "microsoft word document",
                                                               "documento de word",
                                                               "documento de microsoft word",
                                                               "microsoft word",
                                                               "powerpoint presentation",
                                                               "presentacion de powerpoint"});
constexpr auto kFileEndings = std::to_array<std::string_view>(
    {".doc", ".docx", ".dot", ".dotx", ".odt", ".rtf", ".pdf", ".indd", ".htm", ".html", ".epub"});

template <typename List>
bool Holds(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::string FoldedName(std::string_view text) {
  return FoldAccents(CaseFolded(FoldWhiteSpace(text)));
}

bool IsPadding(char c) {
  return IsAsciiDigit(c) || IsAsciiSpace(c) || c == '[' || c == ']' || c == '(' || c == ')';
}

std::string_view WithoutPadding(std::string_view text) {
  while (!text.empty() && IsPadding(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsPadding(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

ParagraphRole HeadingRole(int level) {
  return {ParagraphRole::Kind::kHeading, std::clamp(level, 1, kLowestLevel)};
}

ParagraphRole RoleOfStyleName(std::string_view name) {
  const std::string folded = FoldedName(name);
  if (Holds(kTitleNames, folded)) return {ParagraphRole::Kind::kTitle};
  if (Holds(kContentsNames, folded)) return {ParagraphRole::Kind::kContents};
  const size_t blank = folded.rfind(' ');
  if (blank == std::string::npos || blank + 2 != folded.size() || !IsAsciiDigit(folded.back())) {
    return {};
  }
  const std::string_view stem = std::string_view(folded).substr(0, blank);
  const int number = folded.back() - '0';
  if (Holds(kHeadingNames, stem) && number > 0) return HeadingRole(number);
  if (Holds(kContentsNames, stem)) return {ParagraphRole::Kind::kContents};
  return {};
}

void OfficeWriter::AddParagraph(ParagraphRole role, Block block) {
  block.text = FoldWhiteSpace(CleanText(block.text));
  if (role.kind == ParagraphRole::Kind::kContents || (block.text.empty() && block.links.empty())) {
    return;
  }
  if (role.kind == ParagraphRole::Kind::kTitle) {
    if (!title_is_complete_ && title_.size() + block.text.size() < kLongestHeadingBytes) {
      if (!title_.empty()) title_ += ' ';
      title_ += block.text;
      return;
    }
    role = HeadingRole(1);
  }
  title_is_complete_ = title_is_complete_ || !title_.empty();
  if (role.kind == ParagraphRole::Kind::kHeading && asides_ == 0) {
    builder_->AddHeading(role.level, std::move(block.text), 0);
    return;
  }
  if (role.kind == ParagraphRole::Kind::kListItem) block.kind = BlockKind::kListItem;
  builder_->AddBlock(std::move(block));
}

void OfficeWriter::AddRow(const std::vector<std::string>& cells, Block row) {
  size_t used = 0;
  std::vector<std::string> texts;
  for (const std::string& cell : cells) {
    texts.push_back(FoldWhiteSpace(CleanText(cell)));
    if (!texts.back().empty()) used = texts.size();
  }
  texts.resize(used);
  row.kind = BlockKind::kTableRow;
  for (size_t i = 0; i < used; ++i) {
    if (i > 0) row.text += kCellMark;
    row.text += texts[i];
  }
  if (used > 0) title_is_complete_ = title_is_complete_ || !title_.empty();
  builder_->AddBlock(std::move(row));
}

void OfficeWriter::AddLink(std::string_view target, Block* block) {
  std::string clean = CleanText(TrimAscii(target));
  if (CaseFolded(clean.substr(0, kMailScheme.size())) == kMailScheme) {
    for (const std::string& address : FindEmailAddresses(clean)) builder_->AddContact(address);
  } else if (!clean.empty() && clean[0] != '#') {
    block->links.push_back(std::move(clean));
  }
}

void OfficeWriter::SetTitle(std::string_view properties_title) {
  builder_->SetTitle(title_.empty() ? TitleOfProperties(properties_title) : title_);
}

std::string TitleOfProperties(std::string_view text) {
  std::string title = FoldWhiteSpace(CleanText(text));
  const std::string folded = FoldedName(title);
  const bool file = std::any_of(kFileEndings.begin(), kFileEndings.end(),
                                [&](std::string_view ending) { return folded.ends_with(ending); });
  if (file || folded.starts_with("microsoft word - ") ||
      Holds(kEmptyTitles, WithoutPadding(folded))) {
    return {};
  }
  return title;
}

}  // namespace faro
