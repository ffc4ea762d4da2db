// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/docx_styles.h"

#include <charconv>

#include "indexer/extract/xml_part.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using Kind = ParagraphRole::Kind;

constexpr int kBodyOutline = 9;    // w:outlineLvl of body text (ECMA-376-1, 17.3.1.20)
constexpr int kLongestChain = 32;  // of styles based on each other, which may go in a circle

int OutlineOf(const pugi::xml_node& properties) {
  const pugi::xml_node outline = ChildOf(properties, "outlineLvl");
  if (!outline) return -1;
  const std::string_view value = AttributeOf(outline, "val");
  int level = -1;
  std::from_chars(value.data(), value.data() + value.size(), level);
  return level >= 0 && level <= kBodyOutline ? level : -1;
}

// Numbering 0 takes a paragraph out of the list that its style puts it in.
enum class InList { kNotSaid, kNo, kYes };
InList InListOf(const pugi::xml_node& properties) {
  const pugi::xml_node numbering = ChildOf(properties, "numPr");
  if (!numbering) return InList::kNotSaid;
  return AttributeOf(ChildOf(numbering, "numId"), "val") == "0" ? InList::kNo : InList::kYes;
}

// "Heading1" is "Heading 1".
ParagraphRole RoleOfStyleId(std::string_view id) {
  std::string name(id);
  if (!name.empty() && IsAsciiDigit(name.back())) name.insert(name.size() - 1, 1, ' ');
  return RoleOfStyleName(name);
}

}  // namespace

bool IsOn(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node property = ChildOf(properties, name);
  if (!property) return false;
  const std::string_view value = AttributeOf(property, "val");
  return value != "0" && value != "false" && value != "off";
}

DocxStyles::DocxStyles(const pugi::xml_document& styles) {
  for (const pugi::xml_node& node : styles.document_element().children()) {
    if (LocalName(node) != "style") continue;
    const pugi::xml_node paragraph = ChildOf(node, "pPr");
    Style style;
    style.based_on = AttributeOf(ChildOf(node, "basedOn"), "val");
    style.named = RoleOfStyleName(AttributeOf(ChildOf(node, "name"), "val"));
    style.outline = OutlineOf(paragraph);
    style.list = InListOf(paragraph) == InList::kYes;
    style.hidden = IsOn(ChildOf(node, "rPr"), "vanish");
    styles_.emplace(AttributeOf(node, "styleId"), std::move(style));
  }
}

template <typename Visitor>
void DocxStyles::Climb(std::string_view id, const Visitor& visit) const {
  auto style = styles_.find(id);
  for (int i = 0; style != styles_.end() && i < kLongestChain; ++i) {
    if (visit(style->second)) return;
    style = styles_.find(style->second.based_on);
  }
}

ParagraphRole DocxStyles::RoleOf(const pugi::xml_node& paragraph) const {
  const pugi::xml_node properties = ChildOf(paragraph, "pPr");
  const std::string_view id = AttributeOf(ChildOf(properties, "pStyle"), "val");
  const auto own = styles_.find(id);
  // A file without its styles still says "Heading1".
  ParagraphRole named = own == styles_.end() ? RoleOfStyleId(id) : own->second.named;
  if (named.kind == Kind::kTitle || named.kind == Kind::kContents) return named;

  int outline = OutlineOf(properties);
  bool list = false;
  Climb(id, [&](const Style& style) {
    list = list || style.list;
    if (outline < 0) outline = style.outline;
    if (outline < 0 && style.named.kind == Kind::kHeading) outline = style.named.level - 1;
    return false;
  });
  if (outline < 0 && named.kind == Kind::kHeading) outline = named.level - 1;
  if (outline >= 0 && outline < kBodyOutline) return HeadingRole(outline + 1);
  const InList said = InListOf(properties);
  if (said == InList::kYes || (said == InList::kNotSaid && list)) return {Kind::kListItem};
  return {};
}

bool DocxStyles::IsHidden(const pugi::xml_node& run) const {
  const bool paragraph = LocalName(run) == "p";
  const pugi::xml_node properties = ChildOf(run, paragraph ? "pPr" : "rPr");
  if (!paragraph && ChildOf(properties, "vanish")) return IsOn(properties, "vanish");
  bool hidden = false;
  Climb(AttributeOf(ChildOf(properties, paragraph ? "pStyle" : "rStyle"), "val"),
        [&](const Style& style) { return hidden = style.hidden; });
  return hidden;
}

}  // namespace faro
