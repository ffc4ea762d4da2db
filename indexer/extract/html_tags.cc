// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_tags.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// Elements of HTML, obsolete ones too, that are not part of the line they stand in. <button> is not
// dropped, since it may be all that a heading holds.
constexpr auto kTags = std::to_array<std::pair<std::string_view, HtmlTag>>({
    {"a", HtmlTag::kAnchor},
    {"address", HtmlTag::kBlock},
    {"annotation", HtmlTag::kDropped},
    {"annotation-xml", HtmlTag::kDropped},
    {"applet", HtmlTag::kDropped},
    {"article", HtmlTag::kArticle},
    {"aside", HtmlTag::kAside},
    {"audio", HtmlTag::kDropped},
    {"blockquote", HtmlTag::kBlock},
    {"body", HtmlTag::kBlock},
    {"br", HtmlTag::kBreak},
    {"button", HtmlTag::kButton},
    {"canvas", HtmlTag::kDropped},
    {"caption", HtmlTag::kBlock},
    {"center", HtmlTag::kBlock},
    {"datalist", HtmlTag::kDropped},
    {"dd", HtmlTag::kItem},
    {"details", HtmlTag::kBlock},
    {"dialog", HtmlTag::kDropped},
    {"dir", HtmlTag::kBlock},
    {"div", HtmlTag::kBlock},
    {"dl", HtmlTag::kBlock},
    {"dt", HtmlTag::kItem},
    {"embed", HtmlTag::kDropped},
    {"fieldset", HtmlTag::kBlock},
    {"figcaption", HtmlTag::kBlock},
    {"figure", HtmlTag::kFigure},
    {"footer", HtmlTag::kFooter},
    {"form", HtmlTag::kBlock},
    {"frame", HtmlTag::kFrame},
    {"frameset", HtmlTag::kBlock},
    {"h1", HtmlTag::kHeading},
    {"h2", HtmlTag::kHeading},
    {"h3", HtmlTag::kHeading},
    {"h4", HtmlTag::kHeading},
    {"h5", HtmlTag::kHeading},
    {"h6", HtmlTag::kHeading},
    {"head", HtmlTag::kHead},
    {"header", HtmlTag::kHeader},
    {"hgroup", HtmlTag::kBlock},
    {"hr", HtmlTag::kBlock},
    {"html", HtmlTag::kBlock},
    {"iframe", HtmlTag::kFrame},
    {"img", HtmlTag::kImage},
    {"input", HtmlTag::kDropped},
    {"legend", HtmlTag::kBlock},
    {"li", HtmlTag::kItem},
    {"listing", HtmlTag::kPre},
    {"main", HtmlTag::kMain},
    {"menu", HtmlTag::kBlock},
    {"nav", HtmlTag::kNav},
    {"noembed", HtmlTag::kDropped},
    {"noframes", HtmlTag::kDropped},
    {"noscript", HtmlTag::kDropped},
    {"ol", HtmlTag::kBlock},
    {"optgroup", HtmlTag::kDropped},
    {"option", HtmlTag::kDropped},
    {"p", HtmlTag::kBlock},
    {"pre", HtmlTag::kPre},
    {"progress", HtmlTag::kDropped},
    {"rp", HtmlTag::kDropped},
    {"script", HtmlTag::kScript},
    {"search", HtmlTag::kNav},
    {"section", HtmlTag::kSection},
    {"select", HtmlTag::kDropped},
    {"style", HtmlTag::kDropped},
    {"summary", HtmlTag::kBlock},
    {"sup", HtmlTag::kSuperscript},
    {"svg", HtmlTag::kDropped},
    {"table", HtmlTag::kTable},
    {"tbody", HtmlTag::kBlock},
    {"td", HtmlTag::kCell},
    {"template", HtmlTag::kDropped},
    {"textarea", HtmlTag::kDropped},
    {"tfoot", HtmlTag::kBlock},
    {"th", HtmlTag::kCell},
    {"thead", HtmlTag::kBlock},
    {"time", HtmlTag::kTime},
    {"title", HtmlTag::kTitle},
    {"tr", HtmlTag::kRow},
    {"ul", HtmlTag::kBlock},
    {"video", HtmlTag::kDropped},
    {"xmp", HtmlTag::kPre},
});
static_assert(std::is_sorted(kTags.begin(), kTags.end()));

constexpr std::array<std::string_view, 4> kNoteMarks = {"doc-noteref", "doc-backlink", "noteref",
                                                        "backlink"};

