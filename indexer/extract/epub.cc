// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/epub.h"

#include <charconv>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/archive_reader.h"
#include "indexer/extract/document_builder.h"
#include "indexer/extract/html.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/xml_part.h"
#include "lib/base/error.h"

namespace faro {
namespace {

using Node = pugi::xml_node;
using Names = std::set<std::string, std::less<>>;

const char* const kContainer = "META-INF/container.xml";
const char* const kEncryption = "META-INF/encryption.xml";

std::string PercentDecoded(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    if (text[i] == '%' && i + 2 < text.size()) {
      const char* digits = text.data() + i + 1;
      const auto [end, error] = std::from_chars(digits, digits + 2, byte, 16);
      if (error == std::errc() && end == digits + 2) {
        decoded += static_cast<char>(byte);
        i += 2;
        continue;
      }
    }
    decoded += text[i];
  }
  return decoded;
}

// The entry that `href`, a reference in the part `base`, leads to.
std::string PartOf(std::string_view base, std::string_view href) {
  return ResolvePartName(base, PercentDecoded(href.substr(0, href.find('#'))));
}

// The name of the package document (EPUB 3.3, 4.2.6.3.1): the first, where there are several.
std::string PackageOf(const ArchiveEntries& entries) {
  const pugi::xml_document container = ParseEntry(entries, kContainer);
  const Node files = ChildOf(container.document_element(), "rootfiles");
  const std::string_view path = AttributeOf(ChildOf(files, "rootfile"), "full-path");
  if (path.empty()) {
    throw Error(ErrorCode::kBadInput,
                std::string("an e-book that does not say what it consists of: no ") + kContainer);
  }
  return ResolvePartName("", path);
}

// All entries that are encrypted. Of those, fonts are often only made useless outside the book, but
// fonts are not read here.
Names EncryptedEntries(const ArchiveEntries& entries) {
  Names names;
  const pugi::xml_document encryption = ParseEntry(entries, kEncryption);
  for (const Node& data : encryption.document_element().children()) {
    const Node reference = ChildOf(ChildOf(data, "CipherData"), "CipherReference");
    if (reference) names.insert(PartOf("", AttributeOf(reference, "URI")));
  }
  return names;
}

struct Item {
  std::string part;
  bool page = false;      // HTML
  bool contents = false;  // its navigation
};

bool HasWord(std::string_view words, std::string_view word) {
  const std::string padded = " " + std::string(words) + " ";
  return padded.find(" " + std::string(word) + " ") != std::string::npos;
}

std::map<std::string, Item, std::less<>> ReadManifest(const Node& package,
                                                      const std::string& name) {
  std::map<std::string, Item, std::less<>> items;
  for (const Node& node : ChildOf(package, "manifest").children()) {
    const std::string_view type = AttributeOf(node, "media-type");
    Item item;
    item.part = PartOf(name, AttributeOf(node, "href"));
    item.page = type == "application/xhtml+xml" || type == "text/html";
    item.contents = HasWord(AttributeOf(node, "properties"), "nav");
    items.emplace(AttributeOf(node, "id"), std::move(item));
  }
  return items;
}

// The pages that books of version 2 name as their tables of contents.
Names ContentsPages(const Node& package, const std::string& name) {
  Names pages;
  for (const Node& node : ChildOf(package, "guide").children()) {
    if (AttributeOf(node, "type") == "toc") pages.insert(PartOf(name, AttributeOf(node, "href")));
  }
  return pages;
}

// The parts to be read, each once, in the order of the spine.
std::vector<std::string> PagesOf(const Node& package, const std::string& name) {
  const auto items = ReadManifest(package, name);
  Names seen = ContentsPages(package, name);
  std::vector<std::string> pages;
  for (const Node& node : ChildOf(package, "spine").children()) {
    const auto item = items.find(AttributeOf(node, "idref"));
    if (item == items.end() || AttributeOf(node, "linear") == "no") continue;
    const auto& [part, page, contents] = item->second;
    if (page && !contents && !part.empty() && seen.insert(part).second) pages.push_back(part);
  }
  return pages;
}

std::optional<PartialDate> DateOf(const Node& metadata) {
  std::optional<PartialDate> changed;
  std::optional<PartialDate> published;
  std::optional<PartialDate> saved;
  for (const Node& node : metadata.children()) {
    const std::string_view name = LocalName(node);
    if (name == "date") {
      const bool change = AttributeOf(node, "event") == "modification";
      auto& date = change ? changed : published;
      if (!date) date = DateOfTimestamp(TextOf(node));
    } else if (name == "meta" && AttributeOf(node, "property") == "dcterms:modified" && !saved) {
      saved = DateOfTimestamp(TextOf(node));
    }
  }
  if (changed) return changed;
  return published ? published : saved;
}

}  // namespace

Document ExtractEpub(std::string_view bytes) {
  ArchiveReader archive(bytes);
  ArchiveEntries entries = archive.Read({kContainer, kEncryption});
  const std::string name = PackageOf(entries);
  const Names encrypted = EncryptedEntries(entries);
  entries = archive.Read({name});
  if (!entries.contains(name)) {
    throw Error(ErrorCode::kBadInput,
                "an e-book that does not say what it consists of: no " + CleanText(name));
  }
  const pugi::xml_document opf = ParseEntry(entries, name);
  const Node package = opf.document_element();
  const std::vector<std::string> pages = PagesOf(package, name);
  for (const std::string& page : pages) {
    if (encrypted.contains(page)) {
      throw Error(ErrorCode::kBadInput, "an e-book that is protected by DRM");
    }
  }
  entries = archive.Read({pages.begin(), pages.end()});
  if (entries.empty()) throw Error(ErrorCode::kBadInput, "an e-book without any of its parts");

  DocumentBuilder builder;
  const Node metadata = ChildOf(package, "metadata");
  builder.SetTitle(TitleOfProperties(TextOf(ChildOf(metadata, "title"))));
  builder.SetFallbackUpdated(DateOf(metadata));
  for (const std::string& page : pages) {
    const auto entry = entries.find(page);
    if (entry != entries.end()) ExtractHtmlInto(entry->second, &builder);
  }
  Document document = builder.Finish();
  document.language = LanguageOfTag(TextOf(ChildOf(metadata, "language")));
  return document;
}

}  // namespace faro
