// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_ODT_STYLES_H_
#define FARO_INDEXER_EXTRACT_ODT_STYLES_H_

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "indexer/extract/office_text.h"

namespace faro {

// What the styles of an OpenDocument text say about its paragraphs and spans.
class OdtStyles {
 public:
  // Takes the styles from styles.xml and the automatic ones from content.xml; either may be empty.
  OdtStyles(const pugi::xml_document& styles, const pugi::xml_document& content);

  // Of a text:p or text:h by its own outline level, its style and the styles above that.
  ParagraphRole RoleOf(const pugi::xml_node& paragraph) const;

  // Whether the style of a paragraph or span hides it.
  bool IsHidden(const pugi::xml_node& node) const;

 private:
  struct Style {
    std::string parent;
    ParagraphRole named;  // by its name alone
    int outline = 0;      // style:default-outline-level; 0 for none
    bool automatic = false;
    bool hidden = false;
  };

  void Add(const pugi::xml_node& styles, bool automatic);

  // Calls `visit(style)` for the style of `node` and those above, until it returns true.
  template <typename Visitor>
  void Climb(const pugi::xml_node& node, const Visitor& visit) const;

  // By family and name, as in "paragraph/Heading_20_1".
  std::map<std::string, Style, std::less<>> styles_;
};

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_ODT_STYLES_H_
