// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_DOCX_STYLES_H_
#define FARO_INDEXER_EXTRACT_DOCX_STYLES_H_

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "indexer/extract/office_text.h"

namespace faro {

// Whether an on/off property of WordprocessingML (<w:vanish/>, <w:vanish w:val="0"/>) among the
// children of `properties` is on.
bool IsOn(const pugi::xml_node& properties, std::string_view name);

// What the styles of a DOCX (word/styles.xml) say about the paragraphs and runs that use them.
class DocxStyles {
 public:
  // An empty document has no styles.
  explicit DocxStyles(const pugi::xml_document& styles);

  // By the style named in `paragraph`'s properties and those it is based on, unless the properties
  // themselves give an outline level or a list.
  ParagraphRole RoleOf(const pugi::xml_node& paragraph) const;

  // Whether `run` (or a paragraph, for all of its runs) is hidden by its properties or its style.
  bool IsHidden(const pugi::xml_node& run) const;

 private:
  struct Style {
    std::string based_on;
    ParagraphRole named;  // by its name alone
    int outline = -1;     // w:outlineLvl: 0 to 8, 9 for body text, -1 for none
    bool list = false;
    bool hidden = false;
  };

  // Calls `visit(style)` for the style `id` and those it is based on, until it returns true.
  template <typename Visitor>
  void Climb(std::string_view id, const Visitor& visit) const;

  std::map<std::string, Style, std::less<>> styles_;
};

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_DOCX_STYLES_H_
