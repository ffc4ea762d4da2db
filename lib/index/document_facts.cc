// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/document_facts.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

bool IsDelimiter(char c) { return c == ' ' || c == '/'; }

bool IsWordCharacter(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  const int8_t type = u_charType(character);
  return u_isalnum(character) != 0 || type == U_NON_SPACING_MARK ||
         type == U_COMBINING_SPACING_MARK;
}

// Words with one blank or slash between any two; slashes at the ends stay.
std::string PathWords(std::string_view path) {
  const std::string folded = FoldAccentsAndTilde(CaseFolded(path));
  std::string words;
  char pending = 0;  // what stands between the last word and the next
  for (size_t i = 0; i < folded.size();) {
    const char32_t c = NextCodePoint(folded, &i);
    if (!IsWordCharacter(c)) {
      if (c == U'/') pending = '/';
      if (pending == 0 && !words.empty()) pending = ' ';
      continue;
    }
    if (pending != 0) words += pending;
    pending = 0;
    AppendUtf8(c, &words);
  }
  if (pending == '/' && !words.empty()) words += '/';
  return words;
}

}  // namespace

std::string DocumentFacts::Encode() const {
  const std::string words = PathWords(path);
  std::string facts = "/" + words + "/\n";
  facts += type;
  facts += '\n';
  const size_t most = facts.size() + kMostContactBytes;
  for (const std::string& contact : contacts) {
    const std::string folded = CaseFolded(contact);
    if (folded.find('\n') != std::string::npos) continue;
    if (facts.size() + folded.size() + 1 > most) break;
    facts += folded + '\n';
  }
  return facts;
}

std::string_view TopFolderIn(std::string_view facts) {
  const std::string_view path = facts.substr(0, facts.find('\n'));
  if (!path.starts_with('/')) return {};
  const size_t end = path.find('/', 1);
  const bool names_the_file = end == std::string_view::npos || end + 1 == path.size();
  return names_the_file ? std::string_view() : path.substr(1, end - 1);
}

std::string_view TypeIn(std::string_view facts) {
  const size_t path_end = facts.find('\n');
  if (path_end == std::string_view::npos) return {};
  const std::string_view rest = facts.substr(path_end + 1);
  return rest.substr(0, rest.find('\n'));
}

DocumentPattern DocumentPattern::OfPath(std::string_view words) {
  DocumentPattern pattern;
  std::string needle = PathWords(words);
  if (needle.empty()) return pattern;
  pattern.open_end_ = words.ends_with('*') && !IsDelimiter(needle.back());
  pattern.needles_.push_back(std::move(needle));
  return pattern;
}

DocumentPattern DocumentPattern::OfType(std::string_view type) {
  DocumentPattern pattern;
  pattern.line_ = Line::kType;
  pattern.needles_.emplace_back(type);
  return pattern;
}

DocumentPattern DocumentPattern::OfContact(std::string_view contact) {
  DocumentPattern pattern;
  pattern.line_ = Line::kContacts;
  const std::string folded = CaseFolded(TrimAscii(contact));
  const bool any_letter = std::any_of(folded.begin(), folded.end(),
                                      [](char c) { return IsAsciiAlnum(c) || (c & 0x80) != 0; });
  if (!any_letter || folded.find('\n') != std::string::npos) return pattern;
  const size_t at = folded.find('@');
  if (at == 0) {
    pattern.needles_ = {folded + '\n'};
  } else if (at == folded.size() - 1) {
    pattern.needles_ = {'\n' + folded};
  } else if (at != std::string::npos) {
    pattern.needles_ = {'\n' + folded + '\n'};
  } else {
    pattern.needles_ = {'@' + folded + '\n', '.' + folded + '\n', '\n' + folded + '@'};
  }
  return pattern;
}

bool DocumentPattern::Matches(std::string_view facts) const {
  const size_t path_end = facts.find('\n');
  if (needles_.empty() || path_end == std::string_view::npos) return false;
  if (line_ == Line::kPath) return MatchesPath(facts.substr(0, path_end));
  const size_t type_end = facts.find('\n', path_end + 1);
  if (type_end == std::string_view::npos) return false;
  if (line_ == Line::kType) return TypeIn(facts) == needles_.front();
  const std::string_view contacts = facts.substr(type_end);  // from the line's end before them
  return std::any_of(needles_.begin(), needles_.end(), [&](const std::string& needle) {
    return contacts.find(needle) != std::string_view::npos;
  });
}

bool DocumentPattern::MatchesPath(std::string_view path) const {
  const std::string& needle = needles_.front();
  for (size_t at = path.find(needle); at != std::string_view::npos;
       at = path.find(needle, at + 1)) {
    const size_t end = at + needle.size();
    const bool begins = IsDelimiter(needle.front()) || (at > 0 && IsDelimiter(path[at - 1]));
    const bool ends =
        open_end_ || IsDelimiter(needle.back()) || (end < path.size() && IsDelimiter(path[end]));
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace faro
