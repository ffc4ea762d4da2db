// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/schema.h"

#include "lib/base/utf8.h"

namespace faro {

std::string TermFor(Field field, std::string_view text) {
  const std::string_view prefix = PrefixOf(field);
  std::string term;
  term.reserve(prefix.size() + 1 + std::min(text.size(), kLongestTermText));
  term = prefix;
  if (!text.empty() && (IsAsciiUpper(text[0]) || text[0] == ':')) term += ':';
  term += text.substr(0, FloorToCodePoint(text, std::min(text.size(), kLongestTermText)));
  return term;
}

}  // namespace faro
