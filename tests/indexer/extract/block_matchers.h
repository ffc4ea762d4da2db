// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_EXTRACT_BLOCK_MATCHERS_H_
#define FARO_TESTS_INDEXER_EXTRACT_BLOCK_MATCHERS_H_

#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <vector>

#include "indexer/document.h"

namespace faro {

// For messages of failed tests.
inline void PrintTo(const Block& block, std::ostream* out) {
  *out << "line " << block.line << " [";
  for (const std::string& heading : block.heading) *out << heading << " > ";
  *out << "] \"" << block.text << '"';
}

namespace testing {

using Path = std::vector<std::string>;

// A block with that text, under no heading but the title.
MATCHER_P(IsBlock, text, "") { return arg.heading.empty() && arg.text == text; }

// A block with that text under that path of headings.
MATCHER_P2(IsBlockUnder, path, text, "") { return arg.heading == path && arg.text == text; }

inline std::vector<std::string> TextsOf(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) texts.push_back(block.text);
  return texts;
}

inline std::vector<uint32_t> LinesOf(const Document& document) {
  std::vector<uint32_t> lines;
  for (const Block& block : document.blocks) lines.push_back(block.line);
  return lines;
}

inline std::vector<BlockKind> KindsOf(const Document& document) {
  std::vector<BlockKind> kinds;
  for (const Block& block : document.blocks) kinds.push_back(block.kind);
  return kinds;
}

}  // namespace testing
}  // namespace faro

#endif  // FARO_TESTS_INDEXER_EXTRACT_BLOCK_MATCHERS_H_
