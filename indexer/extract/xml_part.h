// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_XML_PART_H_
#define FARO_INDEXER_EXTRACT_XML_PART_H_

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "indexer/extract/archive_reader.h"
#include "lib/base/date.h"

// XML parts of office documents and e-books. All functions are thread-safe.
namespace faro {

// Parses `bytes` (UTF-8 or UTF-16), blanks between elements kept. No entity is expanded but the
// five of XML and numeric ones. Throws Error(kBadInput) naming `name` when it is no XML, is larger
// than kMostXmlBytes, has more than kMostXmlTags tags, or has elements nested more than
// kDeepestNesting deep: what walks over the result may recurse.
pugi::xml_document ParseXmlPart(std::string_view bytes, const std::string& name);

// The same for the entry of that name; an empty document where there is none.
pugi::xml_document ParseEntry(const ArchiveEntries& entries, const std::string& name);

// The name of an element or attribute without the prefix of its namespace.
std::string_view LocalName(const char* name);
inline std::string_view LocalName(const pugi::xml_node& node) { return LocalName(node.name()); }

// The first child element of that local name; null where there is none.
pugi::xml_node ChildOf(const pugi::xml_node& node, std::string_view name);

// The value of the attribute of that local name; empty where there is none. Valid as long as the
// document.
std::string_view AttributeOf(const pugi::xml_node& node, std::string_view name);

// All text below `node` in one.
std::string TextOf(const pugi::xml_node& node);

// `text` as valid UTF-8 without control characters and soft hyphens: character references can
// smuggle in what the encoding of a part does not allow.
std::string CleanText(std::string_view text);

// The date of a time stamp as ISO 8601 writes it ("2023-03-15T10:00:00Z"), or of a date alone.
std::optional<PartialDate> DateOfTimestamp(std::string_view text);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_XML_PART_H_
