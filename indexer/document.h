// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_DOCUMENT_H_
#define FARO_INDEXER_DOCUMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/date.h"
#include "lib/language/language.h"

namespace faro {

enum class BlockKind : uint8_t { kParagraph, kListItem, kTableRow, kCode };

// A paragraph, list item, table row or piece of code: text that belongs together.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;                  // UTF-8; white space folded to single blanks, except in code
  std::vector<std::string> heading;  // headings above it, outermost first, without the title
  uint32_t line = 0;                 // where it starts in the file, from 1
  uint32_t page = 0;                 // from 1; 0 where the format has no pages
  std::vector<std::string> links;    // targets of the links in it, and of stray URLs after it
};

// What an extractor makes of a file. Values only; all text is valid UTF-8.
struct Document {
  std::string title;  // empty when the file names none
  std::optional<PartialDate> updated;
  std::vector<std::string> contacts;  // e-mail addresses, in order of appearance, no duplicates
  std::vector<Block> blocks;          // in reading order; none has an empty text
  Language language = Language::kUnknown;  // what the file itself says; a hint only
};

}  // namespace faro

#endif  // FARO_INDEXER_DOCUMENT_H_
