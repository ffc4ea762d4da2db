// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_DOCUMENT_BUILDER_H_
#define FARO_INDEXER_EXTRACT_DOCUMENT_BUILDER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/document.h"

namespace faro {

// Collects headings and blocks in reading order and makes a Document of them. What every format
// has in common is decided here: which heading is the title, what an update line is, which text is
// only an address. One object for each document.
class DocumentBuilder {
 public:
  // What the file's own metadata says; beats what the text says.
  void SetTitle(std::string title) { title_ = std::move(title); }
  void SetUpdated(std::optional<PartialDate> updated) { updated_ = updated; }

  // A weaker date, as a program notes it whenever it saves a file: used if the text names none.
  void SetFallbackUpdated(std::optional<PartialDate> updated) { fallback_updated_ = updated; }

  // A heading of `level` 1 (outermost) to 6. Empty text is ignored.
  void AddHeading(int level, std::string text, uint32_t line);

  // A heading of a text without mark-up, whose level PlainHeadingLevel tells. Where one of the
  // lowest level follows another directly, that one has the headings from here on under it.
  void AddPlainHeading(std::string text, uint32_t line);

  // A block under the headings so far; its `heading` is filled in by Finish. White space is folded
  // (not in code). An update line becomes the date; a block that is nothing but URLs joins the
  // links of the block before it; an empty block is ignored.
  void AddBlock(Block block);

  // An address met outside the text, as in a link target.
  void AddContact(std::string_view address);

  bool has_headings() const { return !headings_.empty(); }

  // The title is that of the metadata, else the first heading if none stands above it; a heading
  // that is the title is left out of heading paths. A heading with nothing under it becomes a block
  // of its own, so that no text is lost. The builder is used up.
  Document Finish();

 private:
  struct Heading {
    int level;
    std::string text;
    uint32_t line;
    bool used = false;
  };
  static constexpr size_t kNone = static_cast<size_t>(-1);

  size_t ParentOf(int level) const;  // of a heading that follows the last one
  size_t FindTitle() const;
  std::vector<std::string> PathTo(size_t heading, size_t title);
  void KeepUnusedHeadings(size_t title);

  std::string title_;
  std::optional<PartialDate> updated_;
  std::optional<PartialDate> fallback_updated_;
  std::vector<std::string> contacts_;
  std::unordered_set<std::string> known_contacts_;
  std::vector<Heading> headings_;
  std::vector<size_t> parents_;  // of each heading, or kNone
  std::vector<Block> blocks_;
  std::vector<size_t> block_heading_;  // the heading each block stands under, or kNone
};

// `text` with runs of white space (Unicode's too) as single blanks and none at either end.
std::string FoldWhiteSpace(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_DOCUMENT_BUILDER_H_
