// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_OFFICE_TEXT_H_
#define FARO_INDEXER_EXTRACT_OFFICE_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/document.h"
#include "indexer/extract/document_builder.h"

// What the extractors of office documents have in common. Free functions are thread-safe.
namespace faro {

// What a paragraph is by its style and its place.
struct ParagraphRole {
  enum class Kind { kBody, kTitle, kHeading, kListItem, kContents };
  Kind kind = Kind::kBody;
  int level = 0;  // of a heading, 1 to 6

  bool operator==(const ParagraphRole&) const = default;
};

// What the display name of a paragraph style says: "Title" and "heading 2" in English or Spanish,
// "toc 1", without regard to case; the lines of a table of contents are kContents. kBody for any
// other name.
ParagraphRole RoleOfStyleName(std::string_view name);

// A heading of an outline level, counted from 1; levels below the sixth are the sixth.
ParagraphRole HeadingRole(int level);

// Writes paragraphs and rows of an office document into a DocumentBuilder: which paragraph is the
// title, and what stands beside the text, is decided here. Texts may be raw: they are cleaned. One
// object for each document; not thread-safe.
class OfficeWriter {
 public:
  // `builder` must outlive the writer.
  explicit OfficeWriter(DocumentBuilder* builder) : builder_(builder) {}

  // The first paragraphs in the style of titles, if nothing comes between them, are the title;
  // later ones are headings. Lines of a table of contents are left out. Within an aside headings
  // are paragraphs.
  void AddParagraph(ParagraphRole role, Block block);

  // A table row, unless all its cells are empty. `row` has the links, not the text.
  void AddRow(const std::vector<std::string>& cells, Block row);

  // Adds the target of a link: to the contacts when it is a mail address, to `block` unless it
  // leads to another place of the same document.
  void AddLink(std::string_view target, Block* block);

  // Around notes and text boxes, which stand beside the text: what follows them is under the
  // heading from before.
  void EnterAside() { ++asides_; }
  void LeaveAside() { --asides_; }

  // Gives the builder the title: the text's own, else that of the document's properties.
  void SetTitle(std::string_view properties_title);

 private:
  DocumentBuilder* builder_;
  std::string title_;
  bool title_is_complete_ = false;
  int asides_ = 0;
};

// The title in a document's properties, or "" for one that names nothing: what programs fill in
// ("Document1", "Microsoft Word - draft.doc", "Sin título") and names of files.
std::string TitleOfProperties(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_OFFICE_TEXT_H_