// Whether one of the words of `text` is `lower`.
bool HasWord(std::string_view text, std::string_view lower) {
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(" \t\n\r\f"), text.size());
    if (EqualNoCase(text.substr(0, end), lower)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// Whether an inline style says "display: none".
bool StylesAway(std::string_view style) {
  for (size_t at = style.find("display"); at != style.npos; at = style.find("display", at + 1)) {
    std::string_view rest = TrimAscii(style.substr(at + 7));
    if (!rest.starts_with(':')) continue;
    rest = TrimAscii(rest.substr(1));
    if (rest.starts_with("none")) return true;
  }
  return false;
}

void ReadRole(std::string_view role, const HtmlAttributes& attributes, HtmlNode* node) {
  if (role.empty()) return;
  role = role.substr(0, role.find(' '));
  const auto is = [&](std::string_view name) { return EqualNoCase(role, name); };
  if (is("main")) node->tag = HtmlTag::kMain;
  if (is("navigation") || is("search")) node->navigation = true;
  if (is("banner") || is("contentinfo")) node->furniture = true;
  if (is("complementary") && node->tag == HtmlTag::kBlock) node->tag = HtmlTag::kAside;
  if (is("dialog") || is("alertdialog")) node->hidden = true;
  if (is("presentation") || is("none")) node->presentation = true;
  if (is("heading") && (node->tag == HtmlTag::kBlock || node->tag == HtmlTag::kInline)) {
    const std::string_view level = TrimAscii(attributes.Get("aria-level"));
    const bool valid = level.size() == 1 && level[0] >= '1' && level[0] <= '6';
    node->tag = HtmlTag::kHeading;
    node->level = static_cast<uint8_t>(valid ? level[0] - '0' : 2);  // 2: WAI-ARIA 1.2
  }
}

}  // namespace

const unsigned char** HtmlAttributes::Find(std::string_view name) const {
  if (pairs_ == nullptr) return nullptr;
  for (const unsigned char** pair = pairs_; *pair != nullptr; pair += 2) {
    const std::string_view given = reinterpret_cast<const char*>(*pair);
    if (given == name || (given.size() > name.size() && given.ends_with(name) &&
                          given[given.size() - name.size() - 1] == ':')) {
      return pair;
    }
  }
  return nullptr;
}

std::string_view HtmlAttributes::Get(std::string_view name) const {
  const unsigned char** const pair = Find(name);
  return pair == nullptr || pair[1] == nullptr ? std::string_view()
                                               : reinterpret_cast<const char*>(pair[1]);
}

bool HtmlAttributes::Has(std::string_view name) const { return Find(name) != nullptr; }

HtmlNode MakeNode(std::string_view name, const HtmlAttributes& attributes) {
  HtmlNode node;
  const auto known = std::lower_bound(
      kTags.begin(), kTags.end(), name,
      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (known != kTags.end() && known->first == name) node.tag = known->second;
  if (node.tag == HtmlTag::kHeading) node.level = static_cast<uint8_t>(name[1] - '0');
  node.navigation = node.tag == HtmlTag::kNav;
  // "until-found" waits for a search within the page, so it is content.
  const bool hidden =
      attributes.Has("hidden") && !EqualNoCase(attributes.Get("hidden"), "until-found");
  node.hidden = hidden || EqualNoCase(attributes.Get("aria-hidden"), "true") ||
                StylesAway(attributes.Get("style"));
  ReadRole(attributes.Get("role"), attributes, &node);
  for (const std::string_view mark : kNoteMarks) {
    node.note_mark |=
        HasWord(attributes.Get("role"), mark) || HasWord(attributes.Get("type"), mark);
  }
  node.updates = node.tag == HtmlTag::kTime && HasWord(attributes.Get("itemprop"), "datemodified");
  return node;
}

std::string_view ValueAttribute(HtmlTag tag, const HtmlAttributes& attributes) {
  switch (tag) {
    case HtmlTag::kAnchor:
      return attributes.Get("href");
    case HtmlTag::kImage:
      return attributes.Get("alt");
    case HtmlTag::kTime:
      return attributes.Get("datetime");
    default:
      return {};
  }
}

bool IsDropped(HtmlTag tag) {
  return tag == HtmlTag::kDropped || tag == HtmlTag::kFrame || tag == HtmlTag::kScript;
}

bool PartsText(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kText:
    case HtmlTag::kInline:
    case HtmlTag::kAnchor:
    case HtmlTag::kButton:
    case HtmlTag::kImage:
    case HtmlTag::kSuperscript:
    case HtmlTag::kTime:
      return false;
    default:
      return true;
  }
}

}  // namespace faro
