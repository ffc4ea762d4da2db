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
// only an address. One object for each document. What adds to it, and Finish, throw
// Error(kBadInput) for more than limits.h allows.
class DocumentBuilder {
 public:
  // What the file's own metadata says; beats what the text says.
  void SetTitle(std::string title) { title_ = std::move(title); }
  void SetUpdated(std::optional<PartialDate> updated) { updated_ = updated; }

  // When the file was last saved or published: counts where neither SetUpdated nor an update line
  // says more.
  void SetFallbackUpdated(std::optional<PartialDate> updated) { fallback_updated_ = updated; }

  // A heading of `level` 1 (outermost) to 6. Empty text is ignored; what is longer than
  // kLongestHeadingBytes is a paragraph that merely looks like a heading.
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
  // that is the title is left out of heading paths, and so is an outermost one that repeats the
  // metadata's, as on a title page and again above the text. A heading with nothing under it
  // becomes a block of its own, so that no text is lost, unless it repeats the title of the
  // metadata, as half-titles do. The builder is used up.
  Document Finish();

 private:
  struct Heading {
    int level;
    std::string text;
    uint32_t line;
    size_t block;  // how many blocks stand before it
    bool used = false;
    bool repeats_title = false;  // of the metadata, and stands under no other heading
  };
  static constexpr size_t kNone = static_cast<size_t>(-1);

  void CountText(size_t bytes);
  size_t ParentOf(int level) const;  // of a heading that follows the last one
  size_t FindTitle() const;
  std::vector<std::string> PathTo(size_t heading, size_t title);
  void MarkRepeatedTitles();
  void KeepUnusedHeadings(size_t title);

  std::string title_;
  std::optional<PartialDate> updated_;
  std::optional<PartialDate> fallback_updated_;
  size_t text_bytes_ = 0;
  size_t path_bytes_ = 0;  // of all headings, as often as they stand above a block
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
