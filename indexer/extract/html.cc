// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "indexer/extract/html_content.h"
#include "indexer/extract/html_reader.h"
#include "indexer/extract/html_source.h"
#include "indexer/extract/html_tags.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/update_date.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// Names of metadata that say when a page was last changed, the most telling first, and those that
// may say no more than when it came out.
constexpr auto kUpdateNames = std::to_array<std::string_view>(
    {"article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified",
     "datemodified", "last-modified", "lastmod", "revised", "ms.date"});
constexpr auto kPublicationNames =
    std::to_array<std::string_view>({"date", "dc.date", "dcterms.date", "dcterms.issued",
                                     "article:published_time", "datepublished"});

// A longer one is text that an unclosed tag made one.
constexpr size_t kLongestTitle = 1'000;

std::string_view MetadataOf(const HtmlTree& tree, std::string_view name) {
  const auto found = std::find_if(tree.metadata.begin(), tree.metadata.end(),
                                  [&](const auto& entry) { return entry.first == name; });
  return found == tree.metadata.end() ? std::string_view() : found->second;
}

// A date as metadata has it: also with a weekday before and a time after it, as HTTP's are.
std::optional<PartialDate> ParseMetadataDate(std::string_view text) {
  text = TrimAscii(text);
  if (const auto date = ParseWrittenDate(text)) return date;
  const size_t comma = text.find(", ");
  if (comma != text.npos && comma <= 9) text.remove_prefix(comma + 2);
  const size_t colon = text.find(':');
  return ParseWrittenDate(text.substr(0, text.substr(0, colon).rfind(' ')));
}

template <typename Names>
std::optional<PartialDate> DateOf(const HtmlTree& tree, const Names& names) {
  for (const std::string_view name : names) {
    if (const auto date = ParseMetadataDate(MetadataOf(tree, name))) return date;
  }
  return std::nullopt;
}

std::optional<PartialDate> DateOfUpdate(const HtmlTree& tree) {
  if (const auto date = DateOf(tree, kUpdateNames)) return date;
  for (const HtmlNode& node : tree.nodes) {
    if (!node.updates) continue;
    if (const auto date = ParseMetadataDate(tree.ValueOf(node))) return date;
  }
  return std::nullopt;
}

// What parts the name of a page from that of its site in a title; a hyphen between blanks only.
constexpr auto kTitleSeparators =
    std::to_array<std::string_view>({"|", ":", "/", ">", "~", "-", "–", "—", "·", "•", "»", "«"});

bool IsSeparatorBefore(std::string_view text) {
  if (text.empty()) return true;
  return text.back() == ' ' &&
         std::any_of(kTitleSeparators.begin(), kTitleSeparators.end(),
                     [&](std::string_view sign) { return TrimAscii(text).ends_with(sign); });
}

bool IsSeparatorAfter(std::string_view text) {
  if (text.empty() || text[0] == ':') return true;
  return text[0] == ' ' &&
         std::any_of(kTitleSeparators.begin(), kTitleSeparators.end(),
                     [&](std::string_view sign) { return TrimAscii(text).starts_with(sign); });
}

// Where `title` names `part` between separators; both are case-folded.
size_t FindName(std::string_view title, std::string_view part) {
  if (part.empty()) return title.npos;
  for (size_t at = title.find(part); at != title.npos; at = title.find(part, at + 1)) {
    if (IsSeparatorBefore(title.substr(0, at)) &&
        IsSeparatorAfter(title.substr(at + part.size()))) {
      return at;
    }
  }
  return title.npos;
}

// The first heading in `content`, down to `level`, that `title`, case-folded, names, or begins with
// if `at_start`; empty where there is none.
std::string FindNamedHeading(const HtmlTree& tree, const HtmlContent& content, int level,
                             std::string_view title, bool at_start) {
  for (const size_t root : content.roots) {
    for (size_t i = root; i < tree.nodes[root].end;) {
      const HtmlNode& node = tree.nodes[i];
      const bool heading = node.tag == HtmlTag::kHeading && node.level <= level;
      const bool left_out = IsLeftOut(node, content.omission);
      if (heading && !left_out && tree.TextIn(i) <= title.size()) {
        std::string text = HeadingText(tree, i);
        const size_t at = FindName(title, CaseFolded(text));
        if (at == 0 || (at != title.npos && !at_start)) return text;
      }
      i = heading || left_out ? node.end : i + 1;
    }
  }
  return {};
}

// See html.h; empty where the first heading is the title.
std::string TitleOf(const HtmlTree& tree, const HtmlContent& content) {
  std::string title = FoldWhiteSpace(tree.title);
  if (title.size() > kLongestTitle) title.clear();
  const std::string folded = CaseFolded(title);
  std::string heading = FindNamedHeading(tree, content, 2, folded, true);
  if (heading.empty()) heading = FindNamedHeading(tree, content, 1, folded, false);
  if (heading.empty()) heading = FindNamedHeading(tree, FindShownContent(tree), 1, folded, true);
  if (!heading.empty()) return heading;
  std::string shared = FoldWhiteSpace(MetadataOf(tree, "og:title"));
  if (shared.size() > kLongestTitle) shared.clear();
  return title.empty() || FindName(folded, CaseFolded(shared)) != folded.npos ? shared : title;
}

}  // namespace

Document ExtractHtml(std::string_view bytes) {
  HtmlTree tree = ParseHtml(DecodeHtml(bytes));
  DocumentBuilder builder;
  const HtmlContent content = FindMainContent(&tree);
  builder.SetTitle(TitleOf(tree, content));
  builder.SetUpdated(DateOfUpdate(tree));
  ReadHtmlContent(tree, content, &builder);
  Document document = builder.Finish();
  if (document.blocks.empty()) {
    throw Error(ErrorCode::kBadInput,
                tree.has_frames    ? "the page holds no text; it shows other pages in frames"
                : tree.has_scripts ? "the page holds no text; scripts would make it"
                                   : "the page holds no text");
  }
  if (!document.updated) document.updated = DateOf(tree, kPublicationNames);
  document.language = tree.language != Language::kUnknown
                          ? tree.language
                          : LanguageOfTag(TrimAscii(MetadataOf(tree, "content-language")));
  return document;
}

void ExtractHtmlInto(std::string_view bytes, DocumentBuilder* builder) {
  const HtmlTree tree = ParseHtml(DecodeHtml(bytes));
  ReadHtmlContent(tree, FindShownContent(tree), builder);
}

}  // namespace faro
