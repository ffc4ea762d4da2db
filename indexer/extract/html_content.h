// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HTML_CONTENT_H_
#define FARO_INDEXER_EXTRACT_HTML_CONTENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/extract/html_tree.h"

namespace faro {

// What of a page is left out, with all that is below it. Each goes further than the one before.
enum class Omission : uint8_t {
  kNothing,
  kHidden,      // what its attributes hide, and dialogues
  kNavigation,  // also <nav>, and search
  kFurniture,   // also what is the page's and not its content's: <header>, <footer> and <aside>
                // outside <main>, <article> and <section>, and their roles anywhere
};

// The part of a page that is read: the nodes `roots` with all below them, but for what is left out.
struct HtmlContent {
  std::vector<size_t> roots;
  Omission omission = Omission::kNothing;
};

// The main content of a page: its <main> elements, else its only <article>, else the whole of it,
// without furniture. Where that holds hardly any of the page's text, all that is shown is content,
// and where even that is hardly any, all there is. Marks furniture in `tree`. Thread-safe.
HtmlContent FindMainContent(HtmlTree* tree);

// All of a page that is shown but for navigation; all there is where that has no text.
HtmlContent FindShownContent(const HtmlTree& tree);

bool IsLeftOut(const HtmlNode& node, Omission omission);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HTML_CONTENT_H_
