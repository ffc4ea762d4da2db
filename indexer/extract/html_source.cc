// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_source.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

#include "indexer/extract/encoding.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// The Encoding Standard has browsers look at one kilobyte; pages of Office need more.
constexpr size_t kDeclaredWithin = 4096;
// HTML's longest name of an entity has 31 letters ("CounterClockwiseContourIntegral").
constexpr size_t kLongestEntity = 32;
constexpr std::string_view kBlanks = " \t\n\r\f";

// Where `lower` is found in `text` from `from` on, without regard to case.
size_t FindNoCase(std::string_view text, std::string_view lower, size_t from = 0) {
  if (from >= text.size()) return text.npos;
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), lower.begin(),
                  lower.end(), [](char a, char b) { return LowerAscii(a) == b; });
  return found == text.end() ? text.npos : static_cast<size_t>(found - text.begin());
}

bool StartsNoCase(std::string_view text, std::string_view lower) {
  return FindNoCase(text.substr(0, lower.size()), lower) == 0;
}

size_t SkipBlanks(std::string_view text, size_t at) {
  return std::min(text.find_first_not_of(kBlanks, at), text.size());
}

// The value after `name` and an equals sign in a tag, quoted or not.
std::string_view ValueAfter(std::string_view tag, std::string_view name) {
  for (size_t at = FindNoCase(tag, name); at != tag.npos; at = FindNoCase(tag, name, at + 1)) {
    size_t begin = SkipBlanks(tag, at + name.size());
    if (begin >= tag.size() || tag[begin] != '=') continue;
    begin = SkipBlanks(tag, begin + 1);
    while (begin < tag.size() && (tag[begin] == '"' || tag[begin] == '\'')) ++begin;
    return tag.substr(begin, tag.find_first_of("\"'; \t\n\r\f/>?", begin) - begin);
  }
  return {};
}

// Reads tags one after another, to count their attributes.
class TagScanner {
 public:
  explicit TagScanner(std::string_view text) : text_(text) {}

  // Goes to after the name of the next start tag; false where there is none.
  bool NextTag();

  // The attributes of that tag, no more than `enough`; goes on to its end.
  size_t CountAttributes(size_t enough);

 private:
  void SkipPast(std::string_view end) {
    const size_t found = text_.find(end, at_);
    at_ = found == text_.npos ? text_.size() : found + end.size();
  }
  void SkipAttribute();

  std::string_view text_;
  size_t at_ = 0;
};

bool TagScanner::NextTag() {
  while ((at_ = text_.find('<', at_)) != text_.npos) {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
      at_ += 4;
      SkipPast("-->");
    } else if (StartsNoCase(rest, "<script") || StartsNoCase(rest, "<style")) {
      SkipPast(">");
      SkipPast("</");
    } else if (rest.size() > 1 && IsAsciiAlpha(rest[1])) {
      at_ = std::min(text_.find_first_of(" \t\n\r\f/>", at_), text_.size());
      return true;
    } else {
      ++at_;
    }
  }
  at_ = text_.size();
  return false;
}

size_t TagScanner::CountAttributes(size_t enough) {
  for (size_t count = 0;; ++count) {
    at_ = std::min(text_.find_first_not_of(" \t\n\r\f/", at_), text_.size());
    if (at_ == text_.size() || text_[at_] == '>' || text_[at_] == '<' || count == enough) {
      return count;
    }
    SkipAttribute();
  }
}

void TagScanner::SkipAttribute() {
  at_ = std::min(text_.find_first_of(" \t\n\r\f/>=<", at_ + 1), text_.size());
  const size_t sign = SkipBlanks(text_, at_);
  if (sign == text_.size() || text_[sign] != '=') return;
  at_ = SkipBlanks(text_, sign + 1);
  if (at_ == text_.size()) return;
  if (text_[at_] == '"' || text_[at_] == '\'') {
    SkipPast(text_.substr(at_++, 1));
  } else {
    at_ = std::min(text_.find_first_of(" \t\n\r\f>", at_), text_.size());
  }
}

// What the entity at the start of `text`, which begins with '&', stands for, and its length there.
char32_t NamedEntity(std::string_view text, size_t* length) {
  const size_t end = text.substr(0, kLongestEntity).find(';');
  if (end == text.npos) return 0;
  const std::string name(text.substr(1, end - 1));
  if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") return 0;
  const htmlEntityDesc* const entity =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return 0;
  *length = end + 1;
  return entity->value;
}

}  // namespace

std::string_view DeclaredCharset(std::string_view bytes) {
  bytes = bytes.substr(0, kDeclaredWithin);
  for (size_t at = FindNoCase(bytes, "<meta"); at != bytes.npos;
       at = FindNoCase(bytes, "<meta", at + 1)) {
    const std::string_view tag = bytes.substr(at, bytes.find('>', at) - at);
    if (const auto charset = ValueAfter(tag, "charset"); !charset.empty()) return charset;
  }
  const size_t start = SkipBlanks(bytes, 0);
  if (!bytes.substr(start).starts_with("<?xml")) return {};
  return ValueAfter(bytes.substr(start, bytes.find('>', start) - start), "encoding");
}

std::string DecodeHtml(std::string_view bytes) {
  return DecodeText(std::string(bytes), DeclaredCharset(bytes));
}

bool IsXhtml(std::string_view text) {
  text = text.substr(SkipBlanks(text, 0), kDeclaredWithin);
  return text.starts_with("<?xml") || text.find("http://www.w3.org/1999/xhtml") != text.npos;
}

std::string ExpandHtmlEntities(std::string_view text) {
  std::string expanded;
  expanded.reserve(text.size());
  size_t done = 0;
  for (size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    size_t length = 0;
    const char32_t meaning = NamedEntity(text.substr(at), &length);
    if (meaning == 0) continue;
    expanded.append(text, done, at - done);
    AppendUtf8(meaning, &expanded);
    done = at + length;
  }
  expanded.append(text, done, text.npos);
  return expanded;
}

size_t MostAttributes(std::string_view text, size_t enough) {
  size_t most = 0;
  for (TagScanner scanner(text); most < enough && scanner.NextTag();) {
    most = std::max(most, scanner.CountAttributes(enough));
  }
  return most;
}

}  // namespace faro
