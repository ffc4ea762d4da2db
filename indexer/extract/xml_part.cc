// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/xml_part.h"

#include <algorithm>

#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr char32_t kSoftHyphen = U'\u00AD';
constexpr char32_t kByteOrderMark = U'\uFEFF';

// Sees that no element lies too deep; pugixml walks without recursion.
class DepthGuard : public pugi::xml_tree_walker {
  bool for_each(pugi::xml_node&) override { return depth() <= static_cast<int>(kDeepestNesting); }
};

}  // namespace

pugi::xml_document ParseXmlPart(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMostXmlBytes ||
      static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '<')) > kMostXmlTags) {
    throw Error(ErrorCode::kBadInput, "larger than is read of one document: " + CleanText(name));
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    std::string reason = CleanText(name) + " in it is no XML: " + result.description();
    throw Error(ErrorCode::kBadInput, reason);
  }
  DepthGuard guard;
  if (!document.traverse(guard)) {
    throw Error(ErrorCode::kBadInput,
                "elements nested more than " + std::to_string(kDeepestNesting) + " deep");
  }
  return document;
}

pugi::xml_document ParseEntry(const ArchiveEntries& entries, const std::string& name) {
  const auto entry = entries.find(name);
  return entry == entries.end() ? pugi::xml_document() : ParseXmlPart(entry->second, name);
}

std::string_view LocalName(const char* name) {
  const std::string_view qualified(name);
  return qualified.substr(qualified.rfind(':') + 1);
}

pugi::xml_node ChildOf(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (LocalName(child) == name) return child;
  }
  return {};
}

std::string_view AttributeOf(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (LocalName(attribute.name()) == name) return attribute.value();
  }
  return {};
}

std::string TextOf(const pugi::xml_node& node) {
  std::string text = node.value();
  for (const pugi::xml_node& child : node.children()) text += TextOf(child);
  return text;
}

std::string CleanText(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      clean += ' ';
    } else if (c == 0xFFFD) {
      AppendUtf8(c, &clean);
    } else if (c != kSoftHyphen && c != kByteOrderMark) {
      clean.append(text, begin, i - begin);
    }
  }
  return clean;
}

std::optional<PartialDate> DateOfTimestamp(std::string_view text) {
  text = TrimAscii(text);
  return ParseIsoDate(text.substr(0, text.find('T')));
}

}  // namespace faro
