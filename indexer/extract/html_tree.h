// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HTML_TREE_H_
#define FARO_INDEXER_EXTRACT_HTML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// What an element means to the extractor; elements that mean the same share a tag.
enum class HtmlTag : uint8_t {
  kText,    // no element
  kInline,  // runs on within its line, as do elements that nobody knows
  kBlock,   // starts a line and ends one
  kAnchor,
  kArticle,
  kAside,
  kBreak,
  kButton,
  kCell,
  kDropped,  // nothing in it is ever shown as text; never in a tree
  kFigure,
  kFooter,
  kFrame,  // shows another page; dropped as well
  kHead,
  kHeader,
  kHeading,
  kImage,
  kItem,  // of a list
  kMain,
  kNav,
  kPre,
  kRow,
  kScript,  // dropped as well
  kSection,
  kSuperscript,
  kTable,
  kTime,
  kTitle,
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::kInline;
  uint8_t level = 0;          // of a heading, 1 to 6
  bool hidden = false;        // by its attributes
  bool navigation = false;    // <nav> or a role that says the same, and search
  bool furniture = false;     // by its role: of the page, not of its content
  bool presentation = false;  // a table only for the layout, by its role
  bool note_mark = false;     // by its role: a reference to a note or back from it
  bool updates = false;       // <time>: of the last modification
  uint32_t line = 0;          // where it begins; of a text, its first character that is no blank
  uint32_t end = 0;           // the index after its last descendant
  uint32_t text_before = 0;   // bytes of text before it, blanks not counted
  uint32_t value = 0;         // where its value begins in `values`: the text of a kText, an
  uint32_t value_size = 0;    // anchor's target, an image's alternative text, a time's date
};

// A page as a flat list of nodes in reading order, without what is never shown (scripts, styles,
// templates, vector graphics, frames, most form controls).
struct HtmlTree {
  std::vector<HtmlNode> nodes;
  std::string values;      // UTF-8
  uint32_t text_size = 0;  // bytes of text in all, blanks not counted
  std::string title;       // of <title>
  std::vector<std::pair<std::string, std::string>> metadata;  // name in lower case, content
  Language language = Language::kUnknown;
  bool has_frames = false;
  bool has_scripts = false;

  std::string_view ValueOf(const HtmlNode& node) const {
    return std::string_view(values).substr(node.value, node.value_size);
  }
  // Bytes of text in the node `index` and below it, blanks not counted.
  uint32_t TextIn(size_t index) const {
    const size_t end = nodes[index].end;
    return (end < nodes.size() ? nodes[end].text_before : text_size) - nodes[index].text_before;
  }
};

// Parses a page that is UTF-8 (see DecodeHtml). XHTML that is well-formed is read as XML, all else
// as browsers read HTML, however broken. Entities are those of HTML; nothing is fetched. Throws
// Error(kBadInput) for a page beyond limits.h and for one whose elements are nested or attributed
// so wildly that the parser would take minutes. Thread-safe; prints nothing.
HtmlTree ParseHtml(const std::string& text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HTML_TREE_H_
