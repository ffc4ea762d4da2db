// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HTML_TAGS_H_
#define FARO_INDEXER_EXTRACT_HTML_TAGS_H_

#include <string_view>

#include "indexer/extract/html_tree.h"

namespace faro {

// The attributes of a tag as libxml2 gives them: names and values in turns, then a null; a value
// may be null. UTF-8; valid as long as what it was made of.
class HtmlAttributes {
 public:
  explicit HtmlAttributes(const unsigned char** pairs) : pairs_(pairs) {}

  // Of the attribute `name`, whatever the prefix of its name; empty where there is none.
  std::string_view Get(std::string_view name) const;
  bool Has(std::string_view name) const;

 private:
  const unsigned char** Find(std::string_view name) const;

  const unsigned char** pairs_;
};

// What an element and its attributes mean, without its place in the page.
HtmlNode MakeNode(std::string_view name, const HtmlAttributes& attributes);

// The attribute that the extractor wants of such an element: see HtmlNode::value.
std::string_view ValueAttribute(HtmlTag tag, const HtmlAttributes& attributes);

// Whether such an element never holds text that is shown.
bool IsDropped(HtmlTag tag);

// Whether such an element stands apart from the text before and after it.
bool PartsText(HtmlTag tag);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HTML_TAGS_H_
