// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/odt_styles.h"

#include <charconv>

#include "indexer/extract/xml_part.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using Kind = ParagraphRole::Kind;

constexpr int kLongestChain = 32;  // of styles above each other, which may go in a circle

int LevelOf(std::string_view value) {
  int level = 0;
  std::from_chars(value.data(), value.data() + value.size(), level);
  return level;
}

// Names are encoded: "Heading_20_1" is "Heading 1" (OpenDocument 1.3 part 3, 19.502); blanks are
// the one case that matters here. Word writes "Heading1".
std::string DecodedName(std::string name) {
  static constexpr std::string_view kBlank = "_20_";
  const size_t blank = name.find(kBlank);
  if (blank != std::string::npos) {
    name.replace(blank, kBlank.size(), " ");
  } else if (name.size() > 1 && IsAsciiDigit(name.back()) && name[name.size() - 2] != ' ') {
    name.insert(name.size() - 1, 1, ' ');
  }
  return name;
}

std::string DisplayNameOf(const pugi::xml_node& style) {
  const std::string_view display = AttributeOf(style, "display-name");
  return display.empty() ? DecodedName(std::string(AttributeOf(style, "name")))
                         : std::string(display);
}

std::string KeyOf(std::string_view family, std::string_view name) {
  return std::string(family).append("/").append(name);
}

std::string_view FamilyOf(const pugi::xml_node& node) {
  return LocalName(node) == "span" ? "text" : "paragraph";
}

}  // namespace

OdtStyles::OdtStyles(const pugi::xml_document& styles, const pugi::xml_document& content) {
  Add(ChildOf(styles.document_element(), "styles"), false);
  Add(ChildOf(content.document_element(), "automatic-styles"), true);
}

void OdtStyles::Add(const pugi::xml_node& styles, bool automatic) {
  for (const pugi::xml_node& node : styles.children()) {
    if (LocalName(node) != "style") continue;
    const std::string_view family = AttributeOf(node, "family");
    const std::string_view parent = AttributeOf(node, "parent-style-name");
    Style style;
    if (!parent.empty()) style.parent = KeyOf(family, parent);
    style.automatic = automatic;
    if (!automatic) style.named = RoleOfStyleName(DisplayNameOf(node));
    style.outline = LevelOf(AttributeOf(node, "default-outline-level"));
    style.hidden = AttributeOf(ChildOf(node, "text-properties"), "display") == "none";
    styles_.emplace(KeyOf(family, AttributeOf(node, "name")), std::move(style));
  }
}

template <typename Visitor>
void OdtStyles::Climb(const pugi::xml_node& node, const Visitor& visit) const {
  auto style = styles_.find(KeyOf(FamilyOf(node), AttributeOf(node, "style-name")));
  for (int i = 0; style != styles_.end() && i < kLongestChain; ++i) {
    if (visit(style->second)) return;
    style = styles_.find(style->second.parent);
  }
}

ParagraphRole OdtStyles::RoleOf(const pugi::xml_node& paragraph) const {
  ParagraphRole role;
  // Pandoc uses styles that it does not define.
  const std::string_view name = AttributeOf(paragraph, "style-name");
  if (!styles_.contains(KeyOf(FamilyOf(paragraph), name))) {
    role = RoleOfStyleName(DecodedName(std::string(name)));
  }
  bool own = true;  // below the first style that has a name of its own
  Climb(paragraph, [&](const Style& style) {
    if (role == ParagraphRole{} && style.outline > 0) role = HeadingRole(style.outline);
    const bool inherits = style.named.kind == Kind::kHeading;
    if (role == ParagraphRole{} && (own || inherits)) role = style.named;
    own = own && style.automatic;
    return role != ParagraphRole{};
  });
  if (LocalName(paragraph) == "h" && role.kind != Kind::kTitle && role.kind != Kind::kContents) {
    return HeadingRole(LevelOf(AttributeOf(paragraph, "outline-level")));
  }
  return role;
}

bool OdtStyles::IsHidden(const pugi::xml_node& node) const {
  bool hidden = false;
  Climb(node, [&](const Style& style) { return hidden = style.hidden; });
  return hidden;
}

}  // namespace faro
