// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/addresses.h"

#include <algorithm>
#include <array>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// RFC 5321, 4.5.3.1: longest local part and domain.
constexpr size_t kLongestLocalPart = 64;
constexpr size_t kLongestDomain = 255;

bool IsLocalPart(char c) {
  return IsAsciiAlnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

bool IsHostPart(char c) { return IsAsciiAlnum(c) || c == '.' || c == '-'; }

bool EndsInTopLevelDomain(std::string_view host) {
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot - 1 < 2) return false;
  return std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), IsAsciiAlpha);
}

// Length of the URL at the start of `text`, 0 if none starts there.
size_t UrlLength(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kStarts = {"http://", "https://", "www."};
  const auto start = std::find_if(kStarts.begin(), kStarts.end(), [&](std::string_view prefix) {
    return text.starts_with(prefix);
  });
  if (start == kStarts.end()) return 0;
  size_t end = start->size();
  while (end < text.size() && !IsAsciiSpace(text[end]) && text[end] != '<' && text[end] != '>' &&
         text[end] != '"' && text[end] != '|') {
    ++end;
  }
  const bool has_bracket = text.substr(0, end).find('(') != std::string_view::npos;
  const std::string_view closing = has_bracket ? ".,;:!?'" : ".,;:!?')";
  while (end > start->size() && closing.find(text[end - 1]) != std::string_view::npos) --end;
  return end > start->size() ? end : 0;
}

}  // namespace

std::vector<std::string> FindEmailAddresses(std::string_view text) {
  std::vector<std::string> found;
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    size_t begin = at;
    while (begin > 0 && at - begin < kLongestLocalPart && IsLocalPart(text[begin - 1])) --begin;
    if (begin > 0 && IsLocalPart(text[begin - 1])) continue;  // too long for an address
    while (begin < at && !IsAsciiAlnum(text[begin])) ++begin;
    size_t end = at + 1;
    while (end < text.size() && end - at <= kLongestDomain && IsHostPart(text[end])) ++end;
    while (end > at + 1 && !IsAsciiAlnum(text[end - 1])) --end;
    if (begin < at && EndsInTopLevelDomain(text.substr(at + 1, end - at - 1))) {
      found.emplace_back(text.substr(begin, end - begin));
    }
  }
  return found;
}

std::vector<std::string> FindUrls(std::string_view text) {
  std::vector<std::string> found;
  for (size_t i = 0; i < text.size();) {
    const bool starts_word = i == 0 || !IsAsciiAlnum(text[i - 1]);
    const bool may_start = text[i] == 'h' || text[i] == 'w';
    const size_t length = starts_word && may_start ? UrlLength(text.substr(i)) : 0;
    if (length > 0) found.emplace_back(text.substr(i, length));
    i += std::max<size_t>(length, 1);
  }
  return found;
}

bool IsOnlyUrls(std::string_view text) {
  text = TrimAscii(text);
  if (text.empty()) return false;
  while (!text.empty()) {
    const size_t length = UrlLength(text);
    if (length == 0) return false;
    text = text.substr(length);
    if (!text.empty() && !IsAsciiSpace(text.front())) return false;
    text = TrimAscii(text);
  }
  return true;
}

}  // namespace faro
