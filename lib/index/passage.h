// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_PASSAGE_H_
#define FARO_LIB_INDEX_PASSAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/date.h"
#include "lib/language/language.h"

namespace faro {

// The unit of search: a run of whole sentences under one heading of one document. This is what the
// index stores for a hit (see passage_store.h); everything is UTF-8.
struct Passage {
  std::string source_id;             // 16 hexadecimal digits, see SourceId
  uint32_t ordinal = 0;              // place in its document, from 0
  std::string path;                  // of the document, under the root it was indexed from
  std::string root;                  // that root, absolute
  std::string title;                 // of the document
  std::vector<std::string> heading;  // path of headings, outermost first, without the title
  Language language = Language::kUnknown;
  std::optional<PartialDate> updated;  // of the document
  uint32_t page = 0;                   // from 1; 0 where the format has no pages
  uint32_t line = 0;                   // of the source file, from 1; 0 where it has no lines
  uint32_t offset = 0;                 // byte offset of `text` in the extracted text
  std::vector<std::string> contacts;   // of the document
  std::vector<std::string> links;      // that stand in this passage
  std::string text;                    // blocks on lines of their own, else single blanks

  // Names the passage for users: the source and the ordinal.
  std::string Id() const { return source_id.substr(0, 12) + "-" + std::to_string(ordinal); }
};

// The identity of a source file in the index: XXH3 (64 bits) of its absolute path, in hexadecimal.
// Of 200,000 sources any two share one with a probability of about 1e-9 (n^2 / 2^65).
// A path in UTF-8 is normalized to NFC first, so that both spellings of an accent name one file.
std::string SourceId(std::string_view absolute_path);

}  // namespace faro

#endif  // FARO_LIB_INDEX_PASSAGE_H_
